import { deviceVoiceOf } from './device-voices.ts';
import type { Voice } from './voice.ts';

/** A voice that has not begun by then never will; one that has takes less than this for a letter, in ms. */
const BEGINS_WITHIN_MS = 4_000;
const LETTER_MS = 250;

/** The device's own voices. */
export const deviceVoice: Voice = {
  speaks: (language) => deviceVoiceOf(language) !== undefined,
  say: ({ text, language }, gain, signal) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) {
        resolve();
        return;
      }
      const { speechSynthesis } = window;
      const words = new SpeechSynthesisUtterance(text);
      const voice = deviceVoiceOf(language);
      if (voice !== undefined) {
        words.voice = voice;
        words.lang = voice.lang;
      }
      words.volume = gain;
      let hasBegun = false;
      const over = (): void => {
        clearTimeout(patience);
        signal.removeEventListener('abort', silence);
        resolve();
      };
      const silence = (): void => {
        over();
        speechSynthesis.cancel();
      };
      // Speech services hang or are not there at all, and say nothing of it.
      const patience = setTimeout(
        () => {
          if (!hasBegun) reject(new Error('the voice did not begin'));
          silence();
        },
        BEGINS_WITHIN_MS + LETTER_MS * text.length,
      );
      words.onstart = () => {
        hasBegun = true;
      };
      words.onend = over;
      words.onerror = ({ error }) => {
        reject(new Error(error));
        over();
      };
      signal.addEventListener('abort', silence);
      speechSynthesis.speak(words);
    }),
  prepare: () => undefined,
};
