import { feedbackAddress } from '#protocol/feedback.ts';
import { slipLanguages, type SlipLanguages } from '#protocol/printing.ts';
import type {
  ChecklistSlip,
  FeedbackSlip,
  PrintJob,
  PrinterView,
  Slip,
  SummarySlip,
  TicketSlip,
} from '#protocol/slips.ts';
import type { CitizenLanguage, InstantMs, Language, PrinterId, Revision } from '#protocol/vocabulary.ts';
import { isSettled, type Paper, type PrintJobState } from '#server/domain/print-jobs.ts';
import { counterOf, fieldOf, serviceOf, type QueueDay } from '#server/domain/queue-day.ts';
import type { Surroundings } from './surroundings.ts';

const JOBS_SHOWN = 50;
const NO_TEXT = { vi: '', en: '' } as const;

/** What the agent of one printer may see: its jobs still to be seen to, oldest first, each with all its paper needs. */
export function toPrinterView(
  day: QueueDay,
  printerId: PrinterId,
  at: InstantMs,
  around: Surroundings,
): PrinterView {
  const jobs = day.printJobs
    .filter((job) => job.printerId === printerId && !isSettled(job.state))
    .slice(0, JOBS_SHOWN)
    .map((job) => printJob(day, job, around));
  return { revision: day.sequence as Revision, at, printerId, setupRevision: around.printing.revision, jobs };
}

const printJob = (day: QueueDay, job: PrintJobState, around: Surroundings): PrintJob => ({
  jobId: job.jobId,
  state: job.state,
  createdAt: job.orderedAt,
  slip: slipOf(day, job, around),
});

/** The facts of a job's paper, in the words of the office as it is set up today. */
export function slipOf(
  day: QueueDay,
  job: Pick<PrintJobState, 'paper' | 'orderedAt' | 'isReprint' | 'printerId'>,
  around: Pick<Surroundings, 'printing' | 'phoneAddress' | 'linkOf' | 'feedbackCodeOf'>,
): Slip {
  const { paper, orderedAt, isReprint } = job;
  const { settings } = day;
  const headIn = <Chosen extends CitizenLanguage>(chosen: Chosen): SlipHead<Chosen | Language> => ({
    officeName: settings.name,
    unitName: settings.unitName,
    timeZone: settings.timeZone,
    languages: slipLanguages(around.printing.template, chosen),
    reprintedAt: isReprint ? orderedAt : null,
  });
  switch (paper.kind) {
    case 'ticket':
      return ticketSlip(day, paper, headIn(paper.language), around);
    case 'checklist':
      return checklistSlip(day, paper, headIn('vi'), orderedAt);
    case 'list':
      return { kind: 'list', ...headIn(paper.language), printedAt: orderedAt, facts: paper.facts };
    case 'feedback':
      return feedbackSlip(paper, headIn(paper.language), orderedAt, around);
    case 'summary':
      return summarySlip(day, paper, headIn('vi'), orderedAt);
    case 'test':
      return {
        kind: 'test',
        ...headIn('vi'),
        languages: ['vi', 'en'],
        printedAt: orderedAt,
        printerName:
          around.printing.printers.find(({ printerId }) => printerId === job.printerId)?.name ?? '',
      };
    default:
      return paper satisfies never;
  }
}

type SlipHead<Spoken extends CitizenLanguage> = Pick<
  Slip,
  'officeName' | 'unitName' | 'timeZone' | 'reprintedAt'
> & { readonly languages: SlipLanguages<Spoken> };
type PaperOf<Kind extends Paper['kind']> = Extract<Paper, { readonly kind: Kind }>;

function ticketSlip(
  { settings }: QueueDay,
  paper: PaperOf<'ticket'>,
  head: SlipHead<CitizenLanguage>,
  { phoneAddress, linkOf }: Pick<Surroundings, 'phoneAddress' | 'linkOf'>,
): TicketSlip {
  const service = serviceOf(settings, paper.serviceId);
  return {
    kind: 'ticket',
    ...head,
    number: paper.number,
    issuedAt: paper.issuedAt,
    isPriority: paper.isPriority,
    serviceName: service?.name ?? NO_TEXT,
    furtherServiceNames: (paper.furtherServiceIds ?? []).map(
      (serviceId) => serviceOf(settings, serviceId)?.name ?? NO_TEXT,
    ),
    waitingArea: fieldOf(settings, service?.fieldId ?? paper.fieldId)?.waitingArea ?? NO_TEXT,
    counterNumbers: paper.counterNumbers,
    queue: paper.queue,
    papers: (service?.papers ?? []).map(({ name, onlyIfNotLookedUp }) => ({ name, onlyIfNotLookedUp })),
    phoneUrl: phoneAddress === null ? null : `${phoneAddress}${linkOf(paper.ticketId)}`,
  };
}

function checklistSlip(
  { settings }: QueueDay,
  paper: PaperOf<'checklist'>,
  head: SlipHead<CitizenLanguage>,
  orderedAt: InstantMs,
): ChecklistSlip {
  return {
    kind: 'checklist',
    ...head,
    number: paper.number,
    printedAt: orderedAt,
    serviceName: serviceOf(settings, paper.serviceId)?.name ?? NO_TEXT,
    counterNumber: counterOf(settings, paper.counterId)?.number ?? 0,
    papers: paper.papers,
    returnTime: paper.returnTime,
    returnPlace: settings.rules.parkedReturnPlace,
  };
}

function feedbackSlip(
  { number, receivedOn, dueOn, language }: PaperOf<'feedback'>,
  head: SlipHead<CitizenLanguage>,
  orderedAt: InstantMs,
  { phoneAddress, feedbackCodeOf }: Pick<Surroundings, 'phoneAddress' | 'feedbackCodeOf'>,
): FeedbackSlip {
  const code = feedbackCodeOf(number);
  const phoneUrl = code === null ? null : feedbackAddress(phoneAddress, code, language);
  return { kind: 'feedback', ...head, printedAt: orderedAt, number, receivedOn, dueOn, code, phoneUrl };
}

function summarySlip(
  { settings }: QueueDay,
  { date, officer, summary }: PaperOf<'summary'>,
  head: SlipHead<Language>,
  orderedAt: InstantMs,
): SummarySlip {
  return {
    kind: 'summary',
    ...head,
    date,
    printedAt: orderedAt,
    officer,
    summary,
    fieldNames: settings.fields.map(({ fieldId, letter, name }) => ({ fieldId, letter, name })),
  };
}
