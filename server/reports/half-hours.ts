/** Load against staffing by the half hours of the wall clock. */
import type { Report } from '#protocol/report-shapes.ts';
import type { InstantMs } from '#protocol/vocabulary.ts';
import { instantMs } from '#protocol/vocabulary.ts';
import { wallTimeAt } from '#server/domain/office-hours.ts';

const HALF_HOUR_MS = 1_800_000;
const MINUTES_A_SLOT = 30;
const MINUTES_A_DAY = 1_440;

/** Minutes after midnight on the wall clock. */
export type MinuteOfDay = (at: InstantMs) => number;

/** Reads the wall clock once for a quarter of an hour: every zone's clock is set by whole quarters. */
export function minuteOfDayIn(timeZone: string): MinuteOfDay {
  const quarters = new Map<number, number>();
  let last = { quarter: Number.NaN, minute: 0 };
  return (at) => {
    const quarter = Math.floor(at / 900_000);
    if (quarter !== last.quarter) {
      let minute = quarters.get(quarter);
      if (minute === undefined) {
        const [hours = 0, minutes = 0] = wallTimeAt(timeZone, instantMs(quarter * 900_000))
          .time.split(':')
          .map(Number);
        minute = hours * 60 + minutes;
        quarters.set(quarter, minute);
      }
      last = { quarter, minute };
    }
    return last.minute + Math.floor((at - quarter * 900_000) / 60_000);
  };
}

type Slot = { arrivals: number; called: number; openMs: number; pausedMs: number };

export type HalfHours = {
  readonly arrived: (at: InstantMs) => void;
  readonly called: (at: InstantMs, calls: number) => void;
  readonly staffed: (state: 'open' | 'paused', from: InstantMs, to: InstantMs) => void;
  readonly load: () => Report['load'];
};

export function createHalfHours(minuteOfDay: MinuteOfDay): HalfHours {
  const slots = new Map<number, Slot>();
  const slotAt = (at: InstantMs): Slot => {
    const minute = Math.floor(minuteOfDay(at) / MINUTES_A_SLOT) * MINUTES_A_SLOT;
    let slot = slots.get(minute);
    if (slot === undefined) slots.set(minute, (slot = { arrivals: 0, called: 0, openMs: 0, pausedMs: 0 }));
    return slot;
  };
  return {
    arrived: (at) => {
      slotAt(at).arrivals += 1;
    },
    called: (at, calls) => {
      slotAt(at).called += calls;
    },
    staffed: (state, from, to) => {
      // From one half hour to the next, however the zone is set against UTC.
      for (let at: number = from; at < to;) {
        const here = instantMs(at);
        const intoSlotMs = ((minuteOfDay(here) % MINUTES_A_SLOT) * 60_000 + (at % 60_000)) % HALF_HOUR_MS;
        const until = Math.min(to, at + HALF_HOUR_MS - intoSlotMs);
        const slot = slotAt(here);
        if (state === 'open') slot.openMs += until - at;
        else slot.pausedMs += until - at;
        at = until;
      }
    },
    load: () =>
      [...slots]
        .filter(([minute]) => minute < MINUTES_A_DAY)
        .sort(([one], [other]) => one - other)
        .map(([minute, slot]) => ({ minute, ...slot })),
  };
}
