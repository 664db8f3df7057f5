import { useEffect, useEffectEvent } from 'react';
import type { FileAnswer } from '#protocol/file-lookup.ts';
import type { Connection } from '#ui-kit/connection.ts';
import type { KioskState } from '../screens.ts';
import { toldBy, type LookUp } from './look-up.ts';

/** A service behind the server may take four seconds; one try, so that no question counts twice. */
const PATIENCE_MS = 6_000;

/** Asks what the screen is asking, once; an answer after somebody has left is nobody's. */
export function useLookUp(
  connection: Connection<'kiosk'>,
  { screen }: KioskState,
  onTold: (asked: LookUp, answer: FileAnswer) => void,
): void {
  const told = useEffectEvent(onTold);
  const lookUp = screen.name === 'lookUp' ? screen.lookUp : null;
  const asked = lookUp?.step === 'asking' ? lookUp : null;
  useEffect(() => {
    if (asked === null) return undefined;
    let isGone = false;
    const { code, digits } = asked;
    void connection.send('lookUpFile', { code, digits }, PATIENCE_MS, PATIENCE_MS).then((sent) => {
      if (!isGone) told(asked, toldBy(sent));
    });
    return () => {
      isGone = true;
    };
  }, [asked, connection]);
}
