import { describe, expect, test } from 'vitest';
import { DEFAULT_QUEUE_RULES, type TimeOfDay } from '#protocol/queue-rules.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import { instantMs, type InstantMs } from '#protocol/vocabulary.ts';
import { hoursAhead, type PastWait } from '#server/domain/hours-ahead.ts';
import { WARD } from '#tests/support/ward.ts';

const MORNING = { from: '07:30', to: '11:30', stopIssuingAt: '11:15' };
const AFTERNOON = { from: '13:00', to: '17:00', stopIssuingAt: '16:30' };
const OFFICE: OfficeSettings = {
  ...WARD,
  rules: {
    ...DEFAULT_QUEUE_RULES,
    hours: {
      week: [...Array.from({ length: 5 }, () => [MORNING, AFTERNOON]), [], []],
      holidays: [{ date: '2026-11-24' as never, name: { vi: 'Nghỉ', en: 'Holiday' } }],
      makeUpDays: [],
    },
  },
};

/** In Vietnam, seven hours ahead of UTC. */
const moment = (date: string, time: TimeOfDay): InstantMs =>
  instantMs(Date.parse(`${date}T${time}:00+07:00`));
const MONDAY = '2026-11-23';

/** So many people of one half hour, who waited 1, 2, 3 … minutes. */
const people = (date: string, time: TimeOfDay, count: number, moreMinutes = 0): readonly PastWait[] =>
  Array.from({ length: count }, (_, index) => ({
    issuedAt: moment(date, time),
    waitedMs: (index + 1 + moreMinutes) * 60_000,
  }));

describe('the hours still to come today', () => {
  test('are the half hours in which numbers are given out, the present one first, no break among them', () => {
    const slots = hoursAhead(OFFICE, [], moment(MONDAY, '10:40'));
    expect(slots.map(({ from, to }) => `${from} ${to}`)).toEqual([
      '10:30 11:00',
      '11:00 11:15',
      '13:00 13:30',
      '13:30 14:00',
      '14:00 14:30',
      '14:30 15:00',
      '15:00 15:30',
      '15:30 16:00',
      '16:00 16:30',
    ]);
    expect(slots.every(({ range }) => range === null)).toBe(true);
  });

  test('are none after the last number, on a day off, and where no hours are kept', () => {
    expect(hoursAhead(OFFICE, [], moment(MONDAY, '16:30'))).toEqual([]);
    expect(hoursAhead(OFFICE, [], moment('2026-11-24', '09:00'))).toEqual([]);
    expect(hoursAhead(OFFICE, [], moment('2026-11-28', '09:00'))).toEqual([]);
    const always = { ...OFFICE, rules: { ...OFFICE.rules, hours: null } };
    expect(hoursAhead(always, [], moment(MONDAY, '09:00'))).toEqual([]);
  });

  test('tell the middle half of the waits of those who came then, from eight people on', () => {
    const rangesWith = (count: number) =>
      hoursAhead(OFFICE, people('2026-11-16', '14:10', count), moment(MONDAY, '08:00'))
        .filter(({ range }) => range !== null)
        .map(({ from, range }) => ({ from, range }));
    expect(rangesWith(7)).toEqual([]);
    // 1 to 8 minutes: quartiles 2.75 and 6.25, outward to whole minutes.
    expect(rangesWith(8)).toEqual([{ from: '14:00', range: { from: 2, to: 7 } }]);
  });

  test('are told by the same weekday when enough people came on it, else by every day', () => {
    const monday = people('2026-11-16', '14:10', 8);
    const tuesday = people('2026-11-17', '14:10', 8, 30);
    const rangeAt = (past: readonly PastWait[]) =>
      hoursAhead(OFFICE, past, moment(MONDAY, '14:05')).find(({ from }) => from === '14:00')?.range;
    expect(rangeAt([...monday, ...tuesday])).toEqual({ from: 2, to: 7 });
    expect(rangeAt([...monday.slice(0, 4), ...tuesday])).toEqual({ from: 3, to: 40 });
  });
});
