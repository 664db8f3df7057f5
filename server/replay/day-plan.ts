/** A day as it could be lived again: who comes when and for what, and who works where. */
import type { OfficeSettings } from '#protocol/office.ts';
import type { CancelReason, Outcome, ParkReason, PauseReason, ReturnTime } from '#protocol/officer-words.ts';
import type { RatingReason, RatingScale, RatingScore, RatingSource } from '#protocol/rating.ts';
import type {
  BusinessDate,
  CitizenLanguage,
  CounterId,
  DurationMs,
  InstantMs,
  OfficerId,
  PriorityId,
  ServiceId,
} from '#protocol/vocabulary.ts';

/** What a citizen says of a service, from its end on. */
export type GivenRating = {
  readonly afterMs: DurationMs;
  readonly score: RatingScore;
  readonly scale: RatingScale;
  readonly source: RatingSource;
  /** Why, and in own words: said so long after the score, where there are any. */
  readonly reasons: readonly RatingReason[];
  readonly words: string | null;
  readonly explainedAfterMs: DurationMs;
};

/** What days that are made up tell besides, and plans of recorded days leave out: it changes nobody's turn there. */
export type VisitDetails = {
  readonly language: CitizenLanguage;
  /** Takes the number from the help desk, where somebody works there. */
  readonly isHelped: boolean;
  /** Called in vain, this one is there again so long afterwards; null = never. */
  readonly turnsUpAfterMs: DurationMs | null;
  /** Who still waits then does so no longer: gives the place away, or is told at the help desk to; null = waits. */
  readonly leaves: { readonly afterMs: DurationMs; readonly why: 'given_up' | CancelReason } | null;
  /** Of one who goes away, why; null of others. */
  readonly away: {
    readonly reason: ParkReason;
    readonly paperIndexes: readonly number[];
    readonly returnTime: ReturnTime | null;
    /** Does not come back that day. */
    readonly staysAway: boolean;
  } | null;
  readonly outcome: Outcome;
  readonly rating: GivenRating | null;
};

/** One citizen, with all that does not depend on when the number is called. */
export type Visitor = {
  readonly arrivesAt: InstantMs;
  readonly serviceId: ServiceId;
  readonly priorityId: PriorityId | null;
  /** False for one who is called in vain. */
  readonly comes: boolean;
  /** From the call to the beginning of the service. */
  readonly walkMs: DurationMs;
  readonly serviceMs: DurationMs;
  /** Goes away for missing papers after the first service, and is served again afterwards. */
  readonly away: { readonly forMs: DurationMs; readonly thenServiceMs: DurationMs } | null;
  /** Is sent on to another service after the first. */
  readonly sentTo: { readonly serviceId: ServiceId; readonly serviceMs: DurationMs } | null;
  readonly details?: VisitDetails;
};

export type Pause = {
  readonly from: InstantMs;
  readonly to: InstantMs;
  /** A break unless said. */
  readonly reason?: PauseReason;
  /** Begins once nobody waits for this counter any more. */
  readonly waitsForHall?: boolean;
};

/** One officer's working day at one counter. Whoever waits at its end is still served; at the help desk nobody is called. */
export type Shift = {
  readonly counterId: CounterId;
  readonly officerId: OfficerId;
  readonly officerName: string;
  readonly from: InstantMs;
  readonly to: InstantMs;
  readonly pauses: readonly Pause[];
};

export type DayPlan = {
  readonly date: BusinessDate;
  readonly settings: OfficeSettings;
  readonly opensAt: InstantMs;
  /** In order of arrival. */
  readonly visitors: readonly Visitor[];
  readonly shifts: readonly Shift[];
};
