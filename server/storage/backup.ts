/**
 * A backup is a folder: the database as it stood at one moment, the halls' files, and a list of them with their digests.
 * It is made under another name, opened and looked through there, and renamed once it is whole. Everything here waits for
 * the disk: it belongs into a thread of its own.
 */
import {
  closeSync,
  copyFileSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import path from 'node:path';
import BetterSqlite, { type Database } from 'better-sqlite3';
import { z } from 'zod';
import { auditCode } from '#protocol/audit.ts';
import type { BackupTrouble } from '#protocol/backups.ts';
import { instantMs } from '#protocol/vocabulary.ts';
import { verifyOffice, type Finding, type HistoryScope } from './verify.ts';

export const DATABASE_FILE = 'office.db';
/** Folders of the data that are nowhere else. What a speech program said can be said again; keys stay where they are. */
export const KEPT_FOLDERS = ['notices', 'voice'] as const;
export const MANIFEST_FILE = 'manifest.json';
/** `mot-cua-2026-11-23_19-00-05`, in the office's own time. */
export const BACKUP_NAME = /^mot-cua-(?<date>\d{4}-\d\d-\d\d)_\d\d-\d\d-\d\d$/;
const SCHEMA_COPY = /^office-schema-\d{3}-.+\.db$/;
const ARRIVING = /^\.mot-cua-.+\.arriving$/;

/** So much stays free wherever a backup goes: beside the data the office must finish its day on it. */
const LEAST_LEFT_BYTES = 200 * 1024 * 1024;
const MOST_MANIFEST_BYTES = 1024 * 1024;
const MOST_FILES = 5_000;
const READ_AT_ONCE_BYTES = 1024 * 1024;

/** A file's name inside one of the kept folders: no way out, nothing hidden. */
const KEPT_FILE = new RegExp(`^(?:${KEPT_FOLDERS.join('|')})/[^./\\\\:\\0][^/\\\\:\\0]{0,200}$`);

const manifestShape = z.strictObject({
  format: z.literal(1),
  madeAt: z.number().int().min(0).transform(instantMs),
  schema: z.number().int().min(1),
  /** The newest event. */
  sequence: z.number().int().min(0),
  /** The head of the trail, as it stands on paper. */
  auditCode: z.string().max(30).nullable(),
  /** What `verifyOffice` found when it was made. */
  findings: z.number().int().min(0),
  files: z
    .array(
      z.strictObject({
        path: z.string().refine((name) => name === DATABASE_FILE || KEPT_FILE.test(name), 'leads elsewhere'),
        bytes: z.number().int().min(0),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .min(1)
    .max(MOST_FILES)
    .refine((files) => new Set(files.map(({ path: name }) => name)).size === files.length, 'named twice')
    .refine((files) => files.some(({ path: name }) => name === DATABASE_FILE), 'no database'),
});
export type Manifest = z.output<typeof manifestShape>;
type ManifestFile = Manifest['files'][number];

/** It could not be made, or is none. `message` is for the log. */
export class BackupUnusable extends Error {
  override readonly name = 'BackupUnusable';
  readonly trouble: BackupTrouble;
  constructor(trouble: BackupTrouble, message: string, options?: ErrorOptions) {
    super(message, options);
    this.trouble = trouble;
  }
}

const damaged = (what: string, cause?: unknown): BackupUnusable =>
  new BackupUnusable('damaged', what, { cause });

/** What an error of the disk means to whoever must do something about it. */
export function asBackupTrouble(error: unknown): BackupUnusable {
  if (error instanceof BackupUnusable) return error;
  const { code = '', message } = error as NodeJS.ErrnoException;
  const trouble = /^(ENOSPC|EDQUOT|EFBIG|SQLITE_FULL)/.test(code)
    ? 'no_space'
    : /^(EACCES|EPERM|EROFS|SQLITE_READONLY)/.test(code)
      ? 'not_writable'
      : /^(ENOENT|ENOTDIR|ENODEV|ENXIO|EIO|ESTALE|EHOST|ENOTCONN|SQLITE_CANTOPEN|SQLITE_IOERR)/.test(code)
        ? 'gone'
        : /^SQLITE_(CORRUPT|NOTADB)/.test(code)
          ? 'damaged'
          : 'failed';
  return new BackupUnusable(trouble, `${code}: ${message}`, { cause: error });
}

/** The list of files of a backup. Throws `BackupUnusable` when there is none that this release understands. */
export function readManifest(folder: string): Manifest {
  const file = path.join(folder, MANIFEST_FILE);
  try {
    if (!lstatSync(folder).isDirectory()) throw damaged('no folder');
    const found = lstatSync(file);
    if (!found.isFile() || found.size > MOST_MANIFEST_BYTES) throw damaged('the list of files is none');
    return manifestShape.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw error instanceof BackupUnusable ? error : damaged('the list of files cannot be read', error);
  }
}

/** Backups in a folder by name, oldest first; none where there is no such folder. */
export function backupNames(place: string): readonly string[] {
  try {
    return readdirSync(place)
      .filter((name) => BACKUP_NAME.test(name))
      .sort();
  } catch {
    return [];
  }
}

/** Makes a backup of a running office, and gives its list. Throws `BackupUnusable`; then nothing of it is left. */
export function makeBackup(dataFolder: string, place: string, name: string, madeAt: number): Manifest {
  return arriving(place, name, (folder) => {
    const sources = keptFiles(dataFolder);
    const bytes = sources.reduce((sum, file) => sum + lstatSync(path.join(dataFolder, file)).size, 0);
    requireRoom(place, bytes + lstatSync(path.join(dataFolder, DATABASE_FILE)).size);
    copyDatabase(path.join(dataFolder, DATABASE_FILE), path.join(folder, DATABASE_FILE));
    const before = newestBackup(place);
    for (const file of sources) takeFile(dataFolder, folder, file, before);
    const looked = lookThrough(path.join(folder, DATABASE_FILE), 'unsealed_days');
    const manifest: Manifest = {
      format: 1,
      madeAt: instantMs(madeAt),
      schema: looked.schema,
      sequence: looked.sequence,
      auditCode: looked.auditCode,
      findings: looked.findings.length,
      files: [DATABASE_FILE, ...sources].map((file) => describeFile(folder, file)),
    };
    writeFileSync(path.join(folder, MANIFEST_FILE), JSON.stringify(manifest, null, 2), {
      flush: true,
      mode: 0o600,
    });
    return manifest;
  });
}

/** Brings a backup to another place. Throws `BackupUnusable`; then nothing of it is left there. */
export function copyBackup(from: string, place: string): Manifest {
  return arriving(place, path.basename(from), (folder) => {
    const manifest = readManifest(from);
    requirePlain(from, manifest);
    requireRoom(
      place,
      manifest.files.reduce((sum, { bytes }) => sum + bytes, 0),
    );
    const before = newestBackup(place);
    for (const { path: file } of manifest.files) takeFile(from, folder, file, before);
    copyFileSync(path.join(from, MANIFEST_FILE), path.join(folder, MANIFEST_FILE));
    flush(path.join(folder, MANIFEST_FILE));
    examineBackup(folder, 'unsealed_days');
    return manifest;
  });
}

export type ExaminedBackup = { readonly manifest: Manifest; readonly findings: readonly Finding[] };

/**
 * Reads every file of a backup again and looks through its database. Throws `BackupUnusable` when a byte is another one.
 * Every evening that is done beside a running office, without the history of days that are sealed, which takes minutes after years.
 */
export function examineBackup(folder: string, history: HistoryScope): ExaminedBackup {
  const manifest = readManifest(folder);
  requirePlain(folder, manifest);
  for (const { path: file, sha256 } of manifest.files)
    if (digestOf(path.join(folder, file)) !== sha256) throw damaged(`${file} is another one`);
  const { findings } = lookThrough(path.join(folder, DATABASE_FILE), history);
  return { manifest, findings };
}

/**
 * Before a byte is read: every file is a plain one of the size it is listed with. A link leads elsewhere, and what is larger
 * than it says might have no end. Throws `BackupUnusable`.
 */
export function requirePlain(folder: string, { files }: Manifest): void {
  const folders = new Set(files.map(({ path: file }) => path.dirname(file)));
  for (const name of folders)
    if (lstatSync(path.join(folder, name), { throwIfNoEntry: false })?.isDirectory() !== true)
      throw damaged(`${name} is no folder`);
  for (const { path: file, bytes } of files) {
    const found = lstatSync(path.join(folder, file), { throwIfNoEntry: false });
    if (found?.isFile() !== true || found.size !== bytes) throw damaged(`${file} is another one`);
  }
}

/** Removes a backup, so that what is cut off halfway is not taken for one. */
export function removeBackup(place: string, name: string): void {
  const leaving = path.join(place, `.${name}.arriving`);
  renameSync(path.join(place, name), leaving);
  rmSync(leaving, { recursive: true, force: true });
}

/** Copies that were made before the database was changed for a new release, older than that instant. */
export function removeOldCopies(place: string, before: number): void {
  for (const name of readdirSync(place)) {
    const file = path.join(place, name);
    if (SCHEMA_COPY.test(name) && lstatSync(file).mtimeMs < before) rmSync(file);
  }
}

/** Has a folder filled under another name and then gives it its own; what was left of earlier tries goes first. */
function arriving(place: string, name: string, fill: (folder: string) => Manifest): Manifest {
  const folder = path.join(place, `.${name}.arriving`);
  try {
    for (const left of readdirSync(place))
      if (ARRIVING.test(left)) rmSync(path.join(place, left), { recursive: true, force: true });
    mkdirSync(folder, { mode: 0o700 });
    const manifest = fill(folder);
    flush(folder);
    renameSync(folder, path.join(place, name));
    flush(place);
    return manifest;
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw asBackupTrouble(error);
  }
}

/** The files of the kept folders as `folder/name`, in order. What is hidden, no plain file or oddly named stays out. */
function keptFiles(dataFolder: string): readonly string[] {
  const files = KEPT_FOLDERS.flatMap((folder) => {
    const at = path.join(dataFolder, folder);
    if (lstatSync(at, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
    return readdirSync(at, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${folder}/${entry.name}`)
      .filter((file) => KEPT_FILE.test(file))
      .sort();
  });
  if (files.length < MOST_FILES) return files;
  throw new BackupUnusable('failed', `${String(files.length)} files are more than a backup takes`);
}

type Before = { readonly folder: string; readonly files: ReadonlyMap<string, ManifestFile> };

/** The newest backup that can be read, for what has not changed since. */
function newestBackup(place: string): Before | null {
  for (const name of backupNames(place).toReversed()) {
    const folder = path.join(place, name);
    try {
      return { folder, files: new Map(readManifest(folder).files.map((file) => [file.path, file])) };
    } catch {
      // The one before it may be whole.
    }
  }
  return null;
}

/** A video that was there yesterday is not written again: both backups share it, where the disk can do that. */
function takeFile(from: string, to: string, file: string, before: Before | null): void {
  const [source, target] = [path.join(from, file), path.join(to, file)];
  mkdirSync(path.dirname(target), { recursive: true, mode: 0o700 });
  const known = before?.files.get(file);
  if (before !== null && known !== undefined && file !== DATABASE_FILE) {
    const earlier = path.join(before.folder, file);
    const digest = digestOf(source);
    if (known.sha256 === digest && isSame(earlier, known) && tryLink(earlier, target)) return;
  }
  copyFileSync(source, target);
  flush(target);
}

const isSame = (file: string, { bytes, sha256 }: ManifestFile): boolean => {
  const found = lstatSync(file, { throwIfNoEntry: false });
  return found?.isFile() === true && found.size === bytes && digestOf(file) === sha256;
};

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch {
    return false;
  }
}

/**
 * The database as one transaction saw it, packed: what was deleted is in no page of it. The keys of links and marks are
 * taken out, since they are to be destroyed with their day; so are sessions, which nobody needs again.
 */
function copyDatabase(from: string, to: string): void {
  const source = new BetterSqlite(from, { readonly: true, timeout: 10_000 });
  try {
    source.prepare('VACUUM INTO ?').run(to);
  } finally {
    source.close();
  }
  const copy = new BetterSqlite(to);
  try {
    copy.pragma('journal_mode = DELETE');
    copy.pragma('secure_delete = ON');
    copy.exec('DELETE FROM day_keys; DELETE FROM sessions;');
  } finally {
    copy.close();
  }
  flush(to);
}

export type Looked = {
  readonly schema: number;
  readonly sequence: number;
  readonly auditCode: string | null;
  readonly findings: readonly Finding[];
};

/** Opens the database as a stranger's: nothing in it may run. Throws `BackupUnusable` when it is damaged or none of ours. */
export function lookThrough(file: string, history: HistoryScope): Looked {
  let database: Database | null = null;
  try {
    database = new BetterSqlite(file, { readonly: true });
    database.pragma('trusted_schema = OFF');
    database.pragma('cell_size_check = ON');
    const foreign = database
      .prepare(
        "SELECT count(*) FROM sqlite_master WHERE type IN ('trigger', 'view') OR sql LIKE 'CREATE VIRTUAL%'",
      )
      .pluck()
      .get();
    if (foreign !== 0) throw damaged('the database holds what none of ours does');
    const { findings, head } = verifyOffice(database, null, history);
    const broken = findings.find(({ kind }) => kind === 'file_damaged');
    if (broken !== undefined) throw damaged(broken.where);
    return {
      schema: Number(database.pragma('user_version', { simple: true })),
      sequence: Number(database.prepare('SELECT coalesce(max(sequence), 0) FROM events').pluck().get()),
      auditCode: head === null ? null : auditCode(head),
      findings,
    };
  } catch (error) {
    if (error instanceof BackupUnusable) throw error;
    // What cannot be asked is no database of an office.
    if (error instanceof BetterSqlite.SqliteError) throw damaged(`${error.code}: ${error.message}`, error);
    throw error;
  } finally {
    database?.close();
  }
}

function describeFile(folder: string, file: string): ManifestFile {
  const at = path.join(folder, file);
  return { path: file, bytes: lstatSync(at).size, sha256: digestOf(at) };
}

/** SHA-256 in hex, read piece by piece. */
function digestOf(file: string): string {
  const hash = createHash('sha256');
  const piece = Buffer.alloc(READ_AT_ONCE_BYTES);
  const handle = openSync(file, 'r');
  try {
    for (;;) {
      const read = readSync(handle, piece);
      if (read === 0) return hash.digest('hex');
      hash.update(piece.subarray(0, read));
    }
  } finally {
    closeSync(handle);
  }
}

/** Throws when less would be left free than the office needs. */
export function requireRoom(place: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(place);
  if (bavail * bsize < bytes + LEAST_LEFT_BYTES) {
    throw new BackupUnusable('no_space', `${String(bytes)} bytes and a reserve do not fit`);
  }
}

/** Until it is on the disk. A folder cannot be flushed on Windows, where a rename is durable without. */
function flush(file: string): void {
  const isFolder = lstatSync(file).isDirectory();
  if (isFolder && process.platform === 'win32') return;
  const handle = openSync(file, isFolder ? 'r' : 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
