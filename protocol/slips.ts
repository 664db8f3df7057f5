/** What comes out of printers: facts only, no layout; and the jobs that an agent sees to. */
import type { PublicProcedure } from '#protocol/catalogue.ts';
import type { FeedbackCode, FeedbackNumber } from '#protocol/feedback.ts';
import type { ReturnTime } from '#protocol/officer-words.ts';
import type { SlipLanguages } from '#protocol/printing.ts';
import type { ReturnPlace } from '#protocol/queue-rules.ts';
import type { WaitRangeMinutes } from '#protocol/views.ts';
import type {
  BusinessDate,
  CitizenLanguage,
  FieldId,
  InstantMs,
  Language,
  LocalizedText,
  PrinterId,
  PrintJobId,
  PrintState,
  Revision,
  TicketNumber,
} from '#protocol/vocabulary.ts';

/** What every slip says of the office. Slips for staff speak their languages. */
type SlipHead<Spoken extends CitizenLanguage> = {
  readonly officeName: LocalizedText;
  readonly unitName: LocalizedText;
  readonly timeZone: string;
  readonly languages: SlipLanguages<Spoken>;
  /** When it was asked for again: the slip says IN LẠI and that time; null on the first paper. */
  readonly reprintedAt: InstantMs | null;
};

/** Everything the paper of a ticket needs: facts only, no layout. */
export type TicketSlip = SlipHead<CitizenLanguage> & {
  readonly kind: 'ticket';
  readonly number: TicketNumber;
  readonly issuedAt: InstantMs;
  /** Which class it is stays between the citizen and the officer. */
  readonly isPriority: boolean;
  readonly serviceName: LocalizedText;
  /** What else the visit is for. */
  readonly furtherServiceNames: readonly LocalizedText[];
  readonly waitingArea: LocalizedText;
  readonly counterNumbers: readonly number[];
  /** As it was when the paper was ordered; null on a reprint of a ticket that no longer waits. */
  readonly queue: { readonly ahead: number; readonly range: WaitRangeMinutes } | null;
  readonly papers: readonly { readonly name: LocalizedText; readonly onlyIfNotLookedUp: boolean }[];
  /** The ticket's own page, or null where no phone could reach it. */
  readonly phoneUrl: string | null;
};

/** What a citizen still has to bring: beside the ticket, never in place of it. */
export type ChecklistSlip = SlipHead<CitizenLanguage> & {
  readonly kind: 'checklist';
  readonly number: TicketNumber;
  readonly printedAt: InstantMs;
  readonly serviceName: LocalizedText;
  readonly counterNumber: number;
  /** As the officer chose or typed them. */
  readonly papers: readonly string[];
  readonly returnTime: ReturnTime | null;
  /** Where the ticket will stand when its citizen comes back. */
  readonly returnPlace: ReturnPlace;
};

/** What a procedure asks for, to take home before any number was taken. */
export type ListSlip = SlipHead<CitizenLanguage> & {
  readonly kind: 'list';
  readonly printedAt: InstantMs;
  readonly facts: ListFacts;
};

/** Of a procedure, what stands on its list; values that are not sure are null here already. */
export type ListFacts = Pick<PublicProcedure, 'name' | 'papers' | 'fee' | 'feeExemption' | 'processingTime'>;

/** What one is given who gave feedback: until when it is answered, and the way to the answer. */
export type FeedbackSlip = SlipHead<CitizenLanguage> & {
  readonly kind: 'feedback';
  readonly printedAt: InstantMs;
  readonly number: FeedbackNumber;
  readonly receivedOn: BusinessDate;
  readonly dueOn: BusinessDate;
  /** Null where the office has no such piece any more. */
  readonly code: FeedbackCode | null;
  /** Where a phone sees the answer; null where no phone could reach it. */
  readonly phoneUrl: string | null;
};

/** A day in figures, of the whole office or of one officer. Times in whole minutes; null = nothing to measure, never 0. */
export type DaySummary = {
  readonly issued: number;
  readonly finished: number;
  readonly missed: number;
  readonly cancelled: number;
  /** Still waiting, called, served or away when this was made. */
  readonly open: number;
  readonly expired: number;
  readonly waitMinutes: {
    readonly median: number;
    readonly ninetieth: number;
    readonly longest: number;
  } | null;
  readonly serviceMinutes: { readonly median: number; readonly longest: number } | null;
  /** Of the whole office: the head of the trail of changes, so that it leaves the machine; absent where none is known. */
  readonly auditCode?: string;
  /** In the office's order; fields without a ticket are left out. */
  readonly fields: readonly {
    readonly fieldId: FieldId;
    readonly issued: number;
    readonly finished: number;
    readonly medianWaitMinutes: number | null;
  }[];
};

/** A day's figures on paper, for the officer's folder or the supervisor's. */
export type SummarySlip = SlipHead<Language> & {
  readonly kind: 'summary';
  readonly date: BusinessDate;
  readonly printedAt: InstantMs;
  /** Null = the whole office. */
  readonly officer: { readonly name: string; readonly counterNumber: number } | null;
  readonly summary: DaySummary;
  readonly fieldNames: readonly {
    readonly fieldId: FieldId;
    readonly letter: string;
    readonly name: LocalizedText;
  }[];
};

/** Shows what a printer does: a ruler, the edges of its paper, densities, letters, and where it cuts. */
export type TestSlip = SlipHead<Language> & {
  readonly kind: 'test';
  readonly printedAt: InstantMs;
  readonly printerName: string;
};

export type Slip = TicketSlip | ChecklistSlip | ListSlip | FeedbackSlip | SummarySlip | TestSlip;

export type PrintJob = {
  readonly jobId: PrintJobId;
  readonly state: PrintState;
  readonly createdAt: InstantMs;
  readonly slip: Slip;
};

/** Jobs that the agent of one printer has still to see to, oldest first, at most 50. */
export type PrinterView = {
  readonly revision: Revision;
  readonly at: InstantMs;
  readonly printerId: PrinterId;
  /** Of the setup the office wants it to work by; another one than it has is fetched with `getSetup`. */
  readonly setupRevision: number;
  readonly jobs: readonly PrintJob[];
};
