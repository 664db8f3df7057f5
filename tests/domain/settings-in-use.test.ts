/** The office is set otherwise while the day goes on: what may change at once, and what waits until nobody stands on it. */
import { describe, expect, test } from 'vitest';
import type { InUse } from '#protocol/office-desk.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import { decide } from '#server/domain/decide.ts';
import { closureOf } from '#server/domain/office-hours.ts';
import type { QueueDay } from '#server/domain/queue-day.ts';
import { settingsInUse } from '#server/domain/settings-in-use.ts';
import { BIRTH, CERTIFICATION, CIVIL_STATUS, COPY, counterId, HOUSEHOLD, WARD } from '#tests/support/ward.ts';
import { issueTicket } from './asks.ts';
import { after, dayOf, dayOpened } from './given.ts';
import { called, ELDERLY, finished, issued, missed, opened, started } from './happenings.ts';

const { fields, services, counters, rules } = WARD;
const set = (change: Partial<OfficeSettings>): OfficeSettings => ({ ...WARD, revision: 2, ...change });
const WITHOUT_COPY = set({ services: services.filter(({ serviceId }) => serviceId !== COPY) });
const COPY_ELSEWHERE = set({
  services: services.map((known) => (known.serviceId === COPY ? { ...known, fieldId: CIVIL_STATUS } : known)),
});
const OTHER_LETTER = set({
  fields: fields.map((known) => (known.fieldId === CERTIFICATION ? { ...known, letter: 'D' } : known)),
});
const WITHOUT_HOUSEHOLD = set({
  fields: fields.filter(({ fieldId }) => fieldId !== HOUSEHOLD),
  services: services.filter(({ fieldId }) => fieldId !== HOUSEHOLD),
  counters: counters
    .filter(({ counterId: id }) => id !== counterId(4))
    .map((known) => ({ ...known, fieldIds: known.fieldIds.filter((id) => id !== HOUSEHOLD) })),
});
const COUNTER_2_IS_12 = set({
  counters: counters.map((known) => (known.counterId === counterId(2) ? { ...known, number: 12 } : known)),
});
const WITHOUT_ELDERLY = set({
  rules: {
    ...rules,
    priorityClasses: rules.priorityClasses.filter(({ priorityId }) => priorityId !== ELDERLY),
  },
});

const changed = (day: QueueDay, settings: OfficeSettings): QueueDay =>
  after(day, { type: 'changeSettings', settings });

describe('a change of settings', () => {
  const waiting = dayOf(dayOpened, issued('C001'));

  test.each<readonly [string, QueueDay, OfficeSettings, readonly InUse[]]>([
    [
      'a service that somebody waits for',
      waiting,
      WITHOUT_COPY,
      [{ kind: 'service', serviceId: COPY, people: 1 }],
    ],
    ['its field', waiting, COPY_ELSEWHERE, [{ kind: 'service', serviceId: COPY, people: 1 }]],
    ['a letter that was given out', waiting, OTHER_LETTER, [{ kind: 'field', fieldId: CERTIFICATION }]],
    [
      'a counter where somebody works',
      dayOf(dayOpened, opened(2, 'lan')),
      COUNTER_2_IS_12,
      [{ kind: 'counter', counterId: counterId(2) }],
    ],
    [
      'a counter that the wall shows',
      dayOf(dayOpened, issued('C001'), opened(2, 'lan'), called('C001', 2, 'lan'), missed('C001', 2, 'lan')),
      COUNTER_2_IS_12,
      [{ kind: 'counter', counterId: counterId(2) }],
    ],
    [
      'a class that was granted',
      dayOf(dayOpened, issued('C001', ELDERLY)),
      WITHOUT_ELDERLY,
      [{ kind: 'priority', priorityId: ELDERLY }],
    ],
    [
      'a service that was done today and may still be rated',
      dayOf(
        dayOpened,
        issued('C001'),
        opened(2, 'lan'),
        called('C001', 2, 'lan'),
        started('C001', 2, 'lan'),
        finished('C001', 2, 'lan'),
      ),
      WITHOUT_COPY,
      [{ kind: 'service', serviceId: COPY, people: 0 }],
    ],
    ['the time zone', dayOf(dayOpened), set({ timeZone: 'Asia/Tokyo' }), [{ kind: 'time_zone' }]],
  ])('that would take away %s waits', (_, day, settings, inUse) => {
    expect(settingsInUse(day, settings)).toEqual(inUse);
    expect(decide(day, { type: 'changeSettings', settings }, day.lastAt)).toEqual({
      ok: false,
      code: 'stale_screen',
    });
    expect(changed(day, settings)).toBe(day);
  });

  test('that nobody stands on holds at once, and the day is sound', () => {
    const quiet = dayOf(dayOpened, issued('C001'), opened(2, 'lan'));
    for (const settings of [WITHOUT_HOUSEHOLD, WITHOUT_ELDERLY]) {
      const day = changed(quiet, settings);
      expect(day.settings).toBe(settings);
      expect([...day.counters.keys()]).toEqual(settings.counters.map(({ counterId: id }) => id));
      expect(day.counters.get(counterId(2))).toBe(quiet.counters.get(counterId(2)));
    }
    for (const settings of [WITHOUT_COPY, COPY_ELSEWHERE, OTHER_LETTER, COUNTER_2_IS_12])
      expect(changed(dayOf(dayOpened), settings).settings).toBe(settings);
  });

  test('gives a new counter an empty place, where an officer can sign in', () => {
    const [first] = counters;
    if (first === undefined) throw new Error('the ward has no counter');
    const settings = set({ counters: [...counters, { ...first, counterId: counterId(9), number: 9 }] });
    const day = changed(dayOf(dayOpened), settings);
    expect(day.counters.get(counterId(9))).toMatchObject({ officer: null, ticketId: null, finished: 0 });
  });
});

test('a service that is not offered gives out no numbers, and whoever has one is served', () => {
  const settings = set({
    services: services.map((known) => (known.serviceId === COPY ? { ...known, isOffered: false } : known)),
  });
  const day = changed(dayOf(dayOpened, issued('C001')), settings);
  const [copy, birth] = [COPY, BIRTH].map((id) =>
    settings.services.find(({ serviceId }) => serviceId === id),
  );
  if (copy === undefined || birth === undefined) throw new Error('the ward lacks a service');
  expect(closureOf(day, copy, day.lastAt)).toEqual({ serviceId: COPY, code: 'not_offered', opens: null });
  expect(closureOf(day, birth, day.lastAt)).toBeNull();
  expect(decide(day, issueTicket(COPY), day.lastAt)).toEqual({ ok: false, code: 'not_offered' });
  expect(day.lines.get(CERTIFICATION)?.ordinary).toHaveLength(1);
});
