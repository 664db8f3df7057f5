/** A report as one CSV table, a figure a row: UTF-8 with its mark, so that Excel shows accents, and safe against formulas. */
import type { Report } from '#protocol/report-shapes.ts';
import type { Language } from '#protocol/vocabulary.ts';
import { dataTables, percentRounded } from '#reporting/data-tables.ts';
import { reportTexts } from '#reporting/texts.ts';

const BYTE_ORDER_MARK = '\ufeff';
/** What a spreadsheet takes for a formula, also in full width, or after what it skips. */
const FORMULA = /^[\s'"]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

type Cell = string | number | null;

/** Text that would be a formula gets an apostrophe; figures are figures. */
export function csvCell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",;\t\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function writeReportCsv(report: Report, language: Language): Uint8Array {
  const { file } = reportTexts(language);
  const head = [
    file.table,
    file.name,
    file.figure,
    file.value,
    file.numerator,
    file.denominator,
    file.percent,
  ];
  const lines: (readonly Cell[])[] = [head];
  for (const { title, rows } of dataTables(report, language))
    for (const { name, data } of rows)
      for (const datum of data)
        lines.push(
          'share' in datum
            ? [title, name, datum.label, null, ...shareCells(datum.share)]
            : [title, name, datum.label, datum.value, null, null, null],
        );
  const text = lines.map((line) => `${line.map(csvCell).join(',')}\r\n`).join('');
  return new TextEncoder().encode(BYTE_ORDER_MARK + text);
}

const shareCells = (share: Parameters<typeof percentRounded>[0] | null): readonly Cell[] =>
  share === null ? [null, null, null] : [share.numerator, share.denominator, percentRounded(share)];
