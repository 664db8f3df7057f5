import { describe, expect, test } from 'vitest';
import { instantMs, type PrintJobId, type TicketNumber } from '#protocol/vocabulary.ts';
import { remembered, unprintedJobs, type PrintJobState } from '#server/domain/print-jobs.ts';
import { CERTIFICATION, COPY, MAIN_PRINTER } from '#tests/support/ward.ts';
import { OPENING, paperOf, ticketIdOf } from './given.ts';

describe('the day remembers', () => {
  const job = (number: number, state: PrintJobState['state'], isReprint = false): PrintJobState => {
    const name = `C${String(number).padStart(3, '0')}`;
    return {
      jobId: `${paperOf(name)}${isReprint ? '-anew' : ''}` as PrintJobId,
      printerId: MAIN_PRINTER,
      orderedAt: instantMs(OPENING + number),
      isReprint,
      state,
      problem: null,
      paper: {
        kind: 'ticket',
        ticketId: ticketIdOf(name),
        number: name as TicketNumber,
        fieldId: CERTIFICATION,
        serviceId: COPY,
        isPriority: false,
        language: 'vi',
        issuedAt: OPENING,
        counterNumbers: [1, 2],
        queue: null,
      },
    };
  };
  const printedJobs = (from: number, count: number): readonly PrintJobState[] =>
    Array.from({ length: count }, (_, index) => job(from + index, 'printed'));

  test('what staff may still want to print anew, however many papers came out since', () => {
    const jobs = [job(1, 'failed'), job(2, 'uncertain'), ...printedJobs(3, 100)];
    const kept = remembered(jobs);
    expect(kept.slice(0, 2).map(({ state }) => state)).toEqual(['failed', 'uncertain']);
    expect(kept).toHaveLength(22);
    expect(unprintedJobs(kept)).toEqual(unprintedJobs(jobs));
  });

  test('not what has been ordered anew since, and never forgets what is on its way', () => {
    const jobs = [job(1, 'failed'), job(2, 'queued'), job(1, 'printed', true), ...printedJobs(3, 40)];
    const kept = remembered(jobs);
    expect(kept.map(({ state }) => state)).toContain('queued');
    expect(kept.map(({ state }) => state)).not.toContain('failed');
    expect(unprintedJobs(kept)).toEqual([]);
  });

  test('a printer that is broken all day without growing without bound', () => {
    const jobs = Array.from({ length: 900 }, (_, index) => job(index + 1, 'failed'));
    const kept = jobs.reduce<readonly PrintJobState[]>((known, next) => remembered([...known, next]), []);
    expect(kept.length).toBeLessThanOrEqual(220);
    expect(kept.at(-1)).toEqual(jobs.at(-1));
  });
});
