import type { ChecklistSlip, PrintJob, PrinterView, TicketSlip } from '#protocol/views.ts';
import type { InstantMs, Revision } from '#protocol/vocabulary.ts';
import {
  counterOf,
  fieldOf,
  isSettled,
  serviceOf,
  type Paper,
  type PrintJobState,
  type QueueDay,
} from '#server/domain/queue-day.ts';

const JOBS_SHOWN = 50;

/** What the printer agent may see: the jobs still to be seen to, oldest first, each with all its paper needs. */
export function toPrinterView(day: QueueDay, at: InstantMs): PrinterView {
  const jobs = day.printJobs.filter(({ state }) => !isSettled(state)).slice(0, JOBS_SHOWN);
  return { revision: day.sequence as Revision, at, jobs: jobs.map((job) => printJob(day, job)) };
}

const printJob = (day: QueueDay, { jobId, state, paper }: PrintJobState): PrintJob =>
  paper.kind === 'ticket'
    ? { jobId, state, createdAt: paper.ticket.issuedAt, slip: ticketSlip(day, paper) }
    : { jobId, state, createdAt: paper.at, slip: checklistSlip(day, paper) };

function ticketSlip({ settings }: QueueDay, { ticket }: Extract<Paper, { kind: 'ticket' }>): TicketSlip {
  const service = serviceOf(settings, ticket.serviceId);
  return {
    kind: 'ticket',
    ticket,
    officeName: settings.name.vi,
    unitName: settings.unitName.vi,
    serviceName: service?.name.vi ?? '',
    waitingArea: fieldOf(settings, ticket.fieldId)?.waitingArea.vi ?? '',
    papers: (service?.papers ?? []).map(({ name, onlyIfNotLookedUp }) => ({
      name: name.vi,
      onlyIfNotLookedUp,
    })),
    timeZone: settings.timeZone,
  };
}

function checklistSlip({ settings }: QueueDay, paper: Extract<Paper, { kind: 'checklist' }>): ChecklistSlip {
  return {
    kind: 'checklist',
    number: paper.number,
    printedAt: paper.at,
    officeName: settings.name.vi,
    unitName: settings.unitName.vi,
    serviceName: serviceOf(settings, paper.serviceId)?.name.vi ?? '',
    counterNumber: counterOf(settings, paper.counterId)?.number ?? 0,
    papers: paper.papers,
    returnTime: paper.returnTime,
    returnPlace: settings.rules.parkedReturnPlace,
    timeZone: settings.timeZone,
  };
}
