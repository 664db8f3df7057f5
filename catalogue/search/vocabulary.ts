/**
 * All words of a catalogue and where they stand. MiniSearch's radix tree finds what begins like a word and what is one letter away
 * from it; its own search is not used, since it weighs every procedure for every such word.
 */
import SearchableMap from 'minisearch/SearchableMap';
import { withoutTypingKeys } from './fold.ts';
import { likeness } from './likeness.ts';

export class Vocabulary {
  readonly #words = new SearchableMap<true>();
  readonly #places = new Map<string, number[]>();

  /** `place` is the number of the procedure; a word is told once for each. */
  add(word: string, place: number): void {
    const places = this.#places.get(word);
    if (places !== undefined) {
      places.push(place);
      return;
    }
    this.#places.set(word, [place]);
    this.#words.set(word, true);
  }

  has(word: string): boolean {
    return this.#places.has(word);
  }

  /** The procedures that the word stands in. */
  placesOf(word: string): readonly number[] {
    return this.#places.get(word) ?? [];
  }

  /** Every word that may be meant by what was typed, with its likeness. `isLast`: it may be typed only half. */
  meantBy(typed: string, isLast: boolean): ReadonlyMap<string, number> {
    const meant = new Map<string, number>();
    for (const word of this.#near(typed, isLast)) {
      const value = likeness(typed, word, isLast);
      if (value > 0) meant.set(word, value);
    }
    return meant;
  }

  *#near(typed: string, isLast: boolean): Iterable<string> {
    if (isLast || typed.length > 2) yield* this.#words.atPrefix(typed).keys();
    else if (this.has(typed)) yield typed;
    const bare = withoutTypingKeys(typed);
    if (bare !== null && this.has(bare)) yield bare;
    if (typed.length < 3) return;
    yield* this.#words.fuzzyGet(typed, 1).keys();
    yield* swaps(typed).filter((word) => this.has(word));
  }
}

/** The words that swapping two neighbouring letters makes. */
const swaps = (word: string): readonly string[] =>
  Array.from({ length: word.length - 1 }, (_, at) => {
    const [one = '', other = ''] = [word[at], word[at + 1]];
    return `${word.slice(0, at)}${other}${one}${word.slice(at + 2)}`;
  });
