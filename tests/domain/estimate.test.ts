import { describe, expect, test } from 'vitest';
import type { WaitRangeMinutes } from '#protocol/views.ts';
import type { ServiceId } from '#protocol/vocabulary.ts';
import { fieldLoads } from '#server/domain/estimate.ts';
import { noForecast, type Forecast } from '#server/domain/forecast.ts';
import { BIRTH, CERTIFICATION, CIVIL_STATUS, COPY, HOUSEHOLD, MARRIAGE } from '#tests/support/ward.ts';
import { dayOf, dayOpened, OPENING } from './given.ts';
import { issued, opened, paused } from './happenings.ts';

const foretelling = (ranges: ReadonlyMap<ServiceId, WaitRangeMinutes>): Forecast => ({
  ...noForecast(OPENING),
  rangeFor: (serviceId) => ranges.get(serviceId) ?? null,
});

describe('how the fields stand', () => {
  const forecast = foretelling(
    new Map([
      [COPY, { from: 3, to: 8 }],
      [BIRTH, { from: 10, to: 20 }],
      [MARRIAGE, { from: 12, to: 25 }],
    ]),
  );

  test('who waits, and how many counters are open, fields in the order of the settings', () => {
    const day = dayOf(dayOpened, issued('C001'), issued('C002'), issued('H001'), opened(1, 'lan'));
    expect(fieldLoads(day)).toEqual([
      { fieldId: CERTIFICATION, waiting: 2, range: null, openCounters: 1 },
      { fieldId: CIVIL_STATUS, waiting: 1, range: null, openCounters: 1 },
      { fieldId: HOUSEHOLD, waiting: 0, range: null, openCounters: 0 },
    ]);
  });

  test('a field’s range holds for whichever of its services one comes for', () => {
    const day = dayOf(dayOpened, opened(1, 'lan'), opened(3, 'minh'));
    const [certification, civilStatus, household] = fieldLoads(day, forecast);
    expect(certification?.range).toEqual({ from: 3, to: 8 });
    expect(civilStatus?.range).toEqual({ from: 10, to: 25 });
    expect(household?.range).toBeNull();
  });

  test('whatever was foreseen, nothing is promised while no counter works', () => {
    const nobody = dayOf(dayOpened, issued('C001'));
    expect(fieldLoads(nobody, forecast)[0]).toMatchObject({ range: null, openCounters: 0 });
    const onBreak = dayOf(dayOpened, issued('C001'), opened(2, 'lan'), paused(2, 'lan'));
    expect(fieldLoads(onBreak, forecast)[0]).toMatchObject({ range: null, openCounters: 0 });
  });
});
