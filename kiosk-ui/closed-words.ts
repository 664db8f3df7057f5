/** What is said while no number is given out, in the person's language and by the office's own calendar. */
import type { OfficeSettings } from '#protocol/office.ts';
import { closingWords } from '#ui-kit/closing-words.ts';
import { pick } from '#ui-kit/language.ts';
import type { Closed, Opening } from './closed.ts';
import { textsOf, type Scene } from './scene.ts';

/** What is closed: everything, or what the page is about. */
export type ClosedScope = 'office' | 'service';

export type ClosedWords = {
  readonly title: string;
  /** What is true meanwhile; null where there is nothing to add. */
  readonly detail: string | null;
  /** When numbers are given out again; null when that is not known, or not a matter of time. */
  readonly opens: string | null;
};

const DAY_MS = 86_400_000;
const DAYS_NAMED_BY_WEEKDAY = 6;

const dateOf = (instantMs: number, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(instantMs);

/** Dates have no time zone: reckoned in UTC. */
const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
const weekdayIndex = (date: string): number => (new Date(Date.parse(date)).getUTCDay() + 6) % 7;
/** `24/11`; in Chinese `11月24日`. */
const dayAndMonth = (scene: Scene, date: string): string =>
  textsOf(scene).closed.date(date.slice(8, 10), date.slice(5, 7));

/** The words for one closure, of the whole office or of one service. */
export function closedWords(scene: Scene, { code, opens, why }: Closed, scope: ClosedScope): ClosedWords {
  const { closed } = textsOf(scene);
  const today = dateOf(scene.serverNowMs, scene.office.timeZone);
  const titles = closed[scope];
  const title =
    code === 'outside_hours'
      ? titles.outside_hours[opens === null ? 'unknown' : opens.date === today ? 'before' : 'later']
      : titles[code];
  const holiday = code === 'day_off' ? holidayOn(scene.office, today) : undefined;
  const isTimeUnknown = opens === null && code !== 'paper_roll';
  return {
    title,
    detail:
      holiday !== undefined
        ? closed.holiday(pick(holiday.name, scene.state.language))
        : why !== undefined
          ? closingWords(why, scene.state.language)
          : (closed.details[code] ?? (isTimeUnknown ? closed.askWhen : null)),
    opens: opens === null ? null : momentWords(scene, opens, today),
  };
}

const holidayOn = (office: OfficeSettings, date: string) =>
  office.rules.hours?.holidays.find((holiday) => holiday.date === date);

function momentWords(scene: Scene, { date, time }: Opening, today: string): string {
  const { closed } = textsOf(scene);
  const weekday = closed.weekdays[weekdayIndex(date)] ?? '';
  switch (daysBetween(today, date)) {
    case 0:
      return closed.today(time);
    case 1:
      return closed.tomorrow(time, weekday, dayAndMonth(scene, date));
    default:
      return closed.later(time, weekday, dayAndMonth(scene, date));
  }
}

/** The same in at most about twenty letters, for a key. */
export function closedShort(scene: Scene, { code, opens }: Closed): string {
  const { closed } = textsOf(scene);
  if (code === 'paper_roll') return closed.short.paperRoll;
  if (code === 'quota_reached' || code === 'series_exhausted') return closed.short.noneLeft;
  if (opens === null) return closed.short.unknown;
  const today = dateOf(scene.serverNowMs, scene.office.timeZone);
  const days = daysBetween(today, opens.date);
  if (days === 0)
    return code === 'on_break' ? closed.short.breakUntil(opens.time) : closed.short.today(opens.time);
  if (code === 'issuing_stopped') return closed.short.stopped;
  if (days === 1) return closed.short.tomorrow;
  const isNear = days > 0 && days <= DAYS_NAMED_BY_WEEKDAY;
  return closed.short.onDay(
    isNear ? (closed.weekdays[weekdayIndex(opens.date)] ?? '') : dayAndMonth(scene, opens.date),
  );
}
