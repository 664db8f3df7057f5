import { useEffect, useEffectEvent, useMemo, useReducer, useState, useSyncExternalStore } from 'react';
import type { RequestId } from '#protocol/vocabulary.ts';
import type { Connection } from '#ui-kit/connection.ts';
import { newRequestId } from '#ui-kit/request-id.ts';
import { useConnection } from '#ui-kit/use-connection.ts';
import { useSwitchScan } from './access/use-switch-scan.ts';
import { keptCalibration } from './calibration/kept-calibration.ts';
import { targetPx } from './calibration/millimetres.ts';
import { initialState, isPressKept, kioskReducer, pressInFlight, ratingInFlight } from './kiosk-state.ts';
import { useFeedback } from './feedback/use-feedback.ts';
import { useHoursAhead } from './hours/use-hours-ahead.ts';
import { wordsIn } from './languages.ts';
import { useLaterParts } from './later/use-later-parts.ts';
import { useLookUp } from './lookup/use-look-up.ts';
import { paperInFlight, runPaperOrder, type PaperOutcome } from './papers/paper-order.ts';
import { pageNow } from './page-clock.ts';
import { forgetPress, keepPress, keptPress, type PressOutcome } from './pending-press.ts';
import { runPress } from './press-runner.ts';
import { sendRating, type RatingOutcome } from './scanner/ticket-rating.ts';
import { useReasons } from './scanner/use-reasons.ts';
import { useScanner } from './scanner/use-scanner.ts';
import { fieldOfScreen, type Scene } from './scene.ts';
import type { KioskState } from './screens.ts';
import { useCatalogue } from './search/use-catalogue.ts';
import { useSpokenGuidance } from './spoken/use-spoken-guidance.ts';

const TICK_MS = 200;

const isLandscapeNow = (): boolean => matchMedia('(orientation: landscape)').matches;
const subscribeToOrientation = (listener: () => void): (() => void) => {
  const query = matchMedia('(orientation: landscape)');
  query.addEventListener('change', listener);
  return () => {
    query.removeEventListener('change', listener);
  };
};

/** The living kiosk on one connection; null until the server has said how the office is set up. `onLost`: see `useLaterParts`. */
export function useKiosk(connection: Connection<'kiosk'>, onLost: () => void): Scene | null {
  const link = useConnection(connection);
  const isLandscape = useSyncExternalStore(subscribeToOrientation, isLandscapeNow);
  const [state, dispatch] = useReducer(kioskReducer, null, startingState);
  const [pageNowMs, setPageNowMs] = useState(pageNow);
  // Measured while the kiosk is not in use: the page is opened anew after that.
  const [{ pxPerMm, scanPaceMs }] = useState(() => keptCalibration(localStorage, screen));

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
  useLookUp(connection, state, (asked, answer) => {
    dispatch({ type: 'fileTold', asked, answer, atMs: pageNow() });
  });
  useFeedback(connection, state, (asked, next) => {
    dispatch({ type: 'feedbackTold', asked, next, atMs: pageNow() });
  });
  const { welcome } = link;
  const openField = welcome === null ? undefined : fieldOfScreen(welcome.office, state.screen);
  useHoursAhead(connection, state, openField?.fieldId, (told) => {
    dispatch({ type: 'hoursTold', told, atMs: pageNow() });
  });
  useRatingInFlight(connection, state, (requestId, outcome) => {
    dispatch({ type: 'ratingSettled', requestId, outcome, atMs: pageNow() });
  });
  useReasons(connection, state);
  usePaperInFlight(connection, state, (requestId, outcome) => {
    dispatch({ type: 'paperSettled', requestId, outcome, atMs: pageNow() });
  });
  const later = useLaterParts(welcome !== null && view !== null, onLost);
  const { spoken, isSpeaking } = useSpokenGuidance(connection, state, dispatch, later);
  const setScanning = (isScanning: boolean): void => {
    dispatch({ type: 'setComfort', comfort: { isScanning }, atMs: pageNow() });
  };
  useSwitchScan(state, scanPaceMs, setScanning, isSpeaking);
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

  useScanner((readings) => {
    // A press and a number are nobody's to disturb: not even the server hears of what is scanned meanwhile.
    if (welcome === null || view === null || isPressKept(state)) return;
    const { office } = welcome;
    const world = {
      office,
      today: view.date,
      field: openField,
      send: connection.send,
    };
    void later
      .whenHere()
      .then(({ recogniseReadings, readScan }) => readScan(recogniseReadings(readings), world))
      .then((scanned) => {
        dispatch({ type: 'scanned', scanned, atMs: pageNow() });
      });
  });

  const isCounted = welcome !== null && welcome.office.rules.openNumbersPerPerson !== null;
  const { act, takeNumber, print, rate } = useMemo<Pick<Scene, 'act' | 'takeNumber' | 'print' | 'rate'>>(
    () => ({
      act: (touch) => {
        const done = (): void => {
          dispatch({ ...touch, atMs: pageNow() });
        };
        // A language holds from the moment on in which its words are here.
        if (touch.type === 'chooseLanguage' && later.parts === null) void later.whenHere().then(done);
        else done();
      },
      takeNumber: (serviceId, priorityId) => {
        const requestId = newRequestId();
        const wish = { serviceId, priorityId, requestId, ...(isCounted ? { isCounted } : {}) };
        dispatch({ type: 'takeNumber', ...wish, atMs: pageNow() });
      },
      rate: (score) => {
        dispatch({ type: 'rate', score, requestId: newRequestId(), atMs: pageNow() });
      },
      print: (of) => {
        dispatch({ type: 'printPaper', of, requestId: newRequestId(), atMs: pageNow() });
      },
    }),
    [isCounted, later],
  );

  const catalogue = useCatalogue(view?.catalogueRevision ?? null, welcome?.office ?? null, later.parts);

  if (welcome === null || view === null || wordsIn(state.language, later.parts) === null) return null;
  const isOnline = link.status === 'online';
  return {
    state,
    office: welcome.office,
    catalogue,
    later: later.parts,
    freshView: isOnline ? view : null,
    printerProblem: isOnline ? (view.printer?.problem ?? null) : null,
    isOnline,
    heardAtMs: link.heardAtServerMs ?? view.at,
    serverNowMs: connection.now(),
    pageNowMs: Math.max(pageNowMs, state.screenSinceMs),
    isLandscape,
    spoken,
    targetPx: targetPx(pxPerMm, { width: innerWidth, height: innerHeight }),
    act,
    takeNumber,
    print,
    rate,
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
    void runPress(press, worldOf(connection), abort.signal).then((outcome) => {
      if (outcome !== null) settle(press.requestId, outcome);
    });
    return () => {
      abort.abort();
    };
  }, [press, connection]);
}

const worldOf = ({ send }: Connection<'kiosk'>) => ({
  send,
  now: pageNow,
  pause: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
});

/** Asks for the paper of the screen, if it was asked for; whoever leaves the page asks no more. */
function usePaperInFlight(
  connection: Connection<'kiosk'>,
  state: KioskState,
  onSettled: (requestId: RequestId, outcome: PaperOutcome) => void,
): void {
  const settle = useEffectEvent(onSettled);
  const order = paperInFlight(state.screen);
  useEffect(() => {
    if (order === null) return undefined;
    const abort = new AbortController();
    void runPaperOrder(order, worldOf(connection), abort.signal).then((outcome) => {
      if (outcome !== null) settle(order.requestId, outcome);
    });
    return () => {
      abort.abort();
    };
  }, [order, connection]);
}

/** Sends what was said of a ticket, also when its page is left: it was said. */
function useRatingInFlight(
  connection: Connection<'kiosk'>,
  state: KioskState,
  onSettled: (requestId: RequestId, outcome: RatingOutcome) => void,
): void {
  const settle = useEffectEvent(onSettled);
  const said = ratingInFlight(state);
  const rating = said?.rating ?? null;
  const link = said?.link ?? null;
  useEffect(() => {
    if (rating === null || link === null) return;
    void sendRating(rating, link, connection.send).then((outcome) => {
      settle(rating.requestId, outcome);
    });
  }, [rating, link, connection]);
}
