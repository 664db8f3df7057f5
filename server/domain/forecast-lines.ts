/**
 * The lines of the hall as a look ahead needs them: `nextOf` chooses exactly as `chooseNext` of `policy.ts` does (a test
 * holds the two together over generated days) but changes its lines in place and gives no reasons, which makes running a
 * whole day's queue forward a matter of a millisecond. Such lines are made for one look ahead and thrown away after it.
 */
import type { CallPolicy } from '#protocol/queue-rules.ts';
import { durationMs, type TicketId } from '#protocol/vocabulary.ts';

/** One who waits. Times in ms since 1970. */
export type Waiter = {
  /** Null for those whom the look ahead itself adds. */
  readonly ticketId: TicketId | null;
  /** Index in the settings' services; -1 for a service that is not offered. */
  readonly service: number;
  /** Of its priority class; 0 = ordinary. */
  readonly weight: number;
  readonly isFront: boolean;
  readonly order: number;
  readonly since: number;
  /** Still walking to a seat before then. */
  readonly freshUntil: number;
  /** The newcomer whose wait is asked for, by index; -1 for a real citizen. A newcomer takes no counter's time. */
  readonly newcomer: number;
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

type From = ForecastCounter['lines'][number];
type Candidate = { readonly waiter: Waiter; readonly from: From };
type Nominee = Candidate & { readonly isUrgent: boolean; readonly claimMs: number };
/** One counter at one moment. */
type Sight = { readonly counter: ForecastCounter; readonly at: number };

const NEVER_MS = durationMs(Number.MAX_SAFE_INTEGER);

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
  const sight = { counter, at };
  const chosen = choose(sight);
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
  counter.lines.some(
    (from) =>
      firstOrdinary({ counter, at: 0 }, from, false) !== undefined ||
      from.line.priority.some((waiter) => stands({ counter, at: 0 }, from, waiter)),
  );

function choose(sight: Sight): (Candidate & { readonly passed: readonly Waiter[] }) | null {
  const { counter } = sight;
  const ownFrom = counter.lines[0];
  if (ownFrom !== undefined) {
    const back = firstOrdinary(sight, ownFrom, false);
    if (back?.isFront === true) return { waiter: back, from: ownFrom, passed: [] };
  }
  const chosen = bestNominee(sight, true) ?? bestNominee(sight, false);
  if (chosen === null) return null;
  const passed = chosen.waiter.weight === 0 ? [] : standingBefore(sight, chosen);
  if (!passed.some((other) => hasReachedCeiling(sight, other))) {
    return { waiter: chosen.waiter, from: chosen.from, passed: passed.map(({ waiter }) => waiter) };
  }
  return { ...headOfPlainOrder(sight, passed), passed: [] };
}

function bestNominee(sight: Sight, withoutFresh: boolean): Nominee | null {
  let best: Nominee | null = null;
  for (const from of sight.counter.lines) {
    const nominee = nomineeOf(sight, from, withoutFresh);
    if (nominee !== null && (best === null || goesBefore(sight, nominee, best))) best = nominee;
  }
  return best;
}

const stands = ({ counter }: Sight, { line }: From, waiter: Waiter): boolean =>
  !waiter.isGone && (line === counter.own || counter.takes[waiter.service] !== false);

const isFresh = ({ at }: Sight, waiter: Waiter): boolean => at < waiter.freshUntil;

const waitedMs = ({ at }: Sight, waiter: Waiter): number => Math.max(0, at - waiter.since);

function firstOrdinary(sight: Sight, from: From, withoutFresh: boolean): Waiter | undefined {
  const { line } = from;
  const { ordinary } = line;
  while (ordinary[line.ordinaryHead]?.isGone === true) line.ordinaryHead += 1;
  for (let index = line.ordinaryHead; index < ordinary.length; index += 1) {
    const waiter = ordinary[index];
    if (waiter === undefined || !stands(sight, from, waiter)) continue;
    if (!(withoutFresh && isFresh(sight, waiter))) return waiter;
  }
  return undefined;
}

/** The longest wait among the first at the front and the first of the others. */
function ordinaryClaimMs(sight: Sight, from: From): number {
  const first = firstOrdinary(sight, from, false);
  if (first === undefined) return 0;
  if (!first.isFront) return waitedMs(sight, first);
  const other = from.line.ordinary.find((waiter) => !waiter.isFront && stands(sight, from, waiter));
  return Math.max(waitedMs(sight, first), other === undefined ? 0 : waitedMs(sight, other));
}

const isPlacedBefore = (one: Waiter, other: Waiter): boolean =>
  one.isFront === other.isFront ? one.order < other.order : one.isFront;

function nomineeOf(sight: Sight, from: From, withoutFresh: boolean): Nominee | null {
  const ordinary = firstOrdinary(sight, from, withoutFresh);
  let firstOfPriority: Waiter | undefined;
  let heaviest: Waiter | undefined;
  let pressing: Waiter | undefined;
  let pressingMs = 0;
  for (const waiter of from.line.priority) {
    if (!stands(sight, from, waiter) || (withoutFresh && isFresh(sight, waiter))) continue;
    firstOfPriority ??= waiter;
    if (heaviest === undefined || waiter.weight > heaviest.weight) heaviest = waiter;
    const claimMs = waitedMs(sight, waiter) * waiter.weight;
    if (pressing === undefined || claimMs > pressingMs) [pressing, pressingMs] = [waiter, claimMs];
  }
  const nominate = (waiter: Waiter, isUrgent: boolean, claimMs: number): Nominee => ({
    waiter,
    from,
    isUrgent,
    claimMs,
  });
  if (firstOfPriority === undefined || heaviest === undefined || pressing === undefined) {
    return ordinary === undefined ? null : nominate(ordinary, false, ordinaryClaimMs(sight, from));
  }
  const plain =
    ordinary !== undefined && !isPlacedBefore(firstOfPriority, ordinary) ? ordinary : firstOfPriority;
  const { policy } = from.line;
  switch (policy.kind) {
    case 'first_come':
      return nominate(plain, false, waitedMs(sight, plain));
    case 'strict':
      return nominate(heaviest, true, heaviest.weight * 1e12 + waitedMs(sight, heaviest));
    case 'interleave':
      return from.line.ordinarySincePriority >= policy.ordinaryPerPriority || ordinary === undefined
        ? nominate(firstOfPriority, ordinary !== undefined, waitedMs(sight, firstOfPriority))
        : nominate(plain, false, waitedMs(sight, plain));
    case 'weighted_ageing': {
      const ordinaryMs = ordinaryClaimMs(sight, from);
      return ordinary !== undefined && ordinaryMs > pressingMs
        ? nominate(ordinary, false, ordinaryMs)
        : nominate(pressing, false, pressingMs);
    }
    default:
      return policy satisfies never;
  }
}

function goesBefore(sight: Sight, one: Nominee, other: Nominee): boolean {
  const difference = rankOf(sight, one) - rankOf(sight, other);
  if (difference !== 0) return difference < 0;
  if (one.isUrgent !== other.isUrgent) return one.isUrgent;
  if (one.claimMs !== other.claimMs) return one.claimMs > other.claimMs;
  return one.waiter.order < other.waiter.order;
}

const maxWaitMs = ({ policy }: ForecastLine): number =>
  policy.kind === 'first_come' ? NEVER_MS : policy.ceiling.maxWaitMs;

const rankOf = (sight: Sight, { waiter, from }: Candidate): number =>
  waitedMs(sight, waiter) >= maxWaitMs(from.line) ? 0 : from.rank;

function isBeforeInPlainOrder(sight: Sight, one: Candidate, other: Candidate): boolean {
  const difference = rankOf(sight, one) - rankOf(sight, other);
  return difference === 0 ? isPlacedBefore(one.waiter, other.waiter) : difference < 0;
}

function standingBefore(sight: Sight, candidate: Candidate): readonly Candidate[] {
  const before: Candidate[] = [];
  for (const from of sight.counter.lines) {
    const { ordinary, ordinaryHead } = from.line;
    for (let index = ordinaryHead; index < ordinary.length; index += 1) {
      const waiter = ordinary[index];
      if (waiter === undefined || !stands(sight, from, waiter) || isFresh(sight, waiter)) continue;
      const other = { waiter, from };
      if (isBeforeInPlainOrder(sight, other, candidate)) before.push(other);
    }
  }
  return before;
}

function hasReachedCeiling(sight: Sight, { waiter, from }: Candidate): boolean {
  const { policy } = from.line;
  if (waitedMs(sight, waiter) >= maxWaitMs(from.line)) return true;
  return waiter.overtaken >= (policy.kind === 'first_come' ? 0 : policy.ceiling.maxOvertakes);
}

function headOfPlainOrder(sight: Sight, some: readonly Candidate[]): Candidate {
  const heads = sight.counter.lines.flatMap((from) =>
    from.line.priority
      .filter((waiter) => stands(sight, from, waiter) && !isFresh(sight, waiter))
      .map((waiter) => ({ waiter, from })),
  );
  return [...some, ...heads].reduce((best, other) =>
    isBeforeInPlainOrder(sight, other, best) ? other : best,
  );
}
