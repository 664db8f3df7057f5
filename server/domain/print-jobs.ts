/** What should come out of printers: each job with its paper, folded from the same events as the queue. */
import type { ProcedureId } from '#protocol/catalogue.ts';
import type { FeedbackNumber } from '#protocol/feedback.ts';
import type { ReturnTime } from '#protocol/officer-words.ts';
import type { DaySummary, ListFacts } from '#protocol/slips.ts';
import type { WaitRangeMinutes } from '#protocol/views.ts';
import type {
  BusinessDate,
  CitizenLanguage,
  CounterId,
  FieldId,
  InstantMs,
  PrinterId,
  PrinterProblem,
  PrintJobId,
  PrintState,
  ServiceId,
  TicketId,
  TicketNumber,
} from '#protocol/vocabulary.ts';

/** How many settled jobs the live day remembers that nobody needs any more, and how many that staff may want anew. */
export const REMEMBERED_PRINT_JOBS = 20;
const REMEMBERED_UNPRINTED = 200;

/** The paper of a job: what it is about; the printer's view makes the slip of it. */
export type Paper =
  | {
      readonly kind: 'ticket';
      readonly ticketId: TicketId;
      readonly number: TicketNumber;
      readonly fieldId: FieldId;
      readonly serviceId: ServiceId;
      /** What else the visit is for; absent = nothing. */
      readonly furtherServiceIds?: readonly ServiceId[];
      readonly isPriority: boolean;
      readonly language: CitizenLanguage;
      readonly issuedAt: InstantMs;
      readonly counterNumbers: readonly number[];
      /** As it stood when the paper was ordered; null when the ticket did not wait then. */
      readonly queue: { readonly ahead: number; readonly range: WaitRangeMinutes } | null;
    }
  | {
      readonly kind: 'checklist';
      readonly ticketId: TicketId;
      readonly number: TicketNumber;
      readonly serviceId: ServiceId;
      readonly counterId: CounterId;
      readonly papers: readonly string[];
      readonly returnTime: ReturnTime | null;
    }
  | {
      readonly kind: 'list';
      readonly procedureId: ProcedureId;
      readonly language: CitizenLanguage;
      /** As the catalogue had it when the list was asked for. */
      readonly facts: ListFacts;
    }
  | {
      /** What proves that one holds it is in no event: the printer's view adds it. */
      readonly kind: 'feedback';
      readonly number: FeedbackNumber;
      readonly receivedOn: BusinessDate;
      readonly dueOn: BusinessDate;
      readonly language: CitizenLanguage;
    }
  | {
      readonly kind: 'summary';
      readonly date: BusinessDate;
      /** Null = the whole office. */
      readonly officer: { readonly name: string; readonly counterNumber: number } | null;
      readonly summary: DaySummary;
    }
  | { readonly kind: 'test' };

export type PrintJobState = {
  readonly jobId: PrintJobId;
  readonly printerId: PrinterId;
  readonly paper: Paper;
  readonly orderedAt: InstantMs;
  /** The same paper was ordered before: the slip says so. */
  readonly isReprint: boolean;
  readonly state: PrintState;
  readonly problem: PrinterProblem | null;
};

/** A print job that nothing more can happen to. */
export const isSettled = (state: PrintState): boolean => state !== 'queued' && state !== 'sending';

/** A job about a visit: what was to be handed to a citizen. */
export type CitizenJob = PrintJobState & {
  readonly paper: Extract<Paper, { readonly kind: 'ticket' | 'checklist' }>;
};
export const isForCitizen = (job: PrintJobState): job is CitizenJob =>
  job.paper.kind === 'ticket' || job.paper.kind === 'checklist';

const isMissing = ({ state }: PrintJobState): boolean => state === 'failed' || state === 'uncertain';

/** Jobs of the same paper of the same ticket have the same key, however often it was printed. */
const paperKey = ({ paper }: CitizenJob): string => `${paper.kind} ${paper.ticketId}`;

/**
 * The jobs whose paper is perhaps not there, oldest first: failed or uncertain, and nothing of the kind was ordered since.
 * Whether their tickets are still good is for the asker to know.
 */
export function unprintedJobs(jobs: readonly PrintJobState[]): readonly CitizenJob[] {
  const ordered = new Set<string>();
  const found: CitizenJob[] = [];
  for (const job of jobs.toReversed()) {
    if (!isForCitizen(job)) continue;
    const key = paperKey(job);
    if (!ordered.has(key) && isMissing(job)) found.push(job);
    ordered.add(key);
  }
  return found.reverse();
}

/** The jobs of that kind of paper of that ticket that are not settled. */
export const onTheirWay = (
  jobs: readonly PrintJobState[],
  kind: CitizenJob['paper']['kind'],
  ticketId: TicketId,
): readonly PrintJobState[] =>
  jobs.filter(
    (job) =>
      !isSettled(job.state) &&
      isForCitizen(job) &&
      job.paper.kind === kind &&
      job.paper.ticketId === ticketId,
  );

/** The day's jobs and one more, which waits to be printed. */
export const withJob = (
  { printJobs }: { readonly printJobs: readonly PrintJobState[] },
  job: Omit<PrintJobState, 'state' | 'problem'>,
): readonly PrintJobState[] => [...printJobs, { ...job, state: 'queued', problem: null }];

/** Drops the oldest settled jobs beyond what is remembered; unsettled ones are never dropped. */
export function remembered(jobs: readonly PrintJobState[]): readonly PrintJobState[] {
  const settled = jobs.filter(({ state }) => isSettled(state)).length;
  if (settled <= REMEMBERED_PRINT_JOBS) return jobs;
  const wanted = new Set<PrintJobState>(unprintedJobs(jobs).slice(-REMEMBERED_UNPRINTED));
  const isKept = (job: PrintJobState): boolean => !isSettled(job.state) || wanted.has(job);
  let surplus = jobs.filter((job) => !isKept(job)).length - REMEMBERED_PRINT_JOBS;
  return surplus <= 0 ? jobs : jobs.filter((job) => isKept(job) || surplus-- <= 0);
}
