import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFileCode } from '#protocol/codes/file-code.ts';

const digits = (least: number, most = least): fc.Arbitrary<string> =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: least, maxLength: most })
    .map((each) => each.join(''));
const parts = (least: number, most: number): fc.Arbitrary<readonly string[]> =>
  fc.array(digits(least, most), { maxLength: 3 });

/** Any code of the shapes that were seen, from its parts and not from the pattern that reads it. */
const anyCode: fc.Arbitrary<string> = fc
  .tuple(
    parts(2, 3),
    fc.constantFrom(...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ')),
    digits(2),
    parts(1, 3),
    fc.oneof(digits(6), digits(8)),
    digits(1, 7),
  )
  .map(([before, letter, unit, after, date, number]) =>
    [[...before, `${letter}${unit}`, ...after].join('.'), date, number].join('-'),
  );

describe('the code of a file', () => {
  test.each([
    ['000.00.01.H29-260310-0420', '000.00.01.H29-260310-0420'],
    ['H29.26-20260310-7', 'H29.26-20260310-7'],
    [' h29.10.15 – 260310 — 0420\r\n', 'H29.10.15-260310-0420'],
    ['H29 260310 0420', 'H29-260310-0420'],
    ['H29_260310_0420', 'H29-260310-0420'],
    ['Ｈ２９－２６０３１０－０４２０', 'H29-260310-0420'],
    ['\uFEFFH29\u2011260310\u22120420\u200B', 'H29-260310-0420'],
  ])('%j is read as %s', (text, code) => {
    expect(readFileCode(text)).toBe(code);
  });

  test.each([
    '',
    '-',
    'H29',
    'H29-260310',
    'H29-2603101-0420',
    'H29-260310-04201234',
    'Đ29-260310-0420',
    'H2-260310-0420',
    '1.H29-260310-0420',
    '00.00.00.00.H29-260310-0420',
    'H29-260310-0420; DROP TABLE files',
    'H29-260310-0420\u0000',
    '<b>H29-260310-0420</b>',
    '=cmd|H29-260310-0420',
    '٠٠٠.H29-260310-0420',
    '079085012345|023456789|Nguyễn Văn A|01011985|Nam|Bình Thới|01012021',
    `${' '.repeat(200)}H29-260310-0420`,
  ])('%j is none', (text) => {
    expect(readFileCode(text)).toBeNull();
  });

  test('every code is read as itself, and again as itself', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        expect(readFileCode(code)).toBe(code);
      }),
    );
  });

  test('case, kinds of dash and spaces anywhere change nothing', () => {
    const dash = fc.constantFrom('-', '–', '—', '‐', '−', '_', '－');
    const space = fc.constantFrom('', ' ', '\u00a0', '\t');
    fc.assert(
      fc.property(anyCode, dash, fc.infiniteStream(space), fc.boolean(), (code, dashed, spaces, isLower) => {
        const spaced = Array.from(code, (letter) => letter + String(spaces.next().value)).join('');
        const typed = (isLower ? spaced.toLowerCase() : spaced).replaceAll('-', dashed);
        fc.pre(typed.length <= 100);
        expect(readFileCode(typed)).toBe(code);
      }),
    );
  });

  test('whatever is read is a code, holds nothing but its signs, and nothing makes it fail', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          anyCode.map((code) => `${code} `),
        ),
        (text) => {
          const code = readFileCode(text);
          if (code !== null) expect(code).toMatch(/^[A-Z0-9.-]{12,44}$/);
          expect(code === null ? null : readFileCode(code)).toBe(code);
        },
      ),
    );
  });
});
