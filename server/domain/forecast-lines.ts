/**
 * The lines of the hall as a look ahead needs them: `nextOf` chooses exactly as `chooseNext` of `policy.ts` does (a test
 * holds the two together over generated days) but changes its lines in place and gives no reasons, which makes running a
 * whole day's queue forward a matter of a millisecond. Such lines are made for one look ahead and thrown away after it.
 */
import type { CallPolicy, Ceiling } from '#protocol/queue-rules.ts';
import { durationMs, type TicketId } from '#protocol/vocabulary.ts';

/** One who waits. Times in ms since 1970. */
export type Waiter = {
  /** Null for those whom the look ahead itself adds. */
  readonly ticketId: TicketId | null;
  /** Index in the settings' services; -1 for a service that is not offered. */
  readonly service: number;
  /** Of its priority class, at least 1; 0 = ordinary. */
  readonly weight: number;
  readonly isFront: boolean;
  readonly order: number;
  readonly since: number;
  /** Still walking to a seat before then. */
  readonly freshUntil: number;
  /** The newcomer whose wait is asked for, by index; -1 for a real citizen. A newcomer takes no counter's time. */
  readonly newcomer: number;
  /** The ticket whose wait is noted, by index; -1 for those whom the look ahead itself adds. */
  readonly ticket: number;
  overtaken: number;
  isGone: boolean;
};

export type ForecastLine = {
  readonly policy: CallPolicy;
  /** In the order of their places. */
  readonly ordinary: Waiter[];
  readonly priority: Waiter[];
  /** Those before it in `ordinary` are gone. */
  ordinaryHead: number;
  ordinarySincePriority: number;
};

/** Where a counter takes its people from. */
export type ForecastCounter = {
  /** Those who wait for this counter only. */
  readonly own: ForecastLine;
  /** All its lines, its own first. `rank` 0 is a main field's. */
  readonly lines: readonly { readonly line: ForecastLine; readonly rank: number }[];
  /** By index of the service: whether it is taken here. Those who were sent here are taken whatever they need. */
  readonly takes: readonly boolean[];
};

const NOBODY_PASSES: Ceiling = { maxWaitMs: durationMs(Number.MAX_SAFE_INTEGER), maxOvertakes: 0 };

/** A line as it stands at one moment before one counter; `rank` is that of the moment. */
type From = { readonly line: ForecastLine; readonly rank: number };
type Candidate = { readonly waiter: Waiter; readonly from: From };
type Nominee = Candidate & { readonly isUrgent: boolean; readonly claimMs: number };
/** One counter at one moment. */
type Sight = {
  readonly counter: ForecastCounter;
  readonly at: number;
  readonly lines: readonly From[];
  /** Somebody has had the time to sit down, so that nobody is called on the way to a seat. */
  readonly isFreshLeft: boolean;
  readonly longestWaitMs: number;
};

export const emptyLine = (policy: CallPolicy, ordinarySincePriority: number): ForecastLine => ({
  policy,
  ordinary: [],
  priority: [],
  ordinaryHead: 0,
  ordinarySincePriority,
});

/** Puts one behind all who stand in its lane; the lanes must be filled in the order of their places. */
export function join(line: ForecastLine, waiter: Waiter): void {
  (waiter.weight === 0 ? line.ordinary : line.priority).push(waiter);
}

/** Takes the next one for this counter out of its line, with all that this does to the others; null when none waits. */
export function nextOf(counter: ForecastCounter, at: number): Waiter | null {
  const chosen = choose(surveyed(counter, at));
  if (chosen === null) return null;
  const { waiter, from, passed } = chosen;
  waiter.isGone = true;
  // Asking how long one would wait must not change how long the others do.
  if (waiter.newcomer >= 0) return waiter;
  for (const other of passed) other.overtaken += 1;
  const { line } = from;
  if (line !== counter.own)
    line.ordinarySincePriority = waiter.weight === 0 ? line.ordinarySincePriority + 1 : 0;
  return waiter;
}

/** Whether anybody waits for this counter. */
export const hasNext = (counter: ForecastCounter): boolean =>
  counter.lines.some(({ line }) =>
    [line.priority, line.ordinary].some((lane) => lane.some((waiter) => stands(counter, line, waiter))),
  );

function surveyed(counter: ForecastCounter, at: number): Sight {
  let isFreshLeft = false;
  let longestWaitMs = 0;
  const lines: From[] = [];
  for (const { line, rank } of counter.lines) {
    const longestMs = Math.max(
      longestWaitOf(counter, line, line.priority, at),
      longestWaitOf(counter, line, line.ordinary, at),
    );
    // Where nobody stands there is nothing to choose.
    if (longestMs < 0) continue;
    isFreshLeft ||=
      isSomebodySeated(counter, line, line.priority, at) ||
      isSomebodySeated(counter, line, line.ordinary, at);
    longestWaitMs = Math.max(longestWaitMs, longestMs);
    const { maxWaitMs } = ceilingOf(line);
    lines.push({ line, rank: longestMs >= maxWaitMs ? 0 : rank });
  }
  return { counter, at, lines, isFreshLeft, longestWaitMs };
}

/** Where to begin looking in a lane: those before are gone. */
function headIndex(line: ForecastLine, lane: readonly Waiter[]): number {
  if (lane !== line.ordinary) return 0;
  while (lane[line.ordinaryHead]?.isGone === true) line.ordinaryHead += 1;
  return line.ordinaryHead;
}

/** The first of a lane for which something holds. */
function firstOf(
  line: ForecastLine,
  lane: readonly Waiter[],
  holds: (waiter: Waiter) => boolean,
): Waiter | undefined {
  for (let index = headIndex(line, lane); index < lane.length; index += 1) {
    const waiter = lane[index];
    if (waiter !== undefined && holds(waiter)) return waiter;
  }
  return undefined;
}

/** That of its first at the front or of its first behind them; -1 when nobody stands there. */
function longestWaitOf(
  counter: ForecastCounter,
  line: ForecastLine,
  lane: readonly Waiter[],
  at: number,
): number {
  const first = firstOf(line, lane, (waiter) => stands(counter, line, waiter));
  if (first === undefined) return -1;
  const behind = first.isFront
    ? firstOf(line, lane, (waiter) => !waiter.isFront && stands(counter, line, waiter))
    : undefined;
  return Math.max(0, at - first.since, behind === undefined ? 0 : at - behind.since);
}

const isSomebodySeated = (
  counter: ForecastCounter,
  line: ForecastLine,
  lane: readonly Waiter[],
  at: number,
): boolean =>
  firstOf(line, lane, (waiter) => stands(counter, line, waiter) && at >= waiter.freshUntil) !== undefined;

const stands = (counter: ForecastCounter, line: ForecastLine, waiter: Waiter): boolean =>
  !waiter.isGone && (line === counter.own || counter.takes[waiter.service] !== false);

const isCallable = ({ counter, at, isFreshLeft }: Sight, { line }: From, waiter: Waiter): boolean =>
  stands(counter, line, waiter) && !(isFreshLeft && at < waiter.freshUntil);

const waitedMs = ({ at }: Sight, waiter: Waiter): number => Math.max(0, at - waiter.since);

const claimedWaitMs = (sight: Sight, waiter: Waiter): number =>
  waiter.isFront ? sight.longestWaitMs : waitedMs(sight, waiter);

const isPlacedBefore = (one: Waiter, other: Waiter): boolean =>
  one.isFront === other.isFront ? one.order < other.order : one.isFront;

const isBeforeInPlainOrder = (one: Candidate, other: Candidate): boolean =>
  one.from.rank === other.from.rank
    ? isPlacedBefore(one.waiter, other.waiter)
    : one.from.rank < other.from.rank;

function choose(sight: Sight): (Candidate & { readonly passed: readonly Waiter[] }) | null {
  const [first] = sight.lines;
  if (first === undefined) return null;
  const back = first.line === sight.counter.own ? headOfPlainOrder(sight, [first]) : null;
  if (back?.waiter.isFront === true) return { ...back, passed: [] };
  const head = headOfPlainOrder(sight, sight.lines);
  let chosen: Nominee | null = null;
  for (const from of sight.lines) {
    const nominee = nomineeOf(sight, from);
    if (nominee !== null && (chosen === null || goesBefore(nominee, chosen))) chosen = nominee;
  }
  if (chosen === null || head === null) return null;
  if (chosen.waiter === head.waiter) return { ...head, passed: [] };
  const passed = passedBy(sight, chosen);
  return passed === null ? { ...head, passed: [] } : { waiter: chosen.waiter, from: chosen.from, passed };
}

function headOfPlainOrder(sight: Sight, lines: readonly From[]): Candidate | null {
  let head: Candidate | null = null;
  for (const from of lines) {
    for (const lane of [from.line.priority, from.line.ordinary]) {
      const waiter = firstOf(from.line, lane, (one) => isCallable(sight, from, one));
      if (waiter === undefined) continue;
      const candidate = { waiter, from };
      if (head === null || isBeforeInPlainOrder(candidate, head)) head = candidate;
    }
  }
  return head;
}

function nomineeOf(sight: Sight, from: From): Nominee | null {
  const { line } = from;
  const { policy } = line;
  const ordinary = firstOf(line, line.ordinary, (waiter) => isCallable(sight, from, waiter));
  let firstOfPriority: Waiter | undefined;
  let heaviest: Waiter | undefined;
  let pressing: Waiter | undefined;
  let pressingMs = 0;
  for (const waiter of line.priority) {
    if (!isCallable(sight, from, waiter)) continue;
    firstOfPriority ??= waiter;
    if (heaviest === undefined || waiter.weight > heaviest.weight) heaviest = waiter;
    const claimMs = claimedWaitMs(sight, waiter) * waiter.weight;
    if (pressing === undefined || claimMs > pressingMs) [pressing, pressingMs] = [waiter, claimMs];
  }
  const nominate = (waiter: Waiter, isUrgent: boolean, claimMs: number): Nominee => ({
    waiter,
    from,
    isUrgent,
    claimMs,
  });
  const claimOf = (waiter: Waiter): number => claimedWaitMs(sight, waiter);
  if (firstOfPriority === undefined || heaviest === undefined || pressing === undefined) {
    return ordinary === undefined ? null : nominate(ordinary, false, claimOf(ordinary));
  }
  const plain =
    ordinary !== undefined && isPlacedBefore(ordinary, firstOfPriority) ? ordinary : firstOfPriority;
  switch (policy.kind) {
    case 'first_come':
      return nominate(plain, false, claimOf(plain));
    case 'strict':
      return nominate(heaviest, true, heaviest.weight * 1e12 + claimOf(heaviest));
    case 'interleave': {
      const isDue = line.ordinarySincePriority >= policy.ordinaryPerPriority || ordinary === undefined;
      const due = isDue ? firstOfPriority : plain;
      return nominate(due, isDue && ordinary !== undefined, claimOf(due));
    }
    case 'weighted_ageing': {
      if (ordinary === undefined) return nominate(pressing, false, pressingMs);
      const lead = claimOf(ordinary) - pressingMs;
      return lead > 0 || (lead === 0 && plain === ordinary)
        ? nominate(ordinary, false, claimOf(ordinary))
        : nominate(pressing, false, pressingMs);
    }
    default:
      return policy satisfies never;
  }
}

function goesBefore(one: Nominee, other: Nominee): boolean {
  if (one.from.rank !== other.from.rank) return one.from.rank < other.from.rank;
  if (one.isUrgent !== other.isUrgent) return one.isUrgent;
  if (one.claimMs !== other.claimMs) return one.claimMs > other.claimMs;
  return isPlacedBefore(one.waiter, other.waiter);
}

const ceilingOf = ({ policy }: ForecastLine): Ceiling =>
  policy.kind === 'first_come' ? NOBODY_PASSES : policy.ceiling;

/** The ordinary ones before a candidate in the plain order; null when one of them may not be passed any more. */
function passedBy(sight: Sight, candidate: Candidate): readonly Waiter[] | null {
  const passed: Waiter[] = [];
  for (const from of sight.lines) {
    const { line } = from;
    const isRankedBefore = from.rank < candidate.from.rank;
    if (from.rank > candidate.from.rank) continue;
    for (let index = headIndex(line, line.ordinary); index < line.ordinary.length; index += 1) {
      const waiter = line.ordinary[index];
      if (waiter === undefined || !isCallable(sight, from, waiter)) continue;
      if (!isRankedBefore && !isPlacedBefore(waiter, candidate.waiter)) {
        // Behind those at the front a lane is in the order of its places: nobody earlier follows.
        if (!waiter.isFront) break;
        continue;
      }
      if (hasReachedCeiling(sight, waiter, line)) return null;
      passed.push(waiter);
    }
  }
  return passed;
}

function hasReachedCeiling(sight: Sight, waiter: Waiter, line: ForecastLine): boolean {
  const { maxWaitMs, maxOvertakes } = ceilingOf(line);
  return waitedMs(sight, waiter) >= maxWaitMs || waiter.overtaken >= maxOvertakes;
}
