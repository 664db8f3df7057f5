/** Several services under one number, and the picture of the hours still to come. */
import { describe, expect, test } from 'vitest';
import type { HoursAhead } from '#protocol/views.ts';
import { MOST_SERVICES_OF_A_TICKET, type ServiceId } from '#protocol/vocabulary.ts';
import { hourBars, isLongWait, verdictOf } from '../../kiosk-ui/hours/hours-picture.ts';
import { initialState, pressInFlight } from '../../kiosk-ui/kiosk-state.ts';
import { keepPress, keptPress, type PendingPress } from '../../kiosk-ui/pending-press.ts';
import { runPress } from '../../kiosk-ui/press-runner.ts';
import { hasRoomBeside, withService } from '../../kiosk-ui/visit/visit.ts';
import { requestId, SERVICE } from './kiosk-fixtures.ts';
import { inFlight, issued, onPapers, openPapers, run, take } from './kiosk-moments.ts';

const MARRIAGE = 'marriage' as ServiceId;
const openMarriage = (atMs: number) => ({ type: 'openService', serviceId: MARRIAGE, atMs }) as const;
const takeMarriage = (atMs: number) =>
  ({
    type: 'takeNumber',
    serviceId: MARRIAGE,
    priorityId: null,
    requestId: requestId('both'),
    atMs,
  }) as const;
const chosen = run(onPapers, { type: 'addToVisit', atMs: 2_000 });

describe('a number for several services', () => {
  test('leads back to the start, and the next page’s number is for both', () => {
    expect(chosen.screen.name).toBe('start');
    const press = pressInFlight(run(chosen, openMarriage(3_000), takeMarriage(4_000)));
    expect(press).toMatchObject({ serviceId: MARRIAGE, furtherServiceIds: [SERVICE] });
  });

  test('holds every service once, whichever way it was chosen again', () => {
    const again = run(chosen, openPapers(3_000), { type: 'addToVisit', atMs: 4_000 });
    expect(again.visit).toEqual([SERVICE]);
    expect(pressInFlight(run(chosen, openPapers(3_000), take('a', 4_000)))).not.toHaveProperty(
      'furtherServiceIds',
    );
  });

  test('an ordinary number is for one alone', () => {
    expect(pressInFlight(inFlight)).not.toHaveProperty('furtherServiceIds');
  });

  test('is given up by one key, and by whoever leaves', () => {
    expect(run(chosen, { type: 'forgetVisit', atMs: 3_000 }).visit).toEqual([]);
    expect(run(chosen, { type: 'goHome', atMs: 3_000 }).visit).toEqual([]);
    expect(run(chosen, { type: 'timePassed', atMs: 600_000 }).visit).toEqual([]);
  });

  test('is not begun from a page that is about no service', () => {
    const start = initialState(0, null);
    expect(run(start, { type: 'addToVisit', atMs: 1_000 }).visit).toEqual([]);
  });

  test('holds no more than one number may', () => {
    const ids = Array.from(
      { length: MOST_SERVICES_OF_A_TICKET },
      (_, index) => `s${String(index)}` as ServiceId,
    );
    const [last = SERVICE, ...others] = ids;
    expect(hasRoomBeside(others.slice(1), last)).toBe(true);
    expect(hasRoomBeside(others, last)).toBe(false);
    expect(others.reduce<readonly ServiceId[]>(withService, [])).toHaveLength(MOST_SERVICES_OF_A_TICKET - 1);
  });

  test('a refused press keeps what was chosen, so that another try asks for the same', () => {
    const refused = run(chosen, openMarriage(3_000), takeMarriage(4_000), {
      type: 'pressSettled',
      requestId: requestId('both'),
      outcome: { kind: 'refused', code: 'storage_failed' },
      view: null,
      atMs: 5_000,
    });
    expect(refused.screen.name).toBe('refused');
    expect(pressInFlight(run(refused, takeMarriage(7_000)))?.furtherServiceIds).toEqual([SERVICE]);
  });

  test('survives a reload with its press, and the number still says so', () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
      removeItem: (key: string) => kept.delete(key),
    };
    const press = pressInFlight(run(chosen, openMarriage(3_000), takeMarriage(4_000)));
    expect.assert(press !== null);
    keepPress(storage, press);
    const reloaded = initialState(5_000, keptPress(storage, 5_000));
    expect(pressInFlight(reloaded)?.furtherServiceIds).toEqual([SERVICE]);
    expect(run(reloaded, issued('both', 6_000)).visit).toEqual([SERVICE]);
    kept.set('motcua.kiosk.press', JSON.stringify({ ...press, furtherServiceIds: [7] }));
    expect(keptPress(storage, 5_000)).toBeNull();
  });

  test('is asked for with every try, under the same name', async () => {
    const asked: unknown[] = [];
    const press: PendingPress = {
      requestId: requestId('both'),
      serviceId: MARRIAGE,
      priorityId: null,
      furtherServiceIds: [SERVICE],
      language: 'vi',
      pressedAtMs: 0,
    };
    await runPress(
      press,
      {
        send: (_name, input) => {
          asked.push(input);
          const refusal = { code: 'day_closed' };
          return Promise.resolve(asked.length === 1 ? { ok: null } : { ok: false, refusal }) as never;
        },
        now: () => 1_000,
        pause: () => Promise.resolve(),
      },
      new AbortController().signal,
    );
    expect(asked).toHaveLength(2);
    expect(asked[1]).toEqual(asked[0]);
    expect(asked[0]).toMatchObject({ serviceId: MARRIAGE, furtherServiceIds: [SERVICE] });
  });
});

const HALF_HOURS = ['09:30', '10:00', '10:30', '11:00', '13:00'] as const;
const hours = (...ranges: readonly (readonly [number, number] | null)[]): HoursAhead =>
  ranges.map((range, index) => ({
    from: HALF_HOURS[index] ?? '13:00',
    to: HALF_HOURS[index + 1] ?? '13:30',
    range: range === null ? null : { from: range[0], to: range[1] },
  }));

describe('the hours still to come', () => {
  test('the first of the shortest is named when it is worth coming back for', () => {
    const bars = hourBars(hours([20, 30], [20, 40], [5, 10], [5, 10]), { from: 30, to: 50 });
    expect(bars.map(({ isBest }) => isBest)).toEqual([false, false, true, false]);
    expect(verdictOf(bars)).toEqual({ kind: 'better', from: '10:30', range: { from: 5, to: 10 } });
  });

  test('the present hour is told by who waits now, not by the past', () => {
    const [now] = hourBars(hours([5, 10], [5, 10]), { from: 40, to: 60 });
    expect(now).toMatchObject({ isNow: true, range: { from: 40, to: 60 }, share: 1 });
  });

  test('ten minutes are not worth a second way', () => {
    expect(verdictOf(hourBars(hours([10, 20], [5, 10]), null)).kind).toBe('noBetter');
    expect(verdictOf(hourBars(hours([10, 20], [0, 10]), null)).kind).toBe('better');
  });

  test('where nothing is known nothing is claimed', () => {
    expect(verdictOf(hourBars(hours([10, 20], null, null), null))).toEqual({ kind: 'unknown' });
    expect(verdictOf(hourBars([], null))).toEqual({ kind: 'unknown' });
    expect(hourBars(hours(null, [5, 10]), null)[0]).toMatchObject({ share: null, isBest: false });
    expect(verdictOf(hourBars(hours(null, [5, 10]), null)).kind).toBe('noBetter');
  });

  test('the longest wait is the whole width', () => {
    const bars = hourBars(hours([10, 20], [30, 40], [0, 10]), null);
    expect(bars.map(({ share }) => share)).toEqual([0.5, 1, 0.25]);
  });

  test('the way to them stands where the wait is long', () => {
    expect(isLongWait(3, { from: 10, to: 20 })).toBe(false);
    expect(isLongWait(3, { from: 15, to: 25 })).toBe(true);
    expect(isLongWait(7, null)).toBe(false);
    expect(isLongWait(8, null)).toBe(true);
  });

  test('an answer fills the page that asked, and no other', () => {
    const asking = run(onPapers, { type: 'openHours', atMs: 2_000 });
    expect(asking.screen).toMatchObject({ name: 'hours', told: null });
    const told = { type: 'hoursTold', told: 'unknown', atMs: 3_000 } as const;
    expect(run(asking, told).screen).toMatchObject({ name: 'hours', told: 'unknown' });
    expect(run(onPapers, told)).toBe(onPapers);
    expect(run(asking, told, { type: 'goBack', atMs: 4_000 }).screen).toEqual(onPapers.screen);
    expect(pressInFlight(run(asking, take('a', 4_000)))?.serviceId).toBe(SERVICE);
  });
});
