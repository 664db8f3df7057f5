/** The voices of the device itself. Those that send words over a network count as none. */
import { CITIZEN_LANGUAGES, type CitizenLanguage } from '#protocol/vocabulary.ts';

/** How systems name a voice's language. Chinese is read in Mandarin: a Cantonese voice reads other words. */
const NAMES: Readonly<Record<CitizenLanguage, RegExp>> = {
  vi: /^vi\b/i,
  en: /^en\b/i,
  zh: /^(?:zh|cmn)\b(?!.*\bHK\b)/i,
};

/** Absent in a browser that was built without. */
const synthesis = (): SpeechSynthesis | null => ('speechSynthesis' in window ? window.speechSynthesis : null);

/** The voice that reads a language; undefined where the device has none of its own. */
export const deviceVoiceOf = (language: CitizenLanguage): SpeechSynthesisVoice | undefined =>
  synthesis()
    ?.getVoices()
    .find((voice) => voice.localService && NAMES[language].test(voice.lang.replaceAll('_', '-')));

export const deviceLanguages = (): readonly CitizenLanguage[] =>
  CITIZEN_LANGUAGES.filter((language) => deviceVoiceOf(language) !== undefined);

/** Browsers find the voices some time after the page was opened. */
export function subscribeToDeviceVoices(listener: () => void): () => void {
  const voices = synthesis();
  voices?.addEventListener('voiceschanged', listener);
  return () => {
    voices?.removeEventListener('voiceschanged', listener);
  };
}
