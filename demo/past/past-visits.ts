/** Who came to the demonstration's ward on a day that is over, for what, and what became of it. */
import type { OfficeSettings, Service } from '#protocol/office.ts';
import type { CancelReason, Outcome, ParkReason, ReturnTime } from '#protocol/officer-words.ts';
import {
  asksForReasons,
  FIRST_SCALE,
  type RatingReason,
  type RatingScale,
  type RatingScore,
  type RatingSource,
} from '#protocol/rating.ts';
import { FIRST_RATING_SETTINGS, formOf } from '#protocol/rating-settings.ts';
import {
  durationMs,
  instantMs,
  type BusinessDate,
  type CitizenLanguage,
  type DurationMs,
  type InstantMs,
  type PriorityId,
  type ServiceId,
} from '#protocol/vocabulary.ts';
import { between, choosePriority, chooseScore, chooseService, weighted, type Random } from '../behaviour.ts';
import { arrivalAfterMidnight, counterTime } from '../ward-rhythm.ts';
import { RATING_REMARKS } from './past-words.ts';
import { atMinute } from './working-days.ts';

type PastRating = {
  readonly afterMs: DurationMs;
  readonly score: RatingScore;
  readonly scale: RatingScale;
  readonly source: RatingSource;
  readonly reasons: readonly RatingReason[];
  readonly words: string | null;
  readonly explainedAfterMs: DurationMs;
};
type PastAbsence = {
  readonly reason: ParkReason;
  readonly paperIndexes: readonly number[];
  readonly returnTime: ReturnTime | null;
  readonly staysAway: boolean;
};

/** One citizen, with all that does not depend on when the number is called. */
export type PastVisit = {
  readonly arrivesAt: InstantMs;
  readonly serviceId: ServiceId;
  readonly priorityId: PriorityId | null;
  readonly comes: boolean;
  readonly walkMs: DurationMs;
  readonly serviceMs: DurationMs;
  readonly away: { readonly forMs: DurationMs; readonly thenServiceMs: DurationMs } | null;
  readonly sentTo: { readonly serviceId: ServiceId; readonly serviceMs: DurationMs } | null;
  readonly details: {
    readonly language: CitizenLanguage;
    readonly isHelped: boolean;
    readonly turnsUpAfterMs: DurationMs | null;
    readonly leaves: { readonly afterMs: DurationMs; readonly why: 'given_up' | CancelReason } | null;
    readonly away: PastAbsence | null;
    readonly outcome: Outcome;
    readonly rating: PastRating | null;
  };
};

/** Parts of all visits, as counted in ordinary wards. */
const SHARES = {
  noShow: 0.045,
  /** Of those: is there again before the day is over. */
  turnsUp: 0.45,
  leaves: 0.04,
  helped: 0.07,
  sentOn: 0.035,
  rated: 0.29,
  /** Of those who are not satisfied: say why; and of those at a phone, write something. */
  explained: 0.7,
  written: 0.4,
} as const;
const PAPERS_MISSING_AT_COUNTER = 0.055;
/** Comes in vain for a result, of those who come for one. */
const RESULT_NOT_READY = 0.1;
const NOT_HERE = 0.012;
const RESULTS = 'result-collection';

/** Nobody takes a number in the last minutes before lunch and before the end: they are not given out any more. */
const STOPS: readonly (readonly [from: number, to: number])[] = [
  [675, 780],
  [1_000, 1_440],
];
const LANGUAGES: readonly (readonly [CitizenLanguage, number])[] = [
  ['vi', 93],
  ['zh', 5],
  ['en', 2],
];
const SOURCES: readonly (readonly [RatingSource, number])[] = [
  ['counter', 72],
  ['phone', 21],
  ['kiosk', 7],
];
const LEAVINGS: readonly (readonly ['given_up' | CancelReason, number])[] = [
  ['given_up', 5],
  ['wrong_service', 3],
  ['left', 2],
  ['duplicate', 1],
];
const REASONS: readonly (readonly [RatingReason, number])[] = [
  ['slow', 40],
  ['unclear_guidance', 22],
  ['many_trips', 18],
  ['extra_papers', 8],
  ['attitude', 7],
  ['other', 5],
];
/** Whoever goes home without what they came for is less pleased. */
const DISAPPOINTED_SHARE = 0.3;
const DISAPPOINTED: readonly (readonly [RatingScore, number])[] = [
  ['neutral', 5],
  ['dissatisfied', 4],
];
const FORM = formOf(FIRST_RATING_SETTINGS);

/** As many as ask for so many minutes of the counters, in order of arrival. */
export function planVisits(
  settings: OfficeSettings,
  date: BusinessDate,
  minutes: number,
  random: Random,
): readonly PastVisit[] {
  const visits: PastVisit[] = [];
  let asked = 0;
  while (asked < minutes) {
    const service = chooseService(settings.services, random);
    if (service === null) break;
    const visit = planVisit(settings, service, date, random);
    visits.push(visit);
    asked += (visit.serviceMs + visit.walkMs) / 60_000;
  }
  return visits.sort((one, other) => one.arrivesAt - other.arrivesAt);
}

function planVisit(
  settings: OfficeSettings,
  service: Service,
  date: BusinessDate,
  random: Random,
): PastVisit {
  const comes = random() >= SHARES.noShow;
  const absence = planAbsence(service, random);
  const other =
    absence === null && random() < SHARES.sentOn ? chooseService(settings.services, random) : null;
  const outcome = absence === null && other === null ? chooseOutcome(service, random) : 'completed';
  return {
    arrivesAt: arrivalOn(date, random),
    serviceId: service.serviceId,
    priorityId: choosePriority(settings.rules.priorityClasses, random),
    comes,
    walkMs: seconds(random, 12, 55),
    // That something is missing shows early in the talk.
    serviceMs: durationMs(
      Math.round(counterTime(service, random) * (outcome === 'completed' && absence === null ? 1 : 0.5)),
    ),
    away:
      absence === null
        ? null
        : {
            forMs: absence.forMs,
            thenServiceMs: durationMs(Math.round(counterTime(service, random) * 0.6)),
          },
    sentTo:
      other === null || other.fieldId === service.fieldId
        ? null
        : { serviceId: other.serviceId, serviceMs: counterTime(other, random) },
    details: {
      language: weighted(LANGUAGES, ([, weight]) => weight, random)?.[0] ?? 'vi',
      isHelped: random() < SHARES.helped,
      turnsUpAfterMs: random() < SHARES.turnsUp ? minutesOf(random, 4, 25) : null,
      leaves: planLeaving(random),
      away: absence,
      outcome,
      rating: planRating(outcome, random),
    },
  };
}

function planLeaving(random: Random): PastVisit['details']['leaves'] {
  if (random() >= SHARES.leaves) return null;
  const [why] = weighted(LEAVINGS, ([, weight]) => weight, random) ?? (['given_up', 1] as const);
  const isPatient = why === 'given_up' || why === 'left';
  return { why, afterMs: isPatient ? minutesOf(random, 12, 40) : minutesOf(random, 1, 6) };
}

function arrivalOn(date: BusinessDate, random: Random): InstantMs {
  for (;;) {
    const afterMs = arrivalAfterMidnight(random);
    const minute = afterMs / 60_000;
    if (STOPS.every(([from, to]) => minute < from || minute >= to))
      return instantMs(atMinute(date, 0) + afterMs);
  }
}

/** Of those who go away in the middle and mostly come back, why and for how long; null of the others. */
function planAbsence(service: Service, random: Random): (PastAbsence & { forMs: DurationMs }) | null {
  const fate = random();
  if (fate < 0.055 && service.papers.length > 0) {
    const first = Math.floor(random() * service.papers.length);
    const paperIndexes = random() < 0.7 ? [first] : [...new Set([first, 0])];
    const staysAway = random() < 0.25;
    const returnTime = staysAway ? 'another_day' : random() < 0.5 ? 'this_morning' : 'this_afternoon';
    return {
      reason: 'papers_missing',
      paperIndexes,
      returnTime,
      staysAway,
      forMs: minutesOf(random, 25, 110),
    };
  }
  const stay = { paperIndexes: [], returnTime: null, staysAway: false };
  if (fate < 0.08) return { reason: 'filling_in_form', ...stay, forMs: minutesOf(random, 4, 14) };
  if (fate < 0.093) return { reason: 'paying', ...stay, forMs: minutesOf(random, 3, 9) };
  return fate < 0.098 ? { reason: 'waiting_for_colleague', ...stay, forMs: minutesOf(random, 8, 25) } : null;
}

function chooseOutcome({ serviceId, papers }: Service, random: Random): Outcome {
  const fate = random();
  if (serviceId === RESULTS) return fate < RESULT_NOT_READY ? 'result_not_ready' : 'completed';
  if (fate < PAPERS_MISSING_AT_COUNTER) return papers.length > 0 ? 'papers_missing' : 'completed';
  return fate < PAPERS_MISSING_AT_COUNTER + NOT_HERE ? 'not_here' : 'completed';
}

function planRating(outcome: Outcome, random: Random): PastRating | null {
  if (random() >= SHARES.rated) return null;
  const isDisappointed = outcome !== 'completed' && random() < DISAPPOINTED_SHARE;
  const score = isDisappointed
    ? (weighted(DISAPPOINTED, ([, weight]) => weight, random)?.[0] ?? 'neutral')
    : chooseScore(FORM, random);
  const source = weighted(SOURCES, ([, weight]) => weight, random)?.[0] ?? 'counter';
  const isExplained = asksForReasons(score) && random() < SHARES.explained;
  const [reason] = weighted(REASONS, ([, weight]) => weight, random) ?? (['slow', 1] as const);
  const isWritten = isExplained && source === 'phone' && random() < SHARES.written;
  const remarks = RATING_REMARKS[reason] ?? [];
  return {
    afterMs: source === 'phone' ? minutesOf(random, 1, 75) : seconds(random, 4, 14),
    score,
    scale: FIRST_SCALE,
    source,
    reasons: isExplained ? [reason] : [],
    words: isWritten ? (remarks[Math.floor(random() * remarks.length)] ?? null) : null,
    explainedAfterMs: source === 'phone' ? seconds(random, 15, 80) : seconds(random, 2, 6),
  };
}

const seconds = (random: Random, from: number, to: number): DurationMs =>
  durationMs(Math.round(between(random, from, to) * 1_000));
const minutesOf = (random: Random, from: number, to: number): DurationMs =>
  durationMs(Math.round(between(random, from, to) * 60_000));
