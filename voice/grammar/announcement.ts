/** The one door to the grammars: what the loudspeaker says for some calls, in every language the office speaks. */
import {
  DEFAULT_WORDING,
  type AnnouncementWording,
  type SpokenLanguage,
  type VoiceManifest,
} from '#protocol/announcement.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import type { TicketNumber } from '#protocol/vocabulary.ts';
import { CHINESE } from './chinese.ts';
import { ENGLISH } from './english.ts';
import type { AnnouncementGrammar, Sentence, SentenceContext, SpokenCall, VoiceClip } from './grammar.ts';
import { VIETNAMESE } from './vietnamese.ts';

export const GRAMMARS: { readonly [L in SpokenLanguage]: AnnouncementGrammar } = {
  vi: VIETNAMESE,
  en: ENGLISH,
  zh: CHINESE,
};

/** Languages that speak without anybody having recorded anything. */
export const BUILT_IN_LANGUAGES = ['vi', 'en'] as const satisfies readonly SpokenLanguage[];
export type BuiltInLanguage = (typeof BUILT_IN_LANGUAGES)[number];

export const isBuiltIn = (language: SpokenLanguage): language is BuiltInLanguage =>
  (BUILT_IN_LANGUAGES as readonly SpokenLanguage[]).includes(language);

/** Which clips can be had with the built-in voices and the office's own. */
export function clipsAtHand(manifest: Pick<VoiceManifest, 'clips'>): (clipId: string) => boolean {
  const clipIds = new Set([
    ...BUILT_IN_LANGUAGES.flatMap((language) => GRAMMARS[language].clips().map(({ clipId }) => clipId)),
    ...manifest.clips.map(({ clipId }) => clipId),
  ]);
  return (clipId) => clipIds.has(clipId);
}

/** True when every word of the sentence can be said. */
const isSayable = (sentence: Sentence, hasClip: SentenceContext['hasClip']): boolean =>
  sentence.phrases.every(({ clipId }) => hasClip(clipId));

/**
 * What is said for these calls: a sentence in each of the office's languages, in their order. A language whose clips
 * are not all there is left out rather than said with gaps; when that leaves none, the first language stands, so that a
 * caption can be shown. Empty sentences without calls.
 */
export function announcementSentences(
  calls: readonly SpokenCall[],
  context: SentenceContext,
): readonly [Sentence, ...Sentence[]] {
  const { languages } = context.wording;
  const sentences = languages.map((language) => GRAMMARS[language].sentence(calls, context));
  const [first, ...others] = sentences.filter((sentence) => isSayable(sentence, context.hasClip));
  if (first !== undefined) return [first, ...others];
  return [sentences[0] ?? GRAMMARS.vi.sentence(calls, context)];
}

/** What stands between two words of a caption. */
export const wordSpace = (language: SpokenLanguage): string => (language === 'zh' ? '' : ' ');

/** The sentence as one line of text, punctuation included: what the loudspeaker said, word for word. */
export function captionText({ language, phrases }: Sentence): string {
  return phrases.map((part) => part.text + part.punctuation).join(wordSpace(language));
}

/** How this office wants its calls worded. */
export const officeWording = ({ citizenWord }: Pick<OfficeSettings, 'citizenWord'>): AnnouncementWording => ({
  ...DEFAULT_WORDING,
  citizenWord: { ...DEFAULT_WORDING.citizenWord, vi: citizenWord.vi },
});

const sampleCall = (number: string, counterNumber: number, callCount = 1): SpokenCall => ({
  number: number as TicketNumber,
  counterNumber,
  callCount,
});

/**
 * The clips that an office's sentences really need in a language, own words included, in the order of a recording
 * session: a person records these and not the whole alphabet. `letters` are those of its number series.
 */
export function neededClips(
  language: SpokenLanguage,
  wording: AnnouncementWording,
  letters: readonly string[],
  counterNumbers: readonly number[],
): readonly VoiceClip[] {
  const grammar = GRAMMARS[language];
  const own = [
    grammar.addressClip(wording.citizenWord[language]),
    ...counterNumbers.map((number) =>
      grammar.counterNameClip(wording.counterNames[number]?.[language] ?? ''),
    ),
  ].filter((clip) => clip !== null);
  const context: SentenceContext = { wording, recallLimit: 3, hasClip: () => true };
  const counters = counterNumbers.length > 0 ? counterNumbers : [1];
  const [anyLetter = ''] = letters;
  const [anyCounter = 1] = counters;
  const priority = (number: string): SpokenCall => ({ ...sampleCall(number, anyCounter), isPriority: true });
  const samples: readonly (readonly SpokenCall[])[] = [
    ...[1, 2, 3].map((callCount) => [sampleCall(`${anyLetter}001`, anyCounter, callCount)]),
    [sampleCall(`${anyLetter}001`, anyCounter), sampleCall(`${anyLetter}002`, anyCounter)],
    [priority(`${anyLetter}001`)],
    [priority(`${anyLetter}001`), sampleCall(`${anyLetter}002`, anyCounter)],
    ...letters.map((letter) => [sampleCall(`${letter}001`, anyCounter)]),
    ...counters.map((counterNumber) => [sampleCall(`${anyLetter}001`, counterNumber)]),
    ...Array.from({ length: 1_000 }, (_, index) => [
      sampleCall(anyLetter + String(index).padStart(3, '0'), anyCounter),
    ]),
  ];
  const clipIds = new Set(
    samples.flatMap((calls) => grammar.sentence(calls, context).phrases.map(({ clipId }) => clipId)),
  );
  const known = new Map([...grammar.clips(), ...own].map((clip) => [clip.clipId, clip]));
  return [...known.values()].filter(({ clipId }) => clipIds.has(clipId));
}
