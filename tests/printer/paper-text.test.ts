import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PAPER_TEXT_MAX_LENGTH, textForPaper } from '#printer/slips/paper-text.ts';
import { toSvg } from '#printer/slips/svg.ts';
import { font, layoutOf } from './layouts.ts';
import { text, ticketSlip } from './slips.ts';

describe('words are made fit for paper in one place', () => {
  const drawAll = (): boolean => true;

  test('control, bidirectional, zero-width and stray characters are gone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (raw) => {
        expect(textForPaper(raw, drawAll)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]|\s\s|\p{M}\p{M}/u);
      }),
      { numRuns: 300 },
    );
  });

  test('length is bounded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 200, maxLength: 2_000 }), (raw) => {
        expect(Array.from(textForPaper(raw, drawAll)).length).toBeLessThanOrEqual(PAPER_TEXT_MAX_LENGTH);
      }),
      { numRuns: 50 },
    );
  });

  test('decomposed Vietnamese is composed and otherwise untouched', () => {
    const name = 'Đăng ký thường trú, tạm trú; xác nhận nơi cư trú';
    expect(textForPaper(name.normalize('NFD'), drawAll)).toBe(name);
  });

  test('a hundred thousand combining marks take no time', () => {
    const before = performance.now();
    expect(textForPaper(`a${'\u0301\u0323'.repeat(50_000)}`, drawAll)).toMatch(/^ạ\p{M}$/u);
    expect(performance.now() - before).toBeLessThan(200);
  });

  test('what the font lacks shows as one question mark a stretch', () => {
    expect(textForPaper('Hộ 戶籍登記 ភាសា 👨‍👩‍👧', font.canDraw)).toBe('Hộ 戶籍登記 ? ?');
  });

  test('words reach the drawing as outlines only: no markup of theirs is left to be read', () => {
    const name = text('</text><image href="file:///x"/>&amp;');
    const svg = toSvg(layoutOf(ticketSlip({ serviceName: name })), font);
    expect(svg).not.toMatch(/<(?:image|text)|file:|&/u);
    expect(new Set(Array.from(svg.matchAll(/<([a-z]+)/gu), ([, tag]) => tag))).toEqual(
      new Set(['svg', 'rect', 'g', 'path', 'circle']),
    );
  });
});
