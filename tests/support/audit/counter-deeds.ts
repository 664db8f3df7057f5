/** What happens at the counters themselves, and what a supervisor does for a colleague, as the auditor keeps it. */
import type { EventOf } from '#server/domain/events.ts';
import type { OfficerId } from '#protocol/vocabulary.ts';
import { backInLine, inHall, mustBe, nextStretch, seated, seatedAndFree, touch, type Book } from './book.ts';
import type { CounterPage } from './fate.ts';
import { missed } from './ticket-deeds.ts';

const pages = (book: Book): readonly CounterPage[] => Array.from(book.day().counters.values());

function mustSupervise(book: Book, officerId: OfficerId): void {
  const isSo = pages(book).some((page) => page.officerId === officerId && page.isSupervisor);
  book.must(isSo, `${officerId} did what only a supervisor may`);
}

export function counterOpened(book: Book, event: EventOf<'CounterOpened'>): void {
  const { counterId, officerId, isSupervisor } = event;
  const isElsewhere = pages(book).some((page) => page.officerId === officerId);
  book.must(!isElsewhere, `${officerId} is at two counters`);
  const page = book.counter(counterId);
  book.must(page.ticketId === null, `counter ${counterId} was taken over with a ticket`);
  // Pause and call for help were those of whoever sat here before.
  touch(page, { officerId, isSupervisor, paused: null, helpAskedAt: null });
}

export function counterClosed(book: Book, event: EventOf<'CounterClosed'>): void {
  const { counterId, officerId, byOfficerId } = event;
  const page = book.counter(counterId);
  book.must(page.ticketId === null, `counter ${counterId} was closed over a ticket`);
  book.must(page.officerId === officerId, `${officerId} closed a colleague’s counter`);
  if (byOfficerId !== null) mustSupervise(book, byOfficerId);
  touch(page, { officerId: null, isSupervisor: false, paused: null, helpAskedAt: null });
  for (const fate of book.waiting())
    if (fate.forCounterId === counterId) book.write({ ...fate, forCounterId: null });
}

export function counterPaused(book: Book, event: EventOf<'CounterPaused'>): void {
  const page = seated(book, event);
  book.must(page.ticketId === null, `counter ${event.counterId} paused over a ticket`);
  book.must(page.paused === null, `counter ${event.counterId} paused twice`);
  touch(page, { paused: { reason: event.reason, since: event.at } });
}

export function counterResumed(book: Book, event: EventOf<'CounterResumed'>): void {
  const page = seated(book, event);
  book.must(page.paused !== null, `counter ${event.counterId} resumed without a pause`);
  touch(page, { paused: null });
}

/** A quiet call, which is no deed: it ends no undo. */
export function helpAsked(book: Book, event: EventOf<'HelpAsked'>): void {
  seated(book, event).helpAskedAt = event.at;
}

export function helpEnded(book: Book, event: EventOf<'HelpEnded'>): void {
  const page = book.counter(event.counterId);
  book.must(page.helpAskedAt !== null, `nobody had asked for help at ${event.counterId}`);
  const isColleague = pages(book).some(({ officerId }) => officerId === event.officerId);
  book.must(isColleague, `${event.officerId} is at no counter and ended a call for help`);
  page.helpAskedAt = null;
}

export function ticketTakenOver(book: Book, event: EventOf<'TicketTakenOver'>): void {
  const { ticketId, counterId, fromCounterId, at, sequence } = event;
  const page = seatedAndFree(book, event);
  const from = book.counter(fromCounterId);
  const fate = book.fate(ticketId);
  book.must(page.isSupervisor, `${event.officerId} did what only a supervisor may`);
  book.must(from.ticketId === ticketId, `counter ${fromCounterId} does not hold ${ticketId}`);
  mustBe(book, fate, 'called', 'serving');
  const isCalled = fate.status === 'called';
  // Whoever is still on the way must hear the new counter.
  const call = isCalled ? { callCount: fate.callCount + 1, calledAt: at } : {};
  book.write({
    ...fate,
    ...call,
    // A colleague's time is not this counter's.
    ...(isCalled ? {} : { servingSince: at }),
    counterId,
    stretches: nextStretch(fate, isCalled ? 'called' : 'serving', at),
    ...inHall(fate, { ...call, counterId }),
    touched: sequence,
  });
  book.calls.add(`${ticketId} ${counterId}`);
  touch(from, { ticketId: null });
  touch(page, { ticketId });
}

export function endedForColleague(book: Book, event: EventOf<'TicketEndedForColleague'>): void {
  const { ticketId, counterId, officerId, ending, sequence } = event;
  mustSupervise(book, officerId);
  const page = book.counter(counterId);
  const fate = book.fate(ticketId);
  book.must(page.ticketId === ticketId, `counter ${counterId} does not hold ${ticketId}`);
  touch(page, { ticketId: null });
  switch (ending) {
    case 'finished':
      mustBe(book, fate, 'serving');
      book.write({ ...fate, status: 'finished', ...inHall(fate, { status: 'finished' }), touched: sequence });
      page.finished += 1;
      return;
    case 'missed':
      mustBe(book, fate, 'called');
      book.write(missed(fate, event));
      page.missed += 1;
      return;
    case 'back_in_line':
      mustBe(book, fate, 'called', 'serving');
      book.write(backInLine({ ...fate, ...inHall(fate, { status: 'left' }) }, event, { place: 'original' }));
      return;
    default:
      ending satisfies never;
  }
}

/** Whoever still waits or is set aside leaves with the day; only what stood at a counter was left open. */
export function ticketExpired(book: Book, event: EventOf<'TicketExpired'>): void {
  const { ticketId, wasLeftOpen, sequence } = event;
  const fate = book.fate(ticketId);
  mustBe(book, fate, 'waiting', 'called', 'serving', 'parked');
  const stoodAtCounter = fate.status === 'called' || fate.status === 'serving';
  book.must(
    wasLeftOpen === stoodAtCounter,
    `${ticketId} was ${fate.status} and expired as ${wasLeftOpen ? 'left open' : 'gone'}`,
  );
  if (stoodAtCounter && fate.counterId !== null) touch(book.counter(fate.counterId), { ticketId: null });
  book.write({ ...fate, status: 'expired', touched: sequence });
}
