/**
 * Setting text: from words to lines at their places, one beneath the other.
 */
import type { FontMeasure, FontWeight, SlipElement, TextRun } from './layout.ts';
import type { Column } from './page.ts';
import { textForPaper } from './paper-text.ts';
import type { FitRule } from './wrap-text.ts';
import { fitText } from './wrap-text.ts';

/** A piece of the slip: its elements, and where the next piece may begin. */
export type Part = { readonly elements: readonly SlipElement[]; readonly bottom: number };

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

/** A stretch of a line with a weight of its own. */
export type Span = { readonly text: string; readonly weight: FontWeight };
/** Words of several weights that stand on one line where there is room for it. */
export type SpanLine = {
  readonly spans: readonly Span[];
  readonly align: 'left' | 'center';
  readonly column: Column;
  readonly sizesDots: FitRule['sizesDots'];
  readonly ink: TextRun['ink'];
};

/** Sets spans on one line at the largest size that fits, or one beneath the other when none does. Empty spans are left out. */
export const setSpans = (font: FontMeasure, top: number, line: SpanLine): Part => {
  const spans = line.spans
    .map(({ text, weight }) => ({ text: textForPaper(text, font.canDraw), weight }))
    .filter(({ text }) => text !== '');
  const widthsAt = (size: number): readonly number[] =>
    spans.map(({ text, weight }) => font.widthDots(text, weight, size));
  const gapAt = (size: number, index: number): number =>
    /^[,.;:]/u.test(spans[index + 1]?.text ?? ',') ? 0 : font.widthDots(' ', 500, size);
  const totalAt = (size: number): number =>
    widthsAt(size).reduce((sum, width, index) => sum + width + gapAt(size, index), 0);
  const size = line.sizesDots.find((candidate) => totalAt(candidate) <= line.column.width);
  if (size === undefined) {
    return stack(spans, top, (below, { text, weight }) =>
      setParagraph(font, below, {
        text: text.replace(/^[,·]\s*/u, ''),
        align: line.align,
        column: line.column,
        rule: { weight, sizesDots: line.sizesDots, maxLines: 2 },
        ink: line.ink,
      }),
    );
  }
  const widths = widthsAt(size);
  const baseline = top + Math.round(size * RISE);
  const start =
    line.align === 'left' ? line.column.left : line.column.left + (line.column.width - totalAt(size)) / 2;
  const elements = spans.map(({ text, weight }, index): TextRun => {
    const before = widths
      .slice(0, index)
      .reduce((sum, width, position) => sum + width + gapAt(size, position), 0);
    const place = { x: start + before, baseline, widthDots: widths[index] ?? 0 };
    return { kind: 'text', ...place, text, weight, sizeDots: size, ink: line.ink };
  });
  if (elements.length === 0) return { elements, bottom: top };
  return { elements, bottom: baseline + Math.round(size * DROP) };
};

/** Sets one thing after another, each below the one before. */
export const stack = <T>(
  things: readonly T[],
  top: number,
  set: (top: number, thing: T, index: number) => Part,
): Part =>
  things.reduce<Part>(
    (above, thing, index) => {
      const part = set(above.bottom, thing, index);
      return { elements: [...above.elements, ...part.elements], bottom: part.bottom };
    },
    { elements: [], bottom: top },
  );

/** The same piece, lower by so many dots. */
export const lowered = (part: Part, dots: number): Part => ({
  elements: part.elements.map((element) =>
    element.kind === 'text'
      ? { ...element, baseline: element.baseline + dots }
      : { ...element, y: element.y + dots },
  ),
  bottom: part.bottom + dots,
});
