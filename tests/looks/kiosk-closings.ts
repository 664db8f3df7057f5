/** When and why the gallery's office gives no numbers. */
import type { Service } from '#protocol/office.ts';
import type { Closure } from '#protocol/views.ts';

export type Closing = {
  readonly code: Closure['code'];
  readonly opens: readonly [date: string, time: string] | null;
  /** All but these are open. */
  readonly closes: (service: Service) => boolean;
};

const EVERYTHING = (): boolean => true;
export const BREAK: Closing = { code: 'on_break', opens: ['2026-11-23', '13:00'], closes: EVERYTHING };
export const EVENING: Closing = { code: 'outside_hours', opens: ['2026-11-24', '07:30'], closes: EVERYTHING };
export const HOLIDAY: Closing = { code: 'day_off', opens: ['2026-11-26', '07:30'], closes: EVERYTHING };
