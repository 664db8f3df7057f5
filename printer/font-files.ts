/**
 * The font of the paper: Be Vietnam Pro, which holds every Vietnamese letter after NFC.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create } from 'fontkit';
import type { FontMeasure, FontWeight } from './slips/layout.ts';
import { FONT_WEIGHTS } from './slips/layout.ts';

/** The family name inside the files, as a drawing names it. */
export const PAPER_FONT_FAMILY = 'Be Vietnam Pro';

export type FontFiles = Readonly<Record<FontWeight, string>>;

/** Words are measured again and again; more different ones than this are not worth keeping. */
const MAX_REMEMBERED_WORDS = 5_000;

/** Finds the installed font files. Throws when the package is missing. */
export const findFontFiles = (): FontFiles => {
  const resolve = createRequire(import.meta.url).resolve;
  const find = (path: string): string => resolve(`@expo-google-fonts/be-vietnam-pro/${path}.ttf`);
  return {
    500: find('500Medium/BeVietnamPro_500Medium'),
    700: find('700Bold/BeVietnamPro_700Bold'),
    800: find('800ExtraBold/BeVietnamPro_800ExtraBold'),
  };
};

/** What is known of a word, in font units. */
type Word = { readonly width: number; readonly top: number; readonly bottom: number };

/**
 * Opens the font files as a measure: the advance width of each word, kerning included, plus the spaces between, and the
 * extent of its ink. Throws when a file cannot be read or is a collection of fonts.
 */
export const openFontMeasure = (files: FontFiles): FontMeasure => {
  const faces = new Map(
    FONT_WEIGHTS.map((weight) => {
      const font = create(readFileSync(files[weight]));
      if (!('layout' in font)) throw new Error(`${files[weight]} holds several fonts`);
      return [weight, { font, words: new Map<string, Word>() }] as const;
    }),
  );
  const faceOf = (weight: FontWeight) => {
    const face = faces.get(weight);
    if (face === undefined) throw new Error(`no font of weight ${String(weight)}`);
    return face;
  };
  const wordOf = (text: string, weight: FontWeight): Word => {
    const { font, words } = faceOf(weight);
    const known = words.get(text);
    if (known !== undefined) return known;
    const run = font.layout(text);
    // A glyph without an outline, such as a space, has a box without an end.
    const boxes = run.glyphs.map(({ bbox }) => bbox).filter(({ maxY, minY }) => maxY > minY);
    const word = {
      width: run.advanceWidth,
      top: Math.max(0, ...boxes.map(({ maxY }) => maxY)),
      bottom: Math.min(0, ...boxes.map(({ minY }) => minY)),
    };
    if (words.size >= MAX_REMEMBERED_WORDS) words.clear();
    words.set(text, word);
    return word;
  };
  return {
    widthDots: (text, weight, sizeDots) => {
      const words = text.split(' ');
      const total =
        words.reduce((sum, word) => sum + wordOf(word, weight).width, 0) +
        (words.length - 1) * wordOf(' ', weight).width;
      return (total * sizeDots) / faceOf(weight).font.unitsPerEm;
    },
    inkOf: (text, weight) => {
      const { unitsPerEm } = faceOf(weight).font;
      const words = text.split(' ').map((word) => wordOf(word, weight));
      return {
        above: Math.max(...words.map(({ top }) => top)) / unitsPerEm,
        below: -Math.min(...words.map(({ bottom }) => bottom)) / unitsPerEm,
      };
    },
    canDraw: (character) => {
      const codePoint = character.codePointAt(0);
      return codePoint !== undefined && faceOf(500).font.hasGlyphForCodePoint(codePoint);
    },
  };
};
