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
  // Midnight falls on a whole minute everywhere, and formatting is dear enough to be felt in every single ticket.
  let known: { readonly minute: number; readonly date: BusinessDate } | null = null;
  return (at) => {
    const minute = Math.floor(at / 60_000);
    if (known?.minute !== minute) known = { minute, date: format.format(at) as BusinessDate };
    return known.date;
  };
}
