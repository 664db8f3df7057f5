/** Reports: the closed words in them, what an office may aim at, and who else may read them. */
import type { BusinessDate, InstantMs, Language } from '#protocol/vocabulary.ts';

/** Why somebody has to come again. `not_back`: set aside and gone; `wrong_service`: the number was for something else. */
export const RETURN_REASONS = [
  'papers_missing',
  'result_not_ready',
  'not_here',
  'not_back',
  'wrong_service',
] as const;
export type ReturnReason = (typeof RETURN_REASONS)[number];

/** What an office may aim at: shares in percent at least, waits in minutes at most. */
export const TARGET_KEYS = [
  'satisfied',
  'participation',
  'onTime',
  'onTimeLand',
  'complaints',
  'oneVisit',
  'medianWait',
  'ninetiethWait',
] as const;
export type TargetKey = (typeof TARGET_KEYS)[number];

/** Settings beside the queue; null = no target. */
export type ReportTargets = { readonly revision: number } & {
  readonly [Key in TargetKey]: number | null;
};

/** Those of Decision 766/QĐ-TTg; the others are the office's own to set, and begin without one but for the long wait. */
export const DECISION_766: Readonly<Partial<Record<TargetKey, number>>> = {
  satisfied: 95,
  onTime: 95,
  onTimeLand: 95,
  complaints: 90,
};
export const FIRST_TARGETS: ReportTargets = {
  revision: 1,
  satisfied: 95,
  participation: null,
  onTime: 95,
  onTimeLand: 95,
  complaints: 90,
  oneVisit: null,
  medianWait: null,
  ninetiethWait: 30,
};
export const TARGET_LIMITS = { share: { least: 1, most: 100 }, minutes: { least: 1, most: 480 } } as const;
export const isWaitTarget = (key: TargetKey): boolean => key === 'medianWait' || key === 'ninetiethWait';

export type DateRange = { readonly from: BusinessDate; readonly to: BusinessDate };
export const REPORT_FORMATS = ['xlsx', 'csv', 'pdf'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** Five years, leap days and all. */
export const MOST_REPORT_DAYS = 5 * 366;

/** A key as the desk knows it: never the key itself. */
export type ApiKeyStanding = {
  readonly keyId: string;
  readonly name: string;
  readonly createdAt: number;
  readonly createdBy: string;
  readonly lastUsedAt: number | null;
};
/** What is told once, when a key is made. */
export type NewApiKey = { readonly key: string; readonly standing: ApiKeyStanding };
export const MOST_API_KEYS = 20;
export const API_KEY_NAME_LETTERS = 60;

/** A report as it is wanted. `json` is the report itself; the others are files in a language. */
export type ReportErrand = DateRange & {
  readonly today: BusinessDate;
  readonly now: InstantMs;
  readonly form: 'json' | ReportFormat;
  readonly language: Language;
  /** What single officers did is for their supervisor alone. */
  readonly withOfficers: boolean;
};
/** Makes one; rejects when it could not be made. */
export type ReportErrands = (errand: ReportErrand) => Promise<Uint8Array>;
