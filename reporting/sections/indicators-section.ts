import { decimal, percentText, wholeNumber } from '../format.ts';
import { indicatorsOf, verdictOf, type Indicator } from '../indicators.ts';
import { barPicture } from '../pictures/cells.ts';
import { COLUMN_GAP, type Cell, type Section } from '../sheet-types.ts';
import type { SheetContext } from './context.ts';

const BAR_SHARE = 0.22;

/** All indicators with their targets beside them. */
export function indicatorsSection(context: SheetContext): Section {
  const { report, words } = context;
  const indicators = indicatorsOf(report);
  const told = words.indicators;
  return {
    id: 'indicators',
    heading: headingOf(context, indicators),
    table: {
      columns: [
        { title: told.name, share: 0.3, align: 'start' },
        { title: told.share, share: 0.12, align: 'end' },
        { title: told.result, share: 0.11, align: 'end' },
        { title: told.bar, share: BAR_SHARE, align: 'start' },
        { title: told.target, share: 0.1, align: 'end' },
        { title: told.difference, share: 0.15, align: 'end' },
      ],
      rows: indicators.map((indicator) => rowOf(context, indicator)),
    },
  };
}

function rowOf({ language, words, width }: SheetContext, indicator: Indicator): readonly Cell[] {
  const told = words.indicators;
  const { key, share, percent, target, why } = indicator;
  const name: Cell = { text: told.names[key], more: told.definitions[key], isBold: true };
  const aim: Cell = {
    text: target === null ? told.noTarget : `≥ ${percentShort(target, language)}`,
    tone: target === null ? 'soft' : 'ink',
  };
  if (percent === null || share === null)
    return [
      name,
      { text: '–', tone: 'soft' },
      { text: words.noData, tone: 'soft' },
      { text: told.reasons[why], tone: 'soft' },
      aim,
      { text: target === null ? '' : told.undecided, tone: 'soft' },
    ];
  const result = percentText(percent, language);
  const verdict = verdictOf(indicator);
  const difference: Cell =
    verdict === 'met'
      ? { text: told.met, isBold: true, tone: 'met' }
      : verdict === 'missed' && target !== null
        ? {
            text: told.short(decimal(Math.max(0.1, target - percent), language)),
            isBold: true,
            tone: 'needs-you',
          }
        : { text: '' };
  return [
    name,
    { text: `${wholeNumber(share.numerator, language)} / ${wholeNumber(share.denominator, language)}` },
    { text: result, isBold: true },
    { text: result, picture: barPicture(percent, target, width * BAR_SHARE - COLUMN_GAP, result) },
    aim,
    difference,
  ];
}

const percentShort = (percent: number, language: SheetContext['language']): string =>
  Number.isInteger(percent) ? `${String(percent)}%` : percentText(percent, language);

/** A day speaks of those who rated; longer periods of the decision's three indicators. */
function headingOf({ kind, language, words }: SheetContext, indicators: readonly Indicator[]): string {
  const told = words.indicators;
  const of = (key: Indicator['key']): Indicator | undefined => indicators.find((one) => one.key === key);
  const [satisfied, participation] = [of('satisfied')?.percent ?? null, of('participation')?.percent ?? null];
  if (kind === 'day')
    return satisfied === null || participation === null
      ? told.plain
      : told.satisfiedBut(percentText(satisfied, language), percentText(participation, language));
  const verdict = (key: Indicator['key']): string => {
    const one = of(key);
    const said = one === undefined ? null : verdictOf(one);
    return said === null ? told.verdicts.none : told.verdicts[said];
  };
  const three = ['satisfied', 'onTime', 'complaints'] as const;
  if (three.every((key) => of(key)?.target === null)) return told.plain;
  return told.decision(verdict('satisfied'), verdict('onTime'), verdict('complaints'));
}
