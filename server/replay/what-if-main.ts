/** `npm run what-if`: a recorded day with one counter more or less, or another policy, beside the day as it was. */
import { parseArgs } from 'node:util';
import type { RecordedEvent } from '#server/domain/events.ts';
import { DAY_OPTIONS, withAskedDay } from './asked-day.ts';
import { policyOfKind, whatIf, whatIfPage, type Change } from './what-if.ts';

const USAGE =
  'npm run what-if -- (--more 3 | --less 3 | --policy first_come|strict|interleave|weighted_ageing) [--date YYYY-MM-DD] [--data folder] [--en]';
const POLICIES = ['first_come', 'strict', 'interleave', 'weighted_ageing'] as const;

const { values } = parseArgs({
  options: {
    ...DAY_OPTIONS,
    more: { type: 'string' },
    less: { type: 'string' },
    policy: { type: 'string' },
  },
});

/** The one change that was asked for; null when it is none or several. */
function changeOf([opened]: readonly RecordedEvent[]): Change | null {
  const { more, less, policy } = values;
  if ([more, less, policy].filter((value) => value !== undefined).length !== 1) return null;
  if (policy !== undefined) {
    const kind = POLICIES.find((known) => known === policy);
    if (kind === undefined || opened?.type !== 'DayOpened') return null;
    return { kind: 'policy', policy: policyOfKind(kind, opened.settings) };
  }
  const counterNumber = Number(more ?? less);
  return { kind: more === undefined ? 'less' : 'more', counterNumber };
}

withAskedDay(values, (events, date, language) => {
  const change = changeOf(events);
  const result = change === null ? null : whatIf(events, change);
  if (change === null || result === null) {
    process.stderr.write(`${USAGE}\n`);
    return 1;
  }
  process.stdout.write(whatIfPage(date, change, result, language));
  return 0;
});
