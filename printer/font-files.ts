/**
 * The font of the paper: Be Vietnam Pro, which holds every Vietnamese letter after NFC.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { GlyphRun } from 'fontkit';
import { create } from 'fontkit';
import type { FontMeasure, FontOutlines, FontWeight } from './slips/layout.ts';
import { FONT_WEIGHTS } from './slips/layout.ts';

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
type Word = {
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
  readonly path: string;
};

/** The outlines of a set word as one path, in font units. */
const pathOf = ({ glyphs, positions }: GlyphRun): string => {
  let advance = 0;
  return glyphs
    .map((glyph, index) => {
      const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {};
      const path = glyph.path.translate(advance + xOffset, yOffset).toSVG();
      advance += xAdvance;
      return path;
    })
    .join('');
};

/**
 * Opens the font files: the advance width of each word, kerning included, plus the spaces between, the extent of its ink
 * and its outline. Throws when a file cannot be read, is a collection of fonts, or divides the em otherwise than the rest.
 */
export const openFont = (files: FontFiles = findFontFiles()): FontMeasure & FontOutlines => {
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
      path: pathOf(run),
    };
    if (words.size >= MAX_REMEMBERED_WORDS) words.clear();
    words.set(text, word);
    return word;
  };
  const [unitsPerEm = 0, ...others] = Array.from(faces.values(), ({ font }) => font.unitsPerEm);
  if (others.some((other) => other !== unitsPerEm)) throw new Error('the weights divide the em differently');
  return {
    unitsPerEm,
    outlinesOf: (text, weight) => {
      const space = wordOf(' ', weight).width;
      let x = 0;
      return text.split(' ').map((part) => {
        const { path, width } = wordOf(part, weight);
        const outline = { path, x };
        x += width + space;
        return outline;
      });
    },
    widthDots: (text, weight, sizeDots) => {
      const words = text.split(' ');
      const total =
        words.reduce((sum, word) => sum + wordOf(word, weight).width, 0) +
        (words.length - 1) * wordOf(' ', weight).width;
      return (total * sizeDots) / unitsPerEm;
    },
    inkOf: (text, weight) => {
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
