/**
 * Rows of figures: words on the left, the figure on the right edge, so that a column of them is read at a glance.
 */
import type { Paragraph, Part } from './typeset.ts';
import type { Paper } from './page.ts';
import { setParagraph, setSpans } from './typeset.ts';

/** Between a label and its value. */
const GAP_DOTS = 14;

/** Sets a short text so that it ends at the right edge of a column; never wider than the column. */
export const setRight = (paper: Paper, top: number, paragraph: Omit<Paragraph, 'align'>): Part => {
  const set = setParagraph(paper.font, top, { ...paragraph, align: 'left' });
  const { left, width } = paragraph.column;
  return {
    elements: set.elements.map((element) =>
      element.kind === 'text' ? { ...element, x: left + width - element.widthDots } : element,
    ),
    bottom: set.bottom,
  };
};

export type Row = {
  readonly label: { readonly first: string; readonly second: string };
  readonly value: string;
  readonly isLarge: boolean;
  /** The label is the name of a section that has only this to say. */
  readonly isHeading?: boolean;
};

/** One figure with its label, the second language beneath the label where both do not fit on a line. */
export const setRow = (
  paper: Paper,
  top: number,
  { label, value, isLarge, isHeading = false }: Row,
): Part => {
  const { page, font } = paper;
  const sizes = isLarge ? page.sizes(38, 34, 30, 27, 25) : page.sizes(27, 25);
  const weight = isHeading ? 500 : 800;
  const widest = page.full.width * 0.55;
  const valueWidth = Math.min(widest, Math.ceil(font.widthDots(value, weight, sizes[0])) + 1);
  const set = setRight(paper, top, {
    text: value,
    column: { left: page.right - valueWidth, width: valueWidth },
    rule: { weight, sizesDots: sizes, maxLines: 2 },
    ink: 'black',
  });
  const width = page.full.width - valueWidth - page.length(GAP_DOTS);
  // Words stand on the figure's own line, however large the figure is.
  const lowerBy = isLarge ? sizes[0] - page.sizes(27)[0] : 0;
  const words = setSpans(font, top + lowerBy, {
    spans: [
      { text: label.first, weight: isHeading ? 800 : isLarge ? 700 : 500 },
      { text: label.second === '' ? '' : `· ${label.second}`, weight: 500 },
    ],
    align: 'left',
    column: { left: page.left, width },
    sizesDots: isHeading ? page.sizes(28, 25) : page.sizes(27, 25),
    ink: 'black',
  });
  return { elements: [...words.elements, ...set.elements], bottom: Math.max(words.bottom, set.bottom) };
};
