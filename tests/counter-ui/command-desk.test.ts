import { describe, expect, test } from 'vitest';
import { COMMAND_PATIENCE_MS, DOUBLE_PRESS_MS } from '../../counter-ui/command-desk.ts';
import type { CounterCommand } from '../../counter-ui/counter-command.ts';
import { DEMO_OFFICE } from '#demo/office.ts';
import {
  instantMs,
  type Revision,
  type ServiceId,
  type TicketId,
  type TicketNumber,
} from '#protocol/vocabulary.ts';
import {
  accepted,
  CALLED,
  calledView,
  deskAt,
  idleView,
  NOW_MS,
  refused,
  servingView,
  ticket,
  UNANSWERED,
} from './fixtures.ts';

const at = (revision: number) => ({ revision: revision as Revision });

describe('a press', () => {
  test('is pending at once and names what was seen', () => {
    const { press, desk, messages } = deskAt(idleView());
    press('callNext');
    expect(desk.state().pending?.command.name).toBe('callNext');
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
    called.press('recall');
    expect(called.messages[0]?.input).toEqual({
      requestId: 'request-1',
      ticketId: '2026-11-23/H009',
      seenCallCount: 2,
    });
    const serving = deskAt(servingView());
    serving.press('finish');
    expect(serving.messages[0]?.input).toEqual({
      requestId: 'request-1',
      ticketId: '2026-11-23/H009',
      done: [],
    });
  });

  test('stays pending after its answer until the view shows the outcome', async () => {
    const { press, desk, messages, see } = deskAt(idleView(at(100)));
    press('callNext');
    await messages[0]?.answer(accepted(101));
    expect(desk.state().pending?.command.name).toBe('callNext');
    see(calledView(at(101)));
    expect(desk.state()).toMatchObject({
      pending: null,
      note: { kind: 'done', name: 'callNext', number: 'H009' },
    });
  });

  test('is settled by its answer when the view came first', async () => {
    const { press, desk, messages, see } = deskAt(idleView(at(100)));
    press('callNext');
    see(calledView(at(101)));
    expect(desk.state().pending?.command.name).toBe('callNext');
    await messages[0]?.answer(accepted(101));
    expect(desk.state().pending).toBeNull();
  });

  test('of something not allowed sends nothing and says why', () => {
    const { press, desk, messages } = deskAt(calledView());
    press('callNext');
    expect(messages).toEqual([]);
    expect(desk.state().note).toEqual({ kind: 'not_allowed', deed: 'callNext', obstacle: 'counter_busy' });
  });

  test('that the server refuses leaves its reason, and the next press clears it', async () => {
    const { press, desk, messages, wait } = deskAt(idleView());
    press('callNext');
    await messages[0]?.answer(refused('stale_screen'));
    expect(desk.state()).toMatchObject({ pending: null, note: { kind: 'refused', code: 'stale_screen' } });
    wait(DOUBLE_PRESS_MS);
    press('callNext');
    expect(desk.state().note).toBeNull();
    expect(messages).toHaveLength(2);
  });
});

describe('two presses', () => {
  test('of one key within 800 ms are one command, even when the first is already answered', async () => {
    const { press, messages, see, wait } = deskAt(calledView(at(100)));
    press('recall');
    await messages[0]?.answer(accepted(101));
    see(calledView({ ...at(101), current: ticket({ callCount: 2 }) }));
    wait(DOUBLE_PRESS_MS - 1);
    press('recall');
    expect(messages).toHaveLength(1);
    wait(1);
    press('recall');
    expect(messages).toHaveLength(2);
  });

  test('of different keys may follow each other as fast as the server allows', async () => {
    const { press, messages, see, wait } = deskAt(servingView(at(100)));
    press('finish');
    await messages[0]?.answer(accepted(101));
    see(idleView(at(101)));
    wait(100);
    press('callNext');
    expect(messages.map(({ name }) => name)).toEqual(['finish', 'callNext']);
  });

  test('never put two commands in flight', () => {
    const { press, desk, messages, wait } = deskAt(calledView());
    press('startService');
    wait(5_000);
    press('startService');
    press('markMissed');
    expect(messages).toHaveLength(1);
    expect(desk.state().note).toEqual({ kind: 'still_sending', name: 'startService' });
  });
});

describe('a command with arguments', () => {
  const TICKET_ID = '2026-11-23/H009' as TicketId;
  const tick = (paperIndex: number): CounterCommand => ({
    name: 'tickPaper',
    input: { ticketId: TICKET_ID, paperIndex, isReceived: true },
  });

  test('goes out whole, under a requestId of its own, and answers with it', () => {
    const { desk, messages } = deskAt(servingView());
    const input = {
      ticketId: TICKET_ID,
      serviceId: 'certified-copy' as ServiceId,
      counterId: null,
      returnsHere: true,
      note: 'Cần 2 bản sao',
    };
    expect(desk.press({ name: 'transfer', input })).toBe('request-1');
    expect(messages).toMatchObject([{ name: 'transfer', input: { requestId: 'request-1', ...input } }]);
    expect(desk.state().pending?.number).toBe('H009');
  });

  test('nothing sent, nothing to wait for', () => {
    const { desk } = deskAt(idleView());
    expect(desk.press({ name: 'markMissed', input: { ticketId: TICKET_ID } })).toBeNull();
  });

  test('two papers ticked at once are two deeds, the same one twice is one', async () => {
    const { desk, messages, see } = deskAt(servingView({ revision: 100 as Revision }));
    desk.press(tick(0));
    await messages[0]?.answer(accepted(101));
    see(servingView({ revision: 101 as Revision }));
    desk.press(tick(0));
    expect(messages).toHaveLength(1);
    desk.press(tick(1));
    expect(messages).toHaveLength(2);
  });

  test('a number given out is told with its answer', async () => {
    const { desk, messages, see } = deskAt(idleView({ revision: 100 as Revision }));
    const serviceId = DEMO_OFFICE.services[0]?.serviceId ?? ('none' as ServiceId);
    desk.press({
      name: 'issueAtCounter',
      input: { serviceId, priorityId: null, isPrinted: false, ordinal: null },
    });
    const number = 'H021' as TicketNumber;
    await messages[0]?.answer(accepted(101, { number, issuedAt: instantMs(NOW_MS), ahead: 3 }));
    see(idleView({ revision: 101 as Revision }));
    expect(desk.state().note).toMatchObject({ kind: 'done', number, issued: { number, ahead: 3 } });
  });

  test('the reason that the server asked for may follow at once', async () => {
    const { desk, messages } = deskAt(idleView());
    const call = { ticketId: TICKET_ID, seenCounterRevision: 41 };
    desk.press({ name: 'callTicket', input: { ...call, reason: null } });
    await messages[0]?.answer(refused('reason_needed'));
    desk.press({ name: 'callTicket', input: { ...call, reason: null } });
    expect(messages).toHaveLength(1);
    desk.press({ name: 'callTicket', input: { ...call, reason: { code: 'frail', note: null } } });
    expect(messages).toHaveLength(2);
  });

  test('a recall refused as too soon may be pressed when its time has come', () => {
    const soon = ticket({ recallFrom: instantMs(NOW_MS + 4_000) });
    const view = calledView({ current: soon, allowed: { ...CALLED, recall: 'recall_too_soon' } });
    const { press, desk, messages, wait } = deskAt(view);
    press('recall');
    expect(messages).toEqual([]);
    expect(desk.state().note).toMatchObject({ obstacle: 'recall_too_soon' });
    wait(4_000);
    press('recall');
    expect(messages).toHaveLength(1);
  });

  test('an undo names the deed and speaks of its number', async () => {
    const undo = {
      sequence: 77,
      deed: 'finish',
      number: 'A020' as TicketNumber,
      until: instantMs(NOW_MS + 7_000),
    } as const;
    const view = idleView({ undo, allowed: { ...idleView().allowed, undo: null } });
    const { press, desk, messages, see, wait } = deskAt(view);
    press('undo');
    expect(messages[0]?.input).toEqual({ requestId: 'request-1', sequence: 77 });
    await messages[0]?.answer(accepted(101));
    see({ ...view, revision: 101 as Revision });
    expect(desk.state().note).toMatchObject({ kind: 'done', name: 'undo', number: 'A020' });
    wait(8_000);
    press('undo');
    expect(messages).toHaveLength(1);
    expect(desk.state().note).toMatchObject({ obstacle: 'undo_expired' });
  });
});

describe('without a connection', () => {
  test('nothing but a finish is sent', () => {
    const { press, desk, messages, see } = deskAt(idleView());
    see(idleView(), false);
    press('callNext');
    press('signOut');
    expect(messages).toEqual([]);
    expect(desk.state().note).toMatchObject({ obstacle: 'offline' });
  });

  test('a finish is kept and survives a reload under the same requestId', async () => {
    const before = deskAt(servingView(at(100)));
    before.see(servingView(at(100)), false);
    before.press('finish');
    const [first] = before.messages;

    const after = deskAt(servingView(at(100)), before.storage);
    expect(after.desk.state().pending).toMatchObject({ command: { name: 'finish' }, number: 'H009' });
    expect(after.messages[0]?.input).toEqual(first?.input);
    await after.messages[0]?.answer(accepted(101));
    after.see(idleView(at(101)));
    expect(after.desk.state()).toMatchObject({
      pending: null,
      note: { kind: 'done', name: 'finish', number: 'H009' },
    });

    const later = deskAt(idleView(), before.storage);
    expect(later.desk.state().pending).toBeNull();
  });

  test('the server decides about a kept finish on return, and its refusal is told', async () => {
    const { press, desk, messages, see } = deskAt(servingView());
    see(servingView(), false);
    press('finish');
    await messages[0]?.answer(refused('ticket_not_at_counter'));
    expect(desk.state()).toMatchObject({
      pending: null,
      note: { kind: 'refused', name: 'finish', code: 'ticket_not_at_counter', number: 'H009' },
    });
  });

  test('an unreadable kept finish counts as none', () => {
    const { storage } = deskAt(idleView());
    storage.setItem('motcua.finish.3', '{"requestId":"x"}');
    expect(deskAt(servingView(), storage).messages).toEqual([]);
  });

  test('a command nobody answered is given up, until the connection shows what became of it', async () => {
    const { press, desk, messages, see } = deskAt(idleView());
    press('callNext');
    const last = idleView();
    see(last, false);
    await messages[0]?.answer(UNANSWERED);
    see(last, true);
    expect(desk.state()).toMatchObject({ pending: null, note: { kind: 'unanswered', name: 'callNext' } });
    see(calledView(), true);
    expect(desk.state().note).toBeNull();
  });
});

describe('the end of a session', () => {
  test('comes with the answer to leaving', async () => {
    const { press, messages, ends, see } = deskAt(idleView(at(100)));
    press('signOut');
    await messages[0]?.answer(accepted(101));
    expect(ends).toEqual([]);
    see(idleView({ ...at(101), officer: null }));
    expect(ends).toEqual([{ end: 'signed_out', lostFinish: null }]);
  });

  test.each(['not_signed_in', 'not_at_counter'] as const)('comes with %s', async (code) => {
    const { press, messages, ends } = deskAt(idleView());
    press('callNext');
    await messages[0]?.answer(refused(code));
    expect(ends).toEqual([{ end: code, lostFinish: null }]);
  });

  test('names the finish that was lost with it', async () => {
    const { press, messages, ends, see } = deskAt(servingView());
    see(servingView(), false);
    press('finish');
    await messages[0]?.answer(refused('not_signed_in'));
    expect(ends).toEqual([{ end: 'not_signed_in', lostFinish: 'H009' }]);
  });
});
