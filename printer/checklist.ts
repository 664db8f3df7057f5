/**
 * Facts → layout of the list that a citizen takes home: which papers are missing, when to come back, and where their
 * number stands then. Made so that nobody takes it for a ticket: no plate, no large figure, and it says so itself.
 */
import type { ChecklistSlip } from '#protocol/views.ts';
import type { FontMeasure, SlipLayout } from './layout.ts';
import { PAPER_WIDTH_DOTS } from './layout.ts';
import { textForPaper } from './paper-text.ts';
import {
  CONTENT_WIDTH,
  FRAME_WIDTH,
  FULL_WIDTH,
  headPart,
  LEFT,
  MARK_SIZE,
  RIGHT,
  ruleAt,
  RULE_HEIGHT,
} from './slip-parts.ts';
import { issuedWords, returnSentences } from './slip-words.ts';
import type { Part } from './typeset.ts';
import { setParagraph } from './typeset.ts';

const NAME_LEFT = 60;
const DASH_DOTS = 8;
const DASH_PITCH_DOTS = 14;

/** What the list is for: the slip's one black block. */
const titlePart = (font: FontMeasure, top: number, slip: ChecklistSlip): Part => {
  const label = setParagraph(font, top + 11, {
    text: 'Giấy tờ cần bổ sung',
    align: 'center',
    column: FRAME_WIDTH,
    rule: { weight: 700, sizesDots: [28], maxLines: 1 },
    ink: 'white',
  });
  const service = setParagraph(font, label.bottom + 4, {
    text: slip.serviceName,
    align: 'center',
    column: FRAME_WIDTH,
    rule: { weight: 800, sizesDots: [38, 34, 31, 28], maxLines: 3 },
    ink: 'white',
  });
  const bottom = service.bottom + 14;
  return {
    elements: [
      { kind: 'block', x: LEFT, y: top, widthDots: CONTENT_WIDTH, heightDots: bottom - top, radiusDots: 16 },
      ...label.elements,
      ...service.elements,
    ],
    bottom,
  };
};

/** Every missing paper, each with a square to tick; none is left out, since the citizen comes back for all of them. */
const papersPart = (font: FontMeasure, top: number, slip: ChecklistSlip): Part => {
  const names = slip.papers.filter((name) => textForPaper(name, font.canDraw) !== '');
  return names.reduce<Part>(
    (above, name) => {
      const itemTop = above.bottom + 12;
      const text = setParagraph(font, itemTop, {
        text: name,
        align: 'left',
        column: { left: NAME_LEFT, width: RIGHT - NAME_LEFT },
        rule: { weight: 700, sizesDots: [32, 28, 25], maxLines: 4 },
        ink: 'black',
      });
      return {
        elements: [
          ...above.elements,
          {
            kind: 'square',
            x: 20,
            y: itemTop + 8,
            widthDots: MARK_SIZE,
            heightDots: MARK_SIZE,
            strokeDots: 3,
          },
          ...text.elements,
        ],
        bottom: Math.max(text.bottom, itemTop + 8 + MARK_SIZE),
      };
    },
    { elements: [], bottom: top },
  );
};

/** When to come back, whom to tell, and what becomes of the number. */
const returnPart = (font: FontMeasure, top: number, slip: ChecklistSlip): Part => {
  const rule = ruleAt(top);
  const heading = setParagraph(font, rule.bottom + 11, {
    text: 'Khi quay lại',
    align: 'left',
    column: FULL_WIDTH,
    rule: { weight: 800, sizesDots: [28], maxLines: 1 },
    ink: 'black',
  });
  return returnSentences(slip).reduce<Part>(
    (above, text) => {
      const sentence = setParagraph(font, above.bottom + 6, {
        text,
        align: 'left',
        column: FULL_WIDTH,
        rule: { weight: 500, sizesDots: [27, 25], maxLines: 3 },
        ink: 'black',
      });
      return { elements: [...above.elements, ...sentence.elements], bottom: sentence.bottom };
    },
    { elements: [...rule.elements, ...heading.elements], bottom: heading.bottom },
  );
};

const dashedRuleAt = (top: number): Part => {
  const dashes = Math.floor((CONTENT_WIDTH + DASH_PITCH_DOTS - DASH_DOTS) / DASH_PITCH_DOTS);
  return {
    elements: Array.from({ length: dashes }, (_, index) => ({
      kind: 'rule',
      x: LEFT + index * DASH_PITCH_DOTS,
      y: top,
      widthDots: DASH_DOTS,
      heightDots: RULE_HEIGHT,
    })),
    bottom: top + RULE_HEIGHT,
  };
};

const footPart = (font: FontMeasure, top: number, slip: ChecklistSlip): Part => {
  const rule = dashedRuleAt(top);
  const { time, day } = issuedWords(slip.printedAt, slip.timeZone);
  const notATicket = setParagraph(font, rule.bottom + 11, {
    text: 'Đây không phải phiếu số thứ tự',
    align: 'center',
    column: FULL_WIDTH,
    rule: { weight: 700, sizesDots: [27], maxLines: 1 },
    ink: 'black',
  });
  const printed = setParagraph(font, notATicket.bottom + 4, {
    text: `In lúc ${time}, ${day}`,
    align: 'center',
    column: FULL_WIDTH,
    rule: { weight: 500, sizesDots: [25], maxLines: 1 },
    ink: 'black',
  });
  return {
    elements: [...rule.elements, ...notATicket.elements, ...printed.elements],
    bottom: printed.bottom,
  };
};

/**
 * Lays out a checklist: whatever its words are, every element stays within the paper's width.
 * Throws RangeError when the slip names a time zone that does not exist.
 */
export const layoutChecklist = (slip: ChecklistSlip, font: FontMeasure): SlipLayout => {
  const head = headPart(font, 12, slip);
  const title = titlePart(font, head.bottom + 17, slip);
  const papers = papersPart(font, title.bottom + 6, slip);
  const returning = returnPart(font, papers.bottom + 18, slip);
  const foot = footPart(font, returning.bottom + 17, slip);
  return {
    widthDots: PAPER_WIDTH_DOTS,
    heightDots: foot.bottom,
    elements: [head, title, papers, returning, foot].flatMap((part) => part.elements),
  };
};
