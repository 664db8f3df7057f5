/** A report as a workbook: a sheet for each table, figures as figures, every rate with its two numbers beside it. */
import writeExcel, { type Cell } from 'write-excel-file/node';
import type { Report } from '#protocol/report-shapes.ts';
import type { Language } from '#protocol/vocabulary.ts';
import { dataTables, percentRounded, type DataTable, type Datum } from '#reporting/data-tables.ts';
import { reportTexts } from '#reporting/texts.ts';

const NAME_LETTERS = 44;
const FIGURE_LETTERS = 15;

const head = (value: string): Cell => ({
  value,
  type: String,
  fontWeight: 'bold',
  wrap: true,
  alignVertical: 'top',
});
const cell = (value: string | number | null): Cell => {
  if (value === null) return null;
  // Typed as text, so that nothing in it is ever a formula.
  return typeof value === 'number' ? { value, type: Number } : { value, type: String, wrap: true };
};

export async function writeReportExcel(report: Report, language: Language): Promise<Uint8Array> {
  const { file } = reportTexts(language);
  const sheets = dataTables(report, language).map((table) => {
    const columns = columnsOf(table);
    const heads = [
      table.head,
      ...columns.flatMap(({ label, isShare }) =>
        isShare ? [label, `${label}: ${file.denominator.toLowerCase()}`, `${label}: %`] : [label],
      ),
    ];
    return {
      data: [
        heads.map(head),
        ...table.rows.map(({ name, data }) => [
          cell(name),
          ...columns.flatMap(({ isShare }, index) => cellsOf(data[index], isShare)),
        ]),
      ],
      columns: heads.map((_, index) => ({ width: index === 0 ? NAME_LETTERS : FIGURE_LETTERS })),
      stickyRowsCount: 1,
      stickyColumnsCount: 1,
      sheet: table.title,
    };
  });
  return writeExcel(sheets).toBuffer();
}

/** The figures that the rows of a table have; where any of them is a rate, all of that column have room for one. */
function columnsOf({ rows }: DataTable): readonly { readonly label: string; readonly isShare: boolean }[] {
  const most = Math.max(0, ...rows.map(({ data }) => data.length));
  return Array.from({ length: most }, (_, index) => {
    const own = rows.flatMap(({ data }) => data[index] ?? []);
    return { label: own[0]?.label ?? '', isShare: own.some((datum) => 'share' in datum) };
  });
}

function cellsOf(datum: Datum | undefined, isShare: boolean): readonly Cell[] {
  if (datum === undefined) return isShare ? [null, null, null] : [null];
  if (!('share' in datum)) return isShare ? [cell(datum.value), null, null] : [cell(datum.value)];
  const { share } = datum;
  return share === null
    ? [null, null, null]
    : [cell(share.numerator), cell(share.denominator), cell(percentRounded(share))];
}
