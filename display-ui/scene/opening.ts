/** Whether the office works now and when it opens, by the hours it set. The display tells; the server decides. */
import type { OfficeSettings } from '#protocol/office.ts';
import type { OfficeHours, Session, TimeOfDay } from '#protocol/queue-rules.ts';

/** How far ahead the next opening is looked for: longer than any Tết. */
const DAYS_LOOKED_AHEAD = 21;
const DAY_MS = 86_400_000;

/** The next opening: `dayStartUtcMs` is midnight UTC of that date, to be written with the time zone UTC. */
export type Opening = { readonly time: TimeOfDay; readonly dayStartUtcMs: number; readonly isToday: boolean };

export type Closing = {
  readonly kind: 'before' | 'break' | 'over' | 'day_off';
  /** Today's sessions, in order; none on a day off. */
  readonly sessions: readonly Session[];
  readonly opens: Opening | null;
};

function sessionsOn(hours: OfficeHours, dayStartUtcMs: number): readonly Session[] {
  const date = new Date(dayStartUtcMs).toISOString().slice(0, 10);
  const weekday = (new Date(dayStartUtcMs).getUTCDay() + 6) % 7;
  // A make-up day overrules a holiday.
  const madeUp = hours.makeUpDays.find((day) => day.date === date);
  if (madeUp !== undefined) return hours.week[madeUp.asWeekday] ?? [];
  return hours.holidays.some((holiday) => holiday.date === date) ? [] : (hours.week[weekday] ?? []);
}

/** Midnight UTC of the date on the office's wall, and the time there. */
function wallClock(instantMs: number, timeZone: string): { dayStartUtcMs: number; time: TimeOfDay } {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  const [date = '', time = ''] = format.format(instantMs).split(' ');
  return { dayStartUtcMs: Date.parse(`${date}T00:00:00Z`), time };
}

/** Why nobody is called now; null during office hours, and always in an office that has set none. */
export function closingAt({ rules, timeZone }: OfficeSettings, nowMs: number): Closing | null {
  const { hours } = rules;
  if (hours === null) return null;
  const { dayStartUtcMs, time } = wallClock(nowMs, timeZone);
  const sessions = sessionsOn(hours, dayStartUtcMs);
  if (sessions.some(({ from, to }) => from <= time && time < to)) return null;
  const opens = nextOpening(hours, dayStartUtcMs, time);
  if (sessions.length === 0) return { kind: 'day_off', sessions, opens };
  if (opens?.isToday !== true) return { kind: 'over', sessions, opens };
  return { kind: sessions.some(({ to }) => to <= time) ? 'break' : 'before', sessions, opens };
}

function nextOpening(hours: OfficeHours, todayUtcMs: number, time: TimeOfDay): Opening | null {
  for (let days = 0; days <= DAYS_LOOKED_AHEAD; days += 1) {
    const dayStartUtcMs = todayUtcMs + days * DAY_MS;
    const next = sessionsOn(hours, dayStartUtcMs).find(({ from }) => days > 0 || from > time);
    if (next !== undefined) return { time: next.from, dayStartUtcMs, isToday: days === 0 };
  }
  return null;
}
