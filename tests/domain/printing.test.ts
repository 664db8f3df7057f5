import { describe, expect, test } from 'vitest';
import { reportPaper } from './asks.ts';
import { dayOf, dayOpened, given, paperOf } from './given.ts';
import { issued, paperReported } from './happenings.ts';

const queued = [dayOpened, issued('C001')];
const sending = [...queued, paperReported('C001', 'sending')];
const SETTLED = ['printed', 'sent', 'failed', 'uncertain'] as const;

describe('a paper', () => {
  test('waits to be printed from the moment its ticket is issued', () => {
    expect(dayOf(...queued).printJobs).toMatchObject([
      { jobId: paperOf('C001'), state: 'queued', problem: null },
    ]);
  });

  test.each(SETTLED)('that is being sent can end as %s', (state) => {
    given(...sending)
      .when(reportPaper('C001', state, state === 'failed' ? 'paper_out' : null))
      .then(paperReported('C001', state, state === 'failed' ? 'paper_out' : null));
  });

  test.each(SETTLED)(
    'that ended as %s stays so: the same report changes nothing, another is refused',
    (state) => {
      const settled = [...sending, paperReported('C001', state)];
      given(...settled)
        .when(reportPaper('C001', state))
        .then();
      const other = state === 'printed' ? 'failed' : 'printed';
      given(...settled)
        .when(reportPaper('C001', other))
        .thenRefused('print_job_settled');
      given(...settled)
        .when(reportPaper('C001', 'sending'))
        .thenRefused('print_job_settled');
    },
  );

  test('that nobody began to send has not come out, but can fail', () => {
    given(...queued)
      .when(reportPaper('C001', 'printed'))
      .thenRefused('wrong_status');
    given(...queued)
      .when(reportPaper('C001', 'uncertain'))
      .thenRefused('wrong_status');
    given(...queued)
      .when(reportPaper('C001', 'failed', 'offline'))
      .then(paperReported('C001', 'failed', 'offline'));
  });

  test('of a ticket that does not exist is unknown', () => {
    given(...queued)
      .when(reportPaper('C002', 'sending'))
      .thenRefused('unknown_print_job');
  });

  test('that is not settled is never forgotten, however many came after it', () => {
    const later = Array.from({ length: 40 }, (_, index) => `H${String(index + 1).padStart(3, '0')}`);
    const day = dayOf(
      ...queued,
      ...later.flatMap((number) => [
        issued(number),
        paperReported(number, 'sending'),
        paperReported(number, 'printed'),
      ]),
    );
    expect(day.printJobs).toHaveLength(21);
    expect(day.printJobs[0]).toMatchObject({ jobId: paperOf('C001'), state: 'queued' });
  });
});
