/** What views are made of beside the queue's day: connected devices, how the office prints, where phones find it. */
import type { HallSettings } from '#protocol/hall.ts';
import type { PrintingSettings } from '#protocol/printing.ts';
import type { TicketId, TicketLink } from '#protocol/vocabulary.ts';
import type { Presence } from './presence.ts';

export type Surroundings = {
  readonly presence: Presence;
  readonly printing: PrintingSettings;
  readonly hall: HallSettings;
  /** Of everything that displays work by: settings, notices, own sounds. */
  readonly hallRevision: number;
  /** What comes before a ticket's link; null while phones cannot reach this server. */
  readonly phoneAddress: string | null;
  /** The link of a ticket of today. */
  readonly linkOf: (ticketId: TicketId) => TicketLink;
};
