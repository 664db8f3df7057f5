/** What a supervisor may say from the live page: rows of the one message table. */
import { z } from 'zod';
import type { DeskTicket } from '#protocol/admin-view.ts';
import { bulletinText, moment } from '#protocol/bulletin-shapes.ts';
import { requestId, row } from '#protocol/message-row.ts';
import { CANCEL_REASONS, CLOSING_REASONS, MOVE_REASONS } from '#protocol/officer-words.ts';
import { branded, count, line } from '#protocol/shapes.ts';
import type { CounterId, RoomId, ServiceId, TicketId, TicketNumber } from '#protocol/vocabulary.ts';

/** As many as an office has. */
const MOST_SERVICES_AT_ONCE = 400;

const ticketId = branded<TicketId>(40);
const serviceId = branded<ServiceId>(60);
const serviceIds = z
  .array(serviceId)
  .min(1)
  .max(MOST_SERVICES_AT_ONCE)
  .refine((ids) => new Set(ids).size === ids.length, 'each once');

/** A reason of the list, and words; where the list has none that fits, words must say it. */
const because = <const Reasons extends readonly [string, ...string[]]>(reasons: Reasons) =>
  z
    .strictObject({ code: z.enum(reasons), note: line(200).nullable() })
    .refine(({ code, note }) => code !== 'other' || note !== null, 'say why in words');

export const SUPERVISION_MESSAGES = {
  /** The open ticket of that number today; null when there is none. Changes nothing. */
  findTicket: row<DeskTicket | null>().supervisor(
    z.strictObject({
      number: z
        .string()
        .regex(/^[A-Z]\d{3}$/)
        .transform((value) => value as TicketNumber),
    }),
  ),
  /** Ends any open ticket; refused with `stale_screen` when something has become of it since it was seen. */
  endTicket: row<null>().supervisor(
    z.strictObject({ requestId, ticketId, seenRevision: count, reason: because(CANCEL_REASONS) }),
  ),
  /** Sends any open ticket into another line, with its number and its place of arrival; `counterId` null = whoever takes the service. */
  moveTicket: row<null>().supervisor(
    z.strictObject({
      requestId,
      ticketId,
      seenRevision: count,
      serviceId,
      counterId: branded<CounterId>(40).nullable(),
      reason: because(MOVE_REASONS),
    }),
  ),
  /** No numbers for these until then, else until they are opened again; whoever waits is served. */
  closeServices: row<null>().supervisor(
    z.strictObject({
      requestId,
      serviceIds,
      reason: z.enum(CLOSING_REASONS),
      until: moment.nullable(),
    }),
  ),
  openServices: row<null>().supervisor(z.strictObject({ requestId, serviceIds })),
  /** Takes the place of the one that stands; `roomId` null = all rooms, `until` null = until it is taken back. */
  showBulletin: row<null>().supervisor(
    z.strictObject({
      requestId,
      text: bulletinText,
      roomId: branded<RoomId>(40).nullable(),
      until: moment.nullable(),
    }),
  ),
  /** Only the one that was seen: another that somebody put in its place meanwhile stays. */
  takeBulletinBack: row<null>().supervisor(z.strictObject({ requestId, bulletinId: requestId })),
} as const;
