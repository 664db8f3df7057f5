import { describe, expect, test } from 'vitest';
import { DEMO_OFFICE } from '#demo/office.ts';
import type { CallPolicy } from '#protocol/queue-rules.ts';
import { policyOfKind } from '#server/replay/what-if.ts';
import { runCampaign, type CampaignResult } from './campaign.ts';
import { campaignPage } from './campaign-page.ts';

const campaign = (seed: number, kind: CallPolicy['kind']): CampaignResult =>
  runCampaign({
    seed,
    days: 2,
    load: 0.85,
    policy: policyOfKind(kind, DEMO_OFFICE),
    expects: () => ({ from: 0, to: 30 }),
    onDay: () => undefined,
  });
const strict = campaign(3, 'strict');

describe('a campaign of days', () => {
  test('is the same for the same seed, and another for another', () => {
    expect(campaign(3, 'strict')).toEqual(strict);
    expect(campaign(4, 'strict').figures).not.toEqual(strict.figures);
  });

  test('every call of it is proven, and no ceiling is broken', () => {
    expect(strict.discrepancies).toEqual([]);
    expect(strict.proven).toBe(strict.calls);
    expect(strict.figures.mostPasses).toBe(3);
    expect(strict.figures.ceilingByOvertakes).toBeGreaterThan(0);
  });

  test('every number ends as something: finished, missed, or left over at the end of the day', () => {
    const { issued, finished, missed, expired } = strict.figures;
    expect(finished + missed + expired).toBe(issued);
  });

  test('priority is felt under strict priority and not when first come is first served', () => {
    const [waits, fair] = [strict.figures.waits, campaign(3, 'first_come').figures.waits];
    expect(waits.priority.meanMs ?? 0).toBeLessThan((waits.ordinary.meanMs ?? 0) * 0.7);
    expect(fair.priority.medianMs ?? 0).toBeGreaterThan((fair.ordinary.medianMs ?? 0) * 0.7);
  });

  test('is told on one page with waits by class, overtakes, ceilings and the score of the estimates', () => {
    const page = campaignPage(strict, 3, policyOfKind('strict', DEMO_OFFICE));
    for (const word of ['ordinary', 'priority', 'overtakes', 'ceilings', 'audit', 'inside or under'])
      expect(page).toContain(word);
    expect(page.split('\n').length).toBeLessThan(60);
  });
});
