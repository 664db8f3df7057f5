/**
 * Breaking text into lines that fit, and shrinking by rule when they do not.
 */
import { piecesOf } from './ideographs.ts';
import type { FontMeasure, FontWeight } from './layout.ts';

export type TextLine = { readonly text: string; readonly widthDots: number };
export type FittedText = { readonly sizeDots: number; readonly lines: readonly TextLine[] };

export type FitRule = {
  readonly weight: FontWeight;
  readonly widthDots: number;
  /** Largest first: the first size at which the text needs no more than `maxLines` is taken. */
  readonly sizesDots: readonly [number, ...number[]];
  readonly maxLines: number;
  /** Lines allowed at the smallest size, when even that is too large for `maxLines`; the same number unless given. */
  readonly mostLines?: number;
  /** Lines of about equal length, for centred text; otherwise every line is filled. */
  readonly isBalanced: boolean;
};

const ELLIPSIS = '…';
const BALANCE_STEPS = 7;
/** Letters measured one by one leave out kerning, which can widen a word by a hair. */
const KERNING_ALLOWANCE = 0.97;

type Ruler = (text: string) => number;

/** Splits text into what a reader sees as letters, marks included. */
const graphemesOf = (text: string): readonly string[] =>
  Array.from(new Intl.Segmenter('vi', { granularity: 'grapheme' }).segment(text), ({ segment }) => segment);

/** Cuts a word that is wider than a line into pieces that are not. A single letter wider than the line is dropped. */
const breakWord = (word: string, widthDots: number, ruler: Ruler): readonly string[] => {
  if (ruler(word) <= widthDots) return [word];
  const roomDots = widthDots * KERNING_ALLOWANCE;
  const pieces: string[] = [];
  let piece = '';
  let pieceDots = 0;
  for (const grapheme of graphemesOf(word)) {
    const graphemeDots = ruler(grapheme);
    if (graphemeDots > roomDots) continue;
    if (pieceDots + graphemeDots > roomDots) {
      pieces.push(piece);
      piece = '';
      pieceDots = 0;
    }
    piece += grapheme;
    pieceDots += graphemeDots;
  }
  return piece === '' ? pieces : [...pieces, piece];
};

/** Lines, and whether a word had to be cut for them. */
type Filled = { readonly lines: readonly string[]; readonly isCut: boolean };

/** Fills lines greedily; stops one line after `maxLines`, which tells that it did not fit. */
const fillLines = (text: string, widthDots: number, maxLines: number, ruler: Ruler): Filled => {
  const lines: string[] = [];
  let line = '';
  let isCut = false;
  for (const word of text.split(' ')) {
    let gap = ' ';
    for (const whole of piecesOf(word)) {
      const pieces = breakWord(whole, widthDots, ruler);
      isCut ||= pieces.length !== 1;
      for (const piece of pieces) {
        const longer = line === '' ? piece : `${line}${gap}${piece}`;
        gap = '';
        if (ruler(longer) <= widthDots) {
          line = longer;
          continue;
        }
        lines.push(line);
        if (lines.length > maxLines) return { lines, isCut };
        line = piece;
      }
    }
  }
  return { lines: line === '' ? lines : [...lines, line], isCut };
};

/** The narrowest measure that needs no more lines: halving finds it. */
const balanceLines = (filled: Filled, text: string, widthDots: number, ruler: Ruler): readonly string[] => {
  const { lines, isCut } = filled;
  if (lines.length < 2 || isCut) return lines;
  let tooNarrow = widthDots / lines.length / 2;
  let wideEnough = widthDots;
  let best = lines;
  for (let step = 0; step < BALANCE_STEPS; step += 1) {
    const tried = (tooNarrow + wideEnough) / 2;
    const candidate = fillLines(text, tried, lines.length, ruler);
    // A narrower measure may break words that the full width keeps whole; that is never an improvement.
    if (candidate.lines.length === lines.length && !candidate.isCut) {
      best = candidate.lines;
      wideEnough = tried;
    } else {
      tooNarrow = tried;
    }
  }
  return best;
};

const endWithEllipsis = (line: string, widthDots: number, ruler: Ruler): string => {
  const graphemes = [...graphemesOf(line.replace(/…$/u, ''))];
  while (graphemes.length > 0 && ruler(graphemes.join('').trimEnd() + ELLIPSIS) > widthDots) graphemes.pop();
  return graphemes.join('').trimEnd() + ELLIPSIS;
};

/**
 * Breaks `text` into at most `maxLines` lines, each at most `widthDots` wide: at the largest size that allows it, or at
 * the smallest in at most `mostLines`, the last of them ellipsised when more would be needed. An empty text has no lines.
 */
export const fitText = (font: FontMeasure, text: string, rule: FitRule): FittedText => {
  const rulerAt =
    (sizeDots: number): Ruler =>
    (part) =>
      font.widthDots(part, rule.weight, sizeDots);
  const withWidths = (sizeDots: number, lines: readonly string[]): FittedText => ({
    sizeDots,
    lines: lines.map((line) => ({ text: line, widthDots: rulerAt(sizeDots)(line) })),
  });
  for (const sizeDots of rule.sizesDots) {
    const ruler = rulerAt(sizeDots);
    const filled = fillLines(text, rule.widthDots, rule.maxLines, ruler);
    if (filled.lines.length > rule.maxLines) continue;
    return withWidths(
      sizeDots,
      rule.isBalanced ? balanceLines(filled, text, rule.widthDots, ruler) : filled.lines,
    );
  }
  const smallest = rule.sizesDots.at(-1) ?? rule.sizesDots[0];
  const ruler = rulerAt(smallest);
  const mostLines = rule.mostLines ?? rule.maxLines;
  const filled = fillLines(text, rule.widthDots, mostLines, ruler);
  if (filled.lines.length <= mostLines)
    return withWidths(
      smallest,
      rule.isBalanced ? balanceLines(filled, text, rule.widthDots, ruler) : filled.lines,
    );
  const kept = filled.lines.slice(0, mostLines);
  const last = endWithEllipsis(kept.at(-1) ?? '', rule.widthDots, ruler);
  return withWidths(smallest, [...kept.slice(0, -1), last]);
};
