/**
 * The fields of a day: each with what was done of what was given out, and how long half of its people waited at most.
 */
import type { SummarySlip } from '#protocol/slips.ts';
import { textIn } from '#protocol/vocabulary.ts';
import type { Column, Paper } from './page.ts';
import { joinedBy, wordings } from './parts.ts';
import { SUMMARY_WORDS } from './summary-words.ts';
import { setRight } from './table.ts';
import type { Part } from './typeset.ts';
import { setParagraph, setSpans, stack } from './typeset.ts';

/** What was not measured is a dash, explained beneath the table: a 0 would be a lie. */
const DASH = '–';

/** A row: its words in one or two languages, and two figures, each in one or two lines. */
type Cells = {
  readonly name: { readonly first: string; readonly second: string };
  readonly finished: readonly string[];
  readonly wait: readonly string[];
  readonly isHead: boolean;
};
type Columns = {
  /** On narrow paper a name has a line of its own, above its figures. */
  readonly isNameAbove: boolean;
  readonly name: Column;
  readonly finished: Column;
  readonly wait: Column;
};
/** A narrower column breaks names into single words; as a multiple of the text's size. */
const NARROWEST_NAME = 8;

const headOf = (paper: Paper, { languages, officer }: SummarySlip): Cells => {
  const words = languages.map((language) => SUMMARY_WORDS[language]);
  return {
    name: wordings(paper, languages, (language) => SUMMARY_WORDS[language].field),
    finished: words.map((each) => (officer === null ? each.fieldFinished : each.fieldFinishedOfCalled)),
    wait: words.map(({ fieldWait }) => fieldWait),
    isHead: true,
  };
};

const rowOf = (paper: Paper, slip: SummarySlip, field: SummarySlip['summary']['fields'][number]): Cells => {
  const named = slip.fieldNames.find(({ fieldId }) => fieldId === field.fieldId);
  const name = wordings(paper, slip.languages, (language) =>
    named === undefined ? field.fieldId : textIn(named.name, language),
  );
  const letter = named === undefined ? '' : `${named.letter} · `;
  return {
    name: { first: letter + name.first, second: name.second },
    finished: [`${field.finished}/${field.issued}`],
    wait: [field.medianWaitMinutes === null ? DASH : String(field.medianWaitMinutes)],
    isHead: false,
  };
};

/** As wide as the widest figure or its heading, but never so wide that no name fits beside them. */
const columnsOf = ({ page, font }: Paper, rows: readonly Cells[]): Columns => {
  const { left, width } = page.full;
  const gap = page.length(12);
  const widest = (cells: readonly string[]): number =>
    Math.min(
      width * 0.4,
      Math.ceil(Math.max(...cells.map((cell) => font.widthDots(cell, 700, page.sizes(25)[0])))) + 1,
    );
  const wait = widest(rows.flatMap((row) => row.wait));
  const finished = widest(rows.flatMap((row) => row.finished));
  const beside = width - finished - wait - 2 * gap;
  const isNameAbove = beside < NARROWEST_NAME * page.sizes(25)[0];
  return {
    isNameAbove,
    name: { left, width: isNameAbove ? width : beside },
    finished: { left: left + width - wait - gap - finished, width: finished },
    wait: { left: left + width - wait, width: wait },
  };
};

const setCells = (paper: Paper, top: number, columns: Columns, cells: Cells): Part => {
  const { page, font } = paper;
  const sizesDots = page.sizes(25);
  const name = setSpans(font, top, {
    spans: joinedBy('·', [cells.name.first, cells.name.second], 500).map((span, index) =>
      cells.isHead && index === 0 ? { ...span, weight: 700 } : span,
    ),
    align: 'left',
    column: columns.name,
    sizesDots,
    ink: 'black',
  });
  const figuresTop = columns.isNameAbove ? name.bottom : top;
  const figure = (lines: readonly string[], column: Column): Part =>
    stack(lines, figuresTop, (above, text) =>
      setRight(paper, above, {
        text,
        column,
        rule: { weight: cells.isHead ? 500 : 700, sizesDots, maxLines: 2 },
        ink: 'black',
      }),
    );
  const [finished, wait] = [figure(cells.finished, columns.finished), figure(cells.wait, columns.wait)];
  return {
    elements: [name, finished, wait].flatMap(({ elements }) => elements),
    bottom: Math.max(name.bottom, finished.bottom, wait.bottom),
  };
};

const sentence = ({ page, font }: Paper, top: number, text: string): Part =>
  setParagraph(font, top, {
    text,
    align: 'left',
    column: page.full,
    rule: { weight: 500, sizesDots: page.sizes(25), maxLines: 2 },
    ink: 'black',
  });

/** The table, or that there was no number at all on this day. */
export const fieldTable = (paper: Paper, top: number, slip: SummarySlip): Part => {
  const { fields } = slip.summary;
  const words = SUMMARY_WORDS[slip.languages[0]];
  if (fields.length === 0) return sentence(paper, top, words.noTicket);
  const rows = [headOf(paper, slip), ...fields.map((field) => rowOf(paper, slip, field))];
  const columns = columnsOf(paper, rows);
  const table = stack(rows, top, (above, cells, index) =>
    setCells(paper, above + (index === 0 ? 0 : paper.page.length(6)), columns, cells),
  );
  const isAnyMissing = fields.some(({ medianWaitMinutes }) => medianWaitMinutes === null);
  const dash = sentence(paper, table.bottom + paper.page.length(6), isAnyMissing ? words.dashMeans : '');
  return {
    elements: [...table.elements, ...dash.elements],
    bottom: isAnyMissing ? dash.bottom : table.bottom,
  };
};
