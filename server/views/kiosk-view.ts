import type { FieldLoad, KioskView } from '#protocol/views.ts';
import type { InstantMs, PrinterId, Revision } from '#protocol/vocabulary.ts';
import { closures } from '#server/domain/office-hours.ts';
import { REMEMBERED_PRINT_JOBS } from '#server/domain/print-jobs.ts';
import type { QueueDay } from '#server/domain/queue-day.ts';
import { printerCondition } from './paper.ts';
import type { Surroundings } from './surroundings.ts';

/** What a kiosk may see that prints at that printer (null = nowhere): loads, its printer, and the newest papers there. */
export function toKioskView(
  day: QueueDay,
  loads: readonly FieldLoad[],
  at: InstantMs,
  printerId: PrinterId | null,
  around: Surroundings,
): KioskView {
  return {
    revision: day.sequence as Revision,
    at,
    date: day.date,
    fields: loads,
    closures: closures(day, at),
    printer: printerCondition(printerId, around),
    phoneAddress: around.phoneAddress,
    hallCode: around.hallCode,
    fileFactor: around.fileFactor,
    takesFeedback: around.takesFeedback,
    catalogueRevision: around.catalogueRevision,
    speechLanguages: around.speechLanguages,
    printJobs: day.printJobs
      .filter((job) => job.printerId === printerId)
      .slice(-REMEMBERED_PRINT_JOBS)
      .map(({ jobId, state, problem }) => ({ jobId, state, problem })),
  };
}
