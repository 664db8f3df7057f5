/**
 * Reads an office's event log as a stranger would and holds it against the promises of the queue.
 * Shares no code with the product but the types: what the rules get wrong, this must not get wrong in the same way.
 */
import type {
  CounterId,
  FieldId,
  InstantMs,
  OfficerId,
  PrintJobId,
  PrintState,
  TicketId,
  TicketStatus,
} from '#protocol/vocabulary.ts';
import type { EventOf, RecordedEvent } from '#server/domain/events.ts';
import { createBook, type Book, type PaperFacts } from './audit/book.ts';
import { turnAt } from './audit/call-audit.ts';
import { ratingExplained, serviceRated, ticketGivenUp } from './audit/citizen-deeds.ts';
import {
  counterClosed,
  counterOpened,
  counterPaused,
  counterResumed,
  endedForColleague,
  helpAsked,
  helpEnded,
  ticketExpired,
  ticketTakenOver,
} from './audit/counter-deeds.ts';
import { servicesClosed, servicesOpened, ticketEndedAtDesk, ticketMovedAtDesk } from './audit/desk-deeds.ts';
import type { CounterPage, Fate } from './audit/fate.ts';
import { ticketIssued, walkInServed } from './audit/issuing.ts';
import { missingPapers, paperOrdered, paperReported } from './audit/paper.ts';
import {
  deedUndone,
  serviceFinished,
  serviceStarted,
  ticketCalled,
  ticketCancelled,
  ticketChanged,
  ticketMissed,
  ticketParked,
  ticketRecalled,
  ticketReturned,
  ticketTransferred,
} from './audit/ticket-deeds.ts';
import type { Turn } from './audit/whose-turn.ts';

export type { Fate } from './audit/fate.ts';

type EventType = RecordedEvent['type'];

export type LogAuditor = {
  /** Takes the next event. Calls `onBroken`, which must throw, when it breaks a promise. */
  readonly take: (event: RecordedEvent) => void;
  readonly lastSequence: () => number;
  /** Every ticket of the log, of all days. */
  readonly fates: ReadonlyMap<TicketId, Fate>;
  readonly papers: ReadonlyMap<PrintJobId, PrintState>;
  /** What each paper is about. */
  readonly paperFacts: ReadonlyMap<PrintJobId, PaperFacts>;
  /** Those that citizens of the present day perhaps never got, newest first. */
  readonly missingPapers: () => readonly PrintJobId[];
  /** A counter of the present day. */
  readonly counter: (counterId: CounterId) => Readonly<CounterPage>;
  readonly holderAt: (counterId: CounterId) => TicketId | null;
  readonly officerAt: (counterId: CounterId) => OfficerId | null;
  /** Whether the ticket was ever called or brought to that counter. */
  readonly wasCalledTo: (ticketId: TicketId, counterId: CounterId) => boolean;
  /** Tickets of the present day that wait for one of the fields, wherever. */
  readonly waitingFor: (fieldIds: readonly FieldId[]) => number;
  /** Those of them in the field's common line. */
  readonly waitingInLine: (fieldId: FieldId) => number;
  /** How many stand before a counter at that time, and whose turn the policy says it is. */
  readonly before: (
    counterId: CounterId,
    at: InstantMs,
  ) => { readonly count: number; readonly turn: Turn | null };
  /** Tickets of the present day by what they are now. */
  readonly census: () => { readonly [Status in TicketStatus]: number };
  readonly count: (type: EventType) => number;
  /** Today's tickets that were taken by phone. */
  readonly ofPhones: () => readonly TicketId[];
  /** Of numbers given out, by where. */
  readonly issuedAt: (source: EventOf<'TicketIssued'>['source']) => number;
  /** How often each thing happened, by name: events, and of calls the rule, of undoing the deed. */
  readonly happened: () => ReadonlyMap<string, number>;
};

/** `dateOf` is the office's calendar as the auditor knows it, not as the product computes it. */
export function createLogAuditor(
  dateOf: (at: InstantMs) => string,
  onBroken: (promise: string) => never,
): LogAuditor {
  let lastSequence = 0;
  let lastAt = 0;
  const counts = new Map<string, number>();
  const broken = (promise: string): never => onBroken(`${promise} (event ${String(lastSequence)})`);
  const must = (isSo: boolean, promise: string): void => {
    if (!isSo) broken(promise);
  };
  const book = createBook(must, broken);
  const counted = (what: string): void => {
    counts.set(what, (counts.get(what) ?? 0) + 1);
  };
  const lineOf = ({ serviceId }: Fate): FieldId => book.fieldOfService(serviceId);

  return {
    take: (event) => {
      must(
        event.sequence === lastSequence + 1,
        `event ${String(event.sequence)} does not follow ${String(lastSequence)}`,
      );
      lastSequence = event.sequence;
      must(event.at >= lastAt, 'time ran backwards');
      lastAt = event.at;
      if (event.type === 'DayOpened') openDay(book, event, dateOf);
      else must(book.hasDay() && !book.day().isClosed, `${event.type} on a closed day`);
      if (!endsDays(event.type)) {
        const { date } = book.day();
        must(date === dateOf(event.at), `${event.type} of ${dateOf(event.at)} on the day ${date}`);
      }
      counted(event.type);
      const kind = kindOf(event);
      if (kind !== null) counted(`${event.type} ${kind}`);
      apply(book, event);
    },
    lastSequence: () => lastSequence,
    fates: book.fates,
    papers: book.papers,
    paperFacts: book.paperFacts,
    missingPapers: () => missingPapers(book),
    counter: book.counter,
    holderAt: (counterId) => book.counter(counterId).ticketId,
    officerAt: (counterId) => book.counter(counterId).officerId,
    wasCalledTo: (ticketId, counterId) => book.calls.has(`${ticketId} ${counterId}`),
    waitingFor: (fieldIds) => book.waiting().filter((fate) => fieldIds.includes(lineOf(fate))).length,
    waitingInLine: (fieldId) =>
      book.waiting().filter((fate) => fate.forCounterId === null && lineOf(fate) === fieldId).length,
    before: (counterId, at) => {
      const { settings, ordinarySince } = book.day();
      const { standing, turn } = turnAt({
        settings,
        counterId,
        at,
        waiting: book.waiting(),
        ordinarySince: (line) => ordinarySince.get(line) ?? 0,
      });
      return { count: standing.length, turn };
    },
    census: () => {
      const found = { ...NOBODY };
      for (const ticketId of book.day().ticketIds) found[book.fates.get(ticketId)!.status] += 1;
      return found;
    },
    count: (type) => counts.get(type) ?? 0,
    ofPhones: () => Array.from(book.day().ofPhones.values()).flat(),
    issuedAt: (source) => counts.get(`TicketIssued ${source}`) ?? 0,
    happened: () => counts,
  };
}

/** What tells events of one type apart, where it matters. */
function kindOf(event: RecordedEvent): string | null {
  switch (event.type) {
    case 'TicketIssued':
      return event.source;
    case 'TicketCalled':
      return event.reason.rule;
    case 'DeedUndone':
      return event.deed;
    case 'TicketEndedForColleague':
      return event.ending;
    case 'PaperOrdered':
      return event.paper.kind;
    case 'TicketExpired':
      return event.wasLeftOpen ? 'left open' : null;
    case 'CounterClosed':
      return event.byOfficerId === null ? null : 'by a supervisor';
    default:
      return null;
  }
}

const NOBODY = {
  waiting: 0,
  called: 0,
  serving: 0,
  parked: 0,
  missed: 0,
  finished: 0,
  cancelled: 0,
  expired: 0,
} satisfies { readonly [Status in TicketStatus]: number };

/** Expiring, giving up paper and closing is all that may happen after a day's midnight, and opening the next. */
const endsDays = (type: EventType): boolean =>
  type === 'TicketExpired' || type === 'PrintJobReported' || type === 'DayClosed' || type === 'DayOpened';

function openDay(book: Book, event: EventOf<'DayOpened'>, dateOf: (at: InstantMs) => string): void {
  if (book.hasDay()) {
    const { isClosed, date } = book.day();
    book.must(isClosed, 'a day was opened on top of another');
    book.must(event.date > date, `${event.date} was opened after ${date}`);
  }
  book.must(
    event.date === dateOf(event.at),
    `${event.date} was opened while the wall calendar said ${dateOf(event.at)}`,
  );
  book.openDay(event.date, event.settings);
}

/** Nobody's fate is left open: only those who were called in vain simply never came. */
function closeDay(book: Book): void {
  const day = book.day();
  const left = Array.from(day.open).filter((ticketId) => book.fate(ticketId).status !== 'missed');
  book.must(left.length === 0, `the day was closed over open tickets: ${left.join(', ')}`);
  day.isClosed = true;
}

/** Nothing goes that somebody stands on: the service of an open ticket, its line, a letter given out, a manned counter. */
function settingsChanged(book: Book, { settings }: EventOf<'SettingsChanged'>): void {
  const day = book.day();
  const before = day.settings;
  for (const ticketId of day.open) {
    const { serviceId, priorityId } = book.fate(ticketId);
    const [was, is] = [before, settings].map(
      ({ services }) => services.find((service) => service.serviceId === serviceId)?.fieldId,
    );
    book.must(was === is, `${ticketId} stands in another line all at once`);
    const isKnown = settings.rules.priorityClasses.some((known) => known.priorityId === priorityId);
    book.must(priorityId === null || isKnown, `the class of ${ticketId} is gone`);
  }
  for (const fieldId of day.lastOrdinals.keys()) {
    const [was, is] = [before, settings].map(
      ({ fields }) => fields.find((field) => field.fieldId === fieldId)?.letter,
    );
    book.must(was === is, `numbers of ${String(was)} are another series all at once`);
  }
  for (const [counterId, page] of day.counters) {
    const [was, is] = [before, settings].map(
      ({ counters }) => counters.find((counter) => counter.counterId === counterId)?.number,
    );
    book.must(page.officerId === null || was === is, `the manned counter ${counterId} is gone`);
  }
  book.changeSettings(settings);
}

function apply(book: Book, event: RecordedEvent): void {
  switch (event.type) {
    case 'DayOpened':
      return;
    case 'DayClosed':
      closeDay(book);
      return;
    case 'SettingsChanged':
      settingsChanged(book, event);
      return;
    case 'TicketIssued':
      ticketIssued(book, event);
      return;
    case 'ServedWithoutTicket':
      walkInServed(book, event);
      return;
    case 'CounterOpened':
      counterOpened(book, event);
      return;
    case 'CounterClosed':
      counterClosed(book, event);
      return;
    case 'CounterPaused':
      counterPaused(book, event);
      return;
    case 'CounterResumed':
      counterResumed(book, event);
      return;
    case 'TicketCalled':
      ticketCalled(book, event);
      return;
    case 'TicketRecalled':
      ticketRecalled(book, event);
      return;
    case 'ServiceStarted':
      serviceStarted(book, event);
      return;
    case 'ServiceFinished':
      serviceFinished(book, event);
      return;
    case 'TicketMissed':
      ticketMissed(book, event);
      return;
    case 'TicketParked':
      ticketParked(book, event);
      return;
    case 'TicketReinstated':
    case 'TicketResumed':
      ticketReturned(book, event);
      return;
    case 'TicketTransferred':
      ticketTransferred(book, event);
      return;
    case 'ServiceAdded':
    case 'NoteAdded':
    case 'PaperTicked':
    case 'PriorityGranted':
      ticketChanged(book, event);
      return;
    case 'TicketCancelled':
      ticketCancelled(book, event);
      return;
    case 'TicketGivenUp':
      ticketGivenUp(book, event);
      return;
    case 'ServiceRated':
      serviceRated(book, event);
      return;
    case 'RatingExplained':
      ratingExplained(book, event);
      return;
    case 'DeedUndone':
      deedUndone(book, event);
      return;
    case 'HelpAsked':
      helpAsked(book, event);
      return;
    case 'HelpEnded':
      helpEnded(book, event);
      return;
    case 'TicketTakenOver':
      ticketTakenOver(book, event);
      return;
    case 'TicketEndedForColleague':
      endedForColleague(book, event);
      return;
    case 'TicketEndedAtDesk':
      ticketEndedAtDesk(book, event);
      return;
    case 'TicketMovedAtDesk':
      ticketMovedAtDesk(book, event);
      return;
    case 'ServicesClosed':
      servicesClosed(book, event);
      return;
    case 'ServicesOpened':
      servicesOpened(book, event);
      return;
    case 'TicketExpired':
      ticketExpired(book, event);
      return;
    case 'PaperOrdered':
      paperOrdered(book, event);
      return;
    case 'PrintJobReported':
      paperReported(book, event);
      return;
    default:
      event satisfies never;
  }
}
