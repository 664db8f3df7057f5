import { beforeAll, describe, expect, test } from 'vitest';
import type { Found, ProcedureIndex } from '#catalogue/search/procedure-index.ts';
import { bigCatalogue } from './big-catalogue.ts';
import { BUILT_IN_PUBLIC, indexOf } from './built-in-index.ts';
import { HELD_OUT, MEANINGLESS, TUNED } from './queries.ts';
import { meanRecall } from './recall.ts';

let index: ProcedureIndex;
beforeAll(async () => {
  index = await indexOf(BUILT_IN_PUBLIC);
});
const namesFor = (typed: string): readonly string[] =>
  index.search(typed).map(({ procedure }) => procedure.name.vi.replaceAll('\u00a0', ' '));
const first = (typed: string): Found | undefined => index.search(typed)[0];

describe('what people type', () => {
  test('there are enough queries, each once, and enough that nothing was tuned for', () => {
    const typed = [...TUNED, ...HELD_OUT].map((query) => query.typed);
    expect(TUNED.length).toBeGreaterThanOrEqual(130);
    expect(HELD_OUT.length).toBeGreaterThanOrEqual(30);
    expect(new Set(typed).size).toBe(typed.length);
  });

  test('means what is among the first three, in at least 95 of 100', () => {
    expect(meanRecall(index, [...TUNED, ...HELD_OUT], 3)).toBeGreaterThanOrEqual(0.95);
  });

  test('was not learnt by heart: words that nothing was tuned for do nearly as well', () => {
    expect(meanRecall(index, HELD_OUT, 3)).toBeGreaterThanOrEqual(0.9);
  });

  test('is found among five thousand procedures too', async () => {
    const big = await indexOf(bigCatalogue(5_000, 1));
    const everyday = TUNED.filter(({ means }) => means.length === 1);
    expect(meanRecall(big, everyday, 3)).toBeGreaterThanOrEqual(0.85);
  });

  test.each(MEANINGLESS)('%j finds nothing rather than something wrong', (typed) => {
    expect(index.search(typed)).toEqual([]);
  });
});

describe('what comes first', () => {
  test('a name, before what has it among its words', () => {
    expect(namesFor('đăng ký khai sinh')[0]).toBe('Đăng ký khai sinh');
    expect(namesFor('dang ky tam tru')[0]).toBe('Đăng ký tạm trú');
  });

  test('a name that begins so, before everyday words of others', () => {
    expect(namesFor('kết hôn').slice(0, 2)).toEqual([
      'Đăng ký kết hôn',
      'Đăng ký kết hôn có yếu tố nước ngoài',
    ]);
  });

  test('an everyday word is told, so that one sees why', () => {
    expect(first('sao y')?.by).toEqual({ kind: 'keyword', text: 'sao y' });
    expect(first('khai sinh')?.by).toEqual({ kind: 'name' });
    expect(first('1.001193')?.by).toEqual({ kind: 'code' });
  });

  test('a code, whole, begun or its end, with points or without', () => {
    for (const typed of ['1.001193', '1001193', '001193', '1193', ' 1.001193 ']) {
      expect(first(typed)?.procedure.code, typed).toBe('1.001193');
    }
    expect(index.search('2.000').every(({ procedure }) => procedure.code?.startsWith('2.000'))).toBe(true);
  });

  test('each letter of a name that is typed keeps it within reach', () => {
    const typed = 'tach thua dat';
    for (let letters = 4; letters <= typed.length; letters += 1) {
      expect(namesFor(typed.slice(0, letters)).slice(0, 5), typed.slice(0, letters)).toContain(
        'Tách thửa hoặc hợp thửa đất',
      );
    }
  });
});

test('anything at all may be typed', () => {
  for (const typed of [
    '',
    '(',
    '\\',
    '\u0000',
    '\ud800',
    '🙂',
    'ă'.repeat(10_000),
    'a '.repeat(5_000),
    '__proto__',
    'constructor',
  ]) {
    expect(() => index.search(typed)).not.toThrow();
  }
});

test('an index is made in slices, and gives way between them', async () => {
  const { indexProcedures } = await import('#catalogue/search/procedure-index.ts');
  let [nowMs, pauses] = [0, 0];
  const sliced = await indexProcedures(
    { revision: 7, procedures: BUILT_IN_PUBLIC, fields: [], isCommon: () => false },
    {
      sliceMs: 5,
      now: () => (nowMs += 1),
      pause: () => {
        pauses += 1;
        return Promise.resolve();
      },
    },
  );
  expect(pauses).toBeGreaterThan(5);
  expect(sliced.revision).toBe(7);
  expect(sliced.search('khai sinh').length).toBeGreaterThan(0);
});
