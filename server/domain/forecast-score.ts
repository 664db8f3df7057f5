/** How good the told ranges were: each held against the wait until the ticket was first called. */
import type { WaitRangeMinutes } from '#protocol/views.ts';
import type { FieldId, InstantMs, TicketId } from '#protocol/vocabulary.ts';
import type { RecordedEvent } from './events.ts';

/** Sums over the tickets of one day and field that were told a range and then called; shares come from dividing. */
export type EstimateScore = {
  readonly fieldId: FieldId;
  readonly tickets: number;
  /** Of the range's middle less the real wait, in ms: above zero means that people were told too much. */
  readonly errorMs: number;
  readonly absoluteErrorMs: number;
  /** Waited as long as was told; less; more. */
  readonly inside: number;
  readonly under: number;
  readonly over: number;
};

type Told = {
  readonly fieldId: FieldId;
  readonly issuedAt: InstantMs;
  readonly range: Exclude<WaitRangeMinutes, null>;
};

/** Listens to a day; its events must be told in their order, a new day begins a new score. */
export type ScoreKeeper = {
  /** True when a score has changed. */
  readonly hear: (event: RecordedEvent) => boolean;
  readonly scores: () => readonly EstimateScore[];
};

export function createScoreKeeper(): ScoreKeeper {
  const told = new Map<TicketId, Told>();
  const scores = new Map<FieldId, EstimateScore>();
  return {
    hear: (event) => {
      switch (event.type) {
        case 'DayOpened':
          told.clear();
          scores.clear();
          return false;
        case 'TicketIssued': {
          const { ticketId, fieldId, issuedAt, range } = event.ticket;
          if (range !== null) told.set(ticketId, { fieldId, issuedAt, range });
          return false;
        }
        case 'TicketCalled': {
          const ticket = told.get(event.ticketId);
          if (ticket === undefined) return false;
          // Only the first call ends the wait that was told.
          told.delete(event.ticketId);
          const { fieldId, issuedAt, range } = ticket;
          scores.set(fieldId, withWait(scores.get(fieldId) ?? noScore(fieldId), range, event.at - issuedAt));
          return true;
        }
        default:
          return false;
      }
    },
    scores: () => [...scores.values()],
  };
}

/** The scores of a day by field, from its log. */
export function scoreOf(events: Iterable<RecordedEvent>): readonly EstimateScore[] {
  const keeper = createScoreKeeper();
  for (const event of events) keeper.hear(event);
  return keeper.scores();
}

/** Scores added up over days or fields; the field is that of the first. */
export const together = (one: EstimateScore, other: EstimateScore): EstimateScore => ({
  fieldId: one.fieldId,
  tickets: one.tickets + other.tickets,
  errorMs: one.errorMs + other.errorMs,
  absoluteErrorMs: one.absoluteErrorMs + other.absoluteErrorMs,
  inside: one.inside + other.inside,
  under: one.under + other.under,
  over: one.over + other.over,
});

const noScore = (fieldId: FieldId): EstimateScore => ({
  fieldId,
  tickets: 0,
  errorMs: 0,
  absoluteErrorMs: 0,
  inside: 0,
  under: 0,
  over: 0,
});

function withWait(score: EstimateScore, { from, to }: Told['range'], waitMs: number): EstimateScore {
  const errorMs = ((from + to) / 2) * 60_000 - waitMs;
  const isUnder = waitMs < from * 60_000;
  const isOver = waitMs > to * 60_000;
  return together(score, {
    fieldId: score.fieldId,
    tickets: 1,
    errorMs,
    absoluteErrorMs: Math.abs(errorMs),
    inside: isUnder || isOver ? 0 : 1,
    under: isUnder ? 1 : 0,
    over: isOver ? 1 : 0,
  });
}
