/** One section of a report on paper: its finding, its picture, its table. */
import { COLUMN_GAP, type Cell, type Column, type Section, type Table } from '#reporting/sheet-types.ts';
import { colourOf, type Paper } from './pdf-page.ts';

export type Place = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Points a unit. */
  readonly scale: number;
  /** Where the page ends, and what begins the next one: for a table that may go on there. */
  readonly bottom?: number;
  readonly nextPage?: () => number;
};

/** In units. */
const HEADING = { size: 19, line: 26 } as const;
const LEAD = { size: 13, line: 18 } as const;
const BODY = 14;
const SMALL = 12;
const TABLE_HEAD = 30;
const ROW = 27;
const TALL_ROW = 40;
const GAP = 8;
const CELL_PAD = 6;
const LETTER = 19;

/** A text in lines no longer than `most` points. */
function linesOf(
  paper: Paper,
  text: string,
  size: number,
  weight: 'plain' | 'bold',
  most: number,
): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && paper.widthOf(longer, size, weight) <= most) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

const headingLines = (paper: Paper, { heading }: Section, width: number, scale: number): readonly string[] =>
  linesOf(paper, heading, HEADING.size * scale, 'bold', width);
const softLines = (
  paper: Paper,
  text: string | undefined,
  width: number,
  scale: number,
): readonly string[] => (text === undefined ? [] : linesOf(paper, text, LEAD.size * scale, 'plain', width));

/** Second lines are given room only in tables of few columns; elsewhere they stand beside. */
const isTall = ({ rows }: Table): boolean => rows.some((row) => row.some(({ more }) => more !== undefined));
const rowUnits = (table: Table): number => (isTall(table) ? TALL_ROW : ROW);
const HEAD_LINE = 15;
const MOST_HEAD_LINES = 3;
const headLines = (paper: Paper, { title, mark }: Column, width: number, scale: number): readonly string[] =>
  linesOf(paper, title, SMALL * scale, mark === undefined ? 'plain' : 'bold', width).slice(
    0,
    MOST_HEAD_LINES,
  );
function headUnits(paper: Paper, table: Table, width: number, scale: number): number {
  const spots = spotsOf(table, 0, width, scale);
  const lines = table.columns.map((column, index) =>
    column.picture === undefined ? headLines(paper, column, spots[index]?.width ?? width, scale).length : 1,
  );
  return TABLE_HEAD + (Math.max(1, ...lines) - 1) * HEAD_LINE;
}

/** In points. */
export function sectionHeight(paper: Paper, section: Section, width: number, scale: number): number {
  const { picture, table } = section;
  const words =
    headingLines(paper, section, width, scale).length * HEADING.line +
    softLines(paper, section.lead, width, scale).length * LEAD.line +
    softLines(paper, section.foot, width, scale).length * LEAD.line +
    (section.foot === undefined ? 0 : GAP);
  const drawn = picture === undefined ? 0 : picture.height + GAP;
  const told =
    table === undefined
      ? 0
      : headUnits(paper, table, width, scale) + table.rows.length * rowUnits(table) + GAP;
  return (words + drawn + told) * scale;
}

/** Draws it and gives the place beneath. */
export function drawSection(paper: Paper, section: Section, place: Place): number {
  const { x, width, scale } = place;
  const { picture, table } = section;
  let y = place.y;
  const words = (lines: readonly string[], size: number, step: number, isHeading: boolean): void => {
    for (const text of lines) {
      y += step * scale;
      paper.line(text, x, y - (step - size) * 0.55 * scale, {
        size: size * scale,
        weight: isHeading ? 'bold' : 'plain',
        tone: isHeading ? 'ink' : 'soft',
      });
    }
  };
  words(headingLines(paper, section, width, scale), HEADING.size, HEADING.line, true);
  words(softLines(paper, section.lead, width, scale), LEAD.size, LEAD.line, false);
  if (picture !== undefined) {
    y += GAP * scale;
    paper.draw(picture, x, y, width / picture.width);
    y += picture.height * scale;
  }
  if (table !== undefined) y = drawTable(paper, table, { ...place, y });
  if (section.foot !== undefined) {
    y += GAP * scale;
    words(softLines(paper, section.foot, width, scale), LEAD.size, LEAD.line, false);
  }
  return y;
}

type Spot = { readonly x: number; readonly width: number };
function spotsOf({ columns }: Table, x: number, width: number, scale: number): readonly Spot[] {
  let left = x;
  return columns.map(({ share, align }, index) => {
    const gap = index > 0 && align === 'start' ? COLUMN_GAP * scale : 0;
    const spot = { x: left + gap, width: share * width - gap };
    left += share * width;
    return spot;
  });
}

function drawTable(paper: Paper, table: Table, place: Place): number {
  const { x, width, scale } = place;
  const { document } = paper;
  const spots = spotsOf(table, x, width, scale);
  const height = rowUnits(table) * scale;
  const rule = (at: number, weight: number, colour: string): void => {
    document
      .lineWidth(weight)
      .moveTo(x, at)
      .lineTo(x + width, at)
      .stroke(colour);
  };
  const head = (at: number): number => {
    const foot = at + headUnits(paper, table, width, scale) * scale;
    table.columns.forEach((column, index) => {
      const spot = spots[index];
      if (spot !== undefined) drawHead(paper, column, spot, foot, scale);
    });
    rule(foot, 0.9, colourOf('soft'));
    return foot;
  };
  let y = head(place.y);
  table.rows.forEach((row, index) => {
    if (place.bottom !== undefined && place.nextPage !== undefined && y + height > place.bottom)
      y = head(place.nextPage());
    const isSum = table.hasSum === true && index === table.rows.length - 1;
    row.forEach((cell, place_) => {
      const [spot, column] = [spots[place_], table.columns[place_]];
      if (spot !== undefined && column !== undefined) drawCell(paper, cell, column, spot, y, height, scale);
    });
    y += height;
    if (!isSum) rule(y, 0.4, colourOf('line'));
  });
  return y + GAP * scale;
}

function drawHead(paper: Paper, column: Column, spot: Spot, foot: number, scale: number): void {
  if (column.picture !== undefined) {
    paper.draw(column.picture, spot.x, foot - column.picture.height * scale, scale);
    return;
  }
  const size = SMALL * scale;
  const right = spot.x + spot.width;
  const baseline = foot - 9 * scale;
  const lines = headLines(paper, column, spot.width, scale);
  lines.forEach((text, index) => {
    const at = baseline - (lines.length - 1 - index) * HEAD_LINE * scale;
    const anchor = column.align === 'end' ? 'end' : 'start';
    const isMarked = column.mark !== undefined;
    paper.line(text, anchor === 'end' ? right : spot.x, at, {
      size,
      tone: isMarked ? 'ink' : 'soft',
      weight: isMarked ? 'bold' : 'plain',
      anchor,
    });
  });
  if (column.mark === undefined) return;
  const left = right - paper.widthOf(lines.at(-1) ?? '', size, 'bold') - 9 * scale;
  const { document } = paper;
  if (column.mark === 'dot') document.circle(left, baseline - 4 * scale, 4 * scale).fill(colourOf('ink'));
  else
    document.rect(left - 1.5 * scale, baseline - 10 * scale, 3.5 * scale, 13 * scale).fill(colourOf('ink'));
}

function drawCell(
  paper: Paper,
  cell: Cell,
  column: Column,
  spot: Spot,
  y: number,
  height: number,
  scale: number,
): void {
  if (cell.picture !== undefined) {
    paper.draw(cell.picture, spot.x, y + (height - cell.picture.height * scale) / 2, scale);
    return;
  }
  const middle = y + height / 2;
  const isEnd = column.align === 'end';
  const inset = cell.letter === undefined ? 0 : (LETTER + 9) * scale;
  const [x, anchor] = isEnd ? [spot.x + spot.width, 'end' as const] : [spot.x + inset, 'start' as const];
  if (cell.letter !== undefined) {
    const side = LETTER * scale;
    paper.document.roundedRect(spot.x, middle - side / 2, side, side, 3 * scale).fill(colourOf('data'));
    paper.document.fillColor('#ffffff');
    const width = paper.widthOf(cell.letter, 12 * scale, 'bold');
    paper.document.fillColor('#ffffff').text(cell.letter, spot.x + (side - width) / 2, middle + 4.4 * scale, {
      baseline: 'alphabetic',
      lineBreak: false,
    });
  }
  const most = spot.width - inset - CELL_PAD * scale;
  const baseline = cell.more === undefined ? middle + BODY * 0.36 * scale : middle - 1.5 * scale;
  paper.line(cell.text, x, baseline, {
    size: BODY * scale,
    weight: cell.isBold === true ? 'bold' : 'plain',
    tone: cell.tone ?? 'ink',
    anchor,
    most,
  });
  if (cell.more !== undefined)
    paper.line(cell.more, x, middle + SMALL * 1.12 * scale, {
      size: SMALL * scale,
      tone: 'soft',
      anchor,
      most,
    });
}
