/** What the queue column lists: pure choices of which rows stand there. */
import type { Counter, OfficeSettings, Service } from '#protocol/office.ts';
import type { AbsentTicket, CounterView } from '#protocol/views.ts';
import type { InstantMs } from '#protocol/vocabulary.ts';

export type ServiceRow = {
  readonly service: Service;
  readonly waiting: number;
  readonly longestWaitSince: InstantMs | null;
};

/** As many as stand beside five waiting tickets and two who may come back. */
const MOST_SERVICES = 6;
const MOST_ABSENT = 4;

/** The services this counter takes, in the counter's own order of fields. */
export function servicesOf(office: OfficeSettings, counter: Counter): readonly Service[] {
  return counter.fieldIds.flatMap((fieldId) =>
    office.services.filter(
      (service) => service.fieldId === fieldId && !counter.exceptServiceIds.includes(service.serviceId),
    ),
  );
}

/**
 * The services of this counter: every one somebody waits for, filled up with its common ones. What has no room is
 * summed in `others`.
 */
export function serviceRows(
  view: CounterView,
  office: OfficeSettings,
  counter: Counter,
): {
  readonly rows: readonly ServiceRow[];
  readonly others: { readonly services: number; readonly waiting: number };
} {
  const loads = new Map(view.services.map((load) => [load.serviceId, load]));
  const all = servicesOf(office, counter).map((service): ServiceRow => {
    const load = loads.get(service.serviceId);
    return { service, waiting: load?.waiting ?? 0, longestWaitSince: load?.longestWaitSince ?? null };
  });
  const byNeed = [...all].sort(
    (one, other) =>
      other.waiting - one.waiting || Number(other.service.isCommon) - Number(one.service.isCommon),
  );
  const shown = new Set(
    byNeed.slice(0, MOST_SERVICES).filter(({ waiting, service }) => waiting > 0 || service.isCommon),
  );
  const rows = all.filter((row) => shown.has(row));
  const left = all.filter((row) => !shown.has(row));
  return {
    rows,
    others: { services: left.length, waiting: left.reduce((sum, { waiting }) => sum + waiting, 0) },
  };
}

/** Those who may come back: away for papers first, then the missed, as far as there is room. */
export function absentRows(view: CounterView): {
  readonly rows: readonly AbsentTicket[];
  readonly others: number;
} {
  const parked = view.absent.filter(({ kind }) => kind === 'parked');
  const missed = view.absent.filter(({ kind }) => kind === 'missed');
  // Neither kind may crowd the other out.
  const ofParked = parked.slice(0, Math.max(MOST_ABSENT / 2, MOST_ABSENT - missed.length));
  const rows = [...ofParked, ...missed.slice(0, MOST_ABSENT - ofParked.length)];
  return { rows, others: Math.max(0, view.absentCount - rows.length) };
}
