/** Figures as people read them. */
import type { Share } from '#protocol/report-shapes.ts';
import type { BusinessDate, Language } from '#protocol/vocabulary.ts';

const SEPARATORS: Readonly<Record<Language, readonly [thousands: string, decimals: string]>> = {
  vi: ['.', ','],
  en: [',', '.'],
};

/** `3.344` in Vietnamese, `3,344` in English. */
export const wholeNumber = (value: number, language: Language): string =>
  String(Math.round(value)).replaceAll(/\B(?=(\d{3})+$)/g, SEPARATORS[language][0]);

/** With one decimal. */
export function decimal(value: number, language: Language): string {
  const [whole = '', rest = ''] = value.toFixed(1).split('.');
  return `${wholeNumber(Number(whole), language)}${SEPARATORS[language][1]}${rest}`;
}

/** Percent, 0 to 100; null where there is nothing to make a rate of. */
export const percentOf = ({ numerator, denominator }: Share): number | null =>
  denominator === 0 ? null : (100 * numerator) / denominator;

/** `97,2%`. */
export const percentText = (percent: number, language: Language): string => `${decimal(percent, language)}%`;

export const minutesOf = (ms: number): number => Math.round(ms / 60_000);

/** `16/11/2026`. */
export const dateText = (date: BusinessDate): string => date.split('-').reverse().join('/');
/** `16/11`. */
export const dayText = (date: BusinessDate): string => dateText(date).slice(0, 5);

/** `07:30`. */
export const clockText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
