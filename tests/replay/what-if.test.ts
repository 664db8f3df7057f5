import { describe, expect, test } from 'vitest';
import { DEMO_OFFICE } from '#demo/office.ts';
import { recordedPlan } from '#server/replay/recorded-plan.ts';
import { liveDay } from '#server/replay/run-day.ts';
import { changedPlan, policyOfKind, whatIf, whatIfPage, type Change } from '#server/replay/what-if.ts';
import { USUAL_SHARES } from '#tests/campaign/ward-people.ts';
import { wardDay } from '#tests/campaign/ward-demand.ts';

const lived = liveDay(wardDay({ seed: 5, dayIndex: 1, load: 0.9, policy: null, shares: USUAL_SHARES }));
const meanWait = (change: Change): number => {
  const result = whatIf(lived.events, change);
  return (result?.changed.waits.all.meanMs ?? 0) - (result?.again.waits.all.meanMs ?? 0);
};

describe('a recorded day lived again', () => {
  test('under the same settings is the day it was', () => {
    const result = whatIf(lived.events, { kind: 'policy', policy: policyOfKind('strict', DEMO_OFFICE) });
    expect(result?.again.issued).toBe(result?.recorded.issued);
    const [recorded, again] = [result?.recorded.waits.all.meanMs ?? 0, result?.again.waits.all.meanMs ?? 0];
    expect(recorded).toBeGreaterThan(0);
    // Visits that never ended on the recorded day are given the usual times, so a few minutes may differ, not more.
    expect(Math.abs(again - recorded) / recorded).toBeLessThan(0.1);
  });

  test('with one counter more waits are shorter, with one less longer', () => {
    expect(meanWait({ kind: 'more', counterNumber: 5 })).toBeLessThan(0);
    expect(meanWait({ kind: 'less', counterNumber: 5 })).toBeGreaterThan(0);
  });

  test('under strict priority the priority numbers wait less than first come, first served', () => {
    const priorityMean = (kind: 'first_come' | 'strict'): number =>
      whatIf(lived.events, { kind: 'policy', policy: policyOfKind(kind, DEMO_OFFICE) })?.changed.waits
        .priority.meanMs ?? 0;
    expect(priorityMean('strict')).toBeLessThan(priorityMean('first_come'));
  });

  test('changes nothing for a counter that is not there', () => {
    const plan = recordedPlan(lived.events);
    expect(plan).not.toBeNull();
    expect(plan && changedPlan(plan, { kind: 'less', counterNumber: 77 })).toBeNull();
    expect(recordedPlan([])).toBeNull();
  });

  test('stands side by side on a page in both languages', () => {
    const change: Change = { kind: 'more', counterNumber: 5 };
    const result = whatIf(lived.events, change);
    if (result === null) throw new Error('counter 5 is there');
    const page = whatIfPage(lived.day.date, change, result, 'vi');
    expect(page).toContain('Thay đổi: thêm một quầy như Quầy 5');
    expect(page).toContain('Chờ trung bình');
    expect(whatIfPage(lived.day.date, change, result, 'en')).toContain('Mean wait');
  });
});
