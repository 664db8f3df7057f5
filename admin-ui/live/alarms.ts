/** What needs a person in the hall now: each with what is wrong, since when, and where its cure is done. */
import type { OfficeSettings } from '#protocol/office.ts';
import type { AdminView } from '#protocol/admin-view.ts';
import type { CounterId, FieldId, InstantMs, PrinterId, PrinterProblem } from '#protocol/vocabulary.ts';

/** The view of a desk that somebody has unlocked. */
export type HallView = Extract<AdminView, { readonly isLocked: false }>;

export type PrinterTrouble = PrinterProblem | 'paper_near_end' | 'no_agent';

export type DeskAlarm =
  | {
      readonly about: 'printer';
      readonly printerId: PrinterId;
      readonly name: string;
      readonly trouble: PrinterTrouble;
      readonly since: InstantMs | null;
      readonly isBroken: boolean;
    }
  | {
      readonly about: 'unprinted';
      readonly count: number;
      /** When the oldest of those listed was ordered. */
      readonly since: InstantMs | null;
      readonly isBroken: false;
    }
  | { readonly about: 'no_display'; readonly since: InstantMs | null; readonly isBroken: true }
  | {
      readonly about: 'muted_display';
      readonly muted: number;
      readonly since: InstantMs | null;
      readonly isBroken: boolean;
    }
  | {
      readonly about: 'help';
      readonly counterId: CounterId;
      readonly counterNumber: number;
      readonly officerName: string | null;
      readonly since: InstantMs;
      readonly isBroken: false;
    }
  | {
      readonly about: 'no_counter';
      readonly fieldId: FieldId;
      readonly waiting: number;
      readonly since: InstantMs | null;
      readonly isBroken: false;
    }
  | {
      /** Somebody of that field has waited longer than the office wants. */
      readonly about: 'long_wait';
      readonly fieldId: FieldId;
      /** Numbers of counters that take it and call nobody now. */
      readonly couldOpen: readonly number[];
      readonly since: InstantMs;
      readonly isBroken: false;
    }
  | {
      readonly about: 'seats';
      readonly present: number;
      readonly seats: number;
      readonly since: null;
      readonly isBroken: false;
    }
  | {
      readonly about: 'absent_device';
      readonly names: readonly string[];
      /** When the first of them left, as far as it is known. */
      readonly since: InstantMs | null;
      readonly isBroken: false;
    };

/** Nobody can take paper from it until somebody has been there. */
const STOPS_PAPER: readonly PrinterTrouble[] = [
  'paper_out',
  'cover_open',
  'offline',
  'cutter_error',
  'overheated',
  'not_a_printer',
];

type Standing = HallView['printers'][number];

/** What troubles a printer, or null when it is ready and has paper. Without its agent nothing else is known of it. */
export function printerTrouble(printer: Standing): PrinterTrouble | null {
  if (!printer.isAgentConnected) return 'no_agent';
  return printer.problem ?? (printer.paperNearEnd ? 'paper_near_end' : null);
}

/** Whether a trouble stops paper altogether. */
export const isStopping = (trouble: PrinterTrouble): boolean => STOPS_PAPER.includes(trouble);

function printerAlarms({ printers }: HallView): readonly DeskAlarm[] {
  return printers.flatMap((printer): readonly DeskAlarm[] => {
    const trouble = printerTrouble(printer);
    if (trouble === null) return [];
    const { printerId, name, since } = printer;
    const isBroken = trouble === 'no_agent' || isStopping(trouble);
    return [{ about: 'printer', printerId, name, trouble, since, isBroken }];
  });
}

function soundAlarms({ displays }: HallView): readonly DeskAlarm[] {
  const { connected, muted, lastSpokenAt } = displays;
  if (connected === 0) return [{ about: 'no_display', since: lastSpokenAt, isBroken: true }];
  if (muted === 0) return [];
  // One that speaks is enough for the hall to hear; when none does, calls are lost.
  return [{ about: 'muted_display', muted, since: lastSpokenAt, isBroken: muted >= connected }];
}

function hallAlarms(view: HallView): readonly DeskAlarm[] {
  const help = view.counters.flatMap(
    ({ counterId, counterNumber, officerName, helpAskedAt }): readonly DeskAlarm[] =>
      helpAskedAt === null
        ? []
        : [{ about: 'help', counterId, counterNumber, officerName, since: helpAskedAt, isBroken: false }],
  );
  const unserved = view.fields.flatMap(
    ({ fieldId, waiting, openCounters, longestWaitSince }): readonly DeskAlarm[] =>
      waiting === 0 || openCounters > 0
        ? []
        : [{ about: 'no_counter', fieldId, waiting, since: longestWaitSince, isBroken: false }],
  );
  return [...help, ...unserved];
}

function paperAlarms({ unprinted, unprintedCount }: HallView): readonly DeskAlarm[] {
  if (unprintedCount === 0) return [];
  return [
    {
      about: 'unprinted',
      count: unprintedCount,
      since: unprinted.at(-1)?.orderedAt ?? null,
      isBroken: false,
    },
  ];
}

/** People who wait or are on their way, and seats for them. */
function seatAlarms({ hall, counters }: HallView): readonly DeskAlarm[] {
  const onTheirWay = counters.filter(({ ticket }) => ticket?.status === 'called').length;
  const present = hall.waiting + onTheirWay;
  if (hall.seats === null || present <= hall.seats) return [];
  return [{ about: 'seats', present, seats: hall.seats, since: null, isBroken: false }];
}

/** What is needed while numbers are given out and is not there; a counter's own only while somebody works there. */
function absentAlarms({ devices, counters, displays, isIssuing }: HallView): readonly DeskAlarm[] {
  if (!isIssuing) return [];
  const isManned = (counterId: CounterId | null): boolean =>
    counters.some((counter) => counter.counterId === counterId && counter.state !== 'closed');
  const absent = devices.filter(({ role, counterId, isConnected, lastSeenAt }) => {
    if (isConnected) return false;
    if (role === 'kiosk') return true;
    // No display at all is an alarm of its own.
    if (role === 'display') return displays.connected > 0;
    return (role === 'counter' || role === 'rating') && lastSeenAt !== null && isManned(counterId);
  });
  if (absent.length === 0) return [];
  const left = absent.flatMap(({ lastSeenAt }) => lastSeenAt ?? []);
  const since = left.length === 0 ? null : left.reduce((one, other) => (other < one ? other : one));
  return [{ about: 'absent_device', names: absent.map(({ name }) => name), since, isBroken: false }];
}

/** Fields in which somebody has waited for longer than the office wants; where nobody is served that is said already. */
function waitAlarms(
  { fields, counters }: HallView,
  { rules, counters: known }: Pick<OfficeSettings, 'rules' | 'counters'>,
  nowMs: number,
): readonly DeskAlarm[] {
  const isCalling = (counterId: CounterId): boolean =>
    counters.some((counter) => counter.counterId === counterId && counter.state === 'working');
  return fields.flatMap(({ fieldId, openCounters, longestWaitSince: since }): readonly DeskAlarm[] => {
    if (since === null || openCounters === 0 || nowMs - since < rules.longWaitMs) return [];
    const couldOpen = known
      .filter(
        ({ kind, fieldIds, counterId }) =>
          kind === 'service' && fieldIds.includes(fieldId) && !isCalling(counterId),
      )
      .map(({ number }) => number);
    return [{ about: 'long_wait', fieldId, couldOpen, since, isBroken: false }];
  });
}

/** What the live page tells: all of it, and who has waited too long by now. */
export function liveAlarms(
  view: HallView,
  office: Pick<OfficeSettings, 'rules' | 'counters'>,
  nowMs: number,
): readonly DeskAlarm[] {
  const all = alarmsOf(view);
  const broken = all.filter(({ isBroken }) => isBroken);
  const others = all.filter(({ isBroken }) => !isBroken);
  return [...broken, ...waitAlarms(view, office, nowMs), ...others];
}

/** All of them, what stops the hall first; within one urgency people before machines. */
export function alarmsOf(view: HallView): readonly DeskAlarm[] {
  const people = [...hallAlarms(view), ...seatAlarms(view)];
  const machines = [...absentAlarms(view), ...printerAlarms(view), ...paperAlarms(view)];
  const all = [...soundAlarms(view), ...people, ...machines];
  return [...all.filter(({ isBroken }) => isBroken), ...all.filter(({ isBroken }) => !isBroken)];
}

/** The same trouble has the same key. */
export function alarmKey(alarm: DeskAlarm): string {
  switch (alarm.about) {
    case 'printer':
      return `printer:${alarm.printerId}`;
    case 'help':
      return `help:${alarm.counterId}`;
    case 'no_counter':
      return `no_counter:${alarm.fieldId}`;
    case 'long_wait':
      return `long_wait:${alarm.fieldId}`;
    case 'seats':
    case 'absent_device':
    case 'unprinted':
    case 'no_display':
    case 'muted_display':
      return alarm.about;
    default:
      return alarm satisfies never;
  }
}

/** Printers that need somebody, for the count beside their name in the navigation. */
export const troubledPrinters = ({ printers }: HallView): number =>
  printers.filter((printer) => printerTrouble(printer) !== null).length;
