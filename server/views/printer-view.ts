import type { PrintJob, PrinterView, TicketSlip } from '#protocol/views.ts';
import type { InstantMs, Revision } from '#protocol/vocabulary.ts';
import {
  fieldOf,
  isSettled,
  serviceOf,
  type PrintJobState,
  type QueueDay,
} from '#server/domain/queue-day.ts';

const JOBS_SHOWN = 50;

/** What the printer agent may see: the jobs still to be seen to, oldest first, each with all its paper needs. */
export function toPrinterView(day: QueueDay, at: InstantMs): PrinterView {
  const jobs = day.printJobs.filter(({ state }) => !isSettled(state)).slice(0, JOBS_SHOWN);
  return { revision: day.sequence as Revision, at, jobs: jobs.map((job) => printJob(day, job)) };
}

function printJob(day: QueueDay, { jobId, state, ticket }: PrintJobState): PrintJob {
  const service = serviceOf(day.settings, ticket.serviceId);
  const slip: TicketSlip = {
    kind: 'ticket',
    ticket,
    officeName: day.settings.name.vi,
    unitName: day.settings.unitName.vi,
    serviceName: service?.name.vi ?? '',
    waitingArea: fieldOf(day.settings, ticket.fieldId)?.waitingArea.vi ?? '',
    papers: (service?.papers ?? []).map(({ name, onlyIfNotLookedUp }) => ({
      name: name.vi,
      onlyIfNotLookedUp,
    })),
    timeZone: day.settings.timeZone,
  };
  return { jobId, state, createdAt: ticket.issuedAt, slip };
}
