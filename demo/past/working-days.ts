/** The days on which the demonstration's ward has been at work. Dates have no time zone: reckoned in UTC. */
import { instantMs, type BusinessDate, type InstantMs } from '#protocol/vocabulary.ts';

const DAY_MS = 86_400_000;

/** Days off that come on the same date every year. */
const YEARLY = ['01-01', '04-30', '05-01', '09-02', '11-24'];
/** Those that move, with days in lieu, as an office enters them once a year; none is computed. */
const MOVING: readonly string[] = [
  ...['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20', '2026-04-27', '2026-09-01'],
  ...['2027-02-05', '2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11', '2027-04-16', '2027-09-03'],
];

/** 0 = Monday. */
export const weekdayOf = (date: BusinessDate): number => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;

const isWorkingDay = (date: BusinessDate): boolean =>
  weekdayOf(date) < 5 && !YEARLY.includes(date.slice(5)) && !MOVING.includes(date);

/** So many working days before the date, the earliest first. */
export function workingDaysBefore(date: BusinessDate, count: number): readonly BusinessDate[] {
  const days: BusinessDate[] = [];
  for (let at = Date.parse(`${date}T00:00:00Z`) - DAY_MS; days.length < count; at -= DAY_MS) {
    const day = new Date(at).toISOString().slice(0, 10) as BusinessDate;
    if (isWorkingDay(day)) days.unshift(day);
  }
  return days;
}

/** The demonstration's ward lies in Vietnam: UTC+7, no summer time. */
export const atMinute = (date: BusinessDate, minute: number): InstantMs =>
  instantMs(Date.parse(`${date}T00:00:00+07:00`) + Math.round(minute * 60_000));
