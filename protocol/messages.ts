/**
 * The one table of what each role may say to the server.
 * Every name, input, answer, authorisation check and test matrix is derived from it:
 * adding a command starts with a row here, and the compiler lists the rest.
 */
import { z } from 'zod';
import { MOST_SPOKEN_AT_ONCE, SPOKEN_LANGUAGES } from '#protocol/announcement.ts';
import type { AuditLine } from '#protocol/audit.ts';
import type { ProcedureId } from '#protocol/catalogue.ts';
import type { ConnectionCheck, FoundPrinter, PrinterSetup, PrintingSettings } from '#protocol/printing.ts';
import { MOST_SPOKEN_LETTERS, type HallFiles, type HallSettings, type HallSetup } from '#protocol/hall.ts';
import { readFileCode } from '#protocol/codes/file-code.ts';
import { SECOND_FACTOR_DIGITS, type FileAnswer } from '#protocol/file-lookup.ts';
import { hallSettings } from '#protocol/hall-shapes.ts';
import { printingSettings, printerConnection } from '#protocol/printing-shapes.ts';
import {
  KIOSK_FEEDBACK,
  KIOSK_RATING,
  PHONE_MESSAGES,
  POSTER_MESSAGES,
  RATING_MESSAGES,
} from '#protocol/citizen-messages.ts';
import { requestId, row, type PrintOrder, type Row } from '#protocol/message-row.ts';
import type { OfficerRole } from '#protocol/officers.ts';
import { RATING_DESK_MESSAGES } from '#protocol/rating-messages.ts';
import { LOCK_MESSAGES, PEOPLE_MESSAGES } from '#protocol/people-messages.ts';
import type { PosterSettings } from '#protocol/poster.ts';
import { posterSettings } from '#protocol/poster-shapes.ts';
import { START_MESSAGES } from '#protocol/start-messages.ts';
import type { ReportTargets } from '#protocol/report.ts';
import { SUPERVISION_MESSAGES } from '#protocol/supervision-messages.ts';
import { reportTargets } from '#protocol/target-shapes.ts';
import { branded, count, identifier, line } from '#protocol/shapes.ts';
import type { CitizenNumber } from '#protocol/codes/citizen-number.ts';
import type { HoursAhead, IssuedTicket, KioskTicket, TicketStanding } from '#protocol/views.ts';
import {
  CANCEL_REASONS,
  COLLEAGUE_ENDINGS,
  HAND_REASONS,
  OUTCOMES,
  PARK_REASONS,
  PAUSE_REASONS,
  RETURN_TIMES,
} from '#protocol/officer-words.ts';
import type {
  CounterId,
  FieldId,
  OfficerId,
  PrinterId,
  PageId,
  PersonMark,
  PriorityId,
  PrintJobId,
  RefusalCode,
  RejectionCode,
  Revision,
  ServiceId,
  TicketId,
  TicketLink,
} from '#protocol/vocabulary.ts';
import { MOST_SERVICES_OF_A_TICKET, CITIZEN_LANGUAGES, PRINTER_PROBLEMS } from '#protocol/vocabulary.ts';

const ticketId = branded<TicketId>(40);
const serviceId = branded<ServiceId>(60);
const counterId = branded<CounterId>(40);
const priorityId = branded<PriorityId>(40).nullable();
/** A call by its ticket and its moment: a count begins anew when a ticket is called again elsewhere. */
const reportedCall = z.strictObject({ ticketId, calledAt: z.number().int().min(0) });
const personMark = z
  .string()
  .regex(/^[A-Za-z0-9_-]{22}$/)
  .transform((value) => value as PersonMark);
const jobId = branded<PrintJobId>(60);
const fileCode = z.string().transform((text, checked) => {
  const code = readFileCode(text);
  if (code !== null) return code;
  checked.addIssue({ code: 'custom', message: 'not the code of a file' });
  return z.NEVER;
});
const printerId = branded<PrinterId>(40);
export const MOST_PAPERS_MISSING = 20;

export const MESSAGES = {
  kiosk: {
    /** One press, one number: the same requestId always answers with the same ticket. */
    issueTicket: row<KioskTicket>().device(
      z.strictObject({
        requestId,
        serviceId,
        priorityId,
        language: z.enum(CITIZEN_LANGUAGES),
        /** What else the same visit is for, one number for all; absent = nothing. */
        furtherServiceIds: z
          .array(serviceId)
          .min(1)
          .max(MOST_SERVICES_OF_A_TICKET - 1)
          .exactOptional(),
        /** Whose number it will be; asked for only where the office counts numbers by person. */
        person: personMark.exactOptional(),
      }),
    ),
    /**
     * The mark of the card that was scanned; null where the office counts nothing by person. The number is in no answer,
     * no event and no log, and is forgotten when this is answered.
     */
    markPerson: row<{ readonly person: PersonMark | null }>().device(
      z.strictObject({
        number: z
          .string()
          .regex(/^\d{12}$/)
          .transform((value) => value as CitizenNumber),
      }),
    ),
    /** Where the ticket behind a link stands; null when it is none of today's. */
    findTicket: row<TicketStanding | null>().device(
      z.strictObject({
        link: z
          .string()
          .max(60)
          .transform((value) => value as TicketLink),
      }),
    ),
    /** Where a file stands, for one who knows its code and its second factor. Changes nothing; bounded by pace. */
    lookUpFile: row<FileAnswer>().device(
      z.strictObject({
        code: fileCode,
        digits: z.string().regex(new RegExp(`^\\d{${String(SECOND_FACTOR_DIGITS)}}$`)),
      }),
    ),
    /** The list of papers of a procedure, to take along. Refused with `print_pending` while one is on its way to that printer. */
    printList: row<PrintOrder>().device(
      z.strictObject({
        requestId,
        procedureId: branded<ProcedureId>(60),
        language: z.enum(CITIZEN_LANGUAGES),
      }),
    ),
    /** What waits of the field were like at the hours still to come today. */
    getHoursAhead: row<HoursAhead>().device(z.strictObject({ fieldId: branded<FieldId>(40) })),
    /**
     * Words of the kiosk's own pages, said by the office's speech program: the address of the sound, null when no program says
     * them. Nothing that a person typed or scanned is ever asked for. One at a time for each kiosk; recorded nowhere.
     */
    speak: row<string | null>().device(
      z.strictObject({ language: z.enum(SPOKEN_LANGUAGES), text: line(MOST_SPOKEN_AT_ONCE) }),
    ),
    ...KIOSK_RATING,
    ...KIOSK_FEEDBACK,
  },
  display: {
    /**
     * What this display really showed and spoke; presence, not state: kept in memory only. Said at every change, and
     * every second again: a page that hangs falls silent.
     */
    reportAnnouncements: row<null>().device(
      z.strictObject({
        pageId: branded<PageId>(40),
        sound: z.enum(['on', 'blocked', 'starting']),
        isSpeaking: z.boolean(),
        /** `words`: the caption that went with the sound, word for word. */
        spoken: z.array(reportedCall.extend({ words: line(MOST_SPOKEN_LETTERS) })).max(20),
        shown: z.array(reportedCall).max(20),
      }),
    ),
    /** What this display is set to, how it speaks, and the notices it shows. */
    getSetup: row<HallSetup>().device(z.strictObject({})),
  },
  counter: {
    signIn: row<{ readonly sessionToken: string; readonly officerId: OfficerId }>().device(
      z.strictObject({
        requestId,
        username: z.string().min(1).max(60),
        password: z.string().min(1).max(200),
      }),
    ),
    signOut: row<null>().session(z.strictObject({ requestId })),
    /** `seenCounterRevision` is the counter's own change number, so that a second window cannot call twice. */
    callNext: row<{ readonly ticketId: TicketId }>().session(
      z.strictObject({ requestId, seenCounterRevision: count }),
    ),
    /** One ticket by hand. Refused with `reason_needed` when it passes others over and no reason is given. */
    callTicket: row<{ readonly ticketId: TicketId }>().session(
      z.strictObject({
        requestId,
        ticketId,
        seenCounterRevision: count,
        reason: z.strictObject({ code: z.enum(HAND_REASONS), note: line(200).nullable() }).nullable(),
      }),
    ),
    /** The next number of a field's paper roll (`ordinal` null), or the one a citizen holds. */
    callRollNumber: row<{ readonly ticketId: TicketId }>().session(
      z.strictObject({
        requestId,
        fieldId: branded<FieldId>(40),
        ordinal: z.number().int().min(1).max(999).nullable(),
        seenCounterRevision: count,
      }),
    ),
    /** `seenCallCount` keeps two presses on one sight from being two recalls. */
    recall: row<null>().session(z.strictObject({ requestId, ticketId, seenCallCount: count.min(1) })),
    startService: row<null>().session(z.strictObject({ requestId, ticketId })),
    /** `done` empty = every service of the ticket, once, completed. */
    finish: row<null>().session(
      z.strictObject({
        requestId,
        ticketId,
        done: z
          .array(
            z.strictObject({ serviceId, count: z.number().int().min(1).max(99), outcome: z.enum(OUTCOMES) }),
          )
          .max(MOST_SERVICES_OF_A_TICKET),
      }),
    ),
    markMissed: row<null>().session(z.strictObject({ requestId, ticketId })),
    /** A missed ticket waits again, at the place the office's rule gives. */
    reinstate: row<null>().session(z.strictObject({ requestId, ticketId })),
    /** `paperIndexes` point into the papers of the ticket's present service. */
    park: row<null>().session(
      z.strictObject({
        requestId,
        ticketId,
        reason: z.enum(PARK_REASONS),
        paperIndexes: z.array(z.number().int().min(0).max(99)).max(MOST_PAPERS_MISSING),
        otherPapers: z.array(line(120)).max(5),
        returnTime: z.enum(RETURN_TIMES).nullable(),
        isPrinted: z.boolean(),
      }),
    ),
    /** A parked ticket waits again. */
    resume: row<null>().session(z.strictObject({ requestId, ticketId })),
    /** `counterId` null = whoever serves it; `returnsHere`: afterwards back to this counter, next in its line. */
    transfer: row<null>().session(
      z.strictObject({
        requestId,
        ticketId,
        serviceId,
        counterId: counterId.nullable(),
        returnsHere: z.boolean(),
        note: line(200).nullable(),
      }),
    ),
    /** A further service for the ticket in hand. */
    addService: row<null>().session(z.strictObject({ requestId, ticketId, serviceId })),
    addNote: row<null>().session(z.strictObject({ requestId, ticketId, text: line(200) })),
    /** Whether a missing paper of the ticket in hand is there now. */
    tickPaper: row<null>().session(
      z.strictObject({ requestId, ticketId, paperIndex: count.max(99), isReceived: z.boolean() }),
    ),
    /** Grants a priority class to a ticket that waits, or takes it away (null). */
    grantPriority: row<null>().session(z.strictObject({ requestId, ticketId, priorityId })),
    cancel: row<null>().session(z.strictObject({ requestId, ticketId, reason: z.enum(CANCEL_REASONS) })),
    /** Somebody without a number is served at once. */
    serveWithoutTicket: row<{ readonly ticketId: TicketId }>().session(
      z.strictObject({ requestId, serviceId, seenCounterRevision: count }),
    ),
    /** A number for a citizen who stands at the desk; `ordinal` only for a field with a paper roll. */
    issueAtCounter: row<IssuedTicket>().session(
      z.strictObject({
        requestId,
        serviceId,
        priorityId,
        isPrinted: z.boolean(),
        ordinal: z.number().int().min(1).max(999).nullable(),
      }),
    ),
    pauseCounter: row<null>().session(z.strictObject({ requestId, reason: z.enum(PAUSE_REASONS) })),
    resumeCounter: row<null>().session(z.strictObject({ requestId })),
    /** Takes back the deed that the view's `undo` names. */
    undo: row<null>().session(z.strictObject({ requestId, sequence: count })),
    /** A quiet call to colleagues and supervisors. */
    askForHelp: row<null>().session(z.strictObject({ requestId })),
    /** Help has come to a counter, or is no longer needed. */
    endHelp: row<null>().session(z.strictObject({ requestId, counterId })),
    /** A supervisor takes to this counter what a colleague left open. */
    takeOver: row<null>().supervisor(z.strictObject({ requestId, counterId, ticketId })),
    /** A supervisor ends what a colleague left open. */
    endForColleague: row<null>().supervisor(
      z.strictObject({ requestId, counterId, ticketId, ending: z.enum(COLLEAGUE_ENDINGS) }),
    ),
    /** A supervisor signs a colleague's counter out. */
    closeColleague: row<null>().supervisor(z.strictObject({ requestId, counterId })),
    /** A ticket's paper once more, marked as such; refused with `print_pending` while one is on its way. */
    reprintTicket: row<PrintOrder>().session(z.strictObject({ requestId, ticketId })),
    /** Paper that failed or is uncertain, once more and marked. */
    reprintJob: row<PrintOrder>().session(z.strictObject({ requestId, jobId })),
    /** The officer's own day in figures, on paper. */
    printSummary: row<PrintOrder>().session(z.strictObject({ requestId })),
    ...LOCK_MESSAGES,
  },
  rating: RATING_MESSAGES,
  printer: {
    /** What happened to one job. A job settles once; a later, different report is refused. */
    reportPrintJob: row<null>().device(
      z.strictObject({
        requestId,
        jobId,
        state: z.enum(['sending', 'printed', 'sent', 'failed', 'uncertain']),
        problem: z.enum(PRINTER_PROBLEMS).nullable(),
      }),
    ),
    /** What the printer says of itself between jobs; presence, not state: kept in memory only. */
    reportPrinterStatus: row<null>().device(
      z.strictObject({
        problem: z.enum(PRINTER_PROBLEMS).nullable(),
        paperNearEnd: z.boolean(),
      }),
    ),
    /** What this printer is, how its slips look, and what is too late to be printed. */
    getSetup: row<PrinterSetup>().device(z.strictObject({})),
  },
  /** The desk: signing in takes a supervisor or an administrator; what changes how the office works, an administrator. */
  admin: {
    signIn: row<{
      readonly sessionToken: string;
      readonly officerId: OfficerId;
      readonly displayName: string;
      readonly role: OfficerRole;
    }>().device(
      z.strictObject({
        requestId,
        username: z.string().min(1).max(60),
        password: z.string().min(1).max(200),
      }),
    ),
    signOut: row<null>().session(z.strictObject({ requestId })),
    reprintTicket: row<PrintOrder>().session(z.strictObject({ requestId, ticketId })),
    reprintJob: row<PrintOrder>().session(z.strictObject({ requestId, jobId })),
    /** The whole office's day in figures. */
    printSummary: row<PrintOrder>().session(z.strictObject({ requestId, printerId })),
    /** Ruler, edges, densities, letters, cut: is this printer what its profile says? */
    printTestPage: row<PrintOrder>().session(z.strictObject({ requestId, printerId })),
    getPrinting: row<PrintingSettings>().session(z.strictObject({})),
    /** Replaces all of them; refused with `settings_changed` when `settings.revision` is not the newest. Answers the new revision. */
    savePrinting: row<{ readonly revision: number }>().administrator(
      z.strictObject({ requestId, settings: printingSettings }),
    ),
    getHall: row<HallSettings>().session(z.strictObject({})),
    /** Replaces all of them, as `savePrinting` does. */
    saveHall: row<{ readonly revision: number }>().administrator(
      z.strictObject({ requestId, settings: hallSettings }),
    ),
    getPosters: row<PosterSettings>().session(z.strictObject({})),
    /** Replaces all of them, as `savePrinting` does. */
    savePosters: row<{ readonly revision: number }>().administrator(
      z.strictObject({ requestId, settings: posterSettings }),
    ),
    getTargets: row<ReportTargets>().supervisor(z.strictObject({})),
    /** Replaces all of them, as `savePrinting` does. */
    saveTargets: row<{ readonly revision: number }>().administrator(
      z.strictObject({ requestId, settings: reportTargets }),
    ),
    /** What was done at the desk, newest first, fifty at a time; `before` = the ordinal of the last one seen. */
    getTrail: row<readonly AuditLine[]>().session(z.strictObject({ before: count.min(1).nullable() })),
    /** Puts back what a change of settings replaced; refused with `settings_changed` when it was changed again since. */
    undoChange: row<null>().administrator(z.strictObject({ requestId, ordinal: count.min(1) })),
    /** The notices and own sounds as they are now. */
    getHallFiles: row<HallFiles>().session(z.strictObject({})),
    removeNotice: row<null>().session(z.strictObject({ requestId, name: line(100) })),
    /** The phrase is said by the built-in voice again. */
    removeClip: row<null>().administrator(z.strictObject({ requestId, clipId: identifier(80) })),
    /** Looks for printers on the office's own network: port 9100 only, a few hundred addresses at most, once. */
    findPrinters: row<readonly FoundPrinter[]>().administrator(z.strictObject({})),
    /** Asks one address how it is, as a printer would be asked, and leaves whatever else answers alone. */
    checkConnection: row<ConnectionCheck>().administrator(z.strictObject({ connection: printerConnection })),
    ...RATING_DESK_MESSAGES,
    ...PEOPLE_MESSAGES,
    ...START_MESSAGES,
    ...SUPERVISION_MESSAGES,
  },
  phone: PHONE_MESSAGES,
  poster: POSTER_MESSAGES,
} as const;

export type Messages = typeof MESSAGES;
export type RoleOf = keyof Messages;
export type MessageName<R extends RoleOf> = keyof Messages[R] & string;
/** The input after parsing: branded, exact. */
export type MessageInput<R extends RoleOf, N extends MessageName<R>> =
  Messages[R][N] extends Row<infer Input, unknown> ? z.output<Input> : never;
export type MessageOutput<R extends RoleOf, N extends MessageName<R>> =
  Messages[R][N] extends Row<z.ZodType, infer Output> ? Output : never;

/** Why nothing was done. `message` is for logs and developers; screens have their own words per code. */
export type Refusal = {
  readonly code: RejectionCode | RefusalCode;
  readonly message: string;
  readonly retryAfterMs?: number;
  /** For `officer_busy_elsewhere`: where that officer's ticket is. */
  readonly counterId?: CounterId;
};

/** Every message is answered with one of these, never with silence. */
export type Answer<Output> =
  | { readonly ok: true; readonly revision: Revision; readonly result: Output }
  | { readonly ok: false; readonly refusal: Refusal };
