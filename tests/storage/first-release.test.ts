import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import type { Answer } from '#protocol/messages.ts';
import {
  durationMs,
  type CounterId,
  type DeviceId,
  type OfficerId,
  type RequestId,
  type TicketId,
} from '#protocol/vocabulary.ts';
import { createOffice } from '#server/app/office.ts';
import { fold } from '#server/domain/evolve.ts';
import { violations } from '#server/domain/invariants.ts';
import { eventOf, type EventRow } from '#server/storage/event-rows.ts';
import { verifyOffice } from '#server/storage/verify.ts';
import { temporaryFolder } from '#tests/support/data-folder.ts';
import { wallTime, WARD } from '#tests/support/ward.ts';
import { FIRST_SETTINGS, KNOWN_PRESS, makeFirstRelease, TODAY, YESTERDAY } from './first-release.ts';
import { historyFromLog } from './history-from-log.ts';
import { openStore, type OpenedStore } from './opened-store.ts';
import { press, startWritePath } from './write-path.ts';

const LAN = { counterId: '1' as CounterId, officerId: 'lan' as OfficerId };

function openFirstRelease(): OpenedStore & { readonly folder: string; readonly lastSequence: number } {
  const folder = temporaryFolder();
  const lastSequence = makeFirstRelease(folder);
  return { ...openStore(folder), folder, lastSequence };
}
const startToday = ({ store }: OpenedStore) => startWritePath(store, wallTime(TODAY, '07:50'));
const rowOf = ({ database }: OpenedStore, ticketId: string): unknown =>
  database.prepare('SELECT * FROM tickets WHERE ticket_id = ?').get(ticketId);
const minutes = (count: number): number => count * 60_000;

describe('the database of the first release', () => {
  test('is brought up to date, and a copy of it as it was is kept', () => {
    const { database, folder } = openFirstRelease();
    expect(database.pragma('user_version', { simple: true })).toBeGreaterThanOrEqual(3);
    const backups = path.join(folder, 'backups');
    expect(existsSync(backups)).toBe(true);
    const [name = ''] = readdirSync(backups);
    const backup = new BetterSqlite(path.join(backups, name), { readonly: true });
    expect(backup.pragma('user_version', { simple: true })).toBe(1);
    expect(backup.prepare('SELECT count(*) FROM events').pluck().get()).toBeGreaterThan(20);
    backup.close();
  });

  test('is verified once it has been started: what came later is no tampering', () => {
    const opened = openFirstRelease();
    const { store, database } = opened;
    const { executor } = startToday(opened);
    createOffice({
      store,
      now: () => wallTime(TODAY, '07:50'),
      on: (settings) => settings,
      executor: () => executor,
      onChange: () => undefined,
    });
    expect(verifyOffice(database, null).findings).toEqual([]);
    database.exec("UPDATE settings SET body = json_set(body, '$.rules.undoMs', 1) WHERE name = 'office'");
    expect(verifyOffice(database, null).findings).toMatchObject([{ kind: 'settings_changed' }]);
  });

  test('its settings mean what they meant: in order of arrival, without any limit that came later', () => {
    const { store } = openFirstRelease();
    const settings = store.officeSettings();
    expect(settings).toMatchObject(FIRST_SETTINGS);
    expect(settings?.rules).toMatchObject({
      policy: { kind: 'first_come' },
      priorityClasses: [],
      recallLockMs: durationMs(0),
      hours: null,
    });
    expect(settings?.fields[0]).toMatchObject({ policy: null, numbering: 'kiosk' });
    expect(settings?.services[0]).toMatchObject({ dailyQuota: null, week: null });
    expect(settings?.counters[0]).toMatchObject({
      kind: 'service',
      secondaryFieldIds: [],
      exceptServiceIds: [],
    });
  });

  test('nobody became a supervisor by it', () => {
    expect(openFirstRelease().store.officerByUsername('lan')).toMatchObject({ role: 'officer' });
  });

  test('its day goes on where it stood', () => {
    const opened = openFirstRelease();
    const day = startToday(opened).executor.day();
    expect(violations(day)).toEqual([]);
    expect(day).toMatchObject({ date: TODAY, sequence: opened.lastSequence, isClosed: false });
    expect(day.tally).toMatchObject({ issued: 4, finished: 0, expired: 0 });
    expect(Array.from(day.missed.values(), ({ number }) => number)).toEqual(['C001']);
    expect(Array.from(day.held.values(), ({ number, status }) => `${number} ${status}`)).toEqual([
      'C002 serving',
    ]);
  });

  test('a press of this morning, asked again, hears its ticket', async () => {
    const { ask, executor } = startToday(openFirstRelease());
    const answer = executor.submit({
      requestId: KNOWN_PRESS.requestId as RequestId,
      fingerprint: KNOWN_PRESS.fingerprint,
      command: press('any')[1],
    });
    await ask(press('another'));
    await expect(answer).resolves.toMatchObject({
      ok: true,
      result: { number: 'C001', date: TODAY, priorityId: null },
    });
    expect(executor.day().tally.issued).toBe(5);
  });

  test('on the same day everything new can be done with what it left', async () => {
    const opened = openFirstRelease();
    const { ask, executor } = startToday(opened);
    const does = async (name: string, command: object): Promise<Answer<unknown> | undefined> => {
      const seenCounterRevision = executor.day().counters.get(LAN.counterId)?.revision ?? 0;
      const device = { seenCounterRevision, deviceId: 'counter-1' as DeviceId };
      return (await ask([name, { ...device, ...LAN, ...command } as never]))[0];
    };
    const ticketId = `${TODAY}/C002` as TicketId;
    await expect(does('park', parked(ticketId))).resolves.toMatchObject({ ok: true });
    await expect(does('resume', { type: 'resume', ticketId })).resolves.toMatchObject({ ok: true });
    await expect(does('back', { type: 'reinstate', ticketId: `${TODAY}/C001` })).resolves.toMatchObject({
      ok: true,
    });
    await expect(does('next', { type: 'callNext' })).resolves.toMatchObject({
      ok: true,
      result: { ticketId },
    });
    await expect(does('undo', { type: 'undo', sequence: 0 })).resolves.toMatchObject({ ok: false });
    const [answer] = await ask(press('press-new'));
    expect(answer).toMatchObject({ ok: true, result: { number: 'C004' } });
    expect(fold(opened.store.newestDayEvents())).toEqual(executor.day());
    expect(executor.day().held.get(ticketId)?.reason).toMatchObject({ rule: 'returned', ceiling: null });
  });

  test('the next day is of today’s rules', () => {
    const { executor, clock } = startToday(openFirstRelease());
    clock.now = wallTime('2026-11-24', '07:00');
    executor.tick();
    expect(executor.day()).toMatchObject({ date: '2026-11-24', settings: { rules: WARD.rules } });
  });
});

describe('the history of the first release’s tickets', () => {
  const parts = { counter_id: '1', officer_id: 'lan', source: 'kiosk', told_from: 5, told_to: 15 };

  test('is made from its log', () => {
    const opened = openFirstRelease();
    expect(rowOf(opened, `${YESTERDAY}/C001`)).toMatchObject({
      ...parts,
      status: 'finished',
      waited_ms: minutes(10),
      called_ms: minutes(2),
      served_ms: minutes(8),
      calls: 2,
      is_unreliable: 0,
    });
    expect(rowOf(opened, `${TODAY}/C002`)).toMatchObject({ source: 'kiosk', status: 'open', ended_at: null });
  });

  test('does not count the night that a ticket was left open', () => {
    const opened = openFirstRelease();
    expect(rowOf(opened, `${YESTERDAY}/H001`)).toMatchObject({
      ...parts,
      status: 'expired',
      waited_ms: minutes(19),
      served_ms: 0,
      is_unreliable: 1,
    });
    expect(rowOf(opened, `${YESTERDAY}/C003`)).toMatchObject({
      status: 'expired',
      waited_ms: 0,
      is_unreliable: 0,
    });
  });

  test('goes on with what is done after it, as one reckoning over both releases says', async () => {
    const opened = openFirstRelease();
    const { ask, clock, executor } = startToday(opened);
    const finish = { type: 'finish', ticketId: `${TODAY}/C002` as TicketId, done: [], ...LAN } as const;
    await ask(['finish', finish], press('press-new'));
    clock.now = wallTime('2026-11-24', '07:00');
    executor.tick();
    const rows = opened.database
      .prepare<[], EventRow>('SELECT sequence, at, type, body FROM events ORDER BY sequence')
      .all();
    const told = historyFromLog(rows.map(eventOf));
    expect(opened.database.prepare('SELECT * FROM tickets').all()).toEqual(told.tickets);
    expect(opened.database.prepare('SELECT * FROM periods').all()).toEqual(told.periods);
    expect(opened.database.prepare('SELECT * FROM outcomes').all()).toEqual(told.outcomes);
    expect(told.outcomes).toHaveLength(1);
    expect(opened.database.prepare('SELECT * FROM counter_stretches').all()).toEqual(told.counter_stretches);
    expect(told.counter_stretches.length).toBeGreaterThan(1);
  });
});

const parked = (ticketId: TicketId): object => ({
  type: 'park',
  ticketId,
  reason: 'papers_missing',
  paperIndexes: [0],
  otherPapers: [],
  returnTime: null,
  isPrinted: true,
  printerId: 'main',
});
