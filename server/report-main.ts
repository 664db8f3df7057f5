/** The process that makes reports, one after the other, over a connection that only reads. Started by the server alone. */
import type { ReportErrand } from '#protocol/report.ts';
import { giveWayAsProcess } from './give-way.ts';
import { doReportErrand } from './reports/errand.ts';
import { openReportMaker } from './reports/make-report.ts';
import type { ReportAnswer } from './reports/report-process.ts';

giveWayAsProcess();

const maker = openReportMaker(process.argv[2] ?? '');
const answer = (told: ReportAnswer): void => {
  process.send?.(told);
};

process.on('message', (message) => {
  const { id, errand } = message as { readonly id: number; readonly errand: ReportErrand };
  doReportErrand(maker, errand).then(
    (bytes) => {
      answer({ id, bytes });
    },
    (error: unknown) => {
      answer({ id, message: error instanceof Error ? error.message : String(error) });
    },
  );
});
// However the server ended, nobody waits for this report any more.
process.once('disconnect', () => process.exit());
