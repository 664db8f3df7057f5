/** Who comes to a ward on a day: arrivals in two waves, services as they are asked for, and what becomes of each visit. */
import { chooseService, type Random } from '#demo/behaviour.ts';
import { arrivalAfterMidnight, counterTime } from '#demo/ward-rhythm.ts';
import type { OfficeSettings, Service } from '#protocol/office.ts';
import { durationMs, instantMs, type BusinessDate } from '#protocol/vocabulary.ts';
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

const MINUTES_AT_WORK = 480;

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
    serviceMs: counterTime(service, random),
    away: isAway
      ? {
          forMs: durationMs(Math.floor((20 + random() * 100) * 60_000)),
          thenServiceMs: durationMs(Math.floor(counterTime(service, random) / 2)),
        }
      : null,
    sentTo:
      isSentOn && other.serviceId !== service.serviceId
        ? { serviceId: other.serviceId, serviceMs: counterTime(other, random) }
        : null,
  };
}

const arrival = (date: BusinessDate, random: Random): Visitor['arrivesAt'] =>
  instantMs(wallTime(date, '00:00') + arrivalAfterMidnight(random));
