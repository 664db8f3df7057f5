/**
 * A few dozen simulated citizens and the officers who serve them, through the same door as everybody else:
 * the kiosk's and the counters' namespaces of the real protocol.
 */
import type { CounterId, RequestId, TicketId } from '#protocol/vocabulary.ts';
import type { Random } from './behaviour.ts';
import type { Clock } from './clock.ts';
import {
  addToTotals,
  type CrowdEvent,
  type CrowdOutcome,
  type CrowdProgress,
  type CrowdTotals,
} from './crowd-progress.ts';
import type { DemoOfficer } from './office.ts';
import { connectClient } from './protocol-client.ts';
import { letCitizensIn } from './simulated-kiosk.ts';
import { rateAtCounter } from './simulated-rater.ts';
import { workAtCounter } from './simulated-officer.ts';

/** Over how long the citizens come. */
const SPREAD_MS = 2 * 60_000;
/** However slow the hall is, a crowd does not live longer. */
const LONGEST_CROWD_MS = 15 * 60_000;
/** How long officers may take to end what they began after a stop. */
const WIND_DOWN_MS = 4_000;

export type CrowdOptions = {
  /** Origin of the server, e.g. `http://127.0.0.1:4100`. */
  readonly serverUrl: string;
  readonly kioskToken: string;
  /** Counters at which simulated officers may sit. */
  readonly counterTokens: readonly { readonly counterId: CounterId; readonly token: string }[];
  /** Rating screens before which some of those rate who were served. */
  readonly ratingTokens: readonly { readonly counterId: CounterId; readonly token: string }[];
  /** Those whose usual counter is among `counterTokens` come to work. */
  readonly officers: readonly DemoOfficer[];
  readonly citizens: number;
  readonly clock: Clock;
  readonly random: Random;
  readonly newRequestId: () => RequestId;
  /** On the crowd's clock, in ms; fifteen minutes unless told otherwise. */
  readonly longestMs?: number;
  readonly onProgress: (progress: CrowdProgress) => void;
};

export type Crowd = {
  /**
   * How it ended: when all have come and been seen to, or after `stop`, or after `longestMs`.
   * Rejects with `UnansweredError` when the kiosk is not let in or never greeted.
   */
  readonly over: Promise<CrowdOutcome>;
  /** Nobody more comes; officers end what they began, sign out, and all is over within seconds. */
  readonly stop: () => void;
};

/** Sends the crowd in. Everything it opens is closed again by the time `over` settles. */
export function startCrowd(options: CrowdOptions): Crowd {
  const { clock, newRequestId, random, longestMs = LONGEST_CROWD_MS } = options;
  const stopping = new AbortController();
  const ended = new AbortController();
  /** Raised once everybody was seen to: whoever still stands before a screen walks on. */
  const leaving = new AbortController();
  const ours = new Set<TicketId>();
  let isOutOfTime = false;
  let arrivals = { isOver: false, lastRevision: 0 };
  let totals: CrowdTotals = { citizens: options.citizens, arrived: 0, turnedAway: 0, finished: 0, missed: 0 };
  const report = (event: CrowdEvent): void => {
    totals = addToTotals(totals, event);
    options.onProgress({ event, totals });
  };

  const { serverUrl } = options;
  const kiosk = connectClient({ serverUrl, role: 'kiosk', deviceToken: options.kioskToken });
  const desks = options.counterTokens.flatMap(({ counterId, token }) =>
    options.officers
      .filter((officer) => officer.counterId === counterId)
      .slice(0, 1)
      .map((officer) => ({
        officer,
        client: connectClient({ serverUrl, role: 'counter', deviceToken: token }),
      })),
  );
  const crew = new Set(desks.map(({ officer }) => officer.displayName));
  const screens = options.ratingTokens.map(({ token }) =>
    connectClient({ serverUrl, role: 'rating', deviceToken: token }),
  );
  const closeAll = (): void => {
    for (const client of [kiosk, ...desks.map((desk) => desk.client), ...screens]) client.close();
  };
  const stop = (): void => {
    if (stopping.signal.aborted) return;
    stopping.abort();
    const lastResort = setTimeout(closeAll, WIND_DOWN_MS);
    ended.signal.addEventListener('abort', () => clearTimeout(lastResort));
  };

  const atKiosk = letCitizensIn({
    client: kiosk,
    citizens: options.citizens,
    spreadMs: SPREAD_MS,
    clock,
    random,
    newRequestId,
    signal: stopping.signal,
    report,
    onIssued: (ticketId, lastRevision) => {
      ours.add(ticketId);
      arrivals = { ...arrivals, lastRevision };
    },
  }).then(
    () => {
      arrivals = { ...arrivals, isOver: true };
    },
    (error: unknown) => {
      // Without a kiosk nobody comes: let the officers go home before saying so.
      stop();
      throw error;
    },
  );
  const atCounters = desks.map(({ client, officer }) =>
    workAtCounter({
      client,
      officer,
      crew,
      clock,
      random,
      newRequestId,
      arrivals: () => arrivals,
      stopSignal: stopping.signal,
      report,
    }),
  );
  const atScreens = screens.map((client) =>
    rateAtCounter({
      client,
      clock,
      random,
      newRequestId,
      isOurs: (ticketId) => ours.has(ticketId),
      signal: AbortSignal.any([stopping.signal, leaving.signal]),
    }),
  );
  void clock.sleep(longestMs, ended.signal).then(() => {
    isOutOfTime = !ended.signal.aborted && !stopping.signal.aborted;
    stop();
  });

  const outcome = async (): Promise<CrowdOutcome> => {
    const parts = await Promise.allSettled([atKiosk, ...atCounters]);
    leaving.abort();
    await Promise.allSettled(atScreens);
    const wasStopped = stopping.signal.aborted;
    ended.abort();
    closeAll();
    for (const part of parts) if (part.status === 'rejected') throw part.reason;
    if (isOutOfTime) return 'outOfTime';
    return wasStopped ? 'stopped' : 'served';
  };
  return { over: outcome(), stop };
}
