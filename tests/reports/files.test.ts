/** Reports as files: what is read back from them is what the report says, in Vietnamese, and nothing in them runs. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import readExcel from 'read-excel-file/node';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '#protocol/report-shapes.ts';
import { instantMs, type BusinessDate, type Language } from '#protocol/vocabulary.ts';
import { csvCell, writeReportCsv } from '#server/reports/csv-file.ts';
import { writeReportExcel } from '#server/reports/excel-file.ts';
import { openReportMaker } from '#server/reports/make-report.ts';
import { writeReportPdf } from '#server/reports/pdf-file.ts';
import { openSqliteStore } from '#server/storage/sqlite-store.ts';
import { DEMO_OFFICE } from '#demo/office.ts';
import { MIGRATIONS_FOLDER } from '#tests/support/migrations-folder.ts';
import { liveInto, nameOfficers } from './lived-office.ts';
import { readPdf } from './pdf-text.ts';

const at = (from: string, to: string = from) => ({ from: from as BusinessDate, to: to as BusinessDate });
let day: Report;
let dayBefore: Report;
let week: Report;
let nothing: Report;
beforeAll(() => {
  const folder = mkdtempSync(path.join(tmpdir(), 'mot-cua-reports-'));
  const store = openSqliteStore(folder, MIGRATIONS_FOLDER);
  store.saveOfficeSettings(DEMO_OFFICE);
  nameOfficers(store);
  liveInto(store, { dayIndexes: [0, 1, 2, 3, 4, 7] });
  store.close();
  const maker = openReportMaker(path.join(folder, 'office.db'));
  const wish = { today: '2026-01-13' as BusinessDate, now: instantMs(Date.UTC(2026, 0, 13, 3)) };
  day = maker.make({ ...wish, ...at('2026-01-12') });
  dayBefore = maker.make({ ...wish, ...at('2026-01-05') });
  week = maker.make({ ...wish, ...at('2026-01-05', '2026-01-11') });
  nothing = maker.make({ ...wish, ...at('2025-01-05') });
  maker.close();
  rmSync(folder, { recursive: true });
}, 60_000);

describe('the PDF', () => {
  test.each(['vi', 'en'] as const)(
    'of a day is one page that can be read back (%s)',
    async (language: Language) => {
      const { pages, hasEmbeddedFonts } = readPdf(await writeReportPdf(day, dayBefore, language));
      expect(pages).toHaveLength(1);
      expect(hasEmbeddedFonts).toBe(true);
      const [page = ''] = pages;
      expect(page).not.toContain('\ufffd');
      const wanted =
        language === 'vi'
          ? [
              'Báo cáo ngày 12/01/2026',
              'Phường Minh Phụng',
              'Một nửa số người chờ dưới',
              'Ý kiến của lãnh đạo',
              'Đất đai – Xây dựng',
              'không có số liệu',
            ]
          : ['Report of 12/01/2026', 'Half waited less than', 'Remarks of the chairman', 'no data'];
      for (const words of wanted) expect(page).toContain(words);
      expect(page).toContain(String(day.total.outcomes.issued));
    },
  );

  test('of a longer time goes on over pages, each with its number, and ends with officers', async () => {
    const { pages } = readPdf(await writeReportPdf(week, nothing, 'vi'));
    expect(pages.length).toBeGreaterThan(2);
    pages.forEach((page, index) => {
      expect(page).toContain(`Trang ${String(index + 1)} / ${String(pages.length)}`);
    });
    expect(pages.join('\n')).toContain('Theo cán bộ');
    for (const { displayName } of week.officers) expect(pages.join('\n')).toContain(displayName);
  });

  test('of days without anything says so', async () => {
    const { pages } = readPdf(await writeReportPdf(nothing, nothing, 'vi'));
    expect(pages).toHaveLength(1);
    expect(pages[0]).toContain('không có số liệu');
  });

  test('of an office with long names and twelve fields still is one page', async () => {
    const [field] = day.fields;
    if (field === undefined) throw new Error('a day without a field');
    const long = {
      ...field,
      name: { vi: 'Lĩnh vực có tên rất dài '.repeat(4), en: 'A field with a long name '.repeat(4) },
    };
    const crowded = { ...day, fields: Array.from({ length: 12 }, () => long) };
    expect(readPdf(await writeReportPdf(crowded, dayBefore, 'vi')).pages).toHaveLength(1);
  });
});

describe('the workbook', () => {
  test('holds every figure as a figure, rates with both their numbers', async () => {
    const sheets = (await readExcel(Buffer.from(await writeReportExcel(week, 'vi')))) as unknown as readonly {
      readonly sheet: string;
      readonly data: readonly (readonly (string | number | null)[])[];
    }[];
    expect(sheets.map(({ sheet }) => sheet)).toEqual(
      expect.arrayContaining(['Tóm tắt', 'Ngày', 'Lĩnh vực', 'Thủ tục', 'Quầy', 'Cán bộ', 'Giờ', 'Nửa giờ']),
    );
    const [head = [], ...rows] = sheets.find(({ sheet }) => sheet === 'Lĩnh vực')?.data ?? [];
    expect(rows).toHaveLength(week.fields.length);
    week.fields.forEach((field, index) => {
      const row = rows[index] ?? [];
      const cell = (name: string): unknown => row[head.indexOf(name)];
      expect(row[0]).toBe(field.name.vi);
      expect(cell('Số đã cấp')).toBe(field.outcomes.issued);
      expect(cell('Hài lòng')).toBe(field.satisfied.numerator);
      expect(cell('Hài lòng: mẫu số')).toBe(field.satisfied.denominator);
      expect(cell('Chờ: không tính (lượt)')).toBe(field.waits.excluded);
    });
  });

  test('leaves a cell empty where there is no data, and does not write 0', async () => {
    const sheets = (await readExcel(
      Buffer.from(await writeReportExcel(nothing, 'vi')),
    )) as unknown as readonly {
      readonly data: readonly (readonly (string | number | null)[])[];
    }[];
    const summary = sheets[0]?.data ?? [];
    const rowOf = (name: string) => summary.find(([first]) => first === name) ?? [];
    expect(rowOf('Chờ: một nửa dưới (phút)')[1] ?? null).toBeNull();
    expect(rowOf('Xử lý phản ánh, kiến nghị').slice(1, 4)).toEqual([0, 0, null]);
    expect(rowOf('Số đã cấp')[1]).toBe(0);
  });
});

describe('the CSV file', () => {
  const read = (bytes: Uint8Array): readonly Record<string, string>[] =>
    parse(Buffer.from(bytes), { bom: true, columns: true });

  test('says the same, one figure a row', () => {
    const bytes = writeReportCsv(week, 'vi');
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const rows = read(bytes);
    for (const { displayName, satisfied, outcomes } of week.officers) {
      const own = rows.filter((row) => row['Bảng'] === 'Cán bộ' && row['Tên'] === displayName);
      expect(own.find((row) => row['Chỉ số'] === 'Số đã cấp')?.['Giá trị']).toBe(String(outcomes.issued));
      expect(own.find((row) => row['Chỉ số'] === 'Hài lòng')).toMatchObject({
        'Tử số': String(satisfied.numerator),
        'Mẫu số': String(satisfied.denominator),
      });
    }
  });

  test.each([
    '=1+1',
    '+1',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    ' =1',
    '＝1',
    "'=1",
    '=HYPERLINK("http://x")',
  ])('makes no formula of %j', (text) => {
    const lines: readonly (readonly string[])[] = parse(Buffer.from(csvCell(text)));
    const [cell = ''] = lines[0] ?? [];
    expect(cell.startsWith("'")).toBe(true);
  });

  test('a name that would be a formula stays a name in every file', async () => {
    const name = '=cmd|"/c calc"!A1';
    const planted = {
      ...week,
      officers: week.officers.map((officer) => ({ ...officer, displayName: name })),
    };
    const text = Buffer.from(writeReportCsv(planted, 'vi')).toString('utf8');
    expect(text).not.toMatch(/(?:^|,|")=cmd/m);
    expect(text).toContain("'=cmd|");
    const sheets = (await readExcel(
      Buffer.from(await writeReportExcel(planted, 'vi')),
    )) as unknown as readonly {
      readonly sheet: string;
      readonly data: readonly (readonly unknown[])[];
    }[];
    const officers = sheets.find(({ sheet }) => sheet === 'Cán bộ')?.data ?? [];
    expect(officers[1]?.[0]).toBe(name);
  });
});
