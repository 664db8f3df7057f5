import type { Fact } from '#protocol/office.ts';

/** Whether a term says the rule of same-day procedures (received after 15:00: the next working day) by itself. */
export const saysSameDayRule = (time: Fact): boolean => time?.condition?.vi.includes('15:00') === true;
