/** How the catalogue's files write a procedure down: what is usual may be left out. */
import type { Procedure, ProcedurePaper } from '#protocol/catalogue.ts';
import type { Field, Service } from '#protocol/office.ts';
import type { FieldId, LocalizedText, ServiceId } from '#protocol/vocabulary.ts';

/** A procedure with the service that numbers are taken for. */
export type BuiltInEntry = Pick<Procedure, 'papers' | 'feeExemption'> & { readonly service: Service };

/** A field and all its procedures, in the order in which they are offered. */
export type CatalogueSection = { readonly field: Field; readonly entries: readonly BuiltInEntry[] };

/** A procedure as written in the catalogue. What is not known for certain is left out and becomes `null`. */
export type ServiceEntry = {
  readonly id: string;
  readonly code?: string;
  readonly name: LocalizedText;
  readonly shortName: LocalizedText;
  readonly papers: readonly ProcedurePaper[];
  readonly fee?: Service['fee'];
  readonly feeExemption?: LocalizedText;
  readonly processingTime?: Service['processingTime'];
  readonly isSameDay?: true;
  readonly counterMinutes: readonly [from: number, to: number];
  readonly isCommon?: true;
  readonly isShortcut?: true;
};

/** A field as written in the catalogue. */
export type FieldEntry = Omit<Field, 'fieldId' | 'policy' | 'numbering'> & { readonly id: string };

/** Puts a field and its procedures together. */
export const section = (
  { id, ...field }: FieldEntry,
  services: readonly ServiceEntry[],
): CatalogueSection => {
  const fieldId = id as FieldId;
  return {
    field: { fieldId, ...field, policy: null, numbering: 'kiosk' },
    entries: services.map((entry) => ({
      papers: entry.papers,
      feeExemption: entry.feeExemption ?? null,
      service: serviceOf(entry, fieldId),
    })),
  };
};

const serviceOf = (entry: ServiceEntry, fieldId: FieldId): Service => ({
  serviceId: entry.id as ServiceId,
  fieldId,
  procedureCode: entry.code ?? null,
  name: entry.name,
  shortName: entry.shortName,
  papers: entry.papers.map(({ name, note, onlyIfNotLookedUp }) => ({ name, note, onlyIfNotLookedUp })),
  fee: entry.fee ?? null,
  processingTime: entry.processingTime ?? null,
  isSameDay: entry.isSameDay ?? false,
  counterMinutes: entry.counterMinutes,
  isCommon: entry.isCommon ?? false,
  isShortcut: entry.isShortcut ?? false,
  dailyQuota: null,
  week: null,
  isOffered: true,
});
