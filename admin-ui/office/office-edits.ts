/** Pure changes of the office's settings, as the pages' presses make them. */
import type { Counter, Field, OfficeSettings, Service } from '#protocol/office.ts';
import type { Session, Week } from '#protocol/queue-rules.ts';
import type { CounterId, FieldId, ServiceId } from '#protocol/vocabulary.ts';

export const withField = (settings: OfficeSettings, field: Field): OfficeSettings => ({
  ...settings,
  fields: settings.fields.map((known) => (known.fieldId === field.fieldId ? field : known)),
});
export const withService = (settings: OfficeSettings, service: Service): OfficeSettings => ({
  ...settings,
  services: settings.services.map((known) => (known.serviceId === service.serviceId ? service : known)),
});
export const withCounter = (settings: OfficeSettings, counter: Counter): OfficeSettings => ({
  ...settings,
  counters: settings.counters.map((known) => (known.counterId === counter.counterId ? counter : known)),
});

/** The counters forget it too, and scanned receipts lead nowhere if it handed results over. */
export const withoutService = (settings: OfficeSettings, gone: ServiceId): OfficeSettings => ({
  ...settings,
  services: settings.services.filter(({ serviceId }) => serviceId !== gone),
  resultServiceId: settings.resultServiceId === gone ? null : settings.resultServiceId,
  counters: settings.counters.map((counter) => ({
    ...counter,
    exceptServiceIds: counter.exceptServiceIds.filter((serviceId) => serviceId !== gone),
  })),
});

/** With all its services. */
export function withoutField(settings: OfficeSettings, gone: FieldId): OfficeSettings {
  const services = settings.services.filter(({ fieldId }) => fieldId === gone);
  const left = services.reduce((kept, { serviceId }) => withoutService(kept, serviceId), settings);
  const isKept = (fieldId: FieldId): boolean => fieldId !== gone;
  return {
    ...left,
    fields: left.fields.filter(({ fieldId }) => isKept(fieldId)),
    counters: left.counters.map((counter) => ({
      ...counter,
      fieldIds: counter.fieldIds.filter(isKept),
      secondaryFieldIds: counter.secondaryFieldIds.filter(isKept),
    })),
  };
}

export const withoutCounter = (settings: OfficeSettings, gone: CounterId): OfficeSettings => ({
  ...settings,
  counters: settings.counters.filter(({ counterId }) => counterId !== gone),
});

export type Taking = 'none' | 'main' | 'secondary';

export const takingOf = (counter: Counter, fieldId: FieldId): Taking => {
  if (!counter.fieldIds.includes(fieldId)) return 'none';
  return counter.secondaryFieldIds.includes(fieldId) ? 'secondary' : 'main';
};

const NEXT: Readonly<Record<Taking, Taking>> = { none: 'main', main: 'secondary', secondary: 'none' };

/** One press on a cell of the grid: main, then second, then none. What a counter does not take it need not except. */
export function withNextTaking(settings: OfficeSettings, counter: Counter, fieldId: FieldId): OfficeSettings {
  const next = NEXT[takingOf(counter, fieldId)];
  const others = (ids: readonly FieldId[]): readonly FieldId[] => ids.filter((known) => known !== fieldId);
  const isOfField = (serviceId: ServiceId): boolean =>
    settings.services.some((service) => service.serviceId === serviceId && service.fieldId === fieldId);
  return withCounter(settings, {
    ...counter,
    fieldIds:
      next === 'none'
        ? others(counter.fieldIds)
        : counter.fieldIds.includes(fieldId)
          ? counter.fieldIds
          : [...counter.fieldIds, fieldId],
    secondaryFieldIds:
      next === 'secondary' ? [...counter.secondaryFieldIds, fieldId] : others(counter.secondaryFieldIds),
    exceptServiceIds:
      next === 'none'
        ? counter.exceptServiceIds.filter((serviceId) => !isOfField(serviceId))
        : counter.exceptServiceIds,
  });
}

/** Counters that really take a service. */
export const takersOf = ({ counters }: OfficeSettings, { serviceId, fieldId }: Service): readonly Counter[] =>
  counters
    .filter(
      ({ kind, fieldIds, exceptServiceIds }) =>
        kind === 'service' && fieldIds.includes(fieldId) && !exceptServiceIds.includes(serviceId),
    )
    .toSorted((one, other) => one.number - other.number);

/** Takes a service at a counter, or no more: a field it does not serve yet is served for this service alone. */
export function withTaker(
  settings: OfficeSettings,
  service: Service,
  counter: Counter,
  takes: boolean,
): OfficeSettings {
  const { serviceId, fieldId } = service;
  const others = counter.exceptServiceIds.filter((known) => known !== serviceId);
  if (!takes) return withCounter(settings, { ...counter, exceptServiceIds: [...others, serviceId] });
  if (counter.fieldIds.includes(fieldId))
    return withCounter(settings, { ...counter, exceptServiceIds: others });
  const siblings = settings.services.filter(
    (known) => known.fieldId === fieldId && known.serviceId !== serviceId,
  );
  return withCounter(settings, {
    ...counter,
    fieldIds: [...counter.fieldIds, fieldId],
    exceptServiceIds: [...others, ...siblings.map((known) => known.serviceId)],
  });
}

/** An item and its neighbour change places; at the edge nothing happens. */
export function moved<T>(items: readonly T[], from: number, to: number): readonly T[] {
  const [one, other] = [items[from], items[to]];
  if (one === undefined || other === undefined) return items;
  return items.with(from, other).with(to, one);
}

/** A service and the one before or after it within its field change places. */
export function withServiceMoved(settings: OfficeSettings, service: Service, by: 1 | -1): OfficeSettings {
  const { services } = settings;
  const places = services.flatMap(({ fieldId }, index) => (fieldId === service.fieldId ? [index] : []));
  const place = places.findIndex((index) => services[index]?.serviceId === service.serviceId);
  const [from, to] = [places[place], places[place + by]];
  return from === undefined || to === undefined
    ? settings
    : { ...settings, services: moved(services, from, to) };
}

/** Those that sound alike are left for last. */
const LETTERS = 'AHKLXMSBCDEGNPQRTUVY';
/** The first letter that no field has; empty when all are taken. */
export const freeLetter = ({ fields }: OfficeSettings): string =>
  Array.from(LETTERS).find((letter) => fields.every((field) => field.letter !== letter)) ?? '';

export const freeNumber = ({ counters }: OfficeSettings): number =>
  Math.max(0, ...counters.map(({ number }) => number)) + 1;

export const newField = (settings: OfficeSettings, id: string, name: Field['name']): Field => ({
  fieldId: id as FieldId,
  letter: freeLetter(settings),
  icon: 'stamp',
  name,
  tileName: name,
  shortName: name,
  examples: name,
  waitingArea: { vi: 'Ghế trước quầy', en: 'Seats before the counters' },
  policy: null,
  numbering: 'kiosk',
});

export const newService = (id: string, fieldId: FieldId, name: Service['name']): Service => ({
  serviceId: id as ServiceId,
  fieldId,
  procedureCode: null,
  name,
  shortName: name,
  papers: [],
  fee: null,
  processingTime: null,
  isSameDay: false,
  counterMinutes: [10, 20],
  isCommon: false,
  isShortcut: false,
  isOffered: true,
  dailyQuota: null,
  week: null,
});

/** Known by its number, as its page's address says it; by `otherwise` where another counter is known by that. */
export function newCounterId(settings: OfficeSettings, otherwise: string): CounterId {
  const id = String(freeNumber(settings));
  return (settings.counters.some(({ counterId }) => counterId === id) ? otherwise : id) as CounterId;
}

export const newCounter = (settings: OfficeSettings, counterId: CounterId): Counter => ({
  counterId,
  number: freeNumber(settings),
  place: { vi: 'Trong sảnh', en: 'In the hall' },
  kind: 'service',
  fieldIds: [],
  secondaryFieldIds: [],
  exceptServiceIds: [],
});

const MORNING: Session = { from: '07:30', to: '11:30', stopIssuingAt: '11:15' };
const AFTERNOON: Session = { from: '13:00', to: '17:00', stopIssuingAt: '16:45' };
/** What most wards work. */
export const USUAL_WEEK: Week = [0, 1, 2, 3, 4, 5, 6].map((day) => (day < 5 ? [MORNING, AFTERNOON] : []));

/** The next session of a day: the afternoon after a morning, two hours after anything else. */
export function nextSession(sessions: readonly Session[]): Session {
  const last = sessions.at(-1);
  if (last === undefined) return MORNING;
  return last.to <= AFTERNOON.from ? AFTERNOON : { from: last.to, to: '23:59', stopIssuingAt: '23:59' };
}
