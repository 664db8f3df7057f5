import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recogniseReadings, type ScannedCode } from '#protocol/codes/scanned-code.ts';
import {
  IDLE_WEDGE,
  KEY_GAP_MS,
  keyDown,
  SCAN_PAUSE_MS,
  timePassed,
  type KeyDown,
  type Wedge,
} from '../../../kiosk-ui/scanner/wedge.ts';
import {
  CARD,
  CARD_NUMBER,
  FILE_CODE,
  TICKET_ADDRESS,
  TICKET_LINK,
  YOUNG_CARD,
} from '#tests/codes/samples.ts';
import { ENTER, LAYOUTS, strokes, type Stroke } from './keys.ts';

/** What came of some keys: what was scanned, what a hand typed late, and which keys others saw. */
type Heard = {
  readonly scans: readonly (readonly string[])[];
  readonly typed: string;
  readonly passed: readonly string[];
};

const PLAIN = { ctrlKey: false, altKey: false, metaKey: false, repeat: false } as const;

/** Presses the keys one after another, `gapMs` apart or as long as told, and then waits. */
function press(keys: readonly (Stroke & Partial<KeyDown>)[], gapMs: number | readonly number[] = 4): Heard {
  let wedge: Wedge = IDLE_WEDGE;
  let atMs = 1_000;
  const scans: (readonly string[])[] = [];
  const passed: string[] = [];
  let typed = '';
  const follow = (step: ReturnType<typeof keyDown>): void => {
    ({ wedge } = step);
    typed += step.typed;
    if (step.readings !== null) scans.push(step.readings);
  };
  keys.forEach((key, index) => {
    atMs += typeof gapMs === 'number' ? gapMs : (gapMs[index] ?? 4);
    const step = keyDown(wedge, { ...PLAIN, ...key, atMs });
    follow(step);
    if (!step.isHeld) passed.push(key.key);
  });
  follow(timePassed(wedge, atMs + SCAN_PAUSE_MS + 1));
  return { scans, typed, passed };
}

const codesOf = ({ scans }: Heard): readonly ScannedCode[] => scans.map(recogniseReadings);
const card = { kind: 'citizen_card', number: CARD_NUMBER } as const;

describe.each(Object.entries(LAYOUTS))('a scanner on the %s layout', (_, layout) => {
  test.each([false, true])('is read whole, Caps Lock %s, and nobody else sees a key of it', (hasCapsLock) => {
    const heard = (text: string): Heard => press([...strokes(text, layout, hasCapsLock), ENTER]);
    expect(codesOf(heard(CARD))).toEqual([card]);
    expect(codesOf(heard(FILE_CODE))).toEqual([{ kind: 'file', fileCode: FILE_CODE }]);
    expect(codesOf(heard(TICKET_ADDRESS))).toEqual([{ kind: 'ticket', link: TICKET_LINK }]);
    for (const text of [CARD, FILE_CODE, TICKET_ADDRESS])
      expect(heard(text)).toMatchObject({ typed: '', passed: [] });
  });
});

describe('what ends a scan', () => {
  test.each([
    ['Enter', ENTER],
    ['Tab', { key: 'Tab', code: 'Tab', shiftKey: false }],
    ['Enter of the number pad', { key: 'Enter', code: 'NumpadEnter', shiftKey: false }],
    ['Ctrl+M', { key: 'm', code: 'KeyM', shiftKey: false, ctrlKey: true }],
    ['Ctrl+J', { key: 'j', code: 'KeyJ', shiftKey: false, ctrlKey: true }],
  ])('%s, which presses nothing', (__, end) => {
    const heard = press([...strokes(CARD), end]);
    expect(codesOf(heard)).toEqual([card]);
    expect(heard.passed).toEqual([]);
  });

  test('a pause, where the scanner sends no end', () => {
    expect(codesOf(press(strokes(FILE_CODE)))).toEqual([{ kind: 'file', fileCode: FILE_CODE }]);
  });

  test('two keys (CR and LF), and a second line of the same code: none of them is a hand’s', () => {
    const heard = press([...strokes('BEGIN:VCARD'), ENTER, ENTER, ...strokes('N:'), ENTER]);
    expect(heard.passed).toEqual([]);
    expect(codesOf(heard)).toEqual([{ kind: 'unknown' }]);
  });
});

describe('what goes wrong with scans', () => {
  test('cut off at any key it is not taken for another one', () => {
    for (let length = 6; length < 60; length += 1) {
      const [code] = codesOf(press([...strokes(CARD.slice(0, length)), ENTER]));
      expect(['cut_off', 'citizen_card']).toContain(code?.kind);
      if (code?.kind === 'citizen_card') expect(code.number).toBe(CARD_NUMBER);
    }
    expect(codesOf(press([...strokes('079'), ENTER]))).toEqual([{ kind: 'cut_off' }]);
  });

  test('two back to back are two, with an end between them or none', () => {
    const two = press([...strokes(CARD), ENTER, ...strokes(FILE_CODE), ENTER]);
    expect(codesOf(two)).toEqual([card, { kind: 'file', fileCode: FILE_CODE }]);
    expect(two.passed).toEqual([]);
    // Run into each other the first counts: nothing behind its number is read.
    expect(codesOf(press([...strokes(CARD), ...strokes(YOUNG_CARD), ENTER]))).toEqual([card]);
  });

  test('two at once, key by key, are nobody’s card', () => {
    const [one, other] = [strokes(CARD), strokes(YOUNG_CARD)];
    const mixed = one.flatMap((stroke, index) => [stroke, other[index] ?? stroke]);
    const [code] = codesOf(press([...mixed, ENTER, ENTER]));
    expect(['cut_off', 'unknown']).toContain(code?.kind);
  });

  test('a code of 3 KB is read, one beyond any code is swallowed whole', () => {
    const large = press([...strokes('aB3='.repeat(768)), ENTER]);
    expect(codesOf(large)).toEqual([{ kind: 'one_time_code' }]);
    const endless = press([...strokes('7'.repeat(6_000)), ENTER]);
    expect(codesOf(endless)).toEqual([{ kind: 'unknown' }]);
    expect([...large.passed, ...endless.passed]).toEqual([]);
  });

  test('a scanner that stutters below the gap is still one scan', () => {
    const gaps = fc.array(fc.integer({ min: 1, max: KEY_GAP_MS }), { minLength: 130, maxLength: 130 });
    fc.assert(
      fc.property(gaps, (all) => {
        expect(codesOf(press([...strokes(CARD), ENTER], all))).toEqual([card]);
      }),
      { numRuns: 30 },
    );
  });
});

describe('input methods', () => {
  test('letters that an input method has taken are known by their keys', () => {
    const taken = strokes(CARD).map((stroke) => ({ ...stroke, key: 'Process' }));
    expect(codesOf(press([...taken, ENTER]))).toEqual([card]);
    const dead = strokes(FILE_CODE).map((stroke, index) =>
      index === 14 ? { ...stroke, key: 'Dead' } : stroke,
    );
    expect(codesOf(press([...dead, ENTER]))).toEqual([{ kind: 'file', fileCode: FILE_CODE }]);
  });

  test('Telex by a program: letters are taken back and put in anew, with no key of their own', () => {
    const typed = strokes(CARD).flatMap((stroke): Stroke[] =>
      stroke.key === 'w'
        ? [
            { key: 'Backspace', code: 'Backspace', shiftKey: false },
            { key: 'ư', code: '', shiftKey: false },
          ]
        : [stroke],
    );
    expect(codesOf(press([...typed, ENTER]))).toEqual([card]);
  });

  test('letters injected without keys, in broken umlauts', () => {
    const broken = Buffer.from(CARD, 'utf8').toString('latin1');
    const injected = Array.from(broken, (key): Stroke => ({ key, code: '', shiftKey: false }));
    expect(codesOf(press([...injected, ENTER]))).toEqual([card]);
  });
});

describe('a hand', () => {
  const handGaps = (count: number) =>
    fc.array(fc.integer({ min: KEY_GAP_MS + 1, max: 900 }), { minLength: count, maxLength: count });

  test('is never taken for a scanner, and nothing it types is lost', () => {
    const text = 'khai sinh 079046001234|x';
    fc.assert(
      fc.property(handGaps(text.length + 1), (gaps) => {
        const heard = press([...strokes(text), ENTER], gaps);
        expect(heard.scans).toEqual([]);
        // Spaces and the Enter pass at once, every letter comes a moment later, in its order.
        expect(heard.typed).toBe(text.replaceAll(' ', ''));
        expect(heard.passed).toEqual([' ', ' ', 'Enter']);
      }),
      { numRuns: 30 },
    );
  });

  test('two keys rolled over each other come out in their order', () => {
    const heard = press(strokes('tha'), [200, 15, 200]);
    expect(heard).toMatchObject({ scans: [], typed: 'tha' });
  });

  test('a key held down is one key, however fast it repeats', () => {
    const held = Array.from({ length: 40 }, (__, index) => ({ ...strokes('a')[0]!, repeat: index > 0 }));
    const heard = press(held, 30);
    expect(heard.scans).toEqual([]);
    expect(heard.passed).toHaveLength(39);
  });

  test.each(['Enter', 'Tab', ' ', 'Escape', 'ArrowDown', 'Shift', 'F5'])(
    '%s works at once, as often as it is pressed',
    (key) => {
      const code = key === ' ' ? 'Space' : key;
      const heard = press(
        Array.from({ length: 12 }, () => ({ key, code, shiftKey: false })),
        20,
      );
      expect(heard).toEqual({ scans: [], typed: '', passed: Array<string>(12).fill(key) });
    },
  );

  test('shortcuts of the browser are left alone', () => {
    const heard = press([{ key: 'r', code: 'KeyR', shiftKey: false, ctrlKey: true }]);
    expect(heard).toEqual({ scans: [], typed: '', passed: ['r'] });
  });
});
