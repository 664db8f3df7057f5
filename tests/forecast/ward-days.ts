/** Kinds of ward days on which estimates are compared: each makes waiting hard to foresee in a way of its own. */
import type { OfficeSettings, Service } from '#protocol/office.ts';
import type { BusinessDate, CounterId, PriorityId, ServiceId } from '#protocol/vocabulary.ts';
import { durationMs } from '#protocol/vocabulary.ts';
import type { RecordedEvent } from '#server/domain/events.ts';
import { seededRandom } from '#server/domain/seeded-random.ts';
import { BIRTH, COPY, counterId, MARRIAGE, SHOP, wallTime, WARD } from '#tests/support/ward.ts';
import { runHall, wholeMs, type Arrival, type CounterShift, type Dice } from './simulated-hall.ts';

const MINUTE_MS = 60_000;
const SPREAD_OF_STAYS = 0.55;

export type DayKind = {
  readonly name: string;
  readonly settings: OfficeSettings;
  /** True mean minutes at the counter; what the catalogue says is another matter. */
  readonly minutes: ReadonlyMap<ServiceId, number>;
  /** Citizens an hour for each service, by hour of the day from the opening. */
  readonly hourly: ReadonlyMap<ServiceId, readonly number[]>;
  readonly priorityShare: number;
  /** Mean minutes between two pauses of an officer; null = none. */
  readonly pauseEveryMinutes: number | null;
  readonly absentShare: number;
  readonly parkedShare: number;
  /** Minutes after the opening at which each counter opens. */
  readonly opening: readonly number[];
};

const rules = { ...WARD.rules, walkingMs: durationMs(20_000) };
const ward: OfficeSettings = { ...WARD, rules };
const usual = new Map([
  [COPY, 5.5],
  [BIRTH, 11],
  [MARRIAGE, 17],
  [SHOP, 14],
]);
const evenly = (perHour: number): readonly number[] => Array.from({ length: 8 }, () => perHour);
const plain = {
  settings: ward,
  minutes: usual,
  priorityShare: 0.05,
  pauseEveryMinutes: null,
  absentShare: 0.04,
  parkedShare: 0.03,
  opening: [0, 0, 0, 0],
} as const;

const withMinutes = (service: Service): Service =>
  service.serviceId === BIRTH ? { ...service, counterMinutes: [4, 8] } : service;

export const DAY_KINDS: readonly DayKind[] = [
  {
    ...plain,
    name: 'morning rush',
    hourly: new Map([
      [COPY, [26, 16, 9, 6, 10, 8, 6, 4]],
      [BIRTH, [9, 5, 4, 2, 3, 2, 2, 1]],
      [MARRIAGE, [2, 1, 1, 1, 1, 1, 1, 0]],
      [SHOP, [8, 6, 5, 3, 4, 3, 3, 2]],
    ]),
    opening: [0, 10, 0, 25],
  },
  {
    ...plain,
    name: 'mixed services',
    settings: { ...ward, services: ward.services.map(withMinutes) },
    minutes: new Map([...usual, [BIRTH, 5], [MARRIAGE, 24]]),
    hourly: new Map([
      [COPY, evenly(11)],
      [BIRTH, evenly(6.5)],
      [MARRIAGE, evenly(2.6)],
      [SHOP, evenly(4.6)],
    ]),
  },
  {
    ...plain,
    name: 'priority',
    priorityShare: 0.25,
    hourly: new Map([
      [COPY, evenly(13.5)],
      [BIRTH, evenly(5)],
      [MARRIAGE, evenly(1.2)],
      [SHOP, evenly(5)],
    ]),
  },
  {
    ...plain,
    name: 'pauses',
    pauseEveryMinutes: 70,
    absentShare: 0.1,
    parkedShare: 0.06,
    hourly: new Map([
      [COPY, evenly(11.5)],
      [BIRTH, evenly(4)],
      [MARRIAGE, evenly(1)],
      [SHOP, evenly(4.6)],
    ]),
  },
  {
    ...plain,
    name: 'many fields a counter',
    settings: {
      ...ward,
      counters: ward.counters.map((counter) =>
        counter.number === 2 || counter.number === 3
          ? {
              ...counter,
              fieldIds: ward.fields.map(({ fieldId }) => fieldId),
              secondaryFieldIds: ward.fields
                .slice(counter.number === 2 ? 1 : 0, counter.number === 2 ? 3 : 1)
                .map(({ fieldId }) => fieldId),
            }
          : counter,
      ),
    },
    hourly: new Map([
      [COPY, evenly(13)],
      [BIRTH, evenly(5)],
      [MARRIAGE, evenly(1)],
      [SHOP, evenly(5.2)],
    ]),
  },
];

/** The log of one day of that kind; the same seed gives the same day. */
export function liveDay(kind: DayKind, date: BusinessDate, seed: number): readonly RecordedEvent[] {
  const dice = seededRandom(seed);
  // How fast each officer is does not change from day to day.
  const paces = seededRandom(kind.name.length);
  const paceOf = new Map<CounterId, number>(
    kind.settings.counters.map((counter) => [counter.counterId, 0.8 + 0.4 * paces()]),
  );
  const log: RecordedEvent[] = [];
  runHall(
    {
      settings: kind.settings,
      date,
      opensAt: wallTime(date, '07:30'),
      arrivals: arrivalsOf(kind, dice),
      shifts: kind.opening.map((minutes, index) => shiftOf(kind, counterId(index + 1), minutes, dice)),
      stayMs: (serviceId, atCounter) =>
        wholeMs(
          (kind.minutes.get(serviceId) ?? 10) * (paceOf.get(atCounter) ?? 1) * spread(dice) * MINUTE_MS,
        ),
      betweenMs: () => wholeMs(exponential(dice) * 25_000),
      reactionMs: () => wholeMs(2_000 + exponential(dice) * 5_000),
      absentShare: kind.absentShare,
      parkedShare: kind.parkedShare,
      dice,
    },
    (event) => log.push(event),
  );
  return log;
}

const exponential = (dice: Dice): number => -Math.log(1 - dice());

/** Log-normal with mean 1: most are quicker, some take three times as long. */
function spread(dice: Dice): number {
  const normal = Math.sqrt(2 * exponential(dice)) * Math.cos(2 * Math.PI * dice());
  return Math.exp(SPREAD_OF_STAYS * normal - SPREAD_OF_STAYS ** 2 / 2);
}

function arrivalsOf(kind: DayKind, dice: Dice): readonly Arrival[] {
  const { priorityClasses } = kind.settings.rules;
  const arrivals: Arrival[] = [];
  for (const [serviceId, hours] of kind.hourly) {
    for (const [hour, perHour] of hours.entries()) {
      for (let at = exponential(dice) / perHour; at < 1; at += exponential(dice) / perHour) {
        const isPriority = dice() < kind.priorityShare;
        const priorityId: PriorityId | null = isPriority
          ? (priorityClasses[Math.floor(dice() * priorityClasses.length)]?.priorityId ?? null)
          : null;
        arrivals.push({ afterMs: wholeMs((hour + at) * 60 * MINUTE_MS), serviceId, priorityId });
      }
    }
  }
  return arrivals.sort((a, b) => a.afterMs - b.afterMs);
}

function shiftOf(kind: DayKind, atCounter: CounterId, fromMinutes: number, dice: Dice): CounterShift {
  const every = kind.pauseEveryMinutes;
  const pauses: { fromMs: number; toMs: number }[] = [];
  if (every !== null) {
    let minutes = fromMinutes + 30 + exponential(dice) * every;
    while (minutes < 8 * 60) {
      const lasts = 5 + exponential(dice) * 8;
      pauses.push({ fromMs: wholeMs(minutes * MINUTE_MS), toMs: wholeMs((minutes + lasts) * MINUTE_MS) });
      minutes += lasts + 10 + exponential(dice) * every;
    }
  }
  return { counterId: atCounter, fromMs: wholeMs(fromMinutes * MINUTE_MS), pauses };
}
