import { afterEach, expect, test } from 'vitest';
import type { ServiceId } from '#protocol/vocabulary.ts';
import { DEMO_OFFICE } from '#demo/office.ts';
import {
  connectClient,
  newRequestId,
  type ProtocolClient,
  type ProtocolClientOptions,
} from '#demo/protocol-client.ts';
import { KIOSK_TOKEN, openFakeOffice, type FakeOffice, type FakeOfficeOptions } from './fake-office.ts';

const opened: { close: () => unknown }[] = [];

afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

const anOffice = async (options: Partial<FakeOfficeOptions> = {}): Promise<FakeOffice> => {
  const office = await openFakeOffice({ settings: DEMO_OFFICE, ...options });
  opened.push(office);
  return office;
};

const aKiosk = (
  office: FakeOffice,
  options: Partial<ProtocolClientOptions<'kiosk'>> = {},
): ProtocolClient<'kiosk'> => {
  const client = connectClient({
    serverUrl: office.url,
    role: 'kiosk',
    deviceToken: KIOSK_TOKEN,
    ackTimeoutMs: 100,
    retryPauseMs: 20,
    ...options,
  });
  opened.push(client);
  return client;
};

const aBirth = () => ({
  requestId: newRequestId(),
  serviceId: 'birth-registration' as ServiceId,
  priorityId: null,
  language: 'vi' as const,
});

test('a lost answer is asked for again under the same requestId, and one press gives one number', async () => {
  let answers = 0;
  const office = await anOffice({ isAnswerLost: () => (answers += 1) <= 2 });
  const input = aBirth();
  const answer = await aKiosk(office).send('issueTicket', input);
  expect(answer).toMatchObject({ ok: true, result: { number: 'H001' } });
  const { requestId } = input;
  expect(office.messages.map((message) => message.requestId)).toEqual([requestId, requestId, requestId]);
  expect(office.day().tally.issued).toBe(1);
});

test('a connection that breaks before the answer is taken up again, and the number is the same', async () => {
  let isFirst = true;
  const office = await anOffice({
    isAnswerLost: () => {
      if (!isFirst) return false;
      isFirst = false;
      office.disconnectAll();
      return true;
    },
  });
  const answer = await aKiosk(office).send('issueTicket', aBirth());
  expect(answer).toMatchObject({ ok: true, result: { number: 'H001' } });
  expect(office.messages).toHaveLength(2);
  expect(office.day().tally.issued).toBe(1);
});

test('a server that is just starting is asked again; any other refusal is handed on at once', async () => {
  let asked = 0;
  const office = await anOffice({
    refuse: () => {
      asked += 1;
      if (asked <= 2) return { code: 'unavailable', message: 'starting' };
      return asked === 4 ? { code: 'too_fast', message: 'slowly', retryAfterMs: 700 } : null;
    },
  });
  const kiosk = aKiosk(office);
  expect(await kiosk.send('issueTicket', aBirth())).toMatchObject({ ok: true });
  expect(await kiosk.send('issueTicket', aBirth())).toEqual({
    ok: false,
    refusal: { code: 'too_fast', message: 'slowly', retryAfterMs: 700 },
  });
  expect(office.messages).toHaveLength(4);
});

test('a beat that tells of news it has not seen makes it ask for the view', async () => {
  const office = await anOffice({ isPublishing: false });
  const kiosk = aKiosk(office);
  const answer = await kiosk.send('issueTicket', aBirth());
  if (!answer.ok) throw new Error(answer.refusal.code);
  expect(kiosk.view()?.revision).toBeLessThan(answer.revision);
  const seen = kiosk.viewWhere(({ revision }) => revision >= answer.revision, 2_000);
  office.beat();
  expect((await seen)?.fields.find(({ fieldId }) => fieldId === 'civil-status')?.waiting).toBe(1);
});

test('views reach those who listen, and no longer those who have stopped', async () => {
  const office = await anOffice();
  const kiosk = aKiosk(office);
  await kiosk.viewWhere(() => true, 2_000);
  const heard: number[] = [];
  const stopListening = kiosk.onView(({ revision }) => heard.push(revision));
  await kiosk.send('issueTicket', aBirth());
  stopListening();
  await kiosk.send('issueTicket', aBirth());
  expect(heard).toEqual([2]);
});

test('it says which page it is, as a browser would', async () => {
  const office = await anOffice();
  const { office: settings } = await aKiosk(office).greeted();
  expect(office.origins).toEqual([office.url]);
  expect(settings).toEqual(DEMO_OFFICE);
});

test('a device that is not known is told so instead of waiting for ever', async () => {
  const office = await anOffice();
  const stranger = aKiosk(office, { deviceToken: 'made up' });
  await expect(stranger.greeted()).rejects.toMatchObject({ reason: 'unknown_device' });
  await expect(stranger.send('issueTicket', aBirth())).rejects.toMatchObject({ reason: 'unknown_device' });
  expect(stranger.isClosed()).toBe(true);
});

test('patience ends: a server that never answers is reported as such', async () => {
  const office = await anOffice({ isAnswerLost: () => true });
  const kiosk = aKiosk(office, { patienceMs: 350 });
  await expect(kiosk.send('issueTicket', aBirth())).rejects.toMatchObject({ reason: 'timed_out' });
  expect(office.messages.length).toBeGreaterThanOrEqual(2);
  expect(office.day().tally.issued).toBe(1);
});

test('closing it ends everything that waits on it', async () => {
  const office = await anOffice({ isAnswerLost: () => true });
  const kiosk = aKiosk(office);
  await kiosk.greeted();
  const sending = kiosk.send('issueTicket', aBirth());
  const watching = kiosk.viewWhere(() => false, 10_000);
  kiosk.close();
  await expect(sending).rejects.toMatchObject({ reason: 'closed' });
  expect(await watching).toBeNull();
});
