/**
 * Every clip a voice pack holds: what it is called, what the caption shows for it, and what is said.
 * The one list behind the grammar, the script that makes the pack, and a recording session later.
 */

/** `middle` carries on, `final` comes to rest before a comma, a semicolon or the full stop. */
export type Intonation = 'middle' | 'final';

export type VoiceClip = {
  readonly clipId: string;
  /** Exactly what the caption shows while the clip sounds, without capitals or punctuation. */
  readonly text: string;
  /** What a speech program or a person says: words, never digits. */
  readonly speech: string;
  readonly intonation: Intonation;
};

/** Fixed phrases of the sentence. */
export const PHRASES = {
  inviteCitizen: { clipId: 'invite-citizen', text: 'mời công dân có số', intonation: 'middle' },
  invite: { clipId: 'invite', text: 'mời số', intonation: 'middle' },
  inviteSeveral: { clipId: 'invite-several', text: 'mời các số', intonation: 'middle' },
  again: { clipId: 'again', text: 'nhắc lại', intonation: 'final' },
  lastCall: { clipId: 'last-call', text: 'lần gọi cuối', intonation: 'final' },
  toCounter: { clipId: 'to-counter', text: 'đến quầy số', intonation: 'middle' },
} as const;

/** How each letter of a number series is named aloud. The hall is told apart best by A H K L M S X. */
const LETTER_NAMES: Readonly<Record<string, string>> = {
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

/** The words numbers are built of; the three last exist only at the end of whole numbers. */
const NUMBER_WORDS = {
  '0': 'không',
  '1': 'một',
  '2': 'hai',
  '3': 'ba',
  '4': 'bốn',
  '5': 'năm',
  '6': 'sáu',
  '7': 'bảy',
  '8': 'tám',
  '9': 'chín',
  ten: 'mười',
  tens: 'mươi',
  'one-after-tens': 'mốt',
  'four-after-tens': 'tư',
  'five-after-ten': 'lăm',
} as const;

export type NumberWord = keyof typeof NUMBER_WORDS;

const ONLY_FINAL: readonly NumberWord[] = ['one-after-tens', 'four-after-tens', 'five-after-ten'];

/** The clip of a number word, said as if more follows (`middle`) or as if it ends (`final`). */
export function numberClip(word: NumberWord, intonation: Intonation): VoiceClip {
  const text = NUMBER_WORDS[word];
  return { clipId: `number-${word}-${intonation}`, text, speech: text, intonation };
}

/** The clip of a series letter; null for a character that has no name in the pack. */
export function letterClip(letter: string): VoiceClip | null {
  const name = LETTER_NAMES[letter];
  if (name === undefined) return null;
  const clipId = letter === 'Đ' ? 'letter-dd' : `letter-${letter.toLowerCase()}`;
  return { clipId, text: letter, speech: name, intonation: 'middle' };
}

/** Every clip a complete pack holds, in the order of a recording session. */
export function allVoiceClips(): readonly VoiceClip[] {
  const words = Object.keys(NUMBER_WORDS) as NumberWord[];
  return [
    ...Object.values(PHRASES).map((phrase): VoiceClip => ({ ...phrase, speech: phrase.text })),
    ...Object.keys(LETTER_NAMES).flatMap((letter) => letterClip(letter) ?? []),
    ...words.flatMap((word) => [
      ...(ONLY_FINAL.includes(word) ? [] : [numberClip(word, 'middle')]),
      numberClip(word, 'final'),
    ]),
  ];
}
