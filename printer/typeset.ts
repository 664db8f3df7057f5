/**
 * Setting one text: from words to lines at their places.
 */
import type { FontMeasure, SlipElement, TextRun } from './layout.ts';
import { textForPaper } from './paper-text.ts';
import type { FitRule } from './wrap-text.ts';
import { fitText } from './wrap-text.ts';

/** A piece of the slip: its elements, and where the next piece may begin. */
export type Part = { readonly elements: readonly SlipElement[]; readonly bottom: number };

/** Where text may stand. */
export type Column = { readonly left: number; readonly width: number };
/** One text with all that decides its looks. */
export type Paragraph = {
  readonly text: string;
  readonly align: 'left' | 'center';
  readonly column: Column;
  readonly rule: Omit<FitRule, 'widthDots' | 'isBalanced'>;
  readonly ink: TextRun['ink'];
};

/** Room that a line's accents take above its baseline, and the distance to the next line, as shares of the size. */
export const RISE = 0.98;
const LEADING = 1.22;
/** Room beneath the last baseline for descenders and dots below. */
export const DROP = 0.24;

/** Lines of one text below `top`; nothing when the text is empty. */
export const setParagraph = (font: FontMeasure, top: number, paragraph: Paragraph): Part => {
  const { column, align, ink, rule } = paragraph;
  const fitted = fitText(font, textForPaper(paragraph.text, font.canDraw), {
    ...rule,
    widthDots: column.width,
    isBalanced: align === 'center',
  });
  if (fitted.lines.length === 0) return { elements: [], bottom: top };
  const firstBaseline = top + Math.round(fitted.sizeDots * RISE);
  const pitch = Math.round(fitted.sizeDots * LEADING);
  const elements = fitted.lines.map((line, index): TextRun => ({
    kind: 'text',
    x: align === 'left' ? column.left : column.left + (column.width - line.widthDots) / 2,
    baseline: firstBaseline + index * pitch,
    widthDots: line.widthDots,
    text: line.text,
    weight: rule.weight,
    sizeDots: fitted.sizeDots,
    ink,
  }));
  const lastBaseline = firstBaseline + (fitted.lines.length - 1) * pitch;
  return { elements, bottom: lastBaseline + Math.round(fitted.sizeDots * DROP) };
};
