/** What of a procedure can be found, phrase by phrase, and how well a phrase answers what was typed. */
import type { PublicProcedure } from '#protocol/catalogue.ts';
import type { LocalizedText } from '#protocol/vocabulary.ts';
import { everydayWordsFor, isFiller } from './everyday.ts';
import { wordsOf } from './fold.ts';

/** `everyday`: what the whole city says for a word of the name; `keyword`: said of this procedure alone. */
export const PHRASE_KINDS = ['name', 'keyword', 'everyday', 'field', 'paper'] as const;
export type PhraseKind = (typeof PHRASE_KINDS)[number];

export type Phrase = { readonly kind: PhraseKind; readonly text: string; readonly words: readonly string[] };

/** A name is more than a keyword, and what merely goes with a procedure is least. */
const WORTH: Readonly<Record<PhraseKind, number>> = {
  name: 1,
  keyword: 0.97,
  everyday: 0.85,
  field: 0.5,
  paper: 0.42,
};

/** All phrases of a procedure in all languages; `fieldName` null where none of the office's fields sees to it. */
export function phrasesOf(procedure: PublicProcedure, fieldName: LocalizedText | null): readonly Phrase[] {
  const phrase =
    (kind: PhraseKind) =>
    (text: string): Phrase => ({ kind, text, words: wordsOf(text) });
  const names = inAllLanguages(procedure.name).map(phrase('name'));
  const everyday = new Set(names.flatMap(({ words }) => everydayWordsFor(words)));
  return [
    ...names,
    ...procedure.keywords.map(phrase('keyword')),
    ...[...everyday].map(phrase('everyday')),
    ...(fieldName === null ? [] : inAllLanguages(fieldName).map(phrase('field'))),
    ...procedure.papers.flatMap(({ name }) => inAllLanguages(name).map(phrase('paper'))),
  ].filter(({ words }) => words.length > 0);
}

const inAllLanguages = (text: LocalizedText): readonly string[] => [...new Set(Object.values(text))];

/** A word that was typed. */
export type Asked = {
  readonly word: string;
  /** How much it says, from 0 to 1: rare words say more than those of every other procedure. */
  readonly weight: number;
  /** The words of the catalogue that may be meant by it, with their likeness; none other is. */
  readonly meant: ReadonlyMap<string, number>;
};

/** How well each word that was typed is met by a phrase, from 0 to 1, and where. */
type Meeting = { readonly at: number; readonly likeness: number };

export type Answered = {
  readonly score: number;
  /** Per word that was typed: how well this phrase meets it. */
  readonly met: readonly number[];
};

/** Fit of one phrase: how much of what was typed is in it, how little else is in it, and whether in the same order. */
export function answerOf(
  phrase: Phrase,
  asked: readonly Asked[],
  weightOf: (word: string) => number,
): Answered | null {
  if (!phrase.words.some((word) => asked.some(({ meant }) => meant.has(word)))) return null;
  const meetings = asked.map(({ meant }) => bestMeeting(phrase.words, meant));
  const met = meetings.map(({ likeness }) => likeness);
  const askedWeight = sum(asked.map(({ weight }) => weight));
  const metWeight = sum(asked.map(({ weight }, index) => weight * (met[index] ?? 0)));
  const coverage = metWeight / askedWeight;
  const metAt = new Set(meetings.flatMap(({ at, likeness }) => (likeness > 0 ? [at] : [])));
  const phraseWeight = sum(phrase.words.map(weightOf));
  const fullness = sum(phrase.words.map((word, at) => (metAt.has(at) ? weightOf(word) : 0))) / phraseWeight;
  const order = orderOf(meetings);
  const start = metAt.has(firstTelling(phrase.words)) ? 1 : 0;
  const fit = coverage ** 1.5 * (0.55 + 0.2 * fullness + 0.12 * order + 0.13 * start);
  return { score: WORTH[phrase.kind] * fit, met: met.map((likeness) => likeness * WORTH[phrase.kind]) };
}

function bestMeeting(words: readonly string[], meant: ReadonlyMap<string, number>): Meeting {
  let [at, likeness] = [-1, 0];
  for (const [index, word] of words.entries()) {
    const value = meant.get(word) ?? 0;
    if (value > likeness) [at, likeness] = [index, value];
  }
  return { at, likeness };
}

/** The share of neighbours in what was typed that are neighbours, in the same order, in the phrase. */
function orderOf(meetings: readonly Meeting[]): number {
  const found = meetings.filter(({ likeness }) => likeness > 0);
  if (found.length < 2) return found.length;
  const inOrder = found.slice(1).filter(({ at }, index) => at === (found[index]?.at ?? -1) + 1);
  return inOrder.length / (found.length - 1);
}

const firstTelling = (words: readonly string[]): number =>
  Math.max(
    0,
    words.findIndex((word) => !isFiller(word)),
  );

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
