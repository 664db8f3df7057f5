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

/**
 * Opens the font files as a measure: the advance width of each word, kerning included, plus the spaces between.
 * Throws when a file cannot be read or is a collection of fonts.
 */
export const openFontMeasure = (files: FontFiles): FontMeasure => {
  const faces = new Map(
    FONT_WEIGHTS.map((weight) => {
      const font = create(readFileSync(files[weight]));
      if (!('layout' in font)) throw new Error(`${files[weight]} holds several fonts`);
      return [weight, { font, widthsInUnits: new Map<string, number>() }] as const;
    }),
  );
  const faceOf = (weight: FontWeight) => {
    const face = faces.get(weight);
    if (face === undefined) throw new Error(`no font of weight ${String(weight)}`);
    return face;
  };
  return {
    widthDots: (text, weight, sizeDots) => {
      const { font, widthsInUnits } = faceOf(weight);
      const widthInUnits = (word: string): number => {
        const known = widthsInUnits.get(word);
        if (known !== undefined) return known;
        const width = font.layout(word).advanceWidth;
        if (widthsInUnits.size >= MAX_REMEMBERED_WORDS) widthsInUnits.clear();
        widthsInUnits.set(word, width);
        return width;
      };
      const words = text.split(' ');
      const total =
        words.reduce((sum, word) => sum + widthInUnits(word), 0) + (words.length - 1) * widthInUnits(' ');
      return (total * sizeDots) / font.unitsPerEm;
    },
    canDraw: (character) => {
      const codePoint = character.codePointAt(0);
      return codePoint !== undefined && faceOf(500).font.hasGlyphForCodePoint(codePoint);
    },
  };
};
