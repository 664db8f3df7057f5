/** Feedback of citizens in SQLite: an append-only log, what follows from it, and people's words apart from both. */
import { createHash, randomBytes } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { FeedbackFilter, FeedbackKind, FeedbackNumber, FeedbackSettings } from '#protocol/feedback.ts';
import type { BusinessDate, InstantMs, OfficerId } from '#protocol/vocabulary.ts';
import type { Feedback, FeedbackEvent, RecordedFeedback } from '#server/domain/feedback.ts';

/** `content` and `contact` are the citizen's; `said` is what went with a deed: the answer, or a reason. */
export type WordsRole = 'content' | 'contact' | 'said';
export type FeedbackTexts = Readonly<Partial<Record<WordsRole, string>>>;

export type KeptFeedbackEvent = RecordedFeedback & {
  readonly ordinal: number;
  readonly officerId: OfficerId | null;
  readonly requestId: string;
  /** SHA-256 of each text with its salt, in base64url; a text that was erased leaves this alone behind. */
  readonly digests: Readonly<Partial<Record<WordsRole, string>>>;
};
export type NewFeedbackEvent = Omit<KeptFeedbackEvent, 'digests'>;

export type KeptWords = { readonly ordinal: number; readonly role: WordsRole; readonly text: string };

export type FeedbackRow = {
  readonly number: FeedbackNumber;
  readonly revision: number;
  readonly kind: FeedbackKind;
  readonly field_id: Feedback['fieldId'];
  readonly topic: Feedback['topic'];
  readonly source: Feedback['source'];
  readonly status: Feedback['status'];
  readonly owner_id: OfficerId | null;
  readonly received_on: BusinessDate;
  readonly due_on: BusinessDate;
  readonly is_extended: number;
  readonly settled_on: BusinessDate | null;
  readonly content: string | null;
};

/** What lists are asked by. */
export type FeedbackWish = {
  readonly filter: FeedbackFilter;
  readonly today: BusinessDate;
  readonly soonUntil: BusinessDate;
  readonly officerId: OfficerId;
};

/** Nothing here touches the queue. What writes is to be called inside the transaction of its entry in the trail. */
export type FeedbackStore = {
  readonly feedbackSettings: () => FeedbackSettings | null;
  readonly saveFeedbackSettings: (settings: FeedbackSettings) => void;
  /** The office's own key of codes, made when it is first asked for. */
  readonly feedbackKey: () => Uint8Array;
  /** The next of that year's series. */
  readonly nextFeedbackOrdinal: (kind: FeedbackKind, year: number) => number;
  readonly feedbackEvents: (number: FeedbackNumber) => readonly KeptFeedbackEvent[];
  readonly feedbackOfRequest: (requestId: string) => KeptFeedbackEvent | null;
  readonly feedbackWords: (number: FeedbackNumber) => readonly KeptWords[];
  /** What the trail is to say of an event, its digest with those of its words, and what keeps all of it. */
  readonly prepareFeedbackEvent: (
    event: NewFeedbackEvent,
    after: Feedback,
    words: FeedbackTexts,
  ) => { readonly digest: string; readonly keep: () => void };
  readonly feedbackRows: (wish: FeedbackWish, from: number, most: number) => readonly FeedbackRow[];
  readonly countFeedback: (wish: FeedbackWish) => number;
  /** Those whose words of these roles are still there, settled before that instant. */
  readonly feedbackWithWords: (before: InstantMs, roles: 'contact' | 'all') => readonly FeedbackNumber[];
  readonly eraseFeedbackWords: (number: FeedbackNumber, roles: 'contact' | 'all') => void;
};

export type FeedbackEventRow = {
  readonly number: FeedbackNumber;
  readonly ordinal: number;
  readonly at: number;
  readonly happened_on: string;
  readonly type: string;
  readonly officer_id: string | null;
  readonly request_id: string;
  readonly body: string;
};
type Body = Omit<FeedbackEvent, 'type'> & { readonly digests: KeptFeedbackEvent['digests'] };

export const FEEDBACK_EVENT_COLUMNS =
  'number, ordinal, at, happened_on, type, officer_id, request_id, body' as const;

/** Over everything of it but people's words, of which it has the digests. */
export const feedbackDigest = (row: FeedbackEventRow): string =>
  createHash('sha256')
    .update(
      JSON.stringify([row.number, row.ordinal, row.at, row.happened_on, row.type, row.officer_id, row.body]),
    )
    .digest('base64url');
export const wordsDigest = (salt: Uint8Array, text: string): string =>
  createHash('sha256').update(salt).update(text, 'utf8').digest('base64url');

/** An event as it was written. */
export function feedbackEventOf(row: FeedbackEventRow): KeptFeedbackEvent {
  const { digests, ...said } = JSON.parse(row.body) as Body;
  return {
    number: row.number,
    ordinal: row.ordinal,
    at: row.at as InstantMs,
    on: row.happened_on as BusinessDate,
    officerId: row.officer_id as OfficerId | null,
    requestId: row.request_id,
    event: { type: row.type, ...said } as FeedbackEvent,
    digests,
  };
}

/** What is open was never settled; both ways of asking go by the same index. */
const OPEN = 'settled_at IS NULL';
/** Which rows a filter has, and in what order: what is due first comes first, what was settled last comes first. */
const FILTERS: Readonly<Record<FeedbackFilter, { readonly where: string; readonly order: string }>> = {
  open: { where: OPEN, order: 'due_on, number' },
  overdue: { where: `${OPEN} AND due_on < :today`, order: 'due_on, number' },
  due_soon: { where: `${OPEN} AND due_on BETWEEN :today AND :soonUntil`, order: 'due_on, number' },
  mine: { where: `${OPEN} AND owner_id = :officerId`, order: 'due_on, number' },
  settled: { where: 'settled_at > 0', order: 'settled_at DESC, number DESC' },
};
const ROLES = { contact: "role = 'contact'", all: 'true' } as const;
const SALT_BYTES = 16;

/** Keeps what follows from the log of one piece. */
export function feedbackProjection(database: Database): (after: Feedback) => void {
  const upsert = database.prepare<[Record<string, string | number | null>]>(
    `INSERT INTO feedback (number, revision, kind, field_id, topic, source, status, owner_id, received_on, due_on, is_extended,
       settled_on, settled_at)
     VALUES (:number, :revision, :kind, :fieldId, :topic, :source, :status, :ownerId, :receivedOn, :dueOn, :isExtended,
       :settledOn, :settledAt)
     ON CONFLICT (number) DO UPDATE SET revision = excluded.revision, status = excluded.status,
       owner_id = excluded.owner_id, due_on = excluded.due_on, is_extended = excluded.is_extended,
       settled_on = excluded.settled_on, settled_at = excluded.settled_at`,
  );
  return ({ language: _, referral: __, isExtended, ...rest }) => {
    upsert.run({ ...rest, isExtended: isExtended ? 1 : 0 });
  };
}

/** The store of feedback on an open, migrated database. */
export function feedbackStatements(database: Database): FeedbackStore {
  const selectSettings = database
    .prepare<[], string>("SELECT body FROM settings WHERE name = 'feedback'")
    .pluck();
  const upsertSettings = database.prepare<[string]>(
    `INSERT INTO settings (name, body) VALUES ('feedback', ?) ON CONFLICT (name) DO UPDATE SET body = excluded.body`,
  );
  const selectKey = database.prepare<[], Buffer>('SELECT key FROM feedback_key WHERE id = 1').pluck();
  const insertKey = database.prepare<[Uint8Array]>('INSERT INTO feedback_key (id, key) VALUES (1, ?)');
  const selectLast = database
    .prepare<[string, string], number | null>(
      `SELECT max(CAST(substr(number, 9) AS INTEGER)) FROM feedback
       WHERE kind = ? AND substr(number, 4, 4) = ?`,
    )
    .pluck();
  const selectEvents = database.prepare<[string], FeedbackEventRow>(
    `SELECT ${FEEDBACK_EVENT_COLUMNS} FROM feedback_events WHERE number = ? ORDER BY ordinal`,
  );
  const selectRequest = database.prepare<[string], FeedbackEventRow>(
    `SELECT ${FEEDBACK_EVENT_COLUMNS} FROM feedback_events WHERE request_id = ?`,
  );
  const insertEvent = database.prepare<FeedbackEventRow>(
    `INSERT INTO feedback_events (${FEEDBACK_EVENT_COLUMNS})
     VALUES (:number, :ordinal, :at, :happened_on, :type, :officer_id, :request_id, :body)`,
  );
  const insertWords = database.prepare<[string, number, string, Uint8Array, string]>(
    'INSERT INTO feedback_words (number, ordinal, role, salt, text) VALUES (?, ?, ?, ?, ?)',
  );
  const selectWords = database.prepare<[string], KeptWords>(
    'SELECT ordinal, role, text FROM feedback_words WHERE number = ? ORDER BY ordinal',
  );
  const keep = feedbackProjection(database);
  const byFilter = <Made>(
    make: (filter: FeedbackFilter) => Made,
  ): Readonly<Record<FeedbackFilter, Made>> => ({
    open: make('open'),
    overdue: make('overdue'),
    due_soon: make('due_soon'),
    mine: make('mine'),
    settled: make('settled'),
  });
  const lists = byFilter((filter) =>
    database.prepare<[Record<string, string | number>], FeedbackRow>(
      `SELECT feedback.number, revision, kind, field_id, topic, source, status, owner_id, received_on, due_on, is_extended,
         settled_on, feedback_words.text AS content
       FROM feedback LEFT JOIN feedback_words
         ON feedback_words.number = feedback.number AND ordinal = 1 AND role = 'content'
       WHERE ${FILTERS[filter].where}
       ORDER BY ${FILTERS[filter].order.replaceAll('number', 'feedback.number')} LIMIT :most OFFSET :from`,
    ),
  );
  const counts = byFilter((filter) =>
    database
      .prepare<[Record<string, string>], number>(
        `SELECT count(*) FROM feedback WHERE ${FILTERS[filter].where}`,
      )
      .pluck(),
  );
  const byRoles = <Made>(make: (roles: keyof typeof ROLES) => Made) => ({
    contact: make('contact'),
    all: make('all'),
  });
  const withWords = byRoles((roles) =>
    database
      .prepare<[number], FeedbackNumber>(
        `SELECT number FROM feedback WHERE settled_at > 0 AND settled_at < ?
           AND EXISTS (SELECT 1 FROM feedback_words AS words WHERE words.number = feedback.number AND ${ROLES[roles]})
         ORDER BY number`,
      )
      .pluck(),
  );
  const erase = byRoles((roles) =>
    database.prepare<[string]>(`DELETE FROM feedback_words WHERE number = ? AND ${ROLES[roles]}`),
  );
  const bound = ({ today, soonUntil, officerId }: FeedbackWish) => ({ today, soonUntil, officerId });
  return {
    feedbackSettings: () => {
      const body = selectSettings.get();
      return body === undefined ? null : (JSON.parse(body) as FeedbackSettings);
    },
    saveFeedbackSettings: (settings) => {
      upsertSettings.run(JSON.stringify(settings));
    },
    feedbackKey: () => {
      const known = selectKey.get();
      if (known !== undefined) return known;
      const key = randomBytes(32);
      insertKey.run(key);
      return key;
    },
    nextFeedbackOrdinal: (kind, year) => (selectLast.get(kind, String(year)) ?? 0) + 1,
    feedbackEvents: (number) => selectEvents.all(number).map(feedbackEventOf),
    feedbackOfRequest: (requestId) => {
      const row = selectRequest.get(requestId);
      return row === undefined ? null : feedbackEventOf(row);
    },
    feedbackWords: (number) => selectWords.all(number),
    prepareFeedbackEvent: (recorded, after, words) => {
      const { number, ordinal, at, on, officerId, requestId, event } = recorded;
      const { type, ...said } = event;
      const salted = (Object.entries(words) as [WordsRole, string][]).map(
        ([role, text]) => [role, text, randomBytes(SALT_BYTES)] as const,
      );
      const digests = Object.fromEntries(salted.map(([role, text, salt]) => [role, wordsDigest(salt, text)]));
      const row: FeedbackEventRow = {
        ...{ number, ordinal, at, type },
        happened_on: on,
        officer_id: officerId,
        request_id: requestId,
        body: JSON.stringify({ ...said, digests }),
      };
      return {
        digest: feedbackDigest(row),
        keep: () => {
          insertEvent.run(row);
          for (const [role, text, salt] of salted) insertWords.run(number, ordinal, role, salt, text);
          keep(after);
        },
      };
    },
    feedbackRows: (wish, from, most) => lists[wish.filter].all({ ...bound(wish), from, most }),
    countFeedback: (wish) => counts[wish.filter].get(bound(wish)) ?? 0,
    feedbackWithWords: (before, roles) => withWords[roles].all(before),
    eraseFeedbackWords: (number, roles) => {
      erase[roles].run(number);
    },
  };
}
