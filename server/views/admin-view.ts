import { auditCode } from '#protocol/audit.ts';
import type { AdminView, ClosedServiceRow, DeviceStanding } from '#protocol/admin-view.ts';
import type { DeviceRole, FieldId, InstantMs, Revision } from '#protocol/vocabulary.ts';
import type { FieldLoad } from '#protocol/views.ts';
import { closures } from '#server/domain/office-hours.ts';
import { isWorking, lineOf, waitingTickets, type QueueDay } from '#server/domain/queue-day.ts';
import { colleague } from './colleague.ts';
import { longestWaits } from './desk-ticket.ts';
import { displaysOf } from './hall-room.ts';
import { earliest, longestWaitSince } from './longest-wait.ts';
import { printerStandings, unprintedPapers } from './paper.ts';
import { ratingsOfDay } from './ratings-of-day.ts';
import { toStartList } from './start-view.ts';
import type { Surroundings } from './surroundings.ts';

const UNPRINTED_SHOWN = 50;

/** A device that was paired, as it is kept. */
export type PairedDevice = Omit<DeviceStanding, 'isConnected' | 'lastSeenAt' | 'sound' | 'role'> & {
  readonly role: DeviceRole;
};

const closedServices = (day: QueueDay, at: InstantMs): readonly ClosedServiceRow[] =>
  day.settings.services.flatMap(({ serviceId }) => {
    const closed = day.closedServices.get(serviceId);
    if (closed === undefined || (closed.until !== null && at >= closed.until)) return [];
    return [{ serviceId, ...closed }];
  });

/** Nobody has signed in: nothing of the office is shown. */
export const lockedAdminView = (day: QueueDay, at: InstantMs): AdminView => ({
  revision: day.sequence as Revision,
  at,
  isLocked: true,
});

/** What the supervisor's desk may see: the hall in figures, and everything that needs somebody. */
export function toAdminView(
  day: QueueDay,
  loads: readonly FieldLoad[],
  at: InstantMs,
  around: Surroundings & { readonly devices: readonly PairedDevice[] },
): AdminView {
  const { presence, printing } = around;
  const callers = day.settings.counters.filter(({ kind }) => kind === 'service');
  const states = callers.map(({ counterId }) => day.counters.get(counterId));
  const unprinted = unprintedPapers(day);
  const head = around.auditHead();
  const longestOf = (fieldId: FieldId): InstantMs | null => longestWaitSince(lineOf(day, fieldId));
  return {
    revision: day.sequence as Revision,
    at,
    isLocked: false,
    date: day.date,
    hall: {
      waiting: waitingTickets(day).length,
      longestWaitSince: earliest([...day.lines.values(), ...day.counterLines.values()].map(longestWaitSince)),
      countersOpen: states.filter(isWorking).length,
      counters: callers.length,
      finished: day.tally.finished,
      missed: day.missed.size,
      seats: around.hall.seats,
    },
    longest: longestWaits(day),
    closedServices: closedServices(day, at),
    isIssuing: closures(day, at).length < day.settings.services.length,
    bulletin: around.bulletin,
    fields: loads.map((load) => ({ ...load, longestWaitSince: longestOf(load.fieldId) })),
    counters: callers.flatMap(({ counterId }) => colleague(day, counterId) ?? []),
    displays: displaysOf(around, null),
    printers: printerStandings(day, around),
    unprinted: unprinted.slice(0, UNPRINTED_SHOWN),
    unprintedCount: unprinted.length,
    printingRevision: printing.revision,
    hallRevision: around.hallRevision,
    postersRevision: around.posters.revision,
    ratingRevision: around.rating.revision,
    officeRevision: around.officeRevision,
    officeWaitsFor: around.officeWaitsFor,
    phoneAddress: around.phoneAddress,
    overdueFeedback: around.overdueFeedback(),
    auditCode: head === null ? null : auditCode(head),
    devices: around.devices.map((device) => ({
      ...device,
      isConnected: presence.isConnected(device.deviceId),
      lastSeenAt: presence.lastSeenAt(device.deviceId),
      sound: presence.displays.find(({ deviceId }) => deviceId === device.deviceId)?.sound ?? null,
    })),
    ratings: ratingsOfDay(day, around.rating),
    start: toStartList(day, at, around),
  };
}
