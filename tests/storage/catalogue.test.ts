/** Catalogues on the disk: whole or not there, the newest and the one before it kept, everything else forgotten. */
import { expect, test } from 'vitest';
import { instantMs, type BusinessDate, type OfficerId } from '#protocol/vocabulary.ts';
import type { Procedure } from '#protocol/catalogue.ts';
import { BUILT_IN_PROCEDURES } from '#catalogue/built-in/procedures.ts';
import { newOfficer } from '#server/app/people.ts';
import { createCatalogue, type Catalogue } from '#server/app/catalogue.ts';
import type { CatalogueStore, Store } from '#server/storage/store.ts';
import { temporaryFolder } from '#tests/support/data-folder.ts';
import { openStore } from './opened-store.ts';

const OFFICER = 'minh' as OfficerId;
const BY_MINH = { importedAt: instantMs(1_000), officerId: OFFICER, fileName: 'thu-tuc.xlsx' };
const TODAY = { date: '2026-11-23' as BusinessDate, services: [] };

function storeIn(folder: string): Store {
  const { store } = openStore(folder);
  store.saveOfficer(
    newOfficer({
      officerId: OFFICER,
      username: 'minh',
      displayName: 'Minh',
      passwordHash: 'hash',
      role: 'administrator',
    }),
  );
  return store;
}

async function catalogueOn(store: CatalogueStore): Promise<Catalogue> {
  const catalogue = createCatalogue({
    store,
    today: () => TODAY,
    onPublished: () => undefined,
    onFault: (error) => {
      throw error;
    },
  });
  await catalogue.refresh();
  return catalogue;
}

/** As many versions as asked for, each unlike the others. */
const versions = (count: number, word: string): readonly Procedure[] => {
  const [first] = BUILT_IN_PROCEDURES;
  if (first === undefined) throw new Error('the built-in catalogue is empty');
  return Array.from({ length: count }, (_, index) => ({
    ...first,
    procedureId: `p-${String(index)}` as Procedure['procedureId'],
    name: { vi: `${word} ${String(index)}`, en: `${word} ${String(index)}` },
  }));
};

test('an office begins with the built-in one, and keeps nothing of it', async () => {
  const store = storeIn(temporaryFolder());
  const catalogue = await catalogueOn(store);
  expect(catalogue.holding()).toEqual({ edition: 0, imported: null, versions: BUILT_IN_PROCEDURES });
  expect(catalogue.before()).toBeNull();
  expect(await catalogue.goBack(0)).toBe('nothing_before');
  expect(store.holdingEditions()).toEqual({ edition: 0, before: null });
});

test('what was brought in holds after a restart, in its order, with the one before it', async () => {
  const folder = temporaryFolder();
  const store = storeIn(folder);
  const catalogue = await catalogueOn(store);
  const first = versions(130, 'một');
  const second = versions(60, 'hai');
  expect(await catalogue.replace(0, first, BY_MINH)).toBe('changed');
  expect(await catalogue.replace(0, second, BY_MINH)).toBe('catalogue_changed');
  const { edition } = catalogue.holding();
  expect(await catalogue.replace(edition, second, BY_MINH)).toBe('changed');
  store.close();

  const again = await catalogueOn(storeIn(folder));
  expect(again.holding().versions).toEqual(second);
  expect(again.holding().imported).toEqual(BY_MINH);
  expect(again.before()?.versions).toEqual(first);
  expect(again.published().revision).toBe(catalogue.published().revision);
});

test('only two are kept, and none that was never finished', async () => {
  const { store, database } = openStore(temporaryFolder());
  store.saveOfficer(
    newOfficer({
      officerId: OFFICER,
      username: 'm',
      displayName: 'M',
      passwordHash: '',
      role: 'administrator',
    }),
  );
  const catalogue = await catalogueOn(store);
  const unfinished = store.addEdition(BY_MINH);
  store.addVersions(unfinished, 0, ['{}', '{}']);
  for (const word of ['a', 'b', 'c'])
    await catalogue.replace(catalogue.holding().edition, versions(110, word), BY_MINH);
  const kept = database.prepare('SELECT DISTINCT edition FROM catalogue_versions').pluck().all();
  expect(kept).toEqual([catalogue.before()?.edition, catalogue.holding().edition]);
  expect(kept).not.toContain(unfinished);
  expect(database.prepare('SELECT count(*) FROM catalogue_editions').pluck().get()).toBe(2);
});

test('a disk that fails in the middle leaves the one that holds, and the next try succeeds', async () => {
  const store = storeIn(temporaryFolder());
  let piecesLeft = 1;
  const failing: CatalogueStore = {
    ...store,
    addVersions: (...piece) => {
      if (piecesLeft === 0) throw new Error('the disk is full');
      piecesLeft -= 1;
      store.addVersions(...piece);
    },
  };
  const catalogue = await catalogueOn(failing);
  const { revision } = catalogue.published();
  await expect(catalogue.replace(0, versions(120, 'x'), BY_MINH)).rejects.toThrow('the disk is full');
  expect([catalogue.holding().edition, catalogue.published().revision]).toEqual([0, revision]);
  piecesLeft = Number.POSITIVE_INFINITY;
  expect(await catalogue.replace(0, versions(120, 'x'), BY_MINH)).toBe('changed');
  expect(store.versionsOf(catalogue.holding().edition)).toHaveLength(120);
});

test('two that are brought in at once are not mixed: one holds, the other is refused', async () => {
  const store = storeIn(temporaryFolder());
  const catalogue = await catalogueOn(store);
  const outcomes = await Promise.all([
    catalogue.replace(0, versions(120, 'x'), BY_MINH),
    catalogue.replace(0, versions(120, 'y'), BY_MINH),
  ]);
  expect(outcomes).toEqual(['changed', 'catalogue_changed']);
  expect(catalogue.holding().versions).toEqual(versions(120, 'x'));
});
