/**
 * Setting text: from words to lines at their places, one beneath the other.
 */
import type { FontMeasure, FontWeight, Ink, SlipElement, TextRun } from './layout.ts';
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

/** Room that a line takes above its baseline and beneath it, and the distance to the next line, as shares of the size. */
const RISE = 0.98;
const DROP = 0.24;
const LEADING = 1.22;
/** White between the accents of one line and the dots below of the line above it. */
const CLEARANCE_DOTS = 2;

type SetLine = { readonly runs: readonly TextRun[]; readonly sizeDots: number; readonly ink: Ink };

const lineOf = (font: FontMeasure, runs: readonly TextRun[], sizeDots: number): SetLine => {
  const inks = runs.map(({ text, weight }) => font.inkOf(text, weight));
  return {
    runs,
    sizeDots,
    ink: {
      above: Math.max(...inks.map(({ above }) => above)),
      below: Math.max(...inks.map(({ below }) => below)),
    },
  };
};

/**
 * Puts lines below each other. Capitals with two accents reach far above their size: such a line is given the room it
 * needs, and only such a line, so that other paper is not longer for it.
 */
const placeLines = (lines: readonly SetLine[], top: number): Part => {
  const elements: TextRun[] = [];
  let baseline = top;
  lines.forEach(({ runs, sizeDots, ink }, index) => {
    const above = lines[index - 1];
    const tall = Math.ceil(ink.above * sizeDots);
    baseline +=
      above === undefined
        ? Math.max(Math.round(RISE * sizeDots), tall)
        : Math.max(
            Math.round(LEADING * sizeDots),
            Math.ceil(above.ink.below * above.sizeDots) + tall + CLEARANCE_DOTS,
          );
    elements.push(...runs.map((run) => ({ ...run, baseline })));
  });
  const last = lines.at(-1);
  if (last === undefined) return { elements, bottom: top };
  const drop = Math.max(Math.round(DROP * last.sizeDots), Math.ceil(last.ink.below * last.sizeDots));
  return { elements, bottom: baseline + drop };
};

/** Lines of one text below `top`; nothing when the text is empty. */
export const setParagraph = (font: FontMeasure, top: number, paragraph: Paragraph): Part => {
  const { column, align, ink, rule } = paragraph;
  const { sizeDots, lines } = fitText(font, textForPaper(paragraph.text, font.canDraw), {
    ...rule,
    widthDots: column.width,
    isBalanced: align === 'center',
  });
  const set = lines.map(({ text, widthDots }) => {
    const x = align === 'left' ? column.left : column.left + (column.width - widthDots) / 2;
    const run = {
      kind: 'text',
      x,
      baseline: 0,
      widthDots,
      text,
      weight: rule.weight,
      sizeDots,
      ink,
    } as const;
    return lineOf(font, [run], sizeDots);
  });
  return placeLines(set, top);
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

/** A comma follows what is before it without a space. */
const gapBefore = (font: FontMeasure, { text }: Span, sizeDots: number): number =>
  /^[,.;:，、。；：]/u.test(text) ? 0 : font.widthDots(' ', 500, sizeDots);

const widthOf = (font: FontMeasure, spans: readonly Span[], sizeDots: number): number =>
  spans.reduce(
    (sum, span, index) =>
      sum +
      (index === 0 ? 0 : gapBefore(font, span, sizeDots)) +
      font.widthDots(span.text, span.weight, sizeDots),
    0,
  );

const setSpanLine = (font: FontMeasure, top: number, spans: readonly Span[], line: SpanLine): Part => {
  const { column, align, sizesDots, ink } = line;
  const sizeDots = sizesDots.find((size) => widthOf(font, spans, size) <= column.width);
  const [first] = spans;
  if (sizeDots === undefined) {
    const rule = { weight: first?.weight ?? 500, sizesDots, maxLines: 3 };
    const text = spans.map((span) => span.text).join(' ');
    return setParagraph(font, top, { text, align, column, ink, rule });
  }
  const total = widthOf(font, spans, sizeDots);
  const start = align === 'left' ? column.left : column.left + (column.width - total) / 2;
  const runs = spans.map(({ text, weight }, index): TextRun => {
    const widthDots = font.widthDots(text, weight, sizeDots);
    const x = start + widthOf(font, spans.slice(0, index + 1), sizeDots) - widthDots;
    return { kind: 'text', x, baseline: 0, widthDots, text, weight, sizeDots, ink };
  });
  return placeLines(runs.length === 0 ? [] : [lineOf(font, runs, sizeDots)], top);
};

/** A line does not begin with what only joins it to the one before. */
const withoutJoint = ({ text, weight }: Span): Span => ({ text: text.replace(/^[,，·]\s*/u, ''), weight });

/** Spans that share a line at this size, one list a line. */
const brokenInto = (
  font: FontMeasure,
  spans: readonly Span[],
  widthDots: number,
  sizeDots: number,
): readonly (readonly Span[])[] =>
  spans.reduce<readonly (readonly Span[])[]>((lines, span) => {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(font, [...last, span], sizeDots) <= widthDots)
      return [...lines.slice(0, -1), [...last, span]];
    return [...lines, [last === undefined ? span : withoutJoint(span)]];
  }, []);

/**
 * Sets spans on one line at the largest size that fits; where none does, breaks between spans at the smallest size.
 * Empty spans are left out.
 */
export const setSpans = (font: FontMeasure, top: number, line: SpanLine): Part => {
  const { column, sizesDots } = line;
  const spans = line.spans
    .map(({ text, weight }) => ({ text: textForPaper(text, font.canDraw), weight }))
    .filter(({ text }) => text !== '');
  const fits = sizesDots.some((size) => widthOf(font, spans, size) <= column.width);
  if (fits) return setSpanLine(font, top, spans, line);
  const smallest = sizesDots.at(-1) ?? sizesDots[0];
  return stack(brokenInto(font, spans, column.width, smallest), top, (above, each) =>
    setSpanLine(font, above, each, { ...line, sizesDots: [smallest] }),
  );
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
