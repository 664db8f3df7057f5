/**
 * The raw log written down as somebody with a pencil would: what was undone is crossed out first, then each number's day
 * stretch by stretch, and who sat at which counter. Shares nothing with the product but words.
 */
import type { OfficeSettings } from '#protocol/office.ts';
import type { RecordedEvent } from '#server/domain/events.ts';

export type Stretch = {
  readonly kind: string;
  readonly from: number;
  to: number | null;
  readonly serviceId: string;
  readonly counterId: string | null;
  readonly officerId: string | null;
  endedBy: string | null;
  reason: string | null;
  isUnseen: boolean;
};
export type Slip = {
  readonly ticketId: string;
  readonly date: string;
  readonly fieldId: string;
  readonly serviceId: string;
  readonly source: string;
  readonly issuedAt: number;
  readonly stretches: Stretch[];
  ending: string | null;
  readonly records: {
    readonly serviceId: string;
    readonly outcome: string;
    readonly counterId: string;
    readonly officerId: string;
  }[];
  rating: {
    readonly score: string;
    readonly reasons: readonly string[];
    /** So many faces, and so many of the best of them satisfied. */
    readonly scale: { readonly faces: number; readonly satisfied: number };
    /** Who was rated for what. */
    readonly serviceId: string;
    readonly counterId: string;
    readonly officerId: string;
  } | null;
};
export type Sitting = {
  date: string;
  counterId: string;
  isPaused: boolean;
  from: number;
  to: number | null;
  isForgotten: boolean;
};

export type LogBook = {
  readonly slips: readonly Slip[];
  readonly sittings: readonly Sitting[];
  readonly dates: readonly string[];
  readonly papers: ReadonlyMap<string, number>;
};

const VIETNAM_MS = 7 * 3_600_000;
/** Minutes after midnight in Vietnam. */
export const minuteOf = (at: number): number => Math.floor(((at + VIETNAM_MS) % 86_400_000) / 60_000);

/** Reads the log of one office whose settings never changed. */
export function readLogBook(events: readonly RecordedEvent[], office: OfficeSettings): LogBook {
  const crossedOut = new Set(
    events.flatMap((event) => (event.type === 'DeedUndone' ? [event.undoneSequence, event.sequence] : [])),
  );
  const slips = new Map<string, Slip>();
  const sittings: Sitting[] = [];
  const dates: string[] = [];
  const papers = new Map<string, number>();
  const stand = (
    slip: Slip,
    stretch: Pick<Stretch, 'kind' | 'from' | 'serviceId' | 'counterId' | 'officerId'>,
  ): void => {
    slip.stretches.push({ ...stretch, to: null, endedBy: null, reason: null, isUnseen: false });
  };
  const leave = (
    slip: Slip,
    at: number,
    endedBy: string,
    isUnseen = false,
    reason: string | null = null,
  ): Stretch => {
    const open = slip.stretches.at(-1);
    if (open?.to !== null) throw new Error(`${slip.ticketId} stands nowhere`);
    Object.assign(open, { to: at, endedBy, isUnseen: open.isUnseen || isUnseen, reason });
    return open;
  };
  const sitDown = (counterId: string, at: number, isPaused: boolean): void => {
    sittings.push({ date: dates.at(-1) ?? '', counterId, isPaused, from: at, to: null, isForgotten: false });
  };
  const getUp = (counterId: string | null, at: number, isForgotten: boolean): void => {
    for (const sitting of sittings)
      if (sitting.to === null && (counterId === null || sitting.counterId === counterId))
        Object.assign(sitting, { to: at, isForgotten });
  };
  const papersOf = (serviceId: string): readonly string[] =>
    office.services.find((service) => service.serviceId === serviceId)?.papers.map(({ name }) => name.vi) ??
    [];

  for (const event of events) {
    if (crossedOut.has(event.sequence)) continue;
    const { at } = event;
    const slip = 'ticketId' in event ? slips.get(event.ticketId) : undefined;
    switch (event.type) {
      case 'DayOpened':
        dates.push(event.date);
        break;
      case 'DayClosed':
        for (const each of slips.values()) {
          if (each.ending !== null) continue;
          leave(each, at, 'day_closed', true);
          each.ending = 'missed';
        }
        getUp(null, at, true);
        break;
      case 'CounterOpened':
      case 'CounterResumed':
        getUp(event.counterId, at, false);
        sitDown(event.counterId, at, false);
        break;
      case 'CounterPaused':
        getUp(event.counterId, at, false);
        sitDown(event.counterId, at, true);
        break;
      case 'CounterClosed':
        getUp(event.counterId, at, false);
        break;
      case 'TicketIssued': {
        const { ticketId, fieldId, serviceId, issuedAt } = event.ticket;
        const fresh: Slip = {
          ticketId,
          date: ticketId.slice(0, 10),
          fieldId,
          serviceId,
          source: event.source,
          issuedAt,
          stretches: [],
          ending: null,
          records: [],
          rating: null,
        };
        slips.set(ticketId, fresh);
        stand(fresh, { kind: 'waiting', from: issuedAt, serviceId, counterId: null, officerId: null });
        const [first] = fresh.stretches;
        if (event.source === 'roll' && first !== undefined) first.isUnseen = true;
        break;
      }
      case 'ServedWithoutTicket': {
        const { ticketId, serviceId, counterId, officerId } = event;
        const fieldId = office.services.find((service) => service.serviceId === serviceId)?.fieldId ?? '';
        const fresh: Slip = {
          ticketId,
          date: ticketId.slice(0, 10),
          fieldId,
          serviceId,
          source: 'walk_in',
          issuedAt: at,
          stretches: [],
          ending: null,
          records: [],
          rating: null,
        };
        slips.set(ticketId, fresh);
        stand(fresh, { kind: 'serving', from: at, serviceId, counterId, officerId });
        break;
      }
      case 'ServiceRated':
        if (slip !== undefined) {
          const { score, reasons, scale, serviceId, counterId, officerId } = event;
          slip.rating = { score, reasons, scale, serviceId, counterId, officerId };
        }
        break;
      case 'RatingExplained':
        if (slip?.rating != null) slip.rating = { ...slip.rating, reasons: event.reasons };
        break;
      case 'TicketCalled':
      case 'ServiceStarted':
      case 'TicketTakenOver': {
        if (slip === undefined) break;
        const words = { TicketCalled: 'called', ServiceStarted: 'started', TicketTakenOver: 'taken_over' };
        const was = leave(slip, at, words[event.type], event.type === 'TicketTakenOver');
        const kind =
          event.type === 'TicketCalled' ? 'called' : event.type === 'ServiceStarted' ? 'serving' : was.kind;
        const { counterId, officerId } = event;
        stand(slip, { kind, from: at, serviceId: was.serviceId, counterId, officerId });
        break;
      }
      case 'ServiceFinished': {
        if (slip === undefined) break;
        const next = event.returnsTo?.serviceId ?? event.goesOnTo;
        leave(slip, at, next === null ? 'finished' : 'went_on');
        slip.records.push(
          ...event.done.map(({ serviceId, outcome }) => ({
            serviceId,
            outcome,
            counterId: event.counterId,
            officerId: event.officerId,
          })),
        );
        if (next === null) slip.ending = 'finished';
        else stand(slip, { kind: 'waiting', from: at, serviceId: next, counterId: null, officerId: null });
        break;
      }
      case 'TicketMissed':
      case 'TicketParked': {
        if (slip === undefined) break;
        const isParked = event.type === 'TicketParked';
        const was = leave(slip, at, isParked ? 'parked' : 'missed', false, isParked ? event.reason : null);
        stand(slip, {
          kind: isParked ? 'parked' : 'missed',
          from: at,
          serviceId: was.serviceId,
          counterId: event.counterId,
          officerId: null,
        });
        if (!isParked) break;
        for (const { name } of event.missingPapers) {
          const key = papersOf(was.serviceId).includes(name) ? name : '';
          papers.set(key, (papers.get(key) ?? 0) + 1);
        }
        break;
      }
      case 'TicketReinstated':
      case 'TicketResumed':
      case 'TicketTransferred': {
        if (slip === undefined) break;
        const words = {
          TicketReinstated: 'reinstated',
          TicketResumed: 'resumed',
          TicketTransferred: 'transferred',
        };
        const was = leave(slip, at, words[event.type]);
        const serviceId = event.type === 'TicketTransferred' ? event.serviceId : was.serviceId;
        stand(slip, { kind: 'waiting', from: at, serviceId, counterId: null, officerId: null });
        break;
      }
      case 'TicketEndedForColleague': {
        if (slip === undefined) break;
        const was = leave(slip, at, 'ended_for_colleague', true);
        if (event.ending === 'finished') slip.ending = 'finished';
        else
          stand(slip, {
            kind: event.ending === 'missed' ? 'missed' : 'waiting',
            from: at,
            serviceId: was.serviceId,
            counterId: event.counterId,
            officerId: null,
          });
        break;
      }
      case 'TicketCancelled':
      case 'TicketGivenUp':
        if (slip === undefined) break;
        leave(slip, at, 'ended', false, event.type === 'TicketCancelled' ? event.reason : null);
        slip.ending = event.type === 'TicketCancelled' ? 'cancelled' : 'givenUp';
        break;
      case 'TicketEndedAtDesk':
        if (slip === undefined) break;
        leave(slip, at, 'ended', event.fromCounterId !== null, event.reason);
        slip.ending = 'cancelled';
        break;
      case 'TicketMovedAtDesk':
        if (slip === undefined) break;
        leave(slip, at, 'moved_at_desk', event.fromCounterId !== null, event.reason);
        stand(slip, {
          kind: 'waiting',
          from: at,
          serviceId: event.serviceId,
          counterId: null,
          officerId: null,
        });
        break;
      case 'TicketExpired':
        if (slip === undefined) break;
        leave(slip, at, 'expired', true);
        slip.ending = 'expired';
        break;
      default:
        break;
    }
  }
  return { slips: [...slips.values()], sittings, dates, papers };
}
