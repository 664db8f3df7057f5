/**
 * Reads what earlier releases wrote: facts that they did not know of yet get the value that was true then.
 * Only ever adds; the log itself is never rewritten.
 */
import type { Counter, Field, OfficeSettings, Service } from '#protocol/office.ts';
import type { RatingScale } from '#protocol/rating.ts';
import type { QueueRules } from '#protocol/queue-rules.ts';
import { durationMs, type PrinterId } from '#protocol/vocabulary.ts';
import type { RecordedEvent } from '#server/domain/events.ts';

/**
 * The first release called in order of arrival, without any of the waits and limits that came later. Written out: what
 * offices start with today may change, what was in force then may not.
 */
const RULES_OF_THE_FIRST_RELEASE: QueueRules = {
  reinstatePlace: 'original',
  parkedReturnPlace: 'front',
  undoMs: durationMs(10_000),
  longWaitMs: durationMs(30 * 60_000),
  longestServiceMs: durationMs(180 * 60_000),
  hours: null,
  openNumbersPerPerson: null,
  policy: { kind: 'first_come' },
  priorityClasses: [],
  walkingMs: durationMs(0),
  recallLockMs: durationMs(0),
  recallLimit: Number.MAX_SAFE_INTEGER,
};

type Earlier<T, Added extends keyof T> = Omit<T, Added> & Partial<Pick<T, Added>>;
type EarlierSettings = Omit<
  Earlier<OfficeSettings, 'resultServiceId' | 'revision'>,
  'rules' | 'fields' | 'services' | 'counters'
> & {
  readonly rules?: Earlier<QueueRules, 'openNumbersPerPerson'>;
  readonly fields: readonly Earlier<Field, 'policy' | 'numbering'>[];
  readonly services: readonly Earlier<Service, 'dailyQuota' | 'week' | 'isOffered'>[];
  readonly counters: readonly Earlier<Counter, 'kind' | 'secondaryFieldIds' | 'exceptServiceIds'>[];
};

/** The settings of a day or an office, whichever release wrote them. */
export function upcastSettings(written: EarlierSettings): OfficeSettings {
  return {
    resultServiceId: null,
    revision: 1,
    ...written,
    rules:
      written.rules === undefined
        ? RULES_OF_THE_FIRST_RELEASE
        : { openNumbersPerPerson: null, ...written.rules },
    fields: written.fields.map((field) => ({ policy: null, numbering: 'kiosk', ...field })),
    services: written.services.map((service) => ({
      dailyQuota: null,
      week: null,
      isOffered: true,
      ...service,
    })),
    counters: written.counters.map((counter) => ({
      kind: 'service',
      secondaryFieldIds: [],
      exceptServiceIds: [],
      ...counter,
    })),
  };
}

/** The printer of releases that knew of one only; later ones call their first printer the same. */
export const FIRST_PRINTER = 'main' as PrinterId;

/** What earlier releases wrote of the events that have grown since. */
const ADDED_FACTS: { readonly [Type in RecordedEvent['type']]?: object } = {
  // Earlier releases had one printer, and one language on paper.
  TicketIssued: { source: 'kiosk', language: 'vi', printerId: FIRST_PRINTER },
  TicketParked: { printerId: FIRST_PRINTER },
  CounterOpened: { isSupervisor: false },
  CounterClosed: { byOfficerId: null },
  ServiceFinished: { done: [], returnsTo: null, goesOnTo: null },
  TicketExpired: { wasLeftOpen: false },
  // Phones were the only ones that could rate, and nobody measured how long after. There was one scale.
  ServiceRated: {
    deviceId: null,
    sinceFinishMs: null,
    scale: { faces: 4, satisfied: 2 } satisfies RatingScale,
  },
  RatingExplained: { words: null },
};

/** An event as the domain of this release knows it. */
export function upcastEvent(written: RecordedEvent): RecordedEvent {
  const event = { ...ADDED_FACTS[written.type], ...written };
  switch (event.type) {
    case 'DayOpened':
    case 'SettingsChanged':
      return { ...event, settings: upcastSettings(event.settings) };
    case 'TicketIssued':
      return { ...event, ticket: { ...{ priorityId: null }, ...event.ticket } };
    case 'TicketCalled':
      return {
        ...event,
        reason: {
          ...{
            priorityId: null,
            waitedMs: durationMs(0),
            considered: [],
            overtookCount: 0,
            ceiling: null,
            hand: null,
          },
          ...event.reason,
        },
      };
    default:
      return event;
  }
}
