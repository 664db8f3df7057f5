/**
 * The fields of a day: each with what was done of what was given out, and how long half of its people waited at most.
 */
import type { SummarySlip } from '#protocol/views.ts';
import type { Column, Paper } from './page.ts';
import { wordings, wordsIn } from './parts.ts';
import { SUMMARY_WORDS } from './summary-words.ts';
import { setRight } from './table.ts';
import type { Part } from './typeset.ts';
import { setParagraph, stack } from './typeset.ts';

type Columns = { readonly name: Column; readonly finished: Column; readonly wait: Column };

const columnsOf = ({ page }: Paper): Columns => {
  const { left, width } = page.full;
  const [finished, wait] = [Math.floor(width * 0.26), Math.floor(width * 0.24)];
  const gap = page.length(10);
  return {
    name: { left, width: width - finished - wait - gap },
    finished: { left: left + width - finished - wait, width: finished - gap },
    wait: { left: left + width - wait, width: wait },
  };
};

const setCells = (
  paper: Paper,
  top: number,
  columns: Columns,
  cells: { readonly name: string; readonly second: string; readonly finished: string; readonly wait: string },
  weights: { readonly name: 500 | 700; readonly figure: 500 | 700 },
): Part => {
  const { page, font } = paper;
  const sizesDots = page.sizes(25);
  const name = setParagraph(font, top, {
    text: cells.name,
    align: 'left',
    column: columns.name,
    rule: { weight: weights.name, sizesDots, maxLines: 3 },
    ink: 'black',
  });
  const second = setParagraph(font, name.bottom, {
    text: cells.second,
    align: 'left',
    column: columns.name,
    rule: { weight: 500, sizesDots, maxLines: 2 },
    ink: 'black',
  });
  const figure = (text: string, column: Column): Part =>
    setRight(paper, top, {
      text,
      column,
      rule: { weight: weights.figure, sizesDots, maxLines: 2 },
      ink: 'black',
    });
  const [finished, wait] = [figure(cells.finished, columns.finished), figure(cells.wait, columns.wait)];
  return {
    elements: [name, second, finished, wait].flatMap(({ elements }) => elements),
    bottom: Math.max(second.bottom, finished.bottom, wait.bottom),
  };
};

/** The table, or that there was no number at all on this day. */
export const fieldTable = (paper: Paper, top: number, slip: SummarySlip): Part => {
  const { page, font } = paper;
  const { fields } = slip.summary;
  const words = SUMMARY_WORDS[slip.languages[0]];
  if (fields.length === 0)
    return setParagraph(font, top, {
      text: words.noTicket,
      align: 'left',
      column: page.full,
      rule: { weight: 500, sizesDots: page.sizes(27, 25), maxLines: 2 },
      ink: 'black',
    });
  const columns = columnsOf(paper);
  const head = setCells(
    paper,
    top,
    columns,
    { name: words.field, second: '', finished: words.fieldFinished, wait: words.fieldWait },
    { name: 700, figure: 500 },
  );
  const rows = stack(fields, head.bottom, (above, field) => {
    const named = slip.fieldNames.find(({ fieldId }) => fieldId === field.fieldId);
    const names = wordings(paper, slip.languages, (language) =>
      named === undefined ? field.fieldId : wordsIn(language, named.name),
    );
    const letter = named === undefined ? '' : `${named.letter} · `;
    return setCells(
      paper,
      above + page.length(6),
      columns,
      {
        name: letter + names.first,
        second: names.second,
        finished: words.share(field.finished, field.issued),
        wait: field.medianWaitMinutes === null ? words.noFigure : words.minutes(field.medianWaitMinutes),
      },
      { name: 500, figure: 700 },
    );
  });
  return { elements: [...head.elements, ...rows.elements], bottom: rows.bottom };
};
