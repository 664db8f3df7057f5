/** What became of the numbers, and why people were sent for papers. */
import { percentOf, percentText, wholeNumber } from '../format.ts';
import { countPicture } from '../pictures/cells.ts';
import { COLUMN_GAP, type Cell, type Section } from '../sheet-types.ts';
import type { SheetContext } from './context.ts';

const ALWAYS = ['finished', 'missed', 'setAside', 'cancelled', 'leftWaiting'] as const;
const ORDER = [
  'finished',
  'missed',
  'setAside',
  'cancelled',
  'givenUp',
  'leftWaiting',
  'leftAtCounter',
  'open',
] as const;

/** Sums to the numbers given out, always. */
export function outcomesSection({ report, language, words }: SheetContext): Section {
  const { outcomes } = report.total;
  const told = words.outcomes;
  const row = (name: string, count: number, isBold: boolean): readonly Cell[] => {
    const percent = percentOf({ numerator: count, denominator: outcomes.issued });
    return [
      { text: name, isBold },
      { text: wholeNumber(count, language), isBold: true },
      {
        text: percent === null ? words.noData : percentText(percent, language),
        tone: isBold ? 'ink' : 'soft',
        isBold,
      },
    ];
  };
  const shown = ORDER.filter((key) => outcomes[key] > 0 || ALWAYS.some((always) => always === key));
  return {
    id: 'outcomes',
    isHalf: true,
    heading: told.heading,
    table: {
      columns: [
        { title: told.name, share: 0.56, align: 'start' },
        { title: told.count, share: 0.18, align: 'end' },
        { title: told.share, share: 0.26, align: 'end' },
      ],
      rows: [
        ...shown.map((key) => row(told.names[key], outcomes[key], false)),
        row(told.sum, outcomes.issued, true),
      ],
      hasSum: true,
    },
  };
}

const MOST_PAPERS = 5;
const BAR_SHARE = 0.3;

export function papersSection({ report, language, words, width, gap }: SheetContext): Section {
  const told = words.papers;
  const { papers, setAside } = report.returns;
  const sent = setAside.papers_missing;
  const named = papers.filter(({ name }) => name !== null).slice(0, MOST_PAPERS - 1);
  const others =
    papers.reduce((sum, { count }) => sum + count, 0) - named.reduce((sum, { count }) => sum + count, 0);
  const shown = [...named, ...(others === 0 ? [] : [{ name: null, count: others }])];
  const most = Math.max(0, ...shown.map(({ count }) => count));
  const { transferred } = report.total;
  const notes = [
    ...(sent > 0 && shown.length === 0 ? [told.nothingNamed] : []),
    ...(transferred === 0 ? [] : [told.transferred(wholeNumber(transferred, language))]),
  ];
  return {
    id: 'papers',
    isHalf: true,
    heading: sent === 0 ? told.none : told.heading(wholeNumber(sent, language)),
    ...(shown.length === 0
      ? {}
      : {
          table: {
            columns: [
              { title: told.name, share: 0.58, align: 'start' },
              { title: '', share: BAR_SHARE, align: 'start' },
              { title: words.details.times, share: 0.12, align: 'end' },
            ],
            rows: shown.map(({ name, count }): readonly Cell[] => [
              { text: name ?? told.others },
              {
                text: String(count),
                picture: countPicture(count, most, ((width - gap) / 2) * BAR_SHARE - COLUMN_GAP, ''),
              },
              { text: wholeNumber(count, language), isBold: true },
            ]),
          },
        }),
    ...(notes.length === 0 ? {} : { foot: notes.join(' ') }),
  };
}
