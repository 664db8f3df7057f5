/** What keeps the office's settings from being saved, before the server is asked. */
import type { OfficeSettings } from '#protocol/office.ts';
import type { OfficeHours, Session } from '#protocol/queue-rules.ts';
import type { LocalizedText } from '#protocol/vocabulary.ts';

export type OfficeObstacle =
  | { readonly kind: 'empty_text' }
  | { readonly kind: 'same_letter'; readonly letter: string }
  | { readonly kind: 'wrong_letter' }
  | { readonly kind: 'same_number'; readonly number: number }
  | { readonly kind: 'wrong_number' }
  | { readonly kind: 'wrong_minutes'; readonly name: LocalizedText }
  | { readonly kind: 'wrong_session' }
  | { readonly kind: 'wrong_date' }
  | { readonly kind: 'nothing_left'; readonly of: 'fields' | 'services' | 'counters' };

const isEmpty = ({ vi, en }: LocalizedText): boolean => vi.trim() === '' || en.trim() === '';

/** The first that stands twice; null when none does. */
const twice = <T>(values: readonly T[]): T | null =>
  values.find((value, index) => values.indexOf(value) !== index) ?? null;

export const isTimeOfDay = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

/** What was typed, as a time of day where it may be one. */
export function asTimeOfDay(typed: string): string {
  const match = /^(?<hour>\d{1,2})[:.h]?(?<minute>\d{2})$/.exec(typed.trim());
  const { hour, minute } = match?.groups ?? {};
  const time = `${(hour ?? '').padStart(2, '0')}:${minute ?? ''}`;
  return isTimeOfDay(time) ? time : typed;
}

export const isWrongSession = ({ from, to, stopIssuingAt }: Session): boolean =>
  ![from, to, stopIssuingAt].every(isTimeOfDay) || from >= to || stopIssuingAt <= from || stopIssuingAt > to;

/** Sessions of one day that are wrong, or begin before the one before has ended. */
export const isWrongDay = (sessions: readonly Session[]): boolean =>
  sessions.some(
    (session, index) =>
      isWrongSession(session) || (index > 0 && session.from < (sessions[index - 1]?.to ?? '')),
  );

/** A holiday or a make-up day without a date, or two holidays on one. */
export const areDatesWrong = ({ holidays, makeUpDays }: OfficeHours): boolean =>
  [...holidays, ...makeUpDays].some(({ date }) => (date as string) === '') ||
  twice(holidays.map(({ date }) => date)) !== null;

/** The first thing to be put right, or null when it can be sent. */
export function officeObstacle(draft: OfficeSettings | null): OfficeObstacle | null {
  if (draft === null) return null;
  const { fields, services, counters, rules } = draft;
  const texts = [
    ...[draft.name, draft.unitName, draft.citizenWord, draft.helpDesk, draft.openingHours, ...draft.notices],
    ...fields.flatMap(({ name, tileName, shortName, examples, waitingArea }) => [
      ...[name, tileName, shortName, examples, waitingArea],
    ]),
    ...services.flatMap(({ name, shortName }) => [name, shortName]),
    ...counters.map(({ place }) => place),
    ...rules.priorityClasses.map(({ name }) => name),
    ...(rules.hours?.holidays.map(({ name }) => name) ?? []),
  ];
  const letter = twice(fields.map((field) => field.letter));
  const number = twice(counters.map((counter) => counter.number));
  const late = services.find(({ counterMinutes: [from, to] }) => from < 1 || to < from || to > 240);
  const weeks = [rules.hours?.week ?? [], ...services.map(({ week }) => week ?? [])];
  for (const of of ['fields', 'services', 'counters'] as const)
    if (draft[of].length === 0) return { kind: 'nothing_left', of };
  if (texts.some(isEmpty)) return { kind: 'empty_text' };
  if (fields.some((field) => !/^[A-Z]$/.test(field.letter))) return { kind: 'wrong_letter' };
  if (letter !== null) return { kind: 'same_letter', letter };
  if (counters.some((counter) => counter.number < 1 || counter.number > 99)) return { kind: 'wrong_number' };
  if (number !== null) return { kind: 'same_number', number };
  if (late !== undefined) return { kind: 'wrong_minutes', name: late.name };
  if (weeks.some((week) => week.some(isWrongDay))) return { kind: 'wrong_session' };
  if (rules.hours !== null && areDatesWrong(rules.hours)) return { kind: 'wrong_date' };
  return null;
}
