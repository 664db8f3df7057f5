/**
 * What tests of layouts ask of them.
 */
import { expect } from 'vitest';
import type { PrinterProfile } from '#protocol/printing.ts';
import { STANDARD_PROFILE } from '#protocol/printer-profiles.ts';
import type { Slip } from '#protocol/slips.ts';
import { openFont } from '#printer/font-files.ts';
import { layoutSlip, type SlipSetup } from '#printer/render-slip.ts';
import type { SlipElement, SlipLayout, TextRun } from '#printer/slips/layout.ts';
import type { Bitmap } from '#printer/raster.ts';
import { pageOf, type Page } from '#printer/slips/page.ts';
import { setupOf } from './slips.ts';

export const font = openFont();

/** The layout of a slip by the standard setup, or by another one. */
export const layoutOf = (slip: Slip, setup: SlipSetup = setupOf()): SlipLayout =>
  layoutSlip(slip, setup, font);

export const runsOf = (layout: SlipLayout): readonly TextRun[] =>
  layout.elements.filter((element): element is TextRun => element.kind === 'text');
export const linesOf = (layout: SlipLayout): readonly string[] => runsOf(layout).map(({ text }) => text);
export const textOf = (layout: SlipLayout): string => linesOf(layout).join(' ');

/** Where an element's ink begins and ends, from the top of the paper. */
export const inkOf = (element: SlipElement): { readonly top: number; readonly bottom: number } => {
  if (element.kind !== 'text') return { top: element.y, bottom: element.y + element.heightDots };
  const { above, below } = font.inkOf(element.text, element.weight);
  return {
    top: element.baseline - above * element.sizeDots,
    bottom: element.baseline + below * element.sizeDots,
  };
};

/** Nothing stands beyond the paper, upwards and downwards neither. */
export const expectInside = (layout: SlipLayout): void => {
  for (const element of layout.elements) {
    const { top, bottom } = inkOf(element);
    const isInside =
      element.x >= 0 &&
      element.x + element.widthDots <= layout.widthDots + 0.001 &&
      top >= 0 &&
      bottom <= layout.heightDots;
    if (!isInside) expect.fail(`beyond the paper: ${JSON.stringify(element)}`);
  }
};

/** Nothing is so small or so thin that it breaks up. */
export const expectLegible = (
  layout: SlipLayout,
  profile: PrinterProfile = STANDARD_PROFILE,
  page: Page = pageOf(profile),
): void => {
  for (const element of layout.elements) {
    if (element.kind === 'text') expect(element.sizeDots).toBeGreaterThanOrEqual(page.legibleDots);
    if ('strokeDots' in element) expect(element.strokeDots).toBeGreaterThanOrEqual(3);
    if (element.kind === 'rule')
      expect(Math.min(element.widthDots, element.heightDots)).toBeGreaterThanOrEqual(3);
  }
};

/** No line's accents run into another line's letters. */
export const expectNoLinesTouch = (layout: SlipLayout): void => {
  const runs = runsOf(layout).map((run) => ({ run, ...inkOf(run) }));
  for (const [index, a] of runs.entries()) {
    for (const b of runs.slice(index + 1)) {
      const isBeside = a.run.x + a.run.widthDots <= b.run.x + 1 || b.run.x + b.run.widthDots <= a.run.x + 1;
      if (isBeside || a.bottom <= b.top + 0.5 || b.bottom <= a.top + 0.5) continue;
      expect.fail(`“${a.run.text}” touches “${b.run.text}”`);
    }
  }
};

/** Whether a dot is black. */
export const isBlack = ({ rows, bytesPerRow }: Bitmap, x: number, y: number): boolean =>
  ((rows[y * bytesPerRow + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;

/** How many dots are black. */
export const blackDots = ({ rows }: Bitmap): number =>
  rows.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0);
