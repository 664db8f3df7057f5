/** What citizens may say: on their phone of their ticket, before a poster in the hall, and of a service that is over. */
import { z } from 'zod';
import type { FeedbackReceipt } from '#protocol/feedback.ts';
import { kioskFeedback } from '#protocol/feedback-shapes.ts';
import { requestId, row, type PrintOrder } from '#protocol/message-row.ts';
import { HALL_CODE_DIGITS, type PosterTicket, type ServicePapers } from '#protocol/poster.ts';
import { faceCount, isOnScale, ratingReasons, ratingScore, ratingWords } from '#protocol/rating-shapes.ts';
import { branded } from '#protocol/shapes.ts';
import {
  CITIZEN_LANGUAGES,
  type HallCode,
  type ServiceId,
  type TicketId,
  type TicketLink,
} from '#protocol/vocabulary.ts';

/** Reasons, own words, or both. */
const why = { reasons: ratingReasons, words: ratingWords.nullable() };
const isSomethingSaid = ({
  reasons,
  words,
}: {
  readonly reasons: readonly unknown[];
  readonly words: string | null;
}): boolean => reasons.length > 0 || words !== null;

/** Of which ticket a phone speaks is known from its link, never said. */
export const PHONE_MESSAGES = {
  /** The citizen gives the place away: the number is not called (again). */
  giveUp: row<null>().link(z.strictObject({ requestId })),
  /** One touch: how the service was that has just been finished. Recorded at once, before any reason is asked for. */
  rate: row<null>().link(
    z
      .strictObject({ requestId, score: ratingScore, faces: faceCount })
      .refine(isOnScale, 'no face of that scale'),
  ),
  /** What was not well, and what else there is to say, once, of a low rating given by phone. */
  explain: row<null>().link(z.strictObject({ requestId, ...why }).refine(isSomethingSaid, 'nothing said')),
} as const;

const ticketId = branded<TicketId>(40);

/** At which counter a rating screen stands is known from its device, never said. */
export const RATING_MESSAGES = {
  /** One touch: how the service was that this counter has just finished. Recorded at once, before any reason is asked for. */
  rate: row<null>().device(
    z
      .strictObject({ requestId, ticketId, score: ratingScore, faces: faceCount })
      .refine(isOnScale, 'no face of that scale'),
  ),
  /** What was not well, and what else there is to say, once, of the low rating that this very screen has taken. */
  explain: row<null>().device(
    z.strictObject({ requestId, ticketId, ...why }).refine(isSomethingSaid, 'nothing said'),
  ),
} as const;

const ticketLink = z
  .string()
  .max(60)
  .transform((value) => value as TicketLink);

/** What a kiosk may say for one who holds a ticket up to it. */
export const KIOSK_RATING = {
  /** How the service was that finished the ticket behind the link. */
  rate: row<null>().device(
    z
      .strictObject({ requestId, link: ticketLink, score: ratingScore, faces: faceCount })
      .refine(isOnScale, 'no face of that scale'),
  ),
  /** What was not well, once, of the low rating that this very kiosk has taken. Nobody writes at a kiosk that others wait for. */
  explain: row<null>().device(z.strictObject({ requestId, link: ticketLink, reasons: ratingReasons.min(1) })),
} as const;

/** What a kiosk may say for one who wants something put right. */
export const KIOSK_FEEDBACK = {
  /** One request, one piece: told again it answers with the same number and code. */
  giveFeedback: row<FeedbackReceipt>().device(kioskFeedback),
  /**
   * The number behind a code and the way to its answer, on paper. Refused with `print_pending` while one is on its way to that
   * printer, with `invalid_message` for a code that is none.
   */
  printFeedback: row<PrintOrder>().device(
    z.strictObject({ requestId, code: z.string().max(60), language: z.enum(CITIZEN_LANGUAGES) }),
  ),
} as const;

/** Which phone speaks is known from the handshake, never said. */
export const POSTER_MESSAGES = {
  /** One press, one number, and one open number a phone. `hallCode` only where the office asks for it. */
  takeNumber: row<PosterTicket>().poster(
    z.strictObject({
      requestId,
      serviceId: branded<ServiceId>(60),
      language: z.enum(CITIZEN_LANGUAGES),
      hallCode: z
        .string()
        .regex(new RegExp(`^\\d{${String(HALL_CODE_DIGITS)}}$`))
        .transform((value) => value as HallCode)
        .nullable(),
    }),
  ),
  /** The open number that this phone has taken; null when it has none. */
  findOwn: row<PosterTicket | null>().poster(z.strictObject({})),
  /** What the service asks for, empty for a service that asks for nothing. */
  getPapers: row<ServicePapers>().poster(z.strictObject({ serviceId: branded<ServiceId>(60) })),
} as const;
