import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { VirtualPrinter } from '#tests/virtual-printer/virtual-printer.ts';
import type { Stage } from './agent-stage.ts';
import { aWhile, openStage } from './agent-stage.ts';
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

describe('sent away by the office', () => {
  const RETURN_PAUSE_MS = 700;
  const patient = { returnPauseMs: RETURN_PAUSE_MS };

  test('the agent waits before it comes back, and then works on', async () => {
    startAgent({ link: patient });
    await vi.waitFor(() => expect(office.statuses).toHaveLength(1));
    office.sendAway();
    const sentAwayAt = performance.now();
    const job = office.addJob('A001');
    await vi.waitFor(() => expect(office.connections()).toBe(2), { timeout: 3_000, interval: 10 });
    expect(performance.now() - sentAwayAt).toBeGreaterThanOrEqual(RETURN_PAUSE_MS - 10);
    await becomes(job, 'printed');
  });

  test('the slip in hand is finished, no other is begun, and its outcome is told on return: one paper each', async () => {
    const inHand = office.addJob('A001');
    const next = office.addJob('A002');
    office.onReport(({ state, connection }) => {
      if (state === 'sending' && connection === 1) setTimeout(office.sendAway, 1);
      return 'given';
    });
    startAgent({ link: patient });
    await vi.waitFor(() => expect(paper.papers()).toHaveLength(1), { timeout: 3_000, interval: 10 });
    await aWhile();
    expect(office.connections()).toBe(1);
    expect([office.stateOf(inHand), office.stateOf(next)]).toEqual(['sending', 'queued']);
    await becomes(inHand, 'printed');
    await becomes(next, 'printed');
    expect(office.connections()).toBe(2);
    expect(paper.papers()).toHaveLength(2);
  });

  test('again and again: longer each time, and from the beginning once it was left alone', async () => {
    let skippedMs = 0;
    const settings = {
      returnPauseMs: 100,
      longestPauseMs: 800,
      calmMs: 60_000,
      monotonicMs: () => performance.now() + skippedMs,
    };
    startAgent({ link: settings });
    const pauses: number[] = [];
    const sendAway = async (): Promise<void> => {
      const connections = office.connections();
      await vi.waitFor(() => expect(office.statuses.length).toBeGreaterThanOrEqual(connections));
      office.sendAway();
      const sentAwayAt = performance.now();
      await vi.waitFor(() => expect(office.connections()).toBe(connections + 1), {
        timeout: 8_000,
        interval: 2,
      });
      pauses.push(performance.now() - sentAwayAt);
    };
    await vi.waitFor(() => expect(office.connections()).toBe(1));
    for (let time = 0; time < 5; time += 1) await sendAway();
    // Time passes once the agent itself knows that it is back.
    await vi.waitFor(() => expect(office.statuses.length).toBeGreaterThanOrEqual(office.connections()));
    skippedMs = 120_000;
    await sendAway();
    const atLeast = (pause: number): unknown => expect.toSatisfy((waited: number) => waited >= pause - 10);
    expect(pauses).toEqual([100, 200, 400, 800, 800, 100].map(atLeast));
    expect(pauses[5]).toBeLessThan(pauses[4] ?? 0);
  });

  test('an agent that was stopped does not come back', async () => {
    const agent = startAgent({ link: { returnPauseMs: 50 } });
    await vi.waitFor(() => expect(office.statuses).toHaveLength(1));
    await agent.stop();
    await aWhile();
    expect(office.connections()).toBe(1);
  });
});
