/** Voices where a browser of the tests has none: they keep what they are told instead of sounding. */
import type { BrowserContext, Page } from 'playwright-core';

export type PlantedVoice = { readonly lang: string; readonly localService: boolean };
/** One piece of words that was begun; `ended`: to its end, silenced before, or still being said. */
export type Said = {
  readonly text: string;
  readonly lang: string;
  readonly volume: number;
  readonly ended: boolean | null;
};

export const LOCAL_VOICES: readonly PlantedVoice[] = [
  { lang: 'en-US', localService: false },
  { lang: 'vi', localService: true },
  { lang: 'en-GB', localService: true },
];

/** Plants them in every page opened from now on; a piece takes `pieceMs` to say, and with null never begins. */
export async function plantVoices(
  context: BrowserContext,
  voices: readonly PlantedVoice[],
  pieceMs: number | null = 20,
): Promise<void> {
  await context.addInitScript(
    ({ voices: wanted, pieceMs: takesMs }) => {
      type Words = {
        text: string;
        lang: string;
        volume: number;
        onstart: (() => void) | null;
        onend: (() => void) | null;
        onerror: ((event: { error: string }) => void) | null;
      };
      const said: { text: string; lang: string; volume: number; ended: boolean | null }[] = [];
      let speaking: { end: (isWhole: boolean) => void } | null = null;
      const synthesis = Object.assign(new EventTarget(), {
        getVoices: () => wanted,
        speak: (words: Words) => {
          const one = {
            text: words.text,
            lang: words.lang,
            volume: words.volume,
            ended: null as boolean | null,
          };
          said.push(one);
          if (takesMs === null) return;
          words.onstart?.();
          const timer = setTimeout(() => speaking?.end(true), takesMs);
          speaking = {
            end: (isWhole) => {
              clearTimeout(timer);
              speaking = null;
              one.ended = isWhole;
              if (isWhole) words.onend?.();
              else words.onerror?.({ error: 'canceled' });
            },
          };
        },
        cancel: () => speaking?.end(false),
      });
      function PlantedWords(this: object, text: string): void {
        Object.assign(this, { text, lang: '', volume: 1, onstart: null, onend: null, onerror: null });
      }
      Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
      Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: PlantedWords });
      Object.assign(window, { plantedSaid: said });
    },
    { voices: [...voices], pieceMs },
  );
}

/** Everything said since the page was opened. */
export const saidOn = (page: Page): Promise<readonly Said[]> =>
  page.evaluate(() => (window as unknown as { plantedSaid: Said[] }).plantedSaid);
