import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BUILT_IN_PUBLIC } from '#tests/search/built-in-index.ts';
import { expectInside, expectLegible, layoutOf, linesOf, runsOf, textOf } from './layouts.ts';
import { HOSTILE_NAMES, listSlip, text } from './slips.ts';

const { facts } = listSlip();

/** One name in every place a name can stand. */
const slipOf = (name: string) =>
  listSlip({
    officeName: text(name),
    languages: ['vi', 'en'],
    facts: {
      name: text(name),
      papers: Array.from({ length: 5 }, () => ({
        ...{ name: text(name), note: text(name), onlyIfNotLookedUp: true, originals: 1, copies: 1 },
      })),
      fee: { value: text(name), condition: text(name) },
      feeExemption: text(name),
      processingTime: { value: text(name), condition: null },
    },
  });

describe('what a procedure’s list says', () => {
  test('papers with how many, fee with who is exempt, and what is not sure as a question', () => {
    const words = linesOf(layoutOf(listSlip())).join(' ');
    for (const part of [
      'Giấy tờ cần mang theo',
      'Đăng ký khai sinh',
      'Tờ khai đăng ký khai sinh 1 bản chính',
      '1 bản chính · 2 bản sao',
      'Lệ phí: 8.000 đồng (mỗi bản)',
      'Miễn, giảm: trẻ em, người cao tuổi, hộ nghèo',
      'Có kết quả: hỏi nhân viên tại quầy',
      'Đây không phải phiếu số thứ tự',
    ])
      expect(words).toContain(part);
  });

  test('a square for what to bring, a circle for what may be looked up, and none is left out', () => {
    const kinds = layoutOf(listSlip()).elements.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'square')).toHaveLength(2);
    expect(kinds.filter((kind) => kind === 'circle')).toHaveLength(1);
  });

  test('nothing on it can be taken for a number', () => {
    const layout = layoutOf(listSlip());
    expect(layout.elements.some(({ kind }) => kind === 'plate')).toBe(false);
    const withFigures = runsOf(layout).filter((run) => /\d/u.test(run.text));
    expect(Math.max(...withFigures.map(({ sizeDots }) => sizeDots))).toBeLessThanOrEqual(31);
  });

  test('without papers it says so', () => {
    const layout = layoutOf(listSlip({ facts: { ...facts, papers: [] } }));
    expect(textOf(layout)).toContain('Không cần mang giấy tờ.');
  });
});

describe('whatever the words are', () => {
  test('every element stays on the paper', () => {
    for (const name of HOSTILE_NAMES) expectInside(layoutOf(slipOf(name)));
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        expectInside(layoutOf(slipOf(name)));
      }),
      { numRuns: 15 },
    );
  });

  test('nothing of the built-in procedures is cut off or too small', () => {
    for (const procedure of BUILT_IN_PUBLIC) {
      const layout = layoutOf(listSlip({ languages: ['vi', 'en'], facts: procedure }));
      expect(textOf(layout)).not.toMatch(/…|\?/u);
      expectLegible(layout);
    }
  });
});
