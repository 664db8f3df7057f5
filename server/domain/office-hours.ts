/** When numbers are given out: opening hours, breaks, holidays, quotas. Pure; all times by the office's own wall clock. */
import type { OfficeSettings, Service } from '#protocol/office.ts';
import type { OfficeHours, Session, TimeOfDay, Week } from '#protocol/queue-rules.ts';
import type { Closure } from '#protocol/views.ts';
import type { BusinessDate, InstantMs } from '#protocol/vocabulary.ts';
import { fieldOf, type QueueDay } from './queue-day.ts';
import { LAST_NUMBER_OF_SERIES } from './ticket.ts';

/** How far ahead the next opening is looked for: longer than any Tết. */
const DAYS_LOOKED_AHEAD = 21;

type WallTime = { readonly date: BusinessDate; readonly time: TimeOfDay };

/** Reads the wall clock of a time zone. Throws `RangeError` for an unknown zone. */
function wallClock(timeZone: string): (at: InstantMs) => WallTime {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  // Asked for every number given out, and formatting is dear: one reading serves a whole minute.
  let known: { readonly minute: number; readonly wall: WallTime } | null = null;
  return (at) => {
    const minute = Math.floor(at / 60_000);
    if (known?.minute !== minute) {
      const [date, time] = format.format(at).split(' ') as [BusinessDate, TimeOfDay];
      known = { minute, wall: { date, time } };
    }
    return known.wall;
  };
}

const clocks = new Map<string, (at: InstantMs) => WallTime>();
/** Date and time on the wall clock of a time zone. Throws `RangeError` for an unknown zone. */
export function wallTimeAt(timeZone: string, at: InstantMs): WallTime {
  const clock = clocks.get(timeZone) ?? wallClock(timeZone);
  clocks.set(timeZone, clock);
  return clock(at);
}

/** The date so many days later, and its weekday (0 = Monday). Dates have no time zone: reckoned in UTC. */
function dayAfter(
  date: BusinessDate,
  days: number,
): { readonly date: BusinessDate; readonly weekday: number } {
  const moment = new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000);
  return {
    date: moment.toISOString().slice(0, 10) as BusinessDate,
    weekday: (moment.getUTCDay() + 6) % 7,
  };
}

/** The sessions worked on a date; empty on a day off. A make-up day overrules a holiday. */
function sessionsOn(hours: OfficeHours, week: Week, date: BusinessDate, weekday: number): readonly Session[] {
  const madeUp = hours.makeUpDays.find((day) => day.date === date);
  if (madeUp !== undefined) return week[madeUp.asWeekday] ?? [];
  return hours.holidays.some((holiday) => holiday.date === date) ? [] : (week[weekday] ?? []);
}

/** 0 = Monday. */
export const weekdayOf = (date: BusinessDate): number => dayAfter(date, 0).weekday;

/** The office's own sessions of the day that this moment falls on; empty on a day off, and where it keeps no hours. */
export function sessionsAt(
  { timeZone, rules: { hours } }: OfficeSettings,
  at: InstantMs,
): readonly Session[] {
  const { date } = wallTimeAt(timeZone, at);
  return hours === null ? [] : sessionsOn(hours, hours.week, date, weekdayOf(date));
}

/** More than any row of days off. */
const MOST_DAYS_TO_A_WORKING_DAY = 60;
/** Monday to Friday, where an office keeps no hours. */
const isUsualWorkingDay = (weekday: number): boolean => weekday < 5;

/**
 * The date so many working days after another one, which itself does not count: days on which the office has a session, and Monday to
 * Friday where it keeps no hours. An office that never works again is taken to work every day.
 */
export function workingDayAfter(hours: OfficeHours | null, from: BusinessDate, count: number): BusinessDate {
  let reached = from;
  for (let left = count; left > 0; left -= 1) {
    let next = dayAfter(reached, 1);
    for (let tried = 1; tried < MOST_DAYS_TO_A_WORKING_DAY; tried += 1) {
      const works =
        hours === null
          ? isUsualWorkingDay(next.weekday)
          : sessionsOn(hours, hours.week, next.date, next.weekday).length > 0;
      if (works) break;
      next = dayAfter(next.date, 1);
    }
    reached = next.date;
  }
  return reached;
}

/** Why no number of the service is given out by kiosks now, or null when it is. */
export function closureOf(day: QueueDay, service: Service, at: InstantMs): Closure | null {
  const { settings } = day;
  const { serviceId, fieldId, dailyQuota } = service;
  if (fieldOf(settings, fieldId)?.numbering === 'roll') return { serviceId, code: 'paper_roll', opens: null };
  if (!service.isOffered) return { serviceId, code: 'not_offered', opens: null };
  const byHours = closureByHours(settings, service, at);
  if (byHours !== null) return byHours;
  const byHand = day.closedServices.get(serviceId);
  if (byHand !== undefined && (byHand.until === null || at < byHand.until)) {
    const opens = byHand.until === null ? null : wallTimeAt(settings.timeZone, byHand.until);
    return { serviceId, code: 'service_paused', opens, why: byHand.reason };
  }
  const tomorrow = (): Closure['opens'] => nextOpening(settings, service, { date: day.date, time: '24:00' });
  if ((day.lastOrdinals.get(fieldId) ?? 0) >= LAST_NUMBER_OF_SERIES)
    return { serviceId, code: 'series_exhausted', opens: tomorrow() };
  if (dailyQuota !== null && (day.kioskIssues.get(serviceId) ?? 0) >= dailyQuota)
    return { serviceId, code: 'quota_reached', opens: tomorrow() };
  return null;
}

/** Every service for which kiosks give no number out now. */
export const closures = (day: QueueDay, at: InstantMs): readonly Closure[] =>
  day.settings.services.flatMap((service) => closureOf(day, service, at) ?? []);

function closureByHours(settings: OfficeSettings, service: Service, at: InstantMs): Closure | null {
  const { hours } = settings.rules;
  if (hours === null) return null;
  const now = wallTimeAt(settings.timeZone, at);
  const sessions = sessionsOn(hours, service.week ?? hours.week, now.date, dayAfter(now.date, 0).weekday);
  const current = sessions.find(({ from, to }) => from <= now.time && now.time < to);
  if (current !== undefined && now.time < current.stopIssuingAt) return null;
  const close = (code: Closure['code']): Closure => ({
    serviceId: service.serviceId,
    code,
    opens: nextOpening(settings, service, now),
  });
  if (sessions.length === 0) return close('day_off');
  if (current !== undefined) return close('issuing_stopped');
  const isBetween = sessions.some(({ to }) => to <= now.time) && sessions.some(({ from }) => now.time < from);
  return close(isBetween ? 'on_break' : 'outside_hours');
}

/** The first session that begins after a moment; null when none is near. */
function nextOpening(settings: OfficeSettings, service: Service, after: WallTime): Closure['opens'] {
  const { hours } = settings.rules;
  if (hours === null) return null;
  for (let days = 0; days <= DAYS_LOOKED_AHEAD; days += 1) {
    const { date, weekday } = dayAfter(after.date, days);
    const next = sessionsOn(hours, service.week ?? hours.week, date, weekday).find(
      ({ from }) => days > 0 || from > after.time,
    );
    if (next !== undefined) return { date, time: next.from };
  }
  return null;
}
