/**
 * The paper as its slips see it: how wide it is, and how large a measure of the standard paper becomes on it.
 *
 * Every measure of a layout is written for the standard paper, 576 dots at 203 dpi, and passes through here. Words keep
 * their height in millimetres on another head, grow a little on wider paper and shrink a little on narrower, and never
 * become too small to read; the number follows the width, since it is to be read from afar.
 */
import type { PrinterProfile } from '#protocol/printing.ts';
import type { FontMeasure } from './layout.ts';

const STANDARD = { widthDots: 576, dpi: 203, marginDots: 16, insetDots: 20 } as const;
/** At 203 dpi: below this, stacked accents run together on paper. */
const LEGIBLE_DOTS = 25;
/** On any head: with fewer dots, a letter with two accents has no room for both. */
const FEWEST_LEGIBLE_DOTS = 24;
/** A finer line breaks up. */
const THINNEST_STROKE_DOTS = 3;
/** However fine a head is, a line of text holds some words: its dots count as no smaller than this share of the width. */
const LEAST_WIDTH_UNITS = 320;

/** Sizes that a text may have, largest first. */
export type Sizes = readonly [number, ...number[]];
/** Where text may stand. */
export type Column = { readonly left: number; readonly width: number };

/** One kind of paper in one kind of printer. */
export type Page = {
  readonly widthDots: number;
  readonly left: number;
  readonly right: number;
  readonly center: number;
  readonly full: Column;
  /** Within a plate or a block. */
  readonly frame: Column;
  /** The smallest size of text. */
  readonly legibleDots: number;
  /** A distance, in whole dots. */
  readonly length: (standardDots: number) => number;
  /** A line's thickness, in whole dots, at least what survives. */
  readonly stroke: (standardDots: number) => number;
  /** Sizes of text, largest first, each legible and none twice. */
  readonly sizes: (...standardDots: Sizes) => Sizes;
  /** Those of the sizes that are at most so large, or the smallest of them. */
  readonly withoutLarger: (sizes: Sizes, mostDots: number) => Sizes;
  /** Sizes of the number, which follow the width of the paper. */
  readonly figureSizes: (...standardDots: Sizes) => Sizes;
  /** Whole dots of a length in millimetres. */
  readonly millimetres: (length: number) => number;
};

/** What a slip is set on: the page and the fonts. */
export type Paper = { readonly page: Page; readonly font: FontMeasure };

const descending = (sizes: Sizes, toDots: (size: number) => number): Sizes => {
  const [first, ...rest] = sizes.map(toDots) as [number, ...number[]];
  return [first, ...rest.filter((size, index) => size < ([first, ...rest][index] ?? 0))];
};

/** The page of a printer. Works for every width and resolution that a profile may have (256 to 1,024 dots, 100 to 600 dpi). */
export const pageOf = ({ widthDots, dpi }: Pick<PrinterProfile, 'widthDots' | 'dpi'>): Page => {
  const unit = Math.min(dpi / STANDARD.dpi, widthDots / LEAST_WIDTH_UNITS);
  const widthShare = widthDots / STANDARD.widthDots / unit;
  // The root: half of what a wider paper has goes into larger words, half into longer lines.
  const scale = unit * Math.sqrt(Math.min(Math.max(widthShare, 0.4), 2));
  const legibleDots = Math.max(FEWEST_LEGIBLE_DOTS, Math.round(LEGIBLE_DOTS * unit));
  const length = (dots: number): number => Math.round(dots * scale);
  const left = length(STANDARD.marginDots);
  const right = widthDots - left;
  const inset = length(STANDARD.insetDots);
  return {
    widthDots,
    left,
    right,
    center: widthDots / 2,
    full: { left, width: right - left },
    frame: { left: left + inset, width: right - left - 2 * inset },
    legibleDots,
    length,
    stroke: (dots) => Math.max(THINNEST_STROKE_DOTS, length(dots)),
    sizes: (...sizes) => descending(sizes, (size) => Math.max(legibleDots, length(size))),
    withoutLarger: (sizes, most) => {
      const [first, ...rest] = sizes.filter((size) => size <= most);
      return first === undefined ? [sizes.at(-1) ?? sizes[0]] : [first, ...rest];
    },
    figureSizes: (...sizes) =>
      descending(sizes, (size) => Math.max(2 * legibleDots, Math.round(size * unit * widthShare))),
    millimetres: (mm) => Math.round((mm * dpi) / 25.4),
  };
};
