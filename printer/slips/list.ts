/**
 * Facts → layout of the list that a citizen takes home before any number was taken: what to bring, what it costs, when the
 * result is there. As little like a ticket as a checklist is.
 */
import type { Fact } from '#protocol/office.ts';
import type { ListFacts, ListSlip } from '#protocol/slips.ts';
import { textIn, type CitizenLanguage } from '#protocol/vocabulary.ts';
import type { SlipLayout } from './layout.ts';
import { listTitle, notATicketFoot } from './list-parts.ts';
import { LIST_WORDS } from './list-words.ts';
import type { Paper } from './page.ts';
import { textForPaper } from './paper-text.ts';
import { headPart, markAt, ruleAt, wordings } from './parts.ts';
import { nameColumn } from './ticket-papers.ts';
import { TICKET_WORDS } from './ticket-words.ts';
import type { Part } from './typeset.ts';
import { setParagraph, stack } from './typeset.ts';

/** How many, and what need not be handed in: beneath the name of a paper. */
function noteOf(language: CitizenLanguage, item: ListFacts['papers'][number]): string {
  const words = LIST_WORDS[language];
  const { originals, copies, onlyIfNotLookedUp, note } = item;
  return [
    ...(originals === null || originals === 0 ? [] : [words.originals(originals)]),
    ...(copies === null || copies === 0 ? [] : [words.copies(copies)]),
    ...(onlyIfNotLookedUp ? [TICKET_WORDS[language].onlyIfNotLookedUp] : []),
    ...(note === null ? [] : [textIn(note, language)]),
  ].join(' · ');
}

const paperItem = (
  paper: Paper,
  top: number,
  item: ListFacts['papers'][number],
  languages: ListSlip['languages'],
): Part => {
  const { page, font } = paper;
  const sizesDots = page.sizes(31, 28, 25);
  const column = nameColumn(paper, sizesDots[0]);
  const [language] = languages;
  const names = wordings(paper, languages, (each) => textIn(item.name, each));
  const lines = [
    { text: names.first, weight: 700, sizesDots },
    { text: noteOf(language, item), weight: 500, sizesDots: page.sizes(25) },
    { text: names.second, weight: 500, sizesDots: page.sizes(25) },
  ] as const;
  const set = stack(lines, top, (above, { text, weight, sizesDots: sizes }) =>
    setParagraph(font, above, {
      text,
      align: 'left',
      column,
      rule: { weight, sizesDots: sizes, maxLines: 4, mostLines: 6 },
      ink: 'black',
    }),
  );
  const mark = markAt(paper, item.onlyIfNotLookedUp ? 'circle' : 'square', top, sizesDots[0]);
  return {
    elements: [mark, ...set.elements],
    bottom: Math.max(set.bottom, mark.y + mark.heightDots),
  };
};

/** Every paper with a square to tick, or a circle where it may be looked up; none is left out. */
const papersPart = (paper: Paper, top: number, { facts, languages }: ListSlip): Part => {
  const { page, font } = paper;
  const named = facts.papers.filter(({ name }) => textForPaper(name.vi, font.canDraw) !== '');
  if (named.length === 0) {
    return setParagraph(font, top + page.length(12), {
      text: LIST_WORDS[languages[0]].noPapers,
      align: 'left',
      column: page.full,
      rule: { weight: 700, sizesDots: page.sizes(28, 25), maxLines: 2 },
      ink: 'black',
    });
  }
  return stack(named, top, (above, item) => paperItem(paper, above + page.length(12), item, languages));
};

const factLine = (language: CitizenLanguage, label: string, fact: Fact): string => {
  if (fact === null) return `${label}: ${LIST_WORDS[language].askOfficer}`;
  const condition = fact.condition === null ? '' : ` (${textIn(fact.condition, language)})`;
  return `${label}: ${textIn(fact.value, language)}${condition}`;
};

/** Fee, who pays nothing or less, and when the result is there; in each language, the second close together. */
const factsPart = (paper: Paper, top: number, { facts, languages }: ListSlip): Part => {
  const { page, font } = paper;
  const sentences = (language: CitizenLanguage): readonly string[] => {
    const words = LIST_WORDS[language];
    const { fee, feeExemption, processingTime } = facts;
    return [
      factLine(language, words.fee, fee),
      ...(feeExemption === null ? [] : [`${words.exempt}: ${textIn(feeExemption, language)}`]),
      factLine(language, words.time, processingTime),
    ];
  };
  return stack(languages, top, (above, language, index) =>
    stack(sentences(language), above, (sentenceTop, text) =>
      setParagraph(font, sentenceTop + page.length(index === 0 ? 6 : 3), {
        text,
        align: 'left',
        column: page.full,
        rule: { weight: 500, sizesDots: index === 0 ? page.sizes(27, 25) : page.sizes(25), maxLines: 8 },
        ink: 'black',
      }),
    ),
  );
};

/**
 * Lays out a list: whatever its words are, every element stays within the paper's width.
 * Throws RangeError when the slip names a time zone that does not exist.
 */
export const layoutList = (slip: ListSlip, paper: Paper): SlipLayout => {
  const { length, widthDots } = paper.page;
  const head = headPart(paper, length(12), slip);
  const title = listTitle(paper, head.bottom + length(17), {
    languages: slip.languages,
    title: (language) => LIST_WORDS[language].title,
    name: slip.facts.name,
  });
  const papers = papersPart(paper, title.bottom + length(6), slip);
  const rule = ruleAt(paper, papers.bottom + length(18));
  const facts = factsPart(paper, rule.bottom + length(11), slip);
  const foot = notATicketFoot(paper, facts.bottom + length(17), slip);
  return {
    widthDots,
    heightDots: foot.bottom,
    elements: [head, title, papers, rule, facts, foot].flatMap(({ elements }) => elements),
  };
};
