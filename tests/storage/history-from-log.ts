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
  /** As of its own last event; passes by others come with the next one. */
  overtaken: number;
  ending: { readonly status: string; readonly at: number } | null;
  calls: number;
  isUnreliable: boolean;
  /** By the beginning of the period: who it was with, and whether another hand or the clock ended it. */
  readonly with: Map<number, { readonly counterId: string | null; readonly officerId: string | null }>;
  readonly unseen: Set<number>;
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
  };
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
    story.overtaken = ticket.overtaken;
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
    for (const { ticketId: missedId } of before.missed.values())
      end(stories.get(missedId), 'missed', event.at, true);
  }
  if (story === undefined || before === null) return;
  const isOpen = liveTickets(after).some((ticket) => ticket.ticketId === ticketId);
  const wasHeld = before.held.has(story.last.ticketId);
  switch (event.type) {
    case 'TicketCalled':
    case 'TicketRecalled':
      story.calls += 1;
      return;
    case 'TicketTakenOver':
      if (story.last.status === 'called') story.calls += 1;
      return;
    case 'ServiceFinished':
      story.done.set(event.sequence, event);
      if (!isOpen) end(story, 'finished', event.at, false);
      return;
    case 'DeedUndone':
      story.done.delete(event.undoneSequence);
      return;
    case 'TicketCancelled':
      end(story, 'cancelled', event.at, false);
      return;
    case 'TicketExpired':
      end(story, 'expired', event.at, true);
      story.isUnreliable ||= wasHeld;
      return;
    case 'TicketEndedForColleague':
      story.isUnreliable = true;
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
  overtaken: 0,
  ending: null,
  calls: 0,
  isUnreliable: false,
  with: new Map(),
  unseen: new Set(),
  done: new Map(),
});

function end(story: Story | undefined, status: string, at: number, isUnseen: boolean): void {
  if (story === undefined) throw new Error('a ticket ended that never began');
  story.ending = { status, at };
  story.overtaken = story.last.overtaken;
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
      },
    ];
  });
}

function ticketRow(story: Story, longestMs: number): HistoryTicket {
  const { last, ending, told } = story;
  const periods = periodRows(story, longestMs);
  const sums = Object.entries(MILLISECONDS).map(([kind, name]) => [
    `${name}_ms`,
    periods
      .filter((period) => period['kind'] === kind && period['is_reliable'] === 1)
      .reduce((sum, { from_at: from, to_at: to }) => sum + Number(to) - Number(from), 0),
  ]);
  const places = last.periods.map(({ from }, ordinal) => story.with.get((ordinal + 1) * 1e15 + from));
  return {
    ticket_id: last.ticketId,
    date: last.ticketId.slice(0, 10),
    number: last.number,
    field_id: last.fieldId,
    service_id: last.serviceId,
    source: story.source,
    priority_id: last.priorityId,
    status: ending?.status ?? last.status,
    since: ending === null ? (last.periods.at(-1)?.from ?? null) : null,
    issued_at: last.issuedAt,
    first_called_at: last.periods.find(({ kind }) => kind === 'called')?.from ?? null,
    ended_at: ending?.at ?? null,
    ...(Object.fromEntries(sums) as HistoryTicket),
    calls: story.calls,
    counter_id: places.findLast((place) => place?.counterId != null)?.counterId ?? null,
    officer_id: places.findLast((place) => place?.officerId != null)?.officerId ?? null,
    overtaken: story.overtaken,
    told_from: told?.from ?? null,
    told_to: told?.to ?? null,
    is_unreliable: story.isUnreliable ? 1 : 0,
  };
}
