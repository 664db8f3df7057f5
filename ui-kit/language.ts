/**
 * Words per language. Each screen keeps its own catalogue: `const vi = {…}`, `const en: typeof vi = {…}`, so that
 * the compiler, not a test, notices a missing text; a text with a number in it is a function.
 */
import type { Language, LocalizedText } from '#protocol/vocabulary.ts';

/** Picks the text of a language. */
export const pick = (text: LocalizedText, language: Language): string => text[language];

const LOCALES: Record<Language, string> = { vi: 'vi-VN', en: 'en-GB' };

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

/** `Thứ Hai, 23/11/2026`; in English `Monday, 23/11/2026`. */
export function longDate(instantMs: number, timeZone: string, language: Language): string {
  const { weekday } = partsOf(instantMs, timeZone, { weekday: 'long' }, LOCALES[language]);
  return `${weekday ?? ''}, ${shortDate(instantMs, timeZone)}`;
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
