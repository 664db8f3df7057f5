import { describe, expect, test, vi } from 'vitest';
import { instantMs } from '#protocol/vocabulary.ts';
import { fold } from '#server/domain/evolve.ts';
import { StorageFailed } from '#server/storage/store.ts';
import { temporaryFolder } from '#tests/support/data-folder.ts';
import { WARD } from '#tests/support/ward.ts';
import { openStore, type OpenedStore } from './opened-store.ts';
import { MORNING, press, startWritePath } from './write-path.ts';

/** Lets the file grow by no page more: SQLite itself then says that the disk is full. */
function fill({ database }: OpenedStore): void {
  const pages = Number(database.pragma('page_count', { simple: true }));
  database.pragma(`max_page_count = ${String(pages)}`);
}
const makeRoom = ({ database }: OpenedStore): void => void database.pragma('max_page_count = 1000000');
const rows = ({ database }: OpenedStore): unknown =>
  database
    .prepare('SELECT (SELECT count(*) FROM events) AS events, (SELECT count(*) FROM answers) AS answers')
    .get();
/** More than a page of them, so that at the latest the last needs one. */
const manyPresses = (name: string) =>
  Array.from({ length: 40 }, (_, index) => press(`${name}-${String(index)}`));

describe('a full disk', () => {
  test('refuses the presses it cannot keep, and leaves file and memory as they were', async () => {
    const opened = openStore(temporaryFolder());
    const { ask, executor, commits, faults } = startWritePath(opened.store);
    await ask(press('press-one'));
    const [day, before] = [executor.day(), rows(opened)];
    fill(opened);
    const answers = await ask(...manyPresses('full'));
    expect(new Set(answers.map((answer) => (answer.ok ? 'ok' : answer.refusal.code)))).toEqual(
      new Set(['storage_failed']),
    );
    expect(faults).toEqual([expect.any(StorageFailed)]);
    expect(executor.day()).toBe(day);
    expect(rows(opened)).toEqual(before);
    expect(commits).toHaveLength(1);
    expect(fold(opened.store.newestDayEvents())).toEqual(day);
  });

  test('with room again, the very same presses are granted, from the next number on', async () => {
    const opened = openStore(temporaryFolder());
    const { ask, executor } = startWritePath(opened.store);
    fill(opened);
    const refused = await ask(...manyPresses('press'));
    expect(refused.every(({ ok }) => !ok)).toBe(true);
    makeRoom(opened);
    const granted = await ask(...manyPresses('press'));
    expect(granted.every(({ ok }) => ok)).toBe(true);
    expect(granted[0]).toMatchObject({ result: { number: 'C001' } });
    expect(executor.day().tally.issued).toBe(40);
    expect(fold(opened.store.newestDayEvents())).toEqual(executor.day());
  });

  test('a day that cannot be opened is opened when there is room', () => {
    const opened = openStore(temporaryFolder());
    // The settings are recorded with the day, and these need pages of their own.
    const wordy = { ...WARD, notices: Array.from({ length: 200 }, () => WARD.openingHours) };
    fill(opened);
    expect(() => startWritePath(opened.store, MORNING, wordy)).toThrow(StorageFailed);
    makeRoom(opened);
    expect(startWritePath(opened.store, MORNING, wordy).executor.day()).toMatchObject({ sequence: 1 });
  });

  test('the probe changes what is there and needs no new page; a database that is gone fails it', () => {
    const opened = openStore(temporaryFolder());
    opened.store.probe(instantMs(1));
    opened.database.pragma('query_only = 1');
    expect(() => opened.store.probe(instantMs(2))).toThrow(StorageFailed);
    opened.database.pragma('query_only = 0');
    opened.store.probe(instantMs(3));
  });
});

describe('a log that moved on without us', () => {
  test('is not taken for a full disk: the process must end and fold it again', async () => {
    const opened = openStore(temporaryFolder());
    const { ask, faults } = startWritePath(opened.store);
    await ask(press('press-one'));
    // As after a flush that failed once the commit had reached the disk: there, and unknown to memory.
    opened.database
      .prepare("INSERT INTO events (sequence, at, type, body) VALUES (3, 0, 'Unknown', '{}')")
      .run();
    // Nobody is answered: what became of the press is for the log to say, once it was folded again.
    const answered = vi.fn();
    void ask(press('press-two')).then(answered);
    await vi.waitFor(() => {
      expect(faults).toMatchObject([{ name: 'InvariantBroken' }]);
    });
    expect(answered).not.toHaveBeenCalled();
  });
});
