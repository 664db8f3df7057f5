/**
 * What every slip has in common: its rules, its frames, its head, and the mark of a reprint.
 */
import type { SlipLanguages } from '#protocol/printing.ts';
import type { Slip } from '#protocol/slips.ts';
import { textIn, type CitizenLanguage, type InstantMs } from '#protocol/vocabulary.ts';
import type { FontWeight, SlipElement } from './layout.ts';
import { dayWords, timeWords } from './dates.ts';
import type { Paper, Sizes } from './page.ts';
import { textForPaper } from './paper-text.ts';
import { TICKET_WORDS } from './ticket-words.ts';
import type { Paragraph, Part, Span } from './typeset.ts';
import { setParagraph, setSpans } from './typeset.ts';

/** A line across the paper. */
export const ruleAt = ({ page }: Paper, top: number): Part => {
  const heightDots = page.stroke(3);
  return {
    elements: [{ kind: 'rule', x: page.left, y: top, widthDots: page.full.width, heightDots }],
    bottom: top + heightDots,
  };
};

/** A broken line across the paper: here something ends. */
export const dashedRuleAt = ({ page }: Paper, top: number): Part => {
  const [dash, pitch, heightDots] = [page.length(8), page.length(14), page.stroke(3)];
  const dashes = Math.floor((page.full.width + pitch - dash) / pitch);
  return {
    elements: Array.from({ length: dashes }, (_, index) => ({
      kind: 'rule',
      x: page.left + index * pitch,
      y: top,
      widthDots: dash,
      heightDots,
    })),
    bottom: top + heightDots,
  };
};

/** Sets words in white on a black block that is just large enough. */
export const blockAround = (
  { page }: Paper,
  top: number,
  padding: { readonly above: number; readonly below: number },
  set: (top: number) => Part,
): Part => {
  const words = set(top + page.length(padding.above));
  const bottom = words.bottom + page.length(padding.below);
  return {
    elements: [
      {
        kind: 'block',
        x: page.left,
        y: top,
        widthDots: page.full.width,
        heightDots: bottom - top,
        radiusDots: page.length(16),
      },
      ...words.elements,
    ],
    bottom,
  };
};

/** The mark before a paper's name, set beside its first line. */
export const markAt = (
  { page }: Paper,
  kind: 'square' | 'circle',
  lineTop: number,
  sizeDots: number,
): Extract<SlipElement, { kind: 'square' | 'circle' }> => {
  const side = Math.round(sizeDots * 0.96);
  const strokeDots = page.stroke(3);
  const y = lineTop + Math.round(sizeDots * 0.19);
  return { kind, x: page.left + page.length(4), y, widthDots: side, heightDots: side, strokeDots };
};

/** The first and, where a slip speaks two languages and they differ, the second wording of a text. */
export const wordings = <Spoken extends CitizenLanguage>(
  paper: Paper,
  languages: SlipLanguages<Spoken>,
  words: (language: Spoken) => string,
): { readonly first: string; readonly second: string } => {
  const clean = (language: Spoken): string => textForPaper(words(language), paper.font.canDraw);
  const first = clean(languages[0]);
  const second = languages[1] === undefined ? '' : clean(languages[1]);
  return { first, second: second === first ? '' : second };
};

/** How a text and its second language are set. */
export type Look = Pick<Paragraph, 'align' | 'column' | 'ink'> & {
  readonly first: Paragraph['rule'];
  readonly second: Paragraph['rule'];
};

/** A text, and beneath it, smaller, the same in the second language. */
export const setWordings = (
  paper: Paper,
  top: number,
  { first, second }: { readonly first: string; readonly second: string },
  look: Look,
): Part => {
  const { align, column, ink } = look;
  const above = setParagraph(paper.font, top, { text: first, align, column, ink, rule: look.first });
  const below = setParagraph(paper.font, above.bottom, {
    text: second,
    align,
    column,
    ink,
    rule: look.second,
  });
  return { elements: [...above.elements, ...below.elements], bottom: below.bottom };
};

/** A heading, and beside it, where there is room, the same in the second language. */
export const setHeading = (
  paper: Paper,
  top: number,
  { first, second }: { readonly first: string; readonly second: string },
  look: Pick<Paragraph, 'align' | 'column' | 'ink'> & { readonly sizesDots: Paragraph['rule']['sizesDots'] },
): Part =>
  setSpans(paper.font, top, {
    spans: [
      { text: first, weight: 800 },
      { text: second === '' ? '' : `· ${second}`, weight: 500 },
    ],
    ...look,
  });

/** Texts of one weight with a sign between them, which is dropped where a line ends. Empty ones are left out. */
export const joinedBy = (
  sign: string,
  texts: readonly (string | undefined)[],
  weight: FontWeight,
): readonly Span[] =>
  texts
    .filter((text) => text !== undefined && text !== '')
    .map((text, index) => ({ text: index === 0 ? (text ?? '') : `${sign} ${text ?? ''}`, weight }));

/** "Lấy số lúc 09:39, thứ Hai 23/11/2026": what was done, when, and on which day; the time as heavy as asked. */
export const momentLine = (
  paper: Paper,
  top: number,
  { what, at }: { readonly what: string; readonly at: InstantMs },
  { timeZone, languages: [language] }: Pick<Slip, 'timeZone' | 'languages'>,
  {
    sizesDots = paper.page.sizes(25),
    timeWeight = 500,
  }: { readonly sizesDots?: Paragraph['rule']['sizesDots']; readonly timeWeight?: FontWeight } = {},
): Part =>
  setSpans(paper.font, top, {
    spans: [
      { text: what, weight: 500 },
      { text: timeWords(at, timeZone), weight: timeWeight },
      { text: `${language === 'zh' ? '，' : ', '}${dayWords(at, timeZone, language)}`, weight: 500 },
    ],
    align: 'center',
    column: paper.page.full,
    sizesDots,
    ink: 'black',
  });

/** Office and unit; in the second language on one line where there is room. */
export const headPart = (
  paper: Paper,
  top: number,
  slip: Pick<Slip, 'officeName' | 'unitName' | 'languages'>,
  sizes: {
    readonly office: Sizes;
    readonly unit: Sizes;
  } = {
    office: [34, 30, 27],
    unit: [26, 25],
  },
): Part => {
  const { page, font } = paper;
  const [language] = slip.languages;
  const centred = { align: 'center', column: page.full, ink: 'black' } as const;
  const office = setParagraph(font, top, {
    text: textIn(slip.officeName, language).toLocaleUpperCase(language),
    rule: { weight: 800, sizesDots: page.sizes(...sizes.office), maxLines: 2 },
    ...centred,
  });
  const unit = setParagraph(font, office.bottom, {
    text: textIn(slip.unitName, language),
    rule: { weight: 500, sizesDots: page.sizes(...sizes.unit), maxLines: 2 },
    ...centred,
  });
  const [officeSecond, unitSecond] = [slip.officeName, slip.unitName].map(
    (name) => wordings(paper, slip.languages, (each) => textIn(name, each)).second,
  );
  const second = setSpans(font, unit.bottom, {
    spans: joinedBy('·', [officeSecond, unitSecond], 500),
    sizesDots: page.sizes(25),
    ...centred,
  });
  return { elements: [office, unit, second].flatMap(({ elements }) => elements), bottom: second.bottom };
};

/** White on black: this paper was asked for again, and when. Nothing on a first paper. */
export const reprintPart = (
  paper: Paper,
  top: number,
  { languages, reprintedAt, timeZone }: Pick<Slip, 'languages' | 'reprintedAt' | 'timeZone'>,
): Part => {
  if (reprintedAt === null) return { elements: [], bottom: top };
  const words = languages.map((language) => TICKET_WORDS[language].reprint);
  return blockAround(paper, top, { above: 4, below: 6 }, (inside) =>
    setParagraph(paper.font, inside, {
      text: `${words.join(' · ')} ${timeWords(reprintedAt, timeZone)}`,
      align: 'center',
      column: paper.page.frame,
      rule: { weight: 800, sizesDots: paper.page.sizes(34, 30, 27, 25), maxLines: 1 },
      ink: 'white',
    }),
  );
};
