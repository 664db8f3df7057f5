/**
 * Facts → layout of the list that a citizen takes home: which papers are missing, when to come back, and where their
 * number stands then. Made so that nobody takes it for a ticket: no plate, no large figure, and it says so itself.
 */
import type { ChecklistSlip } from '#protocol/slips.ts';
import { CHECKLIST_WORDS, returnSentences } from './checklist-words.ts';
import type { SlipLayout } from './layout.ts';
import type { Paper } from './page.ts';
import { textForPaper } from './paper-text.ts';
import {
  blockAround,
  dashedRuleAt,
  headPart,
  markAt,
  momentLine,
  reprintPart,
  ruleAt,
  setHeading,
  wordings,
  wordsIn,
} from './parts.ts';
import { nameColumn } from './ticket-papers.ts';
import type { Part } from './typeset.ts';
import { setParagraph, setSpans, stack } from './typeset.ts';

/** What the list is for: the slip's one black block. */
const titlePart = (paper: Paper, top: number, slip: ChecklistSlip): Part => {
  const { page, font } = paper;
  const centred = { align: 'center', column: page.frame, ink: 'white' } as const;
  const titles = wordings(paper, slip.languages, (language) => CHECKLIST_WORDS[language].title);
  const names = wordings(paper, slip.languages, (language) => wordsIn(language, slip.serviceName));
  return blockAround(paper, top, { above: 11, below: 14 }, (inside) => {
    const label = setSpans(font, inside, {
      spans: [
        { text: titles.first, weight: 700 },
        { text: titles.second === '' ? '' : `· ${titles.second}`, weight: 500 },
      ],
      sizesDots: page.sizes(28, 25),
      ...centred,
    });
    const service = setParagraph(font, label.bottom + page.length(4), {
      text: names.first,
      rule: { weight: 800, sizesDots: page.sizes(38, 34, 31, 28, 25), maxLines: 3, mostLines: 5 },
      ...centred,
    });
    const other = setParagraph(font, service.bottom, {
      text: names.second,
      rule: { weight: 500, sizesDots: page.sizes(25), maxLines: 2, mostLines: 5 },
      ...centred,
    });
    return { elements: [label, service, other].flatMap(({ elements }) => elements), bottom: other.bottom };
  });
};

/** Every missing paper, each with a square to tick; none is left out, since the citizen comes back for all of them. */
const papersPart = (paper: Paper, top: number, slip: ChecklistSlip): Part => {
  const { page, font } = paper;
  const sizesDots = page.sizes(32, 28, 25);
  const names = slip.papers.filter((name) => textForPaper(name, font.canDraw) !== '');
  return stack(names, top, (above, text) => {
    const itemTop = above + page.length(12);
    const mark = markAt(paper, 'square', itemTop, sizesDots[0]);
    const name = setParagraph(font, itemTop, {
      text,
      align: 'left',
      column: nameColumn(paper, sizesDots[0]),
      rule: { weight: 700, sizesDots, maxLines: 4 },
      ink: 'black',
    });
    return {
      elements: [mark, ...name.elements],
      bottom: Math.max(name.bottom, mark.y + mark.heightDots),
    };
  });
};

/** When to come back, whom to tell, and what becomes of the number; then the same in the second language, smaller. */
const returnPart = (paper: Paper, top: number, slip: ChecklistSlip): Part => {
  const { page, font } = paper;
  const left = { align: 'left', column: page.full, ink: 'black' } as const;
  const heading = setHeading(
    paper,
    top,
    wordings(paper, slip.languages, (language) => CHECKLIST_WORDS[language].whenBack),
    { ...left, sizesDots: page.sizes(28, 25) },
  );
  return stack(slip.languages, heading.bottom, (above, language, index) => {
    // In the first language each sentence begins a line of its own; the second is read by few and stands close.
    const sentences = returnSentences(language, slip);
    const set = stack(index === 0 ? sentences : [sentences.join(' ')], above, (sentenceTop, text) =>
      setParagraph(font, sentenceTop + page.length(6), {
        text,
        rule: { weight: 500, sizesDots: index === 0 ? page.sizes(27, 25) : page.sizes(25), maxLines: 8 },
        ...left,
      }),
    );
    return index === 0 ? { elements: [...heading.elements, ...set.elements], bottom: set.bottom } : set;
  });
};

const footPart = (paper: Paper, top: number, slip: ChecklistSlip): Part => {
  const { page, font } = paper;
  const [language] = slip.languages;
  const centred = { align: 'center', column: page.full, ink: 'black' } as const;
  const rule = dashedRuleAt(paper, top);
  const notATicket = stack(slip.languages, rule.bottom + page.length(11), (above, each, index) =>
    setParagraph(font, above, {
      text: CHECKLIST_WORDS[each].notATicket,
      rule: { weight: index === 0 ? 700 : 500, sizesDots: page.sizes(27, 25), maxLines: 2 },
      ...centred,
    }),
  );
  const what = CHECKLIST_WORDS[language].printedAt;
  const printed = momentLine(paper, notATicket.bottom + page.length(4), { what, at: slip.printedAt }, slip);
  return {
    elements: [...rule.elements, ...notATicket.elements, ...printed.elements],
    bottom: printed.bottom,
  };
};

/**
 * Lays out a checklist: whatever its words are, every element stays within the paper's width.
 * Throws RangeError when the slip names a time zone that does not exist.
 */
export const layoutChecklist = (slip: ChecklistSlip, paper: Paper): SlipLayout => {
  const { length, widthDots } = paper.page;
  const head = headPart(paper, length(12), slip);
  const reprint = reprintPart(paper, head.bottom + length(17), slip);
  const above = reprint.elements.length === 0 ? head.bottom + length(17) : reprint.bottom + length(12);
  const title = titlePart(paper, above, slip);
  const papers = papersPart(paper, title.bottom + length(6), slip);
  const rule = ruleAt(paper, papers.bottom + length(18));
  const returning = returnPart(paper, rule.bottom + length(11), slip);
  const foot = footPart(paper, returning.bottom + length(17), slip);
  return {
    widthDots,
    heightDots: foot.bottom,
    elements: [head, reprint, title, papers, rule, returning, foot].flatMap(({ elements }) => elements),
  };
};
