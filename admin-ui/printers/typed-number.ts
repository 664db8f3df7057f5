/** A ticket number as a hand types it. */
import type { BusinessDate, TicketId, TicketNumber } from '#protocol/vocabulary.ts';

/** `A012` from "a12", "A 12" or "A-012"; null while it is no number of one letter and one to three digits. */
export function typedNumber(text: string): TicketNumber | null {
  const [, letter, digits] = /^\s*([a-z])[\s-]*(\d{1,3})\s*$/i.exec(text) ?? [];
  if (letter === undefined || digits === undefined || Number(digits) === 0) return null;
  return `${letter.toUpperCase()}${digits.padStart(3, '0')}` as TicketNumber;
}

/** The ticket that bears a number on a day. */
export const ticketIdOf = (date: BusinessDate, number: TicketNumber): TicketId =>
  `${date}/${number}` as TicketId;
