/** Rules of paper: what may be printed once more, and what a printer may say of a job. */
import type { PrinterId, PrintJobId } from '#protocol/vocabulary.ts';
import type { Command } from './commands.ts';
import { accept, reject, withOfficer, type Decision } from './decision.ts';
import type { DomainEvent } from './events.ts';
import { isForCitizen, isSettled, onTheirWay, type Paper, type PrintJobState } from './print-jobs.ts';
import { countersTaking, liveTicket, type QueueDay } from './queue-day.ts';
import { aheadOf } from './standing.ts';
import type { LiveTicket } from './ticket.ts';

type CommandOf<Type extends Command['type']> = Extract<Command, { type: Type }>;
type OrdersPaper = CommandOf<'printTestPage' | 'printSummary' | 'reprintJob' | 'reprintTicket'>;

/** A ticket's paper once more: for whoever lost it, or never got it. */
export function reprintTicket(day: QueueDay, command: CommandOf<'reprintTicket'>): Decision {
  return withAsker(day, command, () => {
    const ticket = liveTicket(day, command.ticketId);
    if (ticket === undefined) return reject('unknown_ticket');
    return ordered(day, command, ticketPaper(day, ticket), true);
  });
}

/** Paper that did not come out, once more, for as long as its ticket is good. */
export function reprintJob(day: QueueDay, command: CommandOf<'reprintJob'>): Decision {
  return withAsker(day, command, () => {
    const job = day.printJobs.find(({ jobId }) => jobId === command.jobId);
    if (job === undefined || !isForCitizen(job)) return reject('unknown_print_job');
    const ticket = liveTicket(day, job.paper.ticketId);
    if (ticket === undefined) return reject('unknown_ticket');
    // A ticket is described as it stands now, a checklist as the officer made it.
    return ordered(day, command, job.paper.kind === 'ticket' ? ticketPaper(day, ticket) : job.paper, true);
  });
}

/** A day's figures on paper. */
export function printSummary(day: QueueDay, command: CommandOf<'printSummary'>): Decision {
  const { officer, summary } = command;
  return withAsker(day, command, () =>
    ordered(day, command, { kind: 'summary', date: day.date, officer, summary }, false),
  );
}

/** A page that shows what the printer does. */
export function printTestPage(day: QueueDay, command: CommandOf<'printTestPage'>): Decision {
  return withAsker(day, command, () => ordered(day, command, { kind: 'test' }, false));
}

/** A procedure's list, for somebody who has taken no number. */
export function printList(day: QueueDay, command: CommandOf<'printList'>): Decision {
  const { procedureId, language, printerId, facts } = command;
  if (facts === null) return reject('unknown_service');
  return orderedByCitizen(day, printerId, { kind: 'list', procedureId, language, facts });
}

/** The receipt of feedback that was given at a kiosk. */
export function printFeedback(day: QueueDay, command: CommandOf<'printFeedback'>): Decision {
  const { number, receivedOn, dueOn, language, printerId } = command;
  return orderedByCitizen(day, printerId, { kind: 'feedback', number, receivedOn, dueOn, language });
}

/** One of a kind at a time to a printer, so that nobody empties its roll. */
function orderedByCitizen(day: QueueDay, printerId: PrinterId | null, paper: Paper): Decision {
  if (printerId === null) return reject('no_printer');
  const isThere = (job: PrintJobState): boolean =>
    job.paper.kind === paper.kind && job.printerId === printerId && !isSettled(job.state);
  if (day.printJobs.some(isThere)) return reject('print_pending');
  return accept({
    type: 'PaperOrdered',
    jobId: `${day.date}/${paper.kind}-${String(day.sequence + 1)}` as PrintJobId,
    printerId,
    paper,
    isReprint: false,
    officerId: null,
    counterId: null,
  });
}

/** What a printer says of a job. A job settles once; the same outcome twice is the same fact, not a second one. */
export function reportPrintJob(day: QueueDay, command: CommandOf<'reportPrintJob'>): Decision {
  const job = day.printJobs.find((candidate) => candidate.jobId === command.jobId);
  if (job === undefined) return reject('unknown_print_job');
  // Nobody speaks for another printer's paper.
  if (job.printerId !== command.printerId) return reject('unknown_print_job');
  // Two agents must not both begin: a retry of one's own request hears its old answer and never comes here.
  if (job.state === 'sending' && command.state === 'sending') return reject('wrong_status');
  if (job.state === command.state) return accept();
  if (isSettled(job.state)) return reject('print_job_settled');
  // Paper cannot come out of a job that never began to be sent.
  if (job.state === 'queued' && command.state !== 'sending' && command.state !== 'failed')
    return reject('wrong_status');
  const { jobId, state, problem } = command;
  return accept({ type: 'PrintJobReported', jobId, state, problem });
}

/** At a counter only the officer who sits there orders paper; a desk's right is known to its door. */
function withAsker(day: QueueDay, command: OrdersPaper, rule: () => Decision): Decision {
  const { counterId, officerId } = command;
  return counterId === null ? rule() : withOfficer(day, { counterId, officerId }, rule);
}

function ordered(day: QueueDay, command: OrdersPaper, paper: Paper, isReprint: boolean): Decision {
  const { printerId, officerId, counterId } = command;
  if (printerId === null) return reject('no_printer');
  const isCitizens = paper.kind === 'ticket' || paper.kind === 'checklist';
  const pending = isCitizens ? onTheirWay(day.printJobs, paper.kind, paper.ticketId) : [];
  // What still waits at another printer, perhaps one that nobody drives any more, is withdrawn: it was never begun, and
  // its agent cannot begin it now. Anything else could become a double.
  const isWithdrawable = (job: PrintJobState): boolean =>
    job.state === 'queued' && job.printerId !== printerId;
  if (!pending.every(isWithdrawable)) return reject('print_pending');
  // By the sequence of its event: no other job is ever called the same.
  const about = isCitizens ? paper.ticketId : day.date;
  const jobId = `${about}/${paper.kind}-${String(day.sequence + 1)}` as PrintJobId;
  return accept(
    { type: 'PaperOrdered', jobId, printerId, paper, isReprint, officerId, counterId },
    ...pending.map((withdrawn): DomainEvent => ({
      type: 'PrintJobReported',
      jobId: withdrawn.jobId,
      state: 'failed',
      problem: null,
    })),
  );
}

/** The ticket as it stands now. */
function ticketPaper(day: QueueDay, ticket: LiveTicket): Paper {
  const { ticketId, number, fieldId, serviceId, furtherServiceIds, priorityId, language, issuedAt } = ticket;
  return {
    kind: 'ticket',
    ticketId,
    number,
    fieldId,
    serviceId,
    ...(furtherServiceIds.length === 0 ? {} : { furtherServiceIds }),
    isPriority: priorityId !== null,
    language,
    issuedAt,
    counterNumbers: countersTaking(day.settings, serviceId).map((counter) => counter.number),
    // How long it will still be is foreseen for newcomers only.
    queue: ticket.status === 'waiting' ? { ahead: aheadOf(day, ticket), range: null } : null,
  };
}
