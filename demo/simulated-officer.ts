/** One simulated officer at one counter, from signing in to going home. */
import type { Answer, Refusal } from '#protocol/messages.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import type { CounterView } from '#protocol/views.ts';
import type { OfficerId, RequestId, Revision, TicketId } from '#protocol/vocabulary.ts';
import type { Random } from './behaviour.ts';
import type { Clock } from './clock.ts';
import type { CrowdEvent, LeaveReason } from './crowd-progress.ts';
import type { DemoOfficer } from './office.ts';
import {
  isSameDeed,
  nextOfficerStep,
  servicesElsewhere,
  type OfficerAct,
  type OfficerSituation,
  type OfficerStep,
} from './officer-steps.ts';
import { UnansweredError, type ProtocolClient } from './protocol-client.ts';
import { planVisit, type Visit } from './visit-plan.ts';

/** An officer who is refused this often in a row gives up instead of hammering. */
const MOST_REFUSALS_IN_A_ROW = 20;
/** Somebody else signs this officer out again and again: they want the counter closed. */
const MOST_SIGN_INS = 10;
const NEWER_VIEW_TIMEOUT_MS = 2_000;
const WATCH_TIMEOUT_MS = 1_000;
const PAUSE_WITHOUT_ADVICE_MS = 1_000;
/** How many officers rest once, and after how many citizens at the earliest. */
const BREAK_SHARE = 0.6;
const FIRST_BREAK_AFTER = 2;
const BREAK_MS = 9_000;

export type SimulatedOfficerOptions = {
  readonly client: ProtocolClient<'counter'>;
  readonly officer: DemoOfficer;
  /** The names of all simulated officers, this one's among them. */
  readonly crew: ReadonlySet<string>;
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
  private visit: { readonly key: string; readonly plan: Visit } | null = null;
  private breathMs = 0;
  /** When those whom this officer let go are expected back, by the crowd's clock. */
  private readonly expectedAt = new Map<TicketId, number>();
  private finished = 0;
  /** After how many citizens this officer rests; null once rested, or never. */
  private restsAfter: number | null;

  constructor(options: SimulatedOfficerOptions) {
    this.options = options;
    const { random } = options;
    this.restsAfter = random() < BREAK_SHARE ? FIRST_BREAK_AFTER + Math.floor(random() * 3) : null;
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
          await this.watch(view, step.forMs);
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

  /** Until there is another view, the time has passed, or the crowd is told to stop. */
  private async watch(view: CounterView, forMs: number): Promise<void> {
    const { client, clock, stopSignal } = this.options;
    const isOver = new AbortController();
    const signal = AbortSignal.any([stopSignal, isOver.signal]);
    const news = client.viewWhere((newest) => newest !== view, WATCH_TIMEOUT_MS, signal);
    await Promise.race([news, clock.sleep(forMs, signal)]);
    isOver.abort();
    await news;
  }

  private stepFor(view: CounterView): OfficerStep {
    const { arrivals, clock, crew, officer, stopSignal } = this.options;
    return nextOfficerStep(view, {
      displayName: officer.displayName,
      officerId: this.officerId,
      visitOf: (ticketId) => this.visitOf(ticketId, view),
      office: this.office(),
      crew,
      breathMs: this.breathMs,
      expected: Array.from(this.expectedAt, ([ticketId, atMs]) => ({ ticketId, inMs: atMs - clock.now() })),
      wantsBreak: this.restsAfter !== null && this.finished >= this.restsAfter,
      breakMs: BREAK_MS,
      arrivals: arrivals(),
      isStopping: stopSignal.aborted,
    });
  }

  /** The same plan for as long as the same ticket is here; another one when it comes back. */
  private visitOf(ticketId: TicketId, { current, ...view }: CounterView): Visit {
    const waits = current?.periods.filter(({ kind }) => kind === 'waiting').length ?? 0;
    const key = `${ticketId} ${String(waits)}`;
    if (this.visit?.key === key) return this.visit.plan;
    const { crew, random } = this.options;
    const office = this.office();
    const plan = planVisit(
      {
        service: office.services.find(({ serviceId }) => serviceId === current?.serviceId) ?? null,
        rules: office.rules,
        wasHereBefore: waits > 1,
        servicesElsewhere: servicesElsewhere(view, office, crew),
      },
      random,
    );
    this.visit = { key, plan };
    return plan;
  }

  /** Known once greeted, which comes before any work. */
  private office(): OfficeSettings {
    const welcome = this.options.client.welcome();
    if (welcome === null) throw new LeftCounter('closed');
    return welcome.office;
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
    if (act.command === 'signOut') {
      this.options.report({ kind: 'signedOut', counterId: this.options.officer.counterId });
      return true;
    }
    this.remember(act);
    this.tell(act, view, await this.seeThe(answer.revision));
    this.breathMs = 1_000 + this.options.random() * 2_000;
    return false;
  }

  /** What the next steps must know of a deed that was done. */
  private remember(act: Exclude<OfficerAct, { command: 'signOut' }>): void {
    const plan = this.visit?.plan;
    const now = this.options.clock.now();
    switch (act.command) {
      case 'park':
        if (plan?.ending.kind === 'park') this.expectedAt.set(act.ticketId, now + plan.ending.awayMs);
        return;
      case 'markMissed':
        // One who was marked because the crowd was stopped is not expected either.
        if (plan?.isNoShow === true && plan.turnsUpAfterMs !== null)
          this.expectedAt.set(act.ticketId, now + plan.turnsUpAfterMs);
        return;
      case 'resume':
      case 'reinstate':
        this.expectedAt.delete(act.ticketId);
        return;
      case 'finish':
        this.finished += 1;
        return;
      case 'pauseCounter':
        this.restsAfter = null;
        return;
      case 'callNext':
      case 'recall':
      case 'resumeCounter':
      case 'startService':
      case 'transfer':
        return;
      default:
        act satisfies never;
    }
  }

  private tell(
    act: Exclude<OfficerAct, { command: 'signOut' }>,
    before: CounterView,
    after: CounterView | null,
  ): void {
    const { officer, report } = this.options;
    const { counterId } = officer;
    if (!('ticketId' in act) && act.command !== 'callNext') {
      report({ kind: act.command === 'pauseCounter' ? 'paused' : 'unpaused', counterId });
      return;
    }
    const ticketId = 'ticketId' in act ? act.ticketId : after?.current?.ticketId;
    const number = [after?.current, before.current, ...before.absent].find(
      (ticket) => ticket?.ticketId === ticketId,
    )?.number;
    if (number !== undefined) report({ kind: EVENT_OF[act.command], number, counterId });
  }

  private send(act: OfficerAct, view: CounterView): Promise<Answer<unknown>> {
    const { client } = this.options;
    const requestId = this.options.newRequestId();
    switch (act.command) {
      case 'callNext':
        return client.send('callNext', { requestId, seenCounterRevision: view.counterRevision });
      case 'signOut':
      case 'resumeCounter':
        return client.send(act.command, { requestId });
      case 'pauseCounter':
        return client.send('pauseCounter', { requestId, reason: 'break' });
      case 'recall':
        return client.send('recall', { requestId, ticketId: act.ticketId, seenCallCount: act.seenCallCount });
      case 'startService':
      case 'markMissed':
      case 'resume':
      case 'reinstate':
        return client.send(act.command, { requestId, ticketId: act.ticketId });
      case 'finish':
        return client.send('finish', { requestId, ticketId: act.ticketId, done: [] });
      case 'park':
        return client.send('park', {
          requestId,
          ticketId: act.ticketId,
          reason: 'papers_missing',
          paperIndexes: [...act.paperIndexes],
          otherPapers: [],
          returnTime: null,
          isPrinted: true,
        });
      case 'transfer':
        return client.send('transfer', {
          requestId,
          ticketId: act.ticketId,
          serviceId: act.serviceId,
          counterId: null,
          returnsHere: false,
          note: null,
        });
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
  reinstate: 'reinstated',
  park: 'parked',
  resume: 'resumed',
  transfer: 'transferred',
} as const satisfies Partial<Record<OfficerAct['command'], CrowdEvent['kind']>>;
