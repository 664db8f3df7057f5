/**
 * Facts → layout of the list that a citizen takes home: which papers are missing, when to come back, and where their
 * number stands then. Made so that nobody takes it for a ticket: no plate, no large figure, and it says so itself.
 */
import type { ChecklistSlip } from '#protocol/slips.ts';
import { CHECKLIST_WORDS, returnSentences } from './checklist-words.ts';
import type { SlipLayout } from './layout.ts';
import type { Paper } from './page.ts';
import { textForPaper } from './paper-text.ts';
import { headPart, markAt, reprintPart, ruleAt, setHeading, wordings } from './parts.ts';
import { listTitle, notATicketFoot } from './list-parts.ts';
import { nameColumn } from './ticket-papers.ts';
import type { Part } from './typeset.ts';
import { setParagraph, stack } from './typeset.ts';

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

/**
 * Lays out a checklist: whatever its words are, every element stays within the paper's width.
 * Throws RangeError when the slip names a time zone that does not exist.
 */
export const layoutChecklist = (slip: ChecklistSlip, paper: Paper): SlipLayout => {
  const { length, widthDots } = paper.page;
  const head = headPart(paper, length(12), slip);
  const reprint = reprintPart(paper, head.bottom + length(17), slip);
  const above = reprint.elements.length === 0 ? head.bottom + length(17) : reprint.bottom + length(12);
  const title = listTitle(paper, above, {
    languages: slip.languages,
    title: (language) => CHECKLIST_WORDS[language].title,
    name: slip.serviceName,
  });
  const papers = papersPart(paper, title.bottom + length(6), slip);
  const rule = ruleAt(paper, papers.bottom + length(18));
  const returning = returnPart(paper, rule.bottom + length(11), slip);
  const foot = notATicketFoot(paper, returning.bottom + length(17), slip);
  return {
    widthDots,
    heightDots: foot.bottom,
    elements: [head, reprint, title, papers, rule, returning, foot].flatMap(({ elements }) => elements),
  };
};
