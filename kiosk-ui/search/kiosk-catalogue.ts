/** The catalogue of procedures as this kiosk holds it: whole and in memory, so that looking up needs no server. */
import type { ProcedureId, PublicProcedure } from '#protocol/catalogue.ts';
import type { OfficeSettings, Service } from '#protocol/office.ts';
import type { FieldId } from '#protocol/vocabulary.ts';
import type { Found } from '#catalogue/search/procedure-index.ts';

export type KioskCatalogue = {
  readonly procedures: readonly PublicProcedure[];
  readonly search: (typed: string) => readonly Found[];
};

/** Undefined after the catalogue changed under an open page. */
export const procedureOf = (
  catalogue: KioskCatalogue | null,
  procedureId: ProcedureId,
): PublicProcedure | undefined =>
  catalogue?.procedures.find((procedure) => procedure.procedureId === procedureId);

/** What is known of a service: its procedure, or what the service itself says where the catalogue has none or is not there yet. */
export function procedureOfService(catalogue: KioskCatalogue | null, service: Service): PublicProcedure {
  const known = catalogue?.procedures.find(({ serviceId }) => serviceId === service.serviceId);
  if (known !== undefined) return known;
  const { procedureCode, serviceId, fieldId, name, fee, processingTime, isSameDay } = service;
  return {
    procedureId: (procedureCode ?? serviceId) as ProcedureId,
    code: procedureCode,
    papers: service.papers.map((paper) => ({ ...paper, originals: null, copies: null })),
    ...{ fieldId, name, fee, processingTime, isSameDay, serviceId },
    ...{ keywords: [], feeExemption: null, onlineUrl: null, forms: [] },
  };
}

/** All procedures of a field, those that a number is taken for here first; null = those of no field of this office. */
export function proceduresOf(
  catalogue: KioskCatalogue | null,
  office: OfficeSettings,
  fieldId: FieldId | null,
): readonly PublicProcedure[] {
  const known = new Set(office.fields.map((field) => field.fieldId));
  const own = (catalogue?.procedures ?? []).filter((procedure) =>
    fieldId === null
      ? procedure.fieldId === null || !known.has(procedure.fieldId)
      : procedure.fieldId === fieldId,
  );
  const isTaken = (procedure: PublicProcedure): boolean => takenService(office, procedure) !== undefined;
  return [...own.filter(isTaken), ...own.filter((procedure) => !isTaken(procedure))];
}

/** The service that a number is taken for; undefined where this office gives none. */
export const takenService = (office: OfficeSettings, procedure: PublicProcedure): Service | undefined =>
  office.services.find(({ serviceId }) => serviceId === procedure.serviceId);

/** What most people come for: the shortcuts of the start page, then the common services. */
export function mostUsed(
  catalogue: KioskCatalogue | null,
  office: OfficeSettings,
): readonly PublicProcedure[] {
  const wanted = [
    ...office.services.filter(({ isShortcut }) => isShortcut),
    ...office.services.filter(({ isShortcut, isCommon }) => isCommon && !isShortcut),
  ];
  return wanted.map((service) => procedureOfService(catalogue, service));
}
