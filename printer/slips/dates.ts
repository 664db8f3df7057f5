/**
 * Dates and times as a slip says them, in the office's own time zone.
 */
import type { BusinessDate, InstantMs, Language } from '#protocol/vocabulary.ts';

const VIETNAMESE_WEEKDAYS: Readonly<Record<string, string>> = {
  Mon: 'thứ Hai',
  Tue: 'thứ Ba',
  Wed: 'thứ Tư',
  Thu: 'thứ Năm',
  Fri: 'thứ Sáu',
  Sat: 'thứ Bảy',
  Sun: 'Chủ nhật',
};

const partsOf = (
  instant: number,
  options: Intl.DateTimeFormatOptions,
): ((type: Intl.DateTimeFormatPartTypes) => string) => {
  const parts = new Map(
    new Intl.DateTimeFormat('en-US', options)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value] as const),
  );
  return (type) => parts.get(type) ?? '';
};

/** "09:39". Throws RangeError on a zone that does not exist. */
export const timeWords = (instant: InstantMs, timeZone: string): string => {
  const part = partsOf(instant, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return `${part('hour')}:${part('minute')}`;
};

/**
 * "thứ Hai 23/11/2026"; in English "Mon 23 Nov 2026", where no order of figures is left to guess.
 * Throws RangeError on a zone that does not exist.
 */
export const dayWords = (instant: number, timeZone: string, language: Language): string => {
  const format = { timeZone, weekday: 'short', day: '2-digit', year: 'numeric' } as const;
  const part = partsOf(instant, { ...format, month: language === 'vi' ? '2-digit' : 'short' });
  return language === 'vi'
    ? `${VIETNAMESE_WEEKDAYS[part('weekday')] ?? ''} ${part('day')}/${part('month')}/${part('year')}`
    : `${part('weekday')} ${part('day')} ${part('month')} ${part('year')}`;
};

/** A calendar date in words like `dayWords`. */
export const dateWords = (date: BusinessDate, language: Language): string =>
  dayWords(Date.parse(`${date}T12:00:00Z`), 'UTC', language);
