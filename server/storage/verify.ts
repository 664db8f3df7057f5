/**
 * Is what is kept what was once written? Finds edits, deletions and cuts: in the trail by its chain of hashes, in the log
 * of a day by its seal, in what has no seal yet by everything else that was written with it. Only reads.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Database } from 'better-sqlite3';
import { readAuditCode, SETTINGS_NAMES, type AuditHead } from '#protocol/audit.ts';
import { auditHash, createDayDigest, NO_HASH, type AuditRow, type DaySeal } from './audit-chain.ts';
import type { EventRow } from './event-rows.ts';
import { settingsStandingIn } from './told-settings.ts';
import { feedbackFindings } from './verify-feedback.ts';
import { historyFindings } from './verify-history.ts';

export type FindingKind =
  /** SQLite itself finds the file damaged. */
  | 'file_damaged'
  /** An entry is not what its hash says, or is missing. */
  | 'trail_broken'
  /** The newest entries are gone. */
  | 'trail_cut'
  /** The trail never had the entry of that code. */
  | 'code_unknown'
  /** Settings that no entry accounts for. */
  | 'settings_changed'
  /** Events are missing. */
  | 'log_gap'
  | 'log_cut'
  /** The log of a day is not what was sealed. */
  | 'day_changed'
  /** A day that must have a seal has none. */
  | 'seal_missing'
  /** Feedback is not what was recorded when it happened, or people's words are gone before their time. */
  | 'feedback_changed'
  /** The log of a day tells of other tickets, counters or ratings than the history that was written with it. */
  | 'history_differs'
  /** History of a day that the log knows nothing of. */
  | 'history_of_no_day';

/** `where`: the ordinal, the day, the sequence, the day and the table, or the words of SQLite. */
export type Finding = { readonly kind: FindingKind; readonly where: string };

export type Verification = {
  readonly findings: readonly Finding[];
  readonly entries: number;
  readonly events: number;
  readonly sealedDays: number;
  /** To be compared with what stands on paper; null = nothing was ever recorded. */
  readonly head: AuditHead | null;
};

/** The migrations since which there is feedback, and since which the history has the columns that it is made with now. */
const [SCHEMA_WITH_FEEDBACK, SCHEMA_OF_HISTORY] = [14, 15];

/**
 * Of which days the history is made once more from their log: of all of them, or only of those that no seal holds yet, which
 * takes no longer however long the past.
 */
export type HistoryScope = 'every_day' | 'unsealed_days';

/** Looks through everything. `code`: a head that was once written down; the database is not written to. */
export function verifyOffice(
  database: Database,
  code: string | null,
  history: HistoryScope = 'every_day',
): Verification {
  const schema = Number(database.pragma('user_version', { simple: true }));
  const damage = database.pragma('quick_check', { simple: true }) as string;
  const trail = trailFindings(database, code);
  const log = logFindings(database);
  return {
    findings: [
      ...(damage === 'ok' ? [] : [{ kind: 'file_damaged', where: damage } as const]),
      ...trail.findings,
      ...settingsFindings(database),
      ...(schema < SCHEMA_WITH_FEEDBACK
        ? []
        : feedbackFindings(database).map((where) => ({ kind: 'feedback_changed', where }) as const)),
      ...log.findings,
      // Made again by this release, the history of an earlier one would have other columns.
      ...(schema < SCHEMA_OF_HISTORY
        ? []
        : historyFindings(database, history === 'every_day' ? 1 : log.firstUnsealed)),
    ],
    entries: trail.entries,
    events: Number(database.prepare('SELECT count(*) FROM events').pluck().get()),
    sealedDays: log.sealedDays,
    head: trail.head,
  };
}

/** What was kept as JSON; null when it was tampered with and is none any more. */
function parsed<Kept>(text: string): Kept | null {
  try {
    return JSON.parse(text) as Kept;
  } catch {
    return null;
  }
}

function trailFindings(
  database: Database,
  code: string | null,
): { readonly findings: readonly Finding[]; readonly entries: number; readonly head: AuditHead | null } {
  const findings: Finding[] = [];
  const wanted = code === null ? null : readAuditCode(code);
  let isCodeKnown = false;
  let hashBefore = NO_HASH;
  let ordinalBefore = 0;
  const rows = database.prepare<[], AuditRow>('SELECT * FROM audit ORDER BY ordinal').iterate();
  for (const row of rows) {
    const isNext = row.ordinal === ordinalBefore + 1;
    if (!isNext || auditHash(hashBefore, row) !== row.hash)
      findings.push({ kind: 'trail_broken', where: String(row.ordinal) });
    if (row.ordinal === wanted?.ordinal && row.hash.startsWith(wanted.start)) isCodeKnown = true;
    // One broken link is told once, not with everything that follows.
    hashBefore = row.hash;
    ordinalBefore = row.ordinal;
  }
  const kept = database.prepare<[], AuditHead>('SELECT ordinal, hash FROM audit_head').get() ?? null;
  if ((kept?.ordinal ?? 0) !== ordinalBefore || (kept?.hash ?? NO_HASH) !== hashBefore)
    findings.push({ kind: 'trail_cut', where: String(kept?.ordinal ?? 0) });
  if (code !== null && !isCodeKnown) findings.push({ kind: 'code_unknown', where: code });
  const head = ordinalBefore === 0 ? null : { ordinal: ordinalBefore, hash: hashBefore };
  return { findings, entries: ordinalBefore, head };
}

/** What stands in the settings must be what the newest entry about each part of them left there. */
function settingsFindings(database: Database): readonly Finding[] {
  const standingOf = settingsStandingIn(database);
  return SETTINGS_NAMES.flatMap((name) => {
    const { stored, told } = standingOf(name) ?? { stored: {}, told: {} };
    return Object.entries(told)
      .filter(([part, value]) => !isDeepStrictEqual(stored[part], value))
      .map(([part]) => ({ kind: 'settings_changed' as const, where: `${name}.${part}` }));
  });
}

type DayRow = { readonly date: string; readonly first: number; readonly next: number | null };

function logFindings(database: Database): {
  readonly findings: readonly Finding[];
  readonly sealedDays: number;
  readonly firstUnsealed: number;
} {
  const days = database
    .prepare<[], DayRow>(
      `SELECT date, first_sequence AS first, lead(first_sequence) OVER (ORDER BY date) AS next
       FROM days ORDER BY date`,
    )
    .all();
  const seals = new Map(
    database
      .prepare<[], { subject: string; after: string }>(
        "SELECT subject, after FROM audit WHERE deed = 'day_sealed'",
      )
      .all()
      .map(({ subject, after }) => [subject, parsed<DaySeal>(after)]),
  );
  const erased = new Set(
    database.prepare<[], string>("SELECT subject FROM audit WHERE deed = 'words_erased'").pluck().all(),
  );
  const selectEvents = database.prepare<[number, number], EventRow>(
    'SELECT sequence, at, type, body FROM events WHERE sequence BETWEEN ? AND ? ORDER BY sequence',
  );
  const findings: Finding[] = [];
  for (const [date, seal] of seals) {
    const read = createDayDigest();
    if (seal !== null)
      for (const row of selectEvents.iterate(seal.firstSequence, seal.lastSequence)) read.add(row);
    const isWhole = days.some(({ date: known, first }) => known === date && first === seal?.firstSequence);
    // Without its words it is what the seal foresaw: so nothing else was changed with them.
    const wanted = erased.has(date) ? seal?.withoutWords : seal?.digest;
    if (!isWhole || read.end() !== wanted) findings.push({ kind: 'day_changed', where: date });
  }
  const lastSealed = [...seals.keys()].sort().at(-1) ?? '';
  for (const { date } of days)
    if (date < lastSealed && !seals.has(date)) findings.push({ kind: 'seal_missing', where: date });

  const gaps = database
    .prepare<[], number>(
      `SELECT sequence FROM (SELECT sequence, lag(sequence, 1, 0) OVER (ORDER BY sequence) AS before FROM events)
       WHERE sequence <> before + 1`,
    )
    .pluck()
    .all();
  findings.push(...gaps.map((sequence) => ({ kind: 'log_gap' as const, where: String(sequence) })));
  const last = Number(database.prepare('SELECT coalesce(max(sequence), 0) FROM events').pluck().get());
  // An answer was given after its events were kept, and a day began with one.
  const known = Number(
    database
      .prepare(
        `SELECT max(coalesce((SELECT max(revision) FROM answers), 0),
                    coalesce((SELECT max(first_sequence) FROM answers), 0),
                    coalesce((SELECT max(first_sequence) FROM days), 0))`,
      )
      .pluck()
      .get(),
  );
  if (known > last) findings.push({ kind: 'log_cut', where: String(last) });
  const firstUnsealed = days.find(({ date }) => !seals.has(date))?.first ?? last + 1;
  return { findings, sealedDays: seals.size, firstUnsealed };
}
