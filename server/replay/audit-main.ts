/** `npm run audit:day`: proves the calls of a recorded day. Exit 0 = all explained, 2 = not all, 1 = cannot be told. */
import { parseArgs } from 'node:util';
import { DAY_OPTIONS, withAskedDay } from './asked-day.ts';
import { auditPage } from './audit-page.ts';
import { auditDay } from './day-audit.ts';

const { values } = parseArgs({ options: DAY_OPTIONS });
withAskedDay(values, (events, _date, language) => {
  const audit = auditDay(events);
  process.stdout.write(auditPage(audit, language) ?? '');
  return audit.discrepancies.length === 0 ? 0 : 2;
});
