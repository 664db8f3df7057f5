/** English: "Number A zero one two, please go to counter three." */
import { composeSentence, said, stressed, type SentenceShape, type Word } from './compose.ts';
import { lettersOf, ticketDigits } from './digits.ts';
import {
  englishNumberClip,
  englishNumberClips,
  englishWholeNumber,
  type EnglishNumberWord,
} from './english-numbers.ts';
import type { AnnouncementGrammar, SentenceContext, SpokenCall, VoiceClip } from './grammar.ts';
import { ownClipId, tidied } from './own-words.ts';

const clip = (name: string, text: string, intonation: VoiceClip['intonation'] = 'middle'): VoiceClip => ({
  clipId: `en-${name}`,
  text,
  speech: text,
  intonation,
});

const PHRASES = {
  number: clip('number', 'number'),
  priorityNumber: clip('priority-number', 'priority number'),
  again: clip('again', 'calling again', 'final'),
  lastCall: clip('last-call', 'final call', 'final'),
  toCounter: clip('to-counter', 'please go to counter'),
  to: clip('to', 'please go to'),
} as const;

/** Forms of address that the built-in voice knows. */
const ADDRESSES = ['citizen', 'visitor', 'customer'];

/** A capital letter by itself is read by its name; only Đ has none in English. */
const LETTERS = Array.from('ABCDĐEFGHIJKLMNOPQRSTUVWXYZ');

function letterClip(letter: string): VoiceClip | null {
  if (!LETTERS.includes(letter)) return null;
  if (letter === 'Đ') {
    return { clipId: 'en-letter-dd', text: letter, speech: 'D with a bar', intonation: 'middle' };
  }
  return { clipId: `en-letter-${letter.toLowerCase()}`, text: letter, speech: letter, intonation: 'middle' };
}

function addressClip(citizenWord: string): VoiceClip | null {
  const clipId = ownClipId('en', 'invite', citizenWord);
  if (clipId === null) return null;
  const text = `${tidied(citizenWord).toLocaleLowerCase('en')} with`;
  return { clipId, text, speech: text, intonation: 'middle' };
}

function counterNameClip(name: string): VoiceClip | null {
  const clipId = ownClipId('en', 'counter-name', name);
  if (clipId === null) return null;
  return { clipId, text: tidied(name), speech: tidied(name), intonation: 'final' };
}

const numberWords = (words: readonly EnglishNumberWord[]): readonly Word[] =>
  words.map((word) => stressed((intonation) => englishNumberClip(word, intonation)));

/** "Citizen with number …": to one person only. */
function opening(calls: readonly SpokenCall[], { wording, hasClip }: SentenceContext): readonly Word[] {
  const address = calls.length === 1 ? addressClip(wording.citizenWord.en) : null;
  return address !== null && hasClip(address.clipId) ? [said(address)] : [];
}

function number(calls: readonly SpokenCall[], index: number, { wording }: SentenceContext): readonly Word[] {
  const call = calls[index];
  if (call === undefined) return [];
  const isPriority = wording.saysPriority && call.isPriority === true;
  const letters = lettersOf(call.number).flatMap((letter) => letterClip(letter) ?? []);
  return [
    said(isPriority ? PHRASES.priorityNumber : PHRASES.number),
    ...letters.map((letter) => stressed(() => letter)),
    ...numberWords(ticketDigits(call.number, wording.numberReading, englishWholeNumber)),
  ];
}

function destination(counterNumber: number, { wording, hasClip }: SentenceContext): readonly Word[] {
  const name = counterNameClip(wording.counterNames[counterNumber]?.en ?? '');
  if (name !== null && hasClip(name.clipId)) return [said(PHRASES.to), stressed(() => name)];
  return [said(PHRASES.toCounter), ...numberWords(englishWholeNumber(counterNumber))];
}

const SHAPE: SentenceShape = {
  language: 'en',
  marks: { list: ',', comma: ',', semicolon: ';', stop: '.' },
  again: PHRASES.again,
  lastCall: PHRASES.lastCall,
  opening,
  number,
  destination,
};

/** The grammar of English. */
export const ENGLISH: AnnouncementGrammar = {
  language: 'en',
  clips: () => [
    ...Object.values(PHRASES),
    ...ADDRESSES.flatMap((word) => addressClip(word) ?? []),
    ...LETTERS.flatMap((letter) => letterClip(letter) ?? []),
    ...englishNumberClips(),
  ],
  addressClip,
  counterNameClip,
  sentence: (calls, context) => composeSentence(SHAPE, calls, context),
};
