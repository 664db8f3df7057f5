/** What the live page makes of the hall's view. */
import type { OfficeSettings } from '#protocol/office.ts';
import type { ClosedServiceRow } from '#protocol/admin-view.ts';
import type { Field } from '#protocol/office.ts';
import type { InstantMs, ServiceId, TicketNumber } from '#protocol/vocabulary.ts';
import { minutesSince } from '#ui-kit/language.ts';
import type { Route } from '../route.ts';
import type { DeskAlarm, HallView } from './alarms.ts';

/** As many troubles as one takes in at a glance. */
const MOST_ALARMS = 3;

/** Where the cure of a trouble is done at this desk; null where it is done with hands. */
export function routeOfAlarm(alarm: DeskAlarm): Route | null {
  switch (alarm.about) {
    case 'printer':
      return { page: 'printers', open: alarm.printerId };
    case 'unprinted':
      return { page: 'printers', open: null };
    case 'long_wait':
      return { page: 'live', tool: 'ticket' };
    case 'seats':
      return { page: 'live', tool: 'services' };
    case 'absent_device':
      return { page: 'devices' };
    default:
      return null;
  }
}

export type ShownAlarms = {
  readonly shown: readonly DeskAlarm[];
  readonly hidden: number;
  /** The first that can be seen to from here: it has the key. */
  readonly keyed: DeskAlarm | null;
};

/** The worst three, or all; which of them answers to the key. */
export function shownAlarms(alarms: readonly DeskAlarm[], isAllShown: boolean): ShownAlarms {
  // One more strip takes the room that the line about it would take.
  const isShort = alarms.length <= MOST_ALARMS + 1;
  const shown = isAllShown || isShort ? alarms : alarms.slice(0, MOST_ALARMS);
  return {
    shown,
    hidden: alarms.length - shown.length,
    keyed: shown.find((alarm) => routeOfAlarm(alarm) !== null) ?? null,
  };
}

const AXIS_LEAST_MINUTES = 45;
const AXIS_STEP_MINUTES = 15;

/** The minutes at the end of the axis: 45, or as many quarters of an hour as the longest wait needs. */
export function axisEnd(longestMinutes: readonly number[]): number {
  const longest = Math.max(AXIS_LEAST_MINUTES, ...longestMinutes);
  return Math.ceil(longest / AXIS_STEP_MINUTES) * AXIS_STEP_MINUTES;
}

/** Minutes to write at the axis, away from the threshold's own label; at most about five. */
export function axisTicks(end: number, threshold: number): readonly number[] {
  const step = end <= 60 ? 10 : end <= 120 ? 30 : 60;
  const ticks = Array.from({ length: Math.floor(end / step) + 1 }, (_, index) => index * step);
  return ticks.filter((tick) => Math.abs(tick - threshold) > end * 0.18 && tick <= end * 0.95);
}

/** The longest wait of the hall: whole minutes, in which field, and whether it is past the office's threshold. */
export function longestWait(
  view: HallView,
  office: OfficeSettings,
  nowMs: number,
): {
  readonly minutes: number;
  readonly field: OfficeSettings['fields'][number] | null;
  readonly isOver: boolean;
} | null {
  const since: InstantMs | null = view.hall.longestWaitSince;
  if (since === null) return null;
  const load = view.fields.find(({ longestWaitSince }) => longestWaitSince === since);
  const field = office.fields.find(({ fieldId }) => fieldId === load?.fieldId) ?? null;
  return { minutes: minutesSince(since, nowMs), field, isOver: isOverThreshold(since, office, nowMs) };
}

/** Past the wait from which the office says so. */
export const isOverThreshold = (since: InstantMs, office: OfficeSettings, nowMs: number): boolean =>
  nowMs - since >= office.rules.longWaitMs;

/** What somebody typed as a number: `a12`, `A 012`. Null for what is none. */
export function typedTicketNumber(typed: string): TicketNumber | null {
  const match = /^([A-Z])\s*0*(\d{1,3})$/.exec(typed.normalize('NFC').trim().toUpperCase());
  const [, letter = '', figures = ''] = match ?? [];
  return match === null ? null : (`${letter}${figures.padStart(3, '0')}` as TicketNumber);
}

/** Services of one field that were closed together: for one reason, until the same time. */
export type ClosedGroup = Pick<ClosedServiceRow, 'reason' | 'until'> & {
  readonly key: string;
  readonly field: Field;
  readonly serviceIds: readonly ServiceId[];
};

/** What is closed by hand, in the order of the office's fields. */
export function closedGroups(
  closed: readonly ClosedServiceRow[],
  office: Pick<OfficeSettings, 'fields' | 'services'>,
): readonly ClosedGroup[] {
  return office.fields.flatMap((field) => {
    const groups = new Map<string, ClosedGroup>();
    for (const { serviceId, reason, until } of closed) {
      if (office.services.find((each) => each.serviceId === serviceId)?.fieldId !== field.fieldId) continue;
      const key = `${field.fieldId} ${reason} ${String(until)}`;
      const before = groups.get(key)?.serviceIds ?? [];
      groups.set(key, { key, field, reason, until, serviceIds: [...before, serviceId] });
    }
    return [...groups.values()];
  });
}

/** The services that a choice names: `field:…` all of a field, an id one of them, nothing all of the office. */
export function servicesIn(
  { services }: Pick<OfficeSettings, 'services'>,
  scope: string,
): readonly ServiceId[] {
  const among = scope.startsWith('field:')
    ? services.filter(({ fieldId }) => `field:${fieldId}` === scope)
    : services.filter(({ serviceId }) => scope === '' || serviceId === scope);
  return among.map(({ serviceId }) => serviceId);
}
