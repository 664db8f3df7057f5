import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flowParts, partAt, type WholePiece } from '../../kiosk-ui/access/flow-pages.ts';

const piece = (top: number, bottom: number, leadsOn = false): WholePiece => ({ top, bottom, leadsOn });
/** Pieces of these heights, 10 px apart. */
function column(heights: readonly number[]): readonly WholePiece[] {
  let top = 0;
  return heights.map((height) => {
    const placed = piece(top, top + height);
    top += height + 10;
    return placed;
  });
}
const lengthOf = (pieces: readonly WholePiece[]): number => pieces.at(-1)?.bottom ?? 0;

describe('a page longer than the screen is shown in parts', () => {
  test('one that fits is one part', () => {
    expect(flowParts(column([100, 100]), 210, 210)).toEqual([{ top: 0, bottom: 210 }]);
  });

  test('the cut goes between two keys, never through one', () => {
    expect(flowParts(column([100, 100, 100]), 320, 250)).toEqual([
      { top: 0, bottom: 220 },
      { top: 220, bottom: 320 },
    ]);
  });

  test('a heading is not left alone at the foot of a part', () => {
    const pieces = [piece(0, 150), piece(160, 190, true), piece(200, 300)];
    expect(flowParts(pieces, 300, 220)[0]).toEqual({ top: 0, bottom: 160 });
  });

  test('what is higher than the screen is cut at its edge, and all of it can be seen', () => {
    expect(flowParts([piece(0, 500)], 500, 200)).toEqual([
      { top: 0, bottom: 200 },
      { top: 200, bottom: 400 },
      { top: 400, bottom: 500 },
    ]);
  });

  test('a part with nothing but empty room is none: a high piece begins where it stands', () => {
    expect(flowParts([piece(40, 500)], 500, 200)[0]).toEqual({ top: 0, bottom: 200 });
  });

  test('a window without height makes no endless number of parts', () => {
    expect(flowParts(column([100]), 100, 0)).toEqual([{ top: 0, bottom: 100 }]);
  });

  test('every part follows on the one before, fits the window, and every piece that fits is whole in one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 5, max: 400 }), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 50, max: 900 }),
        (heights, window) => {
          const pieces = column(heights);
          const parts = flowParts(pieces, lengthOf(pieces), window);
          expect(parts[0].top).toBe(0);
          expect(parts.at(-1)?.bottom).toBe(lengthOf(pieces));
          for (const [index, part] of parts.entries()) {
            expect(part.top).toBe(parts[index - 1]?.bottom ?? 0);
            expect(part.bottom - part.top).toBeLessThanOrEqual(window + 1);
          }
          const isHigh = pieces.some(({ top, bottom }) => bottom - top > window);
          if (isHigh) return;
          for (const { top, bottom } of pieces) {
            expect(parts.filter((part) => part.top <= top + 1 && part.bottom >= bottom - 1)).toHaveLength(1);
          }
        },
      ),
    );
  });

  test('the part that shows a pixel', () => {
    const parts = flowParts(column([100, 100, 100]), 320, 250);
    expect([0, 219, 220, 319, 999].map((y) => partAt(parts, y))).toEqual([0, 0, 1, 1, 1]);
  });
});
