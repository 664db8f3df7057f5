import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEMO_SERVICES } from '#demo/catalogue.ts';
import { RETURN_TIMES } from '#protocol/officer-words.ts';
import type { ReturnPlace } from '#protocol/queue-rules.ts';
import type { PriorityId, TicketNumber } from '#protocol/vocabulary.ts';
import { layoutChecklist } from '#printer/checklist.ts';
import { encodeSlip } from '#printer/escpos.ts';
import { findFontFiles, openFontMeasure } from '#printer/font-files.ts';
import type { SlipElement, SlipLayout, TextRun } from '#printer/layout.ts';
import { PAPER_WIDTH_DOTS } from '#printer/layout.ts';
import { renderBitmap } from '#printer/raster.ts';
import { createSlipRenderer } from '#printer/render-slip.ts';
import { layoutTicket } from '#printer/slip.ts';
import { createDevice } from '#tests/virtual-printer/device.ts';
import type { Slip } from '#tests/virtual-printer/mechanism.ts';
import { createParser } from '#tests/virtual-printer/parser.ts';
import { checklistSlip, HOSTILE_NAMES, LONG_NAMES, ticketSlip } from './slips.ts';

const fontFiles = findFontFiles();
const font = openFontMeasure(fontFiles);

const runsOf = (layout: SlipLayout): readonly TextRun[] =>
  layout.elements.filter((element): element is TextRun => element.kind === 'text');
const textOf = (layout: SlipLayout): string =>
  runsOf(layout)
    .map(({ text }) => text)
    .join(' ');

const bottomEdge = (element: SlipElement): number =>
  element.kind === 'text' ? element.baseline : element.y + element.heightDots;
const expectInside = (layout: SlipLayout): void => {
  for (const element of layout.elements) {
    expect(element.x).toBeGreaterThanOrEqual(0);
    expect(element.x + element.widthDots).toBeLessThanOrEqual(PAPER_WIDTH_DOTS);
    expect(bottomEdge(element)).toBeLessThanOrEqual(layout.heightDots);
  }
};

/** One name in every place a name can stand. */
const slipOf = (name: string) =>
  checklistSlip({
    officeName: name,
    unitName: name,
    serviceName: name,
    number: name as TicketNumber,
    papers: Array.from({ length: 20 }, () => name),
  });

describe('what the checklist says', () => {
  test('line by line', () => {
    expect(runsOf(layoutChecklist(checklistSlip(), font)).map(({ text }) => text)).toEqual([
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
      'In lúc 09:39, thứ Hai 23/11/2026',
    ]);
  });

  test('nothing on it can be taken for a number: no plate, no figure larger than its sentence', () => {
    const layout = layoutChecklist(checklistSlip({ serviceName: 'Cấp lại' }), font);
    expect(layout.elements.some(({ kind }) => kind === 'plate')).toBe(false);
    const withFigures = runsOf(layout).filter(({ text }) => /\d/u.test(text));
    expect(withFigures.length).toBeGreaterThan(0);
    expect(Math.max(...withFigures.map(({ sizeDots }) => sizeDots))).toBeLessThanOrEqual(27);
    expect(textOf(layout)).toContain('Đây không phải phiếu số thứ tự');
  });

  test('a square for each paper, and none is left out', () => {
    const papers = Array.from({ length: 20 }, (_, index) => `Giấy tờ số ${String(index + 1)}`);
    const layout = layoutChecklist(checklistSlip({ papers }), font);
    expect(layout.elements.filter(({ kind }) => kind === 'square')).toHaveLength(20);
    for (const name of papers) expect(runsOf(layout).map(({ text }) => text)).toContain(name);
  });

  test.each([
    ['this_morning', 'trong sáng nay.'],
    ['this_afternoon', 'trong chiều nay.'],
    ['another_day', 'vào hôm khác và lấy số mới.'],
    [null, 'trong hôm nay.'],
  ] as const)('to come back %s: “%s”', (returnTime, words) => {
    expect(textOf(layoutChecklist(checklistSlip({ returnTime }), font))).toContain(words);
  });

  test.each([
    ['front', 'được gọi trước các số thường.'],
    ['original', 'giữ đúng chỗ cũ trong hàng.'],
    ['end', 'xếp sau những người đang chờ.'],
  ] as const)('at the %s of the line: “%s”', (returnPlace, words) => {
    expect(textOf(layoutChecklist(checklistSlip({ returnPlace }), font))).toContain(words);
  });

  test('a number that ends with the day is not promised for another one', () => {
    const text = textOf(layoutChecklist(checklistSlip({ returnTime: 'another_day' }), font));
    expect(text).not.toMatch(/A018|có hiệu lực/u);
  });
});

describe('whatever a name is, it stays on the paper', () => {
  test.each([...LONG_NAMES, ...HOSTILE_NAMES].map((name) => [name.slice(0, 40), name] as const))(
    '%j',
    (_, name) => {
      expectInside(layoutChecklist(slipOf(name), font));
    },
  );

  test('any string at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (name) => {
        expectInside(layoutChecklist(slipOf(name), font));
      }),
      { numRuns: 40 },
    );
  });

  test('twenty of the worst names are still a slip, not a roll', () => {
    expect(layoutChecklist(slipOf('Nghiêng '.repeat(400)), font).heightDots).toBeLessThan(3_600);
  });

  test('no paper of the catalogue is cut off', () => {
    for (const { name, papers } of DEMO_SERVICES) {
      const slip = checklistSlip({ serviceName: name.vi, papers: papers.map((paper) => paper.name.vi) });
      expect(textOf(layoutChecklist(slip, font))).not.toMatch(/…|\?/u);
    }
  });

  test('nothing is drawn too small or too thin to survive one bit, and one block alone is black', () => {
    for (const returnTime of [...RETURN_TIMES, null]) {
      for (const returnPlace of ['front', 'original', 'end'] satisfies readonly ReturnPlace[]) {
        const { elements } = layoutChecklist({ ...slipOf(LONG_NAMES[3]), returnTime, returnPlace }, font);
        for (const element of elements) {
          if (element.kind === 'text') expect(element.sizeDots).toBeGreaterThanOrEqual(25);
          if (element.kind === 'rule')
            expect(Math.min(element.widthDots, element.heightDots)).toBeGreaterThanOrEqual(3);
        }
        expect(elements.filter(({ kind }) => kind === 'block')).toHaveLength(1);
      }
    }
  });
});

describe('on the printer', () => {
  /** The paper that a strict printer makes of bytes. */
  const paperFrom = (bytes: Uint8Array): { readonly slips: readonly Slip[]; readonly isRefused: boolean } => {
    const device = createDevice({ keepSlips: 10, now: () => 0, onChange: () => {} });
    const parser = createParser();
    for (const byte of bytes) {
      const operation = parser.push(byte);
      if (operation !== null) device.receive(operation, () => {});
    }
    const { slips, refused } = device.state();
    return { slips, isRefused: refused !== null };
  };

  test.each(['Giấy chứng sinh', LONG_NAMES[3], HOSTILE_NAMES[8], HOSTILE_NAMES[9]])(
    'a list with %j comes out as it was rendered, in one piece and cut',
    async (name) => {
      const slip = checklistSlip({ serviceName: name, papers: [name, name] });
      const bitmap = await renderBitmap(layoutChecklist(slip, font), fontFiles);
      const bytes = await createSlipRenderer(fontFiles, font)(slip);
      expect(Buffer.compare(bytes, encodeSlip(bitmap))).toBe(0);
      const { slips, isRefused } = paperFrom(bytes);
      expect(isRefused).toBe(false);
      expect(slips.map(({ end }) => end)).toEqual(['cut']);
      const burnt = slips[0]?.rows ?? Buffer.alloc(0);
      expect(Buffer.compare(burnt.subarray(0, bitmap.rows.length), bitmap.rows)).toBe(0);
      expect(burnt.subarray(bitmap.rows.length).every((byte) => byte === 0)).toBe(true);
    },
  );

  test('the black block is the only broad black, and the margins stay white', async () => {
    const bitmap = await renderBitmap(layoutChecklist(checklistSlip(), font), fontFiles);
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

describe('a ticket', () => {
  test('of a priority class says so, but not which', () => {
    const textFor = (priorityId: PriorityId | null): string =>
      textOf(layoutTicket(ticketSlip({ ticket: { priorityId } }), font));
    const priority = textFor('merit' as PriorityId);
    expect(textFor(null)).toContain('SỐ THỨ TỰ');
    expect(priority).toContain('SỐ ƯU TIÊN');
    expect(priority).not.toMatch(/merit|có công/u);
  });
});
