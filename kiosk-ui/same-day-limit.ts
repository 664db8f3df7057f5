import { clockTime } from '#ui-kit/language.ts';
import type { PublicProcedure } from '#protocol/catalogue.ts';

/** From this hour on, what is handed in is due the next working day (the "15:00 rule" of same-day procedures). */
const SAME_DAY_UNTIL = '15:00';

/** True when a same-day procedure handed in now is due the next working day, by the office's own clock. */
export const isDueNextWorkingDay = (
  { isSameDay }: Pick<PublicProcedure, 'isSameDay'>,
  nowMs: number,
  timeZone: string,
): boolean => isSameDay && clockTime(nowMs, timeZone) >= SAME_DAY_UNTIL;
