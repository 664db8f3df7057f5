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

/** Every face there is, from the best to the worst. An office asks with some of them: see `RATING_SCALES`. */
export const RATING_SCORES = [
  'very_satisfied',
  'satisfied',
  'neutral',
  'dissatisfied',
  'very_dissatisfied',
] as const;
export type RatingScore = (typeof RATING_SCORES)[number];

/** The faces asked with, by their number: a face means the same on every scale that has it. */
export const RATING_SCALES = {
  2: ['satisfied', 'dissatisfied'],
  3: ['satisfied', 'neutral', 'dissatisfied'],
  4: ['very_satisfied', 'satisfied', 'neutral', 'dissatisfied'],
  5: RATING_SCORES,
} as const satisfies Readonly<Record<number, readonly RatingScore[]>>;
export type FaceCount = keyof typeof RATING_SCALES;
export const FACE_COUNTS = [2, 3, 4, 5] as const satisfies readonly FaceCount[];

/** What a rating was given on: how many faces there were, and how many of the best of them counted as satisfied then. */
export type RatingScale = { readonly faces: FaceCount; readonly satisfied: number };
/** What every office asked with before it could choose. */
export const FIRST_SCALE: RatingScale = { faces: 4, satisfied: 2 };

export const scoresOf = (faces: FaceCount): readonly RatingScore[] => RATING_SCALES[faces];
/** Whether it counted as satisfied on the scale it was given on. */
export const isSatisfied = (score: RatingScore, { faces, satisfied }: RatingScale): boolean =>
  scoresOf(faces).slice(0, satisfied).includes(score);

/** What may not have been well, as every office begins with; `extra_papers` is an indicator of reports. */
export const FIRST_REASONS = [
  'slow',
  'unclear_guidance',
  'attitude',
  'many_trips',
  'extra_papers',
  'other',
] as const;
/** One of the first, or one that the office has added. It means the same for ever, whatever its words are. */
export type RatingReason = (typeof FIRST_REASONS)[number] | `own-${string}`;

/** Whether it has the form of one; which the office has, its settings say. */
export const isReasonId = (value: unknown): value is RatingReason =>
  FIRST_REASONS.some((known) => known === value) ||
  (typeof value === 'string' && /^own-[a-z0-9]{8}$/.test(value));

/** Letters of what a citizen adds in own words. */
export const MOST_RATING_LETTERS = 500;

/** How citizens are asked now, wherever they are. */
export type RatingForm = {
  /** From the best to the worst. */
  readonly faces: readonly { readonly score: RatingScore; readonly words: LocalizedText }[];
  readonly question: LocalizedText;
  /** Of the dissatisfied; none = they are asked for none. */
  readonly reasons: readonly { readonly reasonId: RatingReason; readonly words: LocalizedText }[];
  /** Whether a phone and a counter's screen offer to write something besides. */
  readonly asksWords: boolean;
};
/** The scale that these faces are. */
export const faceCountOf = ({ faces }: Pick<RatingForm, 'faces'>): FaceCount =>
  FACE_COUNTS.find((count) => count === faces.length) ?? FIRST_SCALE.faces;

/** Where it was said: on the ticket's own page, at the counter's rating screen, or at a kiosk with the ticket held up to it. */
export const RATING_SOURCES = ['phone', 'counter', 'kiosk'] as const;
export type RatingSource = (typeof RATING_SOURCES)[number];

/** Whether this score is asked for its reasons. */
export const asksForReasons = (score: RatingScore): boolean =>
  score === 'dissatisfied' || score === 'very_dissatisfied';

/** The faces of a scale that an office may count as satisfied, the best first. */
export const mayCountAsSatisfied = (faces: FaceCount): readonly RatingScore[] =>
  scoresOf(faces).filter((score) => !asksForReasons(score));

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
  readonly form: RatingForm;
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
   * `burst`: of one counter's tickets, by phone or at one kiosk, one within a minute of the other: sooner than they were served.
   */
  readonly kind: 'instant' | 'late' | 'quick_run' | 'same_score' | 'burst';
  readonly counterId: CounterId;
  /** Null: by phone. From which phone nothing tells. */
  readonly deviceId: DeviceId | null;
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

/** What a citizen wrote besides, as a supervisor reads it: without the ticket's number, which tells nothing of it. */
export type RatingRemark = {
  readonly at: InstantMs;
  readonly counterId: CounterId;
  readonly serviceName: LocalizedText | null;
  readonly score: RatingScore;
  readonly words: string;
};

/** The newest remarks of a day, and how many there are of it. */
export type RatingRemarks = { readonly newest: readonly RatingRemark[]; readonly total: number };

/** What citizens said on one day, as a supervisor asks for it. */
export type RatedDay = {
  /** Null: the office was not open on that day, or its log cannot be read. */
  readonly ratings: RatingsOfDay | null;
  /** None once its words are erased. */
  readonly remarks: RatingRemarks;
};

/** What citizens said on a day, for the supervisor. */
export type RatingsOfDay = {
  /** Tickets whose service is over: all that could have been rated. */
  readonly finished: number;
  readonly rated: number;
  /** Each by the scale it was given on. */
  readonly satisfied: number;
  readonly dissatisfied: number;
  /** Those of the present scale, and any other that was pressed that day; in the words of now. */
  readonly scores: readonly {
    readonly score: RatingScore;
    readonly words: LocalizedText;
    readonly count: number;
  }[];
  /** Those that were named, the most frequent first. `words` null: the office knows the reason no more. */
  readonly reasons: readonly {
    readonly reasonId: RatingReason;
    readonly words: LocalizedText | null;
    readonly count: number;
  }[];
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
