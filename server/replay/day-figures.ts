/** What a lived day was like, counted from its log alone. Times in ms; a figure that nothing was counted for is null. */
import type { CounterId, InstantMs, PriorityId, TicketId } from '#protocol/vocabulary.ts';
import type { RecordedEvent } from '#server/domain/events.ts';
import { scoreOf, together, type EstimateScore } from '#server/domain/forecast-score.ts';

export type WaitFigures = {
  readonly called: number;
  readonly meanMs: number | null;
  readonly medianMs: number | null;
  readonly p90Ms: number | null;
  readonly longestMs: number | null;
};

export type DayFigures = {
  readonly issued: number;
  readonly finished: number;
  readonly missed: number;
  readonly expired: number;
  readonly waits: {
    readonly all: WaitFigures;
    readonly ordinary: WaitFigures;
    readonly priority: WaitFigures;
  };
  /** Ordinary tickets passed by priority calls: how many at least once, and the most any was. */
  readonly passed: number;
  readonly mostPasses: number;
  /** Calls in which a ceiling overruled the priority that was due. */
  readonly ceilingByWait: number;
  readonly ceilingByOvertakes: number;
  readonly byHand: number;
  /** Share of the signed-in time in which counters held a ticket, 0 to 1. */
  readonly utilisation: number | null;
  /** Over all fields; null when no range was told to anybody who was then called. */
  readonly estimate: EstimateScore | null;
};

type Story = {
  readonly issuedAt: InstantMs;
  priorityId: PriorityId | null;
  firstCalledAt: InstantMs | null;
};

/** Figures of one day's events; `passes` per ticket as the folded state counted them. */
export function figuresOf(
  events: readonly RecordedEvent[],
  passesOf: ReadonlyMap<TicketId, number>,
): DayFigures {
  const stories = new Map<TicketId, Story>();
  const counts = new Map<RecordedEvent['type'], number>();
  /** By their tickets and what ended them, so that an undo takes back just that. */
  const finished = new Set<string>();
  const missed = new Set<string>();
  const deed = (ticketId: TicketId, sequence: number): string => `${ticketId} ${String(sequence)}`;
  let ceilingByWait = 0;
  let ceilingByOvertakes = 0;
  let byHand = 0;
  for (const event of events) {
    counts.set(event.type, (counts.get(event.type) ?? 0) + 1);
    if (event.type === 'TicketIssued') {
      const { ticketId, issuedAt, priorityId } = event.ticket;
      stories.set(ticketId, { issuedAt, priorityId, firstCalledAt: null });
    } else if (event.type === 'PriorityGranted') {
      const story = stories.get(event.ticketId);
      if (story !== undefined) story.priorityId = event.priorityId;
    } else if (event.type === 'ServiceFinished') {
      // One that goes back to where it was lent from, or on to a further service, is not done with.
      if (event.returnsTo === null && event.goesOnTo === null)
        finished.add(deed(event.ticketId, event.sequence));
    } else if (event.type === 'TicketMissed') {
      missed.add(deed(event.ticketId, event.sequence));
    } else if (event.type === 'TicketEndedForColleague') {
      if (event.ending === 'finished') finished.add(deed(event.ticketId, event.sequence));
      if (event.ending === 'missed') missed.add(deed(event.ticketId, event.sequence));
    } else if (event.type === 'DeedUndone') {
      finished.delete(deed(event.ticketId, event.undoneSequence));
      missed.delete(deed(event.ticketId, event.undoneSequence));
    } else if (event.type === 'TicketCalled') {
      const story = stories.get(event.ticketId);
      if (story !== undefined) story.firstCalledAt ??= event.at;
      if (event.reason.ceiling === 'wait') ceilingByWait += 1;
      if (event.reason.ceiling === 'overtakes') ceilingByOvertakes += 1;
      if (event.reason.rule === 'by_hand') byHand += 1;
    }
  }
  const called = Array.from(stories.values()).filter((story) => story.firstCalledAt !== null);
  const passCounts = Array.from(passesOf.values()).filter((count) => count > 0);
  return {
    issued: (counts.get('TicketIssued') ?? 0) + (counts.get('ServedWithoutTicket') ?? 0),
    finished: finished.size,
    missed: missed.size,
    expired: counts.get('TicketExpired') ?? 0,
    waits: {
      all: waitsOf(called),
      ordinary: waitsOf(called.filter(({ priorityId }) => priorityId === null)),
      priority: waitsOf(called.filter(({ priorityId }) => priorityId !== null)),
    },
    passed: passCounts.length,
    mostPasses: Math.max(0, ...passCounts),
    ceilingByWait,
    ceilingByOvertakes,
    byHand,
    utilisation: utilisationOf(events),
    estimate: totalOf(scoreOf(events)),
  };
}

const totalOf = (scores: readonly EstimateScore[]): EstimateScore | null =>
  scores.reduce<EstimateScore | null>((sum, score) => (sum === null ? score : together(sum, score)), null);

const waitMsOf = ({ firstCalledAt, issuedAt }: Story): number => (firstCalledAt ?? issuedAt) - issuedAt;

function waitsOf(called: readonly Story[]): WaitFigures {
  const waits = called.map(waitMsOf).sort((a, b) => a - b);
  const at = (share: number): number | null => waits[Math.ceil(share * waits.length) - 1] ?? null;
  return {
    called: waits.length,
    meanMs: waits.length === 0 ? null : waits.reduce((sum, wait) => sum + wait, 0) / waits.length,
    medianMs: at(0.5),
    p90Ms: at(0.9),
    longestMs: waits.at(-1) ?? null,
  };
}

/** Time with a ticket over time signed in. Changes of a ticket's hand are taken from the events that name counters. */
function utilisationOf(events: readonly RecordedEvent[]): number | null {
  const openSince = new Map<CounterId, number>();
  const busySince = new Map<CounterId, number>();
  let openMs = 0;
  let busyMs = 0;
  const end = (since: Map<CounterId, number>, counterId: CounterId, at: number): number => {
    const from = since.get(counterId);
    since.delete(counterId);
    return from === undefined ? 0 : at - from;
  };
  for (const event of events) {
    const { at } = event;
    switch (event.type) {
      case 'CounterOpened':
        // Whoever sat there before has left without signing out.
        openMs += end(openSince, event.counterId, at);
        openSince.set(event.counterId, at);
        break;
      case 'CounterClosed':
        openMs += end(openSince, event.counterId, at);
        break;
      case 'TicketCalled':
      case 'ServedWithoutTicket':
        busySince.set(event.counterId, at);
        break;
      case 'TicketTakenOver':
        busyMs += end(busySince, event.fromCounterId, at);
        busySince.set(event.counterId, at);
        break;
      case 'ServiceFinished':
      case 'TicketMissed':
      case 'TicketParked':
      case 'TicketTransferred':
      case 'TicketEndedForColleague':
        busyMs += end(busySince, event.counterId, at);
        break;
      case 'TicketEndedAtDesk':
      case 'TicketMovedAtDesk':
        if (event.fromCounterId !== null) busyMs += end(busySince, event.fromCounterId, at);
        break;
      case 'DeedUndone':
        // Back at the counter, or still there.
        if (event.deed !== 'cancel' && !busySince.has(event.counterId)) busySince.set(event.counterId, at);
        break;
      default:
        break;
    }
  }
  return openMs === 0 ? null : busyMs / openMs;
}
