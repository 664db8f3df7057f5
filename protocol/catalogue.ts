/**
 * The catalogue of procedures ("thủ tục"): what a citizen can look up, whether or not a number can be taken for it. It stands
 * beside the queue: the office's services take their papers, fee and term from the version that is in force on their day.
 */
import type { Fact, Field, OfficeSettings, Paper } from '#protocol/office.ts';
import type { Brand, BusinessDate, FieldId, LocalizedText, ServiceId } from '#protocol/vocabulary.ts';

/** A procedure through all its versions: its national code where it has one, else a name of its own. */
export type ProcedureId = Brand<string, 'ProcedureId'>;

/** How far a value can be relied on: `weak` ones are shown to staff, and to citizens as "ask the officer". */
export const CERTAINTIES = ['sure', 'weak'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/** A paper to bring, and how many of it; null where that is not said. */
export type ProcedurePaper = Paper & { readonly originals: number | null; readonly copies: number | null };

/** A value with the condition it holds under, and how sure it is; null where nothing is known. */
export type MarkedFact = (NonNullable<Fact> & { readonly certainty: Certainty }) | null;

/** A form to fill in; `url` null where it is had on paper only. */
export type ProcedureForm = { readonly name: LocalizedText; readonly url: string | null };

/** One version of a procedure, whole. */
export type Procedure = {
  readonly procedureId: ProcedureId;
  /** National code, e.g. 1.001193; null where there is none. */
  readonly code: string | null;
  /** The office's field that sees to it; null where none here does. */
  readonly fieldId: FieldId | null;
  readonly name: LocalizedText;
  /** How people call it in everyday words, in any language: "làm giấy khai sinh". Shown only as what something was found by. */
  readonly keywords: readonly string[];
  /** From this date on, until a later version's; null = always. */
  readonly inForceFrom: BusinessDate | null;
  readonly papers: readonly ProcedurePaper[];
  readonly fee: MarkedFact;
  /** Who pays nothing or less; never hidden where it is known. */
  readonly feeExemption: LocalizedText | null;
  readonly processingTime: MarkedFact;
  /** Same-day procedures received after 15:00 are due the next working day. */
  readonly isSameDay: boolean;
  /** Where it can be done online; null where it cannot, or where that is not known. */
  readonly onlineUrl: string | null;
  readonly forms: readonly ProcedureForm[];
};

/** A procedure as citizens see it today: weak values are gone, and the number that can be taken for it is named. */
export type PublicProcedure = Omit<Procedure, 'fee' | 'processingTime' | 'inForceFrom'> & {
  readonly fee: Fact;
  readonly processingTime: Fact;
  /** The service one takes a number for; null where this office gives none. */
  readonly serviceId: ServiceId | null;
};

/** The whole catalogue as fetched by kiosks from `CATALOGUE_ADDRESS`. */
export type PublicCatalogue = {
  /** Another one with every change, and with every day on which another version comes into force. */
  readonly revision: number;
  readonly procedures: readonly PublicProcedure[];
};

export const CATALOGUE_ADDRESS = '/catalogue.json';

/** One procedure with what stands around it, as fetched by a phone from `procedureAddress`. */
export type ProcedureSheet = {
  readonly procedure: PublicProcedure;
  /** The office's day on which this holds. */
  readonly date: BusinessDate;
  readonly office: Pick<OfficeSettings, 'name' | 'unitName' | 'helpDesk'>;
  /** Null where no field of the office sees to it. */
  readonly field: Pick<Field, 'letter' | 'name'> | null;
};

export const procedureAddress = (procedureId: ProcedureId): string =>
  `/catalogue/${encodeURIComponent(procedureId)}.json`;

/** What comes before a procedure's id in the address of its checklist on a phone. */
export const CHECKLIST_PATH = '/p/';

/**
 * Where a phone opens the checklist of a procedure. `phoneAddress` is the view's: any page of the server as phones reach it;
 * null, as there, while they cannot.
 */
export const checklistAddress = (phoneAddress: string | null, procedureId: ProcedureId): string | null =>
  phoneAddress === null
    ? null
    : new URL(`${CHECKLIST_PATH}${encodeURIComponent(procedureId)}`, phoneAddress).href;
