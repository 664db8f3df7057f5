/** The indicators of a report: each with its two numbers, its target, and the reason where there is no data. */
import type { TargetKey } from '#protocol/report.ts';
import type { Report, Share } from '#protocol/report-shapes.ts';
import { percentOf } from './format.ts';
import type { ReportTexts } from './texts-vi.ts';

export type Indicator = {
  readonly key: keyof ReportTexts['indicators']['names'];
  /** Null: never measured. */
  readonly share: Share | null;
  /** Percent; null where there is no data. */
  readonly percent: number | null;
  /** Percent; null where none is set. */
  readonly target: number | null;
  readonly why: keyof ReportTexts['indicators']['reasons'];
};

export type Verdict = 'met' | 'missed' | 'none';
/** A result is held against its target as it is, not as it is rounded. */
export const verdictOf = ({ percent, target }: Indicator): Verdict | null => {
  if (target === null) return null;
  if (percent === null) return 'none';
  return percent >= target ? 'met' : 'missed';
};

export function indicatorsOf({ total, onTime, complaints, ratings, targets }: Report): readonly Indicator[] {
  const of = (
    key: Indicator['key'],
    share: Share | null,
    why: Indicator['why'],
    target: TargetKey | null = key === 'extraPapers' ? null : key,
  ): Indicator => ({
    key,
    share,
    percent: share === null ? null : percentOf(share),
    target: target === null ? null : (targets[target]?.value ?? null),
    why,
  });
  const extraPapers = {
    numerator: ratings.reasons['extra_papers'] ?? 0,
    denominator: total.satisfied.denominator,
  };
  return [
    of('satisfied', total.satisfied, 'ratings'),
    of('participation', total.participation, 'finished'),
    of('oneVisit', total.oneVisit, 'matters'),
    of('onTime', onTime?.others ?? null, onTime === null ? 'noList' : 'files'),
    of('onTimeLand', onTime?.land ?? null, onTime === null ? 'noList' : 'files'),
    of('complaints', complaints.onTime, 'complaints'),
    of('extraPapers', extraPapers, 'ratings', null),
  ];
}
