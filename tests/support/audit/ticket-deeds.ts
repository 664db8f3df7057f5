/** What happens to a ticket after it was given out, as the auditor keeps it. */
import { isDeepStrictEqual } from 'node:util';
import type { UndoableDeed } from '#protocol/officer-words.ts';
import type { CounterId, ServiceId } from '#protocol/vocabulary.ts';
import type { EventOf } from '#server/domain/events.ts';
import {
  backInLine,
  held,
  inHall,
  mustBe,
  nextStretch,
  seated,
  seatedAndFree,
  touch,
  type Book,
} from './book.ts';
import { auditCall } from './call-audit.ts';
import type { CounterPage, Fate } from './fate.ts';
import { mayBeOfClass } from './issuing.ts';
import { checklistWithdrawn, paperQueued } from './paper.ts';

type Happened = { readonly sequence: number; readonly at: EventOf<'DayClosed'>['at'] };

const lastDeed = (
  deed: UndoableDeed,
  before: Fate,
  { sequence, at }: Happened,
): Pick<CounterPage, 'lastDeed'> => ({
  lastDeed: { deed, before, sequence, at },
});

export function ticketCalled(book: Book, event: EventOf<'TicketCalled'>): void {
  const { ticketId, counterId, reason, at, sequence } = event;
  const page = seatedAndFree(book, event);
  const fate = book.fate(ticketId);
  book.must(fate.status === 'waiting', `${ticketId} was called a second time`);
  const day = book.day();
  const { passed } = auditCall(
    {
      settings: day.settings,
      counterId,
      at,
      waiting: book.waiting(),
      ordinarySince: (line) => day.ordinarySince.get(line) ?? 0,
    },
    fate,
    reason,
    book.must,
  );
  for (const other of passed) {
    const before = book.fate(other);
    book.write({ ...before, passes: before.passes + 1 });
  }
  if (reason.rule !== 'by_hand' && fate.forCounterId === null) {
    const line = book.fieldOfService(fate.serviceId);
    day.ordinarySince.set(line, fate.priorityId === null ? (day.ordinarySince.get(line) ?? 0) + 1 : 0);
  }
  const call = { counterId, callCount: 1, calledAt: at };
  book.write({
    ...fate,
    ...call,
    status: 'called',
    servingSince: null,
    stretches: nextStretch(fate, 'called', at),
    hall: { ...call, status: 'called' },
    touched: sequence,
  });
  book.calls.add(`${ticketId} ${counterId}`);
  touch(page, { ticketId });
}

export function ticketRecalled(book: Book, event: EventOf<'TicketRecalled'>): void {
  const { ticketId, callCount, at, sequence } = event;
  const fate = held(book, event, 'called');
  const { recallLimit, recallLockMs } = book.day().settings.rules;
  book.must(callCount === fate.callCount + 1, `${ticketId} jumped to call ${String(callCount)}`);
  book.must(callCount <= recallLimit, `${ticketId} was called ${String(callCount)} times`);
  book.must(at - (fate.calledAt ?? 0) >= recallLockMs, `${ticketId} was given no time to walk`);
  book.write({
    ...fate,
    callCount,
    calledAt: at,
    ...inHall(fate, { callCount, calledAt: at, status: 'called' }),
    touched: sequence,
  });
  touch(book.counter(event.counterId));
}

export function serviceStarted(book: Book, event: EventOf<'ServiceStarted'>): void {
  const { at, sequence } = event;
  const fate = held(book, event, 'called');
  book.write({
    ...fate,
    status: 'serving',
    servingSince: at,
    stretches: nextStretch(fate, 'serving', at),
    ...inHall(fate, { status: 'serving' }),
    touched: sequence,
  });
  touch(book.counter(event.counterId), lastDeed('startService', fate, event));
}

const isTakenAt = (book: Book, counterId: CounterId, serviceId: ServiceId): boolean => {
  const counter = book.day().settings.counters.find((candidate) => candidate.counterId === counterId);
  const fieldId = book.fieldOfService(serviceId);
  return counter?.fieldIds.includes(fieldId) === true && !counter.exceptServiceIds.includes(serviceId);
};

export function serviceFinished(book: Book, event: EventOf<'ServiceFinished'>): void {
  const { done, returnsTo, goesOnTo, ticketId, at, sequence } = event;
  const fate = held(book, event, 'serving');
  const page = book.counter(event.counterId);
  book.must(
    isDeepStrictEqual(returnsTo, fate.returnsTo),
    `${ticketId} goes back to a place it was not lent from`,
  );
  book.must(done.length > 0, `${ticketId} was finished with nothing done`);
  for (const { serviceId } of done) book.fieldOfService(serviceId);
  const ms = at - (fate.servingSince ?? at);
  const isBelievable = ms <= book.day().settings.rules.longestServiceMs;
  const isLeft = (serviceId: ServiceId): boolean => done.every((one) => one.serviceId !== serviceId);
  const left = { addedServiceIds: fate.addedServiceIds.filter(isLeft), wishes: fate.wishes.filter(isLeft) };
  const elsewhere =
    returnsTo === null ? left.wishes.filter((wish) => !isTakenAt(book, event.counterId, wish)) : [];
  book.must(goesOnTo === (elsewhere[0] ?? null), `${ticketId} goes on to another service than what is left`);
  if (goesOnTo !== null) {
    const gone = { ...fate, ...inHall(fate, { status: 'left' }), ...left };
    book.write(backInLine(gone, event, { place: 'original', serviceId: goesOnTo, forCounterId: null }));
  } else if (returnsTo === null) {
    book.write({ ...fate, status: 'finished', ...inHall(fate, { status: 'finished' }), touched: sequence });
  } else {
    const { counterId, serviceId } = returnsTo;
    const isOpen = book.counter(counterId).officerId !== null;
    const where = { place: 'front', serviceId, forCounterId: isOpen ? counterId : null } as const;
    // What was dealt with here need not be dealt with again.
    const gone = { ...fate, ...inHall(fate, { status: 'left' }), returnsTo: null, ...left };
    book.write(backInLine(gone, event, where));
  }
  touch(page, {
    ticketId: null,
    finished: page.finished + 1,
    serviceTimes: isBelievable ? [...page.serviceTimes, { sequence, ms }] : page.serviceTimes,
    ...lastDeed('finish', fate, event),
  });
}

export function ticketMissed(book: Book, event: EventOf<'TicketMissed'>): void {
  const fate = held(book, event, 'called');
  const page = book.counter(event.counterId);
  book.write(missed(fate, event));
  touch(page, { ticketId: null, missed: page.missed + 1, ...lastDeed('markMissed', fate, event) });
}

export const missed = (fate: Fate, { at, sequence }: Happened): Fate => ({
  ...fate,
  status: 'missed',
  stretches: nextStretch(fate, 'missed', at),
  ...inHall(fate, { status: 'missed' }),
  touched: sequence,
});

export function ticketParked(book: Book, event: EventOf<'TicketParked'>): void {
  const { ticketId, missingPapers, printJobId, printerId, at, sequence } = event;
  const fate = held(book, event, 'called', 'serving');
  book.must((printJobId === null) === (printerId === null), `${ticketId} has a checklist without a printer`);
  if (printJobId !== null && printerId !== null)
    paperQueued(book, {
      jobId: printJobId,
      printerId,
      kind: 'checklist',
      ticketId,
      sequence,
      isReprint: false,
    });
  book.must(printJobId === null || missingPapers.length > 0, `${ticketId} got an empty checklist`);
  book.write({
    ...fate,
    status: 'parked',
    // Set aside for another reason, it still lacks what it lacked.
    missingPapers: missingPapers.length > 0 ? missingPapers : fate.missingPapers,
    stretches: nextStretch(fate, 'parked', at),
    ...inHall(fate, { status: 'left' }),
    touched: sequence,
  });
  touch(book.counter(event.counterId), { ticketId: null, ...lastDeed('park', fate, event) });
}

/** Parked or missed, and back by the rule of the office. */
export function ticketReturned(book: Book, event: EventOf<'TicketReinstated' | 'TicketResumed'>): void {
  const page = seated(book, event);
  const fate = book.fate(event.ticketId);
  const { reinstatePlace, parkedReturnPlace } = book.day().settings.rules;
  const isMissed = event.type === 'TicketReinstated';
  mustBe(book, fate, isMissed ? 'missed' : 'parked');
  book.must(
    event.place === (isMissed ? reinstatePlace : parkedReturnPlace),
    `${event.ticketId} came back to another place than the rule's`,
  );
  book.write(backInLine(fate, event, { place: event.place }));
  touch(page);
}

export function ticketTransferred(book: Book, event: EventOf<'TicketTransferred'>): void {
  const { serviceId, toCounterId, returnsTo, note, ticketId, counterId } = event;
  const fate = held(book, event, 'serving');
  book.fieldOfService(serviceId);
  if (toCounterId !== null) {
    book.must(toCounterId !== counterId, `${ticketId} was sent to where it was`);
    book.must(book.counter(toCounterId).officerId !== null, `${ticketId} was sent to an empty counter`);
  }
  const isLent = returnsTo?.counterId === counterId && returnsTo.serviceId === fate.serviceId;
  const isBack =
    returnsTo === null && isDeepStrictEqual(fate.returnsTo, { counterId: toCounterId, serviceId });
  book.must(
    isBack || (isLent && fate.returnsTo === null) || isDeepStrictEqual(returnsTo, fate.returnsTo),
    `${ticketId} is to return to a place it was not lent from`,
  );
  const notes = note === null ? fate.notes : [...fate.notes, note];
  const gone = { ...fate, notes, returnsTo, ...inHall(fate, { status: 'left' }) };
  book.write(backInLine(gone, event, { place: 'original', serviceId, forCounterId: toCounterId }));
  touch(book.counter(counterId), { ticketId: null, ...lastDeed('transfer', fate, event) });
}

export function ticketChanged(
  book: Book,
  event: EventOf<'ServiceAdded' | 'NoteAdded' | 'PaperTicked' | 'PriorityGranted'>,
): void {
  const { ticketId, sequence } = event;
  const page = seated(book, event);
  const fate =
    event.type === 'PriorityGranted' ? book.fate(ticketId) : held(book, event, 'called', 'serving');
  book.write({ ...changed(book, fate, event), touched: sequence });
  touch(page);
}

function changed(book: Book, fate: Fate, event: Parameters<typeof ticketChanged>[1]): Fate {
  switch (event.type) {
    case 'ServiceAdded':
      book.fieldOfService(event.serviceId);
      return {
        ...fate,
        wishes: fate.wishes.filter((wish) => wish !== event.serviceId),
        addedServiceIds: [...fate.addedServiceIds, event.serviceId],
      };
    case 'NoteAdded':
      return { ...fate, notes: [...fate.notes, event.text] };
    case 'PaperTicked': {
      const { paperIndex, isReceived } = event;
      book.must(fate.missingPapers[paperIndex] !== undefined, `${fate.ticketId} misses no such paper`);
      const missingPapers = fate.missingPapers.map((paper, index) =>
        index === paperIndex ? { ...paper, isReceived } : paper,
      );
      return { ...fate, missingPapers };
    }
    case 'PriorityGranted':
      mustBe(book, fate, 'waiting', 'parked', 'missed');
      mayBeOfClass(book, event.priorityId, 'officer', fate.ticketId);
      return { ...fate, priorityId: event.priorityId };
    default:
      return event satisfies never;
  }
}

export function ticketCancelled(book: Book, event: EventOf<'TicketCancelled'>): void {
  const page = seated(book, event);
  const fate = book.fate(event.ticketId);
  mustBe(book, fate, 'waiting', 'parked', 'missed');
  book.write({ ...fate, status: 'cancelled', touched: event.sequence });
  touch(page, lastDeed('cancel', fate, event));
}

/** Only a counter's very last deed, only for a while, and only while its ticket is where the deed left it. */
export function deedUndone(book: Book, event: EventOf<'DeedUndone'>): void {
  const { ticketId, deed, undoneSequence, at, sequence, counterId } = event;
  const page = seated(book, event);
  const undone = page.lastDeed;
  const now = book.fates.get(ticketId);
  if (undone?.sequence !== undoneSequence || undone.deed !== deed || now === undefined) {
    book.must(false, `counter ${counterId} undid what was not its last deed`);
    return;
  }
  const { before } = undone;
  book.must(before.ticketId === ticketId, `counter ${counterId} undid a deed to another ticket`);
  book.must(now.touched === undoneSequence, `${ticketId} was brought back from where it had gone on`);
  book.must(at - undone.at <= book.day().settings.rules.undoMs, `${ticketId}: the time for undoing was over`);
  if (deed === 'park') checklistWithdrawn(book, ticketId, undoneSequence);
  const isAtCounter = before.status === 'called' || before.status === 'serving';
  // Nobody waits for a chair that was left meanwhile.
  const isForNobody = before.forCounterId !== null && book.counter(before.forCounterId).officerId === null;
  book.write({
    ...before,
    passes: now.passes,
    forCounterId: before.status === 'waiting' && isForNobody ? null : before.forCounterId,
    touched: sequence,
  });
  touch(page, {
    ticketId: isAtCounter ? ticketId : page.ticketId,
    finished: page.finished - (deed === 'finish' ? 1 : 0),
    missed: page.missed - (deed === 'markMissed' ? 1 : 0),
    serviceTimes: page.serviceTimes.filter((time) => time.sequence !== undoneSequence),
  });
}
