import { DEFAULT_WORDING, type AnnouncementWording, type SpokenLanguage } from '#protocol/announcement.ts';
import type { TicketNumber } from '#protocol/vocabulary.ts';
import { captionText, clipsAtHand, GRAMMARS } from '#voice/grammar/announcement.ts';
import type { SentenceContext, SpokenCall } from '#voice/grammar/grammar.ts';

export const LETTERS = Array.from('ABCDĐEFGHIJKLMNOPQRSTUVWXYZ');

/** A call as a grammar sees it; a first call to counter 3 unless told otherwise. */
export const spokenCall = (number: string, change: Partial<SpokenCall> = {}): SpokenCall => ({
  number: number as TicketNumber,
  counterNumber: 3,
  callCount: 1,
  ...change,
});

/** A context with the built-in voices and, on top, the clips named. */
export function contextOf(
  wording: Partial<AnnouncementWording> = {},
  ownClipIds: readonly string[] = [],
): SentenceContext {
  const clips = ownClipIds.map((clipId) => ({ clipId, url: `/${clipId}.wav`, durationMs: 1 }));
  return {
    wording: { ...DEFAULT_WORDING, ...wording },
    recallLimit: 3,
    hasClip: clipsAtHand({ clips }),
  };
}

/** The caption of some calls in a language. */
export const captionOf = (
  language: SpokenLanguage,
  calls: readonly SpokenCall[],
  context: SentenceContext = contextOf(),
): string => captionText(GRAMMARS[language].sentence(calls, context));
