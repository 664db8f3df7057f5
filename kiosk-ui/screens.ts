/** The screens of a kiosk, from where each was reached, and what is known while it is shown. */
import type { ProcedureId } from '#protocol/catalogue.ts';
import type { FileCode } from '#protocol/codes/file-code.ts';
import type { Refusal } from '#protocol/messages.ts';
import type { HoursAhead, KioskTicket, TicketStanding } from '#protocol/views.ts';
import type {
  CitizenLanguage,
  FieldId,
  PersonMark,
  PriorityId,
  RequestId,
  ServiceId,
  TicketLink,
} from '#protocol/vocabulary.ts';
import type { Comfort } from './access/comfort.ts';
import type { Feedback } from './feedback/feedback.ts';
import type { LookUp } from './lookup/look-up.ts';
import type { PaperSeen } from './paper-notice.ts';
import type { PaperOrder } from './papers/paper-order.ts';
import type { PendingPress } from './pending-press.ts';
import type { ScanNotice } from './scanner/scanned.ts';
import type { TicketRating } from './scanner/ticket-rating.ts';
import { furtherThan, type Visit } from './visit/visit.ts';

type StartScreen = { readonly name: 'start' };
type FieldScreen = { readonly name: 'field'; readonly fieldId: FieldId; readonly pageIndex: number };
/** Looking a procedure up by typing; what was typed lives here alone and goes with the page. */
export type SearchScreen = { readonly name: 'search'; readonly typed: string; readonly pageIndex: number };
/** All fields, to look a procedure up without typing. */
export type FieldsScreen = { readonly name: 'fields'; readonly search: SearchScreen };
/** All procedures of a field, or with null those of none. */
export type BrowseScreen = {
  readonly name: 'browse';
  readonly fieldId: FieldId | null;
  readonly pageIndex: number;
  readonly fields: FieldsScreen;
};
/** Where a person came from, so that "Quay lại" goes back there. */
export type Origin = StartScreen | FieldScreen | SearchScreen | BrowseScreen;
type PapersScreen = { readonly name: 'papers'; readonly serviceId: ServiceId; readonly origin: Origin };
/** A procedure that no number is taken for here. */
type ProcedureScreen = {
  readonly name: 'procedure';
  readonly procedureId: ProcedureId;
  readonly origin: Origin;
};

export type CarryScreen = {
  readonly name: 'carry';
  readonly of: PapersScreen | ProcedureScreen;
  /** The list that was asked for on this page, at most one at a time; null while none was. */
  readonly order: PaperOrder | null;
};

/** The waits of the hours still to come, or that they could not be had; null while they are asked for. */
export type HoursTold = HoursAhead | 'unknown';

export type Screen =
  | StartScreen
  | FieldScreen
  | SearchScreen
  | FieldsScreen
  | BrowseScreen
  | PapersScreen
  | ProcedureScreen
  /** Taking the list of papers along, on paper or on a phone, and doing it online. */
  | CarryScreen
  /** What to do when a paper is missing. */
  | { readonly name: 'missing'; readonly serviceId: ServiceId; readonly origin: Origin }
  /** Who may come first: choosing a class takes the number. */
  | { readonly name: 'priority'; readonly serviceId: ServiceId; readonly origin: Origin }
  /** The waits of the rest of the day, for one who may come back at a better hour. */
  | {
      readonly name: 'hours';
      readonly serviceId: ServiceId;
      readonly origin: Origin;
      readonly told: HoursTold | null;
    }
  /** A receipt was scanned: its result waits for a number, or the file can be looked up. */
  | { readonly name: 'receipt'; readonly fileCode: FileCode; readonly serviceId: ServiceId }
  /** The office counts numbers by person, and the press waits for a card. */
  | {
      readonly name: 'card';
      readonly serviceId: ServiceId;
      readonly priorityId: PriorityId | null;
      readonly requestId: RequestId;
      readonly from: Screen;
    }
  /** Where the ticket stands that somebody held up to the scanner. */
  | {
      readonly name: 'standing';
      readonly standing: TicketStanding;
      readonly link: TicketLink;
      /** What was said of its service here; null while nothing was. */
      readonly rating: TicketRating | null;
    }
  /** A file is looked up. */
  | { readonly name: 'lookUp'; readonly lookUp: LookUp }
  /** Somebody tells the office what is not well, or could be better. */
  | { readonly name: 'feedback'; readonly feedback: Feedback }
  /** A press is in flight. The only screen that holds one, so there can never be two. */
  | { readonly name: 'issuing'; readonly press: PendingPress }
  | {
      readonly name: 'refused';
      readonly serviceId: ServiceId;
      /** What was asked for, so that another try asks for the same. */
      readonly priorityId: PriorityId | null;
      readonly code: Refusal['code'];
    }
  | {
      readonly name: 'ticket';
      readonly ticket: KioskTicket;
      /** The ticket's own page for a phone; null where none is known. Once shown it stays, whatever becomes of the connection. */
      readonly phoneUrl: string | null;
      /** Null when no paper was ordered: the number stands on the screen alone. */
      readonly paper: PaperSeen | null;
      /** When the sheet was first known to be out; null while it is not. */
      readonly paperOutMs: number | null;
    };

export type KioskState = {
  readonly language: CitizenLanguage;
  readonly comfort: Comfort;
  /** What lies open over the page. */
  readonly sheet: 'help' | 'easier' | null;
  /** A member of staff is explaining: until then the kiosk does not ask whether anybody is there. Null for nobody. */
  readonly staffUntilMs: number | null;
  readonly scanNotice: ScanNotice | null;
  /** What was chosen before, for one number. */
  readonly visit: Visit;
  /** Of the card that was scanned, until the class was offered for a service and taken or not. */
  readonly ageClass: PriorityId | null;
  /** Of the card that was scanned. */
  readonly person: PersonMark | null;
  readonly screen: Screen;
  readonly screenSinceMs: number;
  readonly lastTouchMs: number;
};

/** What a number is asked for, under which name. */
type Wish = Pick<PendingPress, 'requestId' | 'serviceId' | 'priorityId'>;
export const wishOf = ({ requestId, serviceId, priorityId }: Wish): Wish => ({
  requestId,
  serviceId,
  priorityId,
});

/** The number is asked for: the only way to a press. */
export function pressed(state: KioskState, wish: Wish, atMs: number): KioskState {
  const furtherServiceIds = furtherThan(state.visit, wish.serviceId);
  return {
    ...state,
    screen: {
      name: 'issuing',
      press: {
        ...wishOf(wish),
        ...(furtherServiceIds.length === 0 ? {} : { furtherServiceIds }),
        language: state.language,
        pressedAtMs: atMs,
        ...(state.person === null ? {} : { person: state.person }),
      },
    },
    screenSinceMs: atMs,
    sheet: null,
    scanNotice: null,
  };
}
