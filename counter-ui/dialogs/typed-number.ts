/** The number of a ticket as an officer types it: "h16", "H016" or only "16". */
import type { Counter, OfficeSettings } from '#protocol/office.ts';
import type { AbsentTicket, CounterView, WaitingTicket } from '#protocol/views.ts';
import type { TicketId, TicketNumber } from '#protocol/vocabulary.ts';
import { folded } from '../search.ts';

export type Typed =
  | { readonly kind: 'empty' }
  | { readonly kind: 'not_a_number' }
  /** Digits alone, and this counter has several series. */
  | { readonly kind: 'needs_letter'; readonly letters: readonly string[] }
  | { readonly kind: 'number'; readonly number: TicketNumber };

/** The letters of this counter's series come first; a typed letter may be any of the office's. */
export function typedNumber(text: string, office: OfficeSettings, counter: Counter): Typed {
  const plain = folded(text).replace(/[\s.-]/g, '');
  if (plain === '') return { kind: 'empty' };
  const [, letter, digits] = /^([a-z]?)(\d{1,3})$/.exec(plain) ?? [];
  if (letter === undefined || digits === undefined || Number(digits) === 0) return { kind: 'not_a_number' };
  const letters = office.fields
    .filter(({ fieldId }) => counter.fieldIds.includes(fieldId))
    .map((field) => field.letter);
  const [only, ...others] = letter === '' ? letters : [letter.toUpperCase()];
  if (only === undefined) return { kind: 'not_a_number' };
  if (others.length > 0) return { kind: 'needs_letter', letters };
  return { kind: 'number', number: `${only}${digits.padStart(3, '0')}` as TicketNumber };
}

/** The id of today's ticket of that number, whether or not there is one. */
export const ticketIdOf = (view: CounterView, number: TicketNumber): TicketId =>
  `${view.date}/${number}` as TicketId;

/** What this screen knows of a number: it sees only those that are near. */
export type Whereabouts =
  | { readonly kind: 'waiting'; readonly ticket: WaitingTicket }
  | { readonly kind: 'absent'; readonly ticket: AbsentTicket }
  | { readonly kind: 'here' }
  | { readonly kind: 'elsewhere'; readonly counterNumber: number };

export function whereabouts(view: CounterView, number: TicketNumber): Whereabouts | null {
  if (view.current?.number === number) return { kind: 'here' };
  const waiting = view.next.find((ticket) => ticket.number === number);
  if (waiting !== undefined) return { kind: 'waiting', ticket: waiting };
  const absent = view.absent.find((ticket) => ticket.number === number);
  if (absent !== undefined) return { kind: 'absent', ticket: absent };
  const holder = view.colleagues.find(({ ticket }) => ticket?.number === number);
  return holder === undefined ? null : { kind: 'elsewhere', counterNumber: holder.counterNumber };
}

/** The number within a roll, 1 to 999; null when nothing usable is typed. */
export function ordinalOf(text: string): number | null {
  const digits = /^[a-z]?(\d{1,3})$/.exec(folded(text))?.[1];
  return digits === undefined || Number(digits) === 0 ? null : Number(digits);
}
