/** What stands around a day in tests of views: one printer, nobody connected, and no phone that could follow a number. */
import type { FeedbackCode } from '#protocol/feedback.ts';
import type { HallSettings, Room } from '#protocol/hall.ts';
import type { PrintingSettings } from '#protocol/printing.ts';
import { FIRST_RATING_SETTINGS } from '#protocol/rating-settings.ts';
import type { TicketLink } from '#protocol/vocabulary.ts';
import { firstPrinting } from '#server/app/printing.ts';
import { NOBODY_PRESENT } from '#server/views/presence.ts';
import { FIRST_HALL, FIRST_POSTERS, FIRST_START } from './hall-stand-in.ts';
import type { Surroundings } from '#server/views/surroundings.ts';

/** The discard port of this machine: nothing answers there, and nothing that is sent goes anywhere. */
const NO_PRINTER_THERE = { kind: 'tcp', host: '127.0.0.1', port: 9 } as const;

/** How an office prints that has one printer, `main`, with nothing behind its address. */
export const ONE_PRINTER: PrintingSettings = firstPrinting(NO_PRINTER_THERE);

/** The room that everybody waits in. */
export const MAIN_HALL: Room = onlyRoomOf(FIRST_HALL);

function onlyRoomOf({ rooms: [room] }: HallSettings): Room {
  if (room === undefined) throw new Error('the first settings have a room');
  return room;
}

/** Links are told apart by their tickets, and open nothing. */
export const PLAIN_SURROUNDINGS: Surroundings = {
  presence: NOBODY_PRESENT,
  printing: ONE_PRINTER,
  hall: FIRST_HALL,
  hallRevision: 1,
  phoneAddress: null,
  fileFactor: null,
  speechLanguages: [],
  catalogueRevision: 1,
  posters: FIRST_POSTERS,
  rating: FIRST_RATING_SETTINGS,
  hallCode: null,
  start: { settings: FIRST_START, hasIssued: () => false, hasCalled: () => false, officers: () => 1 },
  trialCall: null,
  bulletin: null,
  takesFeedback: false,
  overdueFeedback: () => 0,
  officeRevision: 1,
  officeWaitsFor: [],
  auditHead: () => null,
  linkOf: (ticketId) => `link-of-${ticketId}` as TicketLink,
  feedbackCodeOf: (number) => `${number}-K7QF-2N8X-90AB-TTWZ` as FeedbackCode,
};
