/**
 * Dates and times as a slip says them, in the office's own time zone.
 */
import type { BusinessDate, CitizenLanguage, InstantMs } from '#protocol/vocabulary.ts';

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

const CHINESE_WEEKDAYS: Readonly<Record<string, string>> = {
  Mon: '一',
  Tue: '二',
  Wed: '三',
  Thu: '四',
  Fri: '五',
  Sat: '六',
  Sun: '日',
};

/**
 * "thứ Hai 23/11/2026"; in English "Mon 23 Nov 2026", where no order of figures is left to guess; in Chinese
 * "2026年11月23日（星期一）". Throws RangeError on a zone that does not exist.
 */
export const dayWords = (instant: number, timeZone: string, language: CitizenLanguage): string => {
  const format = { timeZone, weekday: 'short', day: '2-digit', year: 'numeric' } as const;
  const part = partsOf(instant, { ...format, month: language === 'en' ? 'short' : '2-digit' });
  const [day, month, year] = [part('day'), part('month'), part('year')];
  switch (language) {
    case 'vi':
      return `${VIETNAMESE_WEEKDAYS[part('weekday')] ?? ''} ${day}/${month}/${year}`;
    case 'en':
      return `${part('weekday')} ${day} ${month} ${year}`;
    case 'zh':
      return `${year}年${String(Number(month))}月${String(Number(day))}日（星期${CHINESE_WEEKDAYS[part('weekday')] ?? ''}）`;
    default:
      return language satisfies never;
  }
};

/** A calendar date in words like `dayWords`. */
export const dateWords = (date: BusinessDate, language: CitizenLanguage): string =>
  dayWords(Date.parse(`${date}T12:00:00Z`), 'UTC', language);
