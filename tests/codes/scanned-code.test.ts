import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ageInYear, type CitizenNumber } from '#protocol/codes/citizen-number.ts';
import { recognise, recogniseReadings, type ScannedCode } from '#protocol/codes/scanned-code.ts';
import type { BusinessDate } from '#protocol/vocabulary.ts';
import { CARD, CARD_NUMBER, cardOf, FILE_CODE, HEALTH_CARD, TICKET_ADDRESS, TICKET_LINK } from './samples.ts';

const kindOf = (text: string): ScannedCode['kind'] => recognise(text).kind;
const digits = (count: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count }).map((all) => all.join(''));
const number = digits(12);
/** What may stand in a field of a card, however mangled. */
const field = fc.string({ unit: 'binary', maxLength: 40 }).map((text) => text.replaceAll('|', ''));

describe('a citizen card', () => {
  test('is known by its number and its fields, of which only the number is read', () => {
    expect(recognise(CARD)).toEqual({ kind: 'citizen_card', number: CARD_NUMBER });
  });

  test.each([
    ['without the old number', cardOf({ oldNumber: '' })],
    ['with the fields of newer cards', `${CARD}|||`],
    ['without the day of issue', CARD.split('|').slice(0, 6).join('|')],
    ['with a line end of the scanner', `${CARD}\r\n`],
    ['with a byte order mark', `\uFEFF${CARD}`],
    ['in decomposed letters', CARD.normalize('NFD')],
    ['through Telex', CARD.replace('Nguyễn', 'Nguyeễnx').replace('Văn', 'Vănw')],
    ['in broken umlauts', Buffer.from(CARD, 'utf8').toString('latin1')],
    ['with question marks for accents', CARD.replace(/[^ -~]/g, '?')],
  ])('%s is read', (_, text) => {
    expect(recognise(text)).toEqual({ kind: 'citizen_card', number: CARD_NUMBER });
  });

  test('is read whatever stands behind its number', () => {
    fc.assert(
      fc.property(number, fc.array(field, { minLength: 5, maxLength: 12 }), (holder, fields) => {
        const text = [holder, ...fields].join('|');
        const code = recognise(text);
        // What has a date with strokes in third place is a health card, and nothing else gets in the way.
        fc.pre(code.kind !== 'health_card');
        expect(code).toEqual({ kind: 'citizen_card', number: holder });
      }),
    );
  });

  test('cut off anywhere is never taken for a whole one, nor for another', () => {
    for (let length = 1; length < CARD.length; length += 1) {
      const code = recognise(CARD.slice(0, length));
      const isWhole = CARD.slice(0, length).split('|').length >= 6;
      expect(code, CARD.slice(0, length)).toEqual(
        isWhole ? { kind: 'citizen_card', number: CARD_NUMBER } : { kind: 'cut_off' },
      );
    }
  });

  test('without its beginning is no card', () => {
    for (let from = 1; from < 12; from += 1) expect(kindOf(CARD.slice(from))).not.toBe('citizen_card');
  });

  test('two that run into each other give neither number, unless the second began behind the first number', () => {
    fc.assert(
      fc.property(number, number, fc.infiniteStream(fc.boolean()), (one, other, turns) => {
        fc.pre(one !== other);
        const mixed = interleaved(cardOf({ number: one }), cardOf({ number: other }), turns);
        const code = recognise(mixed);
        if (code.kind === 'citizen_card') expect([one, other]).toContain(code.number);
      }),
    );
  });

  test('of eleven or thirteen digits is none', () => {
    expect(kindOf(cardOf({ number: '07908500123' }))).toBe('unknown');
    expect(kindOf(cardOf({ number: '0790850012345' }))).toBe('unknown');
  });
});

/** Takes a letter of one or of the other, as two scanners on one keyboard line would. */
function interleaved(one: string, other: string, turns: Iterable<boolean>): string {
  const left: [string[], string[]] = [Array.from(one), Array.from(other)];
  let mixed = '';
  for (const isFirst of turns) {
    const [now, then] = isFirst ? left : [left[1], left[0]];
    mixed += now.shift() ?? then.shift() ?? '';
    if (left[0].length + left[1].length === 0) break;
  }
  return mixed;
}

describe('the age on a card', () => {
  const today = '2026-11-23' as BusinessDate;
  const born = (century: number, year: string): CitizenNumber =>
    `079${String(century)}${year}012345` as CitizenNumber;

  test.each([
    [0, '66', 60],
    [1, '66', 60],
    [1, '46', 80],
    [2, '00', 26],
    [3, '24', 2],
    [0, '01', 125],
  ])('century and sex %i, year %s: %i', (century, year, age) => {
    expect(ageInYear(born(century, year), today)).toBe(age);
  });

  test.each([
    [0, '00'],
    [2, '27'],
    [4, '10'],
    [9, '99'],
  ])('century and sex %i, year %s is nobody’s', (century, year) => {
    expect(ageInYear(born(century, year), today)).toBeNull();
  });

  test('depends on the century and the year alone', () => {
    fc.assert(
      fc.property(number, digits(3), digits(6), (holder, place, chance) => {
        const changed = `${place}${holder.slice(3, 6)}${chance}` as CitizenNumber;
        expect(ageInYear(changed, today)).toBe(ageInYear(holder as CitizenNumber, today));
      }),
    );
  });
});

describe('a file code', () => {
  test.each([
    FILE_CODE,
    ' 000.00.01.h29 – 260310 – 0420 \n',
    'H29.174.2-20260310-0420',
    'G22.99-260310-1234567',
    '000.12.H29-260310-0001',
  ])('is known as written or as scanned: %j', (text) => {
    expect(kindOf(text)).toBe('file');
  });

  test('is the same however it is written', () => {
    expect(recognise('000.00.01.h29 - 260310 - 0420')).toEqual({ kind: 'file', fileCode: FILE_CODE });
  });

  test.each(['000.00.01.H29-260310-', '000.00.01.H29', '000.00.0', '000.00.01.H29-2603'])(
    'cut off is scanned again: %j',
    (text) => {
      expect(kindOf(text)).toBe('cut_off');
    },
  );
});

describe('our own ticket', () => {
  test('is known by the end of its address, at whatever name the server is reached', () => {
    for (const address of [TICKET_ADDRESS, `https://mot-cua.local/t/${TICKET_LINK}#en`])
      expect(recognise(address)).toEqual({ kind: 'ticket', link: TICKET_LINK });
  });

  test('is known also where Caps Lock turned every letter round', () => {
    const turned = Array.from(TICKET_ADDRESS, (letter) =>
      letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
    ).join('');
    expect(recognise(turned)).toEqual({ kind: 'ticket', link: TICKET_LINK });
  });

  test('cut off is scanned again, and another address is nobody’s', () => {
    expect(kindOf(TICKET_ADDRESS.slice(0, -1))).toBe('cut_off');
    expect(kindOf('https://example.test/t/blog-post-of-today')).toBe('unknown');
    expect(kindOf('https://example.test/about')).toBe('unknown');
  });
});

describe('what is of no use here', () => {
  test.each([
    ['an older health card', HEALTH_CARD],
    ['one in small letters', HEALTH_CARD.toLowerCase()],
    ['one of ten digits', HEALTH_CARD.replace(/^[^|]*/, '7912345678')],
    ['one with a citizen’s number', HEALTH_CARD.replace(/^[^|]*/, CARD_NUMBER)],
  ])('%s is told apart from a citizen card', (_, text) => {
    expect(kindOf(text)).toBe('health_card');
  });

  test.each([
    ['a sealed text', 'Zk9'.repeat(40)],
    ['a token', `eyJhbGciOiJSUzI1NiJ9.${'eyJ1c2VyIjoi'.repeat(8)}.${'abcdef'.repeat(10)}`],
    ['a sealed text of 3 KB', 'aB3+/='.repeat(512)],
    ['what names its issuer', 'vneid://verify?session=1'],
  ])('%s is a one-time code, and not looked into', (_, text) => {
    expect(recognise(text)).toEqual({ kind: 'one_time_code' });
  });

  test.each([
    ['a payment code', `000201010212${'38570010A000000727'.repeat(6)}6304ABCD`],
    ['a Wi-Fi network', 'WIFI:S:Cong dan;T:WPA;P:12345678;;'],
    ['a product', '8934563138165'],
    ['a sentence', 'Xin chào ông/bà'],
    ['a visiting card', 'BEGIN:VCARD\nFN:An\nEND:VCARD'],
    ['more than any code holds', '7'.repeat(5_000)],
  ])('%s is unknown', (_, text) => {
    expect(kindOf(text)).toBe('unknown');
  });

  test('nothing at all, and what broke off at once, is scanned again', () => {
    for (const text of ['', '7', 'ab', '\r\n', '07908']) expect(kindOf(text)).toBe('cut_off');
  });

  test('any text whatever is answered with some code, and at once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 5_000 }), (text) => {
        expect(kindOf(text)).toMatch(/^[a-z_]+$/);
      }),
    );
    const nasty = [`${'1.'.repeat(2_000)}!`, `${'00.'.repeat(1_400)}H`, '-'.repeat(4_000), ' '.repeat(4_296)];
    for (const text of nasty) {
      const startedAtMs = performance.now();
      recognise(text);
      expect(performance.now() - startedAtMs).toBeLessThan(200);
    }
  });
});

describe('several readings of one scan', () => {
  test('the one that is something counts, else the one that begins something', () => {
    expect(recogniseReadings(['àèé&çà', CARD]).kind).toBe('citizen_card');
    expect(recogniseReadings(['gibberish of a layout', '079085']).kind).toBe('cut_off');
    expect(recogniseReadings(['gibberish', 'more of it']).kind).toBe('unknown');
    expect(recogniseReadings([]).kind).toBe('unknown');
  });
});
