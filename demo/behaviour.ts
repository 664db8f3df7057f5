/** Who comes to the office, when, and for what: all chance comes in as an argument. */
import type { OfficeSettings, Service } from '#protocol/office.ts';
import type { PriorityClass } from '#protocol/queue-rules.ts';
import type { RatingForm, RatingScore } from '#protocol/rating.ts';
import type { PriorityId, ServiceId } from '#protocol/vocabulary.ts';

/** A number drawn evenly from 0 (inclusive) to 1 (exclusive). */
export type Random = () => number;

/** A number between two bounds, evenly. */
export const between = (random: Random, from: number, to: number): number => from + random() * (to - from);

/** How often people come for a service, beside 1 for every other: estimates of an ordinary ward day. */
const VISIT_WEIGHTS: ReadonlyMap<string, number> = new Map([
  ['certified-copy', 22],
  ['signature-certification', 6],
  ['birth-registration', 7],
  ['civil-status-extract', 6],
  ['marital-status-certificate', 5],
  ['marriage-registration', 3],
  ['death-registration', 2],
  ['household-business-registration', 4],
  ['household-business-change', 2],
  ['social-pension', 4],
  ['monthly-allowance', 2],
  ['first-land-certificate', 3],
  ['land-certificate-exchange', 2],
  ['building-permit', 3],
  ['temporary-residence', 7],
  ['permanent-residence', 4],
  ['identity-card-reissue', 3],
  ['result-collection', 12],
]);

/** One of many, each with its weight (1 where none is known). Null only for none at all. */
export function weighted<T>(
  many: readonly T[],
  weightOf: (one: T) => number | undefined,
  random: Random,
): T | null {
  const weights = many.map((one) => weightOf(one) ?? 1);
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [index, one] of many.entries()) {
    left -= weights[index] ?? 0;
    if (left < 0) return one;
  }
  return many.at(-1) ?? null;
}

/** Chooses what a citizen came for. Null only in an office that offers nothing. */
export const chooseService = (services: readonly Service[], random: Random): Service | null =>
  weighted(services, ({ serviceId }) => VISIT_WEIGHTS.get(serviceId), random);

/** Between one in eight and one in five, as ward offices count on an ordinary day. */
const PRIORITY_SHARE = 0.15;
/** How often each class comes, beside 1 for every other. */
const PRIORITY_WEIGHTS: ReadonlyMap<string, number> = new Map([
  ['elderly', 12],
  ['small-child', 4],
  ['disabled', 2],
]);

/** The class whose key a citizen presses at the kiosk; null for most, and where the office offers none there. */
export function choosePriority(classes: readonly PriorityClass[], random: Random): PriorityId | null {
  const offered = classes.filter(({ grantedBy }) => grantedBy.includes('kiosk'));
  if (random() >= PRIORITY_SHARE) return null;
  return weighted(offered, ({ priorityId }) => PRIORITY_WEIGHTS.get(priorityId), random)?.priorityId ?? null;
}

/** How often each face is pressed, beside the others of its scale. */
const FACE_WEIGHTS: Readonly<Record<RatingScore, number>> = {
  very_satisfied: 46,
  satisfied: 44,
  neutral: 5,
  dissatisfied: 4,
  very_dissatisfied: 1,
};

/** The face that somebody presses, of those that are there. */
export const chooseScore = ({ faces }: Pick<RatingForm, 'faces'>, random: Random): RatingScore =>
  weighted(faces, ({ score }) => FACE_WEIGHTS[score], random)?.score ?? 'satisfied';

/** One citizen to come: when they reach the kiosk, and what they press there. */
export type Arrival = {
  readonly atMs: number;
  readonly serviceId: ServiceId;
  readonly priorityId: PriorityId | null;
};

/**
 * Citizens coming one by one, independent of each other (exponential gaps), on average spread over `spreadMs`.
 * Times count from the crowd's beginning and never go down.
 */
export function planArrivals(
  office: OfficeSettings,
  citizens: number,
  spreadMs: number,
  random: Random,
): readonly Arrival[] {
  const meanGapMs = spreadMs / Math.max(1, citizens);
  const arrivals: Arrival[] = [];
  let atMs = 0;
  for (let count = 0; count < citizens; count += 1) {
    const service = chooseService(office.services, random);
    if (service === null) return [];
    const priorityId = choosePriority(office.rules.priorityClasses, random);
    arrivals.push({ atMs, serviceId: service.serviceId, priorityId });
    atMs += -Math.log(1 - random()) * meanGapMs;
  }
  return arrivals;
}
