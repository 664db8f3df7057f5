/** The auditor's book of one office: today's settings, every ticket's fate and every counter's page. */
import type { OfficeSettings } from '#protocol/office.ts';
import type {
  BusinessDate,
  CounterId,
  FieldId,
  InstantMs,
  OfficerId,
  PhoneMark,
  PrinterId,
  PrintJobId,
  PrintState,
  ServiceId,
  TicketId,
} from '#protocol/vocabulary.ts';
import type { EventOf } from '#server/domain/events.ts';
import type { CounterPage, Fate, Place, Stretch } from './fate.ts';

/** What the book keeps of the present day. */
export type DayPage = {
  readonly date: BusinessDate;
  settings: OfficeSettings;
  isClosed: boolean;
  readonly counters: Map<CounterId, CounterPage>;
  /** All tickets of the day, in the order of their numbers' issue. */
  readonly ticketIds: TicketId[];
  /** Those that something can still become of. */
  readonly open: Set<TicketId>;
  readonly lastOrdinals: Map<FieldId, number>;
  readonly kioskIssues: Map<ServiceId, number>;
  /** What a supervisor closed, and until when. */
  readonly closedUntil: Map<ServiceId, number>;
  /** What each phone has taken from a poster, oldest first. */
  readonly ofPhones: Map<PhoneMark, readonly TicketId[]>;
  /** Per line, calls of ordinary tickets by the policy since its last priority call. */
  readonly ordinarySince: Map<FieldId, number>;
};

/** What one job is about; what became of it stands in `Book.papers`. */
export type PaperFacts = {
  readonly jobId: PrintJobId;
  readonly printerId: PrinterId;
  readonly kind: EventOf<'PaperOrdered'>['paper']['kind'];
  /** Null for paper that is nobody's ticket. */
  readonly ticketId: TicketId | null;
  /** Of the event that ordered it. */
  readonly sequence: number;
  readonly isReprint: boolean;
};

export type Book = {
  /** Every ticket of the log, of all days. */
  readonly fates: Map<TicketId, Fate>;
  readonly papers: Map<PrintJobId, PrintState>;
  /** What each of them is about, in the order they were ordered. */
  readonly paperFacts: Map<PrintJobId, PaperFacts>;
  /** Every call and recall that ever was: ticket, counter. */
  readonly calls: Set<string>;
  /** Tickets that were rated, of all days. */
  readonly rated: Map<TicketId, { readonly canBeExplained: boolean }>;
  readonly must: (isSo: boolean, promise: string) => void;
  readonly day: () => DayPage;
  readonly openDay: (date: BusinessDate, settings: OfficeSettings) => void;
  readonly changeSettings: (settings: OfficeSettings) => void;
  readonly hasDay: () => boolean;
  readonly fate: (ticketId: TicketId) => Fate;
  readonly write: (fate: Fate) => void;
  readonly counter: (counterId: CounterId) => CounterPage;
  readonly waiting: () => readonly Fate[];
  readonly fieldOfService: (serviceId: ServiceId) => FieldId;
};

const freshPage = (counterId: CounterId): CounterPage => ({
  counterId,
  officerId: null,
  isSupervisor: false,
  paused: null,
  helpAskedAt: null,
  ticketId: null,
  finished: 0,
  missed: 0,
  serviceTimes: [],
  lastDeed: null,
});

export function createBook(must: Book['must'], broken: (promise: string) => never): Book {
  const fates = new Map<TicketId, Fate>();
  let page: DayPage | null = null;
  const day = (): DayPage => page ?? broken('something happened before any day was opened');
  const fate = (ticketId: TicketId): Fate =>
    (day().open.has(ticketId) ? fates.get(ticketId) : undefined) ?? broken(`${ticketId} is not open`);
  return {
    fates,
    papers: new Map(),
    paperFacts: new Map(),
    calls: new Set(),
    rated: new Map(),
    must,
    day,
    hasDay: () => page !== null,
    openDay: (date, settings) => {
      page = {
        date,
        settings,
        isClosed: false,
        counters: new Map(settings.counters.map(({ counterId }) => [counterId, freshPage(counterId)])),
        ticketIds: [],
        open: new Set(),
        lastOrdinals: new Map(),
        kioskIssues: new Map(),
        closedUntil: new Map(),
        ofPhones: new Map(),
        ordinarySince: new Map(),
      };
    },
    changeSettings: (settings) => {
      const { counters } = day();
      day().settings = settings;
      const kept = new Set(settings.counters.map(({ counterId }) => counterId));
      for (const counterId of counters.keys()) if (!kept.has(counterId)) counters.delete(counterId);
      for (const counterId of kept)
        if (!counters.has(counterId)) counters.set(counterId, freshPage(counterId));
    },
    fate,
    write: (next) => {
      fates.set(next.ticketId, next);
      const hasEnded = next.status === 'finished' || next.status === 'cancelled' || next.status === 'expired';
      if (hasEnded) day().open.delete(next.ticketId);
      else day().open.add(next.ticketId);
    },
    counter: (counterId) => day().counters.get(counterId) ?? broken(`there is no counter ${counterId}`),
    waiting: () =>
      Array.from(day().open, (ticketId) => fates.get(ticketId)!).filter(({ status }) => status === 'waiting'),
    fieldOfService: (serviceId) =>
      day().settings.services.find((service) => service.serviceId === serviceId)?.fieldId ??
      broken(`there is no service ${serviceId}`),
  };
}

type Acting = { readonly counterId: CounterId; readonly officerId: OfficerId };
type Happened = Acting & { readonly ticketId: TicketId; readonly sequence: number; readonly at: InstantMs };

/** The page of the counter at which the acting officer sits. */
export function seated(book: Book, { counterId, officerId }: Acting): CounterPage {
  const page = book.counter(counterId);
  book.must(page.officerId === officerId, `${officerId} is not at counter ${counterId}`);
  return page;
}

/** The same, with a counter that may take a ticket in. */
export function seatedAndFree(book: Book, acting: Acting): CounterPage {
  const page = seated(book, acting);
  book.must(page.ticketId === null, `counter ${acting.counterId} holds two tickets`);
  book.must(page.paused === null, `counter ${acting.counterId} took a ticket in its pause`);
  return page;
}

/** The ticket that the acting officer holds, in one of the statuses. */
export function held(book: Book, event: Happened, ...statuses: readonly Fate['status'][]): Fate {
  const page = seated(book, event);
  const fate = book.fate(event.ticketId);
  book.must(page.ticketId === event.ticketId, `counter ${event.counterId} does not hold ${event.ticketId}`);
  mustBe(book, fate, ...statuses);
  return fate;
}

export function mustBe(book: Book, { ticketId, status }: Fate, ...statuses: readonly Fate['status'][]): void {
  book.must(statuses.includes(status), `${ticketId} was ${status}, not ${statuses.join(' or ')}`);
}

/** Something was done at a counter: what was done there before can no longer be undone. */
export function touch(page: CounterPage, change: Partial<CounterPage> = {}): void {
  Object.assign(page, { lastDeed: null, ...change });
}

/** The stretches with one more begun. */
export const nextStretch = (
  { stretches, serviceId }: Fate,
  kind: Stretch['kind'],
  from: InstantMs,
): readonly Stretch[] => [...stretches, { kind, from, serviceId }];

/** A ticket that waits again, at that place. */
export function backInLine(
  fate: Fate,
  { sequence, at }: { readonly sequence: number; readonly at: InstantMs },
  where: { readonly place: 'front' | 'original' | 'end' } & Partial<Pick<Fate, 'serviceId' | 'forCounterId'>>,
): Fate {
  const { serviceId = fate.serviceId, forCounterId = null } = where;
  const place: Place =
    where.place === 'original'
      ? { isFront: false, order: fate.arrival, since: fate.issuedAt }
      : { isFront: where.place === 'front', order: sequence, since: at };
  // What it now waits for is no further service any more.
  const addedServiceIds = fate.addedServiceIds.filter((added) => added !== serviceId);
  const wishes = fate.wishes.filter((wish) => wish !== serviceId);
  const moved: Fate = { ...fate, serviceId, addedServiceIds, wishes, forCounterId, place };
  return { ...moved, status: 'waiting', touched: sequence, stretches: nextStretch(moved, 'waiting', at) };
}

/** The fate with its call in the hall shown otherwise. */
export const inHall = (
  { hall }: Fate,
  change: Partial<NonNullable<Fate['hall']>>,
): { readonly hall: Fate['hall'] } => ({ hall: hall === null ? null : { ...hall, ...change } });
