/**
 * What to have ready: a square for what to bring, a circle for what may be looked up.
 */
import type { PartSize } from '#protocol/printing.ts';
import type { TicketSlip } from '#protocol/slips.ts';
import { textIn } from '#protocol/vocabulary.ts';
import type { Column, Paper, Sizes } from './page.ts';
import { textForPaper } from './paper-text.ts';
import { joinedBy, markAt, setHeading, wordings } from './parts.ts';
import { TICKET_WORDS } from './ticket-words.ts';
import type { Paragraph, Part } from './typeset.ts';
import { setParagraph, setSpans, stack } from './typeset.ts';

const PAPER_SIZES: Readonly<Record<PartSize, { readonly heading: Sizes; readonly name: Sizes }>> = {
  small: { heading: [28, 25], name: [27, 25] },
  medium: { heading: [32, 28, 25], name: [31, 28, 25] },
  large: { heading: [36, 32, 28, 25], name: [35, 31, 28, 25] },
};
/** A citizen reads no more on a slip; the rest is on the kiosk and at the counter. */
const MAX_PAPERS = 10;

/** Where the names of papers stand: beside their marks. */
export const nameColumn = ({ page }: Paper, largestDots: number): Column => {
  const left = page.left + page.length(4) + Math.round(largestDots * 1.5);
  return { left, width: page.right - left };
};

const paperItem = (
  paper: Paper,
  top: number,
  item: TicketSlip['papers'][number],
  { languages, size }: { readonly languages: TicketSlip['languages']; readonly size: PartSize },
): Part => {
  const { page, font } = paper;
  const sizesDots = page.sizes(...PAPER_SIZES[size].name);
  const column = nameColumn(paper, sizesDots[0]);
  const line = (lineTop: number, text: string, rule: Paragraph['rule']): Part =>
    setParagraph(font, lineTop, { text, align: 'left', column, ink: 'black', rule });
  const [language, other] = languages;
  const note = item.onlyIfNotLookedUp;
  const names = wordings(paper, languages, (each) => textIn(item.name, each));
  const name = line(top, names.first, { weight: 500, sizesDots, maxLines: 3, mostLines: 5 });
  const condition = line(name.bottom + page.length(2), note ? TICKET_WORDS[language].onlyIfNotLookedUp : '', {
    weight: 500,
    sizesDots: page.sizes(25),
    maxLines: 2,
  });
  const beneath = note ? condition.bottom : name.bottom;
  const inOther = other !== undefined && note ? TICKET_WORDS[other].onlyIfNotLookedUp : '';
  const translation = setSpans(font, beneath, {
    spans: joinedBy('', [names.second, inOther], 500),
    align: 'left',
    column,
    sizesDots: page.sizes(25),
    ink: 'black',
  });
  const mark = markAt(
    paper,
    note ? 'circle' : 'square',
    top,
    name.elements[0] === undefined ? 25 : sizesDots[0],
  );
  return {
    elements: [mark, ...name.elements, ...condition.elements, ...translation.elements],
    bottom: Math.max(translation.bottom, mark.y + mark.heightDots),
  };
};

/** What to have ready. A slip without papers has no such part. What does not fit is counted, not dropped in silence. */
export const papersPart = (paper: Paper, top: number, slip: TicketSlip, size: PartSize): Part => {
  const { page, font } = paper;
  const papers = slip.papers.filter(({ name }) => textForPaper(name.vi, font.canDraw) !== '');
  if (papers.length === 0) return { elements: [], bottom: top };
  const left = page.left + page.length(4);
  const heading = setHeading(
    paper,
    top,
    wordings(paper, slip.languages, (language) => TICKET_WORDS[language].haveReady),
    {
      align: 'left',
      column: { left, width: page.right - left },
      ink: 'black',
      sizesDots: page.sizes(...PAPER_SIZES[size].heading),
    },
  );
  const shown = papers.length > MAX_PAPERS ? papers.slice(0, MAX_PAPERS - 1) : papers;
  const items = stack(shown, heading.bottom, (above, item) =>
    paperItem(paper, above + page.length(8), item, { languages: slip.languages, size }),
  );
  const hidden = papers.length - shown.length;
  const rest = stack(hidden === 0 ? [] : slip.languages, items.bottom, (above, language, index) =>
    setParagraph(font, above + page.length(index === 0 ? 8 : 0), {
      text: TICKET_WORDS[language].morePapers(hidden),
      align: 'left',
      column: nameColumn(paper, page.sizes(...PAPER_SIZES[size].name)[0]),
      rule: { weight: index === 0 ? 700 : 500, sizesDots: page.sizes(27, 25), maxLines: 2 },
      ink: 'black',
    }),
  );
  return { elements: [...heading.elements, ...items.elements, ...rest.elements], bottom: rest.bottom };
};
