/**
 * A hall in which everything takes the time that a plan draws for it, and everything that happens is decided by the real
 * rules: arrivals, calls and ends are commands to `decide`, and the log is what `evolve` made the day from.
 * It knows no screens, no network and no disk, so that a day of hundreds of people is a matter of moments.
 */
import type { OfficeSettings } from '#protocol/office.ts';
import {
  durationMs,
  instantMs,
  type BusinessDate,
  type CounterId,
  type DeviceId,
  type InstantMs,
  type OfficerId,
  type PriorityId,
  type ServiceId,
  type TicketId,
} from '#protocol/vocabulary.ts';
import type { Command } from '#server/domain/commands.ts';
import { decide } from '#server/domain/decide.ts';
import type { RecordedEvent } from '#server/domain/events.ts';
import { evolve } from '#server/domain/evolve.ts';
import type { QueueDay } from '#server/domain/queue-day.ts';

/** A number drawn evenly from 0 to 1. */
export type Dice = () => number;

export type Arrival = {
  readonly afterMs: number;
  readonly serviceId: ServiceId;
  readonly priorityId: PriorityId | null;
};

export type CounterShift = {
  readonly counterId: CounterId;
  readonly fromMs: number;
  readonly pauses: readonly { readonly fromMs: number; readonly toMs: number }[];
};

/** Everything that chance decides about a day; times in ms, from the opening where they say when. */
export type HallPlan = {
  readonly settings: OfficeSettings;
  readonly date: BusinessDate;
  readonly opensAt: InstantMs;
  /** In the order of their coming. */
  readonly arrivals: Iterable<Arrival>;
  readonly shifts: readonly CounterShift[];
  /** From the call to the end of the service. */
  readonly stayMs: (serviceId: ServiceId, counterId: CounterId) => number;
  /** From the end of one to the call of the next. */
  readonly betweenMs: () => number;
  /** From an arrival to its call by an idle counter. */
  readonly reactionMs: () => number;
  /** Shares of those called who do not come, and who are sent for a paper and come back. */
  readonly absentShare: number;
  readonly parkedShare: number;
  readonly dice: Dice;
};

type Happening = { readonly at: number; readonly order: number; readonly run: () => void };

const PATIENCE_MS = 60_000;
const PARKED_FOR_MS = 12 * 60_000;
/** A series has 999 numbers; a hall that is to run for ever begins it again long before. */
const SERIES_BEGINS_AGAIN_AT = 900;

/** Lives through the plan until everybody has left; hands each event on as it happens. */
export function runHall(plan: HallPlan, onEvent: (event: RecordedEvent, day: QueueDay) => void): void {
  const { settings, dice, opensAt } = plan;
  const agenda = createAgenda();
  let day: QueueDay | null = null;
  let at = opensAt as number;

  const present = (): QueueDay => {
    if (day === null) throw new Error('the day is not open');
    return day;
  };
  const tell = (command: Command): boolean => {
    const decision = decide(day, command, instantMs(at));
    if (!decision.ok) return false;
    for (const happened of decision.events) {
      const event = { ...happened, sequence: (day?.sequence ?? 0) + 1, at: instantMs(at) };
      const next = evolve(day, event);
      day = next;
      onEvent(event, next);
    }
    return true;
  };
  const later = (delayMs: number, run: () => void): void => agenda.add(at + delayMs, run);
  const acting = (counterId: CounterId) => ({ counterId, officerId: officerOf(counterId) });
  const isAway = new Set<CounterId>();
  const isIdle = new Set<CounterId>();

  const callNext = (counterId: CounterId): void => {
    const counter = present().counters.get(counterId);
    if (counter?.ticketId !== null) return;
    if (isAway.has(counterId)) {
      if (counter.paused === null) tell({ type: 'pauseCounter', reason: 'break', ...acting(counterId) });
      return;
    }
    const isCalled = tell({
      type: 'callNext',
      deviceId: 'desk' as DeviceId,
      seenCounterRevision: counter.revision,
      ...acting(counterId),
    });
    const ticketId = present().counters.get(counterId)?.ticketId ?? null;
    if (!isCalled || ticketId === null) isIdle.add(counterId);
    else attend(counterId, ticketId);
  };
  const attend = (counterId: CounterId, ticketId: TicketId): void => {
    const held = present().held.get(ticketId);
    if (held === undefined) throw new Error('a called ticket is at its counter');
    if (dice() < plan.absentShare) {
      later(PATIENCE_MS, () => end(counterId, { type: 'markMissed', ticketId, ...acting(counterId) }));
      return;
    }
    const isParked = dice() < plan.parkedShare && held.callCount === 1 && held.missingPapers.length === 0;
    const stayMs = plan.stayMs(held.serviceId, counterId);
    tell({ type: 'startService', ticketId, ...acting(counterId) });
    if (!isParked) {
      later(stayMs, () => end(counterId, { type: 'finish', done: [], ticketId, ...acting(counterId) }));
      return;
    }
    later(stayMs / 2, () => {
      end(counterId, {
        type: 'park',
        ticketId,
        reason: 'papers_missing',
        paperIndexes: [0],
        otherPapers: [],
        returnTime: null,
        isPrinted: false,
        printerId: null,
        ...acting(counterId),
      });
      later(PARKED_FOR_MS, () => {
        if (tell({ type: 'resume', ticketId, ...acting(counterId) })) wakeOne();
      });
    });
  };
  const end = (counterId: CounterId, command: Command): void => {
    if (!tell(command)) throw new Error(`${command.type} was refused`);
    later(plan.betweenMs(), () => {
      callNext(counterId);
    });
  };
  /** Every idle officer sees the newcomer; who presses first is chance. */
  const wakeOne = (): void => {
    const idle = [...isIdle];
    for (const counterId of idle) {
      isIdle.delete(counterId);
      later(plan.reactionMs(), () => {
        callNext(counterId);
      });
    }
  };
  const arrivals = plan.arrivals[Symbol.iterator]();
  const comeNext = (): void => {
    const next = arrivals.next();
    if (next.done === true) return;
    const { afterMs, serviceId, priorityId } = next.value;
    agenda.add(opensAt + afterMs, () => {
      day = withoutPaper(present());
      const kioskId = 'kiosk' as DeviceId;
      const wish = { serviceId, priorityId, kioskId, language: 'vi', printerId: null, range: null } as const;
      tell({ type: 'issueTicket', ...wish });
      wakeOne();
      comeNext();
    });
  };
  /** Who is serving somebody goes when that is done. */
  const pause = (counterId: CounterId, toMs: number): void => {
    isAway.add(counterId);
    isIdle.delete(counterId);
    callNext(counterId);
    agenda.add(opensAt + toMs, () => {
      isAway.delete(counterId);
      tell({ type: 'resumeCounter', ...acting(counterId) });
      callNext(counterId);
    });
  };

  tell({ type: 'openDay', date: plan.date, settings });
  for (const { counterId, fromMs, pauses } of plan.shifts) {
    agenda.add(opensAt + fromMs, () => {
      const officerName = officerOf(counterId);
      tell({ type: 'openCounter', officerName, isSupervisor: false, ...acting(counterId) });
      callNext(counterId);
    });
    for (const { fromMs: pauseMs, toMs } of pauses) {
      agenda.add(opensAt + pauseMs, () => {
        pause(counterId, toMs);
      });
    }
  }
  comeNext();
  for (let next = agenda.take(); next !== null; next = agenda.take()) {
    at = Math.max(at, next.at);
    next.run();
  }
}

const officerOf = (counterId: CounterId): OfficerId => `officer-${counterId}` as OfficerId;

/** Nobody prints here, and the numbers never run out: neither has to do with who is called when. */
function withoutPaper(day: QueueDay): QueueDay {
  const isLong = [...day.lastOrdinals.values()].some((last) => last >= SERIES_BEGINS_AGAIN_AT);
  if (!isLong) return { ...day, printJobs: [] };
  const counters = new Map([...day.counters].map(([id, counter]) => [id, { ...counter, serviceTimes: [] }]));
  return { ...day, printJobs: [], counters, lastOrdinals: new Map(), kioskIssues: new Map() };
}

/** What happens when: the earliest first, and of two at once the one that was arranged first. */
function createAgenda(): {
  readonly add: (at: number, run: () => void) => void;
  readonly take: () => Happening | null;
} {
  const waiting: Happening[] = [];
  let order = 0;
  const isBefore = (one: Happening, other: Happening): boolean =>
    one.at === other.at ? one.order < other.order : one.at < other.at;
  return {
    add: (at, run) => {
      const happening = { at, order: (order += 1), run };
      let index = waiting.length;
      while (index > 0 && isBefore(happening, waiting[index - 1]!)) index -= 1;
      waiting.splice(index, 0, happening);
    },
    take: () => waiting.shift() ?? null,
  };
}

/** A duration of a plan, never negative, whole. */
export const wholeMs = (ms: number): number => durationMs(Math.max(0, Math.round(ms)));
