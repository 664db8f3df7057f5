/**
 * What lists to take home have in common: the black block that names them, and the foot by which nobody takes them for a ticket.
 */
import type { ChecklistSlip, Slip } from '#protocol/slips.ts';
import { textIn, type CitizenLanguage, type LocalizedText } from '#protocol/vocabulary.ts';
import { CHECKLIST_WORDS } from './checklist-words.ts';
import type { Paper } from './page.ts';
import { blockAround, dashedRuleAt, momentLine, wordings } from './parts.ts';
import type { Part } from './typeset.ts';
import { setParagraph, setSpans, stack } from './typeset.ts';

/** What the list is for: the slip's one black block. */
export const listTitle = (
  paper: Paper,
  top: number,
  slip: {
    readonly languages: Slip['languages'];
    readonly title: (language: CitizenLanguage) => string;
    readonly name: LocalizedText;
  },
): Part => {
  const { page, font } = paper;
  const centred = { align: 'center', column: page.frame, ink: 'white' } as const;
  const titles = wordings(paper, slip.languages, slip.title);
  const names = wordings(paper, slip.languages, (language) => textIn(slip.name, language));
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

/** Says itself that it is no ticket, and when it was printed. */
export const notATicketFoot = (
  paper: Paper,
  top: number,
  slip: Pick<ChecklistSlip, 'languages' | 'timeZone' | 'printedAt'>,
): Part => {
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
