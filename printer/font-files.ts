/**
 * The fonts of the paper: Be Vietnam Pro, which holds every Vietnamese letter after NFC, and for the Chinese characters it
 * lacks Noto Sans TC, whose files of 7 MB are read when the first such character is set.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Font, GlyphRun } from 'fontkit';
import { create } from 'fontkit';
import { isIdeographic } from './slips/ideographs.ts';
import type { FontMeasure, FontOutlines, FontWeight } from './slips/layout.ts';

export type FontFiles = Readonly<Record<FontWeight, string>>;
/** The family that words are set in, and the one for the ideographs it lacks. */
export type FontFamilies = { readonly letters: FontFiles; readonly ideographs: FontFiles };

/** Words are measured again and again; more different ones than this are not worth keeping. */
const MAX_REMEMBERED_WORDS = 5_000;

/** Finds the installed font files. Throws when a package is missing. */
export const findFontFiles = (): FontFamilies => {
  const resolve = createRequire(import.meta.url).resolve;
  const family = (folder: string, name: string): FontFiles => {
    const find = (weight: string): string =>
      resolve(`@expo-google-fonts/${folder}/${weight}/${name}_${weight}.ttf`);
    return { 500: find('500Medium'), 700: find('700Bold'), 800: find('800ExtraBold') };
  };
  return {
    letters: family('be-vietnam-pro', 'BeVietnamPro'),
    ideographs: family('noto-sans-tc', 'NotoSansTC'),
  };
};

/** What is known of a word or an ideograph, in units of the first family's em. */
type Word = {
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
  readonly path: string;
};

/** The outlines of a set word as one path. */
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

const setWord = (font: Font, text: string): Word => {
  const run = font.layout(text);
  // A glyph without an outline, such as a space, has a box without an end.
  const boxes = run.glyphs.map(({ bbox }) => bbox).filter(({ maxY, minY }) => maxY > minY);
  return {
    width: run.advanceWidth,
    top: Math.max(0, ...boxes.map(({ maxY }) => maxY)),
    bottom: Math.min(0, ...boxes.map(({ minY }) => minY)),
    path: pathOf(run),
  };
};

/** An ideograph fills its own square: nothing about it depends on its neighbours. */
const setIdeograph = (font: Font, character: string, unitsPerEm: number): Word => {
  const glyph = font.glyphForCodePoint(character.codePointAt(0) ?? 0);
  const scale = unitsPerEm / font.unitsPerEm;
  return {
    width: glyph.advanceWidth * scale,
    top: Math.max(0, glyph.bbox.maxY * scale),
    bottom: Math.min(0, glyph.bbox.minY * scale),
    path: (scale === 1 ? glyph.path : glyph.path.scale(scale)).toSVG(),
  };
};

const openFile = (file: string): Font => {
  const font = create(readFileSync(file));
  if (!('layout' in font)) throw new Error(`${file} holds several fonts`);
  return font;
};

/** One weight in both families, and what was set in it. */
type Face = {
  readonly letters: Font;
  readonly ideographs: () => Font;
  readonly words: Map<string, Word>;
};

const openFace = (files: FontFamilies, weight: FontWeight): Face => {
  let opened: Font | null = null;
  return {
    letters: openFile(files.letters[weight]),
    ideographs: () => (opened ??= openFile(files.ideographs[weight])),
    words: new Map(),
  };
};

/** What a line is set of: words, each ideograph by itself, and the spaces between. */
const atomsOf = (text: string): readonly string[] =>
  text
    .split(/( )/u)
    .flatMap((part) => (isIdeographic(part) ? splitIdeographs(part) : [part]))
    .filter((atom) => atom !== '');

/** Words and ideographs, each ideograph by itself. */
const splitIdeographs = (part: string): readonly string[] =>
  Array.from(part).reduce<readonly string[]>((atoms, character) => {
    const last = atoms.at(-1);
    return last === undefined || isIdeographic(character) || isIdeographic(last)
      ? [...atoms, character]
      : [...atoms.slice(0, -1), last + character];
  }, []);

/**
 * Opens the fonts: the advance width of each word, kerning included, plus the spaces between, the extent of its ink and its
 * outline. Ideographs are drawn in the second family, on the same baseline and of the same size. Throws when a file of the
 * first family cannot be read, is a collection of fonts, or divides the em otherwise than the rest; one of the second, when
 * it is first needed.
 */
export const openFont = (files: FontFamilies = findFontFiles()): FontMeasure & FontOutlines => {
  const faces: Readonly<Record<FontWeight, Face>> = {
    500: openFace(files, 500),
    700: openFace(files, 700),
    800: openFace(files, 800),
  };
  const { unitsPerEm } = faces[500].letters;
  if (Object.values(faces).some(({ letters }) => letters.unitsPerEm !== unitsPerEm))
    throw new Error('the weights divide the em differently');
  const wordOf = (text: string, weight: FontWeight): Word => {
    const { letters, ideographs, words } = faces[weight];
    const known = words.get(text);
    if (known !== undefined) return known;
    const word = isIdeographic(text) ? setIdeograph(ideographs(), text, unitsPerEm) : setWord(letters, text);
    if (words.size >= MAX_REMEMBERED_WORDS) words.clear();
    words.set(text, word);
    return word;
  };
  return {
    unitsPerEm,
    outlinesOf: (text, weight) => {
      let x = 0;
      return atomsOf(text).map((atom) => {
        const { path, width } = wordOf(atom, weight);
        const outline = { path, x };
        x += width;
        return outline;
      });
    },
    widthDots: (text, weight, sizeDots) =>
      (atomsOf(text).reduce((sum, atom) => sum + wordOf(atom, weight).width, 0) * sizeDots) / unitsPerEm,
    inkOf: (text, weight) => {
      const words = atomsOf(text).map((atom) => wordOf(atom, weight));
      return {
        above: Math.max(0, ...words.map(({ top }) => top)) / unitsPerEm,
        below: -Math.min(0, ...words.map(({ bottom }) => bottom)) / unitsPerEm,
      };
    },
    canDraw: (character) => {
      const codePoint = character.codePointAt(0);
      if (codePoint === undefined) return false;
      const { letters, ideographs } = faces[500];
      return (isIdeographic(character) ? ideographs() : letters).hasGlyphForCodePoint(codePoint);
    },
  };
};
