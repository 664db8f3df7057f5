/** The thread that makes reports, one after the other, over a connection that only reads. */
import { parentPort, workerData } from 'node:worker_threads';
import type { ReportErrand } from '#protocol/report.ts';
import { giveWay } from './give-way.ts';
import { doReportErrand } from './reports/errand.ts';
import { openReportMaker } from './reports/make-report.ts';
import type { ReportAnswer } from './reports/report-thread.ts';

giveWay();

const { databaseFile } = workerData as { readonly databaseFile: string };
const maker = openReportMaker(databaseFile);

parentPort?.on('message', ({ id, errand }: { readonly id: number; readonly errand: ReportErrand }) => {
  const answer = (told: ReportAnswer, handedOver: readonly ArrayBuffer[] = []): void =>
    parentPort?.postMessage(told, [...handedOver]);
  doReportErrand(maker, errand).then(
    (made) => {
      // A view of a pool cannot be handed over: what lies in one is copied out first.
      const bytes = made.byteLength === made.buffer.byteLength ? made : new Uint8Array(made);
      answer({ id, bytes }, [bytes.buffer as ArrayBuffer]);
    },
    (error: unknown) => answer({ id, message: error instanceof Error ? error.message : String(error) }),
  );
});
