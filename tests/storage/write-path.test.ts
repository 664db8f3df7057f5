import { describe, expect, test } from 'vitest';
import type { Answer } from '#protocol/messages.ts';
import type { IssuedTicket } from '#protocol/views.ts';
import { fold } from '#server/domain/evolve.ts';
import { InvariantBroken, violations } from '#server/domain/invariants.ts';
import { openCounter } from '#tests/domain/asks.ts';
import { called } from '#tests/domain/happenings.ts';
import { temporaryFolder } from '#tests/support/data-folder.ts';
import { BIRTH, wallTime } from '#tests/support/ward.ts';
import { openStore } from './opened-store.ts';
import { later, MORNING, press, startWritePath } from './write-path.ts';

const ticketOf = (answer: Answer<unknown> | undefined): IssuedTicket => {
  if (answer?.ok !== true) throw new Error(`no ticket: ${JSON.stringify(answer)}`);
  return answer.result as IssuedTicket;
};
const HOUR_MS = 3_600_000;

describe('a press and its retries', () => {
  test('the same press, asked again, gets the same ticket and the same revision', async () => {
    const { ask, executor } = startWritePath(openStore(temporaryFolder()).store);
    const [first] = await ask(press('press-one'));
    const [other] = await ask(press('press-two'));
    const [again] = await ask(press('press-one'));
    expect(again).toEqual(first);
    expect(ticketOf(other).number).toBe('C002');
    expect(executor.day().tally.issued).toBe(2);
  });

  test('both of a press asked twice within one turn get the one ticket', async () => {
    const { ask, commits } = startWritePath(openStore(temporaryFolder()).store);
    const [first, again] = await ask(press('press-one'), press('press-one'));
    expect(again).toEqual(first);
    expect(commits).toHaveLength(1);
    expect(commits[0]?.events.map(({ type }) => type)).toEqual(['TicketIssued']);
  });

  test('the answer is the same after the process was killed and started again', async () => {
    const { store } = openStore(temporaryFolder());
    const [first] = await startWritePath(store).ask(press('press-one'));
    const [again] = await startWritePath(store).ask(press('press-one'));
    expect(again).toEqual(first);
  });

  test('a refusal is remembered as well: what was refused does not happen later', async () => {
    const { store } = openStore(temporaryFolder());
    const unknown = press('press-one', 'tax' as never);
    const { ask } = startWritePath(store);
    expect(await ask(unknown, unknown)).toMatchObject([
      { ok: false, refusal: { code: 'unknown_service' } },
      { ok: false, refusal: { code: 'unknown_service' } },
    ]);
  });

  test('the same requestId for another press is refused and changes nothing', async () => {
    const { ask, executor } = startWritePath(openStore(temporaryFolder()).store);
    await ask(press('press-one'));
    expect(await ask(press('press-one', BIRTH))).toMatchObject([
      { ok: false, refusal: { code: 'request_reused' } },
    ]);
    expect(executor.day().tally.issued).toBe(1);
  });

  test('presses of one turn share one commit, each decided after the one before it', async () => {
    const { ask, commits } = startWritePath(openStore(temporaryFolder()).store);
    const answers = await ask(...Array.from({ length: 300 }, (_, index) => press(`press-${String(index)}`)));
    expect(new Set(answers.map((answer) => ticketOf(answer).number)).size).toBe(300);
    expect(answers.map((answer) => ticketOf(answer).ahead)).toEqual(
      Array.from({ length: 300 }, (_, index) => index),
    );
    // 256 at once is the most that may delay the first of them.
    expect(commits.map(({ events }) => events.length)).toEqual([256, 44]);
  });
});

describe('the office’s time', () => {
  test('never runs backwards, however the clock is set; numbers stay unique and waits are never negative', async () => {
    const { store } = openStore(temporaryFolder());
    const { ask, clock, executor } = startWritePath(store);
    const steps = [
      0,
      -HOUR_MS,
      HOUR_MS,
      -24 * HOUR_MS,
      wallTime('2000-01-01', '00:00') - MORNING,
      2 * HOUR_MS,
    ];
    const tickets: IssuedTicket[] = [];
    for (const [index, step] of steps.entries()) {
      clock.now = later(MORNING, step);
      const [answer] = await ask(press(`press-${String(index)}`));
      tickets.push(ticketOf(answer));
      expect(violations(executor.day())).toEqual([]);
      expect(executor.now()).toBeGreaterThanOrEqual(executor.day().lastAt);
    }
    expect(tickets.map(({ number }) => number)).toEqual(['C001', 'C002', 'C003', 'C004', 'C005', 'C006']);
    const times = tickets.map(({ issuedAt }) => issuedAt - MORNING);
    expect(times).toEqual([0, 0, HOUR_MS, HOUR_MS, HOUR_MS, 2 * HOUR_MS]);
  });

  test('a clock that woke in the year 2000 does not reopen the past, even after a restart', async () => {
    const { store } = openStore(temporaryFolder());
    const [first] = await startWritePath(store).ask(press('press-one'));
    const woken = startWritePath(store, wallTime('2000-01-01', '00:00'));
    const [second] = await woken.ask(press('press-two'));
    expect([ticketOf(first).ticketId, ticketOf(second).ticketId]).toEqual([
      '2026-11-23/C001',
      '2026-11-23/C002',
    ]);
  });

  test('the new day opens at midnight on the wall, by the heartbeat alone', async () => {
    const { store } = openStore(temporaryFolder());
    const { ask, clock, executor, commits } = startWritePath(store, wallTime('2026-11-23', '23:59:58'));
    await ask(press('press-one'));
    clock.now = wallTime('2026-11-23', '23:59:59');
    executor.tick();
    expect(executor.day().date).toBe('2026-11-23');
    clock.now = wallTime('2026-11-24', '00:00:00');
    executor.tick();
    expect(executor.day()).toMatchObject({ date: '2026-11-24', isClosed: false, tally: { issued: 0 } });
    expect(commits.at(-1)?.events.map(({ type }) => type)).toEqual([
      'TicketExpired',
      'PrintJobReported',
      'DayClosed',
      'DayOpened',
    ]);
    executor.tick();
    expect(commits).toHaveLength(2);
  });

  test('a press that comes before the heartbeat opens the new day itself', async () => {
    const { ask, clock } = startWritePath(openStore(temporaryFolder()).store);
    await ask(press('press-one'));
    clock.now = wallTime('2026-11-24', '00:00:00');
    expect(ticketOf((await ask(press('press-two')))[0]).ticketId).toBe('2026-11-24/C001');
  });

  test('seven in the morning, when a day of UTC begins, changes nothing', async () => {
    const { ask, clock, executor } = startWritePath(
      openStore(temporaryFolder()).store,
      wallTime('2026-11-23', '06:59'),
    );
    await ask(press('press-one'));
    clock.now = wallTime('2026-11-23', '07:01');
    executor.tick();
    expect(ticketOf((await ask(press('press-two')))[0]).number).toBe('C002');
  });

  test('a start on a later day closes the day that was left open', async () => {
    const { store } = openStore(temporaryFolder());
    await startWritePath(store).ask(press('press-one'));
    const { executor } = startWritePath(store, wallTime('2026-11-26', '07:30'));
    expect(executor.day()).toMatchObject({ date: '2026-11-26', sequence: 6 });
    expect(fold(store.newestDayEvents())).toEqual(executor.day());
  });

  test('an answer is remembered over midnight, and forgotten after two days', async () => {
    const { store } = openStore(temporaryFolder());
    const { ask, clock } = startWritePath(store, wallTime('2026-11-23', '23:59:59'));
    const [first] = await ask(press('press-one'));
    clock.now = wallTime('2026-11-24', '00:00:01');
    expect((await ask(press('press-one')))[0]).toEqual(first);
    clock.now = wallTime('2026-11-26', '07:30');
    expect(ticketOf((await ask(press('press-one')))[0]).ticketId).toBe('2026-11-26/C001');
  });
});

describe('a log that contradicts itself', () => {
  test('is not served from: an event that is missing would give out its number twice', async () => {
    const { store, database } = openStore(temporaryFolder());
    await startWritePath(store).ask(press('press-one'), press('press-two'), press('press-three'));
    database.prepare('DELETE FROM events WHERE sequence = 3').run();
    expect(() => startWritePath(store)).toThrow(InvariantBroken);
  });

  test('nor is a log in which one counter holds two tickets', async () => {
    const { store, database } = openStore(temporaryFolder());
    await startWritePath(store).ask(press('press-one'), press('press-two'), [
      'open-one',
      openCounter(2, 'lan'),
    ]);
    const append = database.prepare('INSERT INTO events (sequence, at, type, body) VALUES (?, ?, ?, ?)');
    for (const [index, number] of ['C001', 'C002'].entries()) {
      const { type, ...body } = called(number, 2, 'lan');
      append.run(5 + index, MORNING, type, JSON.stringify(body));
    }
    expect(() => startWritePath(store)).toThrow(/holds two tickets/);
  });
});
