/** The closed lists an officer chooses from; each screen has its own words for them. */

/** Why a ticket was called by hand before others. */
export const HAND_REASONS = ['frail', 'short_question', 'appointment', 'called_before', 'other'] as const;
export type HandReason = (typeof HAND_REASONS)[number];

/**
 * What came of a service. `not_here`: cannot be provided at this office; `result_not_ready`: came for a result that is not
 * there yet.
 */
export const OUTCOMES = ['completed', 'papers_missing', 'not_here', 'result_not_ready'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Why a ticket was set aside. */
export const PARK_REASONS = [
  'papers_missing',
  'filling_in_form',
  'paying',
  'waiting_for_colleague',
  'other',
] as const;
export type ParkReason = (typeof PARK_REASONS)[number];

/** When a parked citizen is to come back. */
export const RETURN_TIMES = ['this_morning', 'this_afternoon', 'another_day'] as const;
export type ReturnTime = (typeof RETURN_TIMES)[number];

/** Nghỉ giải lao, Họp đột xuất, Xử lý việc khẩn, Hỗ trợ đồng nghiệp, Khác. */
export const PAUSE_REASONS = ['break', 'meeting', 'urgent_work', 'helping', 'other'] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];

export const CANCEL_REASONS = ['left', 'duplicate', 'wrong_service', 'other'] as const;
export type CancelReason = (typeof CANCEL_REASONS)[number];

/** How a supervisor ends what a colleague left open: served, back into the line, or never came. */
export const COLLEAGUE_ENDINGS = ['finished', 'back_in_line', 'missed'] as const;
export type ColleagueEnding = (typeof COLLEAGUE_ENDINGS)[number];

/** Why a supervisor sends a ticket elsewhere from the desk. */
export const MOVE_REASONS = ['wrong_line', 'long_wait', 'officer_away', 'counter_closing', 'other'] as const;
export type MoveReason = (typeof MOVE_REASONS)[number];

/** Why a supervisor stops giving out numbers for a while; citizens are told. */
export const CLOSING_REASONS = [
  'system_down',
  'power_cut',
  'officer_away',
  'too_many_waiting',
  'other',
] as const;
export type ClosingReason = (typeof CLOSING_REASONS)[number];

/** What can be undone for a few seconds. */
export const UNDOABLE_DEEDS = ['startService', 'finish', 'markMissed', 'park', 'transfer', 'cancel'] as const;
export type UndoableDeed = (typeof UNDOABLE_DEEDS)[number];
