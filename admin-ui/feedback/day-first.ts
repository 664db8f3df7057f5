import type { BusinessDate } from '#protocol/vocabulary.ts';

/** `23/11/2026`. */
export const dayFirst = (date: BusinessDate): string => date.split('-').reverse().join('/');
