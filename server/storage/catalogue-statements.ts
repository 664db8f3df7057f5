/** Catalogues of procedures in SQLite. */
import type { Database } from 'better-sqlite3';
import type { InstantMs, OfficerId } from '#protocol/vocabulary.ts';
import type { CatalogueStore, HoldingEditions } from './store.ts';

/** The store of catalogues on an open, migrated database. */
export function catalogueStatements(database: Database): CatalogueStore {
  const selectHolding = database.prepare<[], HoldingEditions>(
    'SELECT edition, edition_before AS before FROM catalogue_holding',
  );
  const updateHolding = database.prepare<[number, number | null]>(
    'UPDATE catalogue_holding SET edition = ?, edition_before = ? WHERE id = 1',
  );
  const selectEdition = database.prepare<
    [number],
    { readonly importedAt: InstantMs; readonly officerId: OfficerId; readonly fileName: string }
  >(
    `SELECT imported_at AS importedAt, officer_id AS officerId, file_name AS fileName
     FROM catalogue_editions WHERE edition = ?`,
  );
  // A number is never given twice while the office can still go back to it.
  const insertEdition = database.prepare<[number, string, string]>(
    `INSERT INTO catalogue_editions (edition, imported_at, officer_id, file_name)
     VALUES ((SELECT max(edition, coalesce(edition_before, 0),
                         coalesce((SELECT max(edition) FROM catalogue_editions), 0)) + 1
              FROM catalogue_holding), ?, ?, ?)`,
  );
  const selectBodies = database
    .prepare<[number], string>('SELECT body FROM catalogue_versions WHERE edition = ? ORDER BY place')
    .pluck();
  const insertVersion = database.prepare<[number, number, string]>(
    'INSERT INTO catalogue_versions (edition, place, body) VALUES (?, ?, ?)',
  );
  const selectForgotten = database
    .prepare<[], number>(
      `SELECT catalogue_editions.edition FROM catalogue_editions, catalogue_holding
       WHERE catalogue_editions.edition NOT IN (catalogue_holding.edition, coalesce(edition_before, 0))
       ORDER BY catalogue_editions.edition LIMIT 1`,
    )
    .pluck();
  const deleteVersions = database.prepare<[number, number, number]>(
    `DELETE FROM catalogue_versions WHERE edition = ? AND place IN
     (SELECT place FROM catalogue_versions WHERE edition = ? ORDER BY place LIMIT ?)`,
  );
  const deleteEdition = database.prepare<[number]>('DELETE FROM catalogue_editions WHERE edition = ?');
  return {
    holdingEditions: () => selectHolding.get() ?? { edition: 0, before: null },
    holdEdition: ({ edition, before }) => {
      updateHolding.run(edition, before);
    },
    catalogueEdition: (edition) => selectEdition.get(edition) ?? null,
    addEdition: ({ importedAt, officerId, fileName }) =>
      Number(insertEdition.run(importedAt, officerId, fileName).lastInsertRowid),
    versionsOf: (edition) => selectBodies.all(edition),
    addVersions: database.transaction((edition: number, from: number, bodies: readonly string[]) => {
      bodies.forEach((body, index) => insertVersion.run(edition, from + index, body));
    }),
    forgetVersions: database.transaction((most: number) => {
      const edition = selectForgotten.get();
      if (edition === undefined) return false;
      if (deleteVersions.run(edition, edition, most).changes < most) deleteEdition.run(edition);
      return true;
    }),
  };
}
