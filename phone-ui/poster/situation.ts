/** What the poster's page is about at this moment: decided here, worded in `texts.ts`, drawn in `page.ts`. */
import type { ConnectionState } from '#ui-kit/connection.ts';
import type { PhonesClosure, PosterOffice, PosterView } from '#protocol/poster.ts';
import type { Closure, FieldLoad } from '#protocol/views.ts';
import type { FieldId, ServiceId } from '#protocol/vocabulary.ts';

export type PosterSituation =
  /** Nothing was heard yet; `isLong` once a hiccup would be over. */
  | { readonly kind: 'connecting'; readonly isLong: boolean }
  /** `unknown`: an old poster, or none; `off`: the office does not do this (now); `outdated`: another program answers. */
  | { readonly kind: 'refused'; readonly why: 'unknown' | 'off' | 'outdated' | 'other' }
  | {
      readonly kind: 'open';
      readonly office: PosterOffice;
      readonly view: PosterView;
      /** What is shown was true at `heardAtMs` and may not be now. */
      readonly isStale: boolean;
      readonly heardAtMs: number;
    };
export type OpenPoster = Extract<PosterSituation, { readonly kind: 'open' }>;

/** Which page of the choice is open. */
export type Place =
  | { readonly kind: 'fields' }
  | { readonly kind: 'field'; readonly fieldId: FieldId }
  | { readonly kind: 'service'; readonly serviceId: ServiceId };

const MANY_ATTEMPTS = 3;

export function situationOf(
  link: Pick<
    ConnectionState<'poster'>,
    'status' | 'welcome' | 'view' | 'refusal' | 'attempts' | 'heardAtServerMs'
  >,
): PosterSituation {
  const { status, welcome, view, refusal, attempts } = link;
  if (status === 'refused') {
    if (refusal === 'unknown_poster') return { kind: 'refused', why: 'unknown' };
    if (refusal === 'posters_off') return { kind: 'refused', why: 'off' };
    return { kind: 'refused', why: refusal === 'protocol_mismatch' ? 'outdated' : 'other' };
  }
  if (view === null || welcome === null) return { kind: 'connecting', isLong: attempts >= MANY_ATTEMPTS };
  return {
    kind: 'open',
    office: welcome.office,
    view,
    isStale: status !== 'online',
    heardAtMs: link.heardAtServerMs ?? view.at,
  };
}

export const closureOf = ({ view }: OpenPoster, serviceId: ServiceId): Closure | null =>
  view.closures.find((closure) => closure.serviceId === serviceId) ?? null;

export const loadOf = ({ view }: OpenPoster, fieldId: FieldId): FieldLoad | null =>
  view.fields.find((load) => load.fieldId === fieldId) ?? null;

/** The services of a field, the common ones first. */
export const servicesOf = ({ office }: OpenPoster, fieldId: FieldId): PosterOffice['services'] =>
  office.services
    .filter((service) => service.fieldId === fieldId)
    .sort((one, other) => Number(other.isCommon) - Number(one.isCommon));

/** Why nothing can be taken in the field, when that goes for all its services: the one that ends first. */
export function fieldClosure(open: OpenPoster, fieldId: FieldId): Closure | null {
  const closures = servicesOf(open, fieldId).map(({ serviceId }) => closureOf(open, serviceId));
  return closures.includes(null) ? null : earliest(closures.filter((closure) => closure !== null));
}

/** Why nothing at all can be taken now. */
export type WholeClosure =
  | { readonly kind: 'phones'; readonly why: PhonesClosure }
  | { readonly kind: 'office'; readonly closure: Closure };

export function wholeClosure(open: OpenPoster): WholeClosure | null {
  const { closures, closedTo } = open.view;
  const closure =
    open.office.services.length > 0 && closures.length >= open.office.services.length
      ? earliest(closures)
      : null;
  if (closure !== null) return { kind: 'office', closure };
  return closedTo === null ? null : { kind: 'phones', why: closedTo };
}

const earliest = (closures: readonly Closure[]): Closure | null =>
  [...closures].sort((one, other) => openingOf(one).localeCompare(openingOf(other)))[0] ?? null;
/** What never opens again is last. */
const openingOf = ({ opens }: Closure): string => (opens === null ? '9999' : `${opens.date} ${opens.time}`);

/** A place that is no longer there leads back to the beginning. */
export function placeIn(situation: PosterSituation, place: Place): Place {
  if (situation.kind !== 'open') return place;
  const { fields, services } = situation.office;
  const isThere =
    place.kind === 'fields' ||
    (place.kind === 'field'
      ? fields.some(({ fieldId }) => fieldId === place.fieldId)
      : services.some(({ serviceId }) => serviceId === place.serviceId));
  return isThere ? place : { kind: 'fields' };
}
