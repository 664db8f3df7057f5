/** What a citizen may say of a service that is over: closed lists, in each screen's own words. And what is made of it. */
import type {
  CitizenLanguage,
  CounterId,
  DeviceId,
  DurationMs,
  InstantMs,
  LocalizedText,
  Revision,
  TicketId,
  TicketNumber,
} from '#protocol/vocabulary.ts';

/** From the best to the worst. */
export const RATING_SCORES = ['very_satisfied', 'satisfied', 'neutral', 'dissatisfied'] as const;
export type RatingScore = (typeof RATING_SCORES)[number];

/** What was not well; asked of the dissatisfied only, and never insisted on. */
export const RATING_REASONS = [
  'slow',
  'unclear_guidance',
  'attitude',
  'many_trips',
  'extra_papers',
  'other',
] as const;
export type RatingReason = (typeof RATING_REASONS)[number];

/** Where it was said: on the ticket's own page, at the counter's rating screen, or at a kiosk with the ticket held up to it. */
export const RATING_SOURCES = ['phone', 'counter', 'kiosk'] as const;
export type RatingSource = (typeof RATING_SOURCES)[number];

/** Whether this score is asked for its reasons. */
export const asksForReasons = (score: RatingScore): boolean => score === 'dissatisfied';

/** How long a rating screen asks for after the service has ended. */
export const RATING_PROMPT_MS = 20_000;

/** What the rating screen of one counter may see. */
export type RatingView = {
  readonly revision: Revision;
  readonly at: InstantMs;
  readonly counterNumber: number;
  /** The service that was finished here a moment ago, while it is asked about; null: nobody is. */
  readonly prompt: RatingPrompt | null;
};

export type RatingPrompt = {
  readonly ticketId: TicketId;
  readonly number: TicketNumber;
  readonly serviceName: LocalizedText;
  /** Whom it was with; null where the office shows no names, and once that officer has left the counter. */
  readonly officerName: string | null;
  /** What its citizen chose when taking the number. */
  readonly language: CitizenLanguage;
  /** The question goes away by itself, on the server's clock. */
  readonly until: InstantMs;
};

/** What in a day's ratings somebody should look into. Each is a question, not a verdict. */
export type RatingAnomaly = {
  /**
   * `instant`: pressed at the counter sooner after the end than anybody reads the question.
   * `late`: pressed at the counter when the question had long gone.
   * `quick_run`: one screen's ratings, one after the other, each within seconds.
   * `same_score`: one screen's ratings, one after the other, all alike.
   */
  readonly kind: 'instant' | 'late' | 'quick_run' | 'same_score';
  readonly counterId: CounterId;
  readonly deviceId: DeviceId;
  /** How many ratings in a row. */
  readonly count: number;
  readonly from: InstantMs;
  readonly to: InstantMs;
  /** Of `instant` and `late`: the ticket, and how long after the end of its service it was rated. */
  readonly number: TicketNumber | null;
  readonly sinceFinishMs: DurationMs | null;
  /** Of `same_score`. */
  readonly score: RatingScore | null;
};

/** What citizens said today, for the supervisor. */
export type RatingsOfDay = {
  /** Tickets whose service is over: all that could have been rated. */
  readonly finished: number;
  readonly rated: number;
  readonly scores: Readonly<Record<RatingScore, number>>;
  readonly reasons: Readonly<Record<RatingReason, number>>;
  readonly sources: Readonly<Record<RatingSource, number>>;
  /** Counters where something was finished, in the order of their numbers. */
  readonly counters: readonly {
    readonly counterId: CounterId;
    readonly finished: number;
    readonly rated: number;
    readonly dissatisfied: number;
  }[];
  /** Newest first, at most 50. */
  readonly anomalies: readonly RatingAnomaly[];
};
