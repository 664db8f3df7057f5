/** How the catalogue's files write a procedure down: what is usual may be left out. */
import type { Field, Paper, Service } from '#protocol/office.ts';
import type { FieldId, LocalizedText, ServiceId } from '#protocol/vocabulary.ts';

/** A field and all its procedures, in the order in which they are offered. */
export type CatalogueSection = { readonly field: Field; readonly services: readonly Service[] };

/** A procedure as written in the catalogue. What is not known for certain is left out and becomes `null`. */
export type ServiceEntry = {
  readonly id: string;
  readonly code?: string;
  readonly name: LocalizedText;
  readonly shortName: LocalizedText;
  readonly papers: readonly Paper[];
  readonly fee?: Service['fee'];
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
    services: services.map((entry) => ({
      serviceId: entry.id as ServiceId,
      fieldId,
      procedureCode: entry.code ?? null,
      name: entry.name,
      shortName: entry.shortName,
      papers: entry.papers,
      fee: entry.fee ?? null,
      processingTime: entry.processingTime ?? null,
      isSameDay: entry.isSameDay ?? false,
      counterMinutes: entry.counterMinutes,
      isCommon: entry.isCommon ?? false,
      isShortcut: entry.isShortcut ?? false,
      dailyQuota: null,
      week: null,
    })),
  };
};
