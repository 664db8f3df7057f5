import { minutesOf, wholeNumber } from '../format.ts';
import { axisPicture, spreadPicture, type MinuteAxis } from '../pictures/cells.ts';
import { axisLines } from '../pictures/scale.ts';
import { COLUMN_GAP, type Cell, type Section } from '../sheet-types.ts';
import type { SheetContext } from './context.ts';

const PICTURE_SHARE = 0.36;
/** More names make no heading. */
const MOST_NAMED = 3;

/** Waits of each field against the target; null when there are none. */
export function waitsSection({ report, language, words, width }: SheetContext): Section | null {
  const { waits: told } = words;
  const fields = report.fields.flatMap((field) => {
    const { medianMs, ninetiethMs, longestMs, count } = field.waits;
    if (medianMs === null || ninetiethMs === null || longestMs === null) return [];
    return [
      {
        field,
        count,
        median: minutesOf(medianMs),
        ninetieth: minutesOf(ninetiethMs),
        longest: minutesOf(longestMs),
      },
    ];
  });
  if (fields.length === 0) return null;
  const target = report.targets.ninetiethWait?.value ?? null;
  const medianTarget = report.targets.medianWait?.value ?? null;
  const lines = axisLines(Math.max(target ?? 0, ...fields.map(({ ninetieth }) => ninetieth)), 5);
  const most = lines.at(-1) ?? 1;
  const axis: MinuteAxis = { most, target, width: width * PICTURE_SHARE - COLUMN_GAP };
  const isOver = ({ median, ninetieth }: (typeof fields)[number]): boolean =>
    (target !== null && ninetieth > target) || (medianTarget !== null && median > medianTarget);
  const over = fields.filter(isOver);
  const hasTarget = target !== null || medianTarget !== null;
  const name = (named: { readonly vi: string; readonly en: string }): string => named[language];
  const heading = !hasTarget
    ? told.plain
    : over.length === 0
      ? told.within
      : over.length > MOST_NAMED
        ? told.many(over.length, fields.length)
        : told.over(over.length, over.map(({ field }) => name(field.name)).join('; '));
  const figure = (value: number, limit: number | null): Cell => ({
    text: wholeNumber(value, language),
    isBold: true,
    tone: limit !== null && value > limit ? 'needs-you' : 'ink',
  });
  const excluded = report.total.waits.excluded;
  const targetWords = target === null ? '' : told.target(String(target));
  return {
    id: 'waits',
    heading,
    lead: excluded === 0 ? told.lead : `${told.lead} ${told.excluded(wholeNumber(excluded, language))}`,
    table: {
      columns: [
        { title: told.field, share: 0.27, align: 'start' },
        { title: told.called, share: 0.07, align: 'end' },
        {
          title: targetWords === '' ? words.minutes : targetWords,
          share: PICTURE_SHARE,
          align: 'start',
          picture: axisPicture(axis, lines, targetWords, targetWords),
        },
        { title: told.median, share: 0.12, align: 'end', mark: 'dot' },
        { title: told.ninetieth, share: 0.1, align: 'end', mark: 'tick' },
        { title: told.longest, share: 0.08, align: 'end' },
      ],
      rows: fields.map(({ field, count, median, ninetieth, longest }) => {
        const inWords = told.spread(String(median), String(ninetieth));
        return [
          { text: name(field.name), letter: field.letter },
          { text: wholeNumber(count, language), tone: 'soft' },
          { text: inWords, picture: spreadPicture(axis, { median, ninetieth }, inWords) },
          figure(median, medianTarget),
          figure(ninetieth, target),
          { text: wholeNumber(longest, language), tone: 'soft' },
        ] satisfies readonly Cell[];
      }),
    },
  };
}
