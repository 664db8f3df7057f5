/** The catalogue at the supervisor's desk: what is in it, and bringing another one in, seen before it is confirmed. */
import { isDeepStrictEqual } from 'node:util';
import type { Procedure, ProcedureId } from '#protocol/catalogue.ts';
import {
  CATALOGUE_PAGE_ROWS,
  type CatalogueChanges,
  type CatalogueFormat,
  type CatalogueOrigin,
  type CataloguePreview,
  type ProcedureHistory,
  type ProcedureList,
  type ProcedureRow,
} from '#protocol/catalogue-desk.ts';
import type { Field } from '#protocol/office.ts';
import type { BusinessDate, FieldId, InstantMs, OfficerId } from '#protocol/vocabulary.ts';
import { folded } from '#catalogue/exchange/columns.ts';
import { inForceOn } from '#catalogue/in-force.ts';
import type { Catalogue, CatalogueChange, CatalogueEdition } from './catalogue.ts';
import type { CatalogueFiles } from './catalogue-files.ts';
import { inSlices } from './in-slices.ts';
import type { Trail } from './trail.ts';
import { newToken } from './tokens.ts';

/** How long a file waits for being confirmed. */
const PENDING_MS = 30 * 60_000;
/** A supervisor looks at one at a time; a few desks may do so at once. */
const MOST_PENDING = 4;
const FIRST_NAMES = 20;

export type ListWish = {
  /** What the name, the code or a keyword must contain. */
  readonly search: string;
  /** Null: of any field; `none`: of no field of this office. */
  readonly field: FieldId | 'none' | null;
  readonly from: number;
};

export type ImportOutcome =
  | { readonly ok: true; readonly preview: CataloguePreview }
  /** A `RefusedCatalogue` as JSON. */
  | { readonly ok: false; readonly report: Uint8Array };

export type CatalogueDesk = {
  readonly list: (wish: ListWish) => Promise<ProcedureList>;
  /** Null where the catalogue knows no such procedure. */
  readonly history: (procedureId: ProcedureId) => ProcedureHistory | null;
  /** Reads a file and says what it would change. Nothing holds until it is confirmed. */
  readonly read: (bytes: Uint8Array, fileName: string) => Promise<ImportOutcome>;
  /** `gone`: it waited too long, or was confirmed or thrown away before. */
  readonly confirm: (importId: string, by: OfficerId) => Promise<CatalogueChange | 'gone'>;
  readonly throwAway: (importId: string) => void;
  readonly goBack: (edition: number, by: OfficerId) => Promise<CatalogueChange>;
  readonly write: (format: CatalogueFormat) => Promise<Buffer>;
};

export type CatalogueDeskParts = {
  readonly catalogue: Catalogue;
  readonly files: CatalogueFiles;
  readonly today: () => { readonly date: BusinessDate; readonly fields: readonly Field[] };
  readonly now: () => InstantMs;
  readonly nameOf: (officerId: OfficerId) => string | null;
  readonly trail: Pick<Trail, 'note'>;
};

type Pending = {
  readonly edition: number;
  readonly fileName: string;
  readonly versions: readonly Procedure[];
  readonly readAt: InstantMs;
};

/** A procedure of the list with what it is found by. */
type Listed = { readonly row: ProcedureRow; readonly found: string };

export function createCatalogueDesk(parts: CatalogueDeskParts): CatalogueDesk {
  const { catalogue, files, today, now, trail } = parts;
  const pending = new Map<string, Pending>();
  let listed: { readonly key: string; readonly procedures: readonly Listed[] } | null = null;

  /** Made once for an edition and a day. */
  const procedures = async (): Promise<readonly Listed[]> => {
    const { edition, versions } = catalogue.holding();
    const { date } = today();
    const key = `${String(edition)} ${date}`;
    if (listed?.key === key) return listed.procedures;
    const made = await listOf(versions, date);
    listed = { key, procedures: made };
    return made;
  };
  const origin = ({ edition, imported, versions }: CatalogueEdition): CatalogueOrigin => ({
    edition,
    imported:
      imported === null
        ? null
        : {
            at: imported.importedAt,
            by: parts.nameOf(imported.officerId) ?? imported.officerId,
            fileName: imported.fileName,
          },
    procedureCount: new Set(versions.map(({ procedureId }) => procedureId)).size,
    versionCount: versions.length,
  });
  const forgetOld = (): void => {
    for (const [importId, { readAt }] of pending) if (now() - readAt > PENDING_MS) pending.delete(importId);
    for (const [oldest] of pending) if (pending.size >= MOST_PENDING) pending.delete(oldest);
  };

  return {
    list: async ({ search, field, from }) => {
      const words = folded(search).split(' ');
      const all = await procedures();
      const matching = all.filter(
        ({ row, found }) =>
          (field === null || row.fieldId === (field === 'none' ? null : field)) &&
          words.every((word) => found.includes(word)),
      );
      const before = catalogue.before();
      return {
        holding: origin(catalogue.holding()),
        before: before === null ? null : origin(before),
        rows: matching.slice(from, from + CATALOGUE_PAGE_ROWS).map(({ row }) => row),
        matching: matching.length,
      };
    },
    history: (procedureId) => {
      const versions = catalogue
        .holding()
        .versions.filter((version) => version.procedureId === procedureId)
        .sort((one, other) => ((one.inForceFrom ?? '') < (other.inForceFrom ?? '') ? -1 : 1));
      if (versions.length === 0) return null;
      const [holding] = inForceOn(versions, today().date);
      return { versions, inForce: holding === undefined ? null : versions.indexOf(holding) };
    },
    read: async (bytes, fileName) => {
      const { edition, versions } = catalogue.holding();
      const read = await files.read(bytes, fileName, today().fields);
      if (!read.ok) return read;
      const changes = await changesBetween(versions, read.versions);
      const importId = newToken();
      forgetOld();
      pending.set(importId, { edition, fileName, versions: read.versions, readAt: now() });
      return { ok: true, preview: { importId, fileName, rowCount: read.versions.length, ...changes } };
    },
    confirm: async (importId, by) => {
      forgetOld();
      const found = pending.get(importId);
      if (found === undefined) return 'gone';
      const { edition, versions, fileName } = found;
      const change = await catalogue.replace(edition, versions, {
        importedAt: now(),
        officerId: by,
        fileName,
      });
      pending.delete(importId);
      if (change === 'changed')
        trail.note({ by, deed: 'catalogue_imported', subject: fileName, after: { rows: versions.length } });
      return change;
    },
    throwAway: (importId) => {
      pending.delete(importId);
    },
    goBack: async (edition, by) => {
      const change = await catalogue.goBack(edition);
      if (change === 'changed') trail.note({ by, deed: 'catalogue_restored', subject: String(edition) });
      return change;
    },
    write: (format) => files.write(format, catalogue.holding().versions, today().fields),
  };
}

async function listOf(versions: readonly Procedure[], date: BusinessDate): Promise<readonly Listed[]> {
  const byId = new Map<ProcedureId, Procedure[]>();
  for (const version of versions) {
    const ofOne = byId.get(version.procedureId);
    if (ofOne === undefined) byId.set(version.procedureId, [version]);
    else ofOne.push(version);
  }
  const listed: Listed[] = [];
  await inSlices(byId, ([procedureId, ofOne]) => {
    const [inForce] = inForceOn(ofOne, date);
    const later = ofOne
      .map(({ inForceFrom }) => inForceFrom)
      .filter((from) => from !== null && from > date)
      .sort();
    const shown = inForce ?? ofOne[0];
    if (shown === undefined) return;
    const { code, fieldId, name, inForceFrom, keywords } = shown;
    listed.push({
      row: {
        procedureId,
        code,
        fieldId,
        name,
        versionCount: ofOne.length,
        inForceFrom,
        isInForce: inForce !== undefined,
        nextFrom: later[0] ?? null,
        hasWeakValues: weakValues(shown) > 0,
      },
      found: folded([name.vi, name.en, ...keywords].join(' ')) + ` ${folded(code ?? procedureId)}`,
    });
  });
  return listed;
}

const weakValues = ({ fee, processingTime }: Procedure): number =>
  [fee, processingTime].filter((fact) => fact?.certainty === 'weak').length;

type Changes = Pick<CataloguePreview, 'added' | 'changed' | 'removed' | 'unchanged' | 'weakValues'>;

/** Version by version: one with another first day is another version. */
async function changesBetween(before: readonly Procedure[], after: readonly Procedure[]): Promise<Changes> {
  const keyOf = ({ procedureId, inForceFrom }: Procedure): string => `${procedureId} ${inForceFrom ?? ''}`;
  const gone = new Map(before.map((version) => [keyOf(version), version]));
  const added: Procedure[] = [];
  const changed: Procedure[] = [];
  let weak = 0;
  await inSlices(after, (version) => {
    const key = keyOf(version);
    const known = gone.get(key);
    gone.delete(key);
    weak += weakValues(version);
    if (known === undefined) added.push(version);
    else if (!isDeepStrictEqual(known, version)) changed.push(version);
  });
  return {
    added: firstOf(added),
    changed: firstOf(changed),
    removed: firstOf([...gone.values()]),
    unchanged: after.length - added.length - changed.length,
    weakValues: weak,
  };
}

const firstOf = (versions: readonly Procedure[]): CatalogueChanges => ({
  count: versions.length,
  first: versions
    .slice(0, FIRST_NAMES)
    .map(({ procedureId, inForceFrom, name }) => ({ procedureId, inForceFrom, name })),
});
