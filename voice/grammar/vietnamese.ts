/** Vietnamese: "Mời công dân có số A không một hai, đến quầy số ba." */
import { composeSentence, said, stressed, type SentenceShape, type Word } from './compose.ts';
import { lettersOf, ticketDigits } from './digits.ts';
import type { AnnouncementGrammar, SentenceContext, SpokenCall, VoiceClip } from './grammar.ts';
import { ownClipId, tidied } from './own-words.ts';
import {
  vietnameseNumberClip,
  vietnameseNumberClips,
  vietnameseWholeNumber,
  type VietnameseNumberWord,
} from './vietnamese-numbers.ts';

const clip = (name: string, text: string, intonation: VoiceClip['intonation'] = 'middle'): VoiceClip => ({
  clipId: `vi-${name}`,
  text,
  speech: text,
  intonation,
});

const PHRASES = {
  invite: clip('invite', 'mời số'),
  inviteSeveral: clip('invite-several', 'mời các số'),
  number: clip('number', 'số'),
  priority: clip('priority', 'ưu tiên'),
  again: clip('again', 'nhắc lại', 'final'),
  lastCall: clip('last-call', 'lần gọi cuối', 'final'),
  toCounter: clip('to-counter', 'đến quầy số'),
  to: clip('to', 'đến'),
} as const;

/** Forms of address that the built-in voice knows. */
const ADDRESSES = ['công dân', 'quý khách', 'ông bà', 'anh chị', 'bà con'];

/** How each letter of a number series is named aloud. The hall is told apart best by A H K L M S X. */
const LETTER_NAMES: { readonly [letter: string]: string } = {
  A: 'a',
  B: 'bê',
  C: 'xê',
  D: 'dê',
  Đ: 'đê',
  E: 'e',
  F: 'ép-phờ',
  G: 'giê',
  H: 'hát',
  I: 'i',
  J: 'di',
  K: 'ca',
  L: 'e-lờ',
  M: 'em-mờ',
  N: 'en-nờ',
  O: 'o',
  P: 'pê',
  Q: 'quy',
  R: 'e-rờ',
  S: 'ét-sì',
  T: 'tê',
  U: 'u',
  V: 'vê',
  W: 'vê kép',
  X: 'ích-xì',
  Y: 'i dài',
  Z: 'dét',
};

function letterClip(letter: string): VoiceClip | null {
  const name = Object.hasOwn(LETTER_NAMES, letter) ? LETTER_NAMES[letter] : undefined;
  if (name === undefined) return null;
  const clipId = letter === 'Đ' ? 'vi-letter-dd' : `vi-letter-${letter.toLowerCase()}`;
  return { clipId, text: letter, speech: name, intonation: 'middle' };
}

/** The whole invitation is one clip, so that the office's word sits in the melody of its sentence. */
function addressClip(citizenWord: string): VoiceClip | null {
  const clipId = ownClipId('vi', 'invite', citizenWord);
  if (clipId === null) return null;
  const text = `mời ${tidied(citizenWord).toLocaleLowerCase('vi')} có số`;
  return { clipId, text, speech: text, intonation: 'middle' };
}

function counterNameClip(name: string): VoiceClip | null {
  const clipId = ownClipId('vi', 'counter-name', name);
  if (clipId === null) return null;
  return { clipId, text: tidied(name), speech: tidied(name), intonation: 'final' };
}

const numberWords = (words: readonly VietnameseNumberWord[]): readonly Word[] =>
  words.map((word) => stressed((intonation) => vietnameseNumberClip(word, intonation)));

const isCalledFirst = (call: SpokenCall | undefined, { wording }: SentenceContext): boolean =>
  wording.saysPriority && call?.isPriority === true;

/** Where one of several numbers is a priority one, each is called by a word of its own: "số …, số ưu tiên …". */
const isMixed = (calls: readonly SpokenCall[], context: SentenceContext): boolean =>
  calls.length > 1 && calls.some((call) => isCalledFirst(call, context));

function opening(calls: readonly SpokenCall[], context: SentenceContext): readonly Word[] {
  if (isMixed(calls, context)) return [said(PHRASES.invite)];
  if (calls.length > 1) return [said(PHRASES.inviteSeveral)];
  const address = addressClip(context.wording.citizenWord.vi);
  return [said(address !== null && context.hasClip(address.clipId) ? address : PHRASES.invite)];
}

function number(calls: readonly SpokenCall[], index: number, context: SentenceContext): readonly Word[] {
  const call = calls[index];
  if (call === undefined) return [];
  const { numberReading, dialect } = context.wording;
  const whole = (value: number): readonly VietnameseNumberWord[] => vietnameseWholeNumber(value, dialect);
  const letters = lettersOf(call.number).flatMap((letter) => letterClip(letter) ?? []);
  return [
    ...(index > 0 && isMixed(calls, context) ? [said(PHRASES.number)] : []),
    ...(isCalledFirst(call, context) ? [said(PHRASES.priority)] : []),
    ...letters.map((letter) => stressed(() => letter)),
    ...numberWords(ticketDigits(call.number, numberReading, whole)),
  ];
}

function destination(counterNumber: number, { wording, hasClip }: SentenceContext): readonly Word[] {
  const name = counterNameClip(wording.counterNames[counterNumber]?.vi ?? '');
  if (name !== null && hasClip(name.clipId)) return [said(PHRASES.to), stressed(() => name)];
  return [said(PHRASES.toCounter), ...numberWords(vietnameseWholeNumber(counterNumber, wording.dialect))];
}

const SHAPE: SentenceShape = {
  language: 'vi',
  marks: { list: ',', comma: ',', semicolon: ';', stop: '.' },
  again: PHRASES.again,
  lastCall: PHRASES.lastCall,
  opening,
  number,
  destination,
};

/** The grammar of Vietnamese. "Ưu tiên" is all it ever says of a priority. */
export const VIETNAMESE: AnnouncementGrammar = {
  language: 'vi',
  clips: () => [
    ...Object.values(PHRASES),
    ...ADDRESSES.flatMap((word) => addressClip(word) ?? []),
    ...Object.keys(LETTER_NAMES).flatMap((letter) => letterClip(letter) ?? []),
    ...vietnameseNumberClips(),
  ],
  addressClip,
  counterNameClip,
  sentence: (calls, context) => composeSentence(SHAPE, calls, context),
};
