import type { BusinessDate, InstantMs } from '#protocol/vocabulary.ts';

/**
 * Tells the office's calendar date at an instant, by the office's time zone and never by UTC
 * (in Vietnam a UTC day would begin at seven in the morning). Throws `RangeError` for an unknown zone.
 */
export function businessCalendar(timeZone: string): (at: InstantMs) => BusinessDate {
  // The Swedish locale writes dates as ISO 8601 does.
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return (at) => format.format(at) as BusinessDate;
}
