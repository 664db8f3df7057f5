import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PRINTER_PROFILES } from '#protocol/printer-profiles.ts';
import type { SlipLanguages } from '#protocol/printing.ts';
import type { Language, TicketNumber } from '#protocol/vocabulary.ts';
import { DEMO_FIELDS, DEMO_SERVICES } from '#catalogue/built-in/index.ts';
import { createSlipRenderer } from '#printer/render-slip.ts';
import { counterSentence } from '#printer/slips/ticket-words.ts';
import {
  expectInside,
  expectLegible,
  expectNoLinesTouch,
  font,
  layoutOf,
  linesOf,
  runsOf,
  textOf,
} from './layouts.ts';
import {
  checklistSlip,
  HOSTILE_NAMES,
  LONG_NAMES,
  REPRINTED_AT,
  setupOf,
  summarySlip,
  testSlip,
  text,
  ticketSlip,
} from './slips.ts';

/** One profile of each width. */
const WIDTHS: readonly string[] = ['standard-80', 'epson-80-180', 'standard-58', 'wide-112'];

/** One name in every place a name can stand. */
const slipOf = (name: string) =>
  ticketSlip({
    officeName: text(name),
    unitName: text(name),
    serviceName: text(name),
    waitingArea: text(name),
    papers: Array.from({ length: 14 }, (_, index) => ({
      name: text(name),
      onlyIfNotLookedUp: index % 2 === 0,
    })),
    number: name as TicketNumber,
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
      { numRuns: 60 },
    );
  });

  test('a slip of the worst names is still a slip, not a roll', () => {
    const longest = layoutOf(slipOf('Nghiêng '.repeat(400)));
    expect(longest.heightDots).toBeLessThan(2_900);
  });

  test('no dot is burnt outside the margins of the frame', async () => {
    const bitmap = await createSlipRenderer(font)(slipOf('W'.repeat(500)), setupOf());
    const columns = Array.from({ length: bitmap.heightDots }, (_, row) => [
      bitmap.rows[row * bitmap.bytesPerRow],
      bitmap.rows[(row + 1) * bitmap.bytesPerRow - 1],
    ]);
    expect(columns.every(([left, right]) => left === 0 && right === 0)).toBe(true);
  });
});

describe('names of the catalogue', () => {
  const kinds = PRINTER_PROFILES.filter(({ profileId }) => WIDTHS.includes(profileId)).flatMap((profile) =>
    ([['vi'], ['vi', 'en'], ['en', 'vi']] as const).map((languages) => ({ profile, languages })),
  );

  test.each(DEMO_SERVICES.map((service) => [service.name.vi, service] as const))(
    '%s: on every paper and in every language nothing on its ticket is cut off or touches',
    (_, { name, papers, fieldId }) => {
      for (const { profile, languages } of kinds) {
        const { waitingArea } = DEMO_FIELDS.find((field) => field.fieldId === fieldId)!;
        const slip = ticketSlip({ serviceName: name, waitingArea, papers, languages });
        const layout = layoutOf(slip, setupOf(profile));
        expectNoLinesTouch(layout);
        expectInside(layout);
        expectLegible(layout, profile);
        expect(linesOf(layout).join(' ')).not.toMatch(/…|\?/u);
      }
    },
  );

  test('long ones wrap into lines of about equal length', () => {
    const [name] = LONG_NAMES;
    const lines = runsOf(layoutOf(ticketSlip({ serviceName: text(name), papers: [] }))).filter((run) =>
      name.includes(run.text),
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
    expect(linesOf(layoutOf(ticketSlip()))).toEqual([
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
      'Xem còn mấy người',
      'Quét bằng điện thoại.',
      'Không cần cài,',
      'không hỏi tên.',
      'Lấy số lúc',
      '09:39',
      ', thứ Hai 23/11/2026',
      'Chỉ có giá trị trong ngày',
    ]);
  });

  test('a square for what to bring, a circle for what may be looked up', () => {
    const marks = layoutOf(ticketSlip()).elements.map(({ kind }) => kind);
    expect(marks.filter((kind) => kind === 'square' || kind === 'circle')).toEqual([
      'square',
      'square',
      'circle',
    ]);
  });

  test('an unknown wait is left out, never shown as nothing', () => {
    const lines = linesOf(layoutOf(ticketSlip({ queue: { ahead: 6, range: null } })));
    expect(lines).toContain('6 người');
    expect(lines.join(' ')).not.toMatch(/phút|dự kiến/u);
  });

  test('nobody before is said in words', () => {
    const lines = linesOf(layoutOf(ticketSlip({ queue: { ahead: 0, range: null } })));
    expect(lines).toContain('Không có ai');
    expect(lines).not.toContain('0 người');
  });

  test('without papers there is no part for papers', () => {
    const lines = linesOf(layoutOf(ticketSlip({ papers: [] })));
    expect(lines).not.toContain('Chuẩn bị sẵn');
  });

  test('papers that do not fit are counted, not dropped in silence', () => {
    const papers = Array.from({ length: 13 }, (_, index) => ({
      name: text(`Giấy ${String(index)}`),
      onlyIfNotLookedUp: false,
    }));
    expect(linesOf(layoutOf(ticketSlip({ papers })))).toContain('Và 4 giấy tờ khác: xin hỏi cán bộ');
  });

  test('the time is the office’s own, not the machine’s', () => {
    const lines = linesOf(layoutOf(ticketSlip({ timeZone: 'America/Los_Angeles' })));
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
    expect(counterSentence('vi', numbers)).toBe(sentence);
  });

  test('nothing is drawn too small or too thin to survive one bit, and one block alone is black', () => {
    for (const name of LONG_NAMES) {
      const layout = layoutOf(slipOf(name));
      expectLegible(layout);
      expect(layout.elements.filter(({ kind }) => kind === 'block')).toHaveLength(1);
    }
  });

  test('of a priority class: that it is one, but not which', () => {
    expect(linesOf(layoutOf(ticketSlip()))).toContain('SỐ THỨ TỰ');
    expect(linesOf(layoutOf(ticketSlip({ isPriority: true })))).toContain('SỐ ƯU TIÊN');
  });

  test('a ticket that no longer waits has no part about waiting', () => {
    const lines = linesOf(layoutOf(ticketSlip({ queue: null }))).join(' ');
    expect(lines).not.toMatch(/người trước|phút|dự kiến/u);
    expect(lines).toContain('Đăng ký khai sinh');
  });
});

describe('a second paper', () => {
  test.each([
    ['ticket', ticketSlip],
    ['checklist', checklistSlip],
    ['summary', summarySlip],
  ] as const)('of a %s says so in white on black, above what it is about', (_, slipWith) => {
    expect(textOf(layoutOf(slipWith()))).not.toContain('IN LẠI');
    const marked = slipWith({ reprintedAt: REPRINTED_AT, languages: ['vi'] });
    const runs = runsOf(layoutOf(marked));
    const mark = runs.find((run) => run.text === 'IN LẠI 09:52');
    expect(mark?.ink).toBe('white');
    const largest = runs.reduce((a, b) => (b.sizeDots > a.sizeDots ? b : a));
    expect(mark?.baseline).toBeLessThan(largest.baseline);
    const english = slipWith({ reprintedAt: REPRINTED_AT, languages: ['en', 'vi'] });
    expect(linesOf(layoutOf(english))).toContain('REPRINT · IN LẠI 09:52');
  });

  test('stays the same number: nothing else on the ticket changes', () => {
    const first = linesOf(layoutOf(ticketSlip()));
    const second = linesOf(layoutOf(ticketSlip({ reprintedAt: REPRINTED_AT })));
    expect(second.filter((line) => line !== 'IN LẠI 09:52')).toEqual(first);
  });
});

describe('two languages', () => {
  test.each([
    [['vi'], /Birth|Valid|before you/u, 'Đăng ký khai sinh'],
    [['en', 'vi'], /^$/u, 'Birth registration'],
    [['vi', 'en'], /^$/u, 'Birth registration'],
  ] as const)('%j', (languages, absent, present) => {
    const lines = textOf(layoutOf(ticketSlip({ languages })));
    expect(lines).not.toMatch(absent);
    expect(lines).toContain(present);
  });

  test('the citizen’s own is the larger one', () => {
    const runs = runsOf(layoutOf(ticketSlip({ languages: ['en', 'vi'] })));
    const sizeOf = (words: string): number => runs.find((run) => run.text === words)?.sizeDots ?? 0;
    expect(sizeOf('Birth registration')).toBeGreaterThan(sizeOf('Đăng ký khai sinh'));
    expect(sizeOf('Đăng ký khai sinh')).toBeGreaterThanOrEqual(25);
  });

  test.each([
    ['ticket', ticketSlip],
    ['checklist', checklistSlip],
    ['summary', summarySlip],
    ['test page', testSlip],
  ] as const)('do not double the length of a %s', (_, slipWith) => {
    const length = (languages: SlipLanguages<Language>): number =>
      layoutOf(slipWith({ languages })).heightDots;
    expect(length(['vi', 'en']) / length(['vi'])).toBeLessThan(1.6);
    expect(length(['en', 'vi']) / length(['vi'])).toBeLessThan(1.6);
  });

  test('what is the same in both is said once', () => {
    const slip = ticketSlip({ languages: ['vi', 'en'], serviceName: text('VNeID') });
    expect(linesOf(layoutOf(slip)).filter((line) => line === 'VNeID')).toHaveLength(1);
  });

  test('a name without an English wording is shown by its Vietnamese one', () => {
    const slip = ticketSlip({ languages: ['en', 'vi'], serviceName: text('Khai tử', '') });
    expect(linesOf(layoutOf(slip))).toContain('Khai tử');
  });
});
