/** One simulated officer at one counter, from signing in to going home. */
import type { Answer, Refusal } from '#protocol/messages.ts';
import type { CounterView } from '#protocol/views.ts';
import type { OfficerId, RequestId, Revision, TicketId } from '#protocol/vocabulary.ts';
import {
  isSameDeed,
  nextOfficerStep,
  planVisit,
  type OfficerAct,
  type OfficerSituation,
  type OfficerStep,
  type Random,
  type Visit,
} from './behaviour.ts';
import type { Clock } from './clock.ts';
import type { CrowdEvent, LeaveReason } from './crowd-progress.ts';
import type { DemoOfficer } from './office.ts';
import { UnansweredError, type ProtocolClient } from './protocol-client.ts';

/** An officer who is refused this often in a row gives up instead of hammering. */
const MOST_REFUSALS_IN_A_ROW = 20;
/** Somebody else signs this officer out again and again: they want the counter closed. */
const MOST_SIGN_INS = 10;
const NEWER_VIEW_TIMEOUT_MS = 2_000;
const WATCH_TIMEOUT_MS = 1_000;
const PAUSE_WITHOUT_ADVICE_MS = 1_000;

export type SimulatedOfficerOptions = {
  readonly client: ProtocolClient<'counter'>;
  readonly officer: DemoOfficer;
  readonly clock: Clock;
  readonly random: Random;
  readonly newRequestId: () => RequestId;
  readonly arrivals: () => OfficerSituation['arrivals'];
  /** Raised: end what is begun, sign out, begin nothing. */
  readonly stopSignal: AbortSignal;
  readonly report: (event: CrowdEvent) => void;
};

/** Signals that this officer's work is over before the crowd is. */
class LeftCounter extends Error {
  override readonly name = 'LeftCounter';
  readonly reason: LeaveReason;

  constructor(reason: LeaveReason) {
    super(reason);
    this.reason = reason;
  }
}

/** Works until nobody waits for this counter and nobody more will come. Never rejects for what a server may do. */
export async function workAtCounter(options: SimulatedOfficerOptions): Promise<void> {
  const { client, officer, report } = options;
  try {
    await client.greeted();
    await new OfficerAtWork(options).work();
  } catch (error) {
    if (!(error instanceof LeftCounter) && !(error instanceof UnansweredError)) throw error;
    report({ kind: 'leftCounter', counterId: officer.counterId, reason: error.reason });
  }
}

class OfficerAtWork {
  private readonly options: SimulatedOfficerOptions;
  private officerId: OfficerId | null = null;
  private refusalsInARow = 0;
  private signIns = 0;
  private visit: { readonly ticketId: TicketId; readonly plan: Visit } | null = null;
  private breathMs = 0;

  constructor(options: SimulatedOfficerOptions) {
    this.options = options;
  }

  async work(): Promise<void> {
    const { client, clock, stopSignal } = this.options;
    for (;;) {
      const view = await client.viewWhere(() => true, NEWER_VIEW_TIMEOUT_MS);
      if (client.isClosed()) throw new LeftCounter('closed');
      if (view === null) continue;
      const step = this.stepFor(view);
      switch (step.kind) {
        case 'goHome':
          return;
        case 'leave':
          throw new LeftCounter('a_person_sits_here');
        case 'signIn':
          await this.signIn();
          break;
        case 'watch':
          await client.viewWhere((newest) => newest !== view, WATCH_TIMEOUT_MS, stopSignal);
          break;
        case 'act': {
          await clock.sleep(step.afterMs, stopSignal);
          // Much can happen in a wait: do it only if it is still what the newest view asks for.
          const newest = client.view() ?? view;
          if (isSameDeed(step, this.stepFor(newest)) && (await this.perform(step.act, newest))) return;
          break;
        }
        default:
          step satisfies never;
      }
    }
  }

  private stepFor(view: CounterView): OfficerStep {
    const { arrivals, officer, stopSignal } = this.options;
    return nextOfficerStep(view, {
      displayName: officer.displayName,
      officerId: this.officerId,
      visitOf: (ticketId) => this.visitOf(ticketId, view),
      breathMs: this.breathMs,
      arrivals: arrivals(),
      isStopping: stopSignal.aborted,
    });
  }

  /** The same plan for as long as the same ticket is here. */
  private visitOf(ticketId: TicketId, view: CounterView): Visit {
    if (this.visit?.ticketId === ticketId) return this.visit.plan;
    const services = this.options.client.welcome()?.office.services ?? [];
    const service = services.find(({ serviceId }) => serviceId === view.current?.serviceId) ?? null;
    const plan = planVisit(service, this.options.random);
    this.visit = { ticketId, plan };
    return plan;
  }

  private async signIn(): Promise<void> {
    const { client, newRequestId, officer, report } = this.options;
    this.signIns += 1;
    if (this.signIns > MOST_SIGN_INS) throw new LeftCounter('counter_closed');
    const answer = await client.send('signIn', {
      requestId: newRequestId(),
      username: officer.username,
      password: officer.password,
    });
    if (!answer.ok) {
      await this.bearRefusal(answer.refusal, client.view());
      return;
    }
    this.officerId = answer.result.officerId;
    client.identifyAs(answer.result.sessionToken);
    report({ kind: 'signedIn', counterId: officer.counterId });
    await this.seeThe(answer.revision);
  }

  /** Does one deed; true when it was the last one, signing out. */
  private async perform(act: OfficerAct, view: CounterView): Promise<boolean> {
    const answer = await this.send(act, view);
    if (!answer.ok) {
      await this.bearRefusal(answer.refusal, view);
      return false;
    }
    this.refusalsInARow = 0;
    const { counterId } = this.options.officer;
    if (act.command === 'signOut') {
      this.options.report({ kind: 'signedOut', counterId });
      return true;
    }
    const after = await this.seeThe(answer.revision);
    const number = view.current?.number ?? after?.current?.number;
    if (number !== undefined) this.options.report({ kind: EVENT_OF[act.command], number, counterId });
    this.breathMs = 1_000 + this.options.random() * 2_000;
    return false;
  }

  private send(act: OfficerAct, view: CounterView): Promise<Answer<unknown>> {
    const { client } = this.options;
    const requestId = this.options.newRequestId();
    switch (act.command) {
      case 'callNext':
        return client.send('callNext', { requestId, seenCounterRevision: view.counterRevision });
      case 'signOut':
        return client.send('signOut', { requestId });
      case 'recall':
        return client.send('recall', { requestId, ticketId: act.ticketId, seenCallCount: act.seenCallCount });
      case 'startService':
      case 'markMissed':
        return client.send(act.command, { requestId, ticketId: act.ticketId });
      case 'finish':
        return client.send('finish', { requestId, ticketId: act.ticketId, done: [] });
      default:
        return act satisfies never;
    }
  }

  /** Waits for the view in which a deed that was done can be seen. */
  private seeThe(revision: Revision): Promise<CounterView | null> {
    return this.options.client.viewWhere((view) => view.revision >= revision, NEWER_VIEW_TIMEOUT_MS);
  }

  /** Takes a refusal as news: gives the counter up where it is lost, otherwise looks again. */
  private async bearRefusal({ code, retryAfterMs }: Refusal, view: CounterView | null): Promise<void> {
    const { client, clock, stopSignal } = this.options;
    this.refusalsInARow += 1;
    if (this.refusalsInARow >= MOST_REFUSALS_IN_A_ROW) throw new LeftCounter(code);
    switch (code) {
      case 'counter_taken':
      case 'not_at_counter':
      case 'officer_busy_elsewhere':
      case 'wrong_credentials':
      case 'unknown_counter':
      case 'day_closed':
      case 'invalid_message':
      case 'request_reused':
        throw new LeftCounter(code);
      case 'not_signed_in':
        this.officerId = null;
        return;
      case 'too_many_tries':
      case 'too_fast':
      case 'storage_failed':
      case 'unavailable':
        await clock.sleep(retryAfterMs ?? PAUSE_WITHOUT_ADVICE_MS, stopSignal);
        return;
      default:
        // Refused by the rules of the queue: a newer view will say what is so now.
        await client.viewWhere((newest) => newest !== view, WATCH_TIMEOUT_MS);
    }
  }
}

const EVENT_OF = {
  callNext: 'called',
  recall: 'recalled',
  startService: 'started',
  finish: 'finished',
  markMissed: 'missed',
} as const satisfies Record<Exclude<OfficerAct['command'], 'signOut'>, CrowdEvent['kind']>;
