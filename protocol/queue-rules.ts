/**
 * How the office runs its queue: who goes first, who may come back where, when numbers are given out.
 * All of it settings; recorded with the day, so that every call can be explained and replayed.
 */
import {
  durationMs,
  type BusinessDate,
  type DurationMs,
  type LocalizedText,
  type PriorityId,
} from '#protocol/vocabulary.ts';

/**
 * How far priority may hold an ordinary ticket back. Once it has waited `maxWaitMs`, or priority tickets have passed it
 * `maxOvertakes` times, no priority ticket that stands behind it in the line is called before it.
 */
export type Ceiling = { readonly maxWaitMs: DurationMs; readonly maxOvertakes: number };

/** Which waiting ticket goes next. In each, tickets of one class go in order of arrival. */
export type CallPolicy =
  /** Nobody passes anybody. */
  | { readonly kind: 'first_come' }
  /** Priority before ordinary, heavier classes first. */
  | { readonly kind: 'strict'; readonly ceiling: Ceiling }
  /** One priority ticket after each `ordinaryPerPriority` ordinary ones. */
  | { readonly kind: 'interleave'; readonly ordinaryPerPriority: number; readonly ceiling: Ceiling }
  /** The longest wait goes first, where a class's wait counts `weight` times and an ordinary one once. */
  | { readonly kind: 'weighted_ageing'; readonly ceiling: Ceiling };

export const PRIORITY_ICONS = ['elderly', 'wheelchair', 'pregnant', 'child', 'merit', 'other'] as const;
export type PriorityIcon = (typeof PRIORITY_ICONS)[number];

/** A class of people who may come first. */
export type PriorityClass = {
  readonly priorityId: PriorityId;
  readonly name: LocalizedText;
  readonly icon: PriorityIcon;
  /** More than 1: how much faster its wait counts under weighted ageing, and its rank under strict priority. */
  readonly weight: number;
  /** Who may grant it. */
  readonly grantedBy: readonly ('kiosk' | 'officer')[];
  /** The age from which a card would show it; null where age does not decide. */
  readonly fromAge: number | null;
};

/** Where a ticket that comes back joins the line: before all ordinary ones, where it was, or behind all. */
export type ReturnPlace = 'front' | 'original' | 'end';

/** `HH:MM`, 24 hours, on the office's wall clock. */
export type TimeOfDay = string;

/** One stretch of a working day. */
export type Session = {
  readonly from: TimeOfDay;
  readonly to: TimeOfDay;
  /** No number is given out from then on, though people are served until the hall is empty. */
  readonly stopIssuingAt: TimeOfDay;
};

/** The sessions of Monday to Sunday, seven of them, each in order of the day; none = closed. */
export type Week = readonly (readonly Session[])[];

export type OfficeHours = {
  readonly week: Week;
  /** Never computed (Tết moves, and calendars disagree): entered once a year. */
  readonly holidays: readonly { readonly date: BusinessDate; readonly name: LocalizedText }[];
  /** Working days made up for a holiday: worked as the named weekday, 0 = Monday. */
  readonly makeUpDays: readonly { readonly date: BusinessDate; readonly asWeekday: number }[];
};

export type QueueRules = {
  readonly policy: CallPolicy;
  /** Those who may come first, as offered. */
  readonly priorityClasses: readonly PriorityClass[];
  /** A new ticket is not called before it could have walked to its seat, while others wait. */
  readonly walkingMs: DurationMs;
  /** A called citizen has this long to come before being called again. */
  readonly recallLockMs: DurationMs;
  /** Calls of one ticket at a counter; after them it is marked missed. */
  readonly recallLimit: number;
  readonly reinstatePlace: ReturnPlace;
  readonly parkedReturnPlace: ReturnPlace;
  /** How long a deed can be undone. */
  readonly undoMs: DurationMs;
  /** From this wait on the officer's screen says so. */
  readonly longWaitMs: DurationMs;
  /** A service longer than this was forgotten rather than long: its time counts for nothing. */
  readonly longestServiceMs: DurationMs;
  /** When kiosks give numbers out; null = always. */
  readonly hours: OfficeHours | null;
  /**
   * Open numbers that kiosks give to one person in a day, told apart by the card that is then asked for; null = no limit,
   * and nobody is asked for a card.
   */
  readonly openNumbersPerPerson: number | null;
};

const minutes = (count: number): DurationMs => durationMs(count * 60_000);

const priorityClass = (
  priorityId: string,
  icon: PriorityIcon,
  name: LocalizedText,
  fromAge: number | null = null,
): PriorityClass => ({
  priorityId: priorityId as PriorityId,
  name,
  icon,
  weight: 3,
  grantedBy: ['kiosk', 'officer'],
  fromAge,
});

/**
 * What an office starts with. The classes are those that offices serve first in practice; the law names only age
 * (60 and over), so all of it is theirs to change.
 */
export const DEFAULT_QUEUE_RULES: QueueRules = {
  policy: { kind: 'weighted_ageing', ceiling: { maxWaitMs: minutes(60), maxOvertakes: 3 } },
  priorityClasses: [
    priorityClass('elderly', 'elderly', { vi: 'Người cao tuổi', en: 'Elderly person', zh: '長者' }, 60),
    priorityClass('disabled', 'wheelchair', {
      vi: 'Người khuyết tật',
      en: 'Person with a disability',
      zh: '殘障人士',
    }),
    priorityClass('pregnant', 'pregnant', { vi: 'Phụ nữ mang thai', en: 'Pregnant woman', zh: '孕婦' }),
    priorityClass('small-child', 'child', {
      vi: 'Có con dưới 36 tháng',
      en: 'With a child under 36 months',
      zh: '帶未滿 36 個月幼兒者',
    }),
    priorityClass('merit', 'merit', {
      vi: 'Người có công, thân nhân liệt sĩ',
      en: 'Person with merit or family of a martyr',
      zh: '有功人士、烈士家屬',
    }),
  ],
  walkingMs: durationMs(20_000),
  recallLockMs: durationMs(10_000),
  recallLimit: 3,
  reinstatePlace: 'original',
  parkedReturnPlace: 'front',
  undoMs: durationMs(10_000),
  longWaitMs: minutes(30),
  longestServiceMs: minutes(180),
  hours: null,
  openNumbersPerPerson: null,
};
