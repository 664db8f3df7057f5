/** What is counted of one group while rows go by, and the figures that it becomes. */
import type { Figures } from '#protocol/report-shapes.ts';
import type { MatterRow, RatingRow, TicketRow } from './report-rows.ts';
import { noTimes, spreadOf, type Times } from './spread.ts';

type Outcomes = { -readonly [Key in keyof Figures['outcomes']]: number };

export type Tally = {
  readonly outcomes: Outcomes;
  readonly waits: Times;
  readonly services: Times;
  calledInVain: number;
  parked: number;
  transferred: number;
  couldBeRated: number;
  ratings: number;
  satisfied: number;
  matters: number;
  settled: number;
};

export const newTally = (): Tally => ({
  outcomes: {
    issued: 0,
    finished: 0,
    missed: 0,
    setAside: 0,
    cancelled: 0,
    givenUp: 0,
    leftWaiting: 0,
    leftAtCounter: 0,
    open: 0,
  },
  waits: noTimes(),
  services: noTimes(),
  calledInVain: 0,
  parked: 0,
  transferred: 0,
  couldBeRated: 0,
  ratings: 0,
  satisfied: 0,
  matters: 0,
  settled: 0,
});

/** What became of a ticket. */
export function outcomeOf([, , , , status, isGivenUp, , , , , , lastKind]: TicketRow): Exclude<
  keyof Outcomes,
  'issued'
> {
  switch (status) {
    case 'cancelled':
      return isGivenUp === 1 ? 'givenUp' : 'cancelled';
    case 'expired':
      if (lastKind === 'waiting') return 'leftWaiting';
      return lastKind === 'parked' ? 'setAside' : 'leftAtCounter';
    default:
      return status;
  }
}

/**
 * How long a ticket waited in all; null where it tells nothing of waiting: not over, never called, or without a number.
 * `unknown`: it waited, and nobody knows since when (a paper roll) or until when (in line again when the day ended).
 */
export function waitOf([, , , source, status, , , wasCalled, waitedMs, , , lastKind]: TicketRow):
  number | 'unknown' | null {
  if (status === 'open' || wasCalled === 0 || source === 'walk_in') return null;
  return source === 'roll' || lastKind === 'waiting' ? 'unknown' : waitedMs;
}

const addTime = (times: Times, ms: number | 'unknown'): void => {
  if (ms === 'unknown') times.excluded += 1;
  else times.values.push(ms);
};

export function addTicket(tally: Tally, row: TicketRow): void {
  tally.outcomes.issued += 1;
  tally.outcomes[outcomeOf(row)] += 1;
  const wait = waitOf(row);
  if (wait !== null) addTime(tally.waits, wait);
}

export const addService = (tally: Tally, ms: number, isReliable: boolean): void =>
  addTime(tally.services, isReliable ? ms : 'unknown');

export function addEnd(tally: Tally, endedBy: string | null): void {
  if (endedBy === 'missed') tally.calledInVain += 1;
  else if (endedBy === 'parked') tally.parked += 1;
  else if (endedBy === 'transferred') tally.transferred += 1;
}

/** A number served to its end, and what was said of that; undefined: nothing. */
export function addRatable(tally: Tally, rating: RatingRow | undefined): void {
  tally.couldBeRated += 1;
  if (rating === undefined) return;
  const [, , , isSatisfied] = rating;
  tally.ratings += 1;
  tally.satisfied += isSatisfied;
}

/** Whether it took one visit: it was done, and nobody was sent for papers. */
export const isSettled = ([, , outcome]: MatterRow, wasSentForPapers: boolean): boolean =>
  outcome === 'completed' && !wasSentForPapers;

export function addMatter(tally: Tally, settled: boolean): void {
  tally.matters += 1;
  if (settled) tally.settled += 1;
}

export const figuresOf = (tally: Tally): Figures => ({
  outcomes: { ...tally.outcomes },
  waits: spreadOf(tally.waits),
  services: spreadOf(tally.services),
  calledInVain: tally.calledInVain,
  parked: tally.parked,
  transferred: tally.transferred,
  satisfied: { numerator: tally.satisfied, denominator: tally.ratings },
  participation: { numerator: tally.ratings, denominator: tally.couldBeRated },
  oneVisit: { numerator: tally.settled, denominator: tally.matters },
});
