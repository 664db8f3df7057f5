/** `npm run simulate -- --seed 1 --days 20 [--load 0.85] [--policy strict]`: exit code 1 when a call cannot be proven. */
import { parseArgs } from 'node:util';
import { DEMO_OFFICE } from '#demo/office.ts';
import { policyOfKind } from '#server/replay/what-if.ts';
import { runCampaign } from './campaign.ts';
import { learningExpectation } from './expectation.ts';
import { campaignPage } from './campaign-page.ts';

const MOST_DAYS = 500;
const POLICIES = ['first_come', 'strict', 'interleave', 'weighted_ageing'] as const;

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    days: { type: 'string', default: '20' },
    load: { type: 'string', default: '0.85' },
    policy: { type: 'string' },
  },
});

function asked(): { seed: number; days: number; load: number; kind: (typeof POLICIES)[number] } | string {
  const [seed, days, load] = [Number(values.seed), Number(values.days), Number(values.load)];
  const kind = POLICIES.find((policy) => policy === (values.policy ?? DEMO_OFFICE.rules.policy.kind));
  if (!Number.isSafeInteger(seed) || seed < 1)
    return `--seed ${values.seed}: a whole number from 1 is needed`;
  if (!Number.isSafeInteger(days) || days < 1 || days > MOST_DAYS)
    return `--days ${values.days}: a whole number from 1 to ${String(MOST_DAYS)} is needed`;
  if (!(load > 0 && load <= 2)) return `--load ${values.load}: a share above 0 and up to 2 is needed`;
  if (kind === undefined) return `--policy ${values.policy ?? ''}: one of ${POLICIES.join(', ')} is needed`;
  return { seed, days, load, kind };
}

const wish = asked();
if (typeof wish === 'string') {
  process.stderr.write(`${wish}\n`);
  process.exitCode = 1;
} else {
  const { seed, days, load, kind } = wish;
  const policy = policyOfKind(kind, DEMO_OFFICE);
  const result = runCampaign({
    seed,
    days,
    load,
    policy,
    expects: learningExpectation(),
    onDay: (lived) => {
      if (process.stderr.isTTY) process.stderr.write(`\r${String(lived)} of ${String(days)} days`);
    },
  });
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  process.stdout.write(campaignPage(result, seed, policy));
  process.exitCode = result.discrepancies.length === 0 ? 0 : 1;
}
