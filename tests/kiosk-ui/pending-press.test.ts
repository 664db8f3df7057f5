import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { KioskTicket } from '#protocol/views.ts';
import type { Revision } from '#protocol/vocabulary.ts';
import { REFUSAL_CODES, REJECTION_CODES } from '#protocol/vocabulary.ts';
import type { Sent } from '#ui-kit/connection.ts';
import {
  ANSWER_PATIENCE_MS,
  forgetPress,
  keepPress,
  keptPress,
  PRESS_LIFETIME_MS,
  stepAfter,
  type PendingPress,
  type PressStorage,
} from '../../kiosk-ui/pending-press.ts';
import { runPress } from '../../kiosk-ui/press-runner.ts';
import { ELDERLY, requestId, SERVICE, ticketNumbered } from './kiosk-fixtures.ts';

const PRESS: PendingPress = {
  requestId: requestId('one'),
  serviceId: SERVICE,
  priorityId: ELDERLY,
  language: 'en',
  pressedAtMs: 1_000,
};
const SILENCE: Sent<KioskTicket> = { ok: null };
const refused = (
  code: (typeof REFUSAL_CODES)[number] | (typeof REJECTION_CODES)[number],
  retryAfterMs?: number,
) =>
  ({
    ok: false,
    refusal: { code, message: '', ...(retryAfterMs === undefined ? {} : { retryAfterMs }) },
  }) satisfies Sent<KioskTicket>;
const answered = (n: number): Sent<KioskTicket> => ({
  ok: true,
  revision: 1 as Revision,
  result: ticketNumbered(n),
});

const memory = (): PressStorage & { readonly values: Map<string, string> } => {
  const values = new Map<string, string>();
  return {
    values,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => values.set(key, value),
    removeItem: (key) => values.delete(key),
  };
};

describe('what follows from one try', () => {
  const young = { pressedAtMs: 0, hadSilence: false };

  test('silence is answered by the same press again, however long it lasts', () => {
    expect(stepAfter(SILENCE, young, 10 * ANSWER_PATIENCE_MS)).toEqual({ kind: 'retry', afterMs: 0 });
  });

  test('too fast is waited out for as long as the server asks', () => {
    expect(stepAfter(refused('too_fast', 1_700), young, 0)).toEqual({ kind: 'retry', afterMs: 1_700 });
  });

  describe.each(['unavailable', 'storage_failed'] as const)('a server that answers %s', (code) => {
    test('is waited for, but not for ever', () => {
      expect(stepAfter(refused(code), young, ANSWER_PATIENCE_MS - 1).kind).toBe('retry');
      expect(stepAfter(refused(code), young, ANSWER_PATIENCE_MS)).toEqual({
        kind: 'settled',
        outcome: { kind: 'refused', code },
      });
    });

    test('proves nothing after a silence: the press goes on', () => {
      const step = stepAfter(refused(code), { ...young, hadSilence: true }, 2 * ANSWER_PATIENCE_MS);
      expect(step.kind).toBe('retry');
    });
  });

  test('every other refusal ends the press with its own code', () => {
    for (const code of [...REJECTION_CODES, ...REFUSAL_CODES]) {
      if (code === 'too_fast' || code === 'unavailable' || code === 'storage_failed') continue;
      expect(stepAfter(refused(code), young, 0)).toEqual({
        kind: 'settled',
        outcome: { kind: 'refused', code },
      });
    }
  });
});

describe('a press across a reload', () => {
  test('what was kept is read back, as a press that may have been sent before', () => {
    const storage = memory();
    keepPress(storage, PRESS);
    expect(keptPress(storage, 5_000)).toEqual({ ...PRESS, isTakenUp: true });
  });

  test('a forgotten press does not come back', () => {
    const storage = memory();
    keepPress(storage, PRESS);
    forgetPress(storage);
    expect(keptPress(storage, 5_000)).toBeNull();
  });

  test('a press of somebody who left long ago is never sent again', () => {
    const storage = memory();
    keepPress(storage, PRESS);
    expect(keptPress(storage, PRESS.pressedAtMs + PRESS_LIFETIME_MS)).toBeNull();
  });

  test('a press from the future (a clock set back) is not trusted', () => {
    const storage = memory();
    keepPress(storage, PRESS);
    expect(keptPress(storage, PRESS.pressedAtMs - 1)).toBeNull();
  });

  test('whatever else stands in the storage is no press and no error', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const storage = memory();
        keepPress(storage, PRESS);
        for (const key of storage.values.keys()) storage.values.set(key, text);
        expect(keptPress(storage, 5_000)).toBeNull();
      }),
    );
  });

  test('a browser that forbids storage still takes numbers', () => {
    const forbid = (): never => {
      throw new Error('storage is forbidden');
    };
    const storage: PressStorage = { getItem: forbid, setItem: forbid, removeItem: forbid };
    expect(() => {
      keepPress(storage, PRESS);
    }).not.toThrow();
    expect(keptPress(storage, 5_000)).toBeNull();
  });
});

describe('the runner', () => {
  /** A server that keeps its promise: one requestId, one ticket. Each try may be lost on the way there or back. */
  const serverLosing = (
    faults: readonly ('lost' | 'unanswered' | 'paced' | 'starting' | 'cannot_write')[],
  ) => {
    const tickets = new Map<string, KioskTicket>();
    let tries = 0;
    return {
      tickets,
      send: (
        _name: 'issueTicket',
        input: { readonly requestId: string; readonly priorityId: string | null; readonly language: string },
      ): Promise<Sent<KioskTicket>> => {
        const isSame = input.priorityId === PRESS.priorityId && input.language === PRESS.language;
        if (!isSame) return Promise.resolve(refused('request_reused'));
        const fault = faults[tries];
        tries += 1;
        if (fault === 'lost') return Promise.resolve(SILENCE);
        if (fault === 'paced') return Promise.resolve(refused('too_fast', 500));
        if (fault === 'cannot_write') return Promise.resolve(refused('storage_failed'));
        if (fault === 'starting') return Promise.resolve(refused('unavailable'));
        const ticket = tickets.get(input.requestId) ?? ticketNumbered(tickets.size + 1);
        tickets.set(input.requestId, ticket);
        return Promise.resolve(
          fault === 'unanswered' ? SILENCE : { ok: true, revision: 1 as Revision, result: ticket },
        );
      },
    };
  };
  const worldOf = (server: ReturnType<typeof serverLosing>) => {
    let nowMs = PRESS.pressedAtMs;
    return {
      send: server.send as never,
      now: () => nowMs,
      pause: (ms: number) => {
        nowMs += ms;
        return Promise.resolve();
      },
    };
  };

  test('whatever is lost on the way, one press ends in exactly one ticket', async () => {
    const fault = fc.constantFrom('lost', 'unanswered', 'paced');
    await fc.assert(
      fc.asyncProperty(fc.array(fault, { maxLength: 40 }), async (faults) => {
        const server = serverLosing(faults);
        const outcome = await runPress(PRESS, worldOf(server), new AbortController().signal);
        expect(server.tickets.size).toBe(1);
        expect(outcome).toEqual({ kind: 'issued', ticket: server.tickets.get(PRESS.requestId) });
      }),
    );
  });

  test('a number was given, its answer lost, and the server cannot write for long: the press ends in that number', async () => {
    const server = serverLosing(['unanswered', ...Array.from({ length: 60 }, () => 'cannot_write' as const)]);
    const outcome = await runPress(PRESS, worldOf(server), new AbortController().signal);
    expect(server.tickets.size).toBe(1);
    expect(outcome).toEqual({ kind: 'issued', ticket: server.tickets.get(PRESS.requestId) });
  });

  test('a press taken up after a reload counts as one with a silence', async () => {
    const server = serverLosing(Array.from({ length: 60 }, () => 'starting' as const));
    const outcome = await runPress(
      { ...PRESS, isTakenUp: true },
      worldOf(server),
      new AbortController().signal,
    );
    expect(outcome?.kind).toBe('issued');
  });

  test('a server that stays unavailable ends the press with that reason', async () => {
    const server = serverLosing(Array.from({ length: 100 }, () => 'starting' as const));
    const outcome = await runPress(PRESS, worldOf(server), new AbortController().signal);
    expect(outcome).toEqual({ kind: 'refused', code: 'unavailable' });
    expect(server.tickets.size).toBe(0);
  });

  test('a press that was given up is not sent again', async () => {
    const abort = new AbortController();
    let tries = 0;
    const send = (): Promise<Sent<KioskTicket>> => {
      tries += 1;
      if (tries === 3) abort.abort();
      return Promise.resolve(tries > 3 ? answered(1) : SILENCE);
    };
    const outcome = await runPress(
      PRESS,
      { send: send as never, now: () => 0, pause: () => Promise.resolve() },
      abort.signal,
    );
    expect(outcome).toBeNull();
    expect(tries).toBe(3);
  });
});
