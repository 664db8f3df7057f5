import { useEffect, useEffectEvent } from 'react';
import type { Connection } from '#ui-kit/connection.ts';
import type { KioskState } from '../screens.ts';
import { feedbackTold, type Feedback } from './feedback.ts';

const PATIENCE_MS = 12_000;

/** Sends what the screen is sending, under one name however often it is tried; an answer after somebody has left is nobody's. */
export function useFeedback(
  connection: Connection<'kiosk'>,
  { screen, language }: KioskState,
  onTold: (asked: Feedback, next: Feedback) => void,
): void {
  const told = useEffectEvent(onTold);
  const feedback = screen.name === 'feedback' ? screen.feedback : null;
  const asked = feedback?.step === 'sending' ? feedback : null;
  useEffect(() => {
    if (asked === null) return undefined;
    let isGone = false;
    const { requestId, kind, topic, fieldId, typed } = asked;
    const content = typed.trim() === '' ? null : typed.trim();
    const said = { requestId, kind, topic, fieldId, content, language };
    void connection.send('giveFeedback', said, PATIENCE_MS).then((sent) => {
      if (!isGone) told(asked, feedbackTold(asked, sent));
    });
    return () => {
      isGone = true;
    };
  }, [asked, language, connection]);
}
