/**
 * The rules of feedback: what may follow what, and until when. Pure. Each piece is folded from its own events; when it is due is in them,
 * so that a calendar or a setting that is changed later moves no deadline that a citizen was told.
 */
import {
  isOpenFeedback,
  type FeedbackClosing,
  type FeedbackDeed,
  type FeedbackDeedName,
  type FeedbackKind,
  type FeedbackNumber,
  type FeedbackReferral,
  type FeedbackRefusal,
  type FeedbackSettings,
  type FeedbackSource,
  type FeedbackStatus,
  type FeedbackTopic,
} from '#protocol/feedback.ts';
import type { OfficeHours } from '#protocol/queue-rules.ts';
import type { BusinessDate, CitizenLanguage, FieldId, InstantMs, OfficerId } from '#protocol/vocabulary.ts';
import { workingDayAfter } from './office-hours.ts';

/** What happened. Of words it holds nothing: they lie beside it and go when their time is over. */
export type FeedbackEvent =
  | {
      readonly type: 'received';
      readonly kind: FeedbackKind;
      readonly topic: FeedbackTopic;
      readonly fieldId: FieldId | null;
      readonly source: FeedbackSource;
      readonly language: CitizenLanguage;
      readonly dueOn: BusinessDate;
    }
  | { readonly type: 'assigned'; readonly ownerId: OfficerId }
  | { readonly type: 'started' }
  | { readonly type: 'extended'; readonly dueOn: BusinessDate }
  | { readonly type: 'answered' }
  | { readonly type: 'returned'; readonly referral: FeedbackReferral }
  | { readonly type: 'closed'; readonly closing: FeedbackClosing }
  | { readonly type: 'withdrawn' };

/** Where one stands. */
export type Feedback = {
  readonly number: FeedbackNumber;
  /** How many events there are. */
  readonly revision: number;
  readonly kind: FeedbackKind;
  readonly topic: FeedbackTopic;
  readonly fieldId: FieldId | null;
  readonly source: FeedbackSource;
  readonly language: CitizenLanguage;
  readonly status: FeedbackStatus;
  readonly ownerId: OfficerId | null;
  readonly receivedOn: BusinessDate;
  readonly dueOn: BusinessDate;
  readonly isExtended: boolean;
  /** When it was first answered, returned, closed or withdrawn; a better answer later does not move it. */
  readonly settledOn: BusinessDate | null;
  readonly settledAt: InstantMs | null;
  readonly referral: FeedbackReferral | null;
};

export type RecordedFeedback = {
  readonly number: FeedbackNumber;
  readonly at: InstantMs;
  readonly on: BusinessDate;
  readonly event: FeedbackEvent;
};

/** Throws when the log contradicts itself. */
export function evolveFeedback(before: Feedback | null, recorded: RecordedFeedback): Feedback {
  const { number, at, on, event } = recorded;
  if (event.type === 'received') {
    if (before !== null) throw new Error(`feedback ${number} was received twice`);
    const { kind, topic, fieldId, source, language, dueOn } = event;
    return {
      ...{ number, kind, topic, fieldId, source, language, dueOn },
      revision: 1,
      status: 'received',
      ownerId: null,
      receivedOn: on,
      isExtended: false,
      settledOn: null,
      settledAt: null,
      referral: null,
    };
  }
  if (before === null) throw new Error(`feedback ${number} does not begin with being received`);
  const next: Feedback = { ...before, revision: before.revision + 1 };
  const settled = (status: FeedbackStatus): Feedback => ({
    ...next,
    status,
    settledOn: before.settledOn ?? on,
    settledAt: before.settledAt ?? at,
  });
  switch (event.type) {
    case 'assigned':
      return {
        ...next,
        ownerId: event.ownerId,
        status: before.status === 'received' ? 'assigned' : before.status,
      };
    case 'started':
      return { ...next, status: 'in_progress' };
    case 'extended':
      return { ...next, dueOn: event.dueOn, isExtended: true };
    case 'answered':
      return settled('answered');
    case 'returned':
      return { ...settled('returned'), referral: event.referral };
    case 'closed':
      return settled('closed');
    case 'withdrawn':
      return settled('withdrawn');
    default:
      return event satisfies never;
  }
}

export function foldFeedback(recorded: readonly RecordedFeedback[]): Feedback | null {
  return recorded.reduce<Feedback | null>(evolveFeedback, null);
}

/** `overdue` from the day after it was due; `soon`: it is due within so many working days. */
export function dueStanding(
  { status, dueOn }: Pick<Feedback, 'status' | 'dueOn'>,
  today: BusinessDate,
  soonUntil: BusinessDate,
): 'later' | 'soon' | 'overdue' | 'settled' {
  if (!isOpenFeedback(status)) return 'settled';
  if (dueOn < today) return 'overdue';
  return dueOn <= soonUntil ? 'soon' : 'later';
}

export type FeedbackContext = {
  readonly today: BusinessDate;
  readonly hours: OfficeHours | null;
  readonly settings: Pick<FeedbackSettings, 'extensionDays'>;
  /** Whether it is somebody's account who may sign in. */
  readonly isOfficer: (officerId: OfficerId) => boolean;
};

/** What staff want to do: the event that it makes, or why not. */
export function decideFeedback(
  feedback: Feedback,
  wish: FeedbackDeed,
  { today, hours, settings, isOfficer }: FeedbackContext,
): FeedbackEvent | FeedbackRefusal {
  const refusal = refusalOf(feedback, wish.deed, today);
  if (refusal !== null) return refusal;
  switch (wish.deed) {
    case 'assign':
      return isOfficer(wish.ownerId) ? { type: 'assigned', ownerId: wish.ownerId } : 'unknown_owner';
    case 'start':
      return { type: 'started' };
    case 'extend':
      if (wish.workingDays > settings.extensionDays) return 'too_long_extension';
      return { type: 'extended', dueOn: workingDayAfter(hours, feedback.dueOn, wish.workingDays) };
    case 'answer':
      return { type: 'answered' };
    case 'return':
      return { type: 'returned', referral: wish.referral };
    case 'close':
      return { type: 'closed', closing: wish.closing };
    default:
      return wish satisfies never;
  }
}

/** Why that cannot be done to it now, whatever is said with it; null = it can. */
export function refusalOf(
  { status, isExtended, dueOn, ownerId }: Feedback,
  deed: FeedbackDeedName,
  today: BusinessDate,
): FeedbackRefusal | null {
  // A better answer may take the place of one that was given: the citizen sees the newest, the log keeps that there was another.
  if (deed === 'answer' && status === 'answered') return null;
  if (!isOpenFeedback(status)) return 'wrong_status';
  // Somebody has to stand for it before anything is done about it.
  if (deed === 'start') return status === 'assigned' && ownerId !== null ? null : 'wrong_status';
  if (deed === 'extend') {
    if (isExtended) return 'already_extended';
    return dueOn < today ? 'past_due' : null;
  }
  return null;
}

/** What its citizen may do: take it back while it is open. */
export const mayWithdraw = ({ status }: Feedback): boolean => isOpenFeedback(status);
