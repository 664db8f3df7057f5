/**
 * Reads out of a recorded day what did not depend on the queue: who came when and for what, how long each was served,
 * who was away for papers, and when each counter worked. Lived again under the same settings it gives a day like the
 * recorded one; under others it tells what would have been.
 */
import type { OfficeSettings } from '#protocol/office.ts';
import {
  durationMs,
  type CounterId,
  type DurationMs,
  type InstantMs,
  type ServiceId,
  type TicketId,
} from '#protocol/vocabulary.ts';
import type { EventOf, RecordedEvent } from '#server/domain/events.ts';
import type { DayPlan, Shift, Visitor } from './day-plan.ts';

/** After these nobody is served any more. */
const ENDS_UNSERVED: ReadonlySet<RecordedEvent['type']> = new Set([
  'TicketCancelled',
  'TicketGivenUp',
  'TicketEndedAtDesk',
]);

/** A citizen whose walk to the counter nobody saw. */
const USUAL_WALK_MS = durationMs(30_000);
const USUAL_SERVICE_MS = durationMs(10 * 60_000);

type Stay = { readonly serviceId: ServiceId; readonly serviceMs: number; readonly walkMs: number };

/** What is gathered of one ticket while reading. */
type Trace = {
  readonly issued: EventOf<'TicketIssued'>;
  serviceId: ServiceId;
  calledAt: number | null;
  servingSince: number | null;
  parkedAt: number | null;
  awayMs: number | null;
  wasMissed: boolean;
  readonly stays: Stay[];
};

/**
 * The plan of a recorded day, or null when the events do not begin with `DayOpened`. Tickets that were never served get
 * the middle service time of their service that day.
 */
export function recordedPlan(events: readonly RecordedEvent[]): DayPlan | null {
  const [opened] = events;
  if (opened?.type !== 'DayOpened') return null;
  const traces = tracesOf(events);
  const usual = usualServiceMs(traces);
  return {
    date: opened.date,
    settings: givingToAll(opened.settings),
    opensAt: opened.at,
    visitors: traces.map((trace) => visitorOf(trace, usual)),
    shifts: shiftsOf(events),
  };
}

/** Who came has a number, whoever gave it out and when: whether a kiosk would give it is not asked again. */
const givingToAll = (settings: OfficeSettings): OfficeSettings => ({
  ...settings,
  fields: settings.fields.map((field) => ({ ...field, numbering: 'kiosk' })),
  services: settings.services.map((service) => ({ ...service, dailyQuota: null })),
  rules: {
    ...settings.rules,
    hours: null,
    openNumbersPerPerson: null,
    priorityClasses: settings.rules.priorityClasses.map((one) => ({ ...one, grantedBy: ['kiosk'] })),
  },
});

function tracesOf(events: readonly RecordedEvent[]): readonly Trace[] {
  const traces = new Map<TicketId, Trace>();
  const cancelled = new Set<TicketId>();
  for (const event of events) {
    if (event.type === 'TicketIssued') {
      const { ticketId, serviceId } = event.ticket;
      traces.set(ticketId, {
        issued: event,
        serviceId,
        calledAt: null,
        servingSince: null,
        parkedAt: null,
        awayMs: null,
        wasMissed: false,
        stays: [],
      });
    }
    if (ENDS_UNSERVED.has(event.type) && 'ticketId' in event) cancelled.add(event.ticketId);
    if (event.type === 'DeedUndone' && event.deed === 'cancel') cancelled.delete(event.ticketId);
    const trace = 'ticketId' in event ? traces.get(event.ticketId) : undefined;
    if (trace !== undefined) follow(trace, event);
  }
  return Array.from(traces.values()).filter(({ issued }) => !cancelled.has(issued.ticket.ticketId));
}

function follow(trace: Trace, event: RecordedEvent): void {
  switch (event.type) {
    case 'TicketCalled':
    case 'TicketRecalled':
      trace.calledAt = event.at;
      break;
    case 'ServiceStarted':
      trace.servingSince = event.at;
      break;
    case 'ServiceFinished':
      endStay(trace, event.at);
      trace.serviceId = event.returnsTo?.serviceId ?? event.goesOnTo ?? trace.serviceId;
      break;
    case 'TicketTransferred':
      endStay(trace, event.at);
      trace.serviceId = event.serviceId;
      break;
    case 'TicketMovedAtDesk':
      // How long it would have taken where it was taken away nobody knows.
      trace.servingSince = null;
      trace.serviceId = event.serviceId;
      break;
    case 'TicketParked':
      endStay(trace, event.at);
      trace.parkedAt = event.at;
      break;
    case 'TicketResumed':
      if (trace.parkedAt !== null) trace.awayMs ??= event.at - trace.parkedAt;
      break;
    case 'TicketMissed':
      trace.wasMissed = trace.stays.length === 0;
      break;
    case 'DeedUndone':
      undoStay(trace, event);
      break;
    default:
      break;
  }
}

function endStay(trace: Trace, at: InstantMs): void {
  const { calledAt, servingSince, serviceId } = trace;
  if (servingSince === null) return;
  const walkMs = calledAt === null ? USUAL_WALK_MS : Math.max(0, servingSince - calledAt);
  trace.stays.push({ serviceId, serviceMs: at - servingSince, walkMs });
  trace.servingSince = null;
}

/** A stay that was ended by mistake goes on: its two parts are one. */
function undoStay(trace: Trace, { deed, at }: EventOf<'DeedUndone'>): void {
  if (deed === 'markMissed') trace.wasMissed = false;
  if (deed === 'startService') trace.servingSince = null;
  if (deed !== 'finish' && deed !== 'park' && deed !== 'transfer') return;
  const stay = trace.stays.pop();
  if (deed === 'park') trace.parkedAt = null;
  if (stay === undefined) return;
  trace.serviceId = stay.serviceId;
  trace.servingSince = at - stay.serviceMs;
}

function usualServiceMs(traces: readonly Trace[]): (serviceId: ServiceId) => DurationMs {
  const times = new Map<ServiceId, number[]>();
  for (const { serviceId, serviceMs } of traces.flatMap(({ stays }) => stays)) {
    times.set(serviceId, [...(times.get(serviceId) ?? []), serviceMs]);
  }
  return (serviceId) => {
    const sorted = (times.get(serviceId) ?? []).sort((a, b) => a - b);
    return durationMs(sorted[Math.floor(sorted.length / 2)] ?? USUAL_SERVICE_MS);
  };
}

function visitorOf(trace: Trace, usual: (serviceId: ServiceId) => DurationMs): Visitor {
  const { ticket } = trace.issued;
  const [first, second] = trace.stays;
  const isSentOn = second !== undefined && second.serviceId !== (first?.serviceId ?? ticket.serviceId);
  return {
    arrivesAt: ticket.issuedAt,
    serviceId: ticket.serviceId,
    priorityId: ticket.priorityId,
    comes: !trace.wasMissed || trace.stays.length > 0,
    walkMs: durationMs(first?.walkMs ?? USUAL_WALK_MS),
    serviceMs: durationMs(first?.serviceMs ?? usual(ticket.serviceId)),
    away:
      trace.awayMs === null
        ? null
        : {
            forMs: durationMs(trace.awayMs),
            thenServiceMs: durationMs(second?.serviceMs ?? usual(ticket.serviceId)),
          },
    sentTo:
      trace.awayMs === null && isSentOn
        ? { serviceId: second.serviceId, serviceMs: durationMs(second.serviceMs) }
        : null,
  };
}

/** From each sign-in to its sign-out, or to the end of the log. */
function shiftsOf(events: readonly RecordedEvent[]): readonly Shift[] {
  const shifts: Shift[] = [];
  const open = new Map<CounterId, Shift>();
  const end = (counterId: CounterId, at: InstantMs): void => {
    const shift = open.get(counterId);
    open.delete(counterId);
    if (shift !== undefined && at > shift.from) shifts.push({ ...shift, to: at });
  };
  const pausedSince = new Map<CounterId, InstantMs>();
  for (const event of events) {
    const { at } = event;
    switch (event.type) {
      case 'CounterOpened': {
        const { counterId, officerId, officerName } = event;
        // Whoever sat there before has left without signing out.
        end(counterId, at);
        open.set(counterId, { counterId, officerId, officerName, from: at, to: at, pauses: [] });
        break;
      }
      case 'CounterClosed':
        end(event.counterId, at);
        break;
      case 'CounterPaused':
        pausedSince.set(event.counterId, at);
        break;
      case 'CounterResumed': {
        const shift = open.get(event.counterId);
        const from = pausedSince.get(event.counterId);
        if (shift !== undefined && from !== undefined) {
          open.set(event.counterId, { ...shift, pauses: [...shift.pauses, { from, to: at }] });
        }
        break;
      }
      default:
        break;
    }
  }
  const last = events.at(-1);
  if (last !== undefined) for (const counterId of Array.from(open.keys())) end(counterId, last.at);
  return shifts.sort((a, b) => a.from - b.from);
}
