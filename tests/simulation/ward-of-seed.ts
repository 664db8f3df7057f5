/** The ward as each seed sets it up: another policy, other ceilings, other places to come back to, sometimes a paper roll. */
import type { Counter, Field, OfficeSettings, Service } from '#protocol/office.ts';
import type { CallPolicy, Ceiling, OfficeHours, PriorityClass, ReturnPlace } from '#protocol/queue-rules.ts';
import type { PosterSettings } from '#protocol/poster.ts';
import type { PrintingSettings } from '#protocol/printing.ts';
import {
  durationMs,
  type DeviceId,
  type LocalizedText,
  type PosterKey,
  type PrinterId,
  type PriorityId,
} from '#protocol/vocabulary.ts';
import { ONE_PRINTER } from '#tests/support/surroundings.ts';
import { CIVIL_STATUS, counterId, HOUSEHOLD, MARRIAGE, WARD } from '#tests/support/ward.ts';
import { createRandom, type Random } from './random.ts';

const PLACES: readonly ReturnPlace[] = ['front', 'original', 'end'];
const text = (vi: string, en: string): LocalizedText => ({ vi, en });

/** Short enough for a few minutes of simulation to reach them, but for some that are never reached. */
const ceilingOf = (random: Random): Ceiling => ({
  maxWaitMs: durationMs(random.pick([20_000, 60_000, 1_800_000])),
  maxOvertakes: random.pick([0, 1, 2, 3, 50]),
});

function policyOf(random: Random): CallPolicy {
  const ceiling = ceilingOf(random);
  switch (random.integer(1, 7)) {
    case 1:
      return { kind: 'first_come' };
    case 2:
    case 3:
      return { kind: 'strict', ceiling };
    case 4:
    case 5:
      return { kind: 'interleave', ordinaryPerPriority: random.integer(1, 3), ceiling };
    default:
      return { kind: 'weighted_ageing', ceiling };
  }
}

const priorityClass = (id: string, weight: number, grantedBy: PriorityClass['grantedBy']): PriorityClass => ({
  priorityId: id as PriorityId,
  name: text('Ưu tiên', 'Priority'),
  icon: 'other',
  weight,
  grantedBy,
  fromAge: null,
});

/** `disabled` is heavier and for officers to grant; `stranger` is asked for and does not exist. */
export const CLASSES_ASKED_FOR = ['elderly', 'pregnant', 'disabled', 'stranger'] as const;

/** Hours that end and begin around the times at which simulated days begin. */
const HOURS: OfficeHours = {
  week: Array.from({ length: 7 }, () => [
    { from: '00:04', to: '06:59', stopIssuingAt: '06:58' },
    { from: '07:32', to: '12:02', stopIssuingAt: '12:01' },
    { from: '12:03', to: '23:59', stopIssuingAt: '23:58' },
  ]),
  holidays: [{ date: '2026-11-25' as OfficeHours['holidays'][number]['date'], name: text('Nghỉ', 'Off') }],
  makeUpDays: [],
};

/** Where nobody is called: numbers are given out there, and supervisors sit there. */
const RECEPTION: Counter = {
  counterId: counterId(5),
  number: 5,
  place: text('Lối vào', 'Entrance'),
  kind: 'reception',
  fieldIds: [],
  secondaryFieldIds: [],
  exceptServiceIds: [],
};

/** Whose kiosk and counter print elsewhere. */
export const SECOND_PRINTER = 'second' as PrinterId;

const [MAIN] = ONE_PRINTER.printers;
/** Two printers: one for whoever has no other, one for a kiosk and a counter. */
export const WARD_PRINTING: PrintingSettings = {
  ...ONE_PRINTER,
  printers:
    MAIN === undefined
      ? []
      : [
          MAIN,
          {
            ...MAIN,
            printerId: SECOND_PRINTER,
            connection: { kind: 'tcp', host: '127.0.0.1', port: 19 },
            deviceIds: ['kiosk-2' as DeviceId, 'tuan-window-1' as DeviceId],
          },
        ],
};

/** Numbers by phone, as each seed allows them: bounds that a few phones reach, and such as they never do. */
export function postersOf(seed: number): PosterSettings {
  const random = createRandom(seed + 2_000_003);
  return {
    revision: 1,
    isOn: true,
    posterKey: 'the-ward-s-poster-key1' as PosterKey,
    asksForHallCode: random.chance(0.5),
    perMinute: random.pick([6, 60]),
    mostWaiting: random.pick([1, 2, 20]),
    mostADay: random.pick([2, 5, 200]),
    wifi: '',
  };
}

/** The same seed gives the same office. */
export function wardOf(seed: number): OfficeSettings {
  const random = createRandom(seed + 1_000_003);
  const fieldOf = (field: Field): Field => ({
    ...field,
    policy: random.chance(0.3) ? policyOf(random) : null,
    numbering: field.fieldId === HOUSEHOLD && random.chance(0.3) ? 'roll' : 'kiosk',
  });
  const serviceOf = (service: Service): Service =>
    service.serviceId === MARRIAGE && random.chance(0.3) ? { ...service, dailyQuota: 4 } : service;
  const counterOf = (counter: Counter): Counter => {
    if (counter.fieldIds.length < 2) return counter;
    const [last] = counter.fieldIds.slice(-1);
    return {
      ...counter,
      secondaryFieldIds: last !== undefined && random.chance(0.5) ? [last] : [],
      exceptServiceIds: counter.fieldIds.includes(CIVIL_STATUS) && random.chance(0.3) ? [MARRIAGE] : [],
    };
  };
  return {
    ...WARD,
    fields: WARD.fields.map(fieldOf),
    services: WARD.services.map(serviceOf),
    counters: [...WARD.counters.map(counterOf), RECEPTION],
    rules: {
      ...WARD.rules,
      policy: policyOf(random),
      priorityClasses: [
        priorityClass('elderly', random.pick([2, 3, 5]), ['kiosk', 'officer']),
        priorityClass('pregnant', 3, ['kiosk', 'officer']),
        priorityClass('disabled', 6, ['officer']),
      ],
      walkingMs: durationMs(random.pick([0, 5_000, 20_000])),
      recallLockMs: durationMs(random.pick([0, 3_000])),
      recallLimit: random.pick([2, 3]),
      reinstatePlace: random.pick(PLACES),
      parkedReturnPlace: random.pick(PLACES),
      longestServiceMs: durationMs(random.pick([20_000, 10_800_000])),
      hours: random.chance(0.15) ? HOURS : null,
    },
  };
}
