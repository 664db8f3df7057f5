import { describe, expect, test } from 'vitest';
import { COMMAND_PATIENCE_MS, DOUBLE_PRESS_MS } from '../../counter-ui/command-desk.ts';
import type { Revision } from '#protocol/vocabulary.ts';
import {
  accepted,
  calledView,
  deskAt,
  idleView,
  refused,
  servingView,
  ticket,
  UNANSWERED,
} from './fixtures.ts';

const at = (revision: number) => ({ revision: revision as Revision });

describe('a press', () => {
  test('is pending at once and names what was seen', () => {
    const { desk, messages } = deskAt(idleView());
    desk.press('callNext');
    expect(desk.state().pending?.action).toBe('callNext');
    expect(messages).toMatchObject([
      {
        name: 'callNext',
        input: { requestId: 'request-1', seenCounterRevision: 41 },
        patienceMs: COMMAND_PATIENCE_MS,
      },
    ]);
  });

  test('of recall names the call it saw, of the others the ticket', () => {
    const called = deskAt(calledView({ current: ticket({ callCount: 2 }) }));
    called.desk.press('recall');
    expect(called.messages[0]?.input).toEqual({
      requestId: 'request-1',
      ticketId: '2026-11-23/H009',
      seenCallCount: 2,
    });
    const serving = deskAt(servingView());
    serving.desk.press('finish');
    expect(serving.messages[0]?.input).toEqual({ requestId: 'request-1', ticketId: '2026-11-23/H009' });
  });

  test('stays pending after its answer until the view shows the outcome', async () => {
    const { desk, messages, see } = deskAt(idleView(at(100)));
    desk.press('callNext');
    await messages[0]?.answer(accepted(101));
    expect(desk.state().pending?.action).toBe('callNext');
    see(calledView(at(101)));
    expect(desk.state()).toMatchObject({
      pending: null,
      note: { kind: 'done', action: 'callNext', number: 'H009' },
    });
  });

  test('is settled by its answer when the view came first', async () => {
    const { desk, messages, see } = deskAt(idleView(at(100)));
    desk.press('callNext');
    see(calledView(at(101)));
    expect(desk.state().pending?.action).toBe('callNext');
    await messages[0]?.answer(accepted(101));
    expect(desk.state().pending).toBeNull();
  });

  test('of something not allowed sends nothing and says why', () => {
    const { desk, messages } = deskAt(calledView());
    desk.press('callNext');
    expect(messages).toEqual([]);
    expect(desk.state().note).toEqual({ kind: 'not_allowed', action: 'callNext', obstacle: 'counter_busy' });
  });

  test('that the server refuses leaves its reason, and the next press clears it', async () => {
    const { desk, messages, wait } = deskAt(idleView());
    desk.press('callNext');
    await messages[0]?.answer(refused('stale_screen'));
    expect(desk.state()).toMatchObject({ pending: null, note: { kind: 'refused', code: 'stale_screen' } });
    wait(DOUBLE_PRESS_MS);
    desk.press('callNext');
    expect(desk.state().note).toBeNull();
    expect(messages).toHaveLength(2);
  });
});

describe('two presses', () => {
  test('of one key within 800 ms are one command, even when the first is already answered', async () => {
    const { desk, messages, see, wait } = deskAt(calledView(at(100)));
    desk.press('recall');
    await messages[0]?.answer(accepted(101));
    see(calledView({ ...at(101), current: ticket({ callCount: 2 }) }));
    wait(DOUBLE_PRESS_MS - 1);
    desk.press('recall');
    expect(messages).toHaveLength(1);
    wait(1);
    desk.press('recall');
    expect(messages).toHaveLength(2);
  });

  test('of different keys may follow each other as fast as the server allows', async () => {
    const { desk, messages, see, wait } = deskAt(servingView(at(100)));
    desk.press('finish');
    await messages[0]?.answer(accepted(101));
    see(idleView(at(101)));
    wait(100);
    desk.press('callNext');
    expect(messages.map(({ name }) => name)).toEqual(['finish', 'callNext']);
  });

  test('never put two commands in flight', () => {
    const { desk, messages, wait } = deskAt(calledView());
    desk.press('startService');
    wait(5_000);
    desk.press('startService');
    desk.press('markMissed');
    expect(messages).toHaveLength(1);
    expect(desk.state().note).toEqual({ kind: 'still_sending', action: 'startService' });
  });
});

describe('without a connection', () => {
  test('nothing but a finish is sent', () => {
    const { desk, messages, see } = deskAt(idleView());
    see(idleView(), false);
    desk.press('callNext');
    desk.press('signOut');
    expect(messages).toEqual([]);
    expect(desk.state().note).toMatchObject({ obstacle: 'offline' });
  });

  test('a finish is kept and survives a reload under the same requestId', async () => {
    const before = deskAt(servingView(at(100)));
    before.see(servingView(at(100)), false);
    before.desk.press('finish');
    const [first] = before.messages;

    const after = deskAt(servingView(at(100)), before.storage);
    expect(after.desk.state().pending).toMatchObject({ action: 'finish', target: { number: 'H009' } });
    expect(after.messages[0]?.input).toEqual(first?.input);
    await after.messages[0]?.answer(accepted(101));
    after.see(idleView(at(101)));
    expect(after.desk.state()).toMatchObject({
      pending: null,
      note: { kind: 'done', action: 'finish', number: 'H009' },
    });

    const later = deskAt(idleView(), before.storage);
    expect(later.desk.state().pending).toBeNull();
  });

  test('the server decides about a kept finish on return, and its refusal is told', async () => {
    const { desk, messages, see } = deskAt(servingView());
    see(servingView(), false);
    desk.press('finish');
    await messages[0]?.answer(refused('ticket_not_at_counter'));
    expect(desk.state()).toMatchObject({
      pending: null,
      note: { kind: 'refused', action: 'finish', code: 'ticket_not_at_counter', number: 'H009' },
    });
  });

  test('an unreadable kept finish counts as none', () => {
    const { storage } = deskAt(idleView());
    storage.setItem('motcua.finish.3', '{"requestId":"x"}');
    expect(deskAt(servingView(), storage).messages).toEqual([]);
  });

  test('a command nobody answered is given up, until the connection shows what became of it', async () => {
    const { desk, messages, see } = deskAt(idleView());
    desk.press('callNext');
    const last = idleView();
    see(last, false);
    await messages[0]?.answer(UNANSWERED);
    see(last, true);
    expect(desk.state()).toEqual({ pending: null, note: { kind: 'unanswered', action: 'callNext' } });
    see(calledView(), true);
    expect(desk.state().note).toBeNull();
  });
});

describe('the end of a session', () => {
  test('comes with the answer to leaving', async () => {
    const { desk, messages, ends, see } = deskAt(idleView(at(100)));
    desk.press('signOut');
    await messages[0]?.answer(accepted(101));
    expect(ends).toEqual([]);
    see(idleView({ ...at(101), officer: null }));
    expect(ends).toEqual([{ end: 'signed_out', lostFinish: null }]);
  });

  test.each(['not_signed_in', 'not_at_counter'] as const)('comes with %s', async (code) => {
    const { desk, messages, ends } = deskAt(idleView());
    desk.press('callNext');
    await messages[0]?.answer(refused(code));
    expect(ends).toEqual([{ end: code, lostFinish: null }]);
  });

  test('names the finish that was lost with it', async () => {
    const { desk, messages, ends, see } = deskAt(servingView());
    see(servingView(), false);
    desk.press('finish');
    await messages[0]?.answer(refused('not_signed_in'));
    expect(ends).toEqual([{ end: 'not_signed_in', lostFinish: 'H009' }]);
  });
});
