/**
 * What every slip has in common: its margins, its rules and its head. Measures are dots at 203 dpi.
 */
import type { TicketSlip } from '#protocol/views.ts';
import type { FontMeasure } from './layout.ts';
import { PAPER_WIDTH_DOTS } from './layout.ts';
import type { Column, Part } from './typeset.ts';
import { setParagraph } from './typeset.ts';

const MARGIN = 16;
export const LEFT = MARGIN;
export const RIGHT = PAPER_WIDTH_DOTS - MARGIN;
export const CONTENT_WIDTH = RIGHT - LEFT;
export const CENTER = PAPER_WIDTH_DOTS / 2;
/** Room between a frame and the words inside it. */
const INSET = 20;
export const RULE_HEIGHT = 3;
/** The square or circle before a paper's name. */
export const MARK_SIZE = 26;

export const FULL_WIDTH: Column = { left: LEFT, width: CONTENT_WIDTH };
export const FRAME_WIDTH: Column = { left: LEFT + INSET, width: CONTENT_WIDTH - 2 * INSET };

/** A line across the paper. */
export const ruleAt = (top: number): Part => ({
  elements: [{ kind: 'rule', x: LEFT, y: top, widthDots: CONTENT_WIDTH, heightDots: RULE_HEIGHT }],
  bottom: top + RULE_HEIGHT,
});

/** Office and unit. */
export const headPart = (
  font: FontMeasure,
  top: number,
  slip: Pick<TicketSlip, 'officeName' | 'unitName'>,
): Part => {
  const office = setParagraph(font, top, {
    text: slip.officeName.toLocaleUpperCase('vi'),
    align: 'center',
    column: FULL_WIDTH,
    rule: { weight: 800, sizesDots: [34, 30, 27], maxLines: 2 },
    ink: 'black',
  });
  const unit = setParagraph(font, office.bottom, {
    text: slip.unitName,
    align: 'center',
    column: FULL_WIDTH,
    rule: { weight: 500, sizesDots: [26, 25], maxLines: 2 },
    ink: 'black',
  });
  return { elements: [...office.elements, ...unit.elements], bottom: unit.bottom };
};
