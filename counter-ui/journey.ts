/** A ticket's day as one strip: every period in proportion, labelled as far as its width allows. */
import type { Period } from '#protocol/views.ts';

export type JourneyLabel = 'words' | 'number' | 'none';

export type JourneySegment = {
  readonly kind: Period['kind'];
  /** Part of the whole strip; all of them sum to 1. */
  readonly share: number;
  /** Part of the strip before this one. */
  readonly start: number;
  readonly minutes: number;
  readonly label: JourneyLabel;
  readonly fromMs: number;
  readonly counterNumber: number | null;
  readonly officerName: string | null;
  /** A waiting that follows on time away. */
  readonly isReturn: boolean;
  /** The time beneath it has room before the next one. */
  readonly hasTime: boolean;
};

const WORDS_FROM_SHARE = 0.13;
const NUMBER_FROM_SHARE = 0.03;
const TIME_NEEDS_SHARE = 0.17;

function labelOf(share: number): JourneyLabel {
  if (share >= WORDS_FROM_SHARE) return 'words';
  return share >= NUMBER_FROM_SHARE ? 'number' : 'none';
}

const isAway = (period: Period | undefined): boolean =>
  period?.kind === 'parked' || period?.kind === 'missed';

/** From the call to the end of the service is one stay at the counter. */
function stays(periods: readonly Period[]): readonly Period[] {
  const merged: Period[] = [];
  for (const period of periods) {
    const before = merged.at(-1);
    if (
      period.kind === 'serving' &&
      before?.kind === 'called' &&
      before.counterNumber === period.counterNumber
    ) {
      merged[merged.length - 1] = { ...period, from: before.from };
    } else merged.push(period);
  }
  return merged;
}

/** The segments of a ticket's whole day up to `nowMs`, which ends the one that still lasts. */
export function journeySegments(all: readonly Period[], nowMs: number): readonly JourneySegment[] {
  const periods = stays(all);
  const lengthsMs = periods.map((period) => Math.max(0, (period.to ?? nowMs) - period.from));
  const totalMs = lengthsMs.reduce((sum, length) => sum + length, 0);
  const segments: JourneySegment[] = [];
  let start = 0;
  let freeFrom = 0;
  for (const [index, period] of periods.entries()) {
    const lengthMs = lengthsMs[index] ?? 0;
    // A ticket of this very moment has no length yet: equal parts rather than nothing.
    const share = totalMs === 0 ? 1 / periods.length : lengthMs / totalMs;
    const hasTime = start >= freeFrom && start <= 1 - TIME_NEEDS_SHARE / 2;
    if (hasTime) freeFrom = start + TIME_NEEDS_SHARE;
    segments.push({
      kind: period.kind,
      share,
      start,
      minutes: Math.floor(lengthMs / 60_000),
      label: labelOf(share),
      fromMs: period.from,
      counterNumber: period.counterNumber,
      officerName: period.officerName,
      isReturn: period.kind === 'waiting' && isAway(periods[index - 1]),
      hasTime,
    });
    start += share;
  }
  return segments;
}

/** How long each waiting lasted, in ms, the first one first. */
export function waitsMs(periods: readonly Period[], nowMs: number): readonly number[] {
  return periods
    .filter((period) => period.kind === 'waiting')
    .map((period) => Math.max(0, (period.to ?? nowMs) - period.from));
}

/** How long the ticket has waited altogether, in ms; time at a counter is not waiting. */
export function waitedMs(periods: readonly Period[], nowMs: number): number {
  return waitsMs(periods, nowMs).reduce((sum, length) => sum + length, 0);
}
