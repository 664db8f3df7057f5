/** Sentences to show and to hear before anything is saved: composed by the very grammar that the displays speak with. */
import type { OwnClip, SpokenLanguage } from '#protocol/announcement.ts';
import type { AnnouncementRules } from '#protocol/hall.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import type { TicketNumber } from '#protocol/vocabulary.ts';
import { SILENT_BANK } from '#ui-kit/voice/voice-bank.ts';
import { announcementTimeline, type Timeline } from '#ui-kit/voice/timeline.ts';
import { announcementSentences, clipsAtHand, GRAMMARS } from '#voice/grammar/announcement.ts';
import type { Sentence, SentenceContext, SpokenCall } from '#voice/grammar/grammar.ts';

export const SAMPLES = ['call', 'recall', 'last', 'several', 'priority'] as const;
export type SampleName = (typeof SAMPLES)[number];

/** What the grammar needs to know of the office as it is set up on the screen. */
export const sentenceContext = (
  rules: AnnouncementRules,
  office: OfficeSettings,
  clips: readonly OwnClip[],
): SentenceContext => ({
  wording: rules.wording,
  recallLimit: office.rules.recallLimit,
  hasClip: clipsAtHand({ clips }),
});

const call = (letter: string, digits: string, counterNumber: number, callCount = 1): SpokenCall => ({
  number: `${letter}${digits}` as TicketNumber,
  counterNumber,
  callCount,
});

/** The calls of a sample, at counters and in fields that the office has. */
export function sampleCalls(name: SampleName, office: OfficeSettings): readonly SpokenCall[] {
  const [one = 'A', other = one] = office.fields.map(({ letter }) => letter);
  const counters = office.counters.filter(({ kind }) => kind === 'service').map(({ number }) => number);
  const [near = 1, far = near] = counters;
  switch (name) {
    case 'call':
      return [call(one, '012', near)];
    case 'recall':
      return [call(one, '012', near, 2)];
    case 'last':
      return [call(one, '012', near, Math.max(office.rules.recallLimit, 2))];
    case 'several':
      return [call(one, '012', near), call(one, '013', near), call(other, '124', far)];
    case 'priority':
      return [{ ...call(one, '012', near), isPriority: true }];
    default:
      return name satisfies never;
  }
}

/** The sample in every language that can be said. */
export const sampleSentences = (
  name: SampleName,
  rules: AnnouncementRules,
  office: OfficeSettings,
  clips: readonly OwnClip[],
): readonly Sentence[] =>
  announcementSentences(sampleCalls(name, office), sentenceContext(rules, office, clips));

/** When each clip of the sentences sounds. */
export const sampleTimeline = (
  sentences: readonly Sentence[],
  rules: Pick<AnnouncementRules, 'timesSpoken'>,
  clips: readonly OwnClip[],
): Timeline => {
  const own = new Map(clips.map(({ clipId, durationMs }) => [clipId, durationMs]));
  return announcementTimeline(
    sentences,
    (clipId) => own.get(clipId) ?? SILENT_BANK.durationMs(clipId),
    rules,
  );
};

/** Languages that are set and yet not spoken, because a word of the sentence has no sound. */
export const leftOut = (
  rules: AnnouncementRules,
  sentences: readonly Sentence[],
  context: SentenceContext,
): readonly SpokenLanguage[] =>
  rules.wording.languages.filter(
    (language) =>
      !sentences.some(
        (sentence) =>
          sentence.language === language && sentence.phrases.every(({ clipId }) => context.hasClip(clipId)),
      ),
  );

/** Whether people are addressed so: an own word that nobody has recorded is left out of the sentence. */
export function isAddressSaid(
  language: SpokenLanguage,
  citizenWord: string,
  hasClip: SentenceContext['hasClip'],
): boolean {
  const clip = GRAMMARS[language].addressClip(citizenWord);
  return clip === null || hasClip(clip.clipId);
}
