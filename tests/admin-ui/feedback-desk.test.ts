/** What the desk keeps in mind about feedback: deeds that are told again, pieces that are looked at meanwhile. */
import { beforeEach, expect, test } from 'vitest';
import type { FeedbackDeed, FeedbackItem, FeedbackNumber } from '#protocol/feedback.ts';
import type { RequestId } from '#protocol/vocabulary.ts';
import { createFeedbackDesk, type FeedbackDesk } from '../../admin-ui/feedback/feedback-desk.ts';
import type { FeedbackAnswer, FeedbackHttp, FeedbackOrder } from '../../admin-ui/feedback/feedback-http.ts';

const FIRST = 'PA-2026-0001' as FeedbackNumber;
const SECOND = 'PA-2026-0002' as FeedbackNumber;
const ANSWER: FeedbackDeed = { deed: 'answer', answer: 'Cảm ơn.' };
const item = (number: FeedbackNumber, revision: number): FeedbackItem =>
  ({ line: { number, revision } }) as FeedbackItem;

type Asked = {
  readonly order: FeedbackOrder;
  readonly answer: (with_: FeedbackAnswer<FeedbackItem>) => void;
};
let acts: Asked[];
let items: Map<FeedbackNumber, (with_: FeedbackAnswer<FeedbackItem>) => void>;
let desk: FeedbackDesk;
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => {
  acts = [];
  items = new Map();
  const never = (): Promise<never> => new Promise(() => undefined);
  const http: FeedbackHttp = {
    ...{ list: never, take: never, settings: never, saveSettings: never, code: never },
    act: (_, order) => new Promise((answer) => acts.push({ order, answer })),
    item: (number) => new Promise((answer) => items.set(number, answer)),
  };
  let requests = 0;
  const newRequestId = (): RequestId => `request-${String((requests += 1))}` as RequestId;
  desk = createFeedbackDesk({ http, newRequestId, onSessionEnd: () => undefined });
});

test('what was recorded is counted, so that its form goes; what nobody answered is the same deed when pressed again', async () => {
  desk.load(FIRST);
  desk.act(FIRST, 1, ANSWER);
  acts[0]?.answer({ ok: false, why: 'unanswered' });
  await settle();
  expect(desk.state()).toMatchObject({ doing: { failed: 'unanswered' }, done: 0 });
  // It was looked at again meanwhile, and is further on: by this very deed.
  desk.act(FIRST, 2, ANSWER);
  expect(acts[1]?.order.requestId).toBe(acts[0]?.order.requestId);
  acts[1]?.answer({ ok: true, result: item(FIRST, 2) });
  await settle();
  expect(desk.state()).toMatchObject({ doing: 'no', done: 1, item: { line: { revision: 2 } } });
  desk.act(FIRST, 2, ANSWER);
  expect(acts[2]?.order.requestId).not.toBe(acts[0]?.order.requestId);
});

test('what was refused is another deed the next time, and is shown as it stands now', async () => {
  desk.load(FIRST);
  items.get(FIRST)?.({ ok: true, result: item(FIRST, 1) });
  await settle();
  desk.act(FIRST, 1, ANSWER);
  acts[0]?.answer({ ok: false, why: 'changed' });
  await settle();
  items.get(FIRST)?.({ ok: true, result: item(FIRST, 4) });
  await settle();
  expect(desk.state()).toMatchObject({ doing: { failed: 'changed' }, item: { line: { revision: 4 } } });
  desk.act(FIRST, 4, ANSWER);
  expect(acts[1]?.order).toMatchObject({ seenRevision: 4 });
  expect(acts[1]?.order.requestId).not.toBe(acts[0]?.order.requestId);
});

test('what runs goes on while another piece or none is looked at, and its answer is laid over neither', async () => {
  desk.load(FIRST);
  desk.act(FIRST, 1, ANSWER);
  desk.load(null);
  expect(desk.state().doing).toBe('running');
  desk.load(SECOND);
  expect(desk.state().doing).toBe('running');
  items.get(SECOND)?.({ ok: true, result: item(SECOND, 1) });
  acts[0]?.answer({ ok: true, result: item(FIRST, 2) });
  await settle();
  expect(desk.state()).toMatchObject({ doing: 'no', item: { line: { number: SECOND } } });
  items.get(FIRST)?.({ ok: true, result: item(FIRST, 2) });
  await settle();
  expect(desk.state().item?.line.number).toBe(SECOND);
});
