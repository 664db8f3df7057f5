/** Where a ticket can go: services of the office, and counters with somebody at them. */
import { pick } from '#ui-kit/language.ts';
import type { OfficeSettings, Service } from '#protocol/office.ts';
import type { ColleagueCounter, CounterView } from '#protocol/views.ts';
import type { Language, ServiceId } from '#protocol/vocabulary.ts';
import { foundServices, folded } from '../search.ts';

export type ServiceTarget = {
  readonly kind: 'service';
  readonly service: Service;
  readonly waiting: number;
  /** Numbers of the counters that work and take it. */
  readonly openCounters: readonly number[];
};
export type CounterTarget = {
  readonly kind: 'counter';
  readonly colleague: ColleagueCounter;
  /** "2, 3" for the others; here what it does. */
  readonly isPaused: boolean;
};
export type Target = ServiceTarget | CounterTarget;

/** Numbers of the counters that work now and take the service, this one included. */
export function openCountersFor(
  service: Service,
  view: CounterView,
  office: OfficeSettings,
): readonly number[] {
  const working = new Set(
    view.colleagues.filter(({ state }) => state === 'working').map(({ counterId }) => counterId),
  );
  if (view.officer !== null && view.paused === null) working.add(view.counterId);
  return office.counters
    .filter(
      (counter) =>
        working.has(counter.counterId) &&
        counter.kind === 'service' &&
        counter.fieldIds.includes(service.fieldId) &&
        !counter.exceptServiceIds.includes(service.serviceId),
    )
    .map(({ number }) => number)
    .sort((one, other) => one - other);
}

export const serviceTarget = (
  service: Service,
  view: CounterView,
  office: OfficeSettings,
): ServiceTarget => ({
  kind: 'service',
  service,
  waiting: view.services.find(({ serviceId }) => serviceId === service.serviceId)?.waiting ?? 0,
  openCounters: openCountersFor(service, view, office),
});

/** The services that answer a query. */
export function serviceTargets(
  query: string,
  view: CounterView,
  office: OfficeSettings,
  language: Language,
  except: readonly ServiceId[],
): readonly ServiceTarget[] {
  const services = office.services.filter(({ serviceId }) => !except.includes(serviceId));
  return foundServices(query, services, office.fields, language).map((service) =>
    serviceTarget(service, view, office),
  );
}

/** Counters that answer the query by their number or their officer; with an empty query none: services come first. */
export function counterTargets(query: string, view: CounterView): readonly CounterTarget[] {
  const wanted = folded(query).replace(/^(?:quay|counter)\s*/, '');
  if (folded(query) === '') return [];
  return view.colleagues
    .filter(({ state }) => state !== 'closed')
    .filter(
      ({ counterNumber, officerName }) =>
        wanted === '' ||
        String(counterNumber) === wanted ||
        (wanted.length > 1 && folded(officerName ?? '').includes(wanted)),
    )
    .map((colleague) => ({ kind: 'counter', colleague, isPaused: colleague.state === 'paused' }));
}

/** The name of a target on the button that sends there. */
export const targetName = (
  target: Target,
  counterWord: (number: number) => string,
  language: Language,
): string =>
  target.kind === 'service'
    ? pick(target.service.shortName, language)
    : counterWord(target.colleague.counterNumber);
