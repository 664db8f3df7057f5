/** What the office does with feedback of citizens. Each deed is an event, an entry of the trail and what follows from both, all or nothing. */
import {
  FEEDBACK_DEEDS,
  FEEDBACK_FILTERS,
  FEEDBACK_PAGE,
  FIRST_FEEDBACK_SETTINGS,
  feedbackNumber,
  type FeedbackChoices,
  type FeedbackCounts,
  type FeedbackDeed,
  type FeedbackFilter,
  type FeedbackItem,
  type FeedbackLine,
  type FeedbackList,
  type FeedbackNumber,
  type FeedbackReceipt,
  type FeedbackRefusal,
  type FeedbackSettings,
  type FeedbackSource,
  type FeedbackStanding,
  type FeedbackWords,
} from '#protocol/feedback.ts';
import { feedbackSettings } from '#protocol/feedback-shapes.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import type { BusinessDate, FieldId, InstantMs, LocalizedText, OfficerId } from '#protocol/vocabulary.ts';
import { instantMs } from '#protocol/vocabulary.ts';
import {
  decideFeedback,
  dueStanding,
  evolveFeedback,
  foldFeedback,
  mayWithdraw,
  refusalOf,
  type Feedback as FeedbackState,
  type FeedbackEvent,
} from '#server/domain/feedback.ts';
import { wallTimeAt, workingDayAfter } from '#server/domain/office-hours.ts';
import type {
  FeedbackRow,
  FeedbackStore,
  FeedbackTexts,
  FeedbackWish,
  KeptFeedbackEvent,
  KeptWords,
} from '#server/storage/feedback-statements.ts';
import type { AccessStore } from '#server/storage/store.ts';
import { createFeedbackCodes } from './feedback-codes.ts';
import {
  createRevisedSettings,
  type RevisedSettings,
  type SettingsTrail,
  type UndoableSettings,
} from './revised-settings.ts';
import type { Trail } from './trail.ts';

const DAY_MS = 86_400_000;
const EXCERPT_LETTERS = 160;
/** More open ones than anybody could look after: then citizens are sent to the desk. */
const MOST_OPEN = 3_000;
/** For what is counted whoever asks. */
const NOBODY = '' as OfficerId;

export type FeedbackOffice = {
  readonly settings: () => FeedbackSettings;
  readonly choices: () => FeedbackChoices;
  /** The same request is one piece; another body under it is refused. Throws what the store throws. */
  readonly take: (
    requestId: string,
    words: FeedbackWords,
    from: {
      readonly source: FeedbackSource;
      readonly by: OfficerId | null;
      /** Asked last, and never of what is only told once more. */
      readonly admit: () => boolean;
    },
  ) => FeedbackReceipt | FeedbackRefusal;
  /** Null for a wrong code. */
  readonly standing: (code: string) => FeedbackStanding | null;
  readonly withdraw: (code: string, requestId: string) => FeedbackStanding | FeedbackRefusal;
  readonly list: (filter: FeedbackFilter, from: number, by: OfficerId) => FeedbackList;
  readonly item: (number: FeedbackNumber) => FeedbackItem | null;
  readonly act: (
    number: FeedbackNumber,
    order: { readonly requestId: string; readonly seenRevision: number; readonly deed: FeedbackDeed },
    by: OfficerId,
  ) => FeedbackItem | FeedbackRefusal;
  /** Open and past their day. */
  readonly overdue: () => number;
  /** Forgets the words whose time is over, each piece with an entry in the trail. */
  readonly eraseWords: () => void;
};

export type FeedbackSettingsKeeper = RevisedSettings<FeedbackSettings> & UndoableSettings;

/** How feedback is taken and how long for. Starts from what is stored, else from what an office begins with. */
export const createFeedbackSettings = (
  store: FeedbackStore & SettingsTrail,
  now: () => InstantMs,
  onChange: () => void,
): FeedbackSettingsKeeper =>
  createRevisedSettings({
    name: 'feedback',
    stored: store.feedbackSettings(),
    first: () => FIRST_FEEDBACK_SETTINGS,
    keep: store.saveFeedbackSettings,
    shape: feedbackSettings,
    store,
    now,
    onChange,
  });

export type FeedbackOfficeParts = {
  readonly store: FeedbackStore & Pick<AccessStore, 'officerById' | 'officers'>;
  readonly note: Trail['note'];
  readonly settings: () => FeedbackSettings;
  readonly office: () => OfficeSettings;
  readonly now: () => InstantMs;
};

export function createFeedbackOffice(parts: FeedbackOfficeParts): FeedbackOffice {
  const { store, note, settings, office, now } = parts;
  const codes = createFeedbackCodes(store.feedbackKey());
  const today = (): BusinessDate => wallTimeAt(office().timeZone, now()).date;
  const soonUntil = (): BusinessDate =>
    workingDayAfter(office().rules.hours, today(), settings().dueSoonDays);
  const nameOf = (officerId: OfficerId | null): string | null =>
    officerId === null ? null : (store.officerById(officerId)?.displayName ?? null);
  const isOfficer = (officerId: OfficerId): boolean => store.officerById(officerId)?.disabledAt === null;
  const fieldName = (fieldId: FieldId | null): LocalizedText | null =>
    office().fields.find((field) => field.fieldId === fieldId)?.name ?? null;
  const wishFor = (filter: FeedbackFilter, officerId: OfficerId): FeedbackWish => ({
    ...{ filter, officerId },
    today: today(),
    soonUntil: soonUntil(),
  });
  const stateOf = (number: FeedbackNumber): FeedbackState | null =>
    foldFeedback(store.feedbackEvents(number));

  /** Counted once a day and after each deed: every view of the desk has it. */
  let late: { readonly day: BusinessDate; readonly count: number } | null = null;

  /** The one way in which anything is written. */
  const record = (
    before: FeedbackState | null,
    number: FeedbackNumber,
    event: FeedbackEvent,
    by: { readonly requestId: string; readonly officerId: OfficerId | null },
    words: FeedbackTexts,
  ): FeedbackState => {
    const recorded = { number, at: now(), on: today(), event };
    const after = evolveFeedback(before, recorded);
    const { digest, keep } = store.prepareFeedbackEvent(
      { ...recorded, ordinal: after.revision, ...by },
      after,
      words,
    );
    const entry = { by: by.officerId, deed: `feedback_${event.type}`, subject: number } as const;
    note({ ...entry, after: { ordinal: after.revision, digest } }, () => {
      keep();
      late = null;
    });
    return after;
  };
  const receiptOf = ({ number, receivedOn, dueOn }: FeedbackState): FeedbackReceipt => ({
    ...{ number, receivedOn, dueOn },
    code: codes.codeOf(number),
  });

  const lineOf = (row: FeedbackRow, day: BusinessDate, soon: BusinessDate): FeedbackLine => ({
    number: row.number,
    revision: row.revision,
    kind: row.kind,
    topic: row.topic,
    source: row.source,
    fieldId: row.field_id,
    field: fieldName(row.field_id),
    status: row.status,
    receivedOn: row.received_on,
    dueOn: row.due_on,
    settledOn: row.settled_on,
    isExtended: row.is_extended === 1,
    due: dueStanding({ status: row.status, dueOn: row.due_on }, day, soon),
    ownerId: row.owner_id,
    ownerName: nameOf(row.owner_id),
    excerpt: row.content === null ? null : row.content.slice(0, EXCERPT_LETTERS),
  });

  const itemOf = (number: FeedbackNumber): FeedbackItem | null => {
    const events = store.feedbackEvents(number);
    const state = foldFeedback(events);
    const [first] = events;
    if (state === null || first === undefined) return null;
    const words = store.feedbackWords(number);
    const day = today();
    const content = textOf(words, 1, 'content');
    return {
      line: lineOf(
        {
          ...{ number, revision: state.revision, kind: state.kind, topic: state.topic, source: state.source },
          ...{ status: state.status, field_id: state.fieldId, owner_id: state.ownerId },
          ...{ received_on: state.receivedOn, due_on: state.dueOn, settled_on: state.settledOn },
          is_extended: state.isExtended ? 1 : 0,
          content,
        },
        day,
        soonUntil(),
      ),
      content,
      contact: textOf(words, 1, 'contact'),
      hasContact: first.digests.contact !== undefined,
      areWordsErased: first.digests.content !== undefined && content === null,
      language: state.language,
      steps: events.map((event) => ({
        type: event.event.type,
        at: event.at,
        byName: nameOf(event.officerId),
        ownerName: event.event.type === 'assigned' ? nameOf(event.event.ownerId) : null,
        dueOn: 'dueOn' in event.event ? event.event.dueOn : null,
        referral: event.event.type === 'returned' ? event.event.referral : null,
        closing: event.event.type === 'closed' ? event.event.closing : null,
        words: textOf(words, event.ordinal, 'said'),
        areWordsErased: event.digests.said !== undefined && textOf(words, event.ordinal, 'said') === null,
      })),
      allowed: FEEDBACK_DEEDS.filter((deed) => refusalOf(state, deed, day) === null),
      code: codes.codeOf(number),
    };
  };

  const standingOf = (state: FeedbackState): FeedbackStanding => {
    const events = store.feedbackEvents(state.number);
    const words = store.feedbackWords(state.number);
    const said = (types: readonly FeedbackEvent['type'][]): string | null => {
      const last = events.findLast(({ event }) => types.includes(event.type));
      return last === undefined ? null : textOf(words, last.ordinal, 'said');
    };
    const { number, kind, topic, status, receivedOn, dueOn, isExtended, settledOn, referral } = state;
    return {
      ...{ number, kind, topic, status, receivedOn, dueOn, isExtended, settledOn, referral },
      field: fieldName(state.fieldId),
      isOverdue: dueStanding(state, today(), dueOn) === 'overdue',
      content: textOf(words, 1, 'content'),
      answer: said(['answered', 'returned', 'closed']),
      extensionReason: said(['extended']),
      areWordsErased: events.some(({ ordinal, digests }) => isErased(words, ordinal, digests)),
    };
  };
  const erase = (roles: 'contact' | 'all', keepDays: number): void => {
    const before = instantMs(Math.max(0, now() - keepDays * DAY_MS));
    for (const number of store.feedbackWithWords(before, roles))
      note({ by: null, deed: 'feedback_words_erased', subject: number, after: { roles } }, () => {
        store.eraseFeedbackWords(number, roles);
      });
  };

  return {
    settings,
    choices: () => ({
      officeName: office().name,
      isTaken: settings().isTakenByPhone,
      workingDays: settings().workingDays,
      fields: office().fields.map(({ fieldId, name }) => ({ fieldId, name })),
    }),
    take: (requestId, { content, contact, ...said }, { source, by, admit }) => {
      const known = store.feedbackOfRequest(requestId);
      if (known !== null) {
        const before = stateOf(known.number);
        const isSame =
          before !== null &&
          known.event.type === 'received' &&
          known.officerId === by &&
          known.event.source === source &&
          known.event.kind === said.kind &&
          known.event.topic === said.topic &&
          known.event.fieldId === said.fieldId &&
          hasSameWords(store.feedbackWords(known.number), known.ordinal, { content, contact });
        return isSame ? receiptOf(before) : 'request_reused';
      }
      const { isTakenAtKiosks, isTakenByPhone, workingDays } = settings();
      if (source === 'kiosk' && !isTakenAtKiosks) return 'not_taken';
      if (source === 'phone' && !isTakenByPhone) return 'not_taken';
      if (said.fieldId !== null && fieldName(said.fieldId) === null) return 'unknown_field';
      const day = today();
      // Whoever stands at the desk is always heard.
      if (source !== 'desk' && store.countFeedback(wishFor('open', NOBODY)) >= MOST_OPEN) return 'full';
      if (!admit()) return 'too_fast';
      const year = Number(day.slice(0, 4));
      const number = feedbackNumber(said.kind, year, store.nextFeedbackOrdinal(said.kind, year));
      const dueOn = workingDayAfter(office().rules.hours, day, workingDays);
      const after = record(
        null,
        number,
        { type: 'received', ...said, source, dueOn },
        { requestId, officerId: by },
        { ...(content === null ? {} : { content }), ...(contact === null ? {} : { contact }) },
      );
      return receiptOf(after);
    },
    standing: (code) => {
      const number = codes.numberOf(code);
      const state = number === null ? null : stateOf(number);
      return state === null ? null : standingOf(state);
    },
    withdraw: (code, requestId) => {
      const number = codes.numberOf(code);
      const state = number === null ? null : stateOf(number);
      if (number === null || state === null) return 'unknown';
      // Told twice, it is withdrawn once.
      if (state.status === 'withdrawn') return standingOf(state);
      if (!mayWithdraw(state)) return 'wrong_status';
      if (store.feedbackOfRequest(requestId) !== null) return 'request_reused';
      return standingOf(record(state, number, { type: 'withdrawn' }, { requestId, officerId: null }, {}));
    },
    list: (filter, from, by) => {
      const wish = wishFor(filter, by);
      const counts = Object.fromEntries(
        FEEDBACK_FILTERS.map((each) => [each, store.countFeedback({ ...wish, filter: each })]),
      ) as FeedbackCounts;
      return {
        counts,
        total: counts[filter],
        lines: store
          .feedbackRows(wish, from, FEEDBACK_PAGE)
          .map((row) => lineOf(row, wish.today, wish.soonUntil)),
        today: wish.today,
        people: store
          .officers()
          .filter(({ disabledAt }) => disabledAt === null)
          .map(({ officerId, displayName }) => ({ officerId, displayName })),
        fields: office().fields.map(({ fieldId, name }) => ({ fieldId, name })),
      };
    },
    item: itemOf,
    act: (number, { requestId, seenRevision, deed }, by) => {
      const state = stateOf(number);
      if (state === null) return 'unknown';
      const known = store.feedbackOfRequest(requestId);
      if (known !== null) {
        const isSame = known.number === number && known.officerId === by;
        return isSame ? (itemOf(number) ?? 'unknown') : 'request_reused';
      }
      if (state.revision !== seenRevision) return 'changed';
      const hours = office().rules.hours;
      const decided = decideFeedback(state, deed, { today: today(), hours, settings: settings(), isOfficer });
      if (typeof decided === 'string') return decided;
      record(state, number, decided, { requestId, officerId: by }, wordsOf(deed));
      return itemOf(number) ?? 'unknown';
    },
    overdue: () => {
      const day = today();
      if (late?.day !== day) late = { day, count: store.countFeedback(wishFor('overdue', NOBODY)) };
      return late.count;
    },
    eraseWords: () => {
      const { keepContactDays, keepWordsDays } = settings();
      erase('contact', Math.min(keepContactDays, keepWordsDays));
      erase('all', keepWordsDays);
    },
  };
}

const textOf = (words: readonly KeptWords[], ordinal: number, role: KeptWords['role']): string | null =>
  words.find((word) => word.ordinal === ordinal && word.role === role)?.text ?? null;

const isErased = (
  words: readonly KeptWords[],
  ordinal: number,
  { content, said }: KeptFeedbackEvent['digests'],
): boolean =>
  (content !== undefined && textOf(words, ordinal, 'content') === null) ||
  (said !== undefined && textOf(words, ordinal, 'said') === null);

const hasSameWords = (
  words: readonly KeptWords[],
  ordinal: number,
  { content, contact }: Pick<FeedbackWords, 'content' | 'contact'>,
): boolean => textOf(words, ordinal, 'content') === content && textOf(words, ordinal, 'contact') === contact;

/** What was said with it. */
function wordsOf(deed: FeedbackDeed): FeedbackTexts {
  if ('answer' in deed) return { said: deed.answer };
  return 'reason' in deed ? { said: deed.reason } : {};
}
