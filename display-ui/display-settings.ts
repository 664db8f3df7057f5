import type { Language } from '#protocol/vocabulary.ts';
import type { AnnouncementSettings } from './announcer/timeline.ts';

export type DisplaySettings = AnnouncementSettings & { readonly language: Language };

/**
 * What the page's address asks of this display: `?language=en` for English words on the wall, `?timesSpoken=2` to say every
 * sentence twice. Anything else means Vietnamese, once.
 */
export function displaySettings(search: string): DisplaySettings {
  const query = new URLSearchParams(search);
  return {
    language: query.get('language') === 'en' ? 'en' : 'vi',
    timesSpoken: query.get('timesSpoken') === '2' ? 2 : 1,
  };
}
