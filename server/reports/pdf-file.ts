/**
 * A report on paper. A day is one page with room for the chairman's hand: the sheet is laid out wider, and so smaller, until
 * it fits. Longer periods go on over pages and end with their tables.
 */
import type { Report } from '#protocol/report-shapes.ts';
import { instantMs, type Language } from '#protocol/vocabulary.ts';
import { wallTimeAt } from '#server/domain/office-hours.ts';
import { kindOf } from '#reporting/periods.ts';
import { sheetOf } from '#reporting/sheet.ts';
import type { Section, Sheet } from '#reporting/sheet-types.ts';
import { reportTexts } from '#reporting/texts.ts';
import { CONTENT_WIDTH, IDENTITY, openPaper, PAGE, type Paper } from './pdf-page.ts';
import { drawSection, sectionHeight } from './pdf-section.ts';

/** Units across: from large and legible to as small as paper may be read. */
const WIDTHS = [860, 920, 980, 1_040, 1_100, 1_160, 1_220, 1_296] as const;
const USUAL_WIDTH = 980;
const REMARKS_LEAST = 70;
const REMARKS_MOST = 130;
const SECTION_GAP = 26;
const HALF_GAP = 44;

export async function writeReportPdf(
  report: Report,
  before: Report,
  language: Language,
): Promise<Uint8Array> {
  const isDay = kindOf(report.range) === 'day';
  const wall = wallTimeAt(report.office.timeZone, instantMs(report.generatedAt));
  const sheetAt = (width: number): Sheet =>
    sheetOf({ report, before, today: wall.date, language, width, madeAt: wall.time });
  const { title, unitName, office } = sheetAt(USUAL_WIDTH);
  const paper = openPaper({ title, author: `${unitName}, ${office}`, language });
  if (isDay) drawDay(paper, sheetAt);
  else drawLong(paper, sheetAt(USUAL_WIDTH), USUAL_WIDTH);
  drawFeet(paper, sheetAt(USUAL_WIDTH).foot, language);
  return paper.finish();
}

const scaleOf = (width: number): number => CONTENT_WIDTH / width;
const bottom = PAGE.height - PAGE.foot;

function drawDay(paper: Paper, sheetAt: (width: number) => Sheet): void {
  paper.document.addPage();
  const fits = (width: number): boolean => {
    const scale = scaleOf(width);
    const { sections } = sheetAt(width);
    const height =
      HEAD * scale + rowsOf(sections).reduce((sum, row) => sum + rowHeight(paper, row, scale), 0);
    return PAGE.top + height + REMARKS_LEAST <= bottom;
  };
  const width = WIDTHS.find(fits) ?? WIDTHS.at(-1) ?? USUAL_WIDTH;
  const sheet = sheetAt(width);
  const scale = scaleOf(width);
  let y = drawHead(paper, sheet, scale);
  for (const row of rowsOf(sheet.sections)) y = drawRow(paper, row, y, scale);
  drawRemarks(paper, sheet, Math.min(REMARKS_MOST, bottom - y));
}

function drawLong(paper: Paper, sheet: Sheet, width: number): void {
  const scale = scaleOf(width);
  paper.document.addPage();
  let y = drawHead(paper, sheet, scale);
  for (const row of rowsOf([...sheet.sections, ...sheet.details])) {
    const height = rowHeight(paper, row, scale);
    const left = bottom - y;
    const [only] = row;
    const isBroken = row.length === 1 && only !== undefined && height > left && only.picture === undefined;
    // A table that fits no page, or leaves half of this one empty, goes on over pages with its head repeated.
    if (isBroken && (height > bottom - PAGE.top || left > (bottom - PAGE.top) / 2)) {
      y = drawSection(paper, only, {
        x: PAGE.side,
        y,
        width: CONTENT_WIDTH,
        scale,
        nextPage: () => {
          paper.document.addPage();
          return PAGE.top;
        },
        bottom,
      });
      y += SECTION_GAP * scale;
      continue;
    }
    if (height > left) {
      paper.document.addPage();
      y = PAGE.top;
    }
    y = drawRow(paper, row, y, scale);
  }
  if (bottom - y < REMARKS_LEAST + 10) paper.document.addPage();
  drawRemarks(paper, sheet, REMARKS_LEAST);
}

/** Sections one beneath the other; two halves share a row. */
function rowsOf(sections: readonly Section[]): readonly (readonly Section[])[] {
  const rows: Section[][] = [];
  for (const section of sections) {
    const last = rows.at(-1);
    const isSecond = section.isHalf === true && last?.length === 1 && last[0]?.isHalf === true;
    if (isSecond) last.push(section);
    else rows.push([section]);
  }
  return rows;
}

const halfWidth = (scale: number): number => (CONTENT_WIDTH - HALF_GAP * scale) / 2;
const placeOf = (row: readonly Section[], index: number, scale: number) => {
  const isHalf = row.some((section) => section.isHalf === true);
  const width = isHalf ? halfWidth(scale) : CONTENT_WIDTH;
  return { x: PAGE.side + index * (width + HALF_GAP * scale), width };
};
const rowHeight = (paper: Paper, row: readonly Section[], scale: number): number =>
  Math.max(
    ...row.map((section, index) => sectionHeight(paper, section, placeOf(row, index, scale).width, scale)),
  ) +
  SECTION_GAP * scale;

function drawRow(paper: Paper, row: readonly Section[], y: number, scale: number): number {
  row.forEach((section, index) => {
    drawSection(paper, section, { ...placeOf(row, index, scale), y, scale });
  });
  return y + rowHeight(paper, row, scale);
}

/** Of the head, in units. */
const HEAD = 262;

function drawHead(paper: Paper, sheet: Sheet, scale: number): number {
  const { document, line } = paper;
  const at = (units: number): number => PAGE.top + units * scale;
  document.rect(0, 0, PAGE.width, 4).fill(IDENTITY);
  line(sheet.office, PAGE.side, at(20), { size: 15 * scale, tone: 'soft' });
  line(sheet.unitName, PAGE.side, at(42), { size: 16 * scale, weight: 'bold' });
  line(sheet.title, PAGE.side, at(92), { size: 34 * scale, weight: 'bold' });
  line(sheet.lead, PAGE.side, at(118), { size: 14.5 * scale, tone: 'soft', most: CONTENT_WIDTH });
  document.rect(PAGE.side, at(134), CONTENT_WIDTH, 2 * scale).fill('#1c1a17');
  const across = CONTENT_WIDTH / sheet.headlines.length;
  sheet.headlines.forEach(({ label, value, unit, more }, index) => {
    const x = PAGE.side + index * across + (index === 0 ? 0 : 16 * scale);
    const most = across - 24 * scale;
    if (index > 0) document.rect(PAGE.side + index * across, at(146), 0.7, 92 * scale).fill('#e2dccf');
    line(label, x, at(162), { size: 15 * scale, most });
    line(value, x, at(208), { size: 46 * scale, weight: 'bold' });
    const after = x + paper.widthOf(value, 46 * scale, 'bold') + 6 * scale;
    line(unit, after, at(208), { size: 20 * scale, weight: 'bold' });
    line(more, x, at(232), { size: 13.5 * scale, tone: 'soft', most });
  });
  return at(HEAD);
}

function drawRemarks(paper: Paper, { remarks }: Sheet, height: number): void {
  const top = bottom - height + 8;
  paper.document
    .lineWidth(0.7)
    .rect(PAGE.side, top, CONTENT_WIDTH, height - 12)
    .stroke('#8f877a');
  paper.line(remarks.title, PAGE.side + 8, top + 14, { size: 8.5, weight: 'bold' });
  paper.line(remarks.signature, PAGE.width - PAGE.side - 8, top + 14, {
    size: 8,
    tone: 'soft',
    anchor: 'end',
  });
}

function drawFeet(paper: Paper, foot: string, language: Language): void {
  const { count } = paper.document.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    paper.document.switchToPage(page);
    const baseline = PAGE.height - 18;
    paper.line(foot, PAGE.side, baseline, { size: 6.8, tone: 'soft' });
    const pages = reportTexts(language).page(String(page + 1), String(count));
    paper.line(pages, PAGE.width - PAGE.side, baseline, { size: 6.8, tone: 'soft', anchor: 'end' });
  }
}
