/**
 * Lives a day plan through with the real rules: every deed is a command that `decide` decides and `evolve` folds.
 * Deterministic; time is only as fast as it is computed. Officers call as soon as they are free.
 */
import type { CancelReason } from '#protocol/officer-words.ts';
import type { WaitRangeMinutes } from '#protocol/views.ts';
import {
  durationMs,
  instantMs,
  type CounterId,
  type DeviceId,
  type InstantMs,
  type PriorityId,
  type ServiceId,
  type TicketId,
} from '#protocol/vocabulary.ts';
import type { AtCounter, Command } from '#server/domain/commands.ts';
import { decide } from '#server/domain/decide.ts';
import type { RecordedEvent } from '#server/domain/events.ts';
import { evolve } from '#server/domain/evolve.ts';
import { counterOf, type QueueDay } from '#server/domain/queue-day.ts';
import { createAgenda, type Agenda } from './agenda.ts';
import type { DayPlan, GivenRating, Shift, Visitor } from './day-plan.ts';

const KIOSK = 'kiosk' as DeviceId;
/** From one citizen's leaving to the next one's call. */
const BREATH_MS = 5_000;
/** Of whom nothing else is told. */
const USUAL_AWAY = { reason: 'papers_missing', paperIndexes: [], returnTime: null } as const;
/** However long the queue, nobody works longer past the end of a shift. */
const LONGEST_OVERTIME_MS = 3 * 3_600_000;

export type LivedDay = {
  readonly events: readonly RecordedEvent[];
  /** The state after the last event; the day is closed. */
  readonly day: QueueDay;
};

/** What the office tells a newcomer; null = only the place in the queue. */
export type Expectation = (
  day: QueueDay,
  asked: { readonly serviceId: ServiceId; readonly priorityId: PriorityId | null },
  at: InstantMs,
) => WaitRangeMinutes;

const TELLS_NOTHING: Expectation = () => null;

/** Hears of each event as it happens, with the day as it was and as it is since then. */
export type Listener = (event: RecordedEvent, before: QueueDay | null, after: QueueDay) => void;

/** What goes before the day, for one that goes on a log, and who keeps it. */
export type Surroundings = { readonly before: QueueDay | null; readonly onEvent: Listener };

const ALONE: Surroundings = { before: null, onEvent: () => undefined };

/** Throws when the plan cannot be lived, e.g. a shift at a counter that does not exist. */
export function liveDay(
  plan: DayPlan,
  expects: Expectation = TELLS_NOTHING,
  surroundings: Surroundings = ALONE,
): LivedDay {
  return new DayRun(plan, expects, surroundings).run();
}

/** A visitor's way through the office: what is still to come when the ticket is next served. */
type Way = { readonly visitor: Visitor; readonly leg: 'first' | 'after_papers' | 'elsewhere' };

class DayRun {
  private readonly plan: DayPlan;
  private readonly expects: Expectation;
  private readonly events: RecordedEvent[] = [];
  private readonly agenda: Agenda = createAgenda();
  private readonly ways = new Map<TicketId, Way>();
  private readonly idle = new Set<Shift>();
  private readonly onEvent: Listener;
  private day: QueueDay | null;
  private nowMs: number;

  constructor(plan: DayPlan, expects: Expectation, { before, onEvent }: Surroundings) {
    this.plan = plan;
    this.expects = expects;
    this.onEvent = onEvent;
    this.day = before;
    this.nowMs = plan.opensAt;
  }

  run(): LivedDay {
    const { date, settings, visitors, shifts } = this.plan;
    this.submit({ type: 'openDay', date, settings });
    for (const visitor of visitors) this.later(visitor.arrivesAt, () => this.arrive(visitor));
    for (const shift of shifts) this.planShift(shift);
    for (let next = this.agenda.takeNext(); next !== undefined; next = this.agenda.takeNext()) {
      this.nowMs = Math.max(this.nowMs, next.at);
      next.happen();
    }
    this.submit({ type: 'closeDay' });
    return { events: this.events, day: this.today() };
  }

  private planShift(shift: Shift): void {
    if (counterOf(this.plan.settings, shift.counterId) === undefined)
      throw new Error(`no counter ${shift.counterId} to work at`);
    const { officerName } = shift;
    this.later(shift.from, () => {
      this.submit({ type: 'openCounter', officerName, isSupervisor: false, ...who(shift) });
      if (!this.isHelpDesk(shift)) this.becomeFree(shift);
    });
    for (const pause of shift.pauses) this.later(pause.from, () => this.pause(shift, pause));
    this.later(shift.to, () => (this.isHelpDesk(shift) ? this.goHome(shift) : this.wake()));
  }

  private isHelpDesk({ counterId }: Shift): boolean {
    return counterOf(this.plan.settings, counterId)?.kind === 'reception';
  }

  private today(): QueueDay {
    if (this.day === null) throw new Error('the day has not begun');
    return this.day;
  }

  private later(at: number, happen: () => void): void {
    this.agenda.add(at, happen);
  }

  /** True when it happened; refused deeds change nothing and are tried again when something else has changed. */
  private submit(command: Command): boolean {
    const at = instantMs(this.nowMs);
    const decision = decide(this.day, command, at);
    if (!decision.ok) return false;
    for (const happened of decision.events) {
      const before = this.day;
      const event = { ...happened, sequence: (before?.sequence ?? 0) + 1, at };
      const after = evolve(before, event);
      this.day = after;
      this.events.push(event);
      this.onEvent(event, before, after);
    }
    return true;
  }

  private arrive(visitor: Visitor): void {
    if (!this.submit(this.takingNumber(visitor))) return;
    const issued = this.events.at(-1);
    if (issued?.type !== 'TicketIssued') return;
    const { ticketId } = issued.ticket;
    this.ways.set(ticketId, { visitor, leg: 'first' });
    const leaves = visitor.details?.leaves ?? null;
    if (leaves !== null) this.later(this.nowMs + leaves.afterMs, () => this.leave(ticketId, leaves.why));
    this.wake();
  }

  private takingNumber({ serviceId, priorityId, details }: Visitor): Command {
    const range = this.expects(this.today(), { serviceId, priorityId }, instantMs(this.nowMs));
    const number = { serviceId, priorityId, printerId: null, range };
    const helper =
      details?.isHelped === true ? this.plan.shifts.find((shift) => this.isHelpDesk(shift)) : null;
    if (helper == null)
      return { type: 'issueTicket', kioskId: KIOSK, language: details?.language ?? 'vi', ...number };
    return {
      type: 'issueAtCounter',
      isPrinted: false,
      ordinal: null,
      deviceId: KIOSK,
      ...number,
      ...who(helper),
    };
  }

  private leave(ticketId: TicketId, why: 'given_up' | CancelReason): void {
    const helper = this.plan.shifts.find((shift) => this.isHelpDesk(shift));
    if (why === 'given_up') this.submit({ type: 'giveUp', ticketId });
    else if (helper !== undefined) this.submit({ type: 'cancel', ticketId, reason: why, ...who(helper) });
  }

  private wake(): void {
    for (const shift of Array.from(this.idle)) this.callNext(shift);
  }

  private becomeFree(shift: Shift): void {
    this.idle.add(shift);
    this.later(this.nowMs + BREATH_MS, () => {
      if (this.idle.has(shift)) this.callNext(shift);
    });
  }

  private pause(shift: Shift, pause: Shift['pauses'][number]): void {
    if (this.nowMs >= pause.to) return;
    const { reason = 'break', waitsForHall = false } = pause;
    const isWaitedFor = waitsForHall && decide(this.day, this.calling(shift), instantMs(this.nowMs)).ok;
    if (isWaitedFor || !this.submit({ type: 'pauseCounter', reason, ...who(shift) })) {
      // With a citizen at the counter the pause begins when that is over.
      this.later(this.nowMs + 30_000, () => this.pause(shift, pause));
      return;
    }
    this.idle.delete(shift);
    this.later(pause.to, () => {
      this.submit({ type: 'resumeCounter', ...who(shift) });
      this.becomeFree(shift);
    });
  }

  private calling(shift: Shift): Command {
    const seenCounterRevision = this.today().counters.get(shift.counterId)?.revision ?? 0;
    return { type: 'callNext', seenCounterRevision, deviceId: KIOSK, ...who(shift) };
  }

  private callNext(shift: Shift): void {
    const isOver = this.nowMs >= shift.to;
    if (this.nowMs >= shift.to + LONGEST_OVERTIME_MS) {
      this.goHome(shift);
      return;
    }
    if (!this.submit(this.calling(shift))) {
      if (isOver) this.goHome(shift);
      return;
    }
    this.idle.delete(shift);
    const ticketId = this.today().counters.get(shift.counterId)?.ticketId;
    const way = ticketId == null ? undefined : this.ways.get(ticketId);
    if (ticketId == null || way === undefined) throw new Error('a ticket was called that nobody holds');
    if (way.visitor.comes || way.leg !== 'first') {
      this.later(this.nowMs + way.visitor.walkMs, () => this.serve(shift, ticketId, way));
    } else {
      this.waitInVain(shift, ticketId, way);
    }
  }

  private goHome(shift: Shift): void {
    if (this.submit({ type: 'closeCounter', ...who(shift) })) this.idle.delete(shift);
  }

  /** Calls again as often as the office calls, then gives up. */
  private waitInVain(shift: Shift, ticketId: TicketId, way: Way): void {
    const { recallLockMs } = this.today().settings.rules;
    this.later(this.nowMs + Math.max(20_000, recallLockMs), () => {
      const seenCallCount = this.today().held.get(ticketId)?.callCount ?? 0;
      if (this.submit({ type: 'recall', ticketId, seenCallCount, ...who(shift) })) {
        this.waitInVain(shift, ticketId, way);
        return;
      }
      this.submit({ type: 'markMissed', ticketId, ...who(shift) });
      this.becomeFree(shift);
      const turnsUpAfterMs = way.visitor.details?.turnsUpAfterMs ?? null;
      if (turnsUpAfterMs === null) return;
      this.ways.set(ticketId, { ...way, visitor: { ...way.visitor, comes: true } });
      this.later(this.nowMs + turnsUpAfterMs, () => this.comeBack('reinstate', shift.counterId, ticketId));
    });
  }

  private serve(shift: Shift, ticketId: TicketId, way: Way): void {
    this.submit({ type: 'startService', ticketId, ...who(shift) });
    this.later(this.nowMs + serviceMsOf(way), () => {
      this.endService(shift, ticketId, way);
      this.becomeFree(shift);
      this.wake();
    });
  }

  private endService(shift: Shift, ticketId: TicketId, { visitor, leg }: Way): void {
    const { details } = visitor;
    const acting = { ticketId, ...who(shift) };
    if (leg === 'first' && visitor.away !== null) {
      const { forMs } = visitor.away;
      const { reason, paperIndexes, returnTime } = details?.away ?? USUAL_AWAY;
      const parking = {
        reason,
        paperIndexes,
        returnTime,
        otherPapers: [],
        isPrinted: false,
        printerId: null,
      };
      this.submit({ type: 'park', ...parking, ...acting });
      if (details?.away?.staysAway === true) return;
      this.ways.set(ticketId, { visitor, leg: 'after_papers' });
      this.later(this.nowMs + forMs, () => this.comeBack('resume', shift.counterId, ticketId));
      return;
    }
    if (leg === 'first' && visitor.sentTo !== null) {
      const { serviceId } = visitor.sentTo;
      const sending = { serviceId, toCounterId: null, returnsHere: false, note: null };
      if (this.submit({ type: 'transfer', ...sending, ...acting })) {
        this.ways.set(ticketId, { visitor, leg: 'elsewhere' });
        return;
      }
    }
    const serviceId = leg === 'elsewhere' ? visitor.sentTo?.serviceId : visitor.serviceId;
    const outcome = details?.outcome ?? 'completed';
    const done = outcome === 'completed' || serviceId === undefined ? [] : [{ serviceId, count: 1, outcome }];
    this.submit({ type: 'finish', done, ...acting });
    if (details?.rating != null) this.rateLater(shift.counterId, ticketId, details.rating);
  }

  private rateLater(counterId: CounterId, ticketId: TicketId, rating: GivenRating): void {
    const { afterMs, explainedAfterMs, score, scale, source, reasons, words } = rating;
    const screenId = `rating-${counterId}` as DeviceId;
    const deviceId = source === 'phone' ? null : source === 'kiosk' ? KIOSK : screenId;
    this.later(this.nowMs + afterMs, () => {
      const { faces, satisfied: satisfiedFaces } = scale;
      const ofCounterId = source === 'counter' ? counterId : null;
      const given = { ticketId, score, faces, satisfiedFaces, source, deviceId, ofCounterId };
      const isRated = this.submit({ type: 'rateService', ...given });
      if (!isRated || (reasons.length === 0 && words === null)) return;
      this.later(this.nowMs + explainedAfterMs, () =>
        this.submit({ type: 'explainRating', ticketId, reasons, words, deviceId }),
      );
    });
  }

  /** Any officer who is there may take the ticket back into the line; with nobody there it stays away. */
  private comeBack(type: 'resume' | 'reinstate', counterId: CounterId, ticketId: TicketId): void {
    const { counters } = this.today();
    const here = counters.get(counterId)?.officer;
    const anybody = Array.from(counters.values()).find(({ officer }) => officer !== null);
    const officerId = here?.officerId ?? anybody?.officer?.officerId;
    const at = here == null ? anybody?.counterId : counterId;
    if (officerId === undefined || at === undefined) return;
    this.submit({ type, ticketId, counterId: at, officerId });
    this.wake();
  }
}

const who = ({ counterId, officerId }: Shift): AtCounter => ({ counterId, officerId });

function serviceMsOf({ visitor, leg }: Way): number {
  switch (leg) {
    case 'first':
      return visitor.serviceMs;
    case 'after_papers':
      return visitor.away?.thenServiceMs ?? durationMs(0);
    case 'elsewhere':
      return visitor.sentTo?.serviceMs ?? durationMs(0);
    default:
      return leg satisfies never;
  }
}
