/** What citizens do with their own tickets, as the auditor keeps it. */
import { asksForReasons } from '#protocol/rating.ts';
import type { EventOf } from '#server/domain/events.ts';
import { mustBe, type Book } from './book.ts';

export function ticketGivenUp(book: Book, event: EventOf<'TicketGivenUp'>): void {
  const fate = book.fate(event.ticketId);
  mustBe(book, fate, 'waiting', 'parked', 'missed');
  book.write({ ...fate, status: 'cancelled', touched: event.sequence });
}

/** Of a service that was over, by whom it was really done, and once. */
export function serviceRated(book: Book, event: EventOf<'ServiceRated'>): void {
  const { ticketId, serviceId, counterId, score, reasons } = event;
  const fate = book.fates.get(ticketId);
  book.must(fate?.status === 'finished', `${ticketId} was rated before its service was over`);
  book.must(fate?.serviceId === serviceId, `${ticketId} was rated for another service`);
  book.must(fate?.counterId === counterId, `${ticketId} was rated for another counter`);
  book.must(book.day().ticketIds.includes(ticketId), `${ticketId} was rated after its day`);
  book.must(!book.rated.has(ticketId), `${ticketId} was rated twice`);
  book.must(reasons.length === 0 || asksForReasons(score), `${ticketId} was praised with reasons`);
  book.must((event.source === 'phone') === (event.deviceId === null), `${ticketId} was rated by nothing`);
  book.rated.set(ticketId, { canBeExplained: asksForReasons(score) && reasons.length === 0 });
}

/** Of a low rating without reasons, once. */
export function ratingExplained(book: Book, { ticketId, reasons, words }: EventOf<'RatingExplained'>): void {
  book.must(book.rated.get(ticketId)?.canBeExplained === true, `${ticketId} was not to be explained`);
  book.must(reasons.length > 0 || words !== null, `${ticketId} was explained by nothing`);
  book.rated.set(ticketId, { canBeExplained: false });
}
