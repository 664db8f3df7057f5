/**
 * The rules: a command against today's state gives events or a typed rejection, and nothing else changes anything.
 * Pure and total: the same day and command always decide the same.
 */
import type { InstantMs, TicketId } from '#protocol/vocabulary.ts';
import type { Command } from './commands.ts';
import { explainRating, giveUp, rateService } from './decide-citizen.ts';
import {
  askForHelp,
  closeColleague,
  closeCounter,
  endForColleague,
  endHelp,
  openCounter,
  pauseCounter,
  resumeCounter,
  takeOver,
} from './decide-counter.ts';
import { closeServices, endAtDesk, moveAtDesk, openServices } from './decide-desk.ts';
import {
  callRollNumber,
  issueAtCounter,
  issueByPhone,
  issueTicket,
  serveWithoutTicket,
} from './decide-issuing.ts';
import {
  printList,
  printFeedback,
  printSummary,
  printTestPage,
  reportPrintJob,
  reprintJob,
  reprintTicket,
} from './decide-paper.ts';
import {
  addNote,
  addService,
  callNext,
  callTicket,
  cancel,
  finish,
  grantPriority,
  markMissed,
  park,
  recall,
  reinstate,
  resume,
  startService,
  tickPaper,
  transfer,
  undo,
} from './decide-ticket.ts';
import { accept, reject, type Decision } from './decision.ts';
import type { DomainEvent } from './events.ts';
import { isSettled } from './print-jobs.ts';
import { settingsInUse } from './settings-in-use.ts';
import { waitingTickets, type QueueDay } from './queue-day.ts';

export type { Decision } from './decision.ts';

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
    case 'changeSettings':
      return settingsInUse(day, command.settings).length > 0
        ? reject('stale_screen')
        : accept({ type: 'SettingsChanged', settings: command.settings });
    case 'issueByPhone':
      return issueByPhone(day, command, at);
    case 'issueTicket':
      return issueTicket(day, command, at);
    case 'issueAtCounter':
      return issueAtCounter(day, command, at);
    case 'callRollNumber':
      return callRollNumber(day, command, at);
    case 'serveWithoutTicket':
      return serveWithoutTicket(day, command);
    case 'openCounter':
      return openCounter(day, command);
    case 'closeCounter':
      return closeCounter(day, command);
    case 'pauseCounter':
      return pauseCounter(day, command);
    case 'resumeCounter':
      return resumeCounter(day, command);
    case 'askForHelp':
      return askForHelp(day, command);
    case 'endHelp':
      return endHelp(day, command);
    case 'takeOver':
      return takeOver(day, command);
    case 'endForColleague':
      return endForColleague(day, command);
    case 'closeColleague':
      return closeColleague(day, command);
    case 'endAtDesk':
      return endAtDesk(day, command);
    case 'moveAtDesk':
      return moveAtDesk(day, command);
    case 'closeServices':
      return closeServices(day, command, at);
    case 'openServices':
      return openServices(day, command);
    case 'callNext':
      return callNext(day, command, at);
    case 'callTicket':
      return callTicket(day, command, at);
    case 'recall':
      return recall(day, command, at);
    case 'startService':
      return startService(day, command);
    case 'finish':
      return finish(day, command);
    case 'markMissed':
      return markMissed(day, command);
    case 'reinstate':
      return reinstate(day, command);
    case 'park':
      return park(day, command);
    case 'resume':
      return resume(day, command);
    case 'transfer':
      return transfer(day, command);
    case 'addService':
      return addService(day, command);
    case 'addNote':
      return addNote(day, command);
    case 'tickPaper':
      return tickPaper(day, command);
    case 'grantPriority':
      return grantPriority(day, command);
    case 'cancel':
      return cancel(day, command);
    case 'giveUp':
      return giveUp(day, command);
    case 'rateService':
      return rateService(day, command, at);
    case 'explainRating':
      return explainRating(day, command);
    case 'undo':
      return undo(day, command, at);
    case 'reprintTicket':
      return reprintTicket(day, command);
    case 'reprintJob':
      return reprintJob(day, command);
    case 'printSummary':
      return printSummary(day, command);
    case 'printList':
      return printList(day, command);
    case 'printFeedback':
      return printFeedback(day, command);
    case 'printTestPage':
      return printTestPage(day, command);
    case 'reportPrintJob':
      return reportPrintJob(day, command);
    default:
      return command satisfies never;
  }
}

/** Whoever still waits or is away leaves with the day; what stood at a counter was forgotten there. */
function closeDay(day: QueueDay): Decision {
  const expire = ({ ticketId }: { readonly ticketId: TicketId }, wasLeftOpen: boolean): DomainEvent => ({
    type: 'TicketExpired',
    ticketId,
    wasLeftOpen,
  });
  const expired = [
    ...Array.from(day.held.values(), (ticket) => expire(ticket, true)),
    ...waitingTickets(day).map((ticket) => expire(ticket, false)),
    ...Array.from(day.parked.values(), (ticket) => expire(ticket, false)),
  ];
  // A job that outlives its day will never be printed: the log says so, or says that it cannot know.
  const unprinted = day.printJobs
    .filter(({ state }) => !isSettled(state))
    .map(({ jobId, state, problem }): DomainEvent => {
      return { type: 'PrintJobReported', jobId, state: state === 'queued' ? 'failed' : 'uncertain', problem };
    });
  return accept(...expired, ...unprinted, { type: 'DayClosed' });
}
