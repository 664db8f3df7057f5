import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEMO_SERVICES } from '#catalogue/built-in/index.ts';
import { RETURN_TIMES } from '#protocol/officer-words.ts';
import type { ReturnPlace } from '#protocol/queue-rules.ts';
import type { TicketNumber } from '#protocol/vocabulary.ts';
import { createSlipRenderer } from '#printer/render-slip.ts';
import { expectInside, expectLegible, font, layoutOf, linesOf, runsOf, textOf } from './layouts.ts';
import { checklistSlip, HOSTILE_NAMES, LONG_NAMES, setupOf, text } from './slips.ts';

/** One name in every place a name can stand. */
const slipOf = (name: string) =>
  checklistSlip({
    officeName: text(name),
    unitName: text(name),
    serviceName: text(name),
    number: name as TicketNumber,
    papers: Array.from({ length: 20 }, () => name),
  });

describe('what the checklist says', () => {
  test('line by line', () => {
    expect(linesOf(layoutOf(checklistSlip()))).toEqual([
      'PHƯỜNG MINH PHỤNG',
      'Trung tâm Phục vụ hành chính công',
      'Giấy tờ cần bổ sung',
      'Đăng ký khai sinh',
      'Giấy chứng sinh',
      'Bản sao Quyết định công nhận',
      'thuận tình ly hôn',
      'Khi quay lại',
      'Có đủ giấy tờ, mời ông/bà quay lại trong',
      'chiều nay.',
      'Báo cán bộ ở Quầy 3 hoặc bàn hướng',
      'dẫn: không lấy số mới.',
      'Số A018 vẫn có hiệu lực hôm nay và được',
      'gọi trước các số thường.',
      'Đây không phải phiếu số thứ tự',
      'In lúc',
      '09:39',
      ', thứ Hai 23/11/2026',
    ]);
  });

  test('nothing on it can be taken for a number: no plate, no figure larger than its sentence', () => {
    const layout = layoutOf(checklistSlip({ serviceName: text('Cấp lại') }));
    expect(layout.elements.some(({ kind }) => kind === 'plate')).toBe(false);
    const withFigures = runsOf(layout).filter((run) => /\d/u.test(run.text));
    expect(withFigures.length).toBeGreaterThan(0);
    expect(Math.max(...withFigures.map(({ sizeDots }) => sizeDots))).toBeLessThanOrEqual(27);
    expect(textOf(layout)).toContain('Đây không phải phiếu số thứ tự');
  });

  test('a square for each paper, and none is left out', () => {
    const papers = Array.from({ length: 20 }, (_, index) => `Giấy tờ số ${String(index + 1)}`);
    const layout = layoutOf(checklistSlip({ papers }));
    expect(layout.elements.filter(({ kind }) => kind === 'square')).toHaveLength(20);
    for (const name of papers) expect(linesOf(layout)).toContain(name);
  });

  test.each([
    ['this_morning', 'trong sáng nay.'],
    ['this_afternoon', 'trong chiều nay.'],
    ['another_day', 'vào hôm khác và lấy số mới.'],
    [null, 'trong hôm nay.'],
  ] as const)('to come back %s: “%s”', (returnTime, words) => {
    expect(textOf(layoutOf(checklistSlip({ returnTime })))).toContain(words);
  });

  test.each([
    ['front', 'được gọi trước các số thường.'],
    ['original', 'giữ đúng chỗ cũ trong hàng.'],
    ['end', 'xếp sau những người đang chờ.'],
  ] as const)('at the %s of the line: “%s”', (returnPlace, words) => {
    expect(textOf(layoutOf(checklistSlip({ returnPlace })))).toContain(words);
  });

  test('a number that ends with the day is not promised for another one', () => {
    const words = textOf(layoutOf(checklistSlip({ returnTime: 'another_day' })));
    expect(words).not.toMatch(/A018|có hiệu lực/u);
  });
});

describe('whatever a name is, it stays on the paper', () => {
  test.each([...LONG_NAMES, ...HOSTILE_NAMES].map((name) => [name.slice(0, 40), name] as const))(
    '%j',
    (_, name) => {
      expectInside(layoutOf(slipOf(name)));
    },
  );

  test('any string at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (name) => {
        expectInside(layoutOf(slipOf(name)));
      }),
      { numRuns: 40 },
    );
  });

  test('twenty of the worst names are still a slip, not a roll', () => {
    expect(layoutOf(slipOf('Nghiêng '.repeat(400))).heightDots).toBeLessThan(3_800);
  });

  test('no paper of the catalogue is cut off', () => {
    for (const { name, papers } of DEMO_SERVICES) {
      const slip = checklistSlip({ serviceName: name, papers: papers.map((paper) => paper.name.vi) });
      expect(textOf(layoutOf(slip))).not.toMatch(/…|\?/u);
    }
  });

  test('nothing is drawn too small or too thin to survive one bit, and one block alone is black', () => {
    for (const returnTime of [...RETURN_TIMES, null]) {
      for (const returnPlace of ['front', 'original', 'end'] satisfies readonly ReturnPlace[]) {
        const layout = layoutOf({ ...slipOf(LONG_NAMES[3]), returnTime, returnPlace });
        expectLegible(layout);
        expect(layout.elements.filter(({ kind }) => kind === 'block')).toHaveLength(1);
      }
    }
  });
});

describe('on paper', () => {
  test('the black block is the only broad black, and the margins stay white', async () => {
    const bitmap = await createSlipRenderer(font)(checklistSlip(), setupOf());
    const inkOf = (row: number): number =>
      bitmap.rows
        .subarray(row * bitmap.bytesPerRow, (row + 1) * bitmap.bytesPerRow)
        .reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0);
    const ink = Array.from({ length: bitmap.heightDots }, (_, row) => inkOf(row));
    expect(bitmap.heightDots).toBeGreaterThan(640);
    expect(bitmap.heightDots).toBeLessThan(800);
    expect(ink.reduce((sum, dots) => sum + dots, 0) / (576 * bitmap.heightDots)).toBeLessThan(0.33);
    for (let row = 0; row < bitmap.heightDots; row += 1) {
      expect(bitmap.rows[row * bitmap.bytesPerRow]).toBe(0);
      expect(bitmap.rows[(row + 1) * bitmap.bytesPerRow - 1]).toBe(0);
    }
  });
});
