/** A working day of the demonstration's ward that is over, before anybody lives it: who worked where, and who came. */
import type { OfficeSettings } from '#protocol/office.ts';
import type { PauseReason } from '#protocol/officer-words.ts';
import type { BusinessDate, CounterId, InstantMs, OfficerId } from '#protocol/vocabulary.ts';
import { between, weighted, type Random } from '../behaviour.ts';
import type { DemoOfficer } from '../office.ts';
import { planVisits, type PastVisit } from './past-visits.ts';
import { atMinute, weekdayOf } from './working-days.ts';

type PastPause = {
  readonly from: InstantMs;
  readonly to: InstantMs;
  readonly reason: PauseReason;
  readonly waitsForHall: boolean;
};
type PastShift = {
  readonly counterId: CounterId;
  readonly officerId: OfficerId;
  readonly officerName: string;
  readonly from: InstantMs;
  readonly to: InstantMs;
  readonly pauses: readonly PastPause[];
};

export type PastDay = {
  readonly date: BusinessDate;
  readonly settings: OfficeSettings;
  readonly opensAt: InstantMs;
  /** In order of arrival. */
  readonly visitors: readonly PastVisit[];
  readonly shifts: readonly PastShift[];
};

/** Minutes after midnight: 7:30 to 11:30 and 13:00 to 17:00. */
const [OPENS, LUNCH, AFTER_LUNCH, CLOSES] = [450, 690, 780, 1_020];
/** When the server's machine is turned on. */
const TURNED_ON = 430;
/** Counter time asked for over counter time there is, Monday to Friday. */
const LOADS = [0.67, 0.58, 0.53, 0.55, 0.6];
/** In the afternoon their officers work on files behind the counter. */
const MORNING_COUNTERS: readonly string[] = ['1', '8'];
/** Of the days, so many on which one officer is on leave or in a training: one whose fields others take all day. */
const SHORT_HANDED_SHARE = 0.35;
const SPARED_COUNTERS: readonly string[] = ['1', '8'];
const PAUSE_SHARE = 0.45;
const PAUSE_REASONS: readonly (readonly [PauseReason, number])[] = [
  ['break', 6],
  ['urgent_work', 2],
  ['meeting', 1],
  ['helping', 1],
];

/** The day as chance has it; the same chance gives the same day. */
export function planPastDay(
  date: BusinessDate,
  settings: OfficeSettings,
  officers: readonly DemoOfficer[],
  random: Random,
): PastDay {
  const spared = officers.filter(({ counterId }) => SPARED_COUNTERS.includes(counterId));
  const away =
    random() < SHORT_HANDED_SHARE ? spared[Math.floor(random() * spared.length)]?.username : undefined;
  const present = officers.filter(({ username }) => username !== away);
  const shifts = present.map((officer) => shiftOf(officer, date, settings, random));
  const load = (LOADS[weekdayOf(date)] ?? 0.5) * between(random, 0.9, 1.1);
  const minutes = shifts
    .filter(({ counterId }) => isServiceCounter(settings, counterId))
    .reduce((sum, { from, to }) => sum + (to - from) / 60_000 - (to > atMinute(date, LUNCH) ? 90 : 0), 0);
  return {
    date,
    settings,
    opensAt: atMinute(date, TURNED_ON),
    visitors: planVisits(settings, date, load * minutes, random),
    shifts,
  };
}

const isServiceCounter = ({ counters }: OfficeSettings, counterId: CounterId): boolean =>
  counters.some((counter) => counter.counterId === counterId && counter.kind === 'service');

function shiftOf(
  { username, displayName, counterId }: DemoOfficer,
  date: BusinessDate,
  settings: OfficeSettings,
  random: Random,
): PastShift {
  const isMorningOnly = MORNING_COUNTERS.includes(counterId);
  const lunch = {
    from: atMinute(date, LUNCH),
    to: atMinute(date, AFTER_LUNCH),
    reason: 'break',
    waitsForHall: true,
  } as const;
  return {
    counterId,
    officerId: username as OfficerId,
    officerName: displayName,
    from: atMinute(date, between(random, OPENS - 8, OPENS + 4)),
    to: atMinute(date, isMorningOnly ? LUNCH : CLOSES),
    pauses: [
      ...(isServiceCounter(settings, counterId) ? shortPause(date, random) : []),
      ...(isMorningOnly ? [] : [lunch]),
    ],
  };
}

/** Now and then, in the middle of a morning or an afternoon. */
function shortPause(date: BusinessDate, random: Random): readonly PastPause[] {
  if (random() >= PAUSE_SHARE) return [];
  const begins = random() < 0.6 ? between(random, 580, 640) : between(random, 890, 950);
  const [reason] = weighted(PAUSE_REASONS, ([, weight]) => weight, random) ?? (['break', 1] as const);
  const from = atMinute(date, begins);
  return [{ from, to: atMinute(date, begins + between(random, 8, 20)), reason, waitsForHall: false }];
}
