/** Citizens at the kiosk: one after the other, each pressing once. */
import type { RequestId, TicketId } from '#protocol/vocabulary.ts';
import { planArrivals, type Arrival, type Random } from './behaviour.ts';
import type { Clock } from './clock.ts';
import type { CrowdEvent } from './crowd-progress.ts';
import { UnansweredError, type ProtocolClient } from './protocol-client.ts';

/** A citizen who is told "too fast" this often in a row goes home. */
const MOST_TRIES = 20;
const PAUSE_WITHOUT_ADVICE_MS = 1_000;

export type SimulatedKioskOptions = {
  readonly client: ProtocolClient<'kiosk'>;
  readonly citizens: number;
  readonly spreadMs: number;
  readonly clock: Clock;
  readonly random: Random;
  readonly newRequestId: () => RequestId;
  readonly signal: AbortSignal;
  readonly report: (event: CrowdEvent) => void;
  /** Told of every number that was given, with the revision. */
  readonly onIssued: (ticketId: TicketId, revision: number) => void;
};

/**
 * Lets the citizens come at random, never faster than the office's pace allows: who comes too early queues at the
 * kiosk. Ends when all have come or `signal` is raised. Rejects with `UnansweredError` when the kiosk is not let in.
 */
export async function letCitizensIn(options: SimulatedKioskOptions): Promise<void> {
  const { citizens, client, clock, random, signal, spreadMs } = options;
  const { office } = await client.greeted();
  const beganAt = clock.now();
  let kioskFreeAtMs = 0;
  for (const arrival of planArrivals(office, citizens, spreadMs, random)) {
    await clock.sleep(beganAt + Math.max(arrival.atMs, kioskFreeAtMs) - clock.now(), signal);
    if (signal.aborted) return;
    await takeNumber(arrival, options);
    kioskFreeAtMs = clock.now() - beganAt + office.kioskPaceMs;
  }
}

/** One citizen's press, kept under one requestId however often it has to be repeated. */
async function takeNumber({ priorityId, serviceId }: Arrival, options: SimulatedKioskOptions): Promise<void> {
  const { client, clock, newRequestId, onIssued, report, signal } = options;
  const requestId = newRequestId();
  for (let tries = 1; !signal.aborted; tries += 1) {
    let answer;
    try {
      answer = await client.send('issueTicket', {
        requestId,
        serviceId,
        priorityId,
        language: 'vi',
      });
    } catch (error) {
      if (!(error instanceof UnansweredError)) throw error;
      report({ kind: 'turnedAway', serviceId, code: error.reason });
      return;
    }
    if (answer.ok) {
      onIssued(answer.result.ticketId, answer.revision);
      report({ kind: 'arrived', number: answer.result.number, serviceId });
      return;
    }
    const { code, retryAfterMs } = answer.refusal;
    if ((code !== 'too_fast' && code !== 'too_many_tries') || tries === MOST_TRIES) {
      report({ kind: 'turnedAway', serviceId, code });
      return;
    }
    await clock.sleep(retryAfterMs ?? PAUSE_WITHOUT_ADVICE_MS, signal);
  }
}
