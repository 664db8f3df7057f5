/** What is shown of feedback: lists and pieces at the desk, and where one stands to its citizen. Changes nothing. */
import {
  FEEDBACK_DEEDS,
  FEEDBACK_FILTERS,
  FEEDBACK_PAGE,
  type FeedbackCounts,
  type FeedbackFilter,
  type FeedbackItem,
  type FeedbackLine,
  type FeedbackList,
  type FeedbackNumber,
  type FeedbackSettings,
  type FeedbackStanding,
} from '#protocol/feedback.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import type { BusinessDate, FieldId, LocalizedText, OfficerId } from '#protocol/vocabulary.ts';
import {
  dueStanding,
  foldFeedback,
  refusalOf,
  type Feedback as FeedbackState,
  type FeedbackEvent,
} from '#server/domain/feedback.ts';
import { workingDayAfter } from '#server/domain/office-hours.ts';
import type {
  FeedbackRow,
  FeedbackStore,
  FeedbackWish,
  KeptFeedbackEvent,
  KeptWords,
} from '#server/storage/feedback-statements.ts';
import type { AccessStore } from '#server/storage/store.ts';

const EXCERPT_LETTERS = 160;
/** For what is counted whoever asks. */
const NOBODY = '' as OfficerId;

export type FeedbackReading = {
  readonly list: (filter: FeedbackFilter, from: number, by: OfficerId) => FeedbackList;
  readonly item: (number: FeedbackNumber) => FeedbackItem | null;
  readonly standing: (state: FeedbackState) => FeedbackStanding;
  /** How many the filter has, whoever asks. */
  readonly count: (filter: Exclude<FeedbackFilter, 'mine'>) => number;
};

export type FeedbackReadingParts = {
  readonly store: FeedbackStore & Pick<AccessStore, 'officerById' | 'officers'>;
  readonly settings: () => FeedbackSettings;
  readonly office: () => OfficeSettings;
  readonly today: () => BusinessDate;
};

export function createFeedbackReading({
  store,
  settings,
  office,
  today,
}: FeedbackReadingParts): FeedbackReading {
  const soonUntil = (): BusinessDate =>
    workingDayAfter(office().rules.hours, today(), settings().dueSoonDays);
  const nameOf = (officerId: OfficerId | null): string | null =>
    officerId === null ? null : (store.officerById(officerId)?.displayName ?? null);
  const fieldName = (fieldId: FieldId | null): LocalizedText | null =>
    office().fields.find((field) => field.fieldId === fieldId)?.name ?? null;
  const wishFor = (filter: FeedbackFilter, officerId: OfficerId): FeedbackWish => ({
    ...{ filter, officerId },
    today: today(),
    soonUntil: soonUntil(),
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

  return {
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
    standing: standingOf,
    count: (filter) => store.countFeedback(wishFor(filter, NOBODY)),
  };
}

/** Null where there is none or it was erased. */
export const textOf = (
  words: readonly KeptWords[],
  ordinal: number,
  role: KeptWords['role'],
): string | null => words.find((word) => word.ordinal === ordinal && word.role === role)?.text ?? null;

const isErased = (
  words: readonly KeptWords[],
  ordinal: number,
  { content, said }: KeptFeedbackEvent['digests'],
): boolean =>
  (content !== undefined && textOf(words, ordinal, 'content') === null) ||
  (said !== undefined && textOf(words, ordinal, 'said') === null);
