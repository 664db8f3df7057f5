/** What a scan comes to at the kiosk. By here nothing is left of the scanned text but what is needed. */
import type { FileCode } from '#protocol/codes/file-code.ts';
import type { TicketStanding } from '#protocol/views.ts';
import type { PersonMark, PriorityId, ServiceId, TicketLink } from '#protocol/vocabulary.ts';

/** Why a scan leads nowhere. */
export type DeclinedScan =
  | 'health_card'
  | 'one_time_code'
  | 'cut_off'
  | 'unknown'
  /** A ticket that is none of today's. */
  | 'old_ticket'
  /** A receipt in an office that hands no results over. */
  | 'no_result_desk'
  /** Only the server could tell, and it cannot be asked now. */
  | 'no_answer';

export type Scanned =
  | {
      readonly kind: 'card';
      /** The class that the age on the card belongs to, where the office has one that a kiosk may grant. */
      readonly ageClass: PriorityId | null;
      /** Null where the office counts nothing by person. */
      readonly person: PersonMark | null;
    }
  | { readonly kind: 'file'; readonly fileCode: FileCode; readonly resultServiceId: ServiceId }
  | { readonly kind: 'ticket'; readonly standing: TicketStanding; readonly link: TicketLink }
  | { readonly kind: 'declined'; readonly why: DeclinedScan };

/** What is said of a scan over the page, until it is closed. */
export type ScanNotice = { readonly kind: 'card' } | Extract<Scanned, { readonly kind: 'declined' }>;
