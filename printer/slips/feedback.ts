/**
 * Facts → layout of the receipt that one is given who gave feedback at a kiosk: its number, until when it is answered, and the way
 * to the answer, by phone or at the help desk. As little like a ticket as a checklist is.
 */
import type { FeedbackSlip } from '#protocol/slips.ts';
import type { CitizenLanguage } from '#protocol/vocabulary.ts';
import { dateWords } from './dates.ts';
import type { SlipLayout } from './layout.ts';
import { listTitle, notATicketFoot } from './list-parts.ts';
import type { Paper } from './page.ts';
import { headPart, ruleAt } from './parts.ts';
import { FEEDBACK_WORDS } from './feedback-words.ts';
import { qrPart } from './ticket-qr.ts';
import { setParagraph, stack, type Part } from './typeset.ts';

/** Sentences one beneath the other, in each language; the second close together. */
const sentencesPart = (
  paper: Paper,
  top: number,
  languages: FeedbackSlip['languages'],
  sentences: (language: CitizenLanguage) => readonly string[],
): Part =>
  stack(languages, top, (above, language, index) =>
    stack(sentences(language), above, (sentenceTop, text) =>
      setParagraph(paper.font, sentenceTop + paper.page.length(index === 0 ? 6 : 3), {
        text,
        align: 'left',
        column: paper.page.full,
        rule: {
          weight: index === 0 ? 700 : 500,
          sizesDots: index === 0 ? paper.page.sizes(29, 27, 25) : paper.page.sizes(25),
          maxLines: 4,
        },
        ink: 'black',
      }),
    ),
  );

/** The code as it is copied or read out, and what it is for. */
const codePart = (paper: Paper, top: number, { number, code, languages }: FeedbackSlip): Part => {
  if (code === null)
    return sentencesPart(paper, top, languages, (language) => [FEEDBACK_WORDS[language].noCode]);
  const what = sentencesPart(paper, top, languages, (language) => [FEEDBACK_WORDS[language].atDesk]);
  // In two lines that break at a dash: no group of letters is ever torn.
  const lines = [code.slice(0, number.length + 1), code.slice(number.length + 1)];
  const letters = stack(lines, what.bottom + paper.page.length(10), (above, text) =>
    setParagraph(paper.font, above, {
      text,
      align: 'center',
      column: paper.page.full,
      rule: { weight: 800, sizesDots: paper.page.sizes(38, 34, 31, 28, 25), maxLines: 1 },
      ink: 'black',
    }),
  );
  const keep = sentencesPart(paper, letters.bottom + paper.page.length(6), languages, (language) => [
    FEEDBACK_WORDS[language].keep,
  ]);
  return {
    elements: [what, letters, keep].flatMap(({ elements }) => elements),
    bottom: keep.bottom,
  };
};

/**
 * Lays out a receipt: every element stays within the paper's width.
 * Throws RangeError when the slip names a time zone that does not exist.
 */
export const layoutFeedback = (slip: FeedbackSlip, paper: Paper): SlipLayout => {
  const { length, widthDots } = paper.page;
  const { number, receivedOn, dueOn, languages } = slip;
  const head = headPart(paper, length(12), slip);
  const title = listTitle(paper, head.bottom + length(17), {
    languages,
    title: (language) => FEEDBACK_WORDS[language].title,
    name: { vi: number, en: number },
  });
  const days = sentencesPart(paper, title.bottom + length(12), languages, (language) => [
    FEEDBACK_WORDS[language].received(dateWords(receivedOn, language)),
    FEEDBACK_WORDS[language].due(dateWords(dueOn, language)),
  ]);
  const way = qrPart(paper, days.bottom + length(8), { ...slip, words: FEEDBACK_WORDS }, 'medium');
  const rule = ruleAt(paper, way.bottom + length(12));
  const code = codePart(paper, rule.bottom + length(11), slip);
  const foot = notATicketFoot(paper, code.bottom + length(17), slip);
  return {
    widthDots,
    heightDots: foot.bottom,
    elements: [head, title, days, way, rule, code, foot].flatMap(({ elements }) => elements),
  };
};
