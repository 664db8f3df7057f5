/** What needs a person now, each with what is wrong and its cure. */
import type { PrinterCondition } from '#protocol/views.ts';
import type { PrinterProblem } from '#protocol/vocabulary.ts';
import type { AnnouncementState } from './announcement-state.ts';

export type PrinterAlarmCause = PrinterProblem | 'paper_near_end';
export type SoundAlarmCause = 'no_display' | 'muted' | 'not_spoken';

export type Alarm =
  | { readonly about: 'printer'; readonly cause: PrinterAlarmCause; readonly isBroken: boolean }
  | { readonly about: 'sound'; readonly cause: SoundAlarmCause; readonly isBroken: false };

/** Troubles anyone cures by hand in a minute; the others are called broken. */
const CURED_BY_HAND: readonly PrinterAlarmCause[] = ['paper_near_end', 'paper_out', 'cover_open'];

/** What troubles the printer, or null when it is ready and has paper. */
export function printerCause(printer: PrinterCondition): PrinterAlarmCause | null {
  return printer.problem ?? (printer.paperNearEnd ? 'paper_near_end' : null);
}

/** Broken: it takes more than a hand and a minute. */
export const isBroken = (cause: PrinterAlarmCause): boolean => !CURED_BY_HAND.includes(cause);

/** The same trouble has the same key, so that what was noted stays noted until it changes. */
export const alarmKey = (alarm: Alarm): string => `${alarm.about}:${alarm.cause}`;

/** All alarms, the loudspeaker first: a call nobody hears stops the hall sooner than a missing sheet of paper. */
export function alarmsOf(announcement: AnnouncementState, printer: PrinterCondition): readonly Alarm[] {
  const alarms: Alarm[] = [];
  const { kind } = announcement;
  if (kind === 'no_display' || kind === 'muted' || kind === 'not_spoken') {
    alarms.push({ about: 'sound', cause: kind, isBroken: false });
  }
  const cause = printerCause(printer);
  if (cause !== null) alarms.push({ about: 'printer', cause, isBroken: isBroken(cause) });
  return alarms;
}
