/** What each step of the first run needs before the next one, and what the wizard fills in by itself. */
import type { OfficeSettings } from '#protocol/office.ts';
import type { OfficeHours } from '#protocol/queue-rules.ts';
import { passwordFaults } from '#protocol/passwords.ts';
import { SETUP_STEPS, type SetupDraft, type SetupStep } from '#protocol/setup.ts';
import type { LocalizedText } from '#protocol/vocabulary.ts';
import { areDatesWrong, isWrongDay } from '../office/office-obstacle.ts';

/** Typed twice, and kept in the page alone. */
export type Passwords = { readonly password: string; readonly again: string };

export type SetupObstacle =
  | { readonly kind: 'name' | 'hours' | 'dates' | 'person' | 'password' }
  | { readonly kind: 'nobody'; readonly fields: readonly LocalizedText[] };

const USERNAME = /^[a-z0-9][a-z0-9._-]{1,39}$/;
export const isUsername = (text: string): boolean => USERNAME.test(text);
export const isGoodPassword = (password: string): boolean => passwordFaults(password, []).length === 0;

/** Fields that no counter takes: a number for them would never be called. */
export const fieldsOfNobody = ({ fields, counters }: OfficeSettings): OfficeSettings['fields'] =>
  fields.filter(
    ({ fieldId }) => !counters.some(({ kind, fieldIds }) => kind === 'service' && fieldIds.includes(fieldId)),
  );

function hoursObstacle(hours: OfficeHours | null): SetupObstacle | null {
  if (hours === null) return null;
  if (hours.week.some(isWrongDay)) return { kind: 'hours' };
  const isNameless = hours.holidays.some(({ name: { vi, en } }) => vi.trim() === '' || en.trim() === '');
  return isNameless || areDatesWrong(hours) ? { kind: 'dates' } : null;
}

/** What keeps the step from being left; null = nothing. */
export function obstacleOf(
  step: SetupStep,
  { office, administrator }: SetupDraft,
  { password, again }: Passwords,
): SetupObstacle | null {
  switch (step) {
    case 'office':
      if ([office.name, office.unitName].some(({ vi, en }) => vi.trim() === '' || en.trim() === ''))
        return { kind: 'name' };
      return hoursObstacle(office.rules.hours);
    case 'counters': {
      const left = fieldsOfNobody(office);
      return left.length === 0 ? null : { kind: 'nobody', fields: left.map(({ name }) => name) };
    }
    case 'people':
      if (administrator.displayName.trim() === '' || !isUsername(administrator.username))
        return { kind: 'person' };
      return isGoodPassword(password) && password === again ? null : { kind: 'password' };
    case 'check':
      return null;
  }
}

/** The first step that is not done yet, at the latest the one asked for: nobody lands behind an open question. */
export const reachable = (wanted: SetupStep, draft: SetupDraft, passwords: Passwords): SetupStep =>
  SETUP_STEPS.slice(0, SETUP_STEPS.indexOf(wanted)).find(
    (step) => obstacleOf(step, draft, passwords) !== null,
  ) ?? wanted;

export const stepAfter = (step: SetupStep, by: 1 | -1): SetupStep | null =>
  SETUP_STEPS[SETUP_STEPS.indexOf(step) + by] ?? null;

const KINDS: readonly (readonly [vietnamese: string, english: string])[] = [
  ['Phường', 'Ward'],
  ['Xã', 'Commune'],
  ['Đặc khu', 'Special Zone'],
];

/** `Phường Minh Phụng` → `Minh Phụng Ward`: what the English name most likely is. */
export function likelyEnglish(vietnamese: string): string {
  const name = vietnamese.trim();
  const kind = KINDS.find(([word]) => name.toLowerCase().startsWith(`${word.toLowerCase()} `));
  return kind === undefined ? name : `${name.slice(kind[0].length).trim()} ${kind[1]}`;
}

/** The name in both languages; an English one that was changed by hand stays. */
export const renamed = (before: LocalizedText, vi: string): LocalizedText => ({
  ...before,
  vi,
  en: before.en === likelyEnglish(before.vi) ? likelyEnglish(vi) : before.en,
});

const MARKS = /\p{M}/gu;
/** `Lê Quang Minh` → `minh`: what an officer is called. */
export const likelyUsername = (displayName: string): string =>
  (displayName.trim().split(/\s+/).at(-1) ?? '')
    .normalize('NFD')
    .replace(MARKS, '')
    .replace(/đ/gi, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
