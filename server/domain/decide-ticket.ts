/** Rules of one ticket's way: called, served, sent on, set aside, brought back, taken back. */
import type { Counter } from '#protocol/office.ts';
import type { MissingPaper } from '#protocol/views.ts';
import type { FieldId, InstantMs } from '#protocol/vocabulary.ts';
import type { Command } from './commands.ts';
import { callRollNumber, priorityRefusal } from './decide-issuing.ts';
import { accept, reject, who, withFreeCounter, withOfficer, withTicket, type Decision } from './decision.ts';
import { chooseNext, reasonByHand } from './policy.ts';
import {
  counterOf,
  fieldOf,
  liveTicket,
  serviceOf,
  stillToDo,
  takesService,
  waitingTicket,
  type QueueDay,
} from './queue-day.ts';
import { checklistId, MOST_ADDED_SERVICES } from './ticket.ts';

type CommandOf<Type extends Command['type']> = Extract<Command, { type: Type }>;

/** Whether the field's numbers come from a roll, and some service of it is taken there. */
const isRollTakenAt = (day: QueueDay, counter: Counter, fieldId: FieldId): boolean =>
  fieldOf(day.settings, fieldId)?.numbering === 'roll' &&
  day.settings.services.some(
    (service) => service.fieldId === fieldId && takesService(day.settings, counter, service.serviceId),
  );

const MOST_NOTES = 10;
const MOST_MISSING_PAPERS = 20;

export function callNext(day: QueueDay, command: CommandOf<'callNext'>, at: InstantMs): Decision {
  return withFreeCounter(day, command, (counter) => {
    const settings = counterOf(day.settings, counter.counterId);
    if (settings === undefined) return reject('unknown_counter');
    const choice = chooseNext(day, settings, at);
    if (choice !== null) {
      const { ticket, reason } = choice;
      return accept({ type: 'TicketCalled', ticketId: ticket.ticketId, reason, ...who(command) });
    }
    // Behind a paper roll somebody may always hold the next number.
    const rollField = settings.fieldIds.find((fieldId) => isRollTakenAt(day, settings, fieldId));
    if (rollField === undefined) return reject('nobody_waiting');
    return callRollNumber(day, { ...command, type: 'callRollNumber', fieldId: rollField, ordinal: null }, at);
  });
}

export function callTicket(day: QueueDay, command: CommandOf<'callTicket'>, at: InstantMs): Decision {
  return withFreeCounter(day, command, (counter) => {
    const settings = counterOf(day.settings, counter.counterId);
    const ticket = waitingTicket(day, command.ticketId);
    if (settings === undefined) return reject('unknown_counter');
    if (ticket === undefined) {
      return reject(liveTicket(day, command.ticketId) === undefined ? 'unknown_ticket' : 'wrong_status');
    }
    const { ticketId } = ticket;
    // Without a reason it is called because it is its turn, and counts as such: nobody is passed uncounted by hand.
    const turn = command.reason === null ? chooseNext(day, settings, at) : null;
    if (command.reason === null && turn?.ticket.ticketId !== ticketId) return reject('reason_needed');
    const reason = turn?.reason ?? reasonByHand(day, settings, ticket, command.reason, at);
    return accept({ type: 'TicketCalled', ticketId, reason, ...who(command) });
  });
}

export function recall(day: QueueDay, command: CommandOf<'recall'>, at: InstantMs): Decision {
  return withTicket(day, command, (ticket) => {
    const { recallLimit, recallLockMs } = day.settings.rules;
    if (ticket.status !== 'called') return reject('wrong_status');
    if (ticket.callCount !== command.seenCallCount) return reject('stale_screen');
    if (ticket.callCount >= recallLimit) return reject('recall_limit_reached');
    if (at - ticket.calledAt < recallLockMs) return reject('recall_too_soon');
    const { ticketId, callCount } = ticket;
    return accept({ type: 'TicketRecalled', ticketId, callCount: callCount + 1, ...who(command) });
  });
}

export function startService(day: QueueDay, command: CommandOf<'startService'>): Decision {
  return withTicket(day, command, ({ status, ticketId }) =>
    status === 'called'
      ? accept({ type: 'ServiceStarted', ticketId, ...who(command) })
      : reject('wrong_status'),
  );
}

export function finish(day: QueueDay, command: CommandOf<'finish'>): Decision {
  return withTicket(day, command, (ticket) => {
    if (ticket.status !== 'serving') return reject('wrong_status');
    if (command.done.some(({ serviceId }) => serviceOf(day.settings, serviceId) === undefined))
      return reject('unknown_service');
    const { ticketId, returnsTo, serviceId: present } = ticket;
    const { here, elsewhere } = stillToDo(day, command.counterId, ticket);
    // A ticket that was only lent is done with what it was lent for; the rest is dealt with where it goes back to.
    const asked = returnsTo === null ? [present, ...here] : [present];
    const done =
      command.done.length > 0
        ? command.done
        : asked.map((serviceId) => ({ serviceId, count: 1, outcome: 'completed' }) as const);
    const next = elsewhere.find((further) => done.every(({ serviceId }) => serviceId !== further));
    return accept({
      type: 'ServiceFinished',
      ticketId,
      done,
      returnsTo,
      goesOnTo: returnsTo === null ? (next ?? null) : null,
      ...who(command),
    });
  });
}

export function markMissed(day: QueueDay, command: CommandOf<'markMissed'>): Decision {
  return withTicket(day, command, ({ status, ticketId }) =>
    status === 'called'
      ? accept({ type: 'TicketMissed', ticketId, ...who(command) })
      : reject('wrong_status'),
  );
}

export function reinstate(day: QueueDay, command: CommandOf<'reinstate'>): Decision {
  return withOfficer(day, command, () => {
    const ticket = liveTicket(day, command.ticketId);
    if (ticket === undefined) return reject('unknown_ticket');
    if (ticket.status !== 'missed') return reject('wrong_status');
    const place = day.settings.rules.reinstatePlace;
    return accept({ type: 'TicketReinstated', ticketId: ticket.ticketId, place, ...who(command) });
  });
}

export function park(day: QueueDay, command: CommandOf<'park'>): Decision {
  return withTicket(day, command, (ticket) => {
    const papers = serviceOf(day.settings, ticket.serviceId)?.papers ?? [];
    const chosen = command.paperIndexes.map((index) => papers[index]?.name.vi);
    if (chosen.includes(undefined)) return reject('unknown_paper');
    const names = new Set([...chosen.filter((name) => name !== undefined), ...command.otherPapers]);
    if (names.size > MOST_MISSING_PAPERS) return reject('too_many');
    const missingPapers = Array.from(names, (name): MissingPaper => ({ name, isReceived: false }));
    const { ticketId } = ticket;
    const isPrinted = command.isPrinted && missingPapers.length > 0 && command.printerId !== null;
    const printJobId = isPrinted ? checklistId(ticketId, day.sequence + 1) : null;
    const { reason, returnTime } = command;
    return accept({
      type: 'TicketParked',
      ticketId,
      reason,
      missingPapers,
      returnTime,
      printJobId,
      printerId: isPrinted ? command.printerId : null,
      ...who(command),
    });
  });
}

export function resume(day: QueueDay, command: CommandOf<'resume'>): Decision {
  return withOfficer(day, command, () => {
    const ticket = liveTicket(day, command.ticketId);
    if (ticket === undefined) return reject('unknown_ticket');
    if (ticket.status !== 'parked') return reject('wrong_status');
    const place = day.settings.rules.parkedReturnPlace;
    return accept({ type: 'TicketResumed', ticketId: ticket.ticketId, place, ...who(command) });
  });
}

export function transfer(day: QueueDay, command: CommandOf<'transfer'>): Decision {
  return withTicket(day, command, (ticket) => {
    const { serviceId, toCounterId, note, ticketId } = command;
    if (ticket.status !== 'serving') return reject('wrong_status');
    if (serviceOf(day.settings, serviceId) === undefined) return reject('unknown_service');
    if (toCounterId === command.counterId) return reject('same_place');
    const here = counterOf(day.settings, command.counterId);
    const isSameLine = toCounterId === null && serviceId === ticket.serviceId;
    // The same service in the common line would only come back here, unless this counter does not take it.
    if (isSameLine && here !== undefined && takesService(day.settings, here, serviceId))
      return reject('same_place');
    if (toCounterId !== null) {
      const target = day.counters.get(toCounterId);
      if (target === undefined) return reject('unknown_counter');
      const isDesk = counterOf(day.settings, toCounterId)?.kind === 'reception';
      if (target.officer === null || isDesk) return reject('counter_closed');
    }
    if (note !== null && ticket.notes.length >= MOST_NOTES) return reject('too_many');
    const lentFrom = ticket.returnsTo;
    // It is one officer's at a time: who lent it gets it back before anybody else can lend it on.
    if (command.returnsHere && lentFrom !== null) return reject('already_lent');
    const isBack = lentFrom?.counterId === toCounterId && lentFrom.serviceId === serviceId;
    const returnsTo = command.returnsHere
      ? { counterId: command.counterId, serviceId: ticket.serviceId }
      : isBack
        ? null
        : lentFrom;
    return accept({
      type: 'TicketTransferred',
      ticketId,
      serviceId,
      toCounterId,
      returnsTo,
      note,
      ...who(command),
    });
  });
}

export function addService(day: QueueDay, command: CommandOf<'addService'>): Decision {
  return withTicket(day, command, (ticket) => {
    const { serviceId, ticketId } = command;
    if (serviceOf(day.settings, serviceId) === undefined) return reject('unknown_service');
    if (serviceId === ticket.serviceId || ticket.addedServiceIds.includes(serviceId))
      return reject('same_place');
    if (ticket.addedServiceIds.length >= MOST_ADDED_SERVICES) return reject('too_many');
    return accept({ type: 'ServiceAdded', ticketId, serviceId, ...who(command) });
  });
}

export function addNote(day: QueueDay, command: CommandOf<'addNote'>): Decision {
  return withTicket(day, command, ({ notes, ticketId }) =>
    notes.length >= MOST_NOTES
      ? reject('too_many')
      : accept({ type: 'NoteAdded', ticketId, text: command.text, ...who(command) }),
  );
}

export function tickPaper(day: QueueDay, command: CommandOf<'tickPaper'>): Decision {
  return withTicket(day, command, ({ missingPapers, ticketId }) => {
    const { paperIndex, isReceived } = command;
    const paper = missingPapers[paperIndex];
    if (paper === undefined) return reject('unknown_paper');
    if (paper.isReceived === isReceived) return accept();
    return accept({ type: 'PaperTicked', ticketId, paperIndex, isReceived, ...who(command) });
  });
}

/** Changes the class of a ticket that is not at a counter; its arrival stays what it was. */
export function grantPriority(day: QueueDay, command: CommandOf<'grantPriority'>): Decision {
  return withOfficer(day, command, () => {
    const { ticketId, priorityId } = command;
    const ticket = liveTicket(day, ticketId);
    if (ticket === undefined) return reject('unknown_ticket');
    if (ticket.status === 'called' || ticket.status === 'serving') return reject('wrong_status');
    const refusal = priorityRefusal(day, priorityId, 'officer');
    if (refusal !== null) return reject(refusal);
    if (ticket.priorityId === priorityId) return accept();
    return accept({ type: 'PriorityGranted', ticketId, priorityId, ...who(command) });
  });
}

export function cancel(day: QueueDay, command: CommandOf<'cancel'>): Decision {
  return withOfficer(day, command, () => {
    const ticket = liveTicket(day, command.ticketId);
    if (ticket === undefined) return reject('unknown_ticket');
    if (ticket.status === 'called' || ticket.status === 'serving') return reject('wrong_status');
    const { ticketId, reason } = command;
    return accept({ type: 'TicketCancelled', ticketId, reason, ...who(command) });
  });
}

/** Only the counter's very last deed, only for a few seconds, and only while its ticket is where the deed left it. */
export function undo(day: QueueDay, command: CommandOf<'undo'>, at: InstantMs): Decision {
  return withOfficer(day, command, ({ revision, undoable }) => {
    if (undoable?.sequence !== command.sequence) return reject('nothing_to_undo');
    const { sequence, before, deed } = undoable;
    const now = liveTicket(day, before.ticketId);
    // One that went on after it was finished here may have been given up, or ended at the desk, since.
    const isEnded = deed === 'cancel' || (deed === 'finish' && day.served.has(before.ticketId));
    const isAsLeft = now === undefined ? isEnded : now.revision === sequence;
    const isUntouched = revision === sequence && isAsLeft;
    if (!isUntouched || at - undoable.at > day.settings.rules.undoMs) return reject('undo_expired');
    const { ticketId } = before;
    return accept({ type: 'DeedUndone', ticketId, deed, undoneSequence: sequence, ...who(command) });
  });
}
