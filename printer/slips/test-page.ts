/**
 * Facts → layout of a test page: everything that a printer's settings decide, on one piece of paper that says how to read
 * it. The only slip that uses the outermost dots.
 */
import type { PrinterProfile } from '#protocol/printing.ts';
import type { TestSlip } from '#protocol/slips.ts';
import type { Rule, SlipLayout } from './layout.ts';
import type { Column, Paper } from './page.ts';
import { momentLine, reprintPart, ruleAt, setHeading, wordings } from './parts.ts';
import { edgeBars, ruler, sideRuler } from './ruler.ts';
import { TEST_PAGE_WORDS } from './test-page-words.ts';
import type { Part } from './typeset.ts';
import { setParagraph, stack } from './typeset.ts';

/** Letters with the most accents, high and low. */
const STACKED_LETTERS = 'Ế Ỗ Ữ Ậ Ẵ Ặ Ỵ ỡ ợ ỵ ằ ẫ ộ ử';
const DENSITY_STEPS = [12, 25, 37, 50, 62, 75, 87, 100] as const;
const SIDE_RULER_MM = 60;

const titlePart = (paper: Paper, top: number, slip: TestSlip, profile: PrinterProfile): Part => {
  const { page, font } = paper;
  const [language] = slip.languages;
  const centred = { align: 'center', column: page.full, ink: 'black' } as const;
  const title = setHeading(
    paper,
    top,
    wordings(paper, slip.languages, (each) => TEST_PAGE_WORDS[each].title),
    { ...centred, sizesDots: page.sizes(38, 34, 30, 27, 25) },
  );
  const millimetres = ((profile.widthDots * 25.4) / profile.dpi).toFixed(1);
  const lines = [
    { text: slip.printerName, weight: 700 },
    { text: profile.name, weight: 500 },
    {
      text: TEST_PAGE_WORDS[language].width(
        profile.widthDots,
        language === 'vi' ? millimetres.replace('.', ',') : millimetres,
        profile.dpi,
      ),
      weight: 500,
    },
  ] as const;
  const facts = stack(lines, title.bottom, (above, { text, weight }) =>
    setParagraph(font, above, {
      text,
      rule: { weight, sizesDots: page.sizes(27, 25), maxLines: 3 },
      ...centred,
    }),
  );
  const moment = { what: TEST_PAGE_WORDS[language].printedAt, at: slip.printedAt };
  const printed = momentLine(paper, facts.bottom, moment, slip, { sizesDots: page.sizes(27, 25) });
  return {
    elements: [...title.elements, ...facts.elements, ...printed.elements],
    bottom: printed.bottom,
  };
};

/** Fields of growing darkness with their share beneath, as many a row as their figures have room for. */
const densityPart = (paper: Paper, top: number, column: Column): Part => {
  const { page, font } = paper;
  const narrowest = font.widthDots('100', 500, page.sizes(25)[0]) + page.length(6);
  const rowCount = Math.min(
    DENSITY_STEPS.length,
    Math.ceil((DENSITY_STEPS.length * narrowest) / column.width),
  );
  const perRow = Math.ceil(DENSITY_STEPS.length / rowCount);
  const each = Math.floor(column.width / perRow);
  const rows = Array.from({ length: rowCount }, (_, row) =>
    DENSITY_STEPS.slice(row * perRow, (row + 1) * perRow),
  );
  return stack(rows, top, (above, steps) => {
    const y = Math.round(above + page.length(6));
    const [widthDots, heightDots] = [each - page.length(4), page.length(56)];
    const fields = steps.map((percent, index) => {
      const x = Math.round(column.left + index * each);
      const figure = setParagraph(font, y + heightDots, {
        text: String(percent),
        align: 'center',
        column: { left: x, width: widthDots },
        rule: { weight: 500, sizesDots: page.sizes(25), maxLines: 1 },
        ink: 'black',
      });
      const field = { kind: 'shade', x, y, widthDots, heightDots, percent } as const;
      return { elements: [field, ...figure.elements], bottom: figure.bottom };
    });
    return {
      elements: fields.flatMap(({ elements }) => elements),
      bottom: Math.max(...fields.map(({ bottom }) => bottom)),
    };
  });
};

/** The stacked letters at the smallest size that slips use, and large. */
const lettersPart = (paper: Paper, top: number, column: Column): Part => {
  const { page, font } = paper;
  return stack([[page.legibleDots] as const, page.sizes(64)], top, (above, sizesDots) =>
    stack([500, 800] as const, above, (lineTop, weight) =>
      setParagraph(font, lineTop + page.length(4), {
        text: STACKED_LETTERS,
        align: 'left',
        column,
        rule: { weight, sizesDots, maxLines: 5 },
        ink: 'black',
      }),
    ),
  );
};

/** How to read the page, in every language of the slip. */
const readingPart = (paper: Paper, top: number, slip: TestSlip): Part => {
  const { page, font } = paper;
  return stack(slip.languages, top, (above, language, index) =>
    stack(TEST_PAGE_WORDS[language].reading, above + page.length(index === 0 ? 0 : 8), (lineTop, text) =>
      setParagraph(font, lineTop + page.length(3), {
        text,
        align: 'left',
        column: page.full,
        rule: { weight: 500, sizesDots: page.sizes(25), maxLines: 6 },
        ink: 'black',
      }),
    ),
  );
};

/** The last words, and beneath them the last dots of the paper: a line from edge to edge. */
const cutPart = (paper: Paper, top: number): Part => {
  const { page, font } = paper;
  const words = setParagraph(font, top, {
    text: `${TEST_PAGE_WORDS.vi.cutHere} / ${TEST_PAGE_WORDS.en.cutHere}`,
    align: 'center',
    column: page.full,
    rule: { weight: 800, sizesDots: page.sizes(34, 30, 27, 25), maxLines: 1 },
    ink: 'black',
  });
  const heightDots = page.stroke(3);
  const line: Rule = {
    kind: 'rule',
    x: 0,
    y: words.bottom + page.length(6),
    widthDots: page.widthDots,
    heightDots,
  };
  return { elements: [...words.elements, line], bottom: line.y + heightDots };
};

/**
 * Lays out a test page for a printer of this profile: nothing stands beyond its width, and its first and last column of
 * dots are used. Throws RangeError when the slip names a time zone that does not exist.
 */
export const layoutTestPage = (slip: TestSlip, profile: PrinterProfile, paper: Paper): SlipLayout => {
  const { page } = paper;
  const { length } = page;
  const across = ruler(paper, 0);
  const reprint = reprintPart(paper, across.bottom + length(8), slip);
  const title = titlePart(paper, reprint.bottom + length(4), slip, profile);
  const sideTop = title.bottom + length(12);
  const side = sideRuler(paper, sideTop, SIDE_RULER_MM);
  const left = side.right + length(12);
  const column = { left, width: page.right - left };
  const heading = (top: number, of: 'darkness' | 'letters'): Part =>
    setHeading(
      paper,
      top,
      wordings(paper, slip.languages, (language) => TEST_PAGE_WORDS[language][of]),
      { align: 'left', column, ink: 'black', sizesDots: page.sizes(28, 25) },
    );
  const darkness = heading(sideTop, 'darkness');
  const density = densityPart(paper, darkness.bottom, column);
  const lettersHeading = heading(density.bottom + length(10), 'letters');
  const letters = lettersPart(paper, lettersHeading.bottom, column);
  const bottom = Math.max(side.bottom, letters.bottom);
  const rule = ruleAt(paper, bottom + length(14));
  const reading = readingPart(paper, rule.bottom + length(8), slip);
  const cut = cutPart(paper, reading.bottom + length(16));
  const parts = [
    across,
    reprint,
    title,
    side,
    darkness,
    density,
    lettersHeading,
    letters,
    rule,
    reading,
    cut,
  ];
  return {
    widthDots: page.widthDots,
    heightDots: cut.bottom,
    elements: [...parts.flatMap(({ elements }) => elements), ...edgeBars(paper, across.bottom)],
  };
};
