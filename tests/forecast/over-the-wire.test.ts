/** From what was learnt to what the citizen is told, through the running server. */
import { afterEach, describe, expect, test } from 'vitest';
import { DEMO_OFFICE } from '#demo/office.ts';
import { durationMs, type BusinessDate, type FieldId } from '#protocol/vocabulary.ts';
import type { Estimates, KeptStay } from '#server/storage/store.ts';
import {
  codeOf,
  newRequestId,
  serviceOfField,
  startGatewayServer,
  type GatewayServer,
} from '#tests/support/gateway-server.ts';

const COUNTER = DEMO_OFFICE.counters.find(({ number }) => number === 3);
const FIELD = COUNTER?.fieldIds[0] ?? ('' as FieldId);
const OFFICER = 'hanh';
const SERVICE = serviceOfField(FIELD);

/** Everybody at counter 3 took ten minutes. */
const yesterday: readonly KeptStay[] = Array.from({ length: 30 }, (_, index) => ({
  sequence: index + 1,
  date: '2026-03-01' as BusinessDate,
  serviceId: SERVICE,
  counterId: COUNTER?.counterId ?? DEMO_OFFICE.counters[0]!.counterId,
  stayMs: durationMs(600_000),
  betweenMs: durationMs(0),
  reactionMs: durationMs(0),
}));

let server: GatewayServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

describe('a waiting estimate on its way', () => {
  test('comes to the kiosk without anything happening, goes with the number, and is scored', async () => {
    const saved: Estimates[] = [];
    server = await startGatewayServer({
      wrapStore: (store) => ({
        ...store,
        learntStays: () => yesterday,
        saveEstimates: (estimates) => saved.push(estimates),
      }),
    });
    const kiosk = await server.connect('kiosk', server.enrol('kiosk'));
    const rangeNow = () => kiosk.view().fields.find(({ fieldId }) => fieldId === FIELD)?.range;
    expect(rangeNow()).toBeNull();
    const early = await server.takeTicket(kiosk, FIELD);
    expect(early.range).toBeNull();

    const { client } = await server.officerAt(COUNTER?.counterId ?? '', OFFICER);
    await kiosk.viewWhere(({ fields }) =>
      fields.some(({ fieldId, range }) => fieldId === FIELD && range !== null),
    );
    // One of ten minutes stands before.
    expect(rangeNow()).toEqual({ from: 10, to: 11 });
    const ticket = await server.takeTicket(kiosk, FIELD);
    expect(ticket.range).toEqual(rangeNow());

    for (const ended of [false, true]) {
      const view = client.view();
      const answer = await client.say('callNext', {
        requestId: newRequestId(),
        seenCounterRevision: view.counterRevision,
      });
      expect(codeOf(answer)).toBe('ok');
      if (ended) break;
      const { current } = await client.viewWhere((shown) => shown.current !== null);
      const ticketId = current!.ticketId;
      await client.say('startService', { requestId: newRequestId(), ticketId });
      await client.say('finish', { requestId: newRequestId(), ticketId, done: [] });
      await client.viewWhere((shown) => shown.current === null);
    }
    await server.close();
    server = null;
    // The one who was told a range was called at once: told ten minutes too many, under the range.
    expect(saved.at(-1)?.scores).toMatchObject([
      { fieldId: FIELD, tickets: 1, inside: 0, under: 1, over: 0 },
    ]);
  });
});
