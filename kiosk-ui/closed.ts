/** When no number is given out: read from the view here, worded in `closed-words.ts`. */
import type { OfficeSettings, Service } from '#protocol/office.ts';
import type { Closure, KioskView } from '#protocol/views.ts';
import type { FieldId, ServiceId } from '#protocol/vocabulary.ts';

export type ClosedCode = Closure['code'];
export type Opening = NonNullable<Closure['opens']>;

/** Why numbers are not given out, and when they are again as far as it is known. */
export type Closed = Pick<Closure, 'code' | 'opens' | 'why'>;

const CLOSED_CODES: Record<ClosedCode, true> = {
  outside_hours: true,
  on_break: true,
  day_off: true,
  issuing_stopped: true,
  quota_reached: true,
  service_paused: true,
  not_offered: true,
  paper_roll: true,
  series_exhausted: true,
};

/** True for a refusal that says "closed" rather than "went wrong". */
export const isClosedCode = (code: string): code is ClosedCode => Object.hasOwn(CLOSED_CODES, code);

/** Why the service is closed; null while it is open, and when nothing fresh is known. */
export const serviceClosed = (view: KioskView | null, serviceId: ServiceId): Closed | null =>
  view?.closures.find((closure) => closure.serviceId === serviceId) ?? null;

/** The one reason to give for several services, or null while one of them is open: that of the first to open again. */
function allClosed(view: KioskView | null, services: readonly Service[]): Closed | null {
  const closed = services.map(({ serviceId }) => serviceClosed(view, serviceId));
  const all = closed.filter((closure) => closure !== null);
  if (all.length === 0 || all.length < closed.length) return null;
  return all.toSorted((one, other) => compareOpenings(one.opens, other.opens))[0] ?? null;
}

/** Earlier first, unknown last. Dates and times are written so that they sort as text. */
function compareOpenings(one: Closure['opens'], other: Closure['opens']): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  const [oneKey, otherKey] = [`${one.date} ${one.time}`, `${other.date} ${other.time}`];
  return oneKey < otherKey ? -1 : Number(oneKey > otherKey);
}

/** Why no service of the field is open, or null. */
export const fieldClosed = (
  office: OfficeSettings,
  view: KioskView | null,
  fieldId: FieldId,
): Closed | null =>
  allClosed(
    view,
    office.services.filter((service) => service.fieldId === fieldId),
  );

/** Why no service of the whole office is open, or null. */
export const officeClosed = (office: OfficeSettings, view: KioskView | null): Closed | null =>
  allClosed(view, office.services);
