/** What an officer has put together of a parking so far. */
import { PARK_REASONS, RETURN_TIMES, type ParkReason, type ReturnTime } from '#protocol/officer-words.ts';
import type { TicketId } from '#protocol/vocabulary.ts';
import type { CounterCommand } from '../counter-command.ts';

export type ParkDraft = {
  /** Indexes into the papers of the service, ascending. */
  readonly chosen: readonly number[];
  /** Papers in the officer's own words, separated by semicolons; null while none are being written. */
  readonly other: string | null;
  readonly reason: ParkReason;
  readonly returnTime: ReturnTime | null;
};

export const EMPTY_PARK: ParkDraft = { chosen: [], other: null, reason: 'papers_missing', returnTime: null };

/** Papers beyond these have no digit and are reached with Tab. */
const MOST_DIGITS = 8;
const MOST_OTHER_PAPERS = 5;
const LONGEST_PAPER = 120;

/** The digit of the line for papers in the officer's own words: the one after the last paper. */
export const otherDigit = (paperCount: number): string => String(Math.min(paperCount, MOST_DIGITS) + 1);
export const paperDigit = (index: number): string | null => (index < MOST_DIGITS ? String(index + 1) : null);

export const RETURN_KEYS = {
  this_morning: 'Q',
  this_afternoon: 'W',
  another_day: 'E',
} as const satisfies Record<ReturnTime, string>;
export const REASON_KEYS = {
  papers_missing: 'A',
  filling_in_form: 'S',
  paying: 'D',
  waiting_for_colleague: 'F',
  other: 'G',
} as const satisfies Record<ParkReason, string>;

export const withPaper = (draft: ParkDraft, index: number): ParkDraft => ({
  ...draft,
  chosen: draft.chosen.includes(index)
    ? draft.chosen.filter((other) => other !== index)
    : [...draft.chosen, index].sort((one, other) => one - other),
});

/** Pressed again, the time is taken back. */
export const withReturnTime = (draft: ParkDraft, returnTime: ReturnTime): ParkDraft => ({
  ...draft,
  returnTime: draft.returnTime === returnTime ? null : returnTime,
});

export const withOther = (draft: ParkDraft, other: string | null): ParkDraft => ({ ...draft, other });

/** The draft after a key, or null when the key means nothing here. `returnTimes` are those still to come today. */
export function parkAfterKey(
  draft: ParkDraft,
  cap: string,
  paperCount: number,
  returnTimes: readonly ReturnTime[],
): ParkDraft | null {
  if (cap === otherDigit(paperCount)) return withOther(draft, draft.other === null ? '' : null);
  const index = Number(cap) - 1;
  if (/^[1-9]$/.test(cap)) return index < Math.min(paperCount, MOST_DIGITS) ? withPaper(draft, index) : null;
  const time = RETURN_TIMES.find((one) => RETURN_KEYS[one] === cap);
  if (time !== undefined) return returnTimes.includes(time) ? withReturnTime(draft, time) : null;
  const reason = PARK_REASONS.find((one) => REASON_KEYS[one] === cap);
  return reason === undefined ? null : { ...draft, reason };
}

/** The papers written by hand. */
export const otherPapers = ({ other }: ParkDraft): readonly string[] =>
  (other ?? '')
    .split(';')
    .map((paper) => paper.normalize('NFC').trim().slice(0, LONGEST_PAPER))
    .filter((paper) => paper !== '')
    .slice(0, MOST_OTHER_PAPERS);

export const paperCountOf = (draft: ParkDraft): number => draft.chosen.length + otherPapers(draft).length;

export const parkCommand = (draft: ParkDraft, ticketId: TicketId, isPrinted: boolean): CounterCommand => ({
  name: 'park',
  input: {
    ticketId,
    reason: draft.reason,
    paperIndexes: [...draft.chosen],
    otherPapers: [...otherPapers(draft)],
    returnTime: draft.returnTime,
    isPrinted: isPrinted && paperCountOf(draft) > 0,
  },
});

/** From noon on nobody is asked back for the morning. `hour` is the office's hour of the day. */
export const returnTimesAt = (hour: number): readonly ReturnTime[] =>
  hour < 11 ? RETURN_TIMES : hour < 16 ? ['this_afternoon', 'another_day'] : ['another_day'];
