import { describe, expect, test } from 'vitest';
import { piecesOf } from '#printer/slips/ideographs.ts';
import { fitText } from '#printer/slips/wrap-text.ts';
import { expectInside, expectLegible, expectNoLinesTouch, font, layoutOf } from './layouts.ts';
import { checklistSlip, profileNamed, setupOf, ticketSlip } from './slips.ts';

const SENTENCE = '請告知 3 號櫃檯（或諮詢台）的工作人員：「我的文件已齊全」，今天不必重新取號。';

const linesWithin = (widthDots: number): readonly string[] =>
  fitText(font, SENTENCE, {
    weight: 500,
    widthDots,
    sizesDots: [25],
    maxLines: 20,
    isBalanced: false,
  }).lines.map(({ text }) => text);

describe('a line of Chinese', () => {
  test('ends between ideographs, never before a closing sign or after an opening one', () => {
    for (let widthDots = 100; widthDots <= 600; widthDots += 10) {
      const lines = linesWithin(widthDots);
      expect(lines.join('').replaceAll(' ', '')).toBe(SENTENCE.replaceAll(' ', ''));
      for (const line of lines) {
        expect(line).not.toMatch(/^[、。，：；！？）」]|[（「]$/u);
        expect(font.widthDots(line, 500, 25)).toBeLessThanOrEqual(widthDots);
      }
    }
    expect(linesWithin(300).length).toBeGreaterThan(2);
  });

  test('keeps words of other scripts and figures whole', () => {
    expect(piecesOf('開啟VNeID。15:00後')).toEqual(['開', '啟', 'VNeID。', '15:00', '後']);
    expect(piecesOf('Đăng')).toEqual(['Đăng']);
  });

  test('is measured as it is drawn: each ideograph a square, on the baseline of the letters', () => {
    expect(font.widthDots('出生登記', 700, 40)).toBe(160);
    expect(font.widthDots('A 區', 700, 40)).toBeCloseTo(font.widthDots('A ', 700, 40) + 40, 5);
    const ink = font.inkOf('櫃檯', 500);
    expect(ink.above).toBeGreaterThan(0.8);
    expect(ink.above + ink.below).toBeLessThan(1);
    const outlines = font.outlinesOf('A 區左', 500);
    expect(outlines.map(({ path }) => path === '')).toEqual([false, true, false, false]);
    expect(outlines[3]!.x - outlines[2]!.x).toBe(font.unitsPerEm);
  });
});

describe.each(['epson-80-180', 'standard-80', 'standard-58', 'wide-112'])('on paper of %s', (profileId) => {
  const setup = setupOf(profileNamed(profileId));
  test.each([
    ['ticket', ticketSlip({ languages: ['zh', 'vi'] })],
    ['checklist', checklistSlip({ languages: ['zh', 'vi'] })],
  ] as const)('nothing of a Chinese %s is cut off, too small, or touched by another line', (_, slip) => {
    const layout = layoutOf(slip, setup);
    expectInside(layout);
    expectLegible(layout, setup.printer.profile);
    expectNoLinesTouch(layout);
  });
});
