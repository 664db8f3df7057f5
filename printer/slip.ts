/**
 * Facts → layout: what stands where on a ticket. Pure: the same slip and the same measure give the same layout.
 *
 * Measures are dots at 203 dpi. No text is smaller than 25 dots or lighter than weight 500, no line thinner than
 * 3 dots, and there is one black block: what is finer breaks up, what is blacker overheats the head.
 */
import type { TicketSlip } from '#protocol/views.ts';
import type { FontMeasure, SlipLayout, TextRun } from './layout.ts';
import { PAPER_WIDTH_DOTS } from './layout.ts';
import { textForPaper } from './paper-text.ts';
import type { SpokenFact } from './slip-words.ts';
import { aheadFact, counterSentence, issuedWords, waitFact } from './slip-words.ts';
import {
  CENTER,
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
import type { Column, Paragraph, Part } from './typeset.ts';
import { DROP, RISE, setParagraph } from './typeset.ts';
import { fitText } from './wrap-text.ts';

const PAPER_NAME_LEFT = 60;
/** A citizen reads no more on a slip; the rest is on the kiosk and at the counter. */
const MAX_PAPERS = 10;

/** The number plate: one look on the kiosk's screen, in the hall and here. */
const platePart = (font: FontMeasure, top: number, slip: TicketSlip): Part => {
  const label = setParagraph(font, top + 17, {
    // Which class it is stays between the citizen and the officer.
    text: slip.ticket.priorityId === null ? 'SỐ THỨ TỰ' : 'SỐ ƯU TIÊN',
    align: 'center',
    column: FRAME_WIDTH,
    rule: { weight: 700, sizesDots: [28], maxLines: 1 },
    ink: 'black',
  });
  const number = textForPaper(slip.ticket.number, font.canDraw).replace(/\p{M}/gu, '');
  const fitted = fitText(font, number, {
    weight: 800,
    widthDots: FRAME_WIDTH.width,
    sizesDots: [184, 160, 120, 80, 50],
    maxLines: 1,
    isBalanced: false,
  });
  // Figures have no accents and no descenders: the number stands by its cap height (0.74 of its size).
  const baseline = label.bottom + 22 + Math.round(fitted.sizeDots * 0.74);
  const numberRuns = fitted.lines.map((line): TextRun => ({
    kind: 'text',
    x: CENTER - line.widthDots / 2,
    baseline,
    widthDots: line.widthDots,
    text: line.text,
    weight: 800,
    sizeDots: fitted.sizeDots,
    ink: 'black',
  }));
  const service = setParagraph(font, baseline + 22, {
    text: slip.serviceName,
    align: 'center',
    column: FRAME_WIDTH,
    rule: { weight: 800, sizesDots: [34, 31, 28], maxLines: 3 },
    ink: 'black',
  });
  const bottom = service.bottom + 16;
  return {
    elements: [
      {
        kind: 'plate',
        x: LEFT,
        y: top,
        widthDots: CONTENT_WIDTH,
        heightDots: bottom - top,
        radiusDots: 22,
        strokeDots: 5,
      },
      ...label.elements,
      ...numberRuns,
      ...service.elements,
    ],
    bottom,
  };
};

/** Where to wait and who will call: the slip's one black block. */
const waitingPart = (font: FontMeasure, top: number, slip: TicketSlip): Part => {
  const area = textForPaper(slip.waitingArea, font.canDraw);
  const place = setParagraph(font, top + 11, {
    text: area === '' ? '' : `Chờ ở ${area}`,
    align: 'center',
    column: FRAME_WIDTH,
    rule: { weight: 800, sizesDots: [34, 31, 28], maxLines: 3 },
    ink: 'white',
  });
  const caller = setParagraph(font, place.bottom + (area === '' ? 4 : 6), {
    text: counterSentence(slip.ticket.counterNumbers),
    align: 'center',
    column: FRAME_WIDTH,
    rule: { weight: 700, sizesDots: [28], maxLines: 2 },
    ink: 'white',
  });
  const bottom = caller.bottom + 12;
  return {
    elements: [
      { kind: 'block', x: LEFT, y: top, widthDots: CONTENT_WIDTH, heightDots: bottom - top, radiusDots: 16 },
      ...place.elements,
      ...caller.elements,
    ],
    bottom,
  };
};

const factColumn = (font: FontMeasure, top: number, column: Column, fact: SpokenFact): Part => {
  const headline = setParagraph(font, top - 2, {
    text: fact.headline,
    align: 'center',
    column,
    rule: { weight: 800, sizesDots: [39, 35, 31], maxLines: 1 },
    ink: 'black',
  });
  const label = setParagraph(font, headline.bottom, {
    text: fact.label,
    align: 'center',
    column,
    rule: { weight: 500, sizesDots: [25], maxLines: 1 },
    ink: 'black',
  });
  return { elements: [...headline.elements, ...label.elements], bottom: label.bottom };
};

/** How many are before, and how long that usually takes; an unknown wait is left out, never shown as 0. */
const factsPart = (font: FontMeasure, top: number, slip: TicketSlip): Part => {
  const ahead = aheadFact(slip.ticket.ahead);
  const wait = waitFact(slip.ticket.range);
  if (wait === null) return factColumn(font, top, FULL_WIDTH, ahead);
  const half = CONTENT_WIDTH / 2;
  const left = factColumn(font, top, { left: LEFT, width: half - 8 }, ahead);
  const right = factColumn(font, top, { left: LEFT + half + 8, width: half - 8 }, wait);
  const bottom = Math.max(left.bottom, right.bottom);
  return {
    elements: [
      ...left.elements,
      { kind: 'rule', x: CENTER - 1, y: top, widthDots: RULE_HEIGHT, heightDots: bottom - top },
      ...right.elements,
    ],
    bottom,
  };
};

const paperLine = (font: FontMeasure, top: number, text: string, rule: Paragraph['rule']): Part =>
  setParagraph(font, top, {
    text,
    align: 'left',
    column: { left: PAPER_NAME_LEFT, width: RIGHT - PAPER_NAME_LEFT },
    rule,
    ink: 'black',
  });

const paperItem = (font: FontMeasure, top: number, paper: TicketSlip['papers'][number]): Part => {
  const name = paperLine(font, top, paper.name, { weight: 500, sizesDots: [27, 25], maxLines: 3 });
  const note = paper.onlyIfNotLookedUp
    ? paperLine(font, name.bottom + 2, '(không phải nộp nếu tra cứu được)', {
        weight: 500,
        sizesDots: [25],
        maxLines: 2,
      })
    : { elements: [], bottom: name.bottom };
  return {
    elements: [
      {
        kind: paper.onlyIfNotLookedUp ? 'circle' : 'square',
        x: 20,
        y: top + 5,
        widthDots: MARK_SIZE,
        heightDots: MARK_SIZE,
        strokeDots: 3,
      },
      ...name.elements,
      ...note.elements,
    ],
    bottom: note.bottom,
  };
};

/** What to have ready. A slip without papers has no such part, and no rule for it. */
const papersPart = (font: FontMeasure, top: number, slip: TicketSlip): Part => {
  const papers = slip.papers.filter((paper) => textForPaper(paper.name, font.canDraw) !== '');
  if (papers.length === 0) return { elements: [], bottom: top };
  const rule = ruleAt(top);
  const heading = setParagraph(font, rule.bottom + 11, {
    text: 'Chuẩn bị sẵn',
    align: 'left',
    column: { left: 20, width: RIGHT - 20 },
    rule: { weight: 800, sizesDots: [28], maxLines: 1 },
    ink: 'black',
  });
  const shown = papers.length > MAX_PAPERS ? papers.slice(0, MAX_PAPERS - 1) : papers;
  const hidden = papers.length - shown.length;
  const items = shown.reduce<Part>(
    (above, paper) => {
      const item = paperItem(font, above.bottom + 8, paper);
      return { elements: [...above.elements, ...item.elements], bottom: item.bottom };
    },
    { elements: [...rule.elements, ...heading.elements], bottom: heading.bottom },
  );
  if (hidden === 0) return { elements: items.elements, bottom: items.bottom + 17 };
  const rest = paperLine(font, items.bottom + 8, `Và ${String(hidden)} giấy tờ khác: xin hỏi cán bộ`, {
    weight: 700,
    sizesDots: [27],
    maxLines: 2,
  });
  return { elements: [...items.elements, ...rest.elements], bottom: rest.bottom + 17 };
};

/** When the number was taken; one centred line of three runs, since the time is bold. */
const issuedLine = (font: FontMeasure, top: number, slip: TicketSlip): Part => {
  const { time, day } = issuedWords(slip.ticket.issuedAt, slip.timeZone);
  const size = 25;
  const runs = [
    { text: 'Lấy số lúc', weight: 500, gap: 6 },
    { text: time, weight: 800, gap: 0 },
    { text: `, ${day}`, weight: 500, gap: 0 },
  ] as const;
  const widths = runs.map(({ text, weight, gap }) => font.widthDots(text, weight, size) + gap);
  const total = widths.reduce((sum, width) => sum + width, 0);
  const baseline = top + Math.round(size * RISE);
  const elements = runs.map(({ text, weight, gap }, index): TextRun => {
    const before = widths.slice(0, index).reduce((sum, width) => sum + width, 0);
    const widthDots = (widths[index] ?? 0) - gap;
    return {
      kind: 'text',
      x: CENTER - total / 2 + before,
      baseline,
      widthDots,
      text,
      weight,
      sizeDots: size,
      ink: 'black',
    };
  });
  return { elements, bottom: baseline + Math.round(size * DROP) };
};

const footPart = (font: FontMeasure, top: number, slip: TicketSlip): Part => {
  const rule = ruleAt(top);
  const issued = issuedLine(font, rule.bottom + 11, slip);
  const validity = setParagraph(font, issued.bottom + 4, {
    text: 'Chỉ có giá trị trong ngày',
    align: 'center',
    column: FULL_WIDTH,
    rule: { weight: 500, sizesDots: [25], maxLines: 1 },
    ink: 'black',
  });
  return { elements: [...rule.elements, ...issued.elements, ...validity.elements], bottom: validity.bottom };
};

/**
 * Lays out a ticket: whatever its words are, every element stays within the paper's width.
 * Throws RangeError when the slip names a time zone that does not exist.
 */
export const layoutTicket = (slip: TicketSlip, font: FontMeasure): SlipLayout => {
  const head = headPart(font, 12, slip);
  const plate = platePart(font, head.bottom + 17, slip);
  const waiting = waitingPart(font, plate.bottom + 15, slip);
  const facts = factsPart(font, waiting.bottom + 17, slip);
  const papers = papersPart(font, facts.bottom + 14, slip);
  const foot = footPart(font, papers.bottom, slip);
  return {
    widthDots: PAPER_WIDTH_DOTS,
    heightDots: foot.bottom,
    elements: [head, plate, waiting, facts, papers, foot].flatMap((part) => part.elements),
  };
};
