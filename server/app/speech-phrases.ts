/** Which phrases the office's speech programs are asked for. */
import type { SpokenLanguage } from '#protocol/announcement.ts';
import type { AnnouncementRules } from '#protocol/hall.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import { GRAMMARS, isBuiltIn, neededClips } from '#voice/grammar/announcement.ts';
import type { VoiceClip } from '#voice/grammar/grammar.ts';

export type SpeechPhrase = {
  readonly clipId: string;
  readonly language: SpokenLanguage;
  /** As the program is told it. */
  readonly text: string;
};

/** Asked again for the same rules object it does not reckon again. */
export type SpeechPlan = (
  rules: AnnouncementRules,
  isRecorded: (clipId: string) => boolean,
) => readonly SpeechPhrase[];

/**
 * Of the languages that the office speaks and a program can: all that their sentences need if the office has chosen the
 * program's voice, else what the built-in voice cannot say. What the office has recorded is not asked for.
 */
export function createSpeechPlan(
  { fields, counters }: Pick<OfficeSettings, 'fields' | 'counters'>,
  canSpeak: (language: SpokenLanguage) => boolean,
): SpeechPlan {
  const letters = [...new Set(fields.map(({ letter }) => letter))];
  const counterNumbers = counters.filter(({ kind }) => kind === 'service').map(({ number }) => number);
  let reckoned: { readonly rules: AnnouncementRules; readonly phrases: readonly SpeechPhrase[] } | null =
    null;

  const phrasesFor = ({ wording, usesSpeechProgram }: AnnouncementRules): readonly SpeechPhrase[] =>
    wording.languages.filter(canSpeak).flatMap((language) => {
      const builtIn = new Set(
        isBuiltIn(language) && !usesSpeechProgram
          ? GRAMMARS[language].clips().map(({ clipId }) => clipId)
          : [],
      );
      return neededClips(language, wording, letters, counterNumbers)
        .filter(({ clipId }) => !builtIn.has(clipId))
        .map((clip) => ({ clipId: clip.clipId, language, text: toldText(clip) }));
    });

  return (rules, isRecorded) => {
    if (reckoned?.rules !== rules) reckoned = { rules, phrases: phrasesFor(rules) };
    return reckoned.phrases.filter(({ clipId }) => !isRecorded(clipId));
  };
}

/**
 * A stop brings the voice to rest, a comma lets it go on: the one way to say so that every speech program knows. One line,
 * since some programs take each line for an utterance.
 */
function toldText({ speech, intonation }: VoiceClip): string {
  const words = speech.replace(/\s+/g, ' ').trim();
  return /[.,!?;:。，]$/.test(words) ? words : `${words}${intonation === 'final' ? '.' : ','}`;
}
