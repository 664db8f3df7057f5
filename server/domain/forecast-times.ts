/**
 * How long people stay at counters, as it was seen: empirical, never a fitted curve. A time is drawn from what was seen of
 * that service at that counter where that is enough, else of the service, else of its field, else of the whole office;
 * times of another service are stretched by what the catalogue says of the two.
 */
import type { OfficeSettings, Service } from '#protocol/office.ts';
import {
  durationMs,
  type CounterId,
  type DurationMs,
  type FieldId,
  type ServiceId,
} from '#protocol/vocabulary.ts';
import type { Visit } from './queue-day.ts';

/** A number drawn evenly from 0 (inclusive) to 1 (exclusive). */
export type Random = () => number;

/** What one stay at a counter teaches. */
export type LearntStay = {
  readonly serviceId: ServiceId;
  readonly counterId: CounterId;
  /** From the call to the leaving, whatever came of it. */
  readonly stayMs: DurationMs;
  /** From the stay before it to this call, while this one already waited; null when the counter stood empty. */
  readonly betweenMs: DurationMs | null;
  /** From its arrival to its call, when the counter stood empty for it; null otherwise. */
  readonly reactionMs: DurationMs | null;
};

/** Fewer samples of a field than this say nothing: no range is told for it. */
export const ENOUGH_FOR_FIELD = 8;
const ENOUGH_FOR_SERVICE = 10;
const ENOUGH_FOR_COUNTER = 20;
/** The newest so many of a kind count: enough for quartiles, and few enough to follow a change. */
const NEWEST_OF_A_KIND = 120;
const NEWEST_OF_ALL = 400;
/** A longer time between two people is a lunch or an empty chair, not the officer's breath. */
const LONGEST_BETWEEN_MS = 30 * 60_000;
/** Until it was seen: to tidy the desk and press the key. */
const USUAL_BETWEEN_MS = 15_000;
const USUAL_REACTION_MS = 5_000;
/** Whoever is away this long while people wait has gone from the desk. */
const SHORTEST_PAUSE_MS = 3 * 60_000;
const ENOUGH_PAUSES = 5;

/** Draws times, all in ms. */
export type CounterTimes = {
  readonly stay: (service: number, counterId: CounterId) => number;
  /** How much longer a stay lasts that has lasted so long. */
  readonly restOfStay: (service: number, counterId: CounterId, elapsedMs: number) => number;
  /** From one stay to the next call while people wait. */
  readonly between: () => number;
  readonly restOfBetween: (elapsedMs: number) => number;
  /** How much longer a counter stays paused; infinite while too few pauses were seen to say. */
  readonly restOfPause: (elapsedMs: number) => number;
  /** From an arrival to its call at an empty counter. */
  readonly reaction: () => number;
  readonly isEnoughFor: (fieldId: FieldId) => boolean;
};

/** What visits teach, in the order of the visits. They must be of one day and in the order they ended. */
export function learntFrom(visits: readonly Visit[]): readonly LearntStay[] {
  const lastEnd = new Map<CounterId, number>();
  return visits.map(({ serviceId, counterId, calledAt, endedAt, waitedMs }) => {
    const before = lastEnd.get(counterId);
    lastEnd.set(counterId, endedAt);
    const emptyMs = before === undefined ? null : Math.max(0, calledAt - before);
    const wasWaitedFor = emptyMs !== null && waitedMs >= emptyMs;
    return {
      serviceId,
      counterId,
      stayMs: durationMs(Math.max(0, endedAt - calledAt)),
      betweenMs: wasWaitedFor && emptyMs <= LONGEST_BETWEEN_MS ? durationMs(emptyMs) : null,
      reactionMs: emptyMs !== null && !wasWaitedFor ? waitedMs : null,
    };
  });
}

/** Times as `stays` (oldest first) show them. */
export function counterTimes(
  settings: OfficeSettings,
  stays: readonly LearntStay[],
  random: Random,
): CounterTimes {
  const usualMs = settings.services.map(usualStayMs);
  const indexOf = new Map(settings.services.map(({ serviceId }, index) => [serviceId, index]));
  const fieldOfService = settings.services.map(({ fieldId }) => fieldId);
  const perCounter = new Map<string, number[]>();
  const perService = new Map<number, number[]>();
  /** Stays as multiples of what is usual for their service, so that they can stand in for another's. */
  const perField = new Map<FieldId, number[]>();
  const ofAll: number[] = [];
  const between: number[] = [];
  const reaction: number[] = [];
  const pauses: number[] = [];
  for (const { serviceId, counterId, stayMs, betweenMs, reactionMs } of stays.toReversed()) {
    const service = indexOf.get(serviceId);
    if (betweenMs !== null && between.length < NEWEST_OF_A_KIND) between.push(betweenMs);
    if (betweenMs !== null && betweenMs >= SHORTEST_PAUSE_MS && pauses.length < NEWEST_OF_A_KIND)
      pauses.push(betweenMs);
    if (reactionMs !== null && reaction.length < NEWEST_OF_A_KIND) reaction.push(reactionMs);
    if (service === undefined) continue;
    const multiple = stayMs / (usualMs[service] ?? 1);
    add(perCounter, `${String(service)} ${counterId}`, stayMs, NEWEST_OF_A_KIND);
    add(perService, service, stayMs, NEWEST_OF_A_KIND);
    const fieldId = fieldOfService[service];
    if (fieldId !== undefined) add(perField, fieldId, multiple, NEWEST_OF_ALL);
    if (ofAll.length < NEWEST_OF_ALL) ofAll.push(multiple);
  }
  const samplesOf = new Map<string, readonly number[]>();
  const samples = (service: number, counterId: CounterId): readonly number[] => {
    const key = `${String(service)} ${counterId}`;
    const known = samplesOf.get(key);
    if (known !== undefined) return known;
    const found = findSamples(service, key);
    samplesOf.set(key, found);
    return found;
  };
  const findSamples = (service: number, key: string): readonly number[] => {
    const here = perCounter.get(key) ?? [];
    if (here.length >= ENOUGH_FOR_COUNTER) return here;
    const ofService = perService.get(service) ?? [];
    if (ofService.length >= ENOUGH_FOR_SERVICE) return ofService;
    const fieldId = fieldOfService[service];
    const ofField = fieldId === undefined ? [] : (perField.get(fieldId) ?? []);
    const multiples = ofField.length >= ENOUGH_FOR_FIELD ? ofField : ofAll;
    const usual = usualMs[service] ?? meanOf(usualMs);
    return multiples.length > 0 ? multiples.map((multiple) => multiple * usual) : [usual];
  };
  const rest = (from: readonly number[], elapsedMs: number): number => {
    const longer = from.filter((sample) => sample > elapsedMs);
    // What has outlasted all that was ever seen is over by no rule: half as long again at the outside.
    return longer.length > 0 ? pick(longer, random) - elapsedMs : (elapsedMs * random()) / 2;
  };
  return {
    stay: (service, counterId) => pick(samples(service, counterId), random),
    restOfStay: (service, counterId, elapsedMs) => rest(samples(service, counterId), elapsedMs),
    between: () => (between.length >= ENOUGH_FOR_FIELD ? pick(between, random) : USUAL_BETWEEN_MS),
    restOfBetween: (elapsedMs) =>
      between.length >= ENOUGH_FOR_FIELD ? rest(between, elapsedMs) : USUAL_BETWEEN_MS * random(),
    restOfPause: (elapsedMs) => {
      const longer = pauses.filter((sample) => sample > elapsedMs);
      if (pauses.length < ENOUGH_PAUSES) return Infinity;
      return longer.length > 0 ? pick(longer, random) - elapsedMs : Math.max(elapsedMs, SHORTEST_PAUSE_MS);
    },
    reaction: () => (reaction.length >= ENOUGH_FOR_FIELD ? pick(reaction, random) : USUAL_REACTION_MS),
    isEnoughFor: (fieldId) => (perField.get(fieldId)?.length ?? 0) >= ENOUGH_FOR_FIELD,
  };
}

/** The middle of what the catalogue says, in ms: good for comparing services, not for promising anything. */
const usualStayMs = ({ counterMinutes: [from, to] }: Service): number =>
  Math.max(1, ((from + to) / 2) * 60_000);

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

const pick = (values: readonly number[], random: Random): number =>
  values[Math.floor(random() * values.length)] ?? 0;

function add<Key>(groups: Map<Key, number[]>, key: Key, value: number, most: number): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [value]);
  else if (group.length < most) group.push(value);
}
