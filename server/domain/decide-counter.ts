/** Rules of the counters themselves: opening, pausing, closing, help, and what a supervisor may do for a colleague. */
import type { Command } from './commands.ts';
import { accept, reject, who, withOfficer, type Decision } from './decision.ts';
import { counterOf, type QueueDay } from './queue-day.ts';

type CommandOf<Type extends Command['type']> = Extract<Command, { type: Type }>;

/** Signs an officer in; leaves the counter the officer sat at before. */
export function openCounter(day: QueueDay, command: CommandOf<'openCounter'>): Decision {
  const counter = day.counters.get(command.counterId);
  if (counter === undefined) return reject('unknown_counter');
  if (counter.officer?.officerId === command.officerId) return accept();
  if (counter.officer !== null && counter.ticketId !== null) return reject('counter_taken');
  const elsewhere = Array.from(day.counters.values()).find(
    (other) => other.officer?.officerId === command.officerId,
  );
  if (elsewhere !== undefined && elsewhere.ticketId !== null) return reject('officer_busy_elsewhere');
  const { officerName, isSupervisor } = command;
  const opened = { type: 'CounterOpened', officerName, isSupervisor, ...who(command) } as const;
  if (elsewhere === undefined) return accept(opened);
  return accept(
    {
      type: 'CounterClosed',
      counterId: elsewhere.counterId,
      officerId: command.officerId,
      byOfficerId: null,
    },
    opened,
  );
}

export function closeCounter(day: QueueDay, command: CommandOf<'closeCounter'>): Decision {
  return withOfficer(day, command, (counter) =>
    counter.ticketId === null
      ? accept({ type: 'CounterClosed', byOfficerId: null, ...who(command) })
      : reject('counter_busy'),
  );
}

export function pauseCounter(day: QueueDay, command: CommandOf<'pauseCounter'>): Decision {
  return withOfficer(day, command, (counter) => {
    if (counter.ticketId !== null) return reject('counter_busy');
    if (counter.paused !== null) return reject('counter_paused');
    return accept({ type: 'CounterPaused', reason: command.reason, ...who(command) });
  });
}

export function resumeCounter(day: QueueDay, command: CommandOf<'resumeCounter'>): Decision {
  return withOfficer(day, command, (counter) =>
    counter.paused === null
      ? reject('counter_not_paused')
      : accept({ type: 'CounterResumed', ...who(command) }),
  );
}

export function askForHelp(day: QueueDay, command: CommandOf<'askForHelp'>): Decision {
  return withOfficer(day, command, (counter) =>
    counter.helpAskedAt === null ? accept({ type: 'HelpAsked', ...who(command) }) : accept(),
  );
}

/** Any officer may say that help has come. */
export function endHelp(day: QueueDay, command: CommandOf<'endHelp'>): Decision {
  return withOfficer(day, command, () => {
    const asking = day.counters.get(command.atCounterId);
    if (asking === undefined) return reject('unknown_counter');
    if (asking.helpAskedAt === null) return reject('no_help_asked');
    return accept({ type: 'HelpEnded', counterId: command.atCounterId, officerId: command.officerId });
  });
}

export function takeOver(day: QueueDay, command: CommandOf<'takeOver'>): Decision {
  return withOfficer(day, command, (counter) => {
    if (!command.isSupervisor) return reject('supervisor_only');
    if (counter.ticketId !== null) return reject('counter_busy');
    // A help desk calls nobody, and the hall must not be sent there.
    if (counterOf(day.settings, counter.counterId)?.kind === 'reception') return reject('unknown_counter');
    if (counter.paused !== null) return reject('counter_paused');
    const { ticketId, atCounterId } = command;
    if (day.counters.get(atCounterId)?.ticketId !== ticketId) return reject('ticket_not_at_counter');
    return accept({ type: 'TicketTakenOver', ticketId, fromCounterId: atCounterId, ...who(command) });
  });
}

export function endForColleague(day: QueueDay, command: CommandOf<'endForColleague'>): Decision {
  return withOfficer(day, command, () => {
    if (!command.isSupervisor) return reject('supervisor_only');
    const { ticketId, atCounterId, ending, officerId } = command;
    const ticket = day.held.get(ticketId);
    if (ticket?.counterId !== atCounterId) return reject('ticket_not_at_counter');
    if (ending === 'missed' && ticket.status !== 'called') return reject('wrong_status');
    if (ending === 'finished' && ticket.status !== 'serving') return reject('wrong_status');
    return accept({
      type: 'TicketEndedForColleague',
      ticketId,
      ending,
      counterId: atCounterId,
      officerId,
    });
  });
}

export function closeColleague(day: QueueDay, command: CommandOf<'closeColleague'>): Decision {
  return withOfficer(day, command, () => {
    if (!command.isSupervisor) return reject('supervisor_only');
    const other = day.counters.get(command.atCounterId);
    if (other === undefined) return reject('unknown_counter');
    if (other.officer === null) return reject('counter_closed');
    if (other.ticketId !== null) return reject('counter_busy');
    return accept({
      type: 'CounterClosed',
      counterId: other.counterId,
      officerId: other.officer.officerId,
      byOfficerId: command.officerId,
    });
  });
}
