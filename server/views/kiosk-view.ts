import type { FieldLoad, KioskView } from '#protocol/views.ts';
import type { InstantMs, Revision } from '#protocol/vocabulary.ts';
import { closures } from '#server/domain/office-hours.ts';
import { REMEMBERED_PRINT_JOBS, type QueueDay } from '#server/domain/queue-day.ts';
import type { Presence } from './presence.ts';

/** What a kiosk may see: loads, the printer, and the newest papers. */
export function toKioskView(
  day: QueueDay,
  loads: readonly FieldLoad[],
  at: InstantMs,
  presence: Presence,
): KioskView {
  return {
    revision: day.sequence as Revision,
    at,
    date: day.date,
    fields: loads,
    closures: closures(day, at),
    printer: presence.printer,
    printJobs: day.printJobs
      .slice(-REMEMBERED_PRINT_JOBS)
      .map(({ jobId, state, problem }) => ({ jobId, state, problem })),
  };
}
