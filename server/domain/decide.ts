/**
 * The rules: a command against today's state gives events or a typed rejection, and nothing else changes anything.
 * Pure and total: the same day and command always decide the same.
 */
import type { InstantMs, PrintJobId, RejectionCode, TicketId } from '#protocol/vocabulary.ts';
import type { AtCounter, Command } from './commands.ts';
import { fieldLoads } from './estimate.ts';
import type { DomainEvent } from './events.ts';
import { chooseNext } from './policy.ts';
import {
  counterOf,
  countersServing,
  fieldOf,
  isSettled,
  openTickets,
  serviceOf,
  type CounterState,
  type QueueDay,
} from './queue-day.ts';
import { LAST_NUMBER_OF_SERIES, ticketNumber, type TicketAtCounter } from './ticket.ts';

export type Decision =
  | { readonly ok: true; readonly events: readonly DomainEvent[] }
  | { readonly ok: false; readonly code: RejectionCode };

const accept = (...events: readonly DomainEvent[]): Decision => ({ ok: true, events });
const reject = (code: RejectionCode): Decision => ({ ok: false, code });

/** Decides a command at the time `at`; `day` is null before the office's very first day. */
export function decide(day: QueueDay | null, command: Command, at: InstantMs): Decision {
  if (command.type === 'openDay') {
    // An open day must be closed first, and dates only go forward: a clock set back never reopens one.
    if (day !== null && (!day.isClosed || command.date <= day.date)) return reject('stale_screen');
    return accept({ type: 'DayOpened', date: command.date, settings: command.settings });
  }
  if (day === null || day.isClosed) return reject('day_closed');
  switch (command.type) {
    case 'closeDay':
      return closeDay(day);
    case 'issueTicket':
      return issueTicket(day, command, at);
    case 'openCounter':
      return openCounter(day, command);
    case 'closeCounter':
      return withOfficer(day, command, (counter) =>
        counter.ticketId === null
          ? accept({ type: 'CounterClosed', ...who(command) })
          : reject('counter_busy'),
      );
    case 'callNext':
      return withOfficer(day, command, (counter) => callNext(day, counter, command));
    case 'recall':
      return withTicket(day, command, (ticket) => {
        if (ticket.status !== 'called') return reject('wrong_status');
        if (ticket.callCount !== command.seenCallCount) return reject('stale_screen');
        const { ticketId, callCount } = ticket;
        return accept({ type: 'TicketRecalled', ticketId, callCount: callCount + 1, ...who(command) });
      });
    case 'startService':
      return withTicket(day, command, ({ status, ticketId }) =>
        status === 'called'
          ? accept({ type: 'ServiceStarted', ticketId, ...who(command) })
          : reject('wrong_status'),
      );
    case 'finish':
      return withTicket(day, command, ({ status, ticketId }) =>
        status === 'serving'
          ? accept({ type: 'ServiceFinished', ticketId, ...who(command) })
          : reject('wrong_status'),
      );
    case 'markMissed':
      return withTicket(day, command, ({ status, ticketId }) =>
        status === 'called'
          ? accept({ type: 'TicketMissed', ticketId, ...who(command) })
          : reject('wrong_status'),
      );
    case 'reportPrintJob':
      return reportPrintJob(day, command);
    default:
      return command satisfies never;
  }
}

const who = ({ counterId, officerId }: AtCounter): AtCounter => ({ counterId, officerId });

/** Passes on only the officer who is signed in at that counter. */
function withOfficer(day: QueueDay, acting: AtCounter, rule: (counter: CounterState) => Decision): Decision {
  const counter = day.counters.get(acting.counterId);
  if (counter === undefined) return reject('unknown_counter');
  if (counter.officer === null) return reject('counter_closed');
  if (counter.officer.officerId !== acting.officerId) return reject('not_at_counter');
  return rule(counter);
}

/** Passes on only the ticket that the officer named and really holds. */
function withTicket(
  day: QueueDay,
  acting: AtCounter & { readonly ticketId: TicketId },
  rule: (ticket: TicketAtCounter) => Decision,
): Decision {
  return withOfficer(day, acting, (counter) => {
    if (counter.ticketId !== acting.ticketId) return reject('ticket_not_at_counter');
    const ticket = day.held.get(acting.ticketId);
    return ticket === undefined ? reject('ticket_not_at_counter') : rule(ticket);
  });
}

function closeDay(day: QueueDay): Decision {
  const expired = openTickets(day).map(({ ticketId }) => ({ type: 'TicketExpired', ticketId }) as const);
  // A job that outlives its day will never be printed: the log says so, or says that it cannot know.
  const unprinted = day.printJobs
    .filter(({ state }) => !isSettled(state))
    .map(({ jobId, state, problem }): DomainEvent => {
      return { type: 'PrintJobReported', jobId, state: state === 'queued' ? 'failed' : 'uncertain', problem };
    });
  return accept(...expired, ...unprinted, { type: 'DayClosed' });
}

function issueTicket(
  day: QueueDay,
  command: Extract<Command, { type: 'issueTicket' }>,
  at: InstantMs,
): Decision {
  const service = serviceOf(day.settings, command.serviceId);
  if (service === undefined) return reject('unknown_service');
  const field = fieldOf(day.settings, service.fieldId);
  if (field === undefined) return reject('unknown_service');
  const ordinal = (day.lastOrdinals.get(field.fieldId) ?? 0) + 1;
  if (ordinal > LAST_NUMBER_OF_SERIES) return reject('series_exhausted');
  const number = ticketNumber(field.letter, ordinal);
  const ticketId = `${day.date}/${number}` as TicketId;
  const load = fieldLoads(day).find((candidate) => candidate.fieldId === field.fieldId);
  const ticket = {
    ticketId,
    number,
    serviceId: service.serviceId,
    fieldId: field.fieldId,
    date: day.date,
    issuedAt: at,
    ahead: load?.waiting ?? 0,
    range: load?.range ?? null,
    counterNumbers: countersServing(day.settings, field.fieldId).map((counter) => counter.number),
    printJobId: `${ticketId}/paper-1` as PrintJobId,
  };
  return accept({ type: 'TicketIssued', ticket, kioskId: command.kioskId });
}

function openCounter(day: QueueDay, command: Extract<Command, { type: 'openCounter' }>): Decision {
  const counter = day.counters.get(command.counterId);
  if (counter === undefined) return reject('unknown_counter');
  if (counter.officer?.officerId === command.officerId) return accept();
  if (counter.officer !== null && counter.ticketId !== null) return reject('counter_taken');
  const elsewhere = Array.from(day.counters.values()).find(
    (other) => other.officer?.officerId === command.officerId,
  );
  if (elsewhere !== undefined && elsewhere.ticketId !== null) return reject('officer_busy_elsewhere');
  const opened = { type: 'CounterOpened', officerName: command.officerName, ...who(command) } as const;
  if (elsewhere === undefined) return accept(opened);
  return accept(
    { type: 'CounterClosed', counterId: elsewhere.counterId, officerId: command.officerId },
    opened,
  );
}

function callNext(
  day: QueueDay,
  counter: CounterState,
  command: Extract<Command, { type: 'callNext' }>,
): Decision {
  if (counter.ticketId !== null) return reject('counter_busy');
  if (counter.revision !== command.seenCounterRevision) return reject('stale_screen');
  const settings = counterOf(day.settings, counter.counterId);
  if (settings === undefined) return reject('unknown_counter');
  const choice = chooseNext(day, settings);
  if (choice === null) return reject('nobody_waiting');
  return accept({
    type: 'TicketCalled',
    ticketId: choice.ticket.ticketId,
    reason: choice.reason,
    ...who(command),
  });
}

function reportPrintJob(day: QueueDay, command: Extract<Command, { type: 'reportPrintJob' }>): Decision {
  const job = day.printJobs.find((candidate) => candidate.jobId === command.jobId);
  if (job === undefined) return reject('unknown_print_job');
  // Two agents must not both begin: a retry of one's own request hears its old answer and never comes here.
  if (job.state === 'sending' && command.state === 'sending') return reject('wrong_status');
  // The same outcome twice is the same fact, not a second one.
  if (job.state === command.state) return accept();
  if (isSettled(job.state)) return reject('print_job_settled');
  // Paper cannot come out of a job that never began to be sent.
  if (job.state === 'queued' && command.state !== 'sending' && command.state !== 'failed')
    return reject('wrong_status');
  const { jobId, state, problem } = command;
  return accept({ type: 'PrintJobReported', jobId, state, problem });
}
