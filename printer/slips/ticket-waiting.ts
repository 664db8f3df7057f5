/**
 * Where to wait, who will call, how many are before and how long that usually takes.
 */
import type { PartSize } from '#protocol/printing.ts';
import type { TicketSlip } from '#protocol/slips.ts';
import { textIn, type CitizenLanguage } from '#protocol/vocabulary.ts';
import type { Column, Paper, Sizes } from './page.ts';
import { textForPaper } from './paper-text.ts';
import { blockAround, joinedBy, wordings } from './parts.ts';
import type { SpokenFact } from './ticket-words.ts';
import { aheadFact, counterSentence, TICKET_WORDS, waitFact } from './ticket-words.ts';
import type { Part } from './typeset.ts';
import { setParagraph, setSpans } from './typeset.ts';

const PLACE_SIZES: Readonly<Record<PartSize, { readonly place: Sizes; readonly caller: Sizes }>> = {
  small: { place: [28, 25], caller: [25] },
  medium: { place: [34, 31, 28, 25], caller: [28, 25] },
  large: { place: [44, 40, 36, 32, 28, 25], caller: [34, 31, 28, 25] },
};
const FACT_SIZES: Readonly<Record<PartSize, { readonly headline: Sizes; readonly label: Sizes }>> = {
  small: { headline: [31, 28, 25], label: [25] },
  medium: { headline: [39, 35, 31, 28, 25], label: [25] },
  large: { headline: [48, 43, 39, 35, 31, 28, 25], label: [29, 27, 25] },
};

/** Where to wait and who will call: the slip's one black block. */
export const waitingPart = (paper: Paper, top: number, slip: TicketSlip, size: PartSize): Part => {
  const { page, font } = paper;
  const areaIn = (language: CitizenLanguage): string =>
    textForPaper(textIn(slip.waitingArea, language), font.canDraw);
  const placeIn = (language: CitizenLanguage): string =>
    areaIn(language) === '' ? '' : TICKET_WORDS[language].waitIn(areaIn(language));
  const callerIn = (language: CitizenLanguage): string => counterSentence(language, slip.counterNumbers);
  const [first] = slip.languages;
  const second = [placeIn, callerIn].map((words) => wordings(paper, slip.languages, words).second);
  const centred = { align: 'center', column: page.frame, ink: 'white' } as const;
  return blockAround(paper, top, { above: 11, below: 12 }, (inside) => {
    const place = setParagraph(font, inside, {
      text: placeIn(first),
      rule: { weight: 800, sizesDots: page.sizes(...PLACE_SIZES[size].place), maxLines: 3 },
      ...centred,
    });
    const caller = setParagraph(font, place.bottom + page.length(areaIn(first) === '' ? 4 : 6), {
      text: callerIn(first),
      rule: { weight: 700, sizesDots: page.sizes(...PLACE_SIZES[size].caller), maxLines: 2 },
      ...centred,
    });
    const spans = joinedBy('·', second, 500);
    const other = setSpans(font, caller.bottom + page.length(spans.length === 0 ? 0 : 3), {
      spans,
      sizesDots: page.sizes(25),
      ...centred,
    });
    return { elements: [place, caller, other].flatMap(({ elements }) => elements), bottom: other.bottom };
  });
};

/** A fact with its label in the second language, which may be empty. */
type Fact = SpokenFact & { readonly second: string };

const factColumn = (
  paper: Paper,
  top: number,
  column: Column,
  fact: Fact,
  sizes: { readonly headline: Sizes; readonly label: Sizes },
): Part => {
  const { page, font } = paper;
  const centred = { align: 'center', column, ink: 'black' } as const;
  const headline = setParagraph(font, top - page.length(2), {
    text: fact.headline,
    rule: { weight: 800, sizesDots: sizes.headline, maxLines: 1 },
    ...centred,
  });
  const label = setParagraph(font, headline.bottom, {
    text: fact.label,
    rule: { weight: 500, sizesDots: sizes.label, maxLines: 2 },
    ...centred,
  });
  const second = setParagraph(font, label.bottom, {
    text: fact.second,
    rule: { weight: 500, sizesDots: page.sizes(25), maxLines: 2 },
    ...centred,
  });
  return {
    elements: [headline, label, second].flatMap(({ elements }) => elements),
    bottom: second.bottom,
  };
};

const factsOf = (paper: Paper, slip: TicketSlip): readonly Fact[] => {
  if (slip.queue === null) return [];
  const { ahead, range } = slip.queue;
  const [first, other] = slip.languages;
  const inOther = (words: (language: CitizenLanguage) => string): string =>
    other === undefined ? '' : textForPaper(words(other), paper.font.canDraw);
  const wait = waitFact(first, range);
  return [
    {
      ...aheadFact(first, ahead),
      second: inOther((language) => TICKET_WORDS[language].peopleBeforeYou(ahead)),
    },
    ...(wait === null
      ? []
      : [{ ...wait, second: inOther((language) => TICKET_WORDS[language].expectedMinutes) }]),
  ];
};

/**
 * How many are before, and how long that usually takes: beside each other, or beneath where the paper is too narrow. An
 * unknown wait is left out, never shown as 0; a ticket that no longer waits has no such part.
 */
export const queuePart = (paper: Paper, top: number, slip: TicketSlip, size: PartSize): Part => {
  const { page, font } = paper;
  const [ahead, wait] = factsOf(paper, slip);
  const sizes = {
    headline: page.sizes(...FACT_SIZES[size].headline),
    label: page.sizes(...FACT_SIZES[size].label),
  };
  if (ahead === undefined) return { elements: [], bottom: top };
  if (wait === undefined) return factColumn(paper, top, page.full, ahead, sizes);
  const half = page.full.width / 2;
  const gap = page.length(12);
  const width = half - gap;
  // Both figures in one size: neither is more important than the other.
  const common = sizes.headline.find((sizeDots) =>
    [ahead, wait].every(({ headline }) => font.widthDots(headline, 800, sizeDots) <= width),
  );
  if (common === undefined) {
    const above = factColumn(paper, top, page.full, ahead, sizes);
    const below = factColumn(paper, above.bottom + page.length(10), page.full, wait, sizes);
    return { elements: [...above.elements, ...below.elements], bottom: below.bottom };
  }
  const beside = { ...sizes, headline: [common] as const };
  const left = factColumn(paper, top, { left: page.left, width }, ahead, beside);
  const right = factColumn(paper, top, { left: page.left + half + gap, width }, wait, beside);
  const bottom = Math.max(left.bottom, right.bottom);
  const widthDots = page.stroke(3);
  return {
    elements: [
      ...left.elements,
      { kind: 'rule', x: Math.floor(page.center - 1), y: top, widthDots, heightDots: bottom - top },
      ...right.elements,
    ],
    bottom,
  };
};
