/** What the phone of one ticket may see. */
import type { RatingForm } from '#protocol/rating.ts';
import type { WaitRangeMinutes } from '#protocol/views.ts';
import type {
  FieldId,
  InstantMs,
  LocalizedText,
  Revision,
  TicketNumber,
  TicketStatus,
} from '#protocol/vocabulary.ts';

/** Why another number was called while this one waited. A class of reasons and never more: nobody's priority, nobody's papers. */
export const OVERTAKING_REASONS = [
  /** It stood in another line. */
  'other_queue',
  /** It came earlier, or stood before this one in the line. */
  'came_earlier',
  /** The office's rule of priority. */
  'priority',
  /** It came back, or was sent on from another counter. */
  'came_back',
  /** An officer called it. */
  'by_hand',
] as const;
export type OvertakingReason = (typeof OVERTAKING_REASONS)[number];

/** One number that was called while this one waited, as the hall showed and heard it. */
export type CalledBefore = {
  readonly number: TicketNumber;
  readonly calledAt: InstantMs;
  readonly counterNumber: number;
  readonly reason: OvertakingReason;
  /** The other line's name; for `other_queue`, where that is a field's. */
  readonly queue: LocalizedText | null;
  /** When it was taken; for `came_earlier`. */
  readonly issuedAt: InstantMs | null;
};

/** What happened in the line while this ticket waited, folded from the day's calls. */
export type Overtaking = {
  /** Since it waits, or since when calls are remembered. */
  readonly since: InstantMs;
  /** Those with smaller numbers of the same series that were simply called in their turn. */
  readonly inTurn: number;
  /** All others. */
  readonly outOfTurn: number;
  /** The newest of these, oldest first; of one's own line rather than of others. */
  readonly calls: readonly CalledBefore[];
  /** The office's rule where it is one of numbers: one with priority after so many ordinary ones; null = another rule. */
  readonly ordinaryPerPriority: number | null;
};

/** What a citizen's phone shows of its one ticket: nothing personal, and of others only what everybody in the hall was shown. */
export type PhoneView = {
  readonly revision: Revision;
  readonly at: InstantMs;
  readonly officeName: LocalizedText;
  readonly unitName: LocalizedText;
  readonly timeZone: string;
  readonly number: TicketNumber;
  readonly field: { readonly fieldId: FieldId; readonly letter: string; readonly name: LocalizedText };
  readonly serviceName: LocalizedText;
  /** What the number was taken for besides and what is not done yet, in short; empty once nothing more can become of it. */
  readonly furtherServices: readonly LocalizedText[];
  readonly status: TicketStatus;
  readonly issuedAt: InstantMs;
  /** While it waits: the range is for its present place. */
  readonly queue: { readonly ahead: number; readonly range: WaitRangeMinutes } | null;
  /** While it waits. */
  readonly overtaking: Overtaking | null;
  readonly waitingArea: LocalizedText;
  readonly counterNumbers: readonly number[];
  /** The newest call of the same field, while this one waits. */
  readonly lastCalled: TicketNumber | null;
  /** Where and when it was called; for as long as it stands at that counter, or was called in vain there. */
  readonly call: {
    readonly counterNumber: number;
    readonly place: LocalizedText;
    readonly calledAt: InstantMs;
  } | null;
  /** Cancelled by its citizen. */
  readonly isGivenUp: boolean;
  /** How a service that is over is asked about, or that it was rated; null while there is none. What was said is not shown again. */
  readonly rating: RatingForm | 'given' | null;
  readonly papers: readonly { readonly name: LocalizedText; readonly onlyIfNotLookedUp: boolean }[];
};
