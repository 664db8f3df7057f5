/** An office that changes its time zone while the server runs: the day turns by the new one, and under nobody. */
import { expect, test } from 'vitest';
import type { OfficeSettings } from '#protocol/office.ts';
import { verifyOffice } from '#server/storage/verify.ts';
import { temporaryFolder } from '#tests/support/data-folder.ts';
import { wallTime, WARD } from '#tests/support/ward.ts';
import { openStore } from './opened-store.ts';
import { press, startWritePath } from './write-path.ts';

type Moment = readonly [date: string, time: string];

/** A ward of Vietnam on 23 November that is moved to a zone at eight; when its days turn, by the clock in Vietnam. */
async function moved(timeZone: string, moments: readonly Moment[]) {
  const { store, database } = openStore(temporaryFolder());
  let settings: OfficeSettings = WARD;
  const office = startWritePath(store, wallTime('2026-11-23', '08:00'), () => settings);
  await office.ask(press('first'));
  settings = { ...WARD, revision: WARD.revision + 1, timeZone };
  const seen: string[] = [];
  for (const [index, [date, time]] of moments.entries()) {
    office.clock.now = wallTime(date, time);
    office.executor.tick();
    const [answer] = await office.ask(press(`press-${String(index)}`));
    const { ticketId } = (answer?.ok === true ? answer.result : {}) as { readonly ticketId?: string };
    seen.push(`${date} ${time}: ${String(ticketId)} ${office.executor.day().settings.timeZone}`);
  }
  expect(office.faults).toEqual([]);
  expect(verifyOffice(database, null).findings).toEqual([]);
  return seen;
}

test('to the east: nobody who waits late in the evening loses the number, and the next day turns two hours earlier', async () => {
  expect(
    await moved('Asia/Tokyo', [
      ['2026-11-23', '22:30'],
      ['2026-11-24', '00:00'],
      ['2026-11-24', '21:59'],
      ['2026-11-24', '22:00'],
    ]),
  ).toEqual([
    '2026-11-23 22:30: 2026-11-23/C002 Asia/Ho_Chi_Minh',
    '2026-11-24 00:00: 2026-11-24/C001 Asia/Tokyo',
    '2026-11-24 21:59: 2026-11-24/C002 Asia/Tokyo',
    '2026-11-24 22:00: 2026-11-25/C001 Asia/Tokyo',
  ]);
});

test('to the west: no date is begun twice, and days turn at the midnight of the new zone', async () => {
  expect(
    await moved('UTC', [
      ['2026-11-24', '06:59'],
      ['2026-11-24', '07:00'],
      ['2026-11-25', '06:59'],
      ['2026-11-25', '07:00'],
    ]),
  ).toEqual([
    '2026-11-24 06:59: 2026-11-23/C002 Asia/Ho_Chi_Minh',
    '2026-11-24 07:00: 2026-11-24/C001 UTC',
    '2026-11-25 06:59: 2026-11-24/C002 UTC',
    '2026-11-25 07:00: 2026-11-25/C001 UTC',
  ]);
});

test('what was changed with the zone or after it holds at once: only the zone waits for the next day', async () => {
  const { store } = openStore(temporaryFolder());
  let settings: OfficeSettings = WARD;
  const office = startWritePath(store, wallTime('2026-11-23', '08:00'), () => settings);
  await office.ask(press('first'));
  const name = { vi: 'UBND phường Mới', en: 'New Ward' };
  for (const change of [{ timeZone: 'Asia/Tokyo' }, { name }]) {
    settings = { ...settings, ...change, revision: settings.revision + 1 };
    office.executor.tick();
  }
  expect(office.executor.day().settings).toMatchObject({ name, timeZone: 'Asia/Ho_Chi_Minh', revision: 3 });
  office.clock.now = wallTime('2026-11-24', '08:00');
  office.executor.tick();
  expect(office.executor.day()).toMatchObject({
    date: '2026-11-24',
    settings: { name, timeZone: 'Asia/Tokyo', revision: 3 },
  });
  expect(office.faults).toEqual([]);
});
