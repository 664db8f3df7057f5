/** What the office does with feedback of citizens. Each deed is an event, an entry of the trail and what follows from both, all or nothing. */
import { isDeepStrictEqual } from 'node:util';
import {
  FIRST_FEEDBACK_SETTINGS,
  feedbackNumber,
  type FeedbackChoices,
  type FeedbackCode,
  type FeedbackDeed,
  type FeedbackFilter,
  type FeedbackItem,
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
import type { BusinessDate, FieldId, InstantMs, OfficerId } from '#protocol/vocabulary.ts';
import { instantMs } from '#protocol/vocabulary.ts';
import {
  decideFeedback,
  evolveFeedback,
  foldFeedback,
  mayWithdraw,
  type Feedback as FeedbackState,
  type FeedbackEvent,
} from '#server/domain/feedback.ts';
import { wallTimeAt, workingDayAfter } from '#server/domain/office-hours.ts';
import type {
  FeedbackStore,
  FeedbackTexts,
  KeptFeedbackEvent,
  KeptWords,
} from '#server/storage/feedback-statements.ts';
import type { AccessStore } from '#server/storage/store.ts';
import { createFeedbackCodes } from './feedback-codes.ts';
import { createFeedbackReading, textOf } from './feedback-reading.ts';
import { inSlices } from './in-slices.ts';
import {
  createRevisedSettings,
  type RevisedSettings,
  type SettingsTrail,
  type UndoableSettings,
} from './revised-settings.ts';
import type { Trail } from './trail.ts';

const DAY_MS = 86_400_000;
/** More open ones than anybody could look after: then citizens are sent to the desk. */
const MOST_OPEN = 3_000;

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
  /** What leads its citizen back to it, for one who lost it; null when there is no such piece. That somebody saw it is in the trail. */
  readonly codeOf: (number: FeedbackNumber, by: OfficerId) => FeedbackCode | null;
  readonly act: (
    number: FeedbackNumber,
    order: { readonly requestId: string; readonly seenRevision: number; readonly deed: FeedbackDeed },
    by: OfficerId,
  ) => FeedbackItem | FeedbackRefusal;
  /** What views are made of: how many are open and past their day, and for paper, what leads a citizen back to a piece. */
  readonly inViews: {
    readonly overdueFeedback: () => number;
    /** Null when there is no such piece. */
    readonly feedbackCodeOf: (number: FeedbackNumber) => FeedbackCode | null;
  };
  /** Forgets the words whose time is over, between calls, each piece with an entry in the trail. Rejects with what the store throws. */
  readonly eraseWords: () => Promise<void>;
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
  const today = (): BusinessDate => wallTimeAt(office().timeZone, now()).date;
  const isOfficer = (officerId: OfficerId): boolean => store.officerById(officerId)?.disabledAt === null;
  const reading = createFeedbackReading({ store, settings, office, today });
  const codes = createFeedbackCodes(
    store.feedbackKey(),
    (number) => store.feedbackEvents(number)[0]?.requestId ?? null,
  );
  const isField = (fieldId: FieldId): boolean => office().fields.some((field) => field.fieldId === fieldId);
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
  const receiptOf = ({ number, receivedOn, dueOn }: FeedbackState, requestId: string): FeedbackReceipt => ({
    ...{ number, receivedOn, dueOn },
    code: codes.codeOf({ number, requestId }),
  });
  const codeOf = (number: FeedbackNumber): FeedbackCode | null => {
    const [first] = store.feedbackEvents(number);
    return first === undefined ? null : codes.codeOf(first);
  };
  const stateByCode = (code: string): FeedbackState | null => {
    const origin = codes.originOf(code);
    return origin === null ? null : stateOf(origin.number);
  };
  /** Whether that event is what the deed made when it was told the first time. */
  const isRetold = (known: KeptFeedbackEvent, deed: FeedbackDeed): boolean => {
    const before = foldFeedback(
      store.feedbackEvents(known.number).filter(({ ordinal }) => ordinal < known.ordinal),
    );
    if (before === null) return false;
    const hours = office().rules.hours;
    const context = { today: known.on, hours, settings: settings(), isOfficer };
    const said = wordsOf(deed).said ?? null;
    const kept = textOf(store.feedbackWords(known.number), known.ordinal, 'said');
    return isDeepStrictEqual(decideFeedback(before, deed, context), known.event) && said === kept;
  };
  const overdue = (): number => {
    const day = today();
    if (late?.day !== day) late = { day, count: reading.count('overdue') };
    return late.count;
  };
  const erase = async (roles: 'contact' | 'all', keepDays: number): Promise<void> => {
    const before = instantMs(Math.max(0, now() - keepDays * DAY_MS));
    await inSlices(store.feedbackWithWords(before, roles), (number) => {
      note({ by: null, deed: 'feedback_words_erased', subject: number, after: { roles } }, () => {
        store.eraseFeedbackWords(number, roles);
      });
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
        return isSame ? receiptOf(before, requestId) : 'request_reused';
      }
      const { isTakenAtKiosks, isTakenByPhone, workingDays } = settings();
      if (source === 'kiosk' && !isTakenAtKiosks) return 'not_taken';
      if (source === 'phone' && !isTakenByPhone) return 'not_taken';
      if (said.fieldId !== null && !isField(said.fieldId)) return 'unknown_field';
      const day = today();
      // Whoever stands at the desk is always heard.
      if (source !== 'desk' && reading.count('open') >= MOST_OPEN) return 'full';
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
      return receiptOf(after, requestId);
    },
    standing: (code) => {
      const state = stateByCode(code);
      return state === null ? null : reading.standing(state);
    },
    withdraw: (code, requestId) => {
      const state = stateByCode(code);
      if (state === null) return 'unknown';
      // Told twice, it is withdrawn once.
      if (state.status === 'withdrawn') return reading.standing(state);
      if (!mayWithdraw(state)) return 'wrong_status';
      if (store.feedbackOfRequest(requestId) !== null) return 'request_reused';
      const by = { requestId, officerId: null };
      return reading.standing(record(state, state.number, { type: 'withdrawn' }, by, {}));
    },
    list: reading.list,
    item: reading.item,
    codeOf: (number, by) => {
      const code = codeOf(number);
      if (code !== null) note({ by, deed: 'feedback_code_shown', subject: number });
      return code;
    },
    act: (number, { requestId, seenRevision, deed }, by) => {
      const state = stateOf(number);
      if (state === null) return 'unknown';
      const known = store.feedbackOfRequest(requestId);
      if (known !== null) {
        const isSame = known.number === number && known.officerId === by && isRetold(known, deed);
        return isSame ? (reading.item(number) ?? 'unknown') : 'request_reused';
      }
      if (state.revision !== seenRevision) return 'changed';
      const hours = office().rules.hours;
      const decided = decideFeedback(state, deed, { today: today(), hours, settings: settings(), isOfficer });
      if (typeof decided === 'string') return decided;
      record(state, number, decided, { requestId, officerId: by }, wordsOf(deed));
      return reading.item(number) ?? 'unknown';
    },
    inViews: { overdueFeedback: overdue, feedbackCodeOf: codeOf },
    eraseWords: async () => {
      const { keepContactDays, keepWordsDays } = settings();
      await erase('contact', Math.min(keepContactDays, keepWordsDays));
      await erase('all', keepWordsDays);
    },
  };
}

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
