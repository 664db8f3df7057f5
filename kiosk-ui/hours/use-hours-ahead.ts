import { useEffect, useEffectEvent } from 'react';
import type { FieldId } from '#protocol/vocabulary.ts';
import type { Connection } from '#ui-kit/connection.ts';
import type { HoursTold, KioskState } from '../screens.ts';

const PATIENCE_MS = 6_000;

/** Asks for the hours of the screen, once for each time that it is opened; an answer after somebody has left is nobody's. */
export function useHoursAhead(
  connection: Connection<'kiosk'>,
  { screen }: KioskState,
  fieldId: FieldId | undefined,
  onTold: (told: HoursTold) => void,
): void {
  const told = useEffectEvent(onTold);
  const isAsking = screen.name === 'hours' && screen.told === null;
  useEffect(() => {
    if (!isAsking || fieldId === undefined) return undefined;
    let isGone = false;
    void connection.send('getHoursAhead', { fieldId }, PATIENCE_MS, PATIENCE_MS).then((sent) => {
      if (!isGone) told(sent.ok === true ? sent.result : 'unknown');
    });
    return () => {
      isGone = true;
    };
  }, [isAsking, fieldId, connection]);
}
