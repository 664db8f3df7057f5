/**
 * The end of a ticket: when the number was taken, until when it is good, and the office's own last words.
 */
import type { PartSize, SlipTemplate } from '#protocol/printing.ts';
import type { TicketSlip } from '#protocol/slips.ts';
import { textIn } from '#protocol/vocabulary.ts';
import type { Paper, Sizes } from './page.ts';
import { joinedBy, momentLine, setWordings, wordings } from './parts.ts';
import { TICKET_WORDS } from './ticket-words.ts';
import type { Part } from './typeset.ts';
import { setSpans } from './typeset.ts';

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
  const issued = momentLine(paper, top, { what: TICKET_WORDS[language].takenAt, at: slip.issuedAt }, slip, {
    sizesDots,
    timeWeight: 800,
  });
  const [run] = issued.elements;
  const valid = wordings(paper, slip.languages, (each) => TICKET_WORDS[each].validToday);
  const validity = setSpans(font, issued.bottom + page.length(4), {
    spans: joinedBy('·', [valid.first, valid.second], 500),
    align: 'center',
    column: page.full,
    // Both lines are of one size.
    sizesDots: page.withoutLarger(sizesDots, run?.kind === 'text' ? run.sizeDots : sizesDots[0]),
    ink: 'black',
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
    wordings(paper, languages, (language) => textIn(closingWords, language)),
    {
      align: 'center',
      column: page.full,
      ink: 'black',
      first: { weight: 700, sizesDots: page.sizes(...FOOT_SIZES[size]), maxLines: 3 },
      second: { weight: 500, sizesDots: page.sizes(25), maxLines: 3 },
    },
  );
};
