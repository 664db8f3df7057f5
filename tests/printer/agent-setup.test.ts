import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { STANDARD_PROFILE } from '#protocol/printer-profiles.ts';
import type { VirtualPrinter } from '#tests/virtual-printer/virtual-printer.ts';
import type { Stage } from './agent-stage.ts';
import { aWhile, heightsOf, openStage, startPrinter } from './agent-stage.ts';
import type { SmallOffice } from './small-office.ts';

let stage: Stage;
let office: SmallOffice;
let paper: VirtualPrinter;
let startAgent: Stage['startAgent'];
let becomes: Stage['becomes'];

beforeEach(async () => {
  stage = await openStage();
  ({ office, paper, startAgent, becomes } = stage);
});
afterEach(async () => {
  await stage.close();
});

describe('the setup is the office’s', () => {
  let second: VirtualPrinter;
  beforeEach(async () => {
    second = await startPrinter();
  });
  afterEach(async () => {
    await second.close();
  });
  const moveToSecond = (): void =>
    office.setUp({ connection: { kind: 'tcp', host: '127.0.0.1', port: second.printerPort } });

  test('it is fetched once a connection and once a change, not for every view', async () => {
    startAgent();
    await becomes(office.addJob('x'), 'printed');
    await becomes(office.addJob('xx'), 'printed');
    expect(office.setupsGiven()).toBe(1);
    office.setUp({ name: 'Máy in lầu 2' });
    await becomes(office.addJob('xxx'), 'printed');
    expect(office.setupsGiven()).toBe(2);
  });

  test('another connection: what comes after it comes out there, and nothing twice', async () => {
    startAgent();
    await becomes(office.addJob('x'), 'printed');
    moveToSecond();
    await becomes(office.addJob('xx'), 'printed');
    expect(heightsOf(paper)).toEqual([1]);
    expect(heightsOf(second)).toEqual([2]);
  });

  test('changed while a slip is in hand: it ends where it began, the next one comes out at the new place', async () => {
    office.onReport(({ state }) => {
      if (state === 'sending') moveToSecond();
      return 'given';
    });
    const inHand = office.addJob('x');
    startAgent();
    await becomes(inHand, 'printed');
    office.onReport(() => 'given');
    await becomes(office.addJob('xx'), 'printed');
    expect(heightsOf(paper)).toEqual([1]);
    expect(heightsOf(second)).toEqual([2]);
  });

  test('the trouble of the old printer is not that of the new one', async () => {
    await paper.setFault({ paperOut: true });
    startAgent();
    await vi.waitFor(() => expect(office.statuses.at(-1)?.problem).toBe('paper_out'));
    const job = office.addJob('x');
    moveToSecond();
    await becomes(job, 'printed');
    expect(office.statuses.at(-1)?.problem).toBeNull();
    expect(heightsOf(second)).toEqual([1]);
  });

  test('a change of density or name leaves the line as it is', async () => {
    const opened: string[] = [];
    startAgent({ onOpen: (printer) => opened.push(printer.name) });
    await becomes(office.addJob('x'), 'printed');
    office.setUp({ density: 3, name: 'Máy in khác' });
    await becomes(office.addJob('xx'), 'printed');
    expect(opened).toEqual(['Máy in sảnh']);
    moveToSecond();
    await becomes(office.addJob('xxx'), 'printed');
    expect(opened).toEqual(['Máy in sảnh', 'Máy in khác']);
  });

  test('how late is too late is the office’s to say, and may change', async () => {
    office.setUp({}, 60_000);
    const old = office.addJob('x', 61_000);
    startAgent();
    await becomes(old, 'failed');
    office.setUp({}, 10 * 60_000);
    await becomes(office.addJob('xx', 61_000), 'printed');
    expect(heightsOf(paper)).toEqual([2]);
  });

  test('without a printer nothing is printed, until there is one again', async () => {
    office.removePrinter(true);
    const job = office.addJob('x');
    startAgent();
    await vi.waitFor(() => expect(office.setupsGiven()).toBe(1));
    await aWhile();
    expect(office.stateOf(job)).toBe('queued');
    expect(paper.papers()).toEqual([]);
    office.removePrinter(false);
    await becomes(job, 'printed');
  });

  test('a bitmap that does not fit the paper fails before anything is sent', async () => {
    office.setUp({ profile: { ...STANDARD_PROFILE, widthDots: 384 } });
    const job = office.addJob('x');
    startAgent();
    await becomes(job, 'failed');
    expect(paper.papers()).toEqual([]);
    expect(office.reports.map(({ state }) => state)).toEqual(['failed']);
  });
});

describe('trouble is told while the slip is still in hand', () => {
  test('the roll ends in the middle: the office hears of it before it hears how the slip ended', async () => {
    await paper.setFault({ paperEndsAfterRows: 40 });
    office.onReport(({ state }) => {
      if (state === 'uncertain') expect(office.statuses.at(-1)?.problem).toBe('paper_out');
      return 'given';
    });
    const job = office.addJob('A'.repeat(100));
    startAgent();
    await becomes(job, 'uncertain');
    expect(office.reports.at(-1)?.problem).toBe('paper_out');
  });

  test('it never reads the slip: offline is told long before the slip is given up', async () => {
    const job = office.addJob('A'.repeat(100));
    office.onReport(({ state }) => {
      if (state === 'sending') void paper.setFault({ neverReads: true });
      return 'given';
    });
    startAgent();
    await vi.waitFor(() => expect(office.statuses.at(-1)?.problem).toBe('offline'), { timeout: 5_000 });
    await vi.waitFor(() => expect(office.stateOf(job)).toMatch(/^(uncertain|failed)$/), { timeout: 6_000 });
    expect(paper.papers()).toEqual([]);
  });
});
