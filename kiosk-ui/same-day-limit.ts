import { clockTime } from '#ui-kit/language.ts';
import type { Service } from '#protocol/office.ts';

/** From this hour on, what is handed in is due the next working day (the "15:00 rule" of same-day procedures). */
const SAME_DAY_UNTIL = '15:00';

/** True when a same-day procedure handed in now is due the next working day, by the office's own clock. */
export const isDueNextWorkingDay = (service: Service, nowMs: number, timeZone: string): boolean =>
  service.isSameDay && clockTime(nowMs, timeZone) >= SAME_DAY_UNTIL;
