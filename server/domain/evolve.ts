/** What an event does to the day. Pure; never refuses: what is recorded has happened. */
import type { CounterId } from '#protocol/vocabulary.ts';
import { counterState, replaced, withCounter, withoutTicket, withTicketIn } from './day-changes.ts';
import type { EventOf, RecordedEvent } from './events.ts';
import {
  deedUndone,
  endedForColleague,
  ticketCancelled,
  ratingExplained,
  serviceRated,
  ticketExpired,
  ticketGivenUp,
  ticketMissed,
  ticketParked,
  ticketReturned,
  ticketTakenOver,
  ticketTransferred,
} from './evolve-aside.ts';
import { servicesClosed, servicesOpened, ticketEndedAtDesk, ticketMovedAtDesk } from './evolve-desk.ts';
import {
  serviceFinished,
  serviceStarted,
  ticketCalled,
  ticketIssued,
  ticketRecalled,
  walkInServed,
  withChanged,
} from './evolve-ticket.ts';
import { InvariantBroken } from './invariants.ts';
import { remembered, withJob } from './print-jobs.ts';
import { counterLineOf, membersOf, EMPTY_LINE, type CounterState, type QueueDay } from './queue-day.ts';

/** The day after the event. Throws `InvariantBroken` when the log contradicts itself. */
export function evolve(day: QueueDay | null, event: RecordedEvent): QueueDay {
  // A number behind a lost event would be given out a second time.
  if (day !== null && event.sequence !== day.sequence + 1)
    throw new InvariantBroken(`event ${String(event.sequence)} does not follow ${String(day.sequence)}`);
  if (event.type === 'DayOpened') return openedDay(event);
  if (day === null)
    throw new InvariantBroken(`event ${String(event.sequence)} comes before any day was opened`);
  return { ...apply(day, event), sequence: event.sequence, lastAt: event.at };
}

/** Folds a day's events into its state; null when there are none. */
export function fold(events: Iterable<RecordedEvent>): QueueDay | null {
  let day: QueueDay | null = null;
  for (const event of events) day = evolve(day, event);
  return day;
}

function openedDay(event: EventOf<'DayOpened'>): QueueDay {
  const counters = event.settings.counters.map(({ counterId }) => freshCounter(counterId, event.sequence));
  return {
    date: event.date,
    settings: event.settings,
    openedAt: event.at,
    isClosed: false,
    sequence: event.sequence,
    lastAt: event.at,
    held: new Map(),
    lines: new Map(),
    counterLines: new Map(),
    parked: new Map(),
    missed: new Map(),
    ordinarySincePriority: new Map(),
    lastOrdinals: new Map(),
    rollOrdinals: new Map(),
    kioskIssues: new Map(),
    ticketsOfPersons: new Map(),
    ticketsOfPhones: new Map(),
    closedServices: new Map(),
    counters: new Map(counters.map((counter) => [counter.counterId, counter])),
    calls: [],
    turns: [],
    served: new Map(),
    rated: new Map(),
    printJobs: [],
    visits: [],
    tally: { issued: 0, finished: 0, cancelled: 0, expired: 0 },
  };
}

const freshCounter = (counterId: CounterId, revision: number): CounterState => ({
  counterId,
  revision,
  officer: null,
  paused: null,
  helpAskedAt: null,
  ticketId: null,
  undoable: null,
  takenAway: null,
  lastFinishedId: null,
  finished: 0,
  missed: 0,
  serviceTimes: [],
});

/** Counters come and go with the settings; everything else in them is looked up where it is needed. */
function withSettings(day: QueueDay, { settings, sequence }: EventOf<'SettingsChanged'>): QueueDay {
  const counters = settings.counters.map(
    ({ counterId }) => day.counters.get(counterId) ?? freshCounter(counterId, sequence),
  );
  return { ...day, settings, counters: new Map(counters.map((counter) => [counter.counterId, counter])) };
}

function apply(day: QueueDay, event: Exclude<RecordedEvent, EventOf<'DayOpened'>>): QueueDay {
  switch (event.type) {
    case 'DayClosed':
      return { ...day, isClosed: true };
    case 'SettingsChanged':
      return withSettings(day, event);
    case 'TicketIssued':
      return ticketIssued(day, event);
    case 'ServedWithoutTicket':
      return walkInServed(day, event);
    case 'CounterOpened': {
      const { officerId, officerName: displayName, isSupervisor } = event;
      // What a colleague left there, a pause or a call for help, was the colleague's.
      return withCounter(day, event, {
        officer: { officerId, displayName, isSupervisor },
        paused: null,
        helpAskedAt: null,
      });
    }
    case 'CounterClosed':
      return releasedLine(
        withCounter(day, event, { officer: null, paused: null, helpAskedAt: null }),
        event.counterId,
      );
    case 'CounterPaused':
      return withCounter(day, event, { paused: { reason: event.reason, since: event.at } });
    case 'CounterResumed':
      return withCounter(day, event, { paused: null });
    case 'HelpAsked':
      return withHelp(day, event.counterId, event.at);
    case 'HelpEnded':
      return withHelp(day, event.counterId, null);
    case 'TicketCalled':
      return ticketCalled(day, event);
    case 'TicketRecalled':
      return ticketRecalled(day, event);
    case 'ServiceStarted':
      return serviceStarted(day, event);
    case 'ServiceFinished':
      return serviceFinished(day, event);
    case 'TicketMissed':
      return ticketMissed(day, event);
    case 'TicketParked':
      return ticketParked(day, event);
    case 'TicketReinstated':
    case 'TicketResumed':
      return ticketReturned(day, event);
    case 'TicketTransferred':
      return ticketTransferred(day, event);
    case 'ServiceAdded':
      return withChanged(day, event, ({ addedServiceIds, furtherServiceIds }) => ({
        addedServiceIds: [...addedServiceIds, event.serviceId],
        // Done here after all.
        furtherServiceIds: furtherServiceIds.filter((serviceId) => serviceId !== event.serviceId),
      }));
    case 'NoteAdded':
      return withChanged(day, event, ({ notes }, counterNumber) => ({
        notes: [...notes, { text: event.text, at: event.at, counterNumber }],
      }));
    case 'PaperTicked':
      return withChanged(day, event, ({ missingPapers }) => ({
        missingPapers: missingPapers.map((paper, index) =>
          index === event.paperIndex ? { ...paper, isReceived: event.isReceived } : paper,
        ),
      }));
    case 'PriorityGranted':
      return withChanged(day, event, () => ({ priorityId: event.priorityId }));
    case 'TicketCancelled':
      return ticketCancelled(day, event);
    case 'TicketGivenUp':
      return ticketGivenUp(day, event);
    case 'ServiceRated':
      return serviceRated(day, event);
    case 'RatingExplained':
      return ratingExplained(day, event);
    case 'DeedUndone':
      return deedUndone(day, event);
    case 'TicketTakenOver':
      return ticketTakenOver(day, event);
    case 'TicketEndedForColleague':
      return endedForColleague(day, event);
    case 'TicketEndedAtDesk':
      return ticketEndedAtDesk(day, event);
    case 'TicketMovedAtDesk':
      return ticketMovedAtDesk(day, event);
    case 'ServicesClosed':
      return servicesClosed(day, event);
    case 'ServicesOpened':
      return servicesOpened(day, event);
    case 'TicketExpired':
      return ticketExpired(day, event);
    case 'PaperOrdered':
      return {
        ...day,
        printJobs: withJob(day, {
          jobId: event.jobId,
          printerId: event.printerId,
          paper: event.paper,
          orderedAt: event.at,
          isReprint: event.isReprint,
        }),
      };
    case 'PrintJobReported':
      return {
        ...day,
        printJobs: remembered(
          day.printJobs.map((job) =>
            job.jobId === event.jobId ? { ...job, state: event.state, problem: event.problem } : job,
          ),
        ),
      };
    default:
      return event satisfies never;
  }
}

/** A call for help is no deed at the counter: it neither ends an undo nor makes a screen stale. */
function withHelp(day: QueueDay, counterId: CounterId, helpAskedAt: CounterState['helpAskedAt']): QueueDay {
  const counter = { ...counterState(day, counterId), helpAskedAt };
  return { ...day, counters: replaced(day.counters, counterId, counter) };
}

/** Whoever waited for this counter only now waits for whoever takes the service: nobody waits for an empty chair. */
function releasedLine(day: QueueDay, counterId: CounterId): QueueDay {
  const waiting = membersOf(counterLineOf(day, counterId));
  const emptied = { ...day, counterLines: replaced(day.counterLines, counterId, EMPTY_LINE) };
  return waiting.reduce<QueueDay>(
    (state, ticket) => withTicketIn(state, { ...ticket, forCounterId: null }),
    waiting.reduce<QueueDay>((state, ticket) => withoutTicket(state, ticket), emptied),
  );
}
