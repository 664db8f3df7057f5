import fc from 'fast-check';
import qrcode from 'qrcode';
import { describe, expect, test } from 'vitest';
import { PART_SIZES, TICKET_PARTS, type SlipTemplate } from '#protocol/printing.ts';
import { PRINTER_PROFILES, STANDARD_PROFILE, STANDARD_TEMPLATE } from '#protocol/printer-profiles.ts';
import type { TicketSlip } from '#protocol/slips.ts';
import { createSlipRenderer } from '#printer/render-slip.ts';
import type { QrCode, SlipLayout } from '#printer/slips/layout.ts';
import {
  expectInside,
  expectLegible,
  expectNoLinesTouch,
  font,
  isBlack,
  layoutOf,
  linesOf,
  runsOf,
} from './layouts.ts';
import { logoOf, setupOf, templateWith, text, ticketSlip } from './slips.ts';

const by = (
  template: SlipTemplate,
  slip: TicketSlip = ticketSlip(),
  logoPng: string | null = null,
): SlipLayout => layoutOf(slip, setupOf(STANDARD_PROFILE, { template, logoPng }));

const templates = fc
  .record({
    order: fc.shuffledSubarray([...TICKET_PARTS], { minLength: TICKET_PARTS.length }),
    sizes: fc.array(fc.constantFrom(...PART_SIZES), { minLength: 10, maxLength: 10 }),
    shown: fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }),
  })
  .map(({ order, sizes, shown }): SlipTemplate => ({
    ...STANDARD_TEMPLATE,
    logo: logoOf(300, 100),
    closingWords: text('Chúc ông/bà một ngày tốt lành', 'We wish you a good day'),
    parts: order.map((part, index) => ({
      part,
      isShown: part === 'number' || part === 'service' || shown[index] === true,
      size: sizes[index] ?? 'medium',
    })),
  }));

/** Full-width rules, from top to bottom. */
const rulesOf = ({ elements, widthDots }: SlipLayout) =>
  elements.filter((element) => element.kind === 'rule' && element.widthDots > widthDots / 2);

describe('any template on any paper', () => {
  test('stays on the paper, is legible, and its number is the largest thing on it', () => {
    fc.assert(
      fc.property(
        templates,
        fc.constantFrom(...PRINTER_PROFILES),
        fc.boolean(),
        (template, profile, isBoth) => {
          const slip = ticketSlip({ languages: isBoth ? ['vi', 'en'] : ['vi'] });
          const layout = layoutOf(slip, setupOf(profile, { template, logoPng: 'AAAA' }));
          expectInside(layout);
          expectLegible(layout, profile);
          expectNoLinesTouch(layout);
          const [largest, next] = runsOf(layout)
            .map((run) => run)
            .sort((a, b) => b.sizeDots - a.sizeDots);
          expect(largest?.text).toBe('A018');
          expect(largest!.sizeDots).toBeGreaterThan(1.5 * next!.sizeDots);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('has no rule at its ends, and never two rules with nothing between', () => {
    fc.assert(
      fc.property(templates, (template) => {
        const layout = by(template, ticketSlip(), 'AAAA');
        const rules = rulesOf(layout);
        const others = layout.elements.filter((element) => !rules.includes(element));
        const tops = others.map((element) => (element.kind === 'text' ? element.baseline : element.y));
        const edges = [0, ...rules.map((rule) => (rule.kind === 'text' ? 0 : rule.y)), layout.heightDots];
        for (const [index, edge] of edges.slice(1).entries())
          expect(tops.some((top) => top > edges[index]! && top < edge)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('of any width and resolution that a profile may have', () => {
    const profiles = fc.record({
      widthDots: fc.integer({ min: 32, max: 128 }).map((bytes) => bytes * 8),
      dpi: fc.integer({ min: 100, max: 600 }),
    });
    fc.assert(
      fc.property(profiles, fc.constantFrom(['vi'] as const, ['en', 'vi'] as const), (size, languages) => {
        expectInside(layoutOf(ticketSlip({ languages }), setupOf({ ...STANDARD_PROFILE, ...size })));
      }),
      { numRuns: 150 },
    );
  });
});

describe('the parts of a ticket', () => {
  test('stand in the template’s order', () => {
    const turned = { ...STANDARD_TEMPLATE, parts: [...STANDARD_TEMPLATE.parts].reverse() };
    const order = ['PHƯỜNG MINH PHỤNG', 'A018', 'Đăng ký khai sinh', '6 người', 'Chuẩn bị sẵn', '09:39'];
    const places = (layout: SlipLayout) => order.map((line) => linesOf(layout).indexOf(line));
    expect(places(by(STANDARD_TEMPLATE))).toEqual([...places(by(STANDARD_TEMPLATE))].sort((a, b) => a - b));
    expect(places(by(turned))).toEqual([...places(by(turned))].sort((a, b) => b - a));
  });

  test('that are hidden make the paper shorter by themselves and by their rule', () => {
    const height = (hidden: Parameters<typeof templateWith>[0]) => by(templateWith(hidden)).heightDots;
    const whole = height({});
    const withoutPapers = height({ papers: { isShown: false } });
    const withoutCode = height({ qr: { isShown: false } });
    const withoutBoth = height({ papers: { isShown: false }, qr: { isShown: false } });
    expect(withoutPapers).toBeLessThan(whole - 150);
    expect(whole - withoutBoth).toBe(whole - withoutPapers + (whole - withoutCode));
    expect(rulesOf(by(templateWith({ papers: { isShown: false }, qr: { isShown: false } })))).toHaveLength(1);
  });

  test('grow with their size', () => {
    const sizeOf = (
      part: 'service' | 'issued_at' | 'number',
      size: (typeof PART_SIZES)[number],
      line: string,
    ) => runsOf(by(templateWith({ [part]: { size } }))).find((run) => run.text === line)!.sizeDots;
    for (const [part, line] of [
      ['service', 'Đăng ký khai sinh'],
      ['number', 'A018'],
    ] as const) {
      const [small, medium, large] = PART_SIZES.map((size) => sizeOf(part, size, line));
      expect(small).toBeLessThan(medium!);
      expect(medium).toBeLessThan(large!);
    }
  });

  test('closing words come last, in both languages, and only when there are any', () => {
    const closingWords = text('Xin cảm ơn', 'Thank you');
    const lines = linesOf(by(templateWith({}, { closingWords }), ticketSlip({ languages: ['vi', 'en'] })));
    expect(lines.slice(-2)).toEqual(['Xin cảm ơn', 'Thank you']);
  });

  test('a service that is not next to the number stands on its own', () => {
    const parts = STANDARD_TEMPLATE.parts.filter(({ part }) => part !== 'service');
    const service = STANDARD_TEMPLATE.parts.find(({ part }) => part === 'service')!;
    const layout = by({ ...STANDARD_TEMPLATE, parts: [...parts, service] });
    expect(linesOf(layout).at(-1)).toBe('Đăng ký khai sinh');
    expect(layout.elements.filter(({ kind }) => kind === 'plate')).toHaveLength(1);
  });

  test('a logo keeps its shape and is left out without its picture', () => {
    const template = templateWith({}, { logo: logoOf(400, 100) });
    const logo = by(template, ticketSlip(), 'AAAA').elements.find(({ kind }) => kind === 'logo');
    expect(logo).toMatchObject({ widthDots: 480, heightDots: 120 });
    expect(by(template).elements.some(({ kind }) => kind === 'logo')).toBe(false);
    expect(by(template).heightDots).toBe(by(STANDARD_TEMPLATE).heightDots);
  });
});

describe('the code for phones', () => {
  const url = ticketSlip().phoneUrl!;
  const codeOf = (layout: SlipLayout) =>
    layout.elements.find((element): element is QrCode => element.kind === 'qr');

  test.each(PRINTER_PROFILES.map((profile) => [profile.name, profile] as const))(
    '%s: every module is whole dots, just as the standard draws it, with four white ones around',
    async (_, profile) => {
      const setup = setupOf(profile);
      const code = codeOf(layoutOf(ticketSlip(), setup))!;
      const bitmap = await createSlipRenderer(font)(ticketSlip(), setup);
      // The paper begins with its first black row.
      const { y: top } = { y: code.y - firstInkOf(layoutOf(ticketSlip(), setup)) };
      const { modules } = qrcode.create(url, { errorCorrectionLevel: 'M' });
      const module = code.widthDots / modules.size;
      expect(Number.isInteger(module)).toBe(true);
      expect(module).toBeGreaterThanOrEqual(3);
      for (let row = -4; row < modules.size + 4; row += 1) {
        for (let column = -4; column < modules.size + 4; column += 1) {
          const isInside = row >= 0 && column >= 0 && row < modules.size && column < modules.size;
          const wanted = isInside && modules.get(row, column) === 1;
          for (const [dx, dy] of [
            [0, 0],
            [module - 1, module - 1],
          ] as const)
            if (isBlack(bitmap, code.x + column * module + dx, top + row * module + dy) !== wanted)
              expect.fail(`module ${row}/${column} is wrong`);
        }
      }
    },
  );

  test('is not there without an address, nor when no phone could read it', () => {
    expect(codeOf(by(STANDARD_TEMPLATE, ticketSlip({ phoneUrl: null })))).toBeUndefined();
    expect(
      codeOf(by(STANDARD_TEMPLATE, ticketSlip({ phoneUrl: `http://a/${'x'.repeat(4_000)}` }))),
    ).toBeUndefined();
    const lines = linesOf(by(STANDARD_TEMPLATE, ticketSlip({ phoneUrl: null })));
    expect(lines).not.toContain('Xem còn mấy người');
  });
});

/** How many rows are blank above the first ink, which are not printed. */
function firstInkOf(layout: SlipLayout): number {
  const first = runsOf(layout)[0]!;
  return Math.floor(first.baseline - font.inkOf(first.text, first.weight).above * first.sizeDots + 0.5);
}
