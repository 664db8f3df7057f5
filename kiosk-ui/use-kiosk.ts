import { useEffect, useEffectEvent, useMemo, useReducer, useState, useSyncExternalStore } from 'react';
import type { RequestId } from '#protocol/vocabulary.ts';
import type { Connection } from '#ui-kit/connection.ts';
import { newRequestId } from '#ui-kit/request-id.ts';
import { useConnection } from '#ui-kit/use-connection.ts';
import { initialState, isPressKept, kioskReducer, pressInFlight, type KioskState } from './kiosk-state.ts';
import { pageNow } from './page-clock.ts';
import { forgetPress, keepPress, keptPress, type PressOutcome } from './pending-press.ts';
import { runPress } from './press-runner.ts';
import type { Scene } from './scene.ts';

const TICK_MS = 200;

const isLandscapeNow = (): boolean => matchMedia('(orientation: landscape)').matches;
const subscribeToOrientation = (listener: () => void): (() => void) => {
  const query = matchMedia('(orientation: landscape)');
  query.addEventListener('change', listener);
  return () => {
    query.removeEventListener('change', listener);
  };
};

/** The living kiosk on one connection; null until the server has said how the office is set up. */
export function useKiosk(connection: Connection<'kiosk'>): Scene | null {
  const link = useConnection(connection);
  const isLandscape = useSyncExternalStore(subscribeToOrientation, isLandscapeNow);
  const [state, dispatch] = useReducer(kioskReducer, null, startingState);
  const [pageNowMs, setPageNowMs] = useState(pageNow);

  useEffect(() => {
    const ticking = setInterval(() => {
      const nowMs = pageNow();
      setPageNowMs(nowMs);
      dispatch({ type: 'timePassed', atMs: nowMs });
    }, TICK_MS);
    return () => {
      clearInterval(ticking);
    };
  }, []);

  const { view } = link;
  useEffect(() => {
    if (view !== null) dispatch({ type: 'viewArrived', view, atMs: pageNow() });
  }, [view]);

  usePressInFlight(connection, state, (requestId, outcome) => {
    dispatch({ type: 'pressSettled', requestId, outcome, view: connection.state().view, atMs: pageNow() });
  });
  useEffect(() => {
    const stirred = (): void => {
      dispatch({ type: 'stirred', atMs: pageNow() });
    };
    window.addEventListener('pointerdown', stirred);
    window.addEventListener('keydown', stirred);
    return () => {
      window.removeEventListener('pointerdown', stirred);
      window.removeEventListener('keydown', stirred);
    };
  }, []);

  const { act, takeNumber } = useMemo<Pick<Scene, 'act' | 'takeNumber'>>(
    () => ({
      act: (touch) => {
        dispatch({ ...touch, atMs: pageNow() });
      },
      takeNumber: (serviceId, priorityId) => {
        const requestId = newRequestId();
        dispatch({ type: 'takeNumber', serviceId, priorityId, requestId, atMs: pageNow() });
      },
    }),
    [],
  );

  if (link.welcome === null || view === null) return null;
  const isOnline = link.status === 'online';
  return {
    state,
    office: link.welcome.office,
    freshView: isOnline ? view : null,
    printerProblem: isOnline ? (view.printer?.problem ?? null) : null,
    isOnline,
    heardAtMs: link.heardAtServerMs ?? view.at,
    serverNowMs: connection.now(),
    pageNowMs: Math.max(pageNowMs, state.screenSinceMs),
    isLandscape,
    act,
    takeNumber,
  };
}

const startingState = (): KioskState => {
  const nowMs = pageNow();
  return initialState(nowMs, keptPress(sessionStorage, nowMs));
};

/** Sends the press of the screen, if there is one, and keeps it across reloads until its number is put away. */
function usePressInFlight(
  connection: Connection<'kiosk'>,
  state: KioskState,
  onSettled: (requestId: RequestId, outcome: PressOutcome) => void,
): void {
  const isKept = isPressKept(state);
  useEffect(() => {
    if (!isKept) forgetPress(sessionStorage);
  }, [isKept]);

  const settle = useEffectEvent(onSettled);
  const press = pressInFlight(state);
  useEffect(() => {
    if (press === null) return undefined;
    // Kept before it is sent: a crash in between costs a question to the server, never a second number.
    keepPress(sessionStorage, press);
    const abort = new AbortController();
    const world = {
      send: connection.send,
      now: pageNow,
      pause: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
    };
    void runPress(press, world, abort.signal).then((outcome) => {
      if (outcome !== null) settle(press.requestId, outcome);
    });
    return () => {
      abort.abort();
    };
  }, [press, connection]);
}
