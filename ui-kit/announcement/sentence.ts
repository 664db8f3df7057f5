/**
 * The grammar of the loudspeaker: calls in, one sentence out, as a list of phrases.
 * Each phrase is a clip and its words at once, so the caption and the sound cannot differ.
 */
import { DEFAULT_QUEUE_RULES } from '#protocol/queue-rules.ts';
import type { Call } from '#protocol/views.ts';
import { letterClip, numberClip, PHRASES, type NumberWord, type VoiceClip } from './voice-clips.ts';
import { digitsSingly, wholeNumber } from './whole-number.ts';

/** What the grammar needs to know of a call. */
export type SpokenCall = Pick<Call, 'number' | 'counterNumber' | 'callCount'>;

export type Phrase = {
  readonly clipId: string;
  /** As the caption shows it: the clip's words, capitalised at the start of the sentence. */
  readonly text: string;
  readonly punctuation: '' | ',' | ';' | '.';
  /** The words that tell one person from another: the number and the counter. */
  readonly isEmphasised: boolean;
  /** Index of the call this phrase speaks of; null for what is said to all of them. */
  readonly callIndex: number | null;
};

export type Sentence = { readonly phrases: readonly Phrase[] };

/** The pack knows this form of address; any other office's word is left out rather than said wrongly. */
const CITIZEN_WORD_OF_THE_PACK = 'công dân';

type Words = Pick<VoiceClip, 'clipId' | 'text'>;
const phrase = (
  words: Words,
  callIndex: number | null,
  isEmphasised = false,
  punctuation: Phrase['punctuation'] = '',
): Phrase => ({ clipId: words.clipId, text: words.text, punctuation, isEmphasised, callIndex });

function numberPhrases(
  words: readonly NumberWord[],
  callIndex: number,
  punctuation: Phrase['punctuation'],
): readonly Phrase[] {
  const lastIndex = words.length - 1;
  return words.map((word, index) => {
    const isLast = index === lastIndex;
    const clip = numberClip(word, isLast ? 'final' : 'middle');
    return phrase(clip, callIndex, true, isLast ? punctuation : '');
  });
}

/** "A không một hai, đến quầy số ba" */
function callPhrases(call: SpokenCall, callIndex: number, end: ';' | '.'): readonly Phrase[] {
  const letters = Array.from(call.number).flatMap((character) => letterClip(character) ?? []);
  return [
    ...letters.map((letter) => phrase(letter, callIndex, true)),
    ...numberPhrases(digitsSingly(call.number), callIndex, ','),
    phrase(PHRASES.toCounter, callIndex),
    ...numberPhrases(wholeNumber(call.counterNumber), callIndex, end),
  ];
}

function opening(calls: readonly SpokenCall[], citizenWord: string, recallLimit: number): readonly Phrase[] {
  if (calls.length > 1) return [phrase(PHRASES.inviteSeveral, null)];
  const isKnownWord = citizenWord.normalize('NFC').trim().toLowerCase() === CITIZEN_WORD_OF_THE_PACK;
  const invite = phrase(isKnownWord ? PHRASES.inviteCitizen : PHRASES.invite, null);
  const callCount = calls[0]?.callCount ?? 1;
  if (callCount <= 1) return [invite];
  return [phrase(callCount < recallLimit ? PHRASES.again : PHRASES.lastCall, null, false, ','), invite];
}

const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

/**
 * The sentence for one call ("Mời công dân có số A không một hai, đến quầy số ba."), its recalls ("Nhắc lại, …",
 * "Lần gọi cuối, …"), or several first calls at once ("Mời các số …; …."). Ticket digits are read singly, the
 * counter as a whole number. `citizenWord` is the office's Vietnamese form of address; the call that makes `recallLimit`
 * is the last one. Never throws.
 */
export function announcementSentence(
  calls: readonly SpokenCall[],
  citizenWord: string,
  recallLimit: number = DEFAULT_QUEUE_RULES.recallLimit,
): Sentence {
  const [first, ...rest] = [
    ...opening(calls, citizenWord, recallLimit),
    ...calls.flatMap((call, index) => callPhrases(call, index, index === calls.length - 1 ? '.' : ';')),
  ];
  if (first === undefined) return { phrases: [] };
  return { phrases: [{ ...first, text: capitalised(first.text) }, ...rest] };
}

/** The sentence as one line of text, punctuation included: what the loudspeaker said, word for word. */
export function captionText(sentence: Sentence): string {
  return sentence.phrases.map((part) => part.text + part.punctuation).join(' ');
}
