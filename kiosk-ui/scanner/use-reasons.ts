import { useEffect, useRef } from 'react';
import type { Connection } from '#ui-kit/connection.ts';
import { newRequestId } from '#ui-kit/request-id.ts';
import type { KioskState } from '../screens.ts';
import { reasonsToSend } from './rating-steps.ts';

/** Whoever chose them has gone by then: nobody waits for it, in ms. */
const PATIENCE_MS = 60_000;

/** Sends why a low face was pressed, once, when its page is over. */
export function useReasons(connection: Connection<'kiosk'>, { screen }: KioskState): void {
  const before = useRef(screen);
  useEffect(() => {
    const said = reasonsToSend(before.current, screen);
    before.current = screen;
    if (said === null) return;
    const { link, reasons } = said;
    void connection.send('explain', { requestId: newRequestId(), link, reasons: [...reasons] }, PATIENCE_MS);
  }, [screen, connection]);
}
