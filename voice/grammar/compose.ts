/** The skeleton that all grammars share: recall, opening, then number by number and counter by counter. */
import type { SpokenLanguage } from '#protocol/announcement.ts';
import type {
  Intonation,
  Phrase,
  Punctuation,
  Sentence,
  SentenceContext,
  SpokenCall,
  VoiceClip,
} from './grammar.ts';

/** A word that the grammar says: its clip, by how the word is said there, and whether it is emphasised. */
export type Word = {
  readonly clip: (intonation: Intonation) => VoiceClip;
  readonly isEmphasised: boolean;
};

/** A phrase of one intonation, not emphasised. */
export const said = (clip: VoiceClip): Word => ({ clip: () => clip, isEmphasised: false });
/** A word of a number, a letter or a counter's name. */
export const stressed = (clip: Word['clip']): Word => ({ clip, isEmphasised: true });

/** What one language puts into the skeleton. */
export type SentenceShape = {
  readonly language: SpokenLanguage;
  readonly marks: { readonly [M in 'list' | 'comma' | 'semicolon' | 'stop']: Punctuation };
  readonly again: VoiceClip;
  readonly lastCall: VoiceClip;
  /** Said to all before the first number. */
  readonly opening: (calls: readonly SpokenCall[], context: SentenceContext) => readonly Word[];
  /** The number of the call at `index`. */
  readonly number: (calls: readonly SpokenCall[], index: number, context: SentenceContext) => readonly Word[];
  readonly destination: (counterNumber: number, context: SentenceContext) => readonly Word[];
};

/** Words in a row, the last of which rests on the mark. */
function run(
  words: readonly Word[],
  punctuation: Punctuation,
  callIndex: number | null,
  endsCalls: readonly number[] = [],
): readonly Phrase[] {
  return words.map(({ clip, isEmphasised }, index) => {
    const isLast = index === words.length - 1;
    const { clipId, text } = clip(isLast && punctuation !== '' ? 'final' : 'middle');
    return {
      clipId,
      text,
      punctuation: isLast ? punctuation : '',
      isEmphasised,
      callIndex,
      endsCalls: isLast ? endsCalls : [],
    };
  });
}

/** A recall stands alone; several calls at once are first calls. */
function recall(shape: SentenceShape, calls: readonly SpokenCall[], recallLimit: number): readonly Phrase[] {
  const callCount = calls.length === 1 ? (calls[0]?.callCount ?? 1) : 1;
  if (callCount <= 1) return [];
  return run([said(callCount < recallLimit ? shape.again : shape.lastCall)], shape.marks.comma, null);
}

const capitalised = (text: string, language: SpokenLanguage): string =>
  text.charAt(0).toLocaleUpperCase(language) + text.slice(1);

/** Indices of the calls by counter, counters in the order in which they are first called. */
function byCounter(calls: readonly SpokenCall[]): readonly (readonly [number, readonly number[]])[] {
  const groups = new Map<number, number[]>();
  for (const [index, { counterNumber }] of calls.entries()) {
    const group = groups.get(counterNumber);
    if (group === undefined) groups.set(counterNumber, [index]);
    else group.push(index);
  }
  return [...groups];
}

/** The sentence of a language: "[Recall,] opening number[, number], destination[; number, destination]." */
export function composeSentence(
  shape: SentenceShape,
  calls: readonly SpokenCall[],
  context: SentenceContext,
): Sentence {
  const { language, marks } = shape;
  if (calls.length === 0) return { language, phrases: [] };
  const groups = byCounter(calls);
  const groupPhrases = groups.flatMap(([counterNumber, indices], groupIndex) => {
    const lastIndex = indices.at(-1) ?? 0;
    const mark = groupIndex === groups.length - 1 ? marks.stop : marks.semicolon;
    return [
      ...indices.flatMap((index) =>
        run(shape.number(calls, index, context), index === lastIndex ? marks.comma : marks.list, index),
      ),
      ...run(shape.destination(counterNumber, context), mark, lastIndex, indices),
    ];
  });
  const phrases = [
    ...recall(shape, calls, context.recallLimit),
    ...run(shape.opening(calls, context), '', null),
    ...groupPhrases,
  ];
  return {
    language,
    phrases: phrases.map((phrase, index) =>
      index === 0 ? { ...phrase, text: capitalised(phrase.text, language) } : phrase,
    ),
  };
}
