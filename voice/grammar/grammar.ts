/** What a grammar of the loudspeaker is: calls in, one sentence out, as a list of phrases that are clip and words at once. */
import type { AnnouncementWording, SpokenLanguage } from '#protocol/announcement.ts';
import type { Call } from '#protocol/views.ts';

/** `middle` carries on, `final` comes to rest before a punctuation mark. */
export type Intonation = 'middle' | 'final';

export type VoiceClip = {
  readonly clipId: string;
  /** Exactly what the caption shows while the clip sounds, without capitals at its beginning or punctuation. */
  readonly text: string;
  /** What a speech program or a person says: words, never digits. */
  readonly speech: string;
  readonly intonation: Intonation;
};

/** What a grammar needs to know of a call. */
export type SpokenCall = Pick<Call, 'number' | 'counterNumber' | 'callCount'> & {
  readonly isPriority?: boolean;
};

export type Punctuation = '' | ',' | ';' | '.' | '、' | '，' | '；' | '。';

export type Phrase = {
  readonly clipId: string;
  /** As the caption shows it: the clip's words, capitalised at the start of the sentence. */
  readonly text: string;
  readonly punctuation: Punctuation;
  /** The words that tell one person from another: the number and the counter. */
  readonly isEmphasised: boolean;
  /** Index of the call this phrase speaks of (of a shared counter: the last one sent there); null for what is said to all. */
  readonly callIndex: number | null;
  /** Indices of the calls that have been said in full, number and counter, once this phrase is over. */
  readonly endsCalls: readonly number[];
};

export type Sentence = { readonly language: SpokenLanguage; readonly phrases: readonly Phrase[] };

export type SentenceContext = {
  readonly wording: AnnouncementWording;
  /** The call that makes it is the last one. */
  readonly recallLimit: number;
  /** Whether a clip can be had: an own word that was never recorded is left out rather than said wrongly. */
  readonly hasClip: (clipId: string) => boolean;
};

export type AnnouncementGrammar = {
  readonly language: SpokenLanguage;
  /** Every clip of a complete voice, in the order of a recording session; the office's own words come on top. */
  readonly clips: () => readonly VoiceClip[];
  /** The clip that calls people by this word, whether or not anybody has recorded it; null for an empty word. */
  readonly addressClip: (citizenWord: string) => VoiceClip | null;
  /** The clip of a counter's own name; null for an empty one. */
  readonly counterNameClip: (name: string) => VoiceClip | null;
  /**
   * The sentence for one call, one recall, or several first calls at once, those to one counter together. Empty without
   * calls. Never throws: a letter without a name is left out, a number beyond 999 is read digit by digit.
   */
  readonly sentence: (calls: readonly SpokenCall[], context: SentenceContext) => Sentence;
};
