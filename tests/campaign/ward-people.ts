/** Who comes to a ward on a day: arrivals in two waves, services as they are asked for, and what becomes of each visit. */
import { chooseService, type Random } from '#demo/behaviour.ts';
import type { OfficeSettings, Service } from '#protocol/office.ts';
import { durationMs, instantMs, type BusinessDate, type DurationMs } from '#protocol/vocabulary.ts';
import { seededRandom } from '#server/domain/seeded-random.ts';
import type { Visitor } from '#server/replay/day-plan.ts';
import { wallTime } from '#tests/support/ward.ts';

/** Parts of 1. */
export type VisitShares = {
  readonly priority: number;
  readonly noShow: number;
  readonly papersMissing: number;
  readonly sentOn: number;
};

export const USUAL_SHARES: VisitShares = { priority: 0.15, noShow: 0.04, papersMissing: 0.06, sentOn: 0.04 };

type Demand = {
  readonly seed: number;
  readonly dayIndex: number;
  readonly load: number;
  readonly shares: VisitShares;
};

/** Arrivals per half hour relative to each other, from 7:30; nobody comes while the office is at lunch. */
const WAVES: readonly (readonly [from: string, weight: number])[] = [
  ['07:30', 5],
  ['08:00', 5],
  ['08:30', 4.5],
  ['09:00', 4],
  ['09:30', 3],
  ['10:00', 2.5],
  ['10:30', 2],
  ['11:00', 1],
  ['13:00', 3],
  ['13:30', 3.5],
  ['14:00', 3.5],
  ['14:30', 3],
  ['15:00', 2],
  ['15:30', 1.5],
  ['16:00', 1],
  ['16:30', 0.5],
];
const HALF_HOUR_MS = 1_800_000;
const MINUTES_AT_WORK = 480;
/** The spread of counter work around its mean: the standard deviation of the logarithm. */
const SPREAD = 0.5;

/** The day's visitors in order of arrival: as many as load the counters as asked for. */
export function planVisits(
  settings: OfficeSettings,
  counters: number,
  date: BusinessDate,
  { seed, dayIndex, load, shares }: Demand,
): readonly Visitor[] {
  const random = seededRandom(seed * 7_919 + dayIndex);
  const visitors: Visitor[] = [];
  let minutesAsked = 0;
  while (minutesAsked < load * counters * MINUTES_AT_WORK) {
    const service = chooseService(settings.services, random);
    if (service === null) break;
    const visitor = visit(settings, service, date, random, shares);
    visitors.push(visitor);
    minutesAsked += (visitor.serviceMs + visitor.walkMs) / 60_000;
  }
  return visitors.sort((a, b) => a.arrivesAt - b.arrivesAt);
}

function visit(
  settings: OfficeSettings,
  service: Service,
  date: BusinessDate,
  random: Random,
  shares: VisitShares,
): Visitor {
  const { priorityClasses } = settings.rules;
  const isPriority = random() < shares.priority;
  const fate = random();
  const isAway = fate < shares.papersMissing;
  const isSentOn = !isAway && fate < shares.papersMissing + shares.sentOn;
  const other = chooseService(settings.services, random) ?? service;
  return {
    arrivesAt: arrival(date, random),
    serviceId: service.serviceId,
    priorityId: isPriority
      ? (priorityClasses[Math.floor(random() * priorityClasses.length)]?.priorityId ?? null)
      : null,
    comes: random() >= shares.noShow,
    walkMs: durationMs(15_000 + Math.floor(random() * 45_000)),
    serviceMs: serviceTime(service, random),
    away: isAway
      ? {
          forMs: durationMs(Math.floor((20 + random() * 100) * 60_000)),
          thenServiceMs: durationMs(Math.floor(serviceTime(service, random) / 2)),
        }
      : null,
    sentTo:
      isSentOn && other.serviceId !== service.serviceId
        ? { serviceId: other.serviceId, serviceMs: serviceTime(other, random) }
        : null,
  };
}

function arrival(date: BusinessDate, random: Random): Visitor['arrivesAt'] {
  const total = WAVES.reduce((sum, [, weight]) => sum + weight, 0);
  let left = random() * total;
  const wave = WAVES.find(([, weight]) => (left -= weight) < 0) ?? WAVES[0];
  return instantMs(wallTime(date, wave?.[0] ?? '07:30') + Math.floor(random() * HALF_HOUR_MS));
}

/** Log-normal around the middle of the catalogue's range: mostly near it, now and then much longer. */
function serviceTime({ counterMinutes: [from, to] }: Service, random: Random): DurationMs {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const minutes = ((from + to) / 2) * Math.exp(SPREAD * normal - (SPREAD * SPREAD) / 2);
  return durationMs(Math.round(Math.max(0.5, minutes) * 60_000));
}
