/** Searching as one types in a hurry: without accents, without capitals, the beginnings of words in any order. */
import { pick } from '#ui-kit/language.ts';
import type { Field, Service } from '#protocol/office.ts';
import type { Language } from '#protocol/vocabulary.ts';

/** Without marks and capitals, đ as d: "Chứng thực" is "chung thuc". */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .replace(/\u00A0/g, ' ')
    .toLowerCase()
    .trim();

/** Whether every word of the query begins a word of one of the texts. */
export function matches(query: string, texts: readonly string[]): boolean {
  const words = texts.flatMap((text) => folded(text).split(/[^a-z0-9.]+/));
  return folded(query)
    .split(/\s+/)
    .every((wanted) => words.some((word) => word.startsWith(wanted)));
}

/** How well a service answers the query; smaller is better, null for not at all. */
function rankOf(
  query: string,
  service: Service,
  field: Field | undefined,
  language: Language,
): number | null {
  const name = pick(service.name, language);
  const own = [name, service.name.vi, service.shortName.vi, service.procedureCode ?? ''];
  const wanted = folded(query);
  if (wanted === '') return service.isCommon ? 0 : 1;
  if (folded(name).startsWith(wanted) || service.procedureCode === wanted) return 0;
  if (folded(name).includes(wanted)) return 1;
  if (matches(query, own)) return 2;
  const ofField = field === undefined ? [] : [field.letter, field.name.vi, pick(field.name, language)];
  return matches(query, [...own, ...ofField]) ? 3 : null;
}

/** The services that answer the query, the best first; with an empty query all of them, the common ones first. */
export function foundServices(
  query: string,
  services: readonly Service[],
  fields: readonly Field[],
  language: Language,
): readonly Service[] {
  return services
    .flatMap((service) => {
      const field = fields.find(({ fieldId }) => fieldId === service.fieldId);
      const rank = rankOf(query, service, field, language);
      return rank === null ? [] : [{ service, rank }];
    })
    .sort((one, other) => one.rank - other.rank)
    .map(({ service }) => service);
}
