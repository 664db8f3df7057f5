/** A day in figures for paper: sums over what history keeps, so that no transfer or parking distorts them. */
import type { DaySummary } from '#protocol/slips.ts';
import type { FieldId, OfficerId, TicketId } from '#protocol/vocabulary.ts';
import type { QueueDay } from '#server/domain/queue-day.ts';
import type { DayFacts } from '#server/storage/store.ts';

const wholeMinutes = (ms: number): number => Math.round(ms / 60_000);

/** The smallest value that at least this share of them does not exceed (nearest rank); null for none. */
function quantile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
}

type Waits = ReadonlyMap<TicketId, number>;

/** How long each called ticket waited in all. Numbers from a roll and walk-ins are left out: since when, nobody knows. */
function waitsOf({ tickets, periods }: DayFacts, called: ReadonlySet<TicketId>): Waits {
  const known = new Set(
    tickets.filter(({ source }) => source !== 'roll' && source !== 'walk_in').map(({ ticketId }) => ticketId),
  );
  const waits = new Map<TicketId, number>();
  for (const { ticketId, kind, ms } of periods) {
    if (kind !== 'waiting' || !known.has(ticketId) || !called.has(ticketId)) continue;
    waits.set(ticketId, (waits.get(ticketId) ?? 0) + ms);
  }
  return waits;
}

/** Tickets that stood at a counter, by now or still; of one officer when one is named. */
function calledTickets(day: QueueDay, facts: DayFacts, officerId: OfficerId | null): ReadonlySet<TicketId> {
  const isOwn = (ofOfficer: OfficerId | null): boolean => officerId === null || ofOfficer === officerId;
  const atCounter = facts.periods.filter(
    ({ kind, officerId: by }) => (kind === 'called' || kind === 'serving') && isOwn(by),
  );
  const held = Array.from(day.held.values()).filter((ticket) => isOwn(ticket.officerId));
  return new Set([...atCounter, ...held].map(({ ticketId }) => ticketId));
}

function waitMinutes(waits: readonly number[]): DaySummary['waitMinutes'] {
  const [median, ninetieth, longest] = [0.5, 0.9, 1].map((share) => quantile(waits, share));
  if (median == null || ninetieth == null || longest == null) return null;
  return {
    median: wholeMinutes(median),
    ninetieth: wholeMinutes(ninetieth),
    longest: wholeMinutes(longest),
  };
}

function serviceMinutes(facts: DayFacts, officerId: OfficerId | null): DaySummary['serviceMinutes'] {
  const services = facts.periods
    .filter(({ kind, officerId: by }) => kind === 'serving' && (officerId === null || by === officerId))
    .map(({ ms }) => ms);
  const [median, longest] = [quantile(services, 0.5), quantile(services, 1)];
  return median === null || longest === null
    ? null
    : { median: wholeMinutes(median), longest: wholeMinutes(longest) };
}

/**
 * The figures of the day as it stands: of the whole office, or of what one officer called (`issued` is then how many
 * were called). `facts` are those of the day's date.
 */
export function daySummary(day: QueueDay, facts: DayFacts, officerId: OfficerId | null): DaySummary {
  const called = calledTickets(day, facts, officerId);
  const waits = waitsOf(facts, called);
  const counted =
    officerId === null ? facts.tickets : facts.tickets.filter(({ ticketId }) => called.has(ticketId));
  const endedAs = (status: DayFacts['tickets'][number]['status']): number =>
    counted.filter((ticket) => ticket.status === status).length;
  // Who was called in vain may still come back: history knows of it only when the day ends.
  const missedNow = counted.filter(({ ticketId }) => day.missed.has(ticketId)).length;
  const fieldOrder = day.settings.fields.map(({ fieldId }) => fieldId);
  return {
    issued: counted.length,
    finished: endedAs('finished'),
    missed: endedAs('missed') + missedNow,
    cancelled: endedAs('cancelled'),
    open: endedAs('open') - missedNow,
    expired: endedAs('expired'),
    waitMinutes: waitMinutes(Array.from(waits.values())),
    serviceMinutes: serviceMinutes(facts, officerId),
    fields: fieldOrder.flatMap((fieldId) => fieldFigures(fieldId, counted, waits) ?? []),
  };
}

function fieldFigures(
  fieldId: FieldId,
  counted: DayFacts['tickets'],
  waits: Waits,
): DaySummary['fields'][number] | null {
  const own = counted.filter((ticket) => ticket.fieldId === fieldId);
  if (own.length === 0) return null;
  const median = quantile(
    own.flatMap(({ ticketId }) => waits.get(ticketId) ?? []),
    0.5,
  );
  return {
    fieldId,
    issued: own.length,
    finished: own.filter(({ status }) => status === 'finished').length,
    medianWaitMinutes: median === null ? null : wholeMinutes(median),
  };
}
