/** What the supervisor's desk may see. */
import type { Bulletin } from '#protocol/bulletin.ts';
import type { ClosingReason } from '#protocol/officer-words.ts';
import type { InUse } from '#protocol/office-desk.ts';
import type { PrinterStanding, UnprintedPaper } from '#protocol/printing.ts';
import type { RatingsOfDay } from '#protocol/rating.ts';
import type { StartList } from '#protocol/start-list.ts';
import type { FieldLoad, ColleagueCounter, CounterView } from '#protocol/views.ts';
import type {
  BusinessDate,
  CounterId,
  DeviceId,
  DeviceRole,
  FieldId,
  InstantMs,
  PrinterId,
  PriorityId,
  Revision,
  ServiceId,
  TicketId,
  TicketNumber,
} from '#protocol/vocabulary.ts';

/** A paired device as its administrator sees it. */
export type DeviceStanding = {
  readonly deviceId: DeviceId;
  readonly role: DeviceRole;
  readonly name: string;
  readonly counterId: CounterId | null;
  readonly printerId: PrinterId | null;
  readonly enrolledAt: InstantMs;
  readonly isConnected: boolean;
  /** When it left, since the server began; null while it is there or was never seen. */
  readonly lastSeenAt: InstantMs | null;
  /** Of a display that is there; null of everything else. */
  readonly sound: 'on' | 'blocked' | 'starting' | null;
};

/** An open ticket as a supervisor sees it from the desk. */
export type DeskTicket = {
  readonly ticketId: TicketId;
  readonly number: TicketNumber;
  readonly fieldId: FieldId;
  readonly serviceId: ServiceId;
  readonly priorityId: PriorityId | null;
  readonly status: 'waiting' | 'called' | 'serving' | 'parked' | 'missed';
  /** Named by what is done to it, so that nothing is done to a ticket that has gone on meanwhile. */
  readonly revision: number;
  readonly issuedAt: InstantMs;
  /** Since when it stands where it stands. */
  readonly since: InstantMs;
  /** The counter that holds it, that it waits for alone, or where it was last seen; null = none. */
  readonly counterId: CounterId | null;
};

/** A service that a supervisor closed at once. */
export type ClosedServiceRow = {
  readonly serviceId: ServiceId;
  readonly reason: ClosingReason;
  readonly since: InstantMs;
  /** Null = until it is opened again. */
  readonly until: InstantMs | null;
};

/** The supervisor's desk; `locked` until somebody who may see it has signed in over this very connection. */
export type AdminView =
  | { readonly revision: Revision; readonly at: InstantMs; readonly isLocked: true }
  | {
      readonly revision: Revision;
      readonly at: InstantMs;
      readonly isLocked: false;
      readonly date: BusinessDate;
      readonly hall: {
        readonly waiting: number;
        readonly longestWaitSince: InstantMs | null;
        readonly countersOpen: number;
        /** Counters that call. */
        readonly counters: number;
        readonly finished: number;
        readonly missed: number;
        /** Seats that the halls have; null where nobody has entered them. */
        readonly seats: number | null;
      };
      /** Who has waited longest, the longest first, at most twelve. */
      readonly longest: readonly DeskTicket[];
      readonly closedServices: readonly ClosedServiceRow[];
      /** Kiosks give some number out now: what stands in the hall is needed. */
      readonly isIssuing: boolean;
      /** The message that stands on the displays. */
      readonly bulletin: Bulletin | null;
      readonly fields: readonly (FieldLoad & { readonly longestWaitSince: InstantMs | null })[];
      readonly counters: readonly ColleagueCounter[];
      readonly displays: CounterView['displays'];
      /** In the order of the settings. */
      readonly printers: readonly PrinterStanding[];
      /** Newest first, at most 50. */
      readonly unprinted: readonly UnprintedPaper[];
      readonly unprintedCount: number;
      readonly printingRevision: number;
      /** Of hall settings, notices and own sounds together: another one, look again. */
      readonly hallRevision: number;
      readonly postersRevision: number;
      readonly ratingRevision: number;
      readonly officeRevision: number;
      /** What of today keeps the office's newest settings waiting; empty when the queue works by them. */
      readonly officeWaitsFor: readonly InUse[];
      /** `http://…/t/`: how phones reach the server; null while they cannot. */
      readonly phoneAddress: string | null;
      /** Feedback that is open and past its day. */
      readonly overdueFeedback: number;
      /** Of the newest entry of the trail: another one, somebody did something. Null = nothing yet. */
      readonly auditCode: string | null;
      readonly devices: readonly DeviceStanding[];
      /** What citizens said today of services that are over. */
      readonly ratings: RatingsOfDay;
      readonly start: StartList;
    };
