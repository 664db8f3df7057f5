/** Is feedback what was recorded when it happened? Its log against the trail, what follows from it against the log, words against their digests. */
import { isDeepStrictEqual } from 'node:util';
import type { Database } from 'better-sqlite3';
import { foldFeedback, type Feedback } from '#server/domain/feedback.ts';
import {
  FEEDBACK_EVENT_COLUMNS,
  feedbackDigest,
  feedbackEventOf,
  wordsDigest,
  type FeedbackEventRow,
  type KeptFeedbackEvent,
  type WordsRole,
} from './feedback-statements.ts';

type Told = { readonly subject: string; readonly deed: string; readonly after: string };
type WordsRow = {
  readonly ordinal: number;
  readonly role: WordsRole;
  readonly salt: Buffer;
  readonly text: string;
};

/** The numbers of those of which something is not what it was, in order. */
export function feedbackFindings(database: Database): readonly string[] {
  const found = new Set<string>();
  const rows = new Map<string, FeedbackEventRow[]>();
  const select = database.prepare<[], FeedbackEventRow>(
    `SELECT ${FEEDBACK_EVENT_COLUMNS} FROM feedback_events ORDER BY number, ordinal`,
  );
  for (const row of select.iterate()) rows.set(row.number, [...(rows.get(row.number) ?? []), row]);
  const told = new Map<string, string[]>();
  const erased = new Map<string, Set<string>>();
  const entries = database.prepare<[], Told>(
    // That its code was shown is no event of it.
    `SELECT subject, deed, after FROM audit
     WHERE deed LIKE 'feedback\\_%' ESCAPE '\\' AND deed <> 'feedback_code_shown' ORDER BY ordinal`,
  );
  for (const { subject, deed, after } of entries.iterate()) {
    const { ordinal, digest, roles } = readEntry(after);
    if (deed === 'feedback_words_erased') {
      erased.set(subject, (erased.get(subject) ?? new Set()).add(roles ?? ''));
    } else told.set(subject, [...(told.get(subject) ?? []), `${String(ordinal)} ${digest ?? ''}`]);
  }
  for (const number of new Set([...rows.keys(), ...told.keys()])) {
    const kept = (rows.get(number) ?? []).map((row) => `${String(row.ordinal)} ${feedbackDigest(row)}`);
    if (!isDeepStrictEqual(kept, told.get(number) ?? [])) found.add(number);
  }
  const selectWords = database.prepare<[string], WordsRow>(
    'SELECT ordinal, role, salt, text FROM feedback_words WHERE number = ?',
  );
  const selectState = database.prepare<[string], Record<string, unknown>>(
    'SELECT * FROM feedback WHERE number = ?',
  );
  for (const [number, log] of rows) {
    if (found.has(number)) continue;
    const events = log.map(feedbackEventOf);
    const words = selectWords.all(number);
    const hasWords = areWordsWhole(events, words, erased.get(number) ?? new Set());
    if (!hasWords || !isStateOf(selectState.get(number), events)) found.add(number);
  }
  const strangers = database
    .prepare<[], string>(
      `SELECT number FROM feedback WHERE number NOT IN (SELECT number FROM feedback_events)
       UNION SELECT number FROM feedback_words WHERE number NOT IN (SELECT number FROM feedback_events)`,
    )
    .pluck()
    .all();
  return [...found, ...strangers].sort();
}

/** Tampered with, it is none of ours any more: the chain of hashes says so, and nothing here stands. */
function readEntry(after: string): {
  readonly ordinal?: number;
  readonly digest?: string;
  readonly roles?: string;
} {
  try {
    return (JSON.parse(after) as object | null) ?? {};
  } catch {
    return {};
  }
}

/** Each text is there with its digest, or was erased by rule; and no other text is. */
function areWordsWhole(
  events: readonly KeptFeedbackEvent[],
  words: readonly WordsRow[],
  erased: ReadonlySet<string>,
): boolean {
  const wanted = events.flatMap(({ ordinal, digests }) =>
    (Object.entries(digests) as [WordsRole, string][]).map(([role, digest]) => ({ ordinal, role, digest })),
  );
  const isThere = ({ ordinal, role, digest }: (typeof wanted)[number]): boolean => {
    const word = words.find((each) => each.ordinal === ordinal && each.role === role);
    if (word === undefined) return erased.has('all') || (role === 'contact' && erased.has('contact'));
    return wordsDigest(word.salt, word.text) === digest;
  };
  return (
    wanted.every(isThere) &&
    words.every(({ ordinal, role }) => wanted.some((each) => each.ordinal === ordinal && each.role === role))
  );
}

function isStateOf(row: Record<string, unknown> | undefined, events: readonly KeptFeedbackEvent[]): boolean {
  let state: Feedback | null;
  try {
    state = foldFeedback(events);
  } catch {
    return false;
  }
  if (row === undefined || state === null) return false;
  return isDeepStrictEqual(row, {
    number: state.number,
    revision: state.revision,
    kind: state.kind,
    field_id: state.fieldId,
    topic: state.topic,
    source: state.source,
    status: state.status,
    owner_id: state.ownerId,
    received_on: state.receivedOn,
    due_on: state.dueOn,
    is_extended: state.isExtended ? 1 : 0,
    settled_on: state.settledOn,
    settled_at: state.settledAt,
  });
}
