/** Makes a report in the form it is wanted in: as data, or as a file for people. */
import type { ReportErrand } from '#protocol/report.ts';
import type { Report } from '#protocol/report-shapes.ts';
import { rangeBefore } from '#reporting/periods.ts';
import { writeReportCsv } from './csv-file.ts';
import { writeReportExcel } from './excel-file.ts';
import type { ReportMaker } from './make-report.ts';
import { writeReportPdf } from './pdf-file.ts';

/** The bytes of it. Throws what the database or the writer of the file throws. */
export async function doReportErrand(maker: ReportMaker, errand: ReportErrand): Promise<Uint8Array> {
  const { form, language } = errand;
  const report = reportFor(maker, errand);
  switch (form) {
    case 'json':
      return new TextEncoder().encode(JSON.stringify(report));
    case 'csv':
      return writeReportCsv(report, language);
    case 'xlsx':
      return writeReportExcel(report, language);
    case 'pdf':
      return writeReportPdf(report, reportFor(maker, { ...errand, ...rangeBefore(report.range) }), language);
    default:
      return form satisfies never;
  }
}

function reportFor(maker: ReportMaker, { withOfficers, ...wish }: ReportErrand): Report {
  const report = maker.make(wish);
  return withOfficers ? report : { ...report, officers: [] };
}
