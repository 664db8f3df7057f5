/** Feedback at its three doors: a phone that nobody knows, a kiosk, the desk; and every way in which somebody might misuse them. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type {
  FeedbackDeed,
  FeedbackItem,
  FeedbackList,
  FeedbackReceipt,
  FeedbackSettings,
  FeedbackStanding,
} from '#protocol/feedback.ts';
import type { Report } from '#protocol/report-shapes.ts';
import type { FieldId, OfficerId } from '#protocol/vocabulary.ts';
import {
  newRequestId,
  resultOf,
  startGatewayServer,
  type Enrolled,
  type GatewayServer,
  type SignedInClient,
} from '#tests/support/gateway-server.ts';

const DAY_MS = 86_400_000;
let server: GatewayServer;
let device: Enrolled;
let loc: SignedInClient<'admin'>;
beforeEach(async () => {
  server = await startGatewayServer({ officers: ['minh', 'loc', 'hanh'] });
  device = server.enrol('admin');
  loc = await server.adminAt('loc', device);
});
afterEach(() => server.close());

type Headers = Readonly<Record<string, string>>;
const asJson = { 'content-type': 'application/json' };
const secretsOf = ({ sessionToken }: SignedInClient<'admin'>, of: Enrolled = device): Headers => ({
  'x-device-token': of.token,
  'x-session-token': sessionToken,
});
const post = (path: string, body: unknown, headers?: Headers): Promise<Response> =>
  fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { ...asJson, ...(headers ?? { origin: server.url }) },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const get = (path: string, headers: Headers = {}): Promise<Response> =>
  fetch(`${server.url}${path}`, { headers });
const told = async <Told>(answer: Promise<Response>, status = 200): Promise<Told> => {
  const response = await answer;
  expect(response.status).toBe(status);
  return (await response.json()) as Told;
};
const order = (more: object = {}) => ({
  requestId: newRequestId(),
  kind: 'problem',
  topic: 'waiting',
  fieldId: 'civil-status',
  content: 'Chờ từ 7 giờ đến 10 giờ mới tới lượt.',
  contact: '0912 345 678',
  language: 'vi',
  ...more,
});
const write = (more: object = {}) => post('/feedback/items', order(more));
const written = (more: object = {}) => told<FeedbackReceipt>(write(more), 201);
const standing = ({ code }: Pick<FeedbackReceipt, 'code'>) =>
  told<FeedbackStanding>(post('/feedback/standing', { code }));
const item = ({ number }: Pick<FeedbackReceipt, 'number'>) =>
  told<FeedbackItem>(get(`/admin/feedback/items/${number}`, secretsOf(loc)));
const list = (filter: string) => told<FeedbackList>(get(`/admin/feedback?filter=${filter}`, secretsOf(loc)));
const act = (
  number: string,
  seenRevision: number,
  deed: FeedbackDeed,
  headers = secretsOf(loc),
  requestId: string = newRequestId(),
) => post(`/admin/feedback/items/${number}`, { requestId, seenRevision, deed }, headers);
const codeOf = async (number: string): Promise<string> =>
  (await told<{ code: string }>(post(`/admin/feedback/items/${number}/code`, {}, secretsOf(loc)))).code;
const LOC = 'loc' as OfficerId;
const ANSWER: FeedbackDeed = { deed: 'answer', answer: 'Đã xem lại, cảm ơn ông/bà.' };

describe('from a phone to its answer', () => {
  test('a number, an owner, an answer, and the citizen reads it', async () => {
    const receipt = await written();
    expect(receipt).toMatchObject({ number: 'PA-2026-0001', receivedOn: '2026-03-02', dueOn: '2026-03-16' });
    expect(await written({ kind: 'suggestion' })).toMatchObject({ number: 'KN-2026-0001' });
    expect(await standing(receipt)).toMatchObject({
      status: 'received',
      isOverdue: false,
      content: 'Chờ từ 7 giờ đến 10 giờ mới tới lượt.',
      answer: null,
    });
    const { counts, lines } = await list('open');
    expect(counts).toMatchObject({ open: 2, overdue: 0, mine: 0 });
    expect(lines[0]).toMatchObject({ number: 'KN-2026-0001', ownerName: null });

    await told(act(receipt.number, 1, { deed: 'assign', ownerId: LOC }));
    expect((await list('mine')).lines.map(({ number }) => number)).toEqual([receipt.number]);
    await told(act(receipt.number, 2, { deed: 'start' }));
    await told(act(receipt.number, 3, { deed: 'extend', workingDays: 5, reason: 'Chờ phòng Nội vụ' }));
    await told(act(receipt.number, 4, { deed: 'answer', answer: 'Từ 9/3 mở thêm quầy 4.\nCảm ơn ông/bà.' }));
    const answered = await standing(receipt);
    expect(answered).toMatchObject({
      status: 'answered',
      answer: 'Từ 9/3 mở thêm quầy 4.\nCảm ơn ông/bà.',
      extensionReason: 'Chờ phòng Nội vụ',
      dueOn: '2026-03-23',
      settledOn: '2026-03-02',
    });
    // Who works on it and how to reach its citizen is the office's own.
    expect(JSON.stringify(answered)).not.toMatch(/loc|Lộc|0912/);
    const seen = await item(receipt);
    expect(seen).toMatchObject({ contact: '0912 345 678', allowed: ['answer'] });
    expect(seen.steps.map(({ type }) => type)).toEqual([
      ...['received', 'assigned', 'started', 'extended', 'answered'],
    ]);
    expect(await codeOf(receipt.number)).toBe(receipt.code);
    const report = await told<Report>(get('/api/reports?from=2026-03-01&to=2026-03-31', secretsOf(loc)));
    expect(report.complaints).toMatchObject({
      received: 2,
      handled: { numerator: 1, denominator: 2 },
      onTime: { numerator: 1, denominator: 1 },
    });
  });

  test('told once more it is the same; said otherwise under the same request it is refused', async () => {
    const one = order();
    const first = await told<FeedbackReceipt>(post('/feedback/items', one), 201);
    for (let time = 0; time < 5; time += 1)
      expect(await told<FeedbackReceipt>(post('/feedback/items', one), 201)).toEqual(first);
    expect(await told(post('/feedback/items', { ...one, content: 'khác' }), 409)).toMatchObject({
      why: 'request_reused',
    });
    expect((await list('open')).total).toBe(1);
  });

  test('taken back while it is open, and only then', async () => {
    const receipt = await written();
    const withdraw = (code: string) => post('/feedback/withdrawal', { code, requestId: newRequestId() });
    expect(await told(withdraw(receipt.code))).toMatchObject({ status: 'withdrawn' });
    expect(await told(withdraw(receipt.code))).toMatchObject({ status: 'withdrawn' });
    const other = await written();
    await told(act(other.number, 1, { deed: 'answer', answer: 'Đã xong.' }));
    expect(await told(withdraw(other.code), 409)).toMatchObject({ why: 'wrong_status' });
    const { complaints } = await told<Report>(
      get('/api/reports?from=2026-03-02&to=2026-03-02', secretsOf(loc)),
    );
    expect(complaints).toMatchObject({
      received: 2,
      withdrawn: 1,
      handled: { numerator: 1, denominator: 1 },
    });
  });
});

test('at a kiosk: one request one piece, at its pace, and not where the office takes none', async () => {
  const kiosk = await server.connect('kiosk', server.enrol('kiosk'));
  const press = (requestId = newRequestId()) =>
    kiosk.say('giveFeedback', {
      requestId,
      kind: 'problem',
      topic: 'facilities',
      fieldId: null,
      content: null,
      language: 'zh',
    });
  const requestId = newRequestId();
  const first = resultOf(await press(requestId));
  expect(resultOf(await press(requestId))).toEqual(first);
  await press();
  await press();
  expect(await press()).toMatchObject({ ok: false, refusal: { code: 'too_fast' } });
  expect(resultOf(await press(requestId))).toEqual(first);

  expect(kiosk.view().takesFeedback).toBe(true);
  const minh = await server.adminAt('minh', server.enrol('admin'));
  expect(minh.client.view()).toBeDefined();
  const settings = await told<FeedbackSettings>(get('/admin/feedback/settings', secretsOf(loc)));
  const off = { ...settings, isTakenAtKiosks: false, isTakenByPhone: false };
  const put = (headers: Headers, body: object) =>
    fetch(`${server.url}/admin/feedback/settings`, {
      method: 'PUT',
      headers: { ...asJson, ...headers },
      body: JSON.stringify(body),
    });
  expect((await put(secretsOf(loc), off)).status).toBe(403);
});

describe('at the desk', () => {
  test('nobody does anything to what somebody else has changed meanwhile', async () => {
    const { number } = await written();
    await told(act(number, 1, { deed: 'assign', ownerId: LOC }));
    expect(await told(act(number, 1, { deed: 'close', closing: 'unclear', reason: '…' }), 409)).toMatchObject(
      {
        why: 'changed',
      },
    );
    const requestId = newRequestId();
    await told(act(number, 2, { deed: 'start' }, secretsOf(loc), requestId));
    // An answer that was lost is asked for again.
    await told(act(number, 2, { deed: 'start' }, secretsOf(loc), requestId));
    expect((await item({ number })).line.revision).toBe(3);
    expect(await told(act(number, 2, ANSWER, secretsOf(loc), requestId), 409)).toMatchObject({
      why: 'request_reused',
    });
    const answering = newRequestId();
    await told(act(number, 3, ANSWER, secretsOf(loc), answering));
    await told(act(number, 3, ANSWER, secretsOf(loc), answering));
    const other = act(number, 3, { deed: 'answer', answer: 'Khác.' }, secretsOf(loc), answering);
    expect(await told(other, 409)).toMatchObject({ why: 'request_reused' });
    expect((await item({ number })).line.revision).toBe(4);
    expect(
      await told(act((await written()).number, 1, { deed: 'assign', ownerId: 'ma' as OfficerId }), 422),
    ).toMatchObject({
      why: 'unknown_owner',
    });
  });

  test('takes what somebody tells in person, and shows its code again', async () => {
    const receipt = await told<FeedbackReceipt>(
      post('/admin/feedback', order({ contact: null }), secretsOf(loc)),
      201,
    );
    expect(await item(receipt)).toMatchObject({
      line: { source: 'desk' },
      contact: null,
    });
    expect(JSON.stringify(await item(receipt))).not.toContain(receipt.code.slice(13));
    expect(await codeOf(receipt.number)).toBe(receipt.code);
  });

  test('nobody comes in without its two secrets', async () => {
    const { number } = await written();
    const officer = await server.officerAt('3', 'hanh');
    const strangers: readonly Headers[] = [
      {},
      { 'x-device-token': device.token },
      { 'x-session-token': loc.sessionToken },
      { 'x-device-token': server.enrol('kiosk').token, 'x-session-token': loc.sessionToken },
      { 'x-device-token': device.token, 'x-session-token': officer.sessionToken },
    ];
    for (const headers of strangers) {
      const answers = [
        await get('/admin/feedback?filter=open', headers),
        await get(`/admin/feedback/items/${number}`, headers),
        await post(`/admin/feedback/items/${number}/code`, {}, headers),
        await get('/admin/feedback/settings', headers),
        await post('/admin/feedback', order(), headers),
        await act(number, 1, { deed: 'answer', answer: 'giả' }, headers),
      ];
      expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 401]);
    }
    expect((await item({ number })).line.revision).toBe(1);
  });

  test('late is late from the day after, is counted in the view, and an answer then does not mend it', async () => {
    const receipt = await written();
    server.clock.advance(15 * DAY_MS);
    // A session of before ends with its day.
    await expect.poll(() => server.running.executor.day().date).toBe('2026-03-17');
    const again = await server.adminAt('loc', device);
    expect((await standing(receipt)).isOverdue).toBe(true);
    expect(await told<FeedbackList>(get('/admin/feedback?filter=overdue', secretsOf(again)))).toMatchObject({
      total: 1,
      counts: { overdue: 1, due_soon: 0 },
      lines: [{ number: receipt.number, due: 'overdue' }],
    });
    const counted = (): number | null => {
      const view = again.client.view();
      return view.isLocked ? null : view.overdueFeedback;
    };
    await expect.poll(counted).toBe(1);
    await told(act(receipt.number, 1, { deed: 'answer', answer: 'Xin lỗi vì chậm.' }, secretsOf(again)));
    const report = (range: string) => told<Report>(get(`/api/reports?${range}`, secretsOf(again)));
    const march = (await report('from=2026-03-01&to=2026-03-31')).complaints;
    expect(march).toMatchObject({
      handled: { numerator: 1, denominator: 1 },
      onTime: { numerator: 0, denominator: 1 },
      byField: [{ fieldId: 'civil-status' as FieldId, onTime: { numerator: 0, denominator: 1 } }],
    });
    // Once: on the day it was due, and on no other.
    expect((await report('from=2026-03-16&to=2026-03-16')).complaints.onTime.denominator).toBe(1);
    expect((await report('from=2026-03-17&to=2026-03-31')).complaints.onTime.denominator).toBe(0);
  });
});

describe('abuse', () => {
  test('a code is guessed by nobody, and wrong ones are soon not looked at', async () => {
    const receipt = await written();
    const answers: number[] = [];
    for (let guess = 0; guess < 15; guess += 1) {
      const code = `${receipt.number}-${String(guess).padStart(16, '0')}`;
      answers.push((await post('/feedback/standing', { code })).status);
    }
    expect(answers.filter((status) => status === 404)).toHaveLength(10);
    expect(answers.slice(10)).toEqual([429, 429, 429, 429, 429]);
    server.clock.advance(6_000);
    expect(await standing(receipt)).toMatchObject({ status: 'received' });
  });

  test('one phone is slowed, and what was refused has left nothing', async () => {
    const answers: Response[] = [];
    for (let time = 0; time < 8; time += 1) answers.push(await write());
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 429, 429, 429, 429, 429]);
    expect(Number(answers[5]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await list('open')).total).toBe(3);
  });

  test('what is no feedback is refused in so many words, and nothing of it is kept or logged', async () => {
    const secret = 'BiMatCuaToi';
    const wrong: readonly (readonly [unknown, number])[] = [
      [order({ content: secret.repeat(1_000) }), 400],
      [order({ content: `${secret}${'a'.repeat(20_000)}` }), 413],
      [order({ content: null, topic: 'other' }), 400],
      [order({ kind: 'khiếu nại' }), 400],
      [order({ fieldId: 'not-a-field' }), 422],
      [order({ fieldId: { $ne: null } }), 400],
      [order({ requestId: 'x'.repeat(1_000) }), 400],
      [{ ...order(), ownerId: 'loc' }, 400],
      [`{"__proto__":{"source":"desk"},${JSON.stringify(order()).slice(1)}`, 400],
      ['[', 400],
      ['null', 400],
    ];
    for (const [body, status] of wrong) expect((await post('/feedback/items', body)).status).toBe(status);
    const plain = await fetch(`${server.url}/feedback/items`, {
      method: 'POST',
      headers: { origin: server.url, 'content-type': 'text/plain' },
      body: JSON.stringify(order()),
    });
    expect([400, 415]).toContain(plain.status);
    for (const origin of ['http://evil.example', 'null', undefined])
      expect((await post('/feedback/items', order(), origin === undefined ? {} : { origin })).status).toBe(
        403,
      );
    expect((await list('open')).total).toBe(0);
    expect(server.logLines.join('\n')).not.toContain(secret);
  });

  test('markup and formulas are words, and nobody’s words are in log, trail, report or metrics', async () => {
    const content = "=cmd|'/C calc'!A0 <img src=x onerror=alert(1)> \u202Eđảo";
    const receipt = await written({ content });
    expect((await item(receipt)).content).toBe("=cmd|'/C calc'!A0 <img src=x onerror=alert(1)> đảo");
    await told(act(receipt.number, 1, { deed: 'answer', answer: '=HYPERLINK("x")' }));
    const trail = JSON.stringify(server.store.auditEntries(Number.MAX_SAFE_INTEGER, 50));
    expect(trail).toContain(receipt.number);
    const csv = await (await get('/api/reports.csv?from=2026-03-02&to=2026-03-02', secretsOf(loc))).text();
    expect(csv).toContain('Phản ánh');
    for (const text of [trail, csv, server.logLines.join('\n')]) {
      expect(text).not.toMatch(/calc|0912|HYPERLINK|onerror/);
      expect(text).not.toContain(receipt.code.slice(13));
    }
  });
});
