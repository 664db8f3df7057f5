import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TicketNumber } from '#protocol/vocabulary.ts';
import { DEMO_FIELDS, DEMO_SERVICES } from '#demo/catalogue.ts';
import { findFontFiles, openFontMeasure } from '#printer/font-files.ts';
import type { SlipElement, SlipLayout, TextRun } from '#printer/layout.ts';
import { PAPER_WIDTH_DOTS } from '#printer/layout.ts';
import { PAPER_TEXT_MAX_LENGTH, textForPaper } from '#printer/paper-text.ts';
import { renderBitmap } from '#printer/raster.ts';
import { counterSentence } from '#printer/slip-words.ts';
import { toSvg } from '#printer/slip-svg.ts';
import { layoutTicket } from '#printer/slip.ts';
import { HOSTILE_NAMES, LONG_NAMES, ticketSlip } from './slips.ts';

const fontFiles = findFontFiles();
const font = openFontMeasure(fontFiles);

const runsOf = (layout: SlipLayout): readonly TextRun[] =>
  layout.elements.filter((element): element is TextRun => element.kind === 'text');
const linesOf = (layout: SlipLayout): readonly string[] => runsOf(layout).map(({ text }) => text);

const rightEdge = (element: SlipElement): number => element.x + element.widthDots;
const bottomEdge = (element: SlipElement): number =>
  element.kind === 'text' ? element.baseline : element.y + element.heightDots;

const expectInside = (layout: SlipLayout): void => {
  for (const element of layout.elements) {
    expect(element.x).toBeGreaterThanOrEqual(0);
    expect(rightEdge(element)).toBeLessThanOrEqual(PAPER_WIDTH_DOTS);
    expect(bottomEdge(element)).toBeLessThanOrEqual(layout.heightDots);
  }
};

/** One name in every place a name can stand. */
const slipOf = (name: string) =>
  ticketSlip({
    officeName: name,
    unitName: name,
    serviceName: name,
    waitingArea: name,
    papers: Array.from({ length: 14 }, (_, index) => ({ name, onlyIfNotLookedUp: index % 2 === 0 })),
    ticket: { number: name as TicketNumber },
  });

describe('whatever a name is, it stays on the paper', () => {
  test.each([...LONG_NAMES, ...HOSTILE_NAMES].map((name) => [name.slice(0, 40), name] as const))(
    '%j',
    (_, name) => {
      expectInside(layoutTicket(slipOf(name), font));
    },
  );

  test('any string at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (name) => {
        expectInside(layoutTicket(slipOf(name), font));
      }),
      { numRuns: 60 },
    );
  });

  test('a slip of the worst names is still a slip, not a roll', () => {
    const longest = layoutTicket(slipOf('Nghiêng '.repeat(400)), font);
    expect(longest.heightDots).toBeLessThan(2_000);
  });

  test('no dot is burnt outside the margins of the frame', async () => {
    const bitmap = await renderBitmap(layoutTicket(slipOf('W'.repeat(500)), font), fontFiles);
    const columns = Array.from({ length: bitmap.heightDots }, (_, row) => [
      bitmap.rows[row * bitmap.bytesPerRow],
      bitmap.rows[(row + 1) * bitmap.bytesPerRow - 1],
    ]);
    expect(columns.every(([left, right]) => left === 0 && right === 0)).toBe(true);
  });
});

describe('names of the catalogue', () => {
  test.each(DEMO_SERVICES.map((service) => [service.name.vi, service] as const))(
    '%s: its ticket is within the paper and nothing on it is cut off',
    (_, { name, papers, fieldId }) => {
      const layout = layoutTicket(
        ticketSlip({
          serviceName: name.vi,
          waitingArea: DEMO_FIELDS.find((field) => field.fieldId === fieldId)?.waitingArea.vi ?? '',
          papers: papers.map((paper) => ({
            name: paper.name.vi,
            onlyIfNotLookedUp: paper.onlyIfNotLookedUp,
          })),
        }),
        font,
      );
      expectInside(layout);
      expect(linesOf(layout).join(' ')).not.toMatch(/…|\?/u);
    },
  );

  test('long ones wrap into lines of about equal length', () => {
    const [name] = LONG_NAMES;
    const lines = runsOf(layoutTicket(ticketSlip({ serviceName: name, papers: [] }), font)).filter(
      ({ text }) => name.includes(text),
    );
    expect(lines).toHaveLength(2);
    const widths = lines.map(({ widthDots }) => widthDots);
    expect(Math.min(...widths) / Math.max(...widths)).toBeGreaterThan(0.8);
  });

  test('every accented letter of Vietnamese is in all three weights of the font', () => {
    const letters = 'aăâeêioôơuưyđAĂÂEÊIOÔƠUƯYĐ';
    const tones = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
    const missing = Array.from(letters)
      .flatMap((letter) => tones.map((tone) => (letter + tone).normalize('NFC')))
      .filter((letter) => letter.length === 1 && !font.canDraw(letter));
    expect(missing).toEqual([]);
  });
});

describe('what the paper says', () => {
  test('a whole ticket, line by line', () => {
    expect(linesOf(layoutTicket(ticketSlip(), font))).toEqual([
      'PHƯỜNG MINH PHỤNG',
      'Trung tâm Phục vụ hành chính công',
      'SỐ THỨ TỰ',
      'A018',
      'Đăng ký khai sinh',
      'Chờ ở Khu A, bên trái',
      'Quầy 1, 2 hoặc 3 sẽ gọi',
      '6 người',
      'trước ông/bà',
      '25–40 phút',
      'chờ dự kiến',
      'Chuẩn bị sẵn',
      'Tờ khai đăng ký khai sinh',
      'Giấy chứng sinh',
      'Căn cước của cha, mẹ',
      '(không phải nộp nếu tra cứu được)',
      'Lấy số lúc',
      '09:39',
      ', thứ Hai 23/11/2026',
      'Chỉ có giá trị trong ngày',
    ]);
  });

  test('a square for what to bring, a circle for what may be looked up', () => {
    const marks = layoutTicket(ticketSlip(), font).elements.map(({ kind }) => kind);
    expect(marks.filter((kind) => kind === 'square' || kind === 'circle')).toEqual([
      'square',
      'square',
      'circle',
    ]);
  });

  test('an unknown wait is left out, never shown as nothing', () => {
    const lines = linesOf(layoutTicket(ticketSlip({ ticket: { range: null } }), font));
    expect(lines).toContain('6 người');
    expect(lines.join(' ')).not.toMatch(/phút|dự kiến/u);
  });

  test('nobody before is said in words', () => {
    const lines = linesOf(layoutTicket(ticketSlip({ ticket: { ahead: 0 } }), font));
    expect(lines).toContain('Không có ai');
    expect(lines).not.toContain('0 người');
  });

  test('without papers there is no part for papers', () => {
    const lines = linesOf(layoutTicket(ticketSlip({ papers: [] }), font));
    expect(lines).not.toContain('Chuẩn bị sẵn');
  });

  test('papers that do not fit are counted, not dropped in silence', () => {
    const papers = Array.from({ length: 13 }, (_, index) => ({
      name: `Giấy ${String(index)}`,
      onlyIfNotLookedUp: false,
    }));
    expect(linesOf(layoutTicket(ticketSlip({ papers }), font))).toContain(
      'Và 4 giấy tờ khác: xin hỏi cán bộ',
    );
  });

  test('the time is the office’s own, not the machine’s', () => {
    const lines = linesOf(layoutTicket(ticketSlip({ timeZone: 'America/Los_Angeles' }), font));
    expect(lines).toContain('18:39');
    expect(lines).toContain(', Chủ nhật 22/11/2026');
  });

  test.each([
    [[4], 'Quầy 4 sẽ gọi'],
    [[1, 2], 'Quầy 1 hoặc 2 sẽ gọi'],
    [[1, 2, 3], 'Quầy 1, 2 hoặc 3 sẽ gọi'],
    [[], 'Xin theo dõi bảng gọi số'],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9], 'Xin theo dõi bảng gọi số'],
  ])('counters %j: %s', (numbers, sentence) => {
    expect(counterSentence(numbers)).toBe(sentence);
  });

  test('nothing is drawn too small or too thin to survive one bit', () => {
    for (const name of LONG_NAMES) {
      const { elements } = layoutTicket(slipOf(name), font);
      for (const element of elements) {
        if (element.kind === 'text') expect(element.sizeDots).toBeGreaterThanOrEqual(25);
        if ('strokeDots' in element) expect(element.strokeDots).toBeGreaterThanOrEqual(3);
        if (element.kind === 'rule')
          expect(Math.min(element.widthDots, element.heightDots)).toBeGreaterThanOrEqual(3);
      }
      expect(elements.filter(({ kind }) => kind === 'block')).toHaveLength(1);
    }
  });
});

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
    expect(textForPaper('Hộ 戶籍登記 tịch 👨‍👩‍👧', font.canDraw)).toBe('Hộ ? tịch ?');
  });

  test('markup is text', () => {
    const svg = toSvg(
      layoutTicket(ticketSlip({ serviceName: '</text><image href="file:///x"/>&amp;' }), font),
    );
    expect(svg).not.toMatch(/<image|&amp;/u);
    expect(svg).toContain('&#60;/text&#62;');
  });
});
