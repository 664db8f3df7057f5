/**
 * Facts → layout of a day in figures, for the officer's folder or the supervisor's: read at a glance, signed at the end.
 *
 * A part is shown with the whole it belongs to; what was not measured says so and is never a 0.
 */
import type { SummarySlip } from '#protocol/slips.ts';
import type { Language } from '#protocol/vocabulary.ts';
import { dateWords } from './dates.ts';
import type { SlipLayout } from './layout.ts';
import type { Paper } from './page.ts';
import { blockAround, headPart, joinedBy, momentLine, reprintPart, ruleAt, wordings } from './parts.ts';
import { fieldTable } from './summary-table.ts';
import { SUMMARY_WORDS } from './summary-words.ts';
import { setRow } from './table.ts';
import type { Part } from './typeset.ts';
import { lowered, setParagraph, setSpans, stack } from './typeset.ts';

/** Whose day it is and which: the slip's one black block. */
const titlePart = (paper: Paper, top: number, slip: SummarySlip): Part => {
  const { page, font } = paper;
  const { officer } = slip;
  const centred = { align: 'center', column: page.frame, ink: 'white' } as const;
  const titles = wordings(paper, slip.languages, (language) => SUMMARY_WORDS[language].title);
  const whose = wordings(paper, slip.languages, (language) =>
    officer === null
      ? SUMMARY_WORDS[language].wholeOffice
      : `${officer.name} · ${SUMMARY_WORDS[language].counter(officer.counterNumber)}`,
  );
  return blockAround(paper, top, { above: 11, below: 14 }, (inside) => {
    const title = setSpans(font, inside, {
      spans: [
        { text: titles.first, weight: 700 },
        { text: titles.second === '' ? '' : `· ${titles.second}`, weight: 500 },
      ],
      sizesDots: page.sizes(28, 25),
      ...centred,
    });
    const date = setParagraph(font, title.bottom + page.length(2), {
      text: dateWords(slip.date, slip.languages[0]),
      rule: { weight: 800, sizesDots: page.sizes(38, 34, 31, 28, 25), maxLines: 2 },
      ...centred,
    });
    const owner = setParagraph(font, date.bottom + page.length(2), {
      text:
        officer === null
          ? [whose.first, whose.second].filter((words) => words !== '').join(' · ')
          : whose.first,
      rule: { weight: 700, sizesDots: page.sizes(30, 28, 25), maxLines: 3 },
      ...centred,
    });
    return { elements: [title, date, owner].flatMap(({ elements }) => elements), bottom: owner.bottom };
  });
};

type Row = {
  readonly label: (language: Language) => string;
  readonly value: string;
  readonly isLarge: boolean;
};

/** How many there were and what became of them, each with the whole it is a part of. */
const countRows = ({ summary, officer, languages: [first] }: SummarySlip): readonly Row[] => {
  const words = SUMMARY_WORDS[first];
  const row = (part: 'finished' | 'missed' | 'cancelled' | 'open' | 'expired'): Row => ({
    label: (language) => SUMMARY_WORDS[language][part],
    value: words.share(summary[part], summary.issued),
    isLarge: part === 'finished',
  });
  const issued: Row = {
    label: (language) => (officer === null ? SUMMARY_WORDS[language].issued : SUMMARY_WORDS[language].called),
    value: String(summary.issued),
    isLarge: true,
  };
  return [issued, row('finished'), row('missed'), row('cancelled'), row('open'), row('expired')];
};

const setRows = (paper: Paper, top: number, slip: SummarySlip, rows: readonly Row[]): Part =>
  stack(rows, top, (above, { label, value, isLarge }, index) =>
    setRow(paper, above + (index === 0 ? 0 : paper.page.length(5)), {
      label: wordings(paper, slip.languages, label),
      value,
      isLarge,
    }),
  );

type Times = { readonly median: number; readonly ninetieth?: number; readonly longest: number };

/** The figures of one kind of time beneath its name; without any, that there are none. */
const timesPart = (paper: Paper, top: number, slip: SummarySlip, of: 'wait' | 'service'): Part => {
  const { page, font } = paper;
  const { waitMinutes, serviceMinutes } = slip.summary;
  const words = SUMMARY_WORDS[slip.languages[0]];
  const times: Times | null = of === 'wait' ? waitMinutes : serviceMinutes;
  const names = wordings(paper, slip.languages, (language) => SUMMARY_WORDS[language][of]);
  if (times === null)
    return setRow(paper, top, { label: names, value: words.noFigure, isLarge: false, isHeading: true });
  const heading = setSpans(font, top, {
    spans: [
      { text: names.first, weight: 800 },
      { text: names.second === '' ? '' : `· ${names.second}`, weight: 500 },
    ],
    align: 'left',
    column: page.full,
    sizesDots: page.sizes(28, 25),
    ink: 'black',
  });
  const row = (kind: 'median' | 'ninetieth' | 'longest', minutes: number): Row => ({
    label: (language) => SUMMARY_WORDS[language][kind],
    value: words.minutes(minutes),
    isLarge: false,
  });
  const rows = setRows(paper, heading.bottom + page.length(2), slip, [
    row('median', times.median),
    ...(times.ninetieth === undefined ? [] : [row('ninetieth', times.ninetieth)]),
    row('longest', times.longest),
  ]);
  return { elements: [...heading.elements, ...rows.elements], bottom: rows.bottom };
};

/** Room to sign, the line to sign on, and when this was printed. */
const footPart = (paper: Paper, top: number, slip: SummarySlip): Part => {
  const { page, font } = paper;
  const [language] = slip.languages;
  const centred = { align: 'center', column: page.full, ink: 'black' } as const;
  const line = {
    kind: 'rule',
    x: Math.round(page.left + page.full.width / 6),
    y: top + page.length(96),
    widthDots: Math.round((page.full.width * 2) / 3),
    heightDots: page.stroke(3),
  } as const;
  const signatures = wordings(paper, slip.languages, (each) => SUMMARY_WORDS[each].signature);
  const signature = setSpans(font, line.y + line.heightDots + page.length(4), {
    spans: joinedBy('·', [signatures.first, signatures.second], 500),
    sizesDots: page.sizes(25),
    ...centred,
  });
  const moment = { what: SUMMARY_WORDS[language].printedAt, at: slip.printedAt };
  const printed = momentLine(paper, signature.bottom + page.length(8), moment, slip);
  const { auditCode } = slip.summary;
  if (auditCode === undefined)
    return { elements: [line, ...signature.elements, ...printed.elements], bottom: printed.bottom };
  const code = setSpans(font, printed.bottom + page.length(4), {
    spans: [
      { text: SUMMARY_WORDS[language].auditCode, weight: 500 },
      { text: auditCode, weight: 700 },
    ],
    sizesDots: page.sizes(25, 22),
    ...centred,
  });
  return {
    elements: [line, ...signature.elements, ...printed.elements, ...code.elements],
    bottom: code.bottom,
  };
};

/**
 * Lays out a day in figures: whatever its words are, every element stays within the paper's width.
 * Throws RangeError when the slip names a time zone that does not exist.
 */
export const layoutSummary = (slip: SummarySlip, paper: Paper): SlipLayout => {
  const { length, widthDots } = paper.page;
  const head = headPart(paper, length(12), slip);
  const reprint = reprintPart(paper, head.bottom + length(17), slip);
  const above = reprint.elements.length === 0 ? head.bottom + length(17) : reprint.bottom + length(12);
  const title = titlePart(paper, above, slip);
  const sections = [
    setRows(paper, 0, slip, countRows(slip)),
    timesPart(paper, 0, slip, 'wait'),
    timesPart(paper, 0, slip, 'service'),
    fieldTable(paper, 0, slip),
    footPart(paper, 0, slip),
  ];
  const body = stack(sections, title.bottom + length(14), (top, section, index) => {
    if (index === 0) return lowered(section, top);
    const rule = ruleAt(paper, top + length(15));
    const set = lowered(section, rule.bottom + length(10));
    return { elements: [...rule.elements, ...set.elements], bottom: set.bottom };
  });
  return {
    widthDots,
    heightDots: body.bottom,
    elements: [head, reprint, title, body].flatMap(({ elements }) => elements),
  };
};
