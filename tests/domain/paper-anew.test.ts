import { describe, expect, test } from 'vitest';
import { decide } from '#server/domain/decide.ts';
import type { DomainEvent } from '#server/domain/events.ts';
import { liveTicket, type QueueDay } from '#server/domain/queue-day.ts';
import type { PrinterId, PrintJobId } from '#protocol/vocabulary.ts';
import { CERTIFICATION, COPY, MAIN_PRINTER, SHOP } from '#tests/support/ward.ts';
import {
  finish,
  grantPriority,
  issueAtCounter,
  issueTicket,
  park,
  printSummary,
  printTestPage,
  reportPaper,
  reprintJob,
  reprintTicket,
  step,
  transfer,
  undo,
} from './asks.ts';
import { after, dayOf, dayOpened, given, livedThrough, openedWith, paperOf, ticketIdOf } from './given.ts';
import {
  called,
  cancelled,
  ELDERLY,
  expired,
  finished,
  issued,
  missed,
  opened,
  paperReported,
  parked,
  started,
} from './happenings.ts';

const OTHER = 'other' as PrinterId;
const ELDERLY_CLASS = {
  priorityId: ELDERLY,
  name: { vi: 'Người cao tuổi', en: 'Elderly' },
  icon: 'other',
  weight: 2,
  grantedBy: ['officer'],
  fromAge: null,
} as const;
const morning = [dayOpened, opened(2, 'lan'), issued('C001')];
const begun = [...morning, paperReported('C001', 'sending')];
const failed = [...begun, paperReported('C001', 'failed', 'paper_out')];
const printed = [...begun, paperReported('C001', 'printed')];
const served = [...printed, called('C001', 2, 'lan'), started('C001', 2, 'lan')];
const MISSING = [{ name: 'Tờ khai', isReceived: false }];
const checklist = `${ticketIdOf('C001')}/checklist-8` as PrintJobId;
const setAside = parked('C001', 2, 'lan', {
  missingPapers: MISSING,
  printJobId: checklist,
  printerId: MAIN_PRINTER,
});
const listReported = (state: 'sending' | 'failed'): DomainEvent => ({
  type: 'PrintJobReported',
  jobId: checklist,
  state,
  problem: null,
});

const ordersOf = (day: QueueDay, command: Parameters<typeof decide>[1]): DomainEvent | undefined => {
  const decision = decide(day, command, day.lastAt);
  return decision.ok ? decision.events[0] : undefined;
};

describe('a ticket’s paper once more', () => {
  test.each(['queued', 'sending'] as const)('is refused while one is %s: it would be a double', (state) => {
    given(...(state === 'queued' ? morning : begun))
      .when(reprintTicket('C001', 2, 'lan'))
      .thenRefused('print_pending');
  });

  test('withdraws the one that still waits at another printer, which cannot begin it any more', () => {
    const day = after(dayOf(...morning), reprintTicket('C001', 2, 'lan', { printerId: OTHER }));
    expect(day.printJobs.map(({ printerId, state, isReprint }) => [printerId, state, isReprint])).toEqual([
      [MAIN_PRINTER, 'failed', false],
      [OTHER, 'queued', true],
    ]);
    expect(decide(day, reportPaper('C001', 'sending'), day.lastAt)).toEqual({
      ok: false,
      code: 'print_job_settled',
    });
  });

  test('is refused while another printer has begun: its paper may be coming out', () => {
    given(...begun)
      .when(reprintTicket('C001', 2, 'lan', { printerId: OTHER }))
      .thenRefused('print_pending');
  });

  test.each(['printed', 'sent', 'failed', 'uncertain'] as const)(
    'is ordered and marked when the last one ended as %s, and then again only when that one is settled',
    (state) => {
      const day = dayOf(...begun, paperReported('C001', state));
      expect(ordersOf(day, reprintTicket('C001', 2, 'lan'))).toMatchObject({
        type: 'PaperOrdered',
        printerId: MAIN_PRINTER,
        isReprint: true,
        officerId: 'lan',
        counterId: '2',
        paper: { kind: 'ticket', ticketId: ticketIdOf('C001'), number: 'C001' },
      });
      const ordered = after(day, reprintTicket('C001', 2, 'lan'));
      expect(ordered.printJobs.at(-1)).toMatchObject({ state: 'queued', isReprint: true });
      expect(decide(ordered, reprintTicket('C001', 2, 'lan'), ordered.lastAt)).toEqual({
        ok: false,
        code: 'print_pending',
      });
    },
  );

  test.each([
    ['waiting', printed, 'waits'],
    ['called', [...printed, called('C001', 2, 'lan')], 'does not wait'],
    ['serving', served, 'does not wait'],
    ['parked', [...served, parked('C001', 2, 'lan')], 'does not wait'],
    ['missed', [...printed, called('C001', 2, 'lan'), missed('C001', 2, 'lan')], 'does not wait'],
  ] as const)(
    'is given for a ticket that is %s, and says how many are ahead only while it waits',
    (_, events, how) => {
      const order = ordersOf(dayOf(...events), reprintTicket('C001', 2, 'lan'));
      const queue = how === 'waits' ? { ahead: 0, range: null } : null;
      expect(order).toMatchObject({ paper: { queue } });
    },
  );

  test.each([
    ['finished', [...served, finished('C001', 2, 'lan')]],
    ['cancelled', [...printed, cancelled('C001', 2, 'lan')]],
    ['expired', [...printed, expired('C001')]],
  ] as const)('is not given for one that is %s: it opens no door any more', (_, events) => {
    given(...events)
      .when(reprintTicket('C001', 2, 'lan'))
      .thenRefused('unknown_ticket');
    given(...events)
      .when(reprintJob(paperOf('C001'), 2, 'lan'))
      .thenRefused('unknown_ticket');
  });

  test('is for officers at their counter and for the desk, and for nobody else', () => {
    given(...printed)
      .when(reprintTicket('C001', 2, 'minh'))
      .thenRefused('not_at_counter');
    given(...printed)
      .when(reprintTicket('C001', 1, 'lan'))
      .thenRefused('counter_closed');
    expect(ordersOf(dayOf(...printed), reprintTicket('C001', null, 'a supervisor'))).toMatchObject({
      counterId: null,
      officerId: 'a supervisor',
    });
  });

  test('needs a printer', () => {
    for (const command of [
      reprintTicket('C001', 2, 'lan', { printerId: null }),
      reprintJob(paperOf('C001'), 2, 'lan', { printerId: null }),
      printSummary(2, 'lan', { printerId: null }),
      printTestPage('hoa', { printerId: null }),
    ]) {
      given(...printed)
        .when(command)
        .thenRefused('no_printer');
    }
  });

  test('says what is so now: a class granted meanwhile, a service changed by a transfer', () => {
    const granted = livedThrough(
      dayOf(openedWith({ priorityClasses: [ELDERLY_CLASS] }), ...printed.slice(1)),
      () => grantPriority('C001', ELDERLY, 2, 'lan'),
      () => reprintTicket('C001', 2, 'lan'),
    );
    expect(granted.printJobs.map(({ paper }) => paper.kind === 'ticket' && paper.isPriority)).toEqual([
      false,
      true,
    ]);
    const sentOn = livedThrough(
      dayOf(...served),
      () => transfer('C001', 2, 'lan', { serviceId: SHOP }),
      () => reprintTicket('C001', 2, 'lan'),
    );
    expect(sentOn.printJobs.at(-1)?.paper).toMatchObject({
      serviceId: SHOP,
      fieldId: CERTIFICATION,
      counterNumbers: [3, 4],
    });
  });

  test('comes in the language that its citizen chose', () => {
    const english = livedThrough(
      dayOf(dayOpened, opened(2, 'lan')),
      () => ({ ...issueTicket(COPY), language: 'en' }),
      () => reportPaper('C001', 'sending'),
      () => reportPaper('C001', 'printed'),
      () => reprintTicket('C001', 2, 'lan'),
    );
    expect(english.printJobs.map(({ paper }) => (paper.kind === 'ticket' ? paper.language : ''))).toEqual([
      'en',
      'en',
    ]);
  });

  test('given to one who had none yet is the only one that is on its way', () => {
    const day = livedThrough(
      dayOf(dayOpened, opened(2, 'lan')),
      () => issueAtCounter(2, 'lan', { isPrinted: false }),
      () => reprintTicket('C001', 2, 'lan'),
    );
    expect(day.printJobs).toHaveLength(1);
  });
});

describe('a job once more', () => {
  test('of an unknown name is refused, and so is a paper that belongs to nobody', () => {
    given(...printed)
      .when(reprintJob(paperOf('C009'), 2, 'lan'))
      .thenRefused('unknown_print_job');
    const day = livedThrough(dayOf(...printed), () => printTestPage('hoa'));
    const jobId = day.printJobs.at(-1)?.jobId ?? paperOf('none');
    expect(decide(day, reprintJob(jobId, null, 'hoa'), day.lastAt)).toEqual({
      ok: false,
      code: 'unknown_print_job',
    });
  });

  test('can come out of another printer than the one that failed', () => {
    const day = after(dayOf(...failed), reprintJob(paperOf('C001'), null, 'hoa', { printerId: OTHER }));
    expect(day.printJobs.map(({ printerId }) => printerId)).toEqual([MAIN_PRINTER, OTHER]);
  });

  test('of a checklist repeats what the officer wrote, also when its citizen is back and waits again', () => {
    const away = dayOf(...served, setAside, listReported('sending'), listReported('failed'));
    const anew = { isReprint: true, paper: { kind: 'checklist', papers: ['Tờ khai'], counterId: '2' } };
    expect(ordersOf(away, reprintJob(checklist, 2, 'lan'))).toMatchObject(anew);
    const back = after(away, step('resume', 'C001', 2, 'lan'));
    expect(liveTicket(back, ticketIdOf('C001'))?.status).toBe('waiting');
    expect(ordersOf(back, reprintJob(checklist, 2, 'lan'))).toMatchObject(anew);
  });

  test('of a checklist does not wait for the ticket’s own paper, nor the other way round', () => {
    const day = dayOf(...served, setAside);
    expect(ordersOf(day, reprintTicket('C001', 2, 'lan'))).toMatchObject({ type: 'PaperOrdered' });
    expect(decide(day, reprintJob(checklist, 2, 'lan'), day.lastAt)).toEqual({
      ok: false,
      code: 'print_pending',
    });
    const both = after(day, reprintTicket('C001', 2, 'lan'));
    expect(both.printJobs.filter(({ state }) => state === 'queued').map(({ paper }) => paper.kind)).toEqual([
      'checklist',
      'ticket',
    ]);
  });

  test('of a parking that was taken back is over: nobody is offered a list of papers that are not missing', () => {
    const day = livedThrough(
      dayOf(...served),
      () => park('C001', 2, 'lan', { otherPapers: ['Bản gốc'], isPrinted: true }),
      (parkedDay) => undo(parkedDay.sequence, 2, 'lan'),
      () => finish('C001', 2, 'lan'),
    );
    const lists = day.printJobs.filter(({ paper }) => paper.kind === 'checklist');
    expect(lists.map(({ state }) => state)).toEqual(['failed']);
    expect(decide(day, reprintJob(lists[0]?.jobId ?? paperOf('none'), 2, 'lan'), day.lastAt)).toEqual({
      ok: false,
      code: 'unknown_ticket',
    });
  });
});

describe('papers that are about no ticket', () => {
  test('are never marked, and may be ordered as often as somebody wants them', () => {
    const day = livedThrough(
      dayOf(...printed),
      () => printSummary(2, 'lan'),
      () => printSummary(2, 'lan'),
      () => printSummary(null, 'hoa'),
      () => printTestPage('hoa'),
      () => printTestPage('hoa'),
    );
    const ordered = day.printJobs.slice(1);
    expect(ordered).toHaveLength(5);
    expect(ordered.every(({ isReprint, state }) => !isReprint && state === 'queued')).toBe(true);
    expect(ordered.map(({ paper }) => (paper.kind === 'summary' ? paper.officer?.name : undefined))).toEqual([
      'lan',
      'lan',
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('are for the officer of the counter: somebody else’s summary is not ordered there', () => {
    given(...printed)
      .when(printSummary(2, 'minh'))
      .thenRefused('not_at_counter');
  });
});

describe('the names of jobs', () => {
  test('are never given twice, however often a paper is ordered and however little the clock moves', () => {
    let day = dayOf(...printed);
    for (let round = 0; round < 30; round += 1) {
      day = after(day, reprintTicket('C001', 2, 'lan'));
      const jobId = day.printJobs.at(-1)?.jobId ?? paperOf('none');
      for (const state of ['sending', 'printed'] as const)
        day = after(day, { type: 'reportPrintJob', jobId, printerId: MAIN_PRINTER, state, problem: null });
      day = after(after(day, printTestPage('hoa')), printSummary(2, 'lan'));
    }
    const names = day.printJobs.map(({ jobId }) => jobId);
    expect(new Set(names).size).toBe(names.length);
    // What the wire lets through: no space, no colon, at most sixty characters.
    expect(names.filter((name) => !/^[A-Za-z0-9][A-Za-z0-9._/-]{0,59}$/.test(name))).toEqual([]);
  });
});

describe('what an agent says', () => {
  test.each(['sending', 'failed'] as const)('of another printer’s paper (%s) is not believed', (state) => {
    given(...morning)
      .when({ type: 'reportPrintJob', jobId: paperOf('C001'), printerId: OTHER, state, problem: null })
      .thenRefused('unknown_print_job');
    given(...morning)
      .when({ type: 'reportPrintJob', jobId: paperOf('C001'), printerId: null, state, problem: null })
      .thenRefused('unknown_print_job');
  });

  test('a second time of a beginning is refused: two agents must not both print', () => {
    given(...begun)
      .when(reportPaper('C001', 'sending'))
      .thenRefused('wrong_status');
  });

  test('of a beginning after an uncertain end is refused: nobody prints it once more by itself', () => {
    given(...begun, paperReported('C001', 'uncertain'))
      .when(reportPaper('C001', 'sending'))
      .thenRefused('print_job_settled');
  });
});
