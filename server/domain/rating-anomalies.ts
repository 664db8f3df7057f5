/**
 * Ratings that were perhaps not given by citizens. What is pressed at a counter's own screen can be pressed by an officer;
 * that cannot be prevented, so it is made visible. Phones and kiosks are the citizen's own way: there only the pace tells
 * that somebody goes through a counter's tickets. Which phone it was is not known, and is not asked.
 */
import type { RatingAnomaly } from '#protocol/rating.ts';
import type { TicketId, TicketNumber } from '#protocol/vocabulary.ts';
import type { GivenRating, QueueDay } from './queue-day.ts';

/** Nobody reads the question and finds a face sooner. */
export const INSTANT_MS = 1_500;
/** The question goes away after 20 s; a press kept while the network was away may come later, and is listed all the same. */
export const LATE_MS = 60_000;
/** Whoever gets up, reads and presses needs longer than this, one like the other. */
export const QUICK_MS = 5_000;
export const QUICK_RUN = 4;
/** So many alike happen, in a good office even often; they are listed so that somebody looks at the others' figures too. */
export const SAME_SCORE_RUN = 12;

/** Citizens of one counter come away from it one after the other, and few of them rate; so many so close have one hand. */
export const BURST_GAP_MS = 60_000;
export const BURST_RUN = 4;

type Rated = GivenRating & { readonly ticketId: TicketId };

/** All of the day, newest first. */
export function ratingAnomalies(day: QueueDay): readonly RatingAnomaly[] {
  const rated = Array.from(day.rated, ([ticketId, rating]) => ({ ...rating, ticketId }));
  const atScreens = rated.filter(({ source, deviceId }) => source === 'counter' && deviceId !== null);
  const elsewhere = rated.filter(({ source }) => source !== 'counter');
  return [
    ...groups(atScreens, ({ deviceId }) => String(deviceId)).flatMap((ratings) => [
      ...ratings.flatMap((rating) => single(day, rating)),
      ...runsOf(ratings, (one) => isWithin(one, QUICK_MS))
        .filter((run) => run.length >= QUICK_RUN)
        .map((run) => runAnomaly('quick_run', run)),
      ...runsOf(ratings, (one, before) => before === undefined || one.score === before.score)
        .filter((run) => run.length >= SAME_SCORE_RUN)
        .map((run) => runAnomaly('same_score', run)),
    ]),
    ...groups(elsewhere, ({ deviceId, counterId }) => `${String(deviceId)} ${counterId}`).flatMap((ratings) =>
      runsOf(ratings, (one, before) => before === undefined || one.at - before.at < BURST_GAP_MS)
        .filter((run) => run.length >= BURST_RUN)
        .map((run) => runAnomaly('burst', run)),
    ),
  ].sort((one, other) => other.to - one.to);
}

/** Each in the order in which they were given. */
function groups(rated: readonly Rated[], keyOf: (rating: Rated) => string): readonly (readonly Rated[])[] {
  const byKey = new Map<string, Rated[]>();
  for (const rating of rated) {
    const ratings = byKey.get(keyOf(rating)) ?? [];
    byKey.set(keyOf(rating), ratings);
    ratings.push(rating);
  }
  return [...byKey.values()];
}

const isWithin = ({ sinceFinishMs }: Rated, limitMs: number): boolean =>
  sinceFinishMs !== null && sinceFinishMs < limitMs;

function single(day: QueueDay, rating: Rated): readonly RatingAnomaly[] {
  const { ticketId, counterId, deviceId, at, sinceFinishMs } = rating;
  const kind = isWithin(rating, INSTANT_MS)
    ? 'instant'
    : sinceFinishMs === null || sinceFinishMs > LATE_MS
      ? 'late'
      : null;
  if (kind === null) return [];
  const number = ticketId.slice(day.date.length + 1) as TicketNumber;
  return [{ kind, counterId, deviceId, count: 1, from: at, to: at, number, sinceFinishMs, score: null }];
}

/** The longest stretches in which every rating goes on from the one before it; asked without one, whether it may begin a stretch. */
function runsOf(
  ratings: readonly Rated[],
  goesOn: (one: Rated, before: Rated | undefined) => boolean,
): readonly (readonly Rated[])[] {
  const runs: Rated[][] = [];
  for (const rating of ratings) {
    const run = runs.at(-1);
    if (run !== undefined && goesOn(rating, run.at(-1))) run.push(rating);
    else runs.push(goesOn(rating, undefined) ? [rating] : []);
  }
  return runs;
}

function runAnomaly(kind: 'quick_run' | 'same_score' | 'burst', run: readonly Rated[]): RatingAnomaly {
  const [first] = run;
  const last = run.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('a run has at least one rating');
  return {
    kind,
    counterId: first.counterId,
    deviceId: first.deviceId,
    count: run.length,
    from: first.at,
    to: last.at,
    number: null,
    sinceFinishMs: null,
    score: kind === 'same_score' ? first.score : null,
  };
}
