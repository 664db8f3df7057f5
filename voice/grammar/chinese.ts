/**
 * Chinese in traditional characters: "來賓A零一二號，請到三號櫃檯。" Written so that it can be read in Mandarin or in
 * Cantonese; which of them is spoken is decided by who records it. There is no built-in voice.
 */
import { composeSentence, said, stressed, type SentenceShape, type Word } from './compose.ts';
import { digitsSingly, digitWord, isSaidWhole, lettersOf, ticketDigits } from './digits.ts';
import type { AnnouncementGrammar, SentenceContext, SpokenCall, VoiceClip } from './grammar.ts';
import { ownClipId, tidied } from './own-words.ts';

const clip = (name: string, text: string, intonation: VoiceClip['intonation'] = 'middle'): VoiceClip => ({
  clipId: `zh-${name}`,
  text,
  speech: text,
  intonation,
});

const PHRASES = {
  number: clip('number', '號', 'final'),
  priority: clip('priority', '優先'),
  again: clip('again', '再次呼叫', 'final'),
  lastCall: clip('last-call', '最後一次呼叫', 'final'),
  to: clip('to', '請到'),
  counter: clip('counter', '號櫃檯', 'final'),
} as const;

const ADDRESSES = ['來賓', '市民', '貴賓'];
const LETTERS = Array.from('ABCDĐEFGHIJKLMNOPQRSTUVWXYZ');

const NUMBER_WORDS = {
  '0': '零',
  '1': '一',
  '2': '二',
  '3': '三',
  '4': '四',
  '5': '五',
  '6': '六',
  '7': '七',
  '8': '八',
  '9': '九',
  ten: '十',
  hundred: '百',
} as const;

export type ChineseNumberWord = keyof typeof NUMBER_WORDS;

/** A number is always followed by 號, so that its words never come to rest. */
export const chineseNumberClip = (word: ChineseNumberWord): VoiceClip =>
  clip(`number-${word}`, NUMBER_WORDS[word]);

function letterClip(letter: string): VoiceClip | null {
  if (!LETTERS.includes(letter)) return null;
  return clip(letter === 'Đ' ? 'letter-dd' : `letter-${letter.toLowerCase()}`, letter);
}

/**
 * The words of a whole number: 12 十二, 20 二十, 102 一百零二, 110 一百一十. Holds for 0 to 999 after the spell-out rules of
 * the Unicode CLDR (rbnf/zh); anything else is read digit by digit.
 */
export function chineseWholeNumber(value: number): readonly ChineseNumberWord[] {
  if (!isSaidWhole(value)) return digitsSingly(String(value));
  const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10];
  if (value < 10) return [digitWord(ones)];
  const words: ChineseNumberWord[] = [];
  if (hundreds > 0) words.push(digitWord(hundreds), 'hundred');
  if (tens === 0 && hundreds > 0 && ones > 0) words.push('0');
  // A bare ten to nineteen begins with 十; after a hundred it is 一十.
  if (tens > 1 || (tens === 1 && hundreds > 0)) words.push(digitWord(tens));
  if (tens > 0) words.push('ten');
  if (ones > 0) words.push(digitWord(ones));
  return words;
}

function addressClip(citizenWord: string): VoiceClip | null {
  const clipId = ownClipId('zh', 'invite', citizenWord);
  if (clipId === null) return null;
  return { clipId, text: tidied(citizenWord), speech: tidied(citizenWord), intonation: 'middle' };
}

function counterNameClip(name: string): VoiceClip | null {
  const clipId = ownClipId('zh', 'counter-name', name);
  if (clipId === null) return null;
  return { clipId, text: tidied(name), speech: tidied(name), intonation: 'final' };
}

const numberWords = (words: readonly ChineseNumberWord[]): readonly Word[] =>
  words.map((word) => stressed(() => chineseNumberClip(word)));

/** 來賓 speaks to one and to many alike. */
function opening(_calls: readonly SpokenCall[], { wording, hasClip }: SentenceContext): readonly Word[] {
  const address = addressClip(wording.citizenWord.zh);
  return address !== null && hasClip(address.clipId) ? [said(address)] : [];
}

function number(calls: readonly SpokenCall[], index: number, { wording }: SentenceContext): readonly Word[] {
  const call = calls[index];
  if (call === undefined) return [];
  const letters = lettersOf(call.number).flatMap((letter) => letterClip(letter) ?? []);
  return [
    ...(wording.saysPriority && call.isPriority === true ? [said(PHRASES.priority)] : []),
    ...letters.map((letter) => stressed(() => letter)),
    ...numberWords(ticketDigits(call.number, wording.numberReading, chineseWholeNumber)),
    said(PHRASES.number),
  ];
}

function destination(counterNumber: number, { wording, hasClip }: SentenceContext): readonly Word[] {
  const name = counterNameClip(wording.counterNames[counterNumber]?.zh ?? '');
  if (name !== null && hasClip(name.clipId)) return [said(PHRASES.to), stressed(() => name)];
  return [said(PHRASES.to), ...numberWords(chineseWholeNumber(counterNumber)), said(PHRASES.counter)];
}

const SHAPE: SentenceShape = {
  language: 'zh',
  marks: { list: '、', comma: '，', semicolon: '；', stop: '。' },
  again: PHRASES.again,
  lastCall: PHRASES.lastCall,
  opening,
  number,
  destination,
};

/** The grammar of Chinese. */
export const CHINESE: AnnouncementGrammar = {
  language: 'zh',
  clips: () => [
    ...Object.values(PHRASES),
    ...ADDRESSES.flatMap((word) => addressClip(word) ?? []),
    ...LETTERS.flatMap((letter) => letterClip(letter) ?? []),
    ...(Object.keys(NUMBER_WORDS) as ChineseNumberWord[]).map(chineseNumberClip),
  ],
  addressClip,
  counterNameClip,
  sentence: (calls, context) => composeSentence(SHAPE, calls, context),
};
