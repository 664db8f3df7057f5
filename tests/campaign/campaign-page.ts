/** A campaign's one page. */
import type { CallPolicy } from '#protocol/queue-rules.ts';
import type { WaitFigures } from '#server/replay/day-figures.ts';
import type { CampaignResult } from './campaign.ts';

const minutes = (ms: number | null): string => (ms === null ? '–' : (ms / 60_000).toFixed(1));
const percent = (part: number, whole: number): string =>
  whole === 0 ? 'no data' : `${((part / whole) * 100).toFixed(1)} % (${String(part)} of ${String(whole)})`;

const waitRow = (name: string, { called, meanMs, medianMs, p90Ms, longestMs }: WaitFigures): string =>
  [
    name.padEnd(10),
    String(called).padStart(8),
    ...[meanMs, medianMs, p90Ms, longestMs].map((ms) => minutes(ms).padStart(9)),
  ].join('');

/** Waits by class, overtakes, ceilings and the estimates' score, as plain text. */
export function campaignPage(
  { days, figures, calls, proven, discrepancies }: CampaignResult,
  seed: number,
  policy: CallPolicy,
): string {
  const { waits, estimate } = figures;
  const limits =
    policy.kind === 'first_come'
      ? 'nobody passes anybody'
      : `ceiling ${minutes(policy.ceiling.maxWaitMs)} min, ${String(policy.ceiling.maxOvertakes)} passes`;
  return [
    `${String(days)} days from seed ${String(seed)}, policy ${policy.kind} (${limits})`,
    '',
    `numbers      ${String(figures.issued)} issued, ${String(figures.finished)} finished, ${String(figures.missed)} missed, ${String(figures.expired)} expired`,
    `counters     ${figures.utilisation === null ? 'no data' : `${(figures.utilisation * 100).toFixed(1)} %`} of the signed-in time with somebody`,
    '',
    `${'waits, min'.padEnd(10)}${'called'.padStart(8)}${'mean'.padStart(9)}${'median'.padStart(9)}${'p90'.padStart(9)}${'longest'.padStart(9)}`,
    waitRow('all', waits.all),
    waitRow('ordinary', waits.ordinary),
    waitRow('priority', waits.priority),
    '',
    `overtakes    ${percent(figures.passed, waits.ordinary.called)} of ordinary numbers were passed by priority, none more than ${String(figures.mostPasses)} times`,
    `ceilings     reached ${String(figures.ceilingByOvertakes)} times by passes, ${String(figures.ceilingByWait)} times by wait`,
    `audit        ${percent(proven, calls)} of the calls proven against the policy, ${String(discrepancies.length)} discrepancies`,
    estimate === null
      ? 'estimates    none told'
      : `estimates    inside or under ${percent(estimate.inside + estimate.under, estimate.tickets)}; inside ${percent(estimate.inside, estimate.tickets)}; told too much by ${minutes(estimate.errorMs / estimate.tickets)} min on average, mean error ${minutes(estimate.absoluteErrorMs / estimate.tickets)} min`,
    ...discrepancies.slice(0, 10).map((discrepancy) => `  ${discrepancy}`),
    '',
  ].join('\n');
}
