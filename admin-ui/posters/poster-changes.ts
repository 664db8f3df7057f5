/** What was changed of how numbers are given out by phone, and what of it cannot be saved. Each setting is a part of its own. */
import { POSTER_LIMITS, type PosterSettings } from '#protocol/poster.ts';

export type PosterPart = Exclude<keyof PosterSettings, 'revision'>;

const partsOf = (settings: PosterSettings): readonly PosterPart[] =>
  (Object.keys(settings) as (keyof PosterSettings)[]).filter((part) => part !== 'revision');

/** Every part that differs; the revision is none. */
export const changesBetween = (before: PosterSettings, after: PosterSettings): readonly PosterPart[] =>
  partsOf(after).filter((part) => before[part] !== after[part]);

export const isSamePart = (one: PosterPart, other: PosterPart): boolean => one === other;

/** One's own changes since `base` carried onto `theirs`, under their revision. */
export const rebase = (
  base: PosterSettings,
  mine: PosterSettings,
  theirs: PosterSettings,
): PosterSettings => ({
  ...theirs,
  ...Object.fromEntries(changesBetween(base, mine).map((part) => [part, mine[part]])),
});

export const NUMBER_PARTS = ['perMinute', 'mostWaiting', 'mostADay'] as const;
export type NumberPart = (typeof NUMBER_PARTS)[number];

export function isWithin(settings: PosterSettings, part: NumberPart): boolean {
  const { least, most } = POSTER_LIMITS[part];
  const value = settings[part];
  return Number.isInteger(value) && value >= least && value <= most;
}

/** Whether the settings can be sent. */
export const canBeSaved = (settings: PosterSettings | null): boolean =>
  settings !== null && NUMBER_PARTS.every((part) => isWithin(settings, part));
