/** The phrases that a person records for this office, each with how it is said and how it stands. */
import type { OwnClip, SpokenLanguage } from '#protocol/announcement.ts';
import type { AnnouncementRules } from '#protocol/hall.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import type { TicketNumber } from '#protocol/vocabulary.ts';
import { GRAMMARS, isBuiltIn, neededClips } from '#voice/grammar/announcement.ts';
import type { Sentence, SentenceContext, SpokenCall, VoiceClip } from '#voice/grammar/grammar.ts';

/** `own`: recorded by the office; `built_in`: said by the voice that came with the product; `missing`: not said at all. */
export type PhraseState = 'own' | 'built_in' | 'missing';
export type Phrase = {
  readonly clip: VoiceClip;
  readonly state: PhraseState;
  /** Of the office's own recording; null for any other. */
  readonly durationMs: number | null;
};

const lettersOf = (office: OfficeSettings): readonly string[] => [
  ...new Set(office.fields.map(({ letter }) => letter)),
];
const countersOf = (office: OfficeSettings): readonly number[] =>
  office.counters.filter(({ kind }) => kind === 'service').map(({ number }) => number);

/** All of them, in the order of a recording session. */
export function phrasesToRecord(
  language: SpokenLanguage,
  { wording }: AnnouncementRules,
  office: OfficeSettings,
  clips: readonly OwnClip[],
): readonly Phrase[] {
  const own = new Map(clips.map((clip) => [clip.clipId, clip]));
  const builtIn = new Set(isBuiltIn(language) ? GRAMMARS[language].clips().map(({ clipId }) => clipId) : []);
  return neededClips(language, wording, lettersOf(office), countersOf(office)).map((clip) => {
    const recorded = own.get(clip.clipId);
    if (recorded !== undefined) return { clip, state: 'own', durationMs: recorded.durationMs };
    return { clip, state: builtIn.has(clip.clipId) ? 'built_in' : 'missing', durationMs: null };
  });
}

/** The first phrase after that one which nobody has recorded, beginning anew at the end; null when all are. */
export function nextToRecord(phrases: readonly Phrase[], clipId: string): string | null {
  const at = phrases.findIndex(({ clip }) => clip.clipId === clipId);
  const ahead = [...phrases.slice(at + 1), ...phrases.slice(0, Math.max(at, 0))];
  return ahead.find(({ state }) => state !== 'own')?.clip.clipId ?? null;
}

/** The phrase so many places further in the list, held at its ends. */
export function neighbour(phrases: readonly Phrase[], clipId: string, step: number): string {
  const at = phrases.findIndex(({ clip }) => clip.clipId === clipId);
  const place = Math.min(Math.max(at + step, 0), phrases.length - 1);
  return phrases[place]?.clip.clipId ?? clipId;
}

/** A sentence of this office in which the phrase is said; null when none of the usual ones has it. */
export function sentenceWith(
  clipId: string,
  language: SpokenLanguage,
  { wording }: AnnouncementRules,
  office: OfficeSettings,
): Sentence | null {
  const letters = lettersOf(office);
  const [letter = 'A'] = letters;
  const counters = countersOf(office);
  const [near = 1, far = near] = counters;
  const context: SentenceContext = {
    wording: { ...wording, saysPriority: true },
    recallLimit: office.rules.recallLimit,
    hasClip: () => true,
  };
  const call = (digits: number, counterNumber = near, callCount = 1, first = letter): SpokenCall => ({
    number: `${first}${String(digits).padStart(3, '0')}` as TicketNumber,
    counterNumber,
    callCount,
  });
  const samples: readonly (readonly SpokenCall[])[] = [
    [call(12)],
    [call(12, near, 2)],
    [call(12, near, office.rules.recallLimit)],
    [call(12), call(13)],
    [{ ...call(12), isPriority: true }, call(13, far)],
    ...letters.map((each) => [call(12, near, 1, each)]),
    ...counters.map((each) => [call(12, each)]),
    // Every word of every whole number occurs among these.
    ...Array.from({ length: 100 }, (_, index) => [call(index)]),
    ...Array.from({ length: 30 }, (_, index) => [call(100 + index * 31)]),
  ];
  for (const calls of samples) {
    const sentence = GRAMMARS[language].sentence(calls, context);
    if (sentence.phrases.some((phrase) => phrase.clipId === clipId)) return sentence;
  }
  return null;
}
