/** Changes to how calls are worded and spoken, before they are saved. */
import type { AnnouncementWording, SpokenLanguage } from '#protocol/announcement.ts';
import type { AnnouncementRules, HallSettings, QuietHours } from '#protocol/hall.ts';

export const withRules = (settings: HallSettings, change: Partial<AnnouncementRules>): HallSettings => ({
  ...settings,
  announcements: { ...settings.announcements, ...change },
});

export const withWording = (settings: HallSettings, change: Partial<AnnouncementWording>): HallSettings =>
  withRules(settings, { wording: { ...settings.announcements.wording, ...change } });

/** Speaks a language after the others, or no longer; the last one stays. */
export function withLanguage(
  languages: readonly SpokenLanguage[],
  language: SpokenLanguage,
  isSpoken: boolean,
): readonly SpokenLanguage[] {
  const others = languages.filter((each) => each !== language);
  if (isSpoken) return [...others, language];
  return others.length === 0 ? languages : others;
}

/** Speaks a language one place sooner. */
export function withSooner(
  languages: readonly SpokenLanguage[],
  language: SpokenLanguage,
): readonly SpokenLanguage[] {
  const at = languages.indexOf(language);
  if (at < 1) return languages;
  return [
    ...languages.slice(0, at - 1),
    language,
    ...languages.slice(at - 1, at),
    ...languages.slice(at + 1),
  ];
}

/** Calls a counter by a name of its own in one language; by its number again when the name is empty. */
export function withCounterName(
  { counterNames }: AnnouncementWording,
  counterNumber: number,
  language: SpokenLanguage,
  name: string,
): AnnouncementWording['counterNames'] {
  const { [counterNumber]: before = {}, ...others } = counterNames;
  const names = Object.entries({ ...before, [language]: name }).filter(([, each]) => each.trim() !== '');
  return names.length === 0 ? others : { ...others, [counterNumber]: Object.fromEntries(names) };
}

/** Counters that have a name of their own in some language. */
export const namedCounters = ({ counterNames }: AnnouncementWording): number =>
  Object.keys(counterNames).length;

/** The lunch break, when a hall first gets quiet hours. */
export const FIRST_QUIET_HOURS: NonNullable<QuietHours> = {
  from: '11:30',
  to: '13:00',
};
