/**
 * The end of a ticket: when the number was taken, until when it is good, and the office's own last words.
 */
import type { PartSize, SlipTemplate } from '#protocol/printing.ts';
import type { TicketSlip } from '#protocol/views.ts';
import { dayWords, timeWords } from './dates.ts';
import type { Paper } from './page.ts';
import { setWordings, wordings, wordsIn } from './parts.ts';
import { TICKET_WORDS } from './ticket-words.ts';
import type { Part } from './typeset.ts';
import { setParagraph, setSpans } from './typeset.ts';

type Sizes = readonly [number, ...number[]];
const FOOT_SIZES: Readonly<Record<PartSize, Sizes>> = {
  small: [25],
  medium: [29, 27, 25],
  large: [34, 31, 28, 25],
};

/** When the number was taken, its time bold, and that it is good for this day only. */
export const issuedPart = (paper: Paper, top: number, slip: TicketSlip, size: PartSize): Part => {
  const { page, font } = paper;
  const [language] = slip.languages;
  const sizesDots = page.sizes(...FOOT_SIZES[size]);
  const centred = { align: 'center', column: page.full, ink: 'black' } as const;
  const issued = setSpans(font, top, {
    spans: [
      { text: TICKET_WORDS[language].takenAt, weight: 500 },
      { text: timeWords(slip.issuedAt, slip.timeZone), weight: 800 },
      { text: `, ${dayWords(slip.issuedAt, slip.timeZone, language)}`, weight: 500 },
    ],
    sizesDots,
    ...centred,
  });
  const valid = wordings(paper, slip.languages, (each) => TICKET_WORDS[each].validToday);
  const validity = setParagraph(font, issued.bottom + page.length(4), {
    text: [valid.first, valid.second].filter((words) => words !== '').join(' · '),
    rule: { weight: 500, sizesDots, maxLines: 2 },
    ...centred,
  });
  return { elements: [...issued.elements, ...validity.elements], bottom: validity.bottom };
};

/** The office's own last line; nothing when it has none. */
export const closingPart = (
  paper: Paper,
  top: number,
  { languages }: Pick<TicketSlip, 'languages'>,
  { closingWords }: Pick<SlipTemplate, 'closingWords'>,
  size: PartSize,
): Part => {
  const { page } = paper;
  if (closingWords === null) return { elements: [], bottom: top };
  return setWordings(
    paper,
    top,
    wordings(paper, languages, (language) => wordsIn(language, closingWords)),
    {
      align: 'center',
      column: page.full,
      ink: 'black',
      first: { weight: 700, sizesDots: page.sizes(...FOOT_SIZES[size]), maxLines: 3 },
      second: { weight: 500, sizesDots: page.sizes(25), maxLines: 3 },
    },
  );
};
