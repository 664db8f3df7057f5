import { describe, expect, test } from 'vitest';
import { createOfficerSession } from '../../counter-ui/officer-session.ts';
import { keepSession, lastUsername } from '../../counter-ui/session.ts';
import { textsIn } from '../../counter-ui/texts.ts';
import { loginNoticeWords, mustWait } from '../../counter-ui/login-wording.ts';
import { DEMO_OFFICE } from '#demo/office.ts';
import type { CounterView } from '#protocol/views.ts';
import type { CounterId, OfficerId, RequestId, Revision } from '#protocol/vocabulary.ts';
import type { Identity, Sent } from '#ui-kit/connection.ts';
import {
  accepted,
  COUNTER_ID,
  fakeNetwork,
  idleView,
  memoryStorage,
  NOW_MS,
  OFFICER_ID,
  refused,
  UNANSWERED,
} from './fixtures.ts';

const EMPTY = idleView({ officer: null });

function officerAt(firstView: CounterView, windowStorage = memoryStorage()) {
  const world = { view: firstView, isOnline: true, isKnown: true };
  const identities: Identity[] = [];
  const network = fakeNetwork();
  const deviceStorage = memoryStorage();
  const officer = createOfficerSession({
    connection: {
      send: network.send,
      identifyAs: (identity) => identities.push(identity),
      now: () => NOW_MS,
    },
    view: () => world.view,
    isOnline: () => world.isOnline,
    isKnown: () => world.isKnown,
    deviceToken: () => 'device',
    counterId: COUNTER_ID,
    windowStorage,
    deviceStorage,
    newRequestId: () => 'request-0000000001' as RequestId,
  });
  const see = (view: CounterView): void => {
    world.view = view;
    officer.lookAgain();
  };
  const signIn = async (sent: Sent<unknown>): Promise<void> => {
    officer.signIn('hanh', 'quay3-thu');
    await network.messages.at(-1)?.answer(sent);
  };
  return { officer, identities, see, signIn, windowStorage, deviceStorage, messages: network.messages };
}
const WELCOME = accepted(101, { sessionToken: 'secret', officerId: OFFICER_ID });
const noticeIn = async (sent: Sent<unknown>, view = EMPTY): Promise<string> => {
  const { officer, signIn } = officerAt(view);
  await signIn(sent);
  const { notice } = officer.state();
  if (notice === null) throw new Error('no notice');
  return loginNoticeWords(notice, view, DEMO_OFFICE, NOW_MS, textsIn('vi')).words;
};

describe('signing in', () => {
  test('turns the connection into the officer’s and survives a reload of this window', async () => {
    const { officer, identities, signIn, windowStorage } = officerAt(EMPTY);
    await signIn(WELCOME);
    expect(identities).toEqual([{ deviceToken: 'device', sessionToken: 'secret' }]);
    expect(officer.state().session?.officerId).toBe(OFFICER_ID);
    expect(officerAt(EMPTY, windowStorage).officer.state().session?.sessionToken).toBe('secret');
  });

  test('keeps the account name on the device, and the password nowhere', async () => {
    const { signIn, deviceStorage, windowStorage } = officerAt(EMPTY);
    await signIn(WELCOME);
    expect(lastUsername(deviceStorage, COUNTER_ID)).toBe('hanh');
    const kept = [deviceStorage, windowStorage].flatMap((storage) =>
      Array.from({ length: storage.length }, (_, index) => storage.getItem(storage.key(index) ?? '')),
    );
    expect(kept.join()).not.toContain('quay3-thu');
  });

  test('is tried once at a time', () => {
    const { officer, messages } = officerAt(EMPTY);
    officer.signIn('hanh', 'a');
    officer.signIn('hanh', 'b');
    expect(messages).toHaveLength(1);
  });

  test('a view from before the sign-in does not throw the officer out again', async () => {
    const { officer, signIn, see } = officerAt(EMPTY);
    await signIn(WELCOME);
    see({ ...EMPTY, revision: 100 as Revision });
    expect(officer.state().session).not.toBeNull();
    see(idleView({ revision: 101 as Revision }));
    expect(officer.state().session).not.toBeNull();
  });
});

describe('a refused sign-in says why', () => {
  test('wrong name or password', async () => {
    expect(await noticeIn(refused('wrong_credentials'))).toBe('Tên đăng nhập hoặc mật khẩu không đúng.');
  });

  test('too many tries, counted down to the moment a try is worth it', async () => {
    const { officer, signIn } = officerAt(EMPTY);
    await signIn(refused('too_many_tries', { retryAfterMs: 27_000 }));
    const { notice } = officer.state();
    if (notice === null) throw new Error('no notice');
    const at = (nowMs: number) => loginNoticeWords(notice, EMPTY, DEMO_OFFICE, nowMs, textsIn('vi')).words;
    expect(at(NOW_MS)).toBe('Sai quá nhiều lần. Thử lại sau 00:27.');
    expect(at(NOW_MS + 26_001)).toBe('Sai quá nhiều lần. Thử lại sau 00:01.');
    expect(mustWait(notice, NOW_MS + 26_999)).toBe(true);
    expect(mustWait(notice, NOW_MS + 27_000)).toBe(false);
    expect(at(NOW_MS + 27_000)).toBe('Có thể thử lại rồi.');
  });

  test('another officer holds a ticket here, by name', async () => {
    const taken = idleView({
      officer: { officerId: 'lan' as OfficerId, displayName: 'Phạm Thị Ngọc Lan', isSupervisor: false },
    });
    expect(await noticeIn(refused('counter_taken'), taken)).toContain('Phạm Thị Ngọc Lan đang giữ một số');
  });

  test('the officer holds a ticket elsewhere, with the counter’s number', async () => {
    const words = await noticeIn(refused('officer_busy_elsewhere', { counterId: '5' as CounterId }));
    expect(words).toContain('Quầy 5');
  });

  test('no answer at all', async () => {
    expect(await noticeIn(UNANSWERED)).toBe('Máy chủ chưa trả lời. Thử lại.');
  });
});

describe('a session ends', () => {
  test('when the server seats someone else here', async () => {
    const { officer, signIn, see, identities, windowStorage } = officerAt(EMPTY);
    await signIn(WELCOME);
    see(
      idleView({
        revision: 105 as Revision,
        officer: { officerId: 'lan' as OfficerId, displayName: 'Lan', isSupervisor: false },
      }),
    );
    expect(officer.state()).toMatchObject({ session: null, notice: { kind: 'ended', end: 'moved' } });
    expect(identities.at(-1)).toEqual({ deviceToken: 'device' });
    expect(officerAt(EMPTY, windowStorage).officer.state().session).toBeNull();
  });

  test('at once after a reload, when nobody sits here any more', () => {
    const windowStorage = memoryStorage();
    keepSession(windowStorage, COUNTER_ID, { sessionToken: 'old', officerId: OFFICER_ID });
    const { officer, see } = officerAt(EMPTY, windowStorage);
    see(EMPTY);
    expect(officer.state().session).toBeNull();
  });
});
