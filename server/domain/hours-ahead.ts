/** What waits were like at other hours: so that one who can come again knows when. Pure. */
import type { OfficeSettings } from '#protocol/office.ts';
import type { TimeOfDay } from '#protocol/queue-rules.ts';
import type { HoursAhead } from '#protocol/views.ts';
import type { InstantMs } from '#protocol/vocabulary.ts';
import { quantile, roundedRange } from './forecast.ts';
import { sessionsAt, wallTimeAt, weekdayOf } from './office-hours.ts';

const SLOT_MINUTES = 30;
/** Of fewer people nothing is told: as with ranges for the present hour. */
const FEWEST_PEOPLE = 8;

/** Somebody of an earlier day, without priority, who waited so long for the first call. */
export type PastWait = { readonly issuedAt: InstantMs; readonly waitedMs: number };

/**
 * The half hours in which numbers are still given out today, the present one first, each with the middle half of the waits that people
 * had who came then: on the same weekday if there were enough, else on any. Empty when the office keeps no hours.
 */
export function hoursAhead(settings: OfficeSettings, past: readonly PastWait[], at: InstantMs): HoursAhead {
  const { timeZone } = settings;
  const now = wallTimeAt(timeZone, at);
  const weekday = weekdayOf(now.date);
  const waits = new Map<string, number[]>();
  for (const { issuedAt, waitedMs } of past) {
    const came = wallTimeAt(timeZone, issuedAt);
    const slot = slotOf(minutesOf(came.time));
    const keys = weekdayOf(came.date) === weekday ? [`${slot} today`, slot] : [slot];
    for (const key of keys) waits.set(key, [...(waits.get(key) ?? []), waitedMs]);
  }
  return slotsAhead(settings, at, minutesOf(now.time)).map(([from, to]) => ({
    from: timeOf(from),
    to: timeOf(to),
    range: rangeOf(waits.get(`${slotOf(from)} today`)) ?? rangeOf(waits.get(slotOf(from))),
  }));
}

function slotsAhead(
  settings: OfficeSettings,
  at: InstantMs,
  nowMinute: number,
): readonly (readonly [number, number])[] {
  const slots: (readonly [number, number])[] = [];
  for (const { from, stopIssuingAt } of sessionsAt(settings, at)) {
    const end = minutesOf(stopIssuingAt);
    for (let begin = minutesOf(from); begin < end; begin = nextSlot(begin)) {
      const until = Math.min(end, nextSlot(begin));
      if (until > nowMinute) slots.push([begin, until]);
    }
  }
  return slots;
}

function rangeOf(waits: readonly number[] | undefined): HoursAhead[number]['range'] {
  if (waits === undefined || waits.length < FEWEST_PEOPLE) return null;
  const sorted = waits.toSorted((a, b) => a - b);
  return roundedRange(quantile(sorted, 0.25), quantile(sorted, 0.75));
}

const nextSlot = (minute: number): number => (Math.floor(minute / SLOT_MINUTES) + 1) * SLOT_MINUTES;
const slotOf = (minute: number): string => String(Math.floor(minute / SLOT_MINUTES));

function minutesOf(time: TimeOfDay): number {
  const [hours, minutes] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}

const timeOf = (minute: number): TimeOfDay =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
