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
  calls: number;
  recalls: number;
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
      end(story, 'cancelled', event.at, false);
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
  calls: 0,
  recalls: 0,
  with: new Map(),
  unseen: new Set(),
  done: new Map(),
});

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
    overtaken: last.overtaken,
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
  overtaken: 0,
  is_unreliable: 0,
};
