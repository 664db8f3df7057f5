/** What a supervisor does from the desk, as the auditor keeps it. */
import { isDeepStrictEqual } from 'node:util';
import type { EventOf } from '#server/domain/events.ts';
import { backInLine, inHall, mustBe, touch, type Book } from './book.ts';
import type { Fate } from './fate.ts';

/** The ticket, taken out of the hands of whichever counter holds it; the event must name that counter, or none. */
function takenOut(book: Book, event: EventOf<'TicketEndedAtDesk' | 'TicketMovedAtDesk'>): Fate {
  const { ticketId, fromCounterId } = event;
  const fate = book.fate(ticketId);
  mustBe(book, fate, 'waiting', 'called', 'serving', 'parked', 'missed');
  const holder = Array.from(book.day().counters.values()).find((page) => page.ticketId === ticketId);
  book.must((holder?.counterId ?? null) === fromCounterId, `${ticketId} was not at ${String(fromCounterId)}`);
  if (holder === undefined) return fate;
  touch(holder, { ticketId: null });
  return { ...fate, ...inHall(fate, { status: 'left' }) };
}

export function ticketEndedAtDesk(book: Book, event: EventOf<'TicketEndedAtDesk'>): void {
  book.write({ ...takenOut(book, event), status: 'cancelled', touched: event.sequence });
}

export function ticketMovedAtDesk(book: Book, event: EventOf<'TicketMovedAtDesk'>): void {
  const { ticketId, serviceId, toCounterId, returnsTo, fromCounterId } = event;
  const fate = takenOut(book, event);
  book.fieldOfService(serviceId);
  if (toCounterId !== null) {
    book.must(book.counter(toCounterId).officerId !== null, `${ticketId} was sent to an empty counter`);
    book.must(toCounterId !== fromCounterId, `${ticketId} was sent to where it was`);
  }
  const isBack = isDeepStrictEqual(fate.returnsTo, { counterId: toCounterId, serviceId });
  book.must(
    isDeepStrictEqual(returnsTo, isBack ? null : fate.returnsTo),
    `${ticketId} is to return to a place it was not lent from`,
  );
  const gone = { ...fate, returnsTo };
  book.write(backInLine(gone, event, { place: 'original', serviceId, forCounterId: toCounterId }));
}

export function servicesClosed(book: Book, event: EventOf<'ServicesClosed'>): void {
  const { serviceIds, until, at } = event;
  book.must(until === null || until > at, 'services were closed until a time that was over');
  for (const serviceId of serviceIds) {
    book.fieldOfService(serviceId);
    book.day().closedUntil.set(serviceId, until ?? Infinity);
  }
}

export function servicesOpened(book: Book, { serviceIds }: EventOf<'ServicesOpened'>): void {
  for (const serviceId of serviceIds) {
    const wasClosed = book.day().closedUntil.delete(serviceId);
    book.must(wasClosed, `${serviceId} was opened and had not been closed`);
  }
}
