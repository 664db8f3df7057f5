/**
 * Lives a day plan through with the real rules: every deed is a command that `decide` decides and `evolve` folds.
 * Deterministic; time is only as fast as it is computed. Officers call as soon as they are free.
 */
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
import type { DayPlan, Shift, Visitor } from './day-plan.ts';

const KIOSK = 'kiosk' as DeviceId;
/** From one citizen's leaving to the next one's call. */
const BREATH_MS = 5_000;
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

/** Throws when the plan cannot be lived, e.g. a shift at a counter that does not exist. */
export function liveDay(plan: DayPlan, expects: Expectation = TELLS_NOTHING): LivedDay {
  return new DayRun(plan, expects).run();
}

type Happening = { readonly at: number; readonly order: number; readonly happen: () => void };

/** A visitor's way through the office: what is still to come when the ticket is next served. */
type Way = { readonly visitor: Visitor; readonly leg: 'first' | 'after_papers' | 'elsewhere' };

class DayRun {
  private readonly plan: DayPlan;
  private readonly expects: Expectation;
  private readonly events: RecordedEvent[] = [];
  private readonly agenda: Happening[] = [];
  private readonly ways = new Map<TicketId, Way>();
  private readonly idle = new Set<Shift>();
  private day: QueueDay | null = null;
  private nowMs: number;
  private scheduled = 0;

  constructor(plan: DayPlan, expects: Expectation) {
    this.plan = plan;
    this.expects = expects;
    this.nowMs = plan.opensAt;
  }

  run(): LivedDay {
    const { date, settings, visitors, shifts } = this.plan;
    this.submit({ type: 'openDay', date, settings });
    for (const visitor of visitors) this.later(visitor.arrivesAt, () => this.arrive(visitor));
    for (const shift of shifts) this.planShift(shift);
    for (let next = this.takeNext(); next !== undefined; next = this.takeNext()) {
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
      this.becomeFree(shift);
    });
    for (const { from, to } of shift.pauses) {
      this.later(from, () => this.pause(shift, to));
    }
    this.later(shift.to, () => this.wake());
  }

  private today(): QueueDay {
    if (this.day === null) throw new Error('the day has not begun');
    return this.day;
  }

  private later(at: number, happen: () => void): void {
    this.agenda.push({ at, order: this.scheduled, happen });
    this.scheduled += 1;
    siftUp(this.agenda);
  }

  private takeNext(): Happening | undefined {
    const [first] = this.agenda;
    const last = this.agenda.pop();
    if (first !== undefined && last !== undefined && first !== last) {
      this.agenda[0] = last;
      siftDown(this.agenda);
    }
    return first;
  }

  /** True when it happened; refused deeds change nothing and are tried again when something else has changed. */
  private submit(command: Command): boolean {
    const at = instantMs(this.nowMs);
    const decision = decide(this.day, command, at);
    if (!decision.ok) return false;
    for (const happened of decision.events) {
      const event = { ...happened, sequence: this.events.length + 1, at };
      this.day = evolve(this.day, event);
      this.events.push(event);
    }
    return true;
  }

  private arrive(visitor: Visitor): void {
    const { serviceId, priorityId } = visitor;
    const range = this.expects(this.today(), { serviceId, priorityId }, instantMs(this.nowMs));
    if (
      !this.submit({
        type: 'issueTicket',
        serviceId,
        priorityId,
        kioskId: KIOSK,
        language: 'vi',
        printerId: null,
        range,
      })
    )
      return;
    const issued = this.events.at(-1);
    if (issued?.type !== 'TicketIssued') return;
    this.ways.set(issued.ticket.ticketId, { visitor, leg: 'first' });
    this.wake();
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

  private pause(shift: Shift, untilMs: number): void {
    if (this.nowMs >= untilMs) return;
    if (!this.submit({ type: 'pauseCounter', reason: 'break', ...who(shift) })) {
      // With a citizen at the counter the pause begins when that is over.
      this.later(this.nowMs + 30_000, () => this.pause(shift, untilMs));
      return;
    }
    this.idle.delete(shift);
    this.later(untilMs, () => {
      this.submit({ type: 'resumeCounter', ...who(shift) });
      this.becomeFree(shift);
    });
  }

  private callNext(shift: Shift): void {
    const counter = this.today().counters.get(shift.counterId);
    const isOver = this.nowMs >= shift.to;
    if (this.nowMs >= shift.to + LONGEST_OVERTIME_MS) {
      this.goHome(shift);
      return;
    }
    const seenCounterRevision = counter?.revision ?? 0;
    if (!this.submit({ type: 'callNext', seenCounterRevision, deviceId: KIOSK, ...who(shift) })) {
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
      this.waitInVain(shift, ticketId);
    }
  }

  private goHome(shift: Shift): void {
    if (this.submit({ type: 'closeCounter', ...who(shift) })) this.idle.delete(shift);
  }

  /** Calls again as often as the office calls, then gives up. */
  private waitInVain(shift: Shift, ticketId: TicketId): void {
    const { recallLockMs } = this.today().settings.rules;
    this.later(this.nowMs + Math.max(20_000, recallLockMs), () => {
      const seenCallCount = this.today().held.get(ticketId)?.callCount ?? 0;
      if (this.submit({ type: 'recall', ticketId, seenCallCount, ...who(shift) })) {
        this.waitInVain(shift, ticketId);
        return;
      }
      this.submit({ type: 'markMissed', ticketId, ...who(shift) });
      this.becomeFree(shift);
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
    const acting = { ticketId, ...who(shift) };
    if (leg === 'first' && visitor.away !== null) {
      const { forMs } = visitor.away;
      this.submit({
        type: 'park',
        reason: 'papers_missing',
        paperIndexes: [],
        otherPapers: [],
        returnTime: null,
        isPrinted: false,
        printerId: null,
        ...acting,
      });
      this.ways.set(ticketId, { visitor, leg: 'after_papers' });
      this.later(this.nowMs + forMs, () => this.comeBack(shift.counterId, ticketId));
      return;
    }
    if (leg === 'first' && visitor.sentTo !== null) {
      const { serviceId } = visitor.sentTo;
      const isSent = this.submit({
        type: 'transfer',
        serviceId,
        toCounterId: null,
        returnsHere: false,
        note: null,
        ...acting,
      });
      if (isSent) {
        this.ways.set(ticketId, { visitor, leg: 'elsewhere' });
        return;
      }
    }
    this.submit({ type: 'finish', done: [], ...acting });
  }

  /** Any officer who is there may take the ticket back into the line; with nobody there it stays away. */
  private comeBack(counterId: CounterId, ticketId: TicketId): void {
    const { counters } = this.today();
    const here = counters.get(counterId)?.officer;
    const anybody = Array.from(counters.values()).find(({ officer }) => officer !== null);
    const officerId = here?.officerId ?? anybody?.officer?.officerId;
    const at = here == null ? anybody?.counterId : counterId;
    if (officerId === undefined || at === undefined) return;
    this.submit({ type: 'resume', ticketId, counterId: at, officerId });
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

const isEarlier = (one: Happening, other: Happening): boolean =>
  one.at === other.at ? one.order < other.order : one.at < other.at;

/** A binary heap, earliest first; things of the same time happen in the order they were asked for. */
function siftUp(heap: Happening[]): void {
  let index = heap.length - 1;
  while (index > 0) {
    const parent = (index - 1) >> 1;
    if (!swapIfEarlier(heap, index, parent)) return;
    index = parent;
  }
}

function siftDown(heap: Happening[]): void {
  let index = 0;
  for (;;) {
    const left = 2 * index + 1;
    const [one, other] = [heap[left], heap[left + 1]];
    if (one === undefined) return;
    const child = other !== undefined && isEarlier(other, one) ? left + 1 : left;
    if (!swapIfEarlier(heap, child, index)) return;
    index = child;
  }
}

function swapIfEarlier(heap: Happening[], low: number, high: number): boolean {
  const [one, other] = [heap[low], heap[high]];
  if (one === undefined || other === undefined || !isEarlier(one, other)) return false;
  heap[low] = other;
  heap[high] = one;
  return true;
}
