/**
 * Files of catalogues, read and written in a thread that lives for one file: thousands of procedures take seconds, in which
 * calls are answered as ever. What passes between the two is bytes, which are handed over and not copied.
 */
import { Worker } from 'node:worker_threads';
import type { Procedure } from '#protocol/catalogue.ts';
import type { CatalogueFormat } from '#protocol/catalogue-desk.ts';
import { readCsv, writeCsv } from '#catalogue/exchange/csv.ts';
import { readJson, writeJson } from '#catalogue/exchange/json.ts';
import { refusedFile } from '#catalogue/exchange/read-catalogue.ts';
import type { NamedField } from '#catalogue/exchange/values.ts';
import { readExcelCatalogue, writeExcelCatalogue } from './excel-catalogue.ts';
import { inSlices } from './in-slices.ts';

/** A few versions as a JSON list: small enough to be made or read in one go. */
type Piece = Uint8Array;
const VERSIONS_A_PIECE = 50;

export type CatalogueErrand =
  | {
      readonly task: 'read';
      readonly bytes: Uint8Array;
      readonly fileName: string;
      readonly fields: readonly NamedField[];
    }
  | {
      readonly task: 'write';
      readonly format: CatalogueFormat;
      readonly pieces: readonly Piece[];
      readonly fields: readonly NamedField[];
    };
export type CatalogueErrandDone =
  | { readonly task: 'read'; readonly pieces: readonly Piece[] }
  /** A `RefusedCatalogue` as JSON. */
  | { readonly task: 'refused'; readonly report: Uint8Array }
  | { readonly task: 'write'; readonly bytes: Uint8Array };

/**
 * Does one errand. A file that takes longer or more memory than any catalogue needs is refused as too large; rejects when
 * the thread fails.
 */
export type CatalogueErrands = (errand: CatalogueErrand) => Promise<CatalogueErrandDone>;

export async function doCatalogueErrand(errand: CatalogueErrand): Promise<CatalogueErrandDone> {
  const { fields } = errand;
  if (errand.task === 'write') {
    const versions = errand.pieces.flatMap(versionsIn);
    switch (errand.format) {
      case 'csv':
        return { task: 'write', bytes: writeCsv(versions, fields) };
      case 'json':
        return { task: 'write', bytes: writeJson(versions) };
      case 'xlsx':
        return { task: 'write', bytes: new Uint8Array(await writeExcelCatalogue(versions, fields)) };
      default:
        return errand.format satisfies never;
    }
  }
  const bytes = Buffer.from(errand.bytes);
  const read = await readFile(bytes, errand.fileName, fields);
  if (!read.ok) return { task: 'refused', report: new TextEncoder().encode(JSON.stringify(read.refused)) };
  return { task: 'read', pieces: [...piecesOf(read.versions)] };
}

/** What a file is, is told by its name and held against its first bytes by whoever reads it. */
function readFile(bytes: Buffer, fileName: string, fields: readonly NamedField[]) {
  const [, ending = ''] = /\.([a-z]+)$/i.exec(fileName) ?? [];
  switch (ending.toLowerCase()) {
    case 'csv':
    case 'txt':
      return readCsv(bytes, fields);
    case 'json':
      return readJson(bytes, fields);
    case 'xlsx':
      return readExcelCatalogue(bytes, fields);
    default:
      return refusedFile('unknown_format');
  }
}

function* piecesOf(versions: readonly Procedure[]): Generator<Piece> {
  for (let from = 0; from < versions.length; from += VERSIONS_A_PIECE)
    yield new TextEncoder().encode(JSON.stringify(versions.slice(from, from + VERSIONS_A_PIECE)));
}
const versionsIn = (piece: Piece): readonly Procedure[] =>
  JSON.parse(new TextDecoder().decode(piece)) as readonly Procedure[];

export type CatalogueFiles = {
  readonly read: (
    bytes: Uint8Array,
    fileName: string,
    fields: readonly NamedField[],
  ) => Promise<
    | { readonly ok: true; readonly versions: readonly Procedure[] }
    /** A `RefusedCatalogue` as JSON: it can be long, and is only handed on. */
    | { readonly ok: false; readonly report: Uint8Array }
  >;
  readonly write: (
    format: CatalogueFormat,
    versions: readonly Procedure[],
    fields: readonly NamedField[],
  ) => Promise<Buffer>;
};

/** Has files read and written elsewhere, and keeps its own part of it short. */
export const createCatalogueFiles = (run: CatalogueErrands): CatalogueFiles => ({
  read: async (bytes, fileName, fields) => {
    const done = await run({ task: 'read', bytes, fileName, fields: fields.map(named) });
    if (done.task === 'refused') return { ok: false, report: done.report };
    if (done.task !== 'read') throw new Error('the thread did another errand');
    const versions: Procedure[] = [];
    await inSlices(done.pieces, (piece) => versions.push(...versionsIn(piece)));
    return { ok: true, versions };
  },
  write: async (format, versions, fields) => {
    const pieces: Piece[] = [];
    await inSlices(piecesOf(versions), (piece) => pieces.push(piece));
    const done = await run({ task: 'write', format, pieces, fields: fields.map(named) });
    if (done.task !== 'write') throw new Error('the thread did another errand');
    return Buffer.from(done.bytes.buffer, done.bytes.byteOffset, done.bytes.byteLength);
  },
});

/** No more of a field than its names is sent to the thread. */
const named = ({ fieldId, letter, name, shortName }: NamedField): NamedField => ({
  fieldId,
  letter,
  name,
  shortName,
});

const PATIENCE_MS = 60_000;
/** A file that needs more describes no catalogue. */
const MOST_MEMORY_MB = 512;

/** `file` is the built program of the thread. */
export const createCatalogueThread =
  (file: URL): CatalogueErrands =>
  (errand) =>
    new Promise((resolve, reject) => {
      const thread = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB } });
      thread.unref();
      const giveUp = (error: Error): void => {
        if (errand.task === 'read') resolve({ task: 'refused', report: TOO_LARGE });
        else reject(error);
      };
      const timer = setTimeout(() => {
        giveUp(new Error('the thread took too long'));
        void thread.terminate();
      }, PATIENCE_MS);
      timer.unref();
      thread.once('message', resolve);
      thread.once('error', (error) => {
        if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') giveUp(error);
        else reject(error);
      });
      thread.once('exit', () => {
        clearTimeout(timer);
        reject(new Error('the thread ended without a catalogue'));
      });
      const handedOver = errand.task === 'write' ? errand.pieces.map(({ buffer }) => buffer) : [];
      thread.postMessage(errand, handedOver as ArrayBuffer[]);
    });

const TOO_LARGE = new TextEncoder().encode(JSON.stringify(refusedFile('too_large').refused));
