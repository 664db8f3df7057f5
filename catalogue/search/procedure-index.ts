/**
 * Looks procedures up as one types, on the kiosk itself. First whatever may be meant (whole words, beginnings, a letter wrong);
 * what comes first of that is decided phrase by phrase, since a procedure is known by a phrase and not by loose words.
 */
import type { PublicProcedure } from '#protocol/catalogue.ts';
import type { Field } from '#protocol/office.ts';
import { inFull, isFiller } from './everyday.ts';
import { codeDigits, withoutTypingKeys, wordsOf } from './fold.ts';
import { answerOf, phrasesOf, type Answered, type Asked, type Phrase } from './phrases.ts';
import { Vocabulary } from './vocabulary.ts';
import { LONGEST_TYPED, MOST_FOUND } from './bounds.ts';

/** A procedure that was found, and by what. */
export type Found = {
  readonly procedure: PublicProcedure;
  readonly by:
    | { readonly kind: 'name' | 'code' | 'field' }
    /** The everyday word, or the paper, that it was found by. */
    | { readonly kind: 'keyword' | 'paper'; readonly text: string };
};

export type ProcedureIndex = {
  readonly revision: number;
  /** Best first, at most `MOST_FOUND`; nothing for nothing typed. */
  readonly search: (typed: string) => readonly Found[];
};

const MOST_WORDS = 12;
/** Only so many of what may be meant are looked at phrase by phrase. */
const MOST_CANDIDATES = 80;
/** Found is what meets at least this much of what was typed … */
const LEAST_MET = 0.45;
/** … and is not this much worse than the best. */
const LEAST_OF_BEST = 0.42;
const COMMON_BONUS = 0.02;
const FILLER_WEIGHT = 0.12;
const WHOLE_SHARE = 0.45;

/** One procedure as it is searched. */
type Entry = {
  readonly procedure: PublicProcedure;
  readonly phrases: readonly Phrase[];
  readonly codeDigits: string;
  readonly isCommon: boolean;
};

export type IndexedCatalogue = {
  readonly revision: number;
  readonly procedures: readonly PublicProcedure[];
  readonly fields: readonly Field[];
  /** Among equals these come first. */
  readonly isCommon: (procedure: PublicProcedure) => boolean;
};

/** How the making of an index makes way for what people press. */
export type Slices = {
  readonly sliceMs: number;
  readonly now: () => number;
  readonly pause: () => Promise<void>;
};

/** Indexes in slices; rejects only when `pause` does. */
export async function indexProcedures(catalogue: IndexedCatalogue, slices: Slices): Promise<ProcedureIndex> {
  const building = emptyIndex();
  let sliceEndMs = slices.now() + slices.sliceMs;
  for (const procedure of catalogue.procedures) {
    const field = catalogue.fields.find(({ fieldId }) => fieldId === procedure.fieldId);
    building.add({
      procedure,
      phrases: phrasesOf(procedure, field?.name ?? null),
      codeDigits: procedure.code?.replaceAll('.', '') ?? '',
      isCommon: catalogue.isCommon(procedure),
    });
    if (slices.now() < sliceEndMs) continue;
    await slices.pause();
    sliceEndMs = slices.now() + slices.sliceMs;
  }
  return { revision: catalogue.revision, search: building.search };
}

function emptyIndex(): { add: (entry: Entry) => void; search: ProcedureIndex['search'] } {
  const entries: Entry[] = [];
  const vocabulary = new Vocabulary();

  const add = (entry: Entry): void => {
    for (const word of new Set(entry.phrases.flatMap(({ words }) => words))) {
      vocabulary.add(word, entries.length);
    }
    entries.push(entry);
    weights.clear();
  };

  const weights = new Map<string, number>();
  const weightOf = (word: string): number => {
    const known = weights.get(word);
    if (known !== undefined) return known;
    const weight = newWeightOf(word);
    // Only words of the catalogue are kept: what people type is not.
    if (vocabulary.has(word)) weights.set(word, weight);
    return weight;
  };
  /** From 0 for what stands in every procedure to 1 for what stands in one. */
  const newWeightOf = (word: string): number => {
    const many = Math.max(1, vocabulary.placesOf(word).length);
    const rarity = Math.log(1 + entries.length / many) / Math.log(1 + entries.length);
    return isFiller(word) ? FILLER_WEIGHT * rarity : rarity;
  };

  const asWords = (typed: string): readonly string[] => {
    const isKnown = (word: string): boolean => vocabulary.has(word);
    return wordsOf(typed)
      .flatMap((word) => inFull(word) ?? (isKnown(word) ? [word] : (splitWord(word, isKnown) ?? [word])))
      .slice(0, MOST_WORDS);
  };

  const search = (typed: string): readonly Found[] => {
    const text = typed.slice(0, LONGEST_TYPED);
    const digits = codeDigits(text);
    if (digits !== null) return foundByCode(entries, digits);
    const words = asWords(text);
    const asked = words.map((word, index): Asked => {
      const meant = vocabulary.meantBy(word, index === words.length - 1);
      return { word, meant, weight: weightOf(withoutTypingKeys(word) ?? word) };
    });
    return ranked(candidatesOf(entries, vocabulary, asked), asked, weightOf);
  };
  return { add, search };
}

/** The procedures that have most of what was typed anywhere, in no order. */
function candidatesOf(
  entries: readonly Entry[],
  vocabulary: Vocabulary,
  asked: readonly Asked[],
): readonly Entry[] {
  const has = new Float32Array(entries.length);
  const best = new Float32Array(entries.length);
  for (const { meant, weight } of asked) {
    best.fill(0);
    for (const [word, alike] of meant) {
      for (const place of vocabulary.placesOf(word)) best[place] = Math.max(best[place] ?? 0, alike);
    }
    for (let place = 0; place < has.length; place += 1) {
      has[place] = (has[place] ?? 0) + (best[place] ?? 0) * weight;
    }
  }
  const least = has.toSorted()[Math.max(0, has.length - MOST_CANDIDATES)] ?? 0;
  const isIn = (value: number): boolean => value > 0 && value >= least;
  return entries.filter((_, place) => isIn(has[place] ?? 0)).slice(0, MOST_CANDIDATES);
}

/** "khaisinh" as "khai sinh": two to four known words written in one; null where it is not that. */
function splitWord(word: string, isKnown: (word: string) => boolean, most = 4): readonly string[] | null {
  if (most < 2 || word.length < 5) return null;
  for (let at = word.length - 2; at >= 2; at -= 1) {
    const [head, tail] = [word.slice(0, at), word.slice(at)];
    if (!isKnown(head)) continue;
    if (isKnown(tail)) return [head, tail];
    const rest = splitWord(tail, isKnown, most - 1);
    if (rest !== null) return [head, ...rest];
  }
  return null;
}

type Ranked = { readonly found: Found; readonly score: number; readonly met: number };

function ranked(
  candidates: readonly Entry[],
  asked: readonly Asked[],
  weightOf: (word: string) => number,
): readonly Found[] {
  const askedWeight = asked.reduce((total, { weight }) => total + weight, 0);
  const all = candidates.flatMap((entry): readonly Ranked[] => {
    const answers = entry.phrases.flatMap((phrase) => {
      const answered = answerOf(phrase, asked, weightOf);
      return answered === null ? [] : [{ phrase, answered }];
    });
    const [best] = answers.toSorted((one, other) => other.answered.score - one.answered.score);
    if (best === undefined) return [];
    const met =
      metTogether(
        answers.map(({ answered }) => answered),
        asked,
      ) / askedWeight;
    const score = best.answered.score + WHOLE_SHARE * met + (entry.isCommon ? COMMON_BONUS : 0);
    return [{ found: { procedure: entry.procedure, by: byPhrase(best.phrase) }, score, met }];
  });
  const sorted = all.toSorted((one, other) => other.score - one.score);
  const bestScore = sorted[0]?.score ?? 0;
  return sorted
    .filter(({ score, met }) => met >= LEAST_MET && score >= bestScore * LEAST_OF_BEST)
    .slice(0, MOST_FOUND)
    .map(({ found }) => found);
}

/** How much of what was typed is met by any phrase of a procedure. */
function metTogether(answers: readonly Answered[], asked: readonly Asked[]): number {
  let total = 0;
  for (const [index, { weight }] of asked.entries()) {
    let best = 0;
    for (const { met } of answers) best = Math.max(best, met[index] ?? 0);
    total += weight * best;
  }
  return total;
}

function byPhrase({ kind, text }: Phrase): Found['by'] {
  switch (kind) {
    case 'name':
    case 'field':
      return { kind };
    case 'keyword':
    case 'everyday':
      return { kind: 'keyword', text };
    case 'paper':
      return { kind, text };
    default:
      return kind satisfies never;
  }
}

/** The whole code first, then those that begin so, then those that end so, then those that have it in them. */
function foundByCode(entries: readonly Entry[], digits: string): readonly Found[] {
  const rankOf = (code: string): number => {
    if (code === digits) return 0;
    if (code.startsWith(digits)) return 1;
    if (code.endsWith(digits)) return 2;
    return code.includes(digits) ? 3 : Infinity;
  };
  return entries
    .map(({ procedure, codeDigits: code }) => ({ procedure, rank: rankOf(code) }))
    .filter(({ rank }) => rank < Infinity)
    .toSorted((one, other) => one.rank - other.rank)
    .slice(0, MOST_FOUND)
    .map(({ procedure }) => ({ procedure, by: { kind: 'code' } }));
}
