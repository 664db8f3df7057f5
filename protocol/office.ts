/**
 * The office as it is set up: fields, services, counters, words. Recorded whole in `DayOpened`,
 * so that a replay never depends on later settings.
 */
import type { CallPolicy, QueueRules, Week } from '#protocol/queue-rules.ts';
import type { CounterId, DurationMs, FieldId, LocalizedText, ServiceId } from '#protocol/vocabulary.ts';

/** Icons a field can wear; drawn by the screens, always beside a word. */
export const FIELD_ICONS = ['stamp', 'family', 'store', 'care', 'land', 'id-card', 'result'] as const;
export type FieldIcon = (typeof FIELD_ICONS)[number];

/** A group of services that shares one series of numbers ("lĩnh vực"). */
export type Field = {
  readonly fieldId: FieldId;
  /** One capital letter that sounds unlike the others in Vietnamese. */
  readonly letter: string;
  readonly icon: FieldIcon;
  /** Full name. */
  readonly name: LocalizedText;
  /** For the kiosk's tile: at most about 24 letters. */
  readonly tileName: LocalizedText;
  /** For the hall: at most ten letters in Vietnamese. */
  readonly shortName: LocalizedText;
  /** Examples beneath the tile's name, at most 26 letters. */
  readonly examples: LocalizedText;
  /** Where to sit, e.g. "Khu A, bên trái". */
  readonly waitingArea: LocalizedText;
  /** In place of the office's policy; null = the office's. */
  readonly policy: CallPolicy | null;
  /** `roll`: citizens tear a number off a pre-printed roll; staff enter it or simply call the next one. */
  readonly numbering: 'kiosk' | 'roll';
};

/** One paper to bring. */
export type Paper = {
  readonly name: LocalizedText;
  readonly note: LocalizedText | null;
  /** Need not be handed in when the officer can look it up ("không phải nộp nếu tra cứu được"). */
  readonly onlyIfNotLookedUp: boolean;
};

/** A value with a condition beneath it; null where the source is too weak to promise anything. */
export type Fact = { readonly value: LocalizedText; readonly condition: LocalizedText | null } | null;

/** A procedure one can take a number for ("thủ tục"). */
export type Service = {
  readonly serviceId: ServiceId;
  readonly fieldId: FieldId;
  /** National procedure code, e.g. 1.001193; null where there is none. */
  readonly procedureCode: string | null;
  readonly name: LocalizedText;
  /** For shortcuts: two short words a person would say. */
  readonly shortName: LocalizedText;
  readonly papers: readonly Paper[];
  readonly fee: Fact;
  readonly processingTime: Fact;
  /** Same-day procedures received after 15:00 are due the next working day. */
  readonly isSameDay: boolean;
  /** Usual minutes at the counter, from and to; the estimate's starting point. */
  readonly counterMinutes: readonly [from: number, to: number];
  /** Listed first within its field. */
  readonly isCommon: boolean;
  /** Among the shortcuts of the start page: papers and number in two touches. */
  readonly isShortcut: boolean;
  /** False: no numbers are given out for it until it is offered again; who has one is served. */
  readonly isOffered: boolean;
  /** Numbers given out at the kiosk in a day at most; null = no limit. */
  readonly dailyQuota: number | null;
  /** In place of the office's weekly hours; null = the office's. */
  readonly week: Week | null;
};

export type Counter = {
  readonly counterId: CounterId;
  /** Shown and spoken: "Quầy 3". 1 to 99. */
  readonly number: number;
  /** Where it stands, as one would tell a stranger. */
  readonly place: LocalizedText;
  /** `reception`: gives numbers out and helps, calls nobody. */
  readonly kind: 'service' | 'reception';
  /** Fields it serves, in its own order. */
  readonly fieldIds: readonly FieldId[];
  /**
   * Those of `fieldIds` that it serves only while nobody waits for the others ("phụ"), the first before the second.
   * The others share one line.
   */
  readonly secondaryFieldIds: readonly FieldId[];
  /** Services of its fields that it does not take. */
  readonly exceptServiceIds: readonly ServiceId[];
};

export type OfficeSettings = {
  /** Another one with every change. */
  readonly revision: number;
  /** "Phường Minh Phụng" */
  readonly name: LocalizedText;
  /** "Trung tâm Phục vụ hành chính công" */
  readonly unitName: LocalizedText;
  /** IANA name; decides when the business day begins. */
  readonly timeZone: string;
  /** How the office speaks of people in calls: "công dân". */
  readonly citizenWord: LocalizedText;
  /** Where to find help in person. */
  readonly helpDesk: LocalizedText;
  /** Opening hours in words, for the hall. */
  readonly openingHours: LocalizedText;
  /** Sentences that take turns at the foot of the hall display. */
  readonly notices: readonly LocalizedText[];
  readonly fields: readonly Field[];
  readonly services: readonly Service[];
  readonly counters: readonly Counter[];
  /** Where a scanned receipt leads: the service that hands results over; null where there is none. */
  readonly resultServiceId: ServiceId | null;
  /** A kiosk gives at most one number in this time; a retry of the same press is not counted. */
  readonly kioskPaceMs: DurationMs;
  readonly rules: QueueRules;
};
