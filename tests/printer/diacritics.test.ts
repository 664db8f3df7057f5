import { describe, expect, test } from 'vitest';
import { PRINTER_PROFILES } from '#protocol/printer-profiles.ts';
import { renderBitmap } from '#printer/raster.ts';
import { FONT_WEIGHTS } from '#printer/slips/layout.ts';
import type { SlipLayout, TextRun } from '#printer/slips/layout.ts';
import { setParagraph } from '#printer/slips/typeset.ts';
import { goldenSlips } from './golden-slips.ts';
import { blackDots, expectInside, expectNoLinesTouch, font, layoutOf, runsOf } from './layouts.ts';
import { checklistSlip, setupOf, summarySlip, testSlip, text, ticketSlip } from './slips.ts';

/** Two accents above, one above and a dot below, a horn and a dot: the tallest and deepest letters there are. */
const TALLEST = 'Ế Ỗ Ẳ Ậ ợ ỵ';
const lettersLayout = (lines: number, sizeDots: number, weight: TextRun['weight']): SlipLayout => {
  const width = Math.ceil(font.widthDots(TALLEST, weight, sizeDots)) + 8;
  const set = setParagraph(font, 0, {
    text: Array.from({ length: lines }, () => TALLEST).join(' '),
    align: 'left',
    column: { left: 4, width: width - 8 },
    rule: { weight, sizesDots: [sizeDots], maxLines: lines },
    ink: 'black',
  });
  return { widthDots: Math.ceil(width / 8) * 8, heightDots: set.bottom, elements: set.elements };
};

describe('every accent is whole', () => {
  test('at every size that slips use: no line takes ink from another, nor the edge of the paper', async () => {
    const slips = await goldenSlips();
    const sizes = new Set(
      slips.flatMap(({ slip, setup }) => runsOf(layoutOf(slip, setup)).map((run) => run.sizeDots)),
    );
    expect(sizes.size).toBeGreaterThan(10);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(24);
    for (const size of sizes) {
      // The number has figures only.
      if (size > 100) continue;
      for (const weight of FONT_WEIGHTS) {
        const one = lettersLayout(1, size, weight);
        // Room all around: nothing can be cut off here.
        const free = await renderBitmap(
          {
            ...one,
            heightDots: one.heightDots + 2 * size,
            elements: runsOf(one).map((run) => ({ ...run, baseline: run.baseline + size })),
          },
          font,
        );
        const [single, triple] = await Promise.all(
          [one, lettersLayout(3, size, weight)].map((layout) => renderBitmap(layout, font)),
        );
        // A dot or two may round another way at another height; the smallest accent has more than twenty.
        expect(Math.abs(blackDots(single!) - blackDots(free)), `${size}/${weight}`).toBeLessThan(8);
        expect(Math.abs(blackDots(triple!) - 3 * blackDots(free)), `${size}/${weight}`).toBeLessThan(16);
      }
    }
  });

  test('in every place where a name can stand, on every paper', () => {
    const tall = text('ỦY BAN NHÂN DÂN PHƯỜNG ẲẴ ỆỘ Ẳng Ặc', 'Ẳ Ệ Ỗ Ặ ợ');
    const head = { officeName: tall, unitName: tall, languages: ['vi', 'en'] } as const;
    const slips = [
      ticketSlip({
        ...head,
        serviceName: tall,
        waitingArea: tall,
        papers: [
          { name: tall, onlyIfNotLookedUp: true },
          { name: tall, onlyIfNotLookedUp: false },
        ],
      }),
      checklistSlip({ ...head, serviceName: tall, papers: [tall.vi, tall.en] }),
      summarySlip({
        ...head,
        officer: { name: tall.vi, counterNumber: 3 },
        fieldNames: summarySlip().fieldNames.map((field) => ({ ...field, name: tall })),
      }),
      testSlip({ ...head, printerName: tall.vi }),
    ];
    for (const profile of PRINTER_PROFILES) {
      for (const slip of slips) {
        const layout = layoutOf(slip, setupOf(profile));
        expectInside(layout);
        expectNoLinesTouch(layout);
      }
    }
  });
});
