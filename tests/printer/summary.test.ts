import { describe, expect, test } from 'vitest';
import { PRINTER_PROFILES } from '#protocol/printer-profiles.ts';
import type { DaySummary } from '#protocol/slips.ts';
import type { BusinessDate } from '#protocol/vocabulary.ts';
import { expectInside, expectLegible, expectNoLinesTouch, layoutOf, linesOf, textOf } from './layouts.ts';
import { HOSTILE_NAMES, LONG_NAMES, setupOf, summarySlip, testSlip, text } from './slips.ts';

const NOTHING: DaySummary = {
  issued: 0,
  finished: 0,
  missed: 0,
  cancelled: 0,
  open: 0,
  expired: 0,
  waitMinutes: null,
  serviceMinutes: null,
  fields: [],
};

describe('a day in figures', () => {
  test('says whose day it is and which, and each part with its whole', () => {
    const lines = linesOf(layoutOf(summarySlip()));
    for (const line of [
      'thứ Hai 23/11/2026',
      'Toàn bộ cơ quan',
      'Số đã cấp',
      '182',
      '161 / 182',
      '9 / 182',
      '4 / 182',
      '0 / 182',
      '8 / 182',
      '18 phút',
      '44 phút',
      '71 phút',
      '66/71',
      'Ký, ghi rõ họ tên',
    ])
      expect(lines).toContain(line);
  });

  test('of one officer names the officer and the counter, and counts what was called, not what was given out', () => {
    const officer = { name: 'Nguyễn Thị Hồng Nhung', counterNumber: 3 };
    const lines = linesOf(layoutOf(summarySlip({ officer })));
    expect(lines).toContain('Nguyễn Thị Hồng Nhung · Quầy 3');
    expect(lines).toContain('Số đã gọi');
    expect(lines.join(' ')).not.toContain('Số đã cấp');
  });

  test('of the whole office ends with the code of the trail, where there is one', () => {
    const { summary } = summarySlip();
    const lines = linesOf(layoutOf(summarySlip({ summary: { ...summary, auditCode: '128-aB3dE6gH' } })));
    expect(lines.slice(-2)).toEqual(['Mã đối chiếu', '128-aB3dE6gH']);
    expect(textOf(layoutOf(summarySlip()))).not.toContain('Mã đối chiếu');
  });

  test('what was not measured says so, and is never a 0', () => {
    const words = textOf(layoutOf(summarySlip({ summary: NOTHING })));
    expect(words.match(/không có số liệu/gu)).toHaveLength(2);
    expect(words).not.toMatch(/0 phút/u);
    expect(words).toContain('Trong ngày không có số nào.');
    const english = summarySlip({ summary: NOTHING, languages: ['en', 'vi'] });
    expect(textOf(layoutOf(english)).match(/no figures/gu)).toHaveLength(2);
  });

  test('a field that nobody waited in has a dash, which is explained; without one there is nothing to explain', () => {
    expect(linesOf(layoutOf(summarySlip()))).toEqual(expect.arrayContaining(['–', '–: không có số liệu']));
    const { summary } = summarySlip();
    const measured = { ...summary, fields: summary.fields.slice(0, 2) };
    expect(textOf(layoutOf(summarySlip({ summary: measured })))).not.toContain('–');
  });

  test('its date is the day’s own, whatever the hour and the zone it is printed in', () => {
    const slip = summarySlip({ date: '2026-12-31' as BusinessDate, timeZone: 'America/Los_Angeles' });
    expect(linesOf(layoutOf(slip))).toContain('thứ Năm 31/12/2026');
    expect(textOf(layoutOf({ ...slip, languages: ['en'] }))).toContain('Thu 31 Dec 2026');
  });

  test.each([...LONG_NAMES, ...HOSTILE_NAMES].map((name) => [name.slice(0, 30), name] as const))(
    'and a test page stay on any paper, whatever names they bear: %j',
    (_, name) => {
      const head = { officeName: text(name), unitName: text(name), languages: ['vi', 'en'] } as const;
      const fieldNames = summarySlip().fieldNames.map((field) => ({
        ...field,
        name: text(name),
        letter: name,
      }));
      for (const profile of PRINTER_PROFILES) {
        const summary = layoutOf(
          summarySlip({ ...head, fieldNames, officer: { name, counterNumber: 3 } }),
          setupOf(profile),
        );
        expectInside(summary);
        expectLegible(summary, profile);
        expectNoLinesTouch(summary);
        const page = layoutOf(testSlip({ ...head, printerName: name }), setupOf({ ...profile, name }));
        expectInside(page);
        expectNoLinesTouch(page);
      }
    },
  );
});

describe('a test page', () => {
  test('names the printer, its kind and its width, and ends where the paper is to be cut', () => {
    const layout = layoutOf(testSlip());
    const lines = linesOf(layout);
    expect(lines).toEqual(
      expect.arrayContaining([
        'Máy in kiosk sảnh A',
        '80 mm, 203 dpi (576)',
        'Rộng 576 chấm = 72,1 mm, 203 dpi',
      ]),
    );
    expect(lines.at(-1)).toBe('cắt ở đây / cut here');
    const last = layout.elements.filter(({ kind }) => kind === 'rule').at(-3);
    expect(last).toMatchObject({ x: 0, widthDots: 576 });
    expect(layout.elements.some((element) => 'y' in element && element.y > layout.heightDots - 3)).toBe(
      false,
    );
  });

  test('shows darkness in steps from 12 to 100 %, and letters small and large', () => {
    const { elements } = layoutOf(testSlip());
    const steps = elements.flatMap((element) => (element.kind === 'shade' ? [element.percent] : []));
    expect(steps).toEqual([12, 25, 37, 50, 62, 75, 87, 100]);
    const sizes = elements.flatMap((element) =>
      element.kind === 'text' && element.text.startsWith('Ế') ? [element.sizeDots] : [],
    );
    expect(new Set(sizes)).toEqual(new Set([25, 64]));
  });
});
