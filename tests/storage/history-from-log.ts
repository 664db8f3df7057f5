/**
 * The history of tickets made from the log in another way than the store makes it: by remembering, for every ticket, how
 * it last stood while it was open, and adding up in the end. Knows nothing of sums that go up and down.
 */
import type { RecordedEvent } from '#server/domain/events.ts';
import { evolve } from '#server/domain/evolve.ts';
import { liveTickets, type QueueDay } from '#server/domain/queue-day.ts';
import type { LiveTicket } from '#server/domain/ticket.ts';

export type HistoryTicket = { readonly [column: string]: string | number | null };

type Story = {
  source: string;
  told: { readonly from: number; readonly to: number } | null;
  last: LiveTicket;
  readonly serviceId: string;
  ending: { readonly status: string; readonly at: number } | null;
  isGivenUp: boolean;
  calls: number;
  recalls: number;
  /** By the beginning of the period: who it was with, and whether another hand or the clock ended it. */
  readonly with: Map<number, { readonly counterId: string | null; readonly officerId: string | null }>;
  readonly unseen: Set<number>;
  /** By the place of the period: what ended it, why, and the papers that were missing then. */
  readonly ends: Map<
    number,
    { readonly by: string; readonly reason: string | null; readonly papers: readonly string[] }
  >;
  readonly done: Map<number, Extract<RecordedEvent, { type: 'ServiceFinished' }>>;
};

const OF_ITSELF = new Set(['NoteAdded', 'ServiceAdded', 'PaperTicked']);
const MILLISECONDS = {
  waiting: 'waited',
  called: 'called',
  serving: 'served',
  parked: 'parked',
  missed: 'missed',
};

export type HistoryFromLog = {
  readonly tickets: readonly HistoryTicket[];
  readonly periods: readonly HistoryTicket[];
  readonly outcomes: readonly HistoryTicket[];
  readonly ratings: readonly HistoryTicket[];
  readonly rating_reasons: readonly HistoryTicket[];
  readonly missing_papers: readonly HistoryTicket[];
  readonly counter_stretches: readonly HistoryTicket[];
};

/** What each event does to the stretch of the ticket that it finds open. */
const ENDS: { readonly [type: string]: string } = {
  TicketCalled: 'called',
  TicketTakenOver: 'taken_over',
  ServiceStarted: 'started',
  TicketMissed: 'missed',
  TicketParked: 'parked',
  TicketReinstated: 'reinstated',
  TicketResumed: 'resumed',
  TicketTransferred: 'transferred',
  TicketCancelled: 'cancelled',
  TicketGivenUp: 'given_up',
  TicketEndedForColleague: 'ended_for_colleague',
  TicketEndedAtDesk: 'cancelled',
  TicketMovedAtDesk: 'moved_at_desk',
  TicketExpired: 'expired',
};

/** What the tables must hold after these events, all of the office's. */
export function historyFromLog(events: readonly RecordedEvent[]): HistoryFromLog {
  const stories = new Map<string, Story>();
  let day: QueueDay | null = null;
  for (const event of events) {
    const before: QueueDay | null = day;
    day = evolve(before, event);
    notice(stories, before, event, day);
  }
  const ended = [...stories].sort(([one], [other]) => (one < other ? -1 : 1));
  const ratings = events
    .filter((event) => event.type === 'ServiceRated')
    .sort((one, other) => (one.ticketId < other.ticketId ? -1 : 1));
  const explained = new Map(
    events
      .filter((event) => event.type === 'RatingExplained')
      .map(({ ticketId, reasons }) => [ticketId, reasons] as const),
  );
  const longest = day?.settings.rules.longestServiceMs ?? 0;
  return {
    tickets: ended.map(([, story]) => ticketRow(story, longest)),
    periods: ended.flatMap(([, story]) => periodRows(story, longest)),
    outcomes: ended.flatMap(([ticketId, { done }]) =>
      Array.from(done.values()).flatMap((event) =>
        event.done.map(({ serviceId, count, outcome }, position) => ({
          ticket_id: ticketId,
          sequence: event.sequence,
          position,
          service_id: serviceId,
          count,
          outcome,
          counter_id: event.counterId,
          officer_id: event.officerId,
        })),
      ),
    ),
    ratings: ratings.map((event) => ({
      ticket_id: event.ticketId,
      at: event.at,
      score: event.score,
      source: event.source,
      service_id: event.serviceId,
      counter_id: event.counterId,
      officer_id: event.officerId,
      device_id: event.deviceId,
      since_finish_ms: event.sinceFinishMs,
      faces: event.scale.faces,
      is_satisfied: wasSatisfied(event.score, event.scale) ? 1 : 0,
    })),
    rating_reasons: ratings.flatMap(({ ticketId, reasons }) =>
      [...reasons, ...(explained.get(ticketId) ?? [])]
        .toSorted()
        .map((reason) => ({ ticket_id: ticketId, reason })),
    ),
    missing_papers: ended.flatMap(([ticketId, story]) => paperRows(ticketId, story, day)),
    counter_stretches: stretchRows(events),
  };
}

/** The better faces are those on the left; three and two have no very satisfied. */
function wasSatisfied(
  score: string,
  { faces, satisfied }: { readonly faces: number; readonly satisfied: number },
): boolean {
  const all = ['very_satisfied', 'satisfied', 'neutral', 'dissatisfied', 'very_dissatisfied'];
  const from = faces > 3 ? 0 : 1;
  const place = all.indexOf(score) - from;
  // Two faces have nothing in between.
  return (faces === 2 && score === 'dissatisfied' ? 1 : place) < satisfied;
}

function notice(
  stories: Map<string, Story>,
  before: QueueDay | null,
  event: RecordedEvent,
  after: QueueDay,
): void {
  const ticketId =
    event.type === 'TicketIssued' ? event.ticket.ticketId : 'ticketId' in event ? event.ticketId : null;
  for (const ticket of liveTickets(after)) {
    const story = stories.get(ticket.ticketId) ?? begun(event, ticket);
    stories.set(ticket.ticketId, story);
    story.last = ticket;
    if (ticket.ticketId !== ticketId || OF_ITSELF.has(event.type)) continue;
    story.ending = null;
    const from = ticket.periods.at(-1)?.from ?? 0;
    const key = ticket.periods.length * 1e15 + from;
    story.with.set(key, {
      counterId: ticket.status === 'waiting' ? null : ticket.counterId,
      officerId: 'officerId' in ticket ? ticket.officerId : null,
    });
  }
  const story = ticketId === null ? undefined : stories.get(ticketId);
  if (event.type === 'DayClosed' && before !== null) {
    for (const { ticketId: missedId } of before.missed.values()) {
      const missed = stories.get(missedId);
      missed?.ends.set(missed.last.periods.length - 1, { by: 'day_closed', reason: null, papers: [] });
      end(missed, 'missed', event.at, true);
    }
  }
  if (before !== null && story !== undefined) noticeEnd(story, before, event);
  if (story === undefined || before === null) return;
  const isOpen = liveTickets(after).some((ticket) => ticket.ticketId === ticketId);
  switch (event.type) {
    case 'TicketCalled':
      story.calls += 1;
      return;
    case 'TicketRecalled':
      story.calls += 1;
      story.recalls += 1;
      return;
    case 'TicketTakenOver':
      if (story.last.status === 'called') story.calls += 1;
      story.unseen.add(story.last.periods.length - 2);
      return;
    case 'ServiceFinished':
      story.done.set(event.sequence, event);
      if (!isOpen) end(story, 'finished', event.at, false);
      return;
    case 'DeedUndone':
      story.done.delete(event.undoneSequence);
      return;
    case 'TicketCancelled':
    case 'TicketGivenUp':
      story.isGivenUp = event.type === 'TicketGivenUp';
      end(story, 'cancelled', event.at, false);
      return;
    case 'TicketEndedAtDesk':
      end(story, 'cancelled', event.at, event.fromCounterId !== null);
      return;
    case 'TicketMovedAtDesk':
      if (event.fromCounterId !== null) story.unseen.add(story.last.periods.length - 2);
      return;
    case 'TicketExpired':
      end(story, 'expired', event.at, true);
      return;
    case 'TicketEndedForColleague':
      if (isOpen) story.unseen.add(story.last.periods.length - 2);
      else end(story, 'finished', event.at, true);
      return;
    default:
      return;
  }
}

const begun = (event: RecordedEvent, ticket: LiveTicket): Story => ({
  source: event.type === 'TicketIssued' ? event.source : 'walk_in',
  told: event.type === 'TicketIssued' ? event.ticket.range : null,
  last: ticket,
  serviceId: ticket.serviceId,
  ending: null,
  isGivenUp: false,
  calls: 0,
  recalls: 0,
  with: new Map(),
  unseen: new Set(),
  ends: new Map(),
  done: new Map(),
});

/** The stretch that was open before the event is the last one of the ticket as it stood then. */
function noticeEnd(story: Story, before: QueueDay, event: RecordedEvent): void {
  const was = liveTickets(before).find(({ ticketId }) => 'ticketId' in event && event.ticketId === ticketId);
  if (event.type === 'DeedUndone') story.ends.delete(story.last.periods.length - 1);
  if (was === undefined) return;
  const place = was.periods.length - 1;
  if (event.type === 'ServiceFinished') {
    const isOver = event.returnsTo === null && event.goesOnTo === null;
    story.ends.set(place, { by: isOver ? 'finished' : 'went_on', reason: null, papers: [] });
    return;
  }
  const by = ENDS[event.type];
  if (by === undefined) return;
  story.ends.set(place, {
    by,
    reason: 'reason' in event && typeof event.reason === 'string' ? event.reason : null,
    papers: event.type === 'TicketParked' ? event.missingPapers.map(({ name }) => name) : [],
  });
}

const paperRows = (ticketId: string, story: Story, day: QueueDay | null): readonly HistoryTicket[] =>
  [...story.ends]
    .sort(([one], [other]) => one - other)
    .flatMap(([ordinal, { papers }]) =>
      papers.map((name, position) => {
        const { serviceId } = story.last.periods[ordinal] ?? expectPeriod();
        const listed =
          day?.settings.services.find((service) => service.serviceId === serviceId)?.papers ?? [];
        const isListed = listed.some((paper) => paper.name.vi === name);
        return { ticket_id: ticketId, ordinal, position, name: isListed ? name : null };
      }),
    );

function expectPeriod(): never {
  throw new Error('a stretch ended that never was');
}

/** Counter by counter: who was last seen doing what, until somebody did something else there or the day closed. */
function stretchRows(events: readonly RecordedEvent[]): readonly HistoryTicket[] {
  const rows: Record<string, string | number | null>[] = [];
  let date = '';
  for (const event of events) {
    if (event.type === 'DayOpened') date = event.date;
    const isOfCounter = event.type.startsWith('Counter') && 'counterId' in event;
    if (!isOfCounter && event.type !== 'DayClosed') continue;
    for (const row of rows) {
      if (row['to_at'] !== null || (isOfCounter && row['counter_id'] !== event.counterId)) continue;
      row['to_at'] = event.at;
      row['is_reliable'] = isOfCounter ? 1 : 0;
    }
    if (!isOfCounter || event.type === 'CounterClosed' || !('officerId' in event)) continue;
    rows.push({
      date,
      counter_id: event.counterId,
      sequence: event.sequence,
      officer_id: event.officerId ?? '',
      state: event.type === 'CounterPaused' ? 'paused' : 'open',
      from_at: event.at,
      to_at: null,
      is_reliable: 1,
    });
  }
  const key = (row: HistoryTicket): string =>
    `${String(row['date'])} ${String(row['counter_id'])} ${String(row['sequence']).padStart(9, '0')}`;
  return rows.sort((one, other) => (key(one) < key(other) ? -1 : 1));
}

function end(story: Story | undefined, status: string, at: number, isUnseen: boolean): void {
  if (story === undefined) throw new Error('a ticket ended that never began');
  story.ending = { status, at };
  if (isUnseen) story.unseen.add(story.last.periods.length - 1);
}

function periodRows(story: Story, longestMs: number): readonly HistoryTicket[] {
  return story.last.periods.flatMap((period, ordinal) => {
    const to = period.to ?? story.ending?.at ?? null;
    if (to === null) return [];
    const isAtCounter = period.kind === 'called' || period.kind === 'serving';
    const isReliable =
      !story.unseen.has(ordinal) &&
      !(story.source === 'roll' && ordinal === 0) &&
      !(isAtCounter && to - period.from > longestMs);
    const place = story.with.get((ordinal + 1) * 1e15 + period.from);
    return [
      {
        ticket_id: story.last.ticketId,
        ordinal,
        kind: period.kind,
        from_at: period.from,
        to_at: to,
        service_id: period.serviceId,
        counter_id: place?.counterId ?? null,
        officer_id: place?.officerId ?? null,
        is_reliable: isReliable ? 1 : 0,
        ended_by: story.ends.get(ordinal)?.by ?? null,
        reason: story.ends.get(ordinal)?.reason ?? null,
      },
    ];
  });
}

function ticketRow(story: Story, longestMs: number): HistoryTicket {
  const { last, ending, told } = story;
  const periods = periodRows(story, longestMs);
  const began = {
    ticket_id: last.ticketId,
    date: last.ticketId.slice(0, 10),
    number: last.number,
    field_id: last.fieldId,
    service_id: story.serviceId,
    source: story.source,
    priority_id: last.priorityId,
    issued_at: last.issuedAt,
    told_from: told?.from ?? null,
    told_to: told?.to ?? null,
    recalls: story.recalls,
  };
  const sums = Object.entries(MILLISECONDS).map(([kind, name]) => [
    `${name}_ms`,
    ending === null
      ? 0
      : periods
          .filter((period) => period['kind'] === kind && period['is_reliable'] === 1)
          .reduce((sum, { from_at: from, to_at: to }) => sum + Number(to) - Number(from), 0),
  ]);
  const rest = Object.fromEntries(sums) as HistoryTicket;
  if (ending === null) return { ...began, ...NOT_YET, ...rest };
  const places = last.periods.map(({ from }, ordinal) => story.with.get((ordinal + 1) * 1e15 + from));
  const isWrong = ({ kind, is_reliable: isReliable }: HistoryTicket): boolean =>
    (kind === 'called' || kind === 'serving') && isReliable === 0;
  return {
    ...began,
    ...rest,
    status: ending.status,
    ended_at: ending.at,
    first_called_at: last.periods.find(({ kind }) => kind === 'called')?.from ?? null,
    calls: story.calls,
    counter_id: places.findLast((place) => place?.counterId != null)?.counterId ?? null,
    officer_id: places.findLast((place) => place?.officerId != null)?.officerId ?? null,
    last_service_id: last.periods.at(-1)?.serviceId ?? null,
    overtaken: last.overtaken,
    is_given_up: story.isGivenUp ? 1 : 0,
    is_unreliable: periods.some(isWrong) ? 1 : 0,
  };
}

/** What only the end of a ticket tells. */
const NOT_YET = {
  status: 'open',
  ended_at: null,
  first_called_at: null,
  calls: 0,
  counter_id: null,
  officer_id: null,
  last_service_id: null,
  overtaken: 0,
  is_given_up: 0,
  is_unreliable: 0,
};
