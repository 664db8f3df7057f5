import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { reportRequestId } from '#printer/print-ledger.ts';
import type { PrintJobId } from '#protocol/vocabulary.ts';
import type { VirtualPrinter } from '#tests/virtual-printer/virtual-printer.ts';
import type { Stage } from './agent-stage.ts';
import { aWhile, heightsOf, nameOn, OLDEST_JOB_MS, openStage, render, SETTINGS } from './agent-stage.ts';
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

describe('one job, one paper', () => {
  test('a queued job is claimed, printed and told, in this order', async () => {
    const job = office.addJob('A001');
    startAgent();
    await becomes(job, 'printed');
    expect(office.reports.map(({ state }) => state)).toEqual(['sending', 'printed']);
    expect(paper.papers()).toHaveLength(1);
  });

  test('many jobs come out oldest first, one by one', async () => {
    const names = ['x', 'xx', 'xxx', 'xxxx', 'xxxxx'];
    const jobs = names.map((name) => office.addJob(name));
    startAgent();
    await Promise.all(jobs.map((job) => becomes(job, 'printed')));
    expect(heightsOf(paper)).toEqual([5, 4, 3, 2, 1]);
    expect(office.reports.map(({ state }) => state)).toEqual(names.flatMap(() => ['sending', 'printed']));
  });

  test('a checklist is printed in its turn like a ticket', async () => {
    const jobs = [office.addJob('x'), office.addChecklist('xxx'), office.addJob('xx')];
    startAgent();
    await Promise.all(jobs.map((job) => becomes(job, 'printed')));
    expect(heightsOf(paper)).toEqual([2, 3, 1]);
  });

  test('no byte goes out before the claim is acknowledged', async () => {
    office.onReport(() => 'lost');
    office.addJob('A001');
    startAgent();
    await vi.waitFor(() => expect(office.reports).not.toHaveLength(0));
    await aWhile();
    expect(paper.papers()).toEqual([]);
    expect(paper.uncutRows()).toBe(0);
  });

  test('the line breaks when the claim was taken down: the same claim again, and one paper', async () => {
    office.onReport((report) =>
      report.state === 'sending' && report.connection === 1 ? 'line_cut' : 'given',
    );
    const job = office.addJob('A001');
    startAgent();
    await becomes(job, 'printed');
    await aWhile();
    expect(paper.papers()).toHaveLength(1);
    const claims = office.reports.filter(({ state }) => state === 'sending');
    expect(claims.length).toBeGreaterThan(1);
    expect(new Set(claims.map(({ requestId }) => requestId)).size).toBe(1);
  });

  test('the line breaks between claim and outcome: the outcome is told later, one paper', async () => {
    const job = office.addJob('A001');
    office.onReport((report) => {
      if (report.state === 'sending') setTimeout(office.cutLines, 1);
      return 'given';
    });
    startAgent();
    await becomes(job, 'printed');
    await aWhile();
    expect(paper.papers()).toHaveLength(1);
  });

  test('the answer to the outcome is lost: told again with the same id, one paper', async () => {
    let lost = 0;
    office.onReport((report) => {
      if (report.state !== 'printed' || lost > 0) return 'given';
      lost += 1;
      return 'line_cut';
    });
    const job = office.addJob('A001');
    startAgent();
    await vi.waitFor(
      () => expect(office.reports.filter(({ state }) => state === 'printed')).toHaveLength(2),
      5_000,
    );
    await aWhile();
    const [first, second] = office.reports.filter(({ state }) => state === 'printed');
    expect(first?.requestId).toBe(second?.requestId);
    expect(office.stateOf(job)).toBe('printed');
    expect(paper.papers()).toHaveLength(1);
  });

  test('an agent that starts and finds a job in `sending` never sends it: uncertain', async () => {
    const job = office.addJob('A001');
    // The first agent is gone for good right behind its claim.
    office.onReport(({ state }) => (state === 'sending' ? 'lost' : 'given'));
    const first = startAgent();
    await becomes(job, 'sending');
    await first.stop();
    expect(office.stateOf(job)).toBe('sending');
    office.onReport(() => 'given');
    startAgent();
    await becomes(job, 'uncertain');
    await aWhile();
    expect(paper.papers()).toEqual([]);
  });

  test('the printer resets in the middle: uncertain, and never sent again', async () => {
    await paper.setFault({ resetAfterBytes: 2_000 });
    const job = office.addJob('A'.repeat(100));
    startAgent();
    await becomes(job, 'uncertain');
    await paper.setFault({ resetAfterBytes: null });
    const next = office.addJob('A2');
    await becomes(next, 'printed');
    await aWhile();
    expect(office.reports.filter(({ jobId, state }) => jobId === job && state === 'sending')).toHaveLength(1);
  });

  test('a slip that cannot be drawn fails before anything is sent, and does not stop the next', async () => {
    const broken = office.addJob('broken');
    const whole = office.addJob('whole');
    startAgent({
      renderSlip: (slip) => (nameOn(slip) === 'broken' ? Promise.reject(new Error('no')) : render(slip)),
    });
    await becomes(whole, 'printed');
    expect(office.stateOf(broken)).toBe('failed');
    expect(paper.papers()).toHaveLength(1);
  });
});

describe('when the printer is in trouble', () => {
  test('jobs wait, unclaimed, and are printed once the paper is back', async () => {
    await paper.setFault({ paperOut: true });
    startAgent();
    await vi.waitFor(() => expect(office.statuses.at(-1)?.problem).toBe('paper_out'));
    const job = office.addJob('A001');
    await aWhile();
    expect(office.stateOf(job)).toBe('queued');
    expect(office.reports).toEqual([]);
    await paper.setFault({ paperOut: false });
    await becomes(job, 'printed');
    expect(office.statuses.at(-1)).toEqual({ problem: null, paperNearEnd: false });
  });

  test('old jobs do not flood out when the paper is back: they fail', async () => {
    await paper.setFault({ paperOut: true });
    const old = Array.from({ length: 10 }, (_, index) =>
      office.addJob(`A1${String(index)}`, OLDEST_JOB_MS + 1_000),
    );
    const fresh = office.addJob('A200', OLDEST_JOB_MS - 60_000);
    startAgent();
    await Promise.all(old.map((job) => becomes(job, 'failed')));
    expect(office.reports.every(({ problem }) => problem === 'paper_out')).toBe(true);
    await paper.setFault({ paperOut: false });
    await becomes(fresh, 'printed');
    expect(paper.papers()).toHaveLength(1);
  });

  test('what leads to somebody’s words does not come out for whoever stands there by then', async () => {
    await paper.setFault({ paperOut: true });
    const forgotten = office.addFeedback(100_000);
    const waited = office.addFeedback(10_000);
    const ticket = office.addJob('A001', 100_000);
    startAgent();
    await becomes(forgotten, 'failed');
    await paper.setFault({ paperOut: false });
    await Promise.all([becomes(waited, 'printed'), becomes(ticket, 'printed')]);
    expect(paper.papers()).toHaveLength(2);
  });

  test('its state is told when it changes and after every reconnect, not otherwise', async () => {
    startAgent();
    await vi.waitFor(() => expect(office.statuses).toHaveLength(1));
    await aWhile();
    expect(office.statuses).toEqual([{ problem: null, paperNearEnd: false }]);
    await paper.setFault({ coverOpen: true });
    await vi.waitFor(() => expect(office.statuses.at(-1)?.problem).toBe('cover_open'));
    office.cutLines();
    await vi.waitFor(() => expect(office.statuses).toHaveLength(3), 3_000);
    expect(office.statuses[2]).toEqual(office.statuses[1]);
    await paper.setFault({ coverOpen: false, offline: true });
    await vi.waitFor(() => expect(office.statuses.at(-1)?.problem).toBe('offline'));
  });
});

test('an office whose clock stands still for twenty minutes has no old jobs: what it issues is printed', async () => {
  let skippedMs = 0;
  const monotonicMs = (): number => performance.now() + skippedMs;
  startAgent({ link: { monotonicMs } });
  await vi.waitFor(() => expect(office.statuses).toHaveLength(1));
  office.freezeClock();
  for (let second = 0; second < 20 * 60; second += 1) {
    skippedMs += 1_000;
    office.beat();
    // Each beat is heard before the next: the agent's clock runs on in between.
    if (second % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 2));
  }
  const job = office.addJob('A001');
  await becomes(job, 'printed');
  expect(office.reports.map(({ state }) => state)).toEqual(['sending', 'printed']);
});

describe('stopping', () => {
  test('ends in bounded time whatever the printer does', async () => {
    const job = office.addJob('A001');
    const agent = startAgent();
    await becomes(job, 'printed');
    await paper.setFault({ neverReads: true });
    const before = performance.now();
    await agent.stop();
    expect(performance.now() - before).toBeLessThan(SETTINGS.stopGraceMs + 1_000);
  });

  test('ends in bounded time when the office does not answer', async () => {
    office.onReport(() => 'lost');
    office.addJob('A001');
    const agent = startAgent();
    await vi.waitFor(() => expect(office.reports).not.toHaveLength(0));
    const before = performance.now();
    await agent.stop();
    expect(performance.now() - before).toBeLessThan(SETTINGS.stopGraceMs + SETTINGS.lastWordMs + 1_000);
  });
});

test('a report’s id fits the protocol, is the same for the same fact, and differs between claims of two agents', () => {
  const job = '2026-11-23/A001/paper-1' as PrintJobId;
  const ids = [reportRequestId(job, 'printed', 'a'), reportRequestId(job, 'printed', 'b')];
  expect(ids[0]).toBe(ids[1]);
  expect(ids[0]).toMatch(/^[A-Za-z0-9_-]{16,64}$/);
  expect(reportRequestId(job, 'sending', 'a')).toBe(reportRequestId(job, 'sending', 'a'));
  expect(reportRequestId(job, 'sending', 'a')).not.toBe(reportRequestId(job, 'sending', 'b'));
});
