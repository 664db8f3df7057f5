/**
 * Puts a backup in the place of an office's data. What it replaces is moved aside, never overwritten; what the office did
 * after the backup is taken over from there as far as it can be read, so that no number is given out twice.
 */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import BetterSqlite, { type Database } from 'better-sqlite3';
import type { Json } from '#protocol/audit.ts';
import type { InstantMs } from '#protocol/vocabulary.ts';
import { evolve, fold } from '#server/domain/evolve.ts';
import { foldFeedback } from '#server/domain/feedback.ts';
import { auditStatements } from './audit-statements.ts';
import {
  asBackupTrouble,
  DATABASE_FILE,
  examineBackup,
  KEPT_FOLDERS,
  lookThrough,
  MANIFEST_FILE,
  readManifest,
  requirePlain,
  requireRoom,
  type Manifest,
} from './backup.ts';
import { eventOf, type EventRow } from './event-rows.ts';
import {
  FEEDBACK_EVENT_COLUMNS,
  feedbackDigest,
  feedbackEventOf,
  feedbackProjection,
  type FeedbackEventRow,
} from './feedback-statements.ts';
import { historyOf } from './history.ts';
import { historyStatements } from './history-statements.ts';
import { migrate, newestSchema } from './migrate.ts';
import { kindOfFolder } from './office-folder.ts';
import { lockFolder, RESTORING_MARK } from './sqlite-store.ts';
import { StoreUnusable } from './store.ts';
import type { Finding } from './verify.ts';

const STAGING_FOLDER = '.restore-arriving';
/** All that a backup brings, and what belongs to the database it replaces. */
const REPLACED = [DATABASE_FILE, `${DATABASE_FILE}-wal`, `${DATABASE_FILE}-shm`, ...KEPT_FOLDERS];

export type RestoreOrder = {
  readonly backup: string;
  readonly dataFolder: string;
  readonly migrationsFolder: string;
  readonly at: InstantMs;
  /** Also when the backup tells of something that was tampered with. */
  readonly despiteFindings: boolean;
};

export type Restored =
  | {
      readonly ok: true;
      readonly manifest: Manifest;
      /** Where the data is now that was there; null when there was none. */
      readonly movedTo: string | null;
      /** How many later events came over from it; null when it could not be read or is of another office. */
      readonly takenOver: number | null;
    }
  | { readonly ok: false; readonly why: 'newer_schema'; readonly manifest: Manifest }
  /** One of the two is the demonstration, the backup or what it would replace, and the other one is not. */
  | { readonly ok: false; readonly why: 'demonstration'; readonly isBackup: boolean }
  | { readonly ok: false; readonly why: 'findings'; readonly findings: readonly Finding[] };

/**
 * Throws `BackupUnusable` when the backup is damaged or does not fit, and `StoreUnusable` while a server runs on the data:
 * nothing has been changed then. Cut off later, it is begun again: until it is over no server starts on the folder.
 */
export function restoreOffice(order: RestoreOrder): Restored {
  const { backup, dataFolder, migrationsFolder, at } = order;
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const lock = lockFolder(dataFolder);
  const staging = path.join(dataFolder, STAGING_FOLDER);
  try {
    const manifest = readManifest(backup);
    if (manifest.schema > newestSchema(migrationsFolder)) return { ok: false, why: 'newer_schema', manifest };
    rmSync(staging, { recursive: true, force: true });
    stage(backup, manifest, staging);
    // What is looked through is what will be used, whatever becomes of the backup meanwhile.
    const { findings: asKept } = examineBackup(staging, 'every_day');
    const file = path.join(staging, DATABASE_FILE);
    // Of an older release it is brought up to date here, where a failure costs nothing, and looked through by all that is known today.
    const findings = bringUpToDate(file, migrationsFolder) ? lookThrough(file, 'every_day').findings : asKept;
    if (asKept.length + findings.length > 0 && !order.despiteFindings)
      return { ok: false, why: 'findings', findings: asKept.length > 0 ? asKept : findings };
    const isBackup = kindOfFolder(staging) === 'demonstration';
    if (isBackup !== (kindOfFolder(dataFolder) === 'demonstration'))
      return { ok: false, why: 'demonstration', isBackup };

    const mark = path.join(dataFolder, RESTORING_MARK);
    // One that was cut off has already moved things aside: they lie there still.
    const asideName = begunIn(mark) ?? `before-restore-${nameOfTime(at)}`;
    const aside = path.join(dataFolder, asideName);
    writeFileSync(mark, asideName, { flush: true });
    moveAside(dataFolder, aside);
    const database = new BetterSqlite(file);
    let takenOver: number | null;
    try {
      takenOver = takeOver(database, path.join(aside, DATABASE_FILE));
      tell(database, path.basename(backup), manifest, takenOver, at);
    } finally {
      database.close();
    }
    for (const name of REPLACED)
      if (existsSync(path.join(staging, name)))
        renameSync(path.join(staging, name), path.join(dataFolder, name));
    rmSync(mark);
    return { ok: true, manifest, movedTo: existsSync(aside) ? aside : null, takenOver };
  } catch (error) {
    if (error instanceof StoreUnusable) throw error;
    throw asBackupTrouble(error);
  } finally {
    rmSync(staging, { recursive: true, force: true });
    lock.close();
  }
}

/** Whether it was of an older release. Throws `StoreUnusable` when it could not be. */
function bringUpToDate(file: string, migrationsFolder: string): boolean {
  const database = new BetterSqlite(file);
  try {
    const before = database.pragma('user_version', { simple: true });
    migrate(database, file, migrationsFolder);
    return database.pragma('user_version', { simple: true }) !== before;
  } finally {
    database.close();
  }
}

const nameOfTime = (at: InstantMs): string => new Date(at).toISOString().slice(0, 19).replaceAll(':', '-');

/** Copies what the list names and nothing else. */
function stage(backup: string, manifest: Manifest, staging: string): void {
  const { files } = manifest;
  requirePlain(backup, manifest);
  requireRoom(
    path.dirname(staging),
    files.reduce((sum, { bytes }) => sum + bytes, 0),
  );
  for (const name of [MANIFEST_FILE, ...files.map(({ path: file }) => file)]) {
    mkdirSync(path.dirname(path.join(staging, name)), { recursive: true, mode: 0o700 });
    copyFileSync(path.join(backup, name), path.join(staging, name));
  }
}

/** The folder that a restore which was cut off moves things to; null when there was none. */
function begunIn(mark: string): string | null {
  if (!existsSync(mark)) return null;
  const name = readFileSync(mark, 'utf8');
  return /^before-restore-[\dT-]{19}$/.test(name) ? name : null;
}

/** What is there moves. Where the folder already has one of that name, this one came with the restore that was cut off. */
function moveAside(from: string, to: string): void {
  for (const name of REPLACED) {
    if (!existsSync(path.join(from, name))) continue;
    mkdirSync(to, { recursive: true, mode: 0o700 });
    if (existsSync(path.join(to, name))) rmSync(path.join(from, name), { recursive: true });
    else renameSync(path.join(from, name), path.join(to, name));
  }
}

/**
 * Adds what the office recorded after the backup, in the order it was recorded and as far as it continues the backup's log.
 * With it come the answers, so that a press that is tried again hears its old number, and the keys of tickets' links.
 */
function takeOver(database: Database, olderFile: string): number | null {
  if (!existsSync(olderFile)) return null;
  let older: Database | null = null;
  try {
    older = new BetterSqlite(olderFile, { readonly: true });
    return addLater(database, older);
  } catch {
    // It is moved aside and can still be looked at: whatever is wrong with it is the reason for restoring.
    return null;
  } finally {
    older?.close();
  }
}

function addLater(database: Database, older: Database): number | null {
  const columns = 'sequence, at, type, body';
  const selectLast = `SELECT ${columns} FROM events ORDER BY sequence DESC LIMIT 1`;
  const last = database.prepare<[], EventRow>(selectLast).get();
  const same = older.prepare<[number], EventRow>(`SELECT ${columns} FROM events WHERE sequence = ?`);
  if (last === undefined || JSON.stringify(same.get(last.sequence)) !== JSON.stringify(last)) return null;
  const dayRows = database
    .prepare<[], EventRow>(
      `SELECT ${columns} FROM events
       WHERE sequence >= (SELECT first_sequence FROM days ORDER BY date DESC LIMIT 1) ORDER BY sequence`,
    )
    .all();
  const insert = database.prepare<EventRow>(
    `INSERT INTO events (${columns}) VALUES (:sequence, :at, :type, :body)`,
  );
  const insertDay = database.prepare<[string, number]>(
    'INSERT INTO days (date, first_sequence) VALUES (?, ?)',
  );
  const keepHistory = historyStatements(database);
  let day = fold(dayRows.map(eventOf));
  let added = 0;
  const later = older.prepare<[number], EventRow>(
    `SELECT ${columns} FROM events WHERE sequence > ? ORDER BY sequence`,
  );
  database.transaction(() => {
    for (const row of later.iterate(last.sequence)) {
      const event = eventOf(row);
      const before = day;
      day = evolve(before, event);
      insert.run(row);
      if (event.type === 'DayOpened') insertDay.run(event.date, row.sequence);
      for (const change of historyOf(before, event, day)) keepHistory(change);
      added += 1;
    }
    for (const table of ['answers', 'day_keys']) copyRows(older, database, table);
    takeFeedbackOver(older, database);
  })();
  return added;
}

/** What became of feedback after the backup, each deed with its entry in the trail, as it was recorded then. */
function takeFeedbackOver(from: Database, to: Database): void {
  const isThere = from.prepare("SELECT 1 FROM sqlite_master WHERE name = 'feedback_events'").get();
  if (isThere === undefined) return;
  const known = to.prepare<[string, number]>(
    'SELECT 1 FROM feedback_events WHERE number = ? AND ordinal = ?',
  );
  const events = from
    .prepare<[], FeedbackEventRow>(
      `SELECT ${FEEDBACK_EVENT_COLUMNS} FROM feedback_events ORDER BY at, number, ordinal`,
    )
    .all()
    .filter(({ number, ordinal }) => known.get(number, ordinal) === undefined);
  const trail = auditStatements(to);
  const keep = feedbackProjection(to);
  for (const table of ['feedback_key', 'feedback_events', 'feedback_words']) copyRows(from, to, table);
  for (const row of events) {
    const { number, ordinal, officerId, at, event } = feedbackEventOf(row);
    const deed = `feedback_${event.type}` as const;
    trail.recorded(
      { at, officerId, deed, subject: number, before: null, after: { ordinal, digest: feedbackDigest(row) } },
      () => undefined,
    );
  }
  const numbers = new Set<string>(events.map((row) => row.number));
  // Whose words were erased meanwhile must say so; those that the backup still has are erased again within the hour.
  const erasures = from.prepare<
    [],
    { readonly at: number; readonly subject: string; readonly after: string }
  >("SELECT at, subject, after FROM audit WHERE deed = 'feedback_words_erased' ORDER BY ordinal");
  for (const { at, subject, after } of erasures.all())
    if (numbers.has(subject))
      trail.recorded(
        {
          ...{ at: at as InstantMs, officerId: null, deed: 'feedback_words_erased', subject, before: null },
          after: JSON.parse(after) as Json,
        },
        () => undefined,
      );
  const selectLog = to.prepare<[string], FeedbackEventRow>(
    `SELECT ${FEEDBACK_EVENT_COLUMNS} FROM feedback_events WHERE number = ? ORDER BY ordinal`,
  );
  for (const number of numbers) {
    const state = foldFeedback(selectLog.all(number).map(feedbackEventOf));
    if (state !== null) keep(state);
  }
}

/** Rows of a table that both have, where they are new. */
function copyRows(from: Database, to: Database, table: string): void {
  const names = (from.pragma(`table_info(${table})`) as readonly { readonly name: string }[]).map(
    ({ name }) => name,
  );
  const insert = to.prepare(
    `INSERT OR IGNORE INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
  );
  for (const row of from
    .prepare<[], readonly unknown[]>(`SELECT ${names.join(', ')} FROM ${table}`)
    .raw()
    .iterate())
    insert.run(...row);
}

/** The trail says that it was gone back to here, and how far. */
function tell(
  database: Database,
  backup: string,
  { madeAt, sequence }: Manifest,
  takenOver: number | null,
  at: InstantMs,
): void {
  auditStatements(database).recorded(
    {
      at,
      officerId: null,
      deed: 'backup_restored',
      subject: backup,
      before: null,
      after: { madeAt, sequence, takenOver },
    },
    () => undefined,
  );
}
