import type { BusinessDate } from '#protocol/vocabulary.ts';

/** `28/02/2027` */
export const dayFirst = (date: BusinessDate): string => date.split('-').reverse().join('/');
