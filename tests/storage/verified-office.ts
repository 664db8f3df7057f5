/** An office that has lived through days, as bytes: opened again for each way to tamper with it. */
import type { OfficerId } from '#protocol/vocabulary.ts';
import { createDaySeals } from '#server/app/day-seals.ts';
import { createPosters } from '#server/app/posters.ts';
import { createTrail } from '#server/app/trail.ts';
import { createRandom } from '#tests/simulation/random.ts';
import { temporaryFolder } from '#tests/support/data-folder.ts';
import { wallTime } from '#tests/support/ward.ts';
import { anyCommand, BUSY_WARD } from './any-command.ts';
import { openStore } from './opened-store.ts';
import { later, startWritePath } from './write-path.ts';

export const DAYS = 3;
const BY = 'lan' as OfficerId;

/** Two days that are over and sealed, one that goes on, and changes at the desk on each. */
export async function livedOffice(turnsADay = 60): Promise<Buffer> {
  const { store, database } = openStore(temporaryFolder());
  const random = createRandom(11);
  for (let date = 1; date <= DAYS; date += 1) {
    const path = startWritePath(store, wallTime(`2026-11-0${String(date + 1)}`, '07:30'), BUSY_WARD);
    const { now } = path.executor;
    const posters = createPosters({
      store,
      dayKey: () => new Uint8Array(32),
      now,
      onChange: () => undefined,
    });
    const trail = createTrail({
      store,
      now,
      nameOf: () => null,
      deviceName: () => null,
      settings: [posters],
      onNoted: () => undefined,
    });
    await createDaySeals(store, trail).look();
    for (let turn = 0; turn < turnsADay; turn += 1) {
      path.clock.now = later(path.clock.now, random.integer(0, 30_000));
      const day = path.executor.day();
      await path.ask(
        ...[0, 1, 2].map(
          (place) => [`ask-${[date, turn, place].join('-')}`, anyCommand(random, day)] as const,
        ),
      );
    }
    for (const perMinute of [7, 8])
      posters.save({ ...posters.settings(), isOn: date % 2 === 1, perMinute: perMinute + date }, BY);
    trail.note({ by: BY, deed: 'device_revoked', subject: `printer-${String(date)}` });
  }
  // With a write-ahead log it could not be opened from memory.
  database.pragma('journal_mode = DELETE');
  return database.serialize();
}
