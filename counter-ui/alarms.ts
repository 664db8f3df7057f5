/** What needs a person now, each with what is wrong and its cure. */
import type { CounterView, TakenAway } from '#protocol/views.ts';
import type { PrinterCondition } from '#protocol/printing.ts';
import type { InstantMs, PrinterProblem, PrintJobId, TicketNumber } from '#protocol/vocabulary.ts';
import type { AnnouncementState } from './announcement-state.ts';

export type PrinterAlarmCause = PrinterProblem | 'paper_near_end';
export type SoundAlarmCause = 'no_display' | 'muted' | 'not_spoken';

export type Alarm =
  | {
      readonly about: 'printer';
      readonly cause: PrinterAlarmCause;
      /** Which printer: the office may have several. */
      readonly name: string;
      /** Null while nothing was ever heard of it. */
      readonly since: InstantMs | null;
      readonly isBroken: boolean;
    }
  | {
      /** Tickets that are good although their paper did not come out. */
      readonly about: 'paper';
      readonly cause: 'not_printed' | 'perhaps_not_printed';
      /** The newest of them, each once. */
      readonly numbers: readonly TicketNumber[];
      /** How many sheets there are besides. */
      readonly unnamed: number;
      readonly newest: PrintJobId;
      readonly isBroken: false;
    }
  | { readonly about: 'sound'; readonly cause: SoundAlarmCause; readonly isBroken: false }
  | {
      /** A supervisor took the ticket out of this counter's hands. */
      readonly about: 'taken';
      readonly cause: TakenAway['deed'];
      readonly number: TicketNumber;
      readonly at: InstantMs;
      readonly isBroken: false;
    };

/** Troubles anyone cures by hand in a minute; the others are called broken. */
const CURED_BY_HAND: readonly PrinterAlarmCause[] = ['paper_near_end', 'paper_out', 'cover_open'];

/** What troubles the printer, or null when it is ready and has paper. */
export function printerCause(printer: PrinterCondition): PrinterAlarmCause | null {
  return printer.problem ?? (printer.paperNearEnd ? 'paper_near_end' : null);
}

/** Broken: it takes more than a hand and a minute. */
export const isBroken = (cause: PrinterAlarmCause): boolean => !CURED_BY_HAND.includes(cause);

/** The same trouble has the same key, so that what was noted stays noted until it changes. */
export function alarmKey(alarm: Alarm): string {
  switch (alarm.about) {
    case 'sound':
      return `sound:${alarm.cause}`;
    case 'printer':
      return `printer:${alarm.cause}:${alarm.name}`;
    case 'taken':
      return `taken:${alarm.number}:${String(alarm.at)}`;
    case 'paper':
      // A sheet more is news; one that was seen to is not.
      return `paper:${alarm.newest}`;
    default:
      return alarm satisfies never;
  }
}

/**
 * All alarms, what was taken out of one's hands first, then the loudspeaker: a call nobody hears stops the hall sooner than a missing sheet of paper. What a
 * printer does comes before what it left undone: printed anew is only what can be printed.
 */
export function alarmsOf(
  announcement: AnnouncementState,
  view: Pick<CounterView, 'printer' | 'unprinted' | 'unprintedCount'> &
    Partial<Pick<CounterView, 'takenAway'>>,
): readonly Alarm[] {
  return [
    takenAlarm(view.takenAway ?? null),
    soundAlarm(announcement),
    printerAlarm(view.printer),
    paperAlarm(view),
  ].flatMap((alarm) => alarm ?? []);
}

const takenAlarm = (taken: TakenAway | null): Alarm | null =>
  taken === null
    ? null
    : { about: 'taken', cause: taken.deed, number: taken.number, at: taken.at, isBroken: false };

function soundAlarm({ kind }: AnnouncementState): Alarm | null {
  const isTrouble = kind === 'no_display' || kind === 'muted' || kind === 'not_spoken';
  return isTrouble ? { about: 'sound', cause: kind, isBroken: false } : null;
}

function printerAlarm(printer: PrinterCondition | null): Alarm | null {
  const cause = printer === null ? null : printerCause(printer);
  if (printer === null || cause === null) return null;
  const { name, since } = printer;
  return { about: 'printer', cause, name, since, isBroken: isBroken(cause) };
}

/** A line has room for so many numbers. */
const MOST_NUMBERS_NAMED = 3;

function paperAlarm({
  unprinted,
  unprintedCount,
}: Pick<CounterView, 'unprinted' | 'unprintedCount'>): Alarm | null {
  const [newest] = unprinted;
  if (newest === undefined) return null;
  const named = unprinted.slice(0, MOST_NUMBERS_NAMED);
  return {
    about: 'paper',
    cause: unprinted.every(({ state }) => state === 'failed') ? 'not_printed' : 'perhaps_not_printed',
    numbers: [...new Set(named.map(({ number }) => number))],
    unnamed: Math.max(0, unprintedCount - named.length),
    newest: newest.jobId,
    isBroken: false,
  };
}
