/**
 * The number and the service: together in a plate, as on the kiosk and in the hall, or wherever the template wants them.
 */
import type { PartSize } from '#protocol/printing.ts';
import type { TicketSlip } from '#protocol/slips.ts';
import { textIn } from '#protocol/vocabulary.ts';
import type { TextRun } from './layout.ts';
import type { Column, Paper, Sizes } from './page.ts';
import { textForPaper } from './paper-text.ts';
import { setHeading, setWordings, wordings } from './parts.ts';
import { TICKET_WORDS } from './ticket-words.ts';
import { setParagraph, type Part } from './typeset.ts';
import { fitText } from './wrap-text.ts';

/** Even the smallest number is larger than the largest other word on the slip. */
const NUMBER_SIZES: Readonly<Record<PartSize, Sizes>> = {
  small: [128, 100, 80, 64, 50],
  medium: [156, 128, 100, 80, 50],
  large: [184, 160, 120, 80, 50],
};
const SERVICE_SIZES: Readonly<Record<PartSize, Sizes>> = {
  small: [28, 25],
  medium: [34, 31, 28, 25],
  large: [44, 40, 36, 32, 28, 25],
};
/** Figures have no accents and no descenders: the number stands by its cap height, as a share of its size. */
const CAP_HEIGHT = 0.74;
/** Round figures reach a hair below the line they stand on. */
const OVERSHOOT = 0.03;

/** "SỐ THỨ TỰ" and the number. Which class a priority is stays between the citizen and the officer. */
const setNumber = (paper: Paper, top: number, slip: TicketSlip, size: PartSize): Part => {
  const { page, font } = paper;
  const label = setHeading(
    paper,
    top,
    wordings(paper, slip.languages, (language) =>
      slip.isPriority ? TICKET_WORDS[language].priorityNumber : TICKET_WORDS[language].number,
    ),
    { align: 'center', column: page.frame, ink: 'black', sizesDots: page.sizes(28, 25) },
  );
  const number = textForPaper(slip.number, font.canDraw).replace(/\p{M}/gu, '');
  const fitted = fitText(font, number, {
    weight: 800,
    widthDots: page.frame.width,
    sizesDots: page.figureSizes(...NUMBER_SIZES[size]),
    maxLines: 1,
    isBalanced: false,
  });
  const ink = font.inkOf(fitted.lines[0]?.text ?? '', 800);
  const above = Math.max(CAP_HEIGHT, ink.above);
  const baseline = label.bottom + page.length(22) + Math.round(fitted.sizeDots * above);
  const runs = fitted.lines.map((line): TextRun => ({
    kind: 'text',
    x: page.center - line.widthDots / 2,
    baseline,
    widthDots: line.widthDots,
    text: line.text,
    weight: 800,
    sizeDots: fitted.sizeDots,
    ink: 'black',
  }));
  const below = ink.below > OVERSHOOT ? Math.ceil(fitted.sizeDots * ink.below) : 0;
  return { elements: [...label.elements, ...runs], bottom: baseline + below };
};

const setService = (paper: Paper, top: number, slip: TicketSlip, size: PartSize, column: Column): Part => {
  const { page } = paper;
  const names = wordings(paper, slip.languages, (language) => textIn(slip.serviceName, language));
  const look = { align: 'center', column, ink: 'black' } as const;
  const service = setWordings(paper, top, names, {
    ...look,
    first: { weight: 800, sizesDots: page.sizes(...SERVICE_SIZES[size]), maxLines: 3, mostLines: 5 },
    second: { weight: 500, sizesDots: page.sizes(27, 25), maxLines: 2, mostLines: 5 },
  });
  if (slip.furtherServiceNames.length === 0) return service;
  const [language] = slip.languages;
  const others = slip.furtherServiceNames.map((name) => textIn(name, language));
  const also = setParagraph(paper.font, service.bottom + page.length(4), {
    ...look,
    text: TICKET_WORDS[language].alsoFor(others),
    rule: { weight: 500, sizesDots: page.sizes(27, 25), maxLines: 4, mostLines: 6 },
  });
  return { elements: [...service.elements, ...also.elements], bottom: also.bottom };
};

/** What stands in a plate, from top to bottom. */
export type PlateContent = { readonly part: 'number' | 'service'; readonly size: PartSize };

/** The number plate, with the service in it when the template puts it next to the number. */
export const platePart = (
  paper: Paper,
  top: number,
  slip: TicketSlip,
  contents: readonly PlateContent[],
): Part => {
  const { page } = paper;
  const inside = contents.reduce<Part>(
    (above, { part, size }, index) => {
      const gap = index === 0 ? (part === 'number' ? 17 : 8) : part === 'number' ? 8 : 22;
      const set =
        part === 'number'
          ? setNumber(paper, above.bottom + page.length(gap), slip, size)
          : setService(paper, above.bottom + page.length(gap), slip, size, page.frame);
      return { elements: [...above.elements, ...set.elements], bottom: set.bottom };
    },
    { elements: [], bottom: top },
  );
  const bottom = inside.bottom + page.length(contents.at(-1)?.part === 'number' ? 28 : 16);
  return {
    elements: [
      {
        kind: 'plate',
        x: page.left,
        y: top,
        widthDots: page.full.width,
        heightDots: bottom - top,
        radiusDots: page.length(22),
        strokeDots: page.stroke(5),
      },
      ...inside.elements,
    ],
    bottom,
  };
};

/** The service on its own, where the template puts something between it and the number. */
export const servicePart = (paper: Paper, top: number, slip: TicketSlip, size: PartSize): Part =>
  setService(paper, top, slip, size, paper.page.full);
