import { describe, expect, test } from 'vitest';
import type { Refusal } from '#protocol/messages.ts';
import { instantMs, type CounterId, type RequestId, type TicketId } from '#protocol/vocabulary.ts';
import { createDeedSender, type SenderWorld } from '../../rating-ui/deed-sender.ts';
import { KEPT_FOR_MS, keepDeeds, keptDeeds, type KeptDeed } from '../../rating-ui/kept-deeds.ts';

const COUNTER = '3' as CounterId;
const NOW = instantMs(1_800_000_000_000);
const ticketId = '2026-11-23/A001' as TicketId;
const RATE: KeptDeed = {
  name: 'rate',
  input: { requestId: 'r'.repeat(32) as RequestId, ticketId, score: 'dissatisfied', faces: 4 },
  keptAtMs: NOW,
};
const EXPLAIN: KeptDeed = {
  name: 'explain',
  input: { requestId: 'e'.repeat(32) as RequestId, ticketId, reasons: ['slow'], words: null },
  keptAtMs: NOW,
};

function storageOf(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, value),
    removeItem: (key) => kept.delete(key),
  };
}
type Reply = 'ok' | 'silence' | Refusal['code'];

/** A server that answers as told, one after the other; then it says nothing for ever. */
function world(replies: Reply[], storage = storageOf()) {
  const sent: [string, unknown][] = [];
  const rated: string[] = [];
  const send = ((name: string, input: unknown) => {
    sent.push([name, input]);
    const reply = replies.shift();
    if (reply === undefined) return new Promise(() => undefined);
    if (reply === 'silence') return Promise.resolve({ ok: null });
    return Promise.resolve(
      reply === 'ok'
        ? { ok: true, revision: 1, result: null }
        : { ok: false, refusal: { code: reply, message: '' } },
    );
  }) as unknown as SenderWorld['send'];
  const made: SenderWorld = {
    counterId: COUNTER,
    send,
    storage,
    now: () => NOW + 1_000,
    pause: () => Promise.resolve(),
    onRated: (_, answer) => rated.push(answer),
  };
  return { made, sent, rated, storage };
}
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

describe('what was pressed', () => {
  test('is sent again under the same requestId through silence and trouble, and the reasons after it', async () => {
    const { made, sent, rated, storage } = world(['silence', 'unavailable', 'storage_failed', 'ok', 'ok']);
    const sender = createDeedSender(made);
    sender.add(RATE);
    sender.add(EXPLAIN);
    expect(keptDeeds(storage, COUNTER, NOW)).toEqual([RATE, EXPLAIN]);
    await settled();
    expect(sent).toEqual([
      ...Array.from({ length: 4 }, () => ['rate', RATE.input]),
      ['explain', EXPLAIN.input],
    ]);
    expect(rated).toEqual(['recorded']);
    expect(keptDeeds(storage, COUNTER, NOW)).toEqual([]);
  });

  test.each<readonly [Reply, string]>([
    ['already_rated', 'recorded'],
    ['not_served_yet', 'refused'],
    ['ticket_not_at_counter', 'refused'],
  ])('and answered %s is over: %s', async (reply, told) => {
    const { made, rated, storage } = world([reply]);
    createDeedSender(made).add(RATE);
    await settled();
    expect(rated).toEqual([told]);
    expect(keptDeeds(storage, COUNTER, NOW)).toEqual([]);
  });

  test('outlives a reload or a power cut, and is sent when the page is there again', async () => {
    const before = world([]);
    createDeedSender(before.made).add(RATE);
    await settled();
    const after = world(['ok'], before.storage);
    createDeedSender(after.made);
    await settled();
    expect(after.sent).toEqual([['rate', RATE.input]]);
  });

  test('is not sent when it is too old, or from a clock that was set back', () => {
    const storage = storageOf();
    keepDeeds(storage, COUNTER, [RATE]);
    expect(keptDeeds(storage, COUNTER, NOW + KEPT_FOR_MS - 1)).toHaveLength(1);
    expect(keptDeeds(storage, COUNTER, NOW + KEPT_FOR_MS)).toEqual([]);
    expect(keptDeeds(storage, COUNTER, NOW - 1)).toEqual([]);
  });

  test.each([
    ['no JSON', '{'],
    ['no list', '{"name":"rate"}'],
    ['another score', JSON.stringify([{ ...RATE, input: { ...RATE.input, score: 'superb' } }])],
    ['another deed', JSON.stringify([{ ...RATE, name: 'finish' }])],
    ['another reason', JSON.stringify([{ ...EXPLAIN, input: { ...EXPLAIN.input, reasons: ['rude'] } }])],
  ])('is not believed when it was kept as %s', (_, text) => {
    const storage = storageOf();
    storage.setItem('motcua.rating.3', text);
    expect(keptDeeds(storage, COUNTER, NOW)).toEqual([]);
  });

  test('in own words lives in the page alone: a reload sends the reasons without them, and nothing where there were none', async () => {
    const written = { ...EXPLAIN, input: { ...EXPLAIN.input, words: 'chờ lâu quá' } };
    const { made, sent, storage } = world(['silence', 'ok']);
    createDeedSender(made).add(written);
    keepDeeds(storage, COUNTER, [written]);
    expect(storage.getItem('motcua.rating.3')).not.toContain('chờ lâu');
    expect(keptDeeds(storage, COUNTER, NOW)).toEqual([EXPLAIN]);
    await settled();
    expect(sent).toEqual(Array.from({ length: 2 }, () => ['explain', written.input]));
    keepDeeds(storage, COUNTER, [{ ...written, input: { ...written.input, reasons: [] } }]);
    expect(keptDeeds(storage, COUNTER, NOW)).toEqual([]);
  });

  test('by an earlier release, which knew no words, is sent as it is sent now', () => {
    const storage = storageOf();
    const { words: _, ...input } = EXPLAIN.input;
    storage.setItem('motcua.rating.3', JSON.stringify([{ ...EXPLAIN, input }]));
    expect(keptDeeds(storage, COUNTER, NOW)).toEqual([EXPLAIN]);
  });

  test('is sent though nothing can be kept', async () => {
    const full = (): never => {
      throw new Error('QuotaExceededError');
    };
    const { made, sent } = world(['ok'], { getItem: full, setItem: full, removeItem: full });
    createDeedSender(made).add(RATE);
    await settled();
    expect(sent).toHaveLength(1);
  });
});
