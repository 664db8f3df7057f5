import { DISPLAY_LAYOUTS, type DisplayLayout, type HallSetup } from '#protocol/hall.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import type { Language } from '#protocol/vocabulary.ts';

/** What the page's address asks of this display, whatever the desk has set; what it does not name is null. */
export type DisplaySettings = {
  readonly language: Language | null;
  readonly timesSpoken: 1 | 2 | null;
  readonly layout: DisplayLayout | null;
  readonly counterNumber: number | null;
};

/**
 * Reads the address: `?layout=counter&counter=3` for the screen above a counter, `?layout=next` or `summary` for the
 * boards, `?language=en` for English words on the wall, `?timesSpoken=2` to say every sentence twice.
 */
export function displaySettings(search: string): DisplaySettings {
  const query = new URLSearchParams(search);
  const [language, timesSpoken, layout] = [
    query.get('language'),
    query.get('timesSpoken'),
    query.get('layout'),
  ];
  return {
    language: language === 'en' || language === 'vi' ? language : null,
    timesSpoken: timesSpoken === '2' ? 2 : timesSpoken === '1' ? 1 : null,
    layout: DISPLAY_LAYOUTS.find((known) => known === layout) ?? null,
    counterNumber: /^[1-9]\d?$/.test(query.get('counter') ?? '') ? Number(query.get('counter')) : null,
  };
}

/** The desk's setup with what the address asks of this page. */
export function asAsked(
  { setup, announcements, ...rest }: HallSetup,
  asked: DisplaySettings,
  { counters }: Pick<OfficeSettings, 'counters'>,
): HallSetup {
  const counter = counters.find(({ number }) => number === asked.counterNumber);
  return {
    ...rest,
    announcements: { ...announcements, timesSpoken: asked.timesSpoken ?? announcements.timesSpoken },
    setup: {
      ...setup,
      language: asked.language ?? setup.language,
      layout: asked.layout ?? setup.layout,
      counterIds: counter === undefined ? setup.counterIds : [counter.counterId],
    },
  };
}
