/** When backups are due, and what they are called, by the clock on the office's wall. */
import { instantMs, type InstantMs } from '#protocol/vocabulary.ts';

const DAY_MS = 86_400_000;

export type BackupTimes = {
  /** `mot-cua-2026-11-23_19-00-05`. */
  readonly nameAt: (at: InstantMs) => string;
  /** The newest instant, not after that one, at which the wall showed that time. */
  readonly lastBefore: (time: string, at: InstantMs) => InstantMs;
  readonly nextAfter: (time: string, at: InstantMs) => InstantMs;
};

/** Throws `RangeError` for an unknown zone. */
export function backupTimes(timeZone: string): BackupTimes {
  // The Swedish locale writes dates and times as ISO 8601 does.
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  const wall = (at: number): readonly [date: string, time: string] => {
    const [date = '', time = ''] = format.format(at).split(' ');
    return [date, time];
  };
  /** The zone's distance from UTC at that instant. */
  const offsetAt = (at: number): number => {
    const [date, time] = wall(at);
    return Date.parse(`${date}T${time}Z`) - Math.floor(at / 1_000) * 1_000;
  };
  const onDayOf = (time: string, at: number): number => {
    const [date] = wall(at);
    const asUtc = Date.parse(`${date}T${time}:00Z`);
    return asUtc - offsetAt(asUtc - offsetAt(at));
  };
  return {
    nameAt: (at) => {
      const [date, time] = wall(at);
      return `mot-cua-${date}_${time.replaceAll(':', '-')}`;
    },
    lastBefore: (time, at) => {
      const today = onDayOf(time, at);
      return instantMs(today <= at ? today : onDayOf(time, at - DAY_MS));
    },
    nextAfter: (time, at) => {
      const today = onDayOf(time, at);
      return instantMs(today > at ? today : onDayOf(time, at + DAY_MS));
    },
  };
}
