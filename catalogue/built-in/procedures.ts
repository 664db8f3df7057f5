/** The built-in catalogue: the forty-five procedures that every office begins with, as procedures to look up. */
import type { MarkedFact, Procedure, ProcedureId } from '#protocol/catalogue.ts';
import type { Fact } from '#protocol/office.ts';
import type { BuiltInEntry } from './entry.ts';
import { BUILT_IN_ENTRIES } from './index.ts';
import { BUILT_IN_KEYWORDS } from './keywords.ts';
import { BUILT_IN_WEAK_VALUES } from './weak-values.ts';

/** What is written in the built-in files is borne out; what is not stands in a file of its own. */
const sure = (fact: Fact): MarkedFact => (fact === null ? null : { ...fact, certainty: 'sure' });

const procedureOf = ({ service, papers, feeExemption }: BuiltInEntry): Procedure => {
  const procedureId = (service.procedureCode ?? service.serviceId) as ProcedureId;
  const weak = BUILT_IN_WEAK_VALUES[procedureId];
  return {
    procedureId,
    code: service.procedureCode,
    fieldId: service.fieldId,
    name: service.name,
    keywords: BUILT_IN_KEYWORDS[procedureId] ?? [],
    inForceFrom: null,
    papers,
    fee: sure(service.fee) ?? weak?.fee ?? null,
    feeExemption,
    processingTime: sure(service.processingTime) ?? weak?.processingTime ?? null,
    isSameDay: service.isSameDay,
    onlineUrl: null,
    forms: [],
  };
};

export const BUILT_IN_PROCEDURES: readonly Procedure[] = BUILT_IN_ENTRIES.map(procedureOf);
