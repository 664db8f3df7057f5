/**
 * Feedback of citizens: what is not as it should be (phản ánh) and what could be better (kiến nghị). A formal complaint
 * against a decision (khiếu nại) and a denunciation (tố cáo) have laws of their own and are never taken in here.
 */
import type {
  Brand,
  BusinessDate,
  CitizenLanguage,
  FieldId,
  InstantMs,
  LocalizedText,
  OfficerId,
} from '#protocol/vocabulary.ts';

/** `problem`: phản ánh; `suggestion`: kiến nghị. Each has its own series of numbers. */
export const FEEDBACK_KINDS = ['problem', 'suggestion'] as const;
export type FeedbackKind = (typeof FEEDBACK_KINDS)[number];

/** What it is about, so that nobody has to type who cannot. `other` needs words. */
export const FEEDBACK_TOPICS = [
  'waiting',
  'attitude',
  'guidance',
  'extra_papers',
  'late_result',
  'fees',
  'facilities',
  'online',
  'rules',
  'other',
] as const;
export type FeedbackTopic = (typeof FEEDBACK_TOPICS)[number];

/** Where it came in. */
export const FEEDBACK_SOURCES = ['kiosk', 'phone', 'desk'] as const;
export type FeedbackSource = (typeof FEEDBACK_SOURCES)[number];

/**
 * `received` → `assigned` → `in_progress` → one of the last four. `returned`: not this office's, and the citizen was told
 * whose; `closed`: nothing to be answered; `withdrawn`: by the citizen.
 */
export const FEEDBACK_STATUSES = [
  'received',
  'assigned',
  'in_progress',
  'answered',
  'returned',
  'closed',
  'withdrawn',
] as const;
export type FeedbackStatus = (typeof FEEDBACK_STATUSES)[number];
export const OPEN_FEEDBACK: readonly FeedbackStatus[] = ['received', 'assigned', 'in_progress'];
export const isOpenFeedback = (status: FeedbackStatus): boolean => OPEN_FEEDBACK.includes(status);

/** Whose it is instead. The first two have laws of their own (Law on Complaints, Law on Denunciations). */
export const FEEDBACK_REFERRALS = ['formal_complaint', 'denunciation', 'other_office'] as const;
export type FeedbackReferral = (typeof FEEDBACK_REFERRALS)[number];
/** Why something ends without an answer. */
export const FEEDBACK_CLOSINGS = ['duplicate', 'unclear', 'abusive'] as const;
export type FeedbackClosing = (typeof FEEDBACK_CLOSINGS)[number];

export const FEEDBACK_LETTERS = { content: 2_000, contact: 80, answer: 4_000, reason: 500 } as const;

/** `PA-2026-0007`: kind, year, and the place in that year's series, without gaps. */
export type FeedbackNumber = Brand<string, 'FeedbackNumber'>;
/** Its number and what proves that one holds it: `PA-2026-0007-K7QF…`. */
export type FeedbackCode = Brand<string, 'FeedbackCode'>;
const SERIES: Readonly<Record<FeedbackKind, string>> = { problem: 'PA', suggestion: 'KN' };

export const feedbackNumber = (kind: FeedbackKind, year: number, ordinal: number): FeedbackNumber =>
  `${SERIES[kind]}-${String(year)}-${String(ordinal).padStart(4, '0')}` as FeedbackNumber;

/** Letters that nobody confuses when reading aloud (Crockford's base 32). */
export const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 16 letters of 5 bits: 80 bits. */
export const CODE_LETTERS = 16;
const PROOF = new RegExp(`^[${CODE_ALPHABET}]{${String(CODE_LETTERS)}}$`);

/** A code as people copy it: small letters, O for 0, I and L for 1, spaces and dashes anywhere. Null when it is none. */
export function readFeedbackCode(
  text: string,
): { readonly number: FeedbackNumber; readonly proof: string } | null {
  const plain = text
    .slice(0, 80)
    .toUpperCase()
    .replaceAll(/[^\dA-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  const parts = /^(?<series>PA|KN)(?<year>\d{4})(?<ordinal>\d{4,7})$/.exec(plain.slice(0, -CODE_LETTERS));
  const { series, year, ordinal } = parts?.groups ?? {};
  const proof = plain.slice(-CODE_LETTERS);
  if (series === undefined || year === undefined || ordinal === undefined || !PROOF.test(proof)) return null;
  return { number: `${series}-${year}-${ordinal}` as FeedbackNumber, proof };
}

/** Where phones write feedback, or with a code see what became of theirs; null while no phone can reach the server. */
export const feedbackAddress = (
  phoneAddress: string | null,
  code: FeedbackCode | null,
  language: CitizenLanguage,
): string | null => {
  if (phoneAddress === null) return null;
  const path = code === null ? '/feedback' : `/feedback/${code}`;
  // Vietnamese is what the page speaks unasked; the mark never leaves the phone.
  return new URL(language === 'vi' ? path : `${path}#${language}`, phoneAddress).href;
};

export type FeedbackSettings = {
  readonly revision: number;
  readonly isTakenAtKiosks: boolean;
  readonly isTakenByPhone: boolean;
  /** Working days of the office's calendar from the day after it was received. */
  readonly workingDays: number;
  /** By so many more it may be extended, once and with a reason. */
  readonly extensionDays: number;
  /** So many working days before it is due it is shown as due soon. */
  readonly dueSoonDays: number;
  /** How citizens can be reached is forgotten so many days after it was settled. */
  readonly keepContactDays: number;
  /** All words of it are. */
  readonly keepWordsDays: number;
};
export const FEEDBACK_LIMITS = {
  workingDays: { least: 1, most: 60 },
  extensionDays: { least: 1, most: 60 },
  dueSoonDays: { least: 1, most: 10 },
  keepContactDays: { least: 1, most: 365 },
  keepWordsDays: { least: 30, most: 3_650 },
} as const;
/** Ten working days are a beginning, not a rule of law: the office sets what its province asks for. */
export const FIRST_FEEDBACK_SETTINGS: FeedbackSettings = {
  revision: 1,
  isTakenAtKiosks: true,
  isTakenByPhone: true,
  workingDays: 10,
  extensionDays: 10,
  dueSoonDays: 2,
  keepContactDays: 30,
  keepWordsDays: 365,
};

/** What one says who gives feedback. */
export type FeedbackWords = {
  readonly kind: FeedbackKind;
  readonly topic: FeedbackTopic;
  /** Null: of the office as a whole. */
  readonly fieldId: FieldId | null;
  readonly content: string | null;
  /** A telephone number or e-mail address, only of one who wants to be told; null = none. */
  readonly contact: string | null;
  readonly language: CitizenLanguage;
};

/** What one is given for it. */
export type FeedbackReceipt = {
  readonly number: FeedbackNumber;
  readonly code: FeedbackCode;
  readonly receivedOn: BusinessDate;
  readonly dueOn: BusinessDate;
};

/** Where it stands, as its citizen sees it: what the office does among itself is not in it. */
export type FeedbackStanding = {
  readonly number: FeedbackNumber;
  readonly kind: FeedbackKind;
  readonly topic: FeedbackTopic;
  readonly field: LocalizedText | null;
  readonly status: FeedbackStatus;
  readonly receivedOn: BusinessDate;
  readonly dueOn: BusinessDate;
  readonly isExtended: boolean;
  readonly isOverdue: boolean;
  readonly settledOn: BusinessDate | null;
  readonly referral: FeedbackReferral | null;
  /** What was written, answered, and why it takes longer; null where there is none or it was erased. */
  readonly content: string | null;
  readonly answer: string | null;
  readonly extensionReason: string | null;
  readonly areWordsErased: boolean;
};

/** What a phone is told before it writes. */
export type FeedbackChoices = {
  readonly officeName: LocalizedText;
  readonly isTaken: boolean;
  readonly workingDays: number;
  readonly fields: readonly { readonly fieldId: FieldId; readonly name: LocalizedText }[];
};

/** At the desk. */
export const FEEDBACK_FILTERS = ['open', 'due_soon', 'overdue', 'mine', 'settled'] as const;
export type FeedbackFilter = (typeof FEEDBACK_FILTERS)[number];
export const FEEDBACK_PAGE = 50;

export type FeedbackLine = {
  readonly number: FeedbackNumber;
  readonly revision: number;
  readonly kind: FeedbackKind;
  readonly topic: FeedbackTopic;
  readonly source: FeedbackSource;
  readonly fieldId: FieldId | null;
  readonly field: LocalizedText | null;
  readonly status: FeedbackStatus;
  readonly receivedOn: BusinessDate;
  readonly dueOn: BusinessDate;
  readonly settledOn: BusinessDate | null;
  readonly isExtended: boolean;
  readonly due: 'later' | 'soon' | 'overdue' | 'settled';
  readonly ownerId: OfficerId | null;
  readonly ownerName: string | null;
  /** The beginning of what was written. */
  readonly excerpt: string | null;
};
export type FeedbackCounts = Readonly<Record<FeedbackFilter, number>>;
export type FeedbackList = {
  readonly counts: FeedbackCounts;
  readonly lines: readonly FeedbackLine[];
  /** How many the filter has in all. */
  readonly total: number;
  readonly today: BusinessDate;
  /** Who may own one. */
  readonly people: readonly { readonly officerId: OfficerId; readonly displayName: string }[];
  readonly fields: FeedbackChoices['fields'];
};

export const FEEDBACK_DEEDS = ['assign', 'start', 'extend', 'answer', 'return', 'close'] as const;
export type FeedbackDeedName = (typeof FEEDBACK_DEEDS)[number];
/** What staff do with one. */
export type FeedbackDeed =
  | { readonly deed: 'assign'; readonly ownerId: OfficerId }
  | { readonly deed: 'start' }
  | { readonly deed: 'extend'; readonly workingDays: number; readonly reason: string }
  | { readonly deed: 'answer'; readonly answer: string }
  | { readonly deed: 'return'; readonly referral: FeedbackReferral; readonly answer: string }
  | { readonly deed: 'close'; readonly closing: FeedbackClosing; readonly reason: string };

export const FEEDBACK_EVENTS = [
  'received',
  'assigned',
  'started',
  'extended',
  'answered',
  'returned',
  'closed',
  'withdrawn',
] as const;
export type FeedbackEventType = (typeof FEEDBACK_EVENTS)[number];

export type FeedbackStep = {
  readonly type: FeedbackEventType;
  readonly at: InstantMs;
  readonly byName: string | null;
  /** Whom it was given to. */
  readonly ownerName: string | null;
  /** Until when it is due since then. */
  readonly dueOn: BusinessDate | null;
  readonly referral: FeedbackReferral | null;
  readonly closing: FeedbackClosing | null;
  readonly words: string | null;
  readonly areWordsErased: boolean;
};
export type FeedbackItem = {
  readonly line: FeedbackLine;
  readonly content: string | null;
  readonly contact: string | null;
  readonly hasContact: boolean;
  readonly areWordsErased: boolean;
  readonly language: CitizenLanguage;
  readonly steps: readonly FeedbackStep[];
  readonly allowed: readonly FeedbackDeedName[];
};

/** Why nothing was done. */
export const FEEDBACK_REFUSALS = [
  'not_taken',
  'too_fast',
  'full',
  'unknown',
  /** Somebody else did something to it since it was read. */
  'changed',
  /** It does not follow from where it stands. */
  'wrong_status',
  'already_extended',
  /** What is late cannot be made not late. */
  'past_due',
  'too_long_extension',
  'unknown_owner',
  'unknown_field',
  /** The same request said something else before. */
  'request_reused',
] as const;
export type FeedbackRefusal = (typeof FEEDBACK_REFUSALS)[number];
