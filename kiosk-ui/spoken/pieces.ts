/** From words as they are written to words as they are said: pure. */
import { MOST_SPOKEN_AT_ONCE } from '#protocol/announcement.ts';
import type { CitizenLanguage } from '#protocol/vocabulary.ts';
import { SPOKEN_TEXTS } from './texts.ts';

/** A number is said figure by figure, as it is called in the hall; a range is said as one, and a dot between words is a pause. */
export const asSaid = (text: string, language: CitizenLanguage): string =>
  text
    .normalize('NFC')
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ')
    .replaceAll(
      /(?<![\p{L}\p{N}.-])([A-Z])(\d{3,4})(?![\p{L}\p{N}-])/gu,
      (_, letter: string, figures: string) => [letter, ...Array.from(figures)].join(' '),
    )
    .replaceAll(/(\d)\s*–\s*(\d)/g, `$1 ${SPOKEN_TEXTS[language].to} $2`)
    .replaceAll(/\s*[·•|]\s*/g, ', ')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** Where a voice may rest, best first. */
const RESTS = [/[.!?…。！？](?=\s|$)|[。！？]/gu, /[,;:，、；：](?=\s|$)|[，、；：]/gu, /\s/gu];

/** Sentences, or what of them can be said at once. Nothing is lost but spaces. */
export function inPieces(text: string, most = MOST_SPOKEN_AT_ONCE): readonly string[] {
  const rest = text.trim();
  if (rest === '') return [];
  if (rest.length <= most) return [rest];
  const ends = RESTS.map((pattern) =>
    Array.from(rest.matchAll(pattern), (match) => match.index + match[0].length)
      .filter((end) => end <= most)
      .at(-1),
  );
  const end = ends.find((found) => found !== undefined) ?? most;
  return [rest.slice(0, end).trim(), ...inPieces(rest.slice(end), most)].filter((piece) => piece !== '');
}
