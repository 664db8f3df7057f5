/** Which version of a procedure holds on a date, and what of it a citizen is promised. */
import type { MarkedFact, Procedure, ProcedureId, PublicProcedure } from '#protocol/catalogue.ts';
import type { Fact, Service } from '#protocol/office.ts';
import {
  CITIZEN_LANGUAGES,
  textIn,
  type BusinessDate,
  type CitizenLanguage,
  type LocalizedText,
} from '#protocol/vocabulary.ts';

/** The version of each procedure that holds on the date, in the order of the catalogue; one that is not yet in force is left out. */
export function inForceOn(procedures: readonly Procedure[], date: BusinessDate): readonly Procedure[] {
  const newest = new Map<ProcedureId, Procedure>();
  for (const procedure of procedures) {
    const { procedureId, inForceFrom } = procedure;
    if (inForceFrom !== null && inForceFrom > date) continue;
    const known = newest.get(procedureId);
    if (known === undefined || (known.inForceFrom ?? '') <= (inForceFrom ?? ''))
      newest.set(procedureId, procedure);
  }
  return [...newest.values()];
}

/** Whether a number of this service is taken for that procedure. */
const isServiceOf = (service: Service, procedure: Pick<Procedure, 'procedureId' | 'code'>): boolean =>
  service.procedureCode === null
    ? (service.serviceId as string) === procedure.procedureId
    : service.procedureCode === procedure.code;

/**
 * The office's services as they are on the date: what they need, cost and take is said by the version in force of the
 * procedure they stand for. A service of no procedure keeps its own.
 */
export function servicesOn(
  services: readonly Service[],
  procedures: readonly Procedure[],
  date: BusinessDate,
): readonly Service[] {
  const inForce = inForceOn(procedures, date);
  return services.map((service) => {
    const procedure = inForce.find((candidate) => isServiceOf(service, candidate));
    if (procedure === undefined) return service;
    const { fee, feeExemption, processingTime, isSameDay } = procedure;
    return {
      ...service,
      papers: procedure.papers.map(({ name, note, onlyIfNotLookedUp }) => ({
        name,
        note,
        onlyIfNotLookedUp,
      })),
      fee: withExemption(promised(fee), feeExemption),
      processingTime: promised(processingTime),
      isSameDay,
    };
  });
}

/** As citizens see it: what is weakly known is not promised. */
export function publicProcedure(procedure: Procedure, services: readonly Service[]): PublicProcedure {
  const { fee, processingTime, inForceFrom: _, ...rest } = procedure;
  const service = services.find((candidate) => isServiceOf(candidate, procedure));
  return {
    ...rest,
    fee: promised(fee),
    processingTime: promised(processingTime),
    serviceId: service?.serviceId ?? null,
  };
}

function promised(fact: MarkedFact): Fact {
  if (fact?.certainty !== 'sure') return null;
  const { value, condition } = fact;
  return { value, condition };
}

const EXEMPT: LocalizedText = { vi: 'miễn, giảm', en: 'exempt or reduced', zh: '減免' };

/**
 * A service has no place of its own for who pays less: it stands beneath the fee, so that it is never left out. Where the fee
 * is not known one is told to ask anyway.
 */
function withExemption(fee: Fact, exemption: LocalizedText | null): Fact {
  if (exemption === null || fee === null) return fee;
  const named = joined(EXEMPT, exemption, ': ');
  return { ...fee, condition: fee.condition === null ? named : joined(fee.condition, named, '; ') };
}

/** Both in each language that citizens choose. */
function joined(one: LocalizedText, other: LocalizedText, between: string): LocalizedText {
  const inLanguage = (language: CitizenLanguage): string =>
    `${textIn(one, language)}${between}${textIn(other, language)}`;
  return Object.fromEntries(CITIZEN_LANGUAGES.map((language) => [language, inLanguage(language)])) as Record<
    CitizenLanguage,
    string
  >;
}
