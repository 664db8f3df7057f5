/** The hours still to come as a picture: one bar each, as long as the wait was for those who came then. Pure. */
import type { HoursAhead } from '#protocol/views.ts';

export type HourBar = {
  /** When it begins, "14:30". */
  readonly from: string;
  readonly range: HoursAhead[number]['range'];
  /** Of the longest bar, 0 to 1; null where nothing is known. */
  readonly share: number | null;
  /** The one that people are in now. */
  readonly isNow: boolean;
  /** Clearly shorter than now and the shortest of all. */
  readonly isBest: boolean;
};

/** Under this an hour is not worth coming back for, in minutes. */
const WORTH_COMING_BACK_MINUTES = 10;

const middleOf = (range: NonNullable<HoursAhead[number]['range']>): number => (range.from + range.to) / 2;

/** Bars of the hours; `now` is the range that is told for a number taken now, which is better known than any past. */
export function hourBars(hours: HoursAhead, now: HoursAhead[number]['range']): readonly HourBar[] {
  const ranges = hours.map(({ range }, index) => (index === 0 ? (now ?? range) : range));
  const known = ranges.flatMap((range) => (range === null ? [] : [range]));
  const longest = Math.max(1, ...known.map(({ to }) => to));
  const present = ranges[0] ?? null;
  const later = ranges.slice(1).flatMap((range) => (range === null ? [] : [middleOf(range)]));
  const shortest = later.length === 0 ? null : Math.min(...later);
  const isWorthIt =
    present !== null && shortest !== null && middleOf(present) - shortest >= WORTH_COMING_BACK_MINUTES;
  const best = isWorthIt
    ? ranges.findIndex((range, index) => index > 0 && range !== null && middleOf(range) === shortest)
    : -1;
  return hours.map(({ from }, index) => {
    const range = ranges[index] ?? null;
    return {
      from,
      range,
      share: range === null ? null : range.to / longest,
      isNow: index === 0,
      isBest: index === best,
    };
  });
}

/** What to say of a whole picture. */
export type HoursVerdict =
  | {
      readonly kind: 'better';
      readonly from: string;
      readonly range: NonNullable<HoursAhead[number]['range']>;
    }
  | { readonly kind: 'noBetter' }
  /** Too little was seen of earlier days. */
  | { readonly kind: 'unknown' };

export function verdictOf(bars: readonly HourBar[]): HoursVerdict {
  const best = bars.find(({ isBest }) => isBest);
  if (best?.range != null) return { kind: 'better', from: best.from, range: best.range };
  return bars.slice(1).some(({ range }) => range !== null) ? { kind: 'noBetter' } : { kind: 'unknown' };
}

/** A wait from which on another hour is worth a look, in minutes. */
const LONG_WAIT_MINUTES = 25;
/** So many before one, where no range is known. */
const MANY_BEFORE = 8;

export const isLongWait = (waiting: number, range: HoursAhead[number]['range']): boolean =>
  range === null ? waiting >= MANY_BEFORE : range.to >= LONG_WAIT_MINUTES;
