import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DeskHealth } from '#protocol/health.ts';
import { canBeSaved, changesBetween, rebase } from '../../admin-ui/health/backup-changes.ts';
import { createHealthDesk, NO_HEALTH, type HealthDesk } from '../../admin-ui/health/health-desk.ts';
import type { HealthHttp } from '../../admin-ui/health/health-http.ts';
import { brokenOf, faultWords, healthRows, sizeWords, wellLines } from '../../admin-ui/health/health-rows.ts';
import { healthTexts } from '../../admin-ui/health/texts.ts';
import { hashOf, routeOf } from '../../admin-ui/route.ts';
import { CALM_VIEW, TROUBLED_VIEW } from '#tests/looks/admin-fixtures.ts';
import { ADMIN_HEALTH_STATES } from '#tests/looks/admin-health-states.ts';
import { done, refused } from './desk-stand-in.ts';

const heardIn = (name: keyof typeof ADMIN_HEALTH_STATES): DeskHealth => {
  const state = ADMIN_HEALTH_STATES[name];
  if (state.page !== 'screen' || state.props.health.heard === null)
    throw new Error(`nothing heard in ${name}`);
  return state.props.health.heard;
};
const CALM = heardIn('health-calm');
const RUNNING = heardIn('backups-running');
const SETTINGS = CALM.backups.settings;

test.each(['health', 'backups'] as const)('the page %s keeps its address', (page) => {
  expect(routeOf(hashOf({ page }))).toEqual({ page });
});

describe('the desk', () => {
  let asked: string[];
  let answer: Awaited<ReturnType<HealthHttp['standing']>>;
  let ended: number;
  let desk: HealthDesk;
  beforeEach(() => {
    vi.useFakeTimers();
    asked = [];
    ended = 0;
    answer = done(CALM);
    const say = (name: string) => () => {
      asked.push(name);
      return Promise.resolve(answer);
    };
    desk = createHealthDesk(
      {
        standing: (isFresh) => say(isFresh ? 'fresh' : 'standing')(),
        makeBackup: say('makeBackup'),
        adoptPlace: say('adoptPlace'),
        saveSettings: say('saveSettings'),
      },
      () => {
        ended += 1;
      },
      () => undefined,
    );
  });
  afterEach(() => vi.useRealTimers());

  test('asks while somebody sits here, more often while a backup is made, and then rests', async () => {
    desk.attend(true);
    desk.attend(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(asked).toEqual(['standing']);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(asked).toHaveLength(4);
    answer = done(RUNNING);
    await vi.advanceTimersByTimeAsync(10_000);
    asked = [];
    await vi.advanceTimersByTimeAsync(6_000);
    expect(asked).toHaveLength(4);
    desk.attend(false);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveLength(4);
  });

  test('sends a press once, and says when it was not answered', async () => {
    answer = { ok: null };
    desk.makeBackup();
    desk.makeBackup();
    expect(desk.state().asking).toBe('backup');
    await vi.advanceTimersByTimeAsync(0);
    expect(asked).toEqual(['makeBackup']);
    expect(desk.state()).toMatchObject({ asking: null, isUnanswered: true });
  });

  test('shows nobody what was asked for somebody who has left', async () => {
    desk.attend(true);
    desk.forget();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(desk.state()).toEqual(NO_HEALTH);
    expect(asked).toEqual(['standing']);
  });

  test('ends the sitting when the server knows it no more', async () => {
    answer = refused('not_signed_in');
    desk.attend(true);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(ended).toBe(1);
    expect(asked).toHaveLength(1);
  });
});

describe.each(['vi', 'en'] as const)('in %s', (language) => {
  const wording = { words: healthTexts(language), language, timeZone: 'Asia/Ho_Chi_Minh' };

  test('every fault has its sentence, its cure and its figure', () => {
    for (const state of ['health-every-fault', 'health', 'health-first-day'] as const)
      for (const fault of heardIn(state).health.faults) {
        const { what, cure } = faultWords(fault, wording);
        expect(what).toMatch(/^[\p{Lu}\d].*\.$/u);
        expect(cure).toMatch(/\.$/);
        expect(what + cure).not.toMatch(/undefined|NaN|null|\(\)|\s\s/);
      }
  });

  test('what is well is said with figures, and what is not is left out', () => {
    const calm = wellLines(CALM.health, CALM_VIEW, wording);
    expect(calm).toHaveLength(10);
    expect(JSON.stringify(calm)).not.toMatch(/undefined|NaN|""/);
    expect(wellLines(heardIn('health-every-fault').health, TROUBLED_VIEW, wording).length).toBeLessThan(3);
  });
});

test('machines of the hall are among the faults, people who wait are not', () => {
  const rows = healthRows(heardIn('health').health, TROUBLED_VIEW);
  expect(rows.map(({ key }) => key).filter((key) => /help|no_counter|unprinted/.test(key))).toEqual([]);
  expect(brokenOf(rows)).toBe(2);
  expect(rows.findIndex(({ isBroken }) => !isBroken)).toBe(2);
  expect(healthRows(null, CALM_VIEW)).toEqual([]);
});

test('sizes are words one can read', () => {
  expect([0, 999, 1_400, 640e6, 1.44e9, 41.2e9, 3e12].map((bytes) => sizeWords(bytes, 'vi'))).toEqual([
    '0 B',
    '999 B',
    '1 KB',
    '640 MB',
    '1,4 GB',
    '41 GB',
    '3 TB',
  ]);
});

test('only settings that hold together can be sent, and other people’s changes stay', () => {
  expect(canBeSaved(SETTINGS)).toBe(true);
  for (const wrong of [
    { time: '24:00' },
    { time: '7:00' },
    { secondPlace: 'usb' },
    { keepDays: 0 },
    { keepMonths: 1.5 },
    { keepWordsDays: Number.NaN },
  ])
    expect(canBeSaved({ ...SETTINGS, ...wrong })).toBe(false);
  for (const secondPlace of ['', '/mnt/nas', 'E:\\SaoLuu', '\\\\nas\\backup'])
    expect(canBeSaved({ ...SETTINGS, secondPlace })).toBe(true);
  const theirs = { ...SETTINGS, revision: 3, keepDays: 30 };
  const merged = rebase(SETTINGS, { ...SETTINGS, time: '18:00' }, theirs);
  expect(merged).toEqual({ ...theirs, time: '18:00' });
  expect(changesBetween(theirs, merged)).toEqual(['time']);
});
