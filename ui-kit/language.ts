/**
 * Words per language. Each screen keeps its own catalogue: `const vi = {…}`, `const en: typeof vi = {…}`, so that
 * the compiler, not a test, notices a missing text; a text with a number in it is a function.
 */
import type { CitizenLanguage } from '#protocol/vocabulary.ts';

/** Picks the text of a language; never an empty one where there is a Vietnamese. */
export { textIn as pick } from '#protocol/vocabulary.ts';

/** A language as a page's `lang` names it: the script decides which Chinese letters a browser picks. */
export const htmlLanguage = (language: CitizenLanguage): string => (language === 'zh' ? 'zh-Hant' : language);

const LOCALES: Record<CitizenLanguage, string> = { vi: 'vi-VN', en: 'en-GB', zh: 'zh-Hant-TW' };

const partsOf = (instantMs: number, timeZone: string, options: Intl.DateTimeFormatOptions, locale: string) =>
  Object.fromEntries(
    new Intl.DateTimeFormat(locale, { timeZone, ...options })
      .formatToParts(instantMs)
      .map((part) => [part.type, part.value]),
  );

/** `09:41` in the office's time zone. */
export function clockTime(instantMs: number, timeZone: string): string {
  const parts = partsOf(
    instantMs,
    timeZone,
    { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    'en-GB',
  );
  return `${parts['hour'] ?? ''}:${parts['minute'] ?? ''}`;
}

/** `09:41:07` in the office's time zone. */
export function clockTimeWithSeconds(instantMs: number, timeZone: string): string {
  const parts = partsOf(
    instantMs,
    timeZone,
    { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
    'en-GB',
  );
  return `${parts['hour'] ?? ''}:${parts['minute'] ?? ''}:${parts['second'] ?? ''}`;
}

/** `23/11/2026` in the office's time zone. */
export function shortDate(instantMs: number, timeZone: string): string {
  const { day, month, year } = partsOf(
    instantMs,
    timeZone,
    { day: '2-digit', month: '2-digit', year: 'numeric' },
    'en-GB',
  );
  return `${day ?? ''}/${month ?? ''}/${year ?? ''}`;
}

/** `Thứ Hai, 23/11/2026`; in English `Monday, 23/11/2026`, in Chinese `2026年11月23日 星期一`. */
export function longDate(instantMs: number, timeZone: string, language: CitizenLanguage): string {
  const { weekday } = partsOf(instantMs, timeZone, { weekday: 'long' }, LOCALES[language]);
  const [day = '', month = '', year = ''] = shortDate(instantMs, timeZone).split('/');
  return language === 'zh'
    ? `${year}年${String(Number(month))}月${String(Number(day))}日 ${weekday ?? ''}`
    : `${weekday ?? ''}, ${day}/${month}/${year}`;
}

/** Whole minutes gone by, never negative. */
export const minutesSince = (fromMs: number, nowMs: number): number =>
  Math.max(0, Math.floor((nowMs - fromMs) / 60_000));

/** `05:44`, or `1:05:44` from an hour on. */
export function stopwatch(elapsedMs: number): string {
  const seconds = Math.max(0, Math.floor(elapsedMs / 1_000));
  const twoDigits = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3_600);
  const rest = `${twoDigits(Math.floor(seconds / 60) % 60)}:${twoDigits(seconds % 60)}`;
  return hours === 0 ? rest : `${String(hours)}:${rest}`;
}
