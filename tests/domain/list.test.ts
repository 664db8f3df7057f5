import { describe, expect, test } from 'vitest';
import type { PrinterId } from '#protocol/vocabulary.ts';
import { decide } from '#server/domain/decide.ts';
import { MAIN_PRINTER } from '#tests/support/ward.ts';
import { printFeedback, printList } from './asks.ts';
import { after, dayOf, dayOpened, given } from './given.ts';

const OTHER = 'other' as PrinterId;

describe('a procedure’s list for a citizen', () => {
  test('is ordered with everything that stands on it, by nobody of the office', () => {
    const day = after(dayOf(dayOpened), printList());
    expect(day.printJobs.at(-1)).toMatchObject({
      printerId: MAIN_PRINTER,
      state: 'queued',
      isReprint: false,
      paper: { kind: 'list', procedureId: '1.001193', facts: { name: { vi: 'Đăng ký khai sinh' } } },
    });
  });

  test('goes beside the receipt of feedback: neither waits for the other', () => {
    const day = after(dayOf(dayOpened), printList());
    const both = after(day, printFeedback());
    expect(both.printJobs.map(({ paper }) => paper.kind)).toEqual(['list', 'feedback']);
    expect(new Set(both.printJobs.map(({ jobId }) => jobId)).size).toBe(2);
  });

  test('is refused while one is on its way to that printer, and not for another one', () => {
    const day = after(dayOf(dayOpened), printList());
    expect(decide(day, printList(), day.lastAt)).toEqual({ ok: false, code: 'print_pending' });
    expect(decide(day, printList({ printerId: OTHER }), day.lastAt).ok).toBe(true);
  });

  test.each(['failed', 'uncertain', 'printed', 'sent'] as const)(
    'comes again once the last one is %s',
    (state) => {
      const day = after(dayOf(dayOpened), printList());
      const jobId = day.printJobs.at(-1)!.jobId;
      const report = { type: 'reportPrintJob', jobId, printerId: MAIN_PRINTER, problem: null } as const;
      const settled = after(after(day, { ...report, state: 'sending' }), { ...report, state });
      expect(decide(settled, printList(), settled.lastAt).ok).toBe(true);
    },
  );

  test('of a procedure that there is not, or without a printer, is refused', () => {
    given(dayOpened)
      .when(printList({ facts: null }))
      .thenRefused('unknown_service');
    given(dayOpened)
      .when(printList({ printerId: null }))
      .thenRefused('no_printer');
  });
});

describe('the receipt of feedback for a citizen', () => {
  test('is ordered with what everybody may know of it, by nobody of the office; a second one waits for the first', () => {
    const day = after(dayOf(dayOpened), printFeedback());
    expect(day.printJobs.at(-1)).toMatchObject({
      printerId: MAIN_PRINTER,
      state: 'queued',
      isReprint: false,
    });
    expect(day.printJobs.at(-1)?.paper).toEqual({
      kind: 'feedback',
      number: 'PA-2026-0007',
      receivedOn: '2026-11-23',
      dueOn: '2026-12-07',
      language: 'vi',
    });
    expect(decide(day, printFeedback(), day.lastAt)).toEqual({ ok: false, code: 'print_pending' });
    expect(decide(day, printFeedback({ printerId: OTHER }), day.lastAt).ok).toBe(true);
    given(dayOpened)
      .when(printFeedback({ printerId: null }))
      .thenRefused('no_printer');
  });
});
