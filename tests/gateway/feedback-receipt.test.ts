/** The receipt of feedback that a kiosk prints: what stands on it, and what nobody gets by it. */
import { afterEach, expect, test } from 'vitest';
import type { FeedbackReceipt } from '#protocol/feedback.ts';
import type { PrintOrder } from '#protocol/message-row.ts';
import {
  newRequestId,
  resultOf,
  startGatewayServer,
  type GatewayServer,
} from '#tests/support/gateway-server.ts';

let server: GatewayServer;
afterEach(() => server.close());

test('its receipt comes out where the kiosk prints, with a code that no event holds; a code that is none prints nothing', async () => {
  server = await startGatewayServer();
  const kiosk = await server.connect('kiosk', server.enrol('kiosk'));
  const said = {
    kind: 'problem',
    topic: 'facilities',
    fieldId: null,
    content: null,
    language: 'vi',
  } as const;
  const { number, code, dueOn } = resultOf<FeedbackReceipt>(
    await kiosk.say('giveFeedback', { requestId: newRequestId(), ...said }),
  );
  const print = (of: string, requestId = newRequestId()) =>
    kiosk.say('printFeedback', { requestId, code: of, language: 'vi' });
  const before = server.sequence();
  expect(await print(`${number}-0000-0000-0000-0000`)).toMatchObject({
    ok: false,
    refusal: { code: 'invalid_message' },
  });
  expect(server.sequence()).toBe(before);

  const agent = await server.connect('printer', server.enrol('printer'));
  const requestId = newRequestId();
  const { jobId } = resultOf<PrintOrder>(await print(code, requestId));
  expect(resultOf(await print(code, requestId))).toEqual({ jobId });
  expect(await print(code)).toMatchObject({ ok: false, refusal: { code: 'print_pending' } });
  await expect.poll(() => agent.view().jobs.length).toBe(1);
  const [job] = agent.view().jobs;
  expect(job).toMatchObject({ jobId, slip: { kind: 'feedback', number, dueOn, code } });
  expect(JSON.stringify(job?.slip)).toContain(`/feedback/${code}"`);
  const proof = code.slice(number.length + 1);
  const events = JSON.stringify(server.store.newestDayEvents());
  expect(events).toContain(jobId);
  expect(events).not.toContain(proof);
  expect(server.logLines.join()).not.toContain(proof);
});

test('a wrong code costs a kiosk what paper costs: nobody guesses faster there', async () => {
  server = await startGatewayServer({ kioskPaceMs: 60_000 });
  const kiosk = await server.connect('kiosk', server.enrol('kiosk'));
  const guess = (letter: string) =>
    kiosk.say('printFeedback', {
      requestId: newRequestId(),
      code: `PA-2026-0001-${letter.repeat(16)}`,
      language: 'vi',
    });
  expect(await guess('A')).toMatchObject({ ok: false, refusal: { code: 'invalid_message' } });
  expect(await guess('B')).toMatchObject({ ok: false, refusal: { code: 'too_fast' } });
});
