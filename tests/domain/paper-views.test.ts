import { describe, expect, test } from 'vitest';
import type { PrinterSettings } from '#protocol/printing.ts';
import { instantMs, type DeviceId, type PrinterId } from '#protocol/vocabulary.ts';
import type { DomainEvent } from '#server/domain/events.ts';
import type { QueueDay } from '#server/domain/queue-day.ts';
import { toAdminView } from '#server/views/admin-view.ts';
import { toCounterView } from '#server/views/counter-view.ts';
import { toKioskView } from '#server/views/kiosk-view.ts';
import { neediestPrinter, printerStandings, unprintedPapers } from '#server/views/paper.ts';
import { NO_AGENT, type PrinterPresence } from '#server/views/presence.ts';
import { toPrinterView } from '#server/views/printer-view.ts';
import type { Surroundings } from '#server/views/surroundings.ts';
import { ONE_PRINTER, PLAIN_SURROUNDINGS } from '#tests/support/surroundings.ts';
import { counterId, MAIN_PRINTER } from '#tests/support/ward.ts';
import { finish, reportPaper, reprintJob, reprintTicket, step } from './asks.ts';
import { after, dayOf, dayOpened, livedThrough, OPENING, paperOf, ticketIdOf } from './given.ts';
import { called, issued, opened, paperReported, parked, started } from './happenings.ts';

const OTHER = 'other' as PrinterId;
const [MAIN] = ONE_PRINTER.printers;
if (MAIN === undefined) throw new Error('the office has no printer');
const named = (printerId: PrinterId, name: string): PrinterSettings => ({ ...MAIN, printerId, name });
const READY: PrinterPresence = { problem: null, paperNearEnd: false, since: OPENING, isAgentConnected: true };

/** Two printers, of which so much is known. */
const around = (main: PrinterPresence, other: PrinterPresence): Surroundings => ({
  ...PLAIN_SURROUNDINGS,
  printing: { ...ONE_PRINTER, printers: [named(MAIN_PRINTER, 'Lối vào'), named(OTHER, 'Quầy 4')] },
  presence: { ...PLAIN_SURROUNDINGS.presence, printer: (id) => (id === OTHER ? other : main) },
});
const BOTH_READY = around(READY, READY);

const failing = (number: string): readonly DomainEvent[] => [
  issued(number),
  paperReported(number, 'sending'),
  paperReported(number, 'failed', 'paper_out'),
];
const morning = [dayOpened, opened(2, 'lan')];
const numbersOf = (day: QueueDay): readonly string[] => unprintedPapers(day).map(({ number }) => number);

describe('paper that is perhaps missing', () => {
  test('is offered newest first, with why and since when', () => {
    const day = dayOf(...morning, ...failing('C001'), ...failing('C002'));
    expect(unprintedPapers(day)).toEqual([
      {
        jobId: paperOf('C002'),
        kind: 'ticket',
        ticketId: ticketIdOf('C002'),
        number: 'C002',
        state: 'failed',
        problem: 'paper_out',
        printerId: MAIN_PRINTER,
        orderedAt: OPENING + 5_000,
      },
      expect.objectContaining({ jobId: paperOf('C001') }),
    ]);
  });

  test('is not offered while it is printed anew, and again when that fails too', () => {
    const failed = dayOf(...morning, ...failing('C001'));
    const ordered = after(failed, reprintTicket('C001', 2, 'lan'));
    expect(numbersOf(ordered)).toEqual([]);
    const jobId = ordered.printJobs.at(-1)?.jobId ?? paperOf('none');
    const report = (state: 'sending' | 'uncertain' | 'printed') =>
      ({ type: 'reportPrintJob', jobId, printerId: MAIN_PRINTER, state, problem: null }) as const;
    const sending = after(ordered, report('sending'));
    expect(unprintedPapers(after(sending, report('uncertain')))).toMatchObject([
      { jobId, state: 'uncertain' },
    ]);
    expect(numbersOf(after(sending, report('printed')))).toEqual([]);
  });

  test('is offered for as long as its ticket is good, and not a moment longer', () => {
    const day = livedThrough(dayOf(...morning, ...failing('C001'), called('C001', 2, 'lan')), () =>
      step('startService', 'C001', 2, 'lan'),
    );
    expect(numbersOf(day)).toEqual(['C001']);
    expect(numbersOf(after(day, finish('C001', 2, 'lan')))).toEqual([]);
  });

  test('of a checklist is wanted only while its citizen is away', () => {
    const jobId = paperOf('C001').replace('paper-1', 'checklist-8') as ReturnType<typeof paperOf>;
    const report = (state: 'sending' | 'failed'): DomainEvent => ({
      type: 'PrintJobReported',
      jobId,
      state,
      problem: null,
    });
    const missing = [{ name: 'Tờ khai', isReceived: false }];
    const away = dayOf(
      ...morning,
      issued('C001'),
      paperReported('C001', 'sending'),
      paperReported('C001', 'printed'),
      called('C001', 2, 'lan'),
      started('C001', 2, 'lan'),
      parked('C001', 2, 'lan', { missingPapers: missing, printJobId: jobId, printerId: MAIN_PRINTER }),
      report('sending'),
      report('failed'),
    );
    expect(unprintedPapers(away)).toMatchObject([{ kind: 'checklist', jobId }]);
    expect(numbersOf(after(away, step('resume', 'C001', 2, 'lan')))).toEqual([]);
  });

  test('is five at a counter and fifty at the desk, and all of them are counted', () => {
    const numbers = Array.from({ length: 60 }, (_, index) => `C${String(index + 1).padStart(3, '0')}`);
    const day = dayOf(...morning, ...numbers.flatMap(failing));
    const counter = toCounterView(day, counterId(2), day.lastAt, BOTH_READY);
    expect(counter?.unprinted.map(({ number }) => number)).toEqual(['C060', 'C059', 'C058', 'C057', 'C056']);
    expect(counter?.unprintedCount).toBe(60);
    const desk = toAdminView(day, [], day.lastAt, { ...BOTH_READY, devices: [] });
    if (desk.isLocked) throw new Error('the desk is locked');
    expect([desk.unprinted.length, desk.unprintedCount]).toEqual([50, 60]);
  });
});

describe('the printer that staff are shown', () => {
  test.each<readonly [string, PrinterPresence, PrinterPresence, string]>([
    ['in trouble, before one that is ready', READY, { ...READY, problem: 'cover_open' }, 'Quầy 4'],
    [
      'the first in trouble of two',
      { ...READY, problem: 'paper_out' },
      { ...READY, problem: 'cover_open' },
      'Lối vào',
    ],
    [
      'in trouble, before one that soon has no paper',
      { ...READY, paperNearEnd: true },
      { ...READY, problem: 'offline' },
      'Quầy 4',
    ],
    ['that soon has no paper, before one that is ready', READY, { ...READY, paperNearEnd: true }, 'Quầy 4'],
    ['without an agent, before one that is ready', READY, NO_AGENT, 'Quầy 4'],
    ['the first, when all is well', READY, READY, 'Lối vào'],
  ])('is the one %s', (_, main, other, name) => {
    expect(neediestPrinter(around(main, other))?.name).toBe(name);
  });

  test('is none where the office has none', () => {
    const none = { ...PLAIN_SURROUNDINGS, printing: { ...ONE_PRINTER, printers: [] } };
    expect(neediestPrinter(none)).toBeNull();
    expect(toCounterView(dayOf(...morning), counterId(2), OPENING, none)?.printer).toBeNull();
    expect(toKioskView(dayOf(...morning), [], OPENING, null, none).printer).toBeNull();
  });

  test('stands at the desk with what waits for it', () => {
    const elsewhere = { ...issued('C002'), printerId: OTHER };
    const day = dayOf(
      ...morning,
      issued('C001'),
      elsewhere,
      issued('C003'),
      paperReported('C003', 'sending'),
    );
    const standings = printerStandings(day, around(READY, NO_AGENT));
    expect(standings.map(({ name, waiting, isAgentConnected }) => [name, waiting, isAgentConnected])).toEqual(
      [
        ['Lối vào', 2, true],
        ['Quầy 4', 1, false],
      ],
    );
  });
});

describe('a kiosk', () => {
  const day = dayOf(...morning, issued('C001'), { ...issued('C002'), printerId: OTHER }, issued('C003'));
  const main = around({ ...READY, problem: 'paper_out' }, READY);

  test('sees its own printer and the papers that come out there, and no other', () => {
    const [here, there] = [MAIN_PRINTER, OTHER].map((printerId) =>
      toKioskView(day, [], day.lastAt, printerId, main),
    );
    expect(here?.printer).toMatchObject({ name: 'Lối vào', problem: 'paper_out' });
    expect(here?.printJobs.map(({ jobId }) => jobId)).toEqual([paperOf('C001'), paperOf('C003')]);
    expect(there?.printer).toMatchObject({ name: 'Quầy 4', problem: null });
    expect(there?.printJobs.map(({ jobId }) => jobId)).toEqual([paperOf('C002')]);
  });

  test('that prints nowhere sees no printer and no paper', () => {
    const nowhere = toKioskView(day, [], day.lastAt, null, main);
    expect([nowhere.printer, nowhere.printJobs]).toEqual([null, []]);
  });

  test('sees the newest twenty papers, however many came before', () => {
    const numbers = Array.from({ length: 30 }, (_, index) => `C${String(index + 1).padStart(3, '0')}`);
    const busy = dayOf(...morning, ...numbers.map((number) => issued(number)));
    const { printJobs } = toKioskView(busy, [], busy.lastAt, MAIN_PRINTER, BOTH_READY);
    expect(printJobs.map(({ jobId }) => jobId)).toEqual(numbers.slice(-20).map(paperOf));
  });
});

describe('the slips of an agent', () => {
  const failed = dayOf(...morning, ...failing('C001'), issued('C002'));

  test('are its own printer’s, oldest first, at most fifty', () => {
    const numbers = Array.from({ length: 60 }, (_, index) => `C${String(index + 1).padStart(3, '0')}`);
    const busy = dayOf(...morning, ...numbers.map((number) => issued(number)));
    const { jobs, printerId } = toPrinterView(busy, MAIN_PRINTER, busy.lastAt, BOTH_READY);
    expect(printerId).toBe(MAIN_PRINTER);
    expect(jobs.map(({ jobId }) => jobId)).toEqual(numbers.slice(0, 50).map(paperOf));
    expect(toPrinterView(busy, OTHER, busy.lastAt, BOTH_READY).jobs).toEqual([]);
  });

  test('say that they were printed anew, and when; the first one says nothing of it', () => {
    const at = instantMs(failed.lastAt + 60_000);
    const anew = after(failed, reprintJob(paperOf('C001'), 2, 'lan'), at);
    const { jobs } = toPrinterView(anew, MAIN_PRINTER, at, BOTH_READY);
    expect(jobs.map(({ slip }) => [slip.kind === 'ticket' ? slip.number : '', slip.reprintedAt])).toEqual([
      ['C002', null],
      ['C001', at],
    ]);
  });

  test('bear the address of the ticket’s own page only where phones can reach it', () => {
    const slipsWith = (phoneAddress: string | null) =>
      toPrinterView(failed, MAIN_PRINTER, failed.lastAt, { ...BOTH_READY, phoneAddress }).jobs.map(
        ({ slip }) => (slip.kind === 'ticket' ? slip.phoneUrl : undefined),
      );
    expect(slipsWith(null)).toEqual([null]);
    expect(slipsWith('http://office/t/')).toEqual([`http://office/t/link-of-${ticketIdOf('C002')}`]);
  });

  test('speak the language of the kiosk first, and Vietnamese always', () => {
    const english = dayOf(...morning, { ...issued('C001'), language: 'en' as const }, issued('C002'));
    const languages = (secondLanguage: 'never' | 'when_chosen' | 'always') => {
      const template = { ...ONE_PRINTER.template, secondLanguage };
      const printing = { ...BOTH_READY.printing, template };
      return toPrinterView(english, MAIN_PRINTER, OPENING, { ...BOTH_READY, printing }).jobs.map(({ slip }) =>
        slip.languages.join(' '),
      );
    };
    expect(languages('never')).toEqual(['vi', 'vi']);
    expect(languages('when_chosen')).toEqual(['en vi', 'vi']);
    expect(languages('always')).toEqual(['en vi', 'vi en']);
    const chinese = dayOf(...morning, { ...issued('C001'), language: 'zh' as const });
    const [job] = toPrinterView(chinese, MAIN_PRINTER, OPENING, BOTH_READY).jobs;
    expect(job?.slip.languages).toEqual(['zh', 'vi']);
  });

  test('name nobody: neither the class of a priority nor an officer', () => {
    const day = dayOf(...morning, issued('C001', 'elderly' as never));
    const text = JSON.stringify(toPrinterView(day, MAIN_PRINTER, OPENING, BOTH_READY));
    expect(text).not.toContain('elderly');
    expect(text).not.toContain('lan"');
    expect(text).toContain('"isPriority":true');
  });

  test('that were settled are not shown any more', () => {
    const done = livedThrough(
      failed,
      () => reportPaper('C002', 'sending'),
      () => reportPaper('C002', 'sent'),
    );
    expect(toPrinterView(done, MAIN_PRINTER, done.lastAt, BOTH_READY).jobs).toEqual([]);
  });
});

describe('the desk', () => {
  test('says of each paired device whether it is there', () => {
    const device = (deviceId: string) => ({
      deviceId: deviceId as DeviceId,
      role: 'printer' as const,
      name: deviceId,
      counterId: null,
      printerId: MAIN_PRINTER,
      enrolledAt: OPENING,
    });
    const presence = { ...BOTH_READY.presence, isConnected: (deviceId: DeviceId) => deviceId === 'here' };
    const view = toAdminView(dayOf(...morning), [], OPENING, {
      ...BOTH_READY,
      presence,
      devices: [device('here'), device('gone')],
    });
    expect(view).toMatchObject({
      devices: [
        { deviceId: 'here', isConnected: true },
        { deviceId: 'gone', isConnected: false },
      ],
    });
  });
});
