import { describe, expect, test } from 'vitest';
import { createErrandDesk, deedKey, type Deed } from '../../admin-ui/errand-desk.ts';
import { keptSession, lastUsername } from '../../admin-ui/kept-session.ts';
import { mustWait, noticeWords } from '../../admin-ui/sign-in-wording.ts';
import { createPreviewDesk } from '../../admin-ui/slip/preview-desk.ts';
import { createSlipHttp, type SlipHttp, type SlipPreviewOrder } from '../../admin-ui/slip/slip-http.ts';
import { createSupervisorSession, SIGN_IN_PATIENCE_MS } from '../../admin-ui/supervisor-session.ts';
import { textsIn } from '../../admin-ui/texts.ts';
import type { AdminView } from '#protocol/admin-view.ts';
import { instantMs, type OfficerId, type PrintJobId, type Revision } from '#protocol/vocabulary.ts';
import { CALM_VIEW, HALL_PRINTER, SETTINGS } from '#tests/looks/admin-fixtures.ts';
import { countedIds, done, memoryStorage, refused, settled, standIn } from './desk-stand-in.ts';

const vi = textsIn('vi');
const LOCKED: AdminView = { revision: 1 as Revision, at: instantMs(1), isLocked: true };
const GRANTED = {
  sessionToken: 'secret',
  officerId: 'minh' as OfficerId,
  displayName: 'Lê Quang Minh',
  role: 'administrator',
} as const;
const SESSION = { ...GRANTED, username: 'minh' };

describe('signing in at the desk', () => {
  const open = (answer: Parameters<typeof standIn>[0], windowStorage = memoryStorage()) => {
    const server = standIn(answer);
    const identities: unknown[] = [];
    const deviceStorage = memoryStorage();
    let view: AdminView = LOCKED;
    const supervisor = createSupervisorSession({
      connection: {
        send: server.send,
        identifyAs: (identity) => void identities.push(identity),
        now: () => 50_000,
      },
      view: () => view,
      isOnline: () => true,
      deviceToken: () => 'device',
      windowStorage,
      deviceStorage,
      newRequestId: countedIds(),
    });
    const show = (next: AdminView): void => {
      view = next;
      supervisor.lookAgain();
    };
    return { supervisor, server, identities, windowStorage, deviceStorage, show };
  };

  test('a supervisor is let in, the connection says so, and a reload of the tab keeps the session', async () => {
    const { supervisor, identities, windowStorage, deviceStorage } = open(() => done(GRANTED));
    supervisor.signIn('minh', 'quay1-thu');
    await settled();
    expect(supervisor.state()).toEqual({ session: SESSION, notice: null, isSigningIn: false, choice: null });
    expect(identities).toEqual([{ deviceToken: 'device', sessionToken: 'secret' }]);
    expect(keptSession(windowStorage)).toEqual(SESSION);
    expect(lastUsername(deviceStorage)).toBe('minh');
    expect(open(() => null, windowStorage).supervisor.state().session).toEqual(SESSION);
  });

  test('an officer without the right hears that it is the right, not the password', async () => {
    const { supervisor } = open(() => refused('supervisor_only'));
    supervisor.signIn('hanh', 'quay3-thu');
    await settled();
    const { notice, session } = supervisor.state();
    expect(session).toBeNull();
    expect(noticeWords(notice!, 0, vi).words).toContain('không có quyền phụ trách');
  });

  test('after many tries the wait is counted down, and then it may be tried again', async () => {
    const { supervisor } = open(() => refused('too_many_tries', { retryAfterMs: 30_000 }));
    supervisor.signIn('minh', 'x');
    await settled();
    const notice = supervisor.state().notice!;
    expect(mustWait(notice, 79_000)).toBe(true);
    expect(noticeWords(notice, 60_000, vi).words).toContain('00:20');
    expect(mustWait(notice, 80_001)).toBe(false);
  });

  test('silence is said to be silence', async () => {
    const { supervisor } = open(() => null);
    supervisor.signIn('minh', 'x');
    await settled();
    expect(supervisor.state().notice).toEqual({ kind: 'unanswered' });
    expect(SIGN_IN_PATIENCE_MS).toBeGreaterThan(1_000);
  });

  test('two presses are one sign-in', async () => {
    const { supervisor, server } = open(() => done(GRANTED));
    supervisor.signIn('minh', 'x');
    supervisor.signIn('minh', 'x');
    await settled();
    expect(server.asked).toHaveLength(1);
  });

  test('a locked view ends a session that the server no longer knows', async () => {
    const { supervisor, windowStorage, show } = open(() => done(GRANTED));
    supervisor.signIn('minh', 'x');
    await settled();
    show(CALM_VIEW);
    expect(supervisor.state().session).toEqual(SESSION);
    show(LOCKED);
    expect(supervisor.state()).toMatchObject({ session: null, notice: { kind: 'ended' } });
    expect(keptSession(windowStorage)).toBeNull();
  });

  test('signing out lets go of the session even when the server is silent', async () => {
    const { supervisor, identities } = open(({ name }) => (name === 'signIn' ? done(GRANTED) : null));
    supervisor.signIn('minh', 'x');
    await settled();
    supervisor.signOut();
    await settled();
    expect(supervisor.state()).toMatchObject({ session: null, notice: { kind: 'signed_out' } });
    expect(identities.at(-1)).toEqual({ deviceToken: 'device' });
  });

  test.each(['', '{', '[]', '{"sessionToken":"a"}', '{"sessionToken":1,"officerId":"b","displayName":"c"}'])(
    'a kept session that cannot be read is none: %s',
    (kept) => {
      const storage = memoryStorage();
      storage.setItem('motcua.session.admin', kept);
      expect(keptSession(storage)).toBeNull();
    },
  );
});

describe('errands', () => {
  const open = (answer: Parameters<typeof standIn>[0]) => {
    const server = standIn(answer);
    let ends = 0;
    const desk = createErrandDesk({
      send: server.send,
      now: () => 7,
      newRequestId: countedIds(),
      onSessionEnd: () => {
        ends += 1;
      },
    });
    return { desk, server, ends: () => ends };
  };
  const deed: Deed = { name: 'reprintJob', jobId: 'job' as PrintJobId };

  test('two presses on one paper are one order; after its answer it may be ordered again', async () => {
    const { desk, server } = open(() => done({ jobId: 'new' }));
    desk.run(deed);
    desk.run(deed);
    expect(desk.state().deeds.get(deedKey(deed))).toEqual({ kind: 'running' });
    await settled();
    expect(desk.state().deeds.get(deedKey(deed))).toEqual({ kind: 'done', result: null, atMs: 7 });
    desk.run(deed);
    await settled();
    expect(server.asked).toHaveLength(2);
  });

  test('a refusal and silence each stay with the paper they are about', async () => {
    const { desk } = open(({ name }) => (name === 'reprintJob' ? refused('print_pending') : null));
    const test: Deed = { name: 'printTestPage', printerId: HALL_PRINTER };
    desk.run(deed);
    desk.run(test);
    await settled();
    expect(desk.state().deeds.get(deedKey(deed))).toEqual({ kind: 'refused', code: 'print_pending' });
    expect(desk.state().deeds.get(deedKey(test))).toEqual({ kind: 'unanswered' });
  });

  test('the network is searched once at a time, and only when asked', async () => {
    const { desk, server } = open(() => done([]));
    expect(server.asked).toEqual([]);
    desk.findPrinters();
    desk.findPrinters();
    await settled();
    expect(server.asked).toEqual([{ name: 'findPrinters', input: {} }]);
    expect(desk.state().search).toEqual({ kind: 'done', result: [], atMs: 7 });
  });

  test('a pairing code does not outlive the sitting, nor does an answer that comes late', async () => {
    let answerNow = (): void => undefined;
    const { desk } = open(
      () =>
        new Promise((resolve) => {
          answerNow = () => resolve(done({ code: 'K7M4X9QP', expiresAt: 1 }));
        }),
    );
    desk.createPairingCode(HALL_PRINTER, 'Máy in');
    desk.forget();
    answerNow();
    await settled();
    expect(desk.state().pairing).toBeNull();
  });

  test('nobody being signed in ends the session', async () => {
    const { desk, ends } = open(() => refused('not_signed_in'));
    desk.run(deed);
    await settled();
    expect(ends()).toBe(1);
  });
});

describe('the preview of a slip', () => {
  const order = (kind: SlipPreviewOrder['kind']): SlipPreviewOrder => ({
    kind,
    language: 'vi',
    printer: SETTINGS.printers[0]!,
    template: SETTINGS.template,
  });
  const picture = (name: string) => ({ dataUrl: name, widthDots: 576, heightDots: 800, heightMm: 100 });
  const http = (preview: SlipHttp['preview']): SlipHttp => ({
    preview,
    uploadLogo: () => Promise.resolve({ ok: false, why: 'unsafe' }),
    fetchLogo: () => Promise.resolve(null),
  });
  const drawn = (desk: ReturnType<typeof createPreviewDesk>) =>
    new Promise<void>((resolve) => {
      const stop = desk.subscribe(() => {
        if (desk.state().standing === 'behind') return;
        stop();
        resolve();
      });
    });

  test('changes that follow each other quickly are drawn once, as the last of them', async () => {
    const asked: string[] = [];
    const desk = createPreviewDesk(
      http(({ kind }) => {
        asked.push(kind);
        return Promise.resolve(picture(kind));
      }),
    );
    desk.show(order('ticket'));
    desk.show(order('reprint'));
    desk.show(order('checklist'));
    desk.show(order('checklist'));
    await drawn(desk);
    expect(asked).toEqual(['checklist']);
    expect(desk.state().picture?.dataUrl).toBe('checklist');
  });

  test('what could not be drawn leaves the picture before, says so, and can be asked again', async () => {
    let works = true;
    const desk = createPreviewDesk(http(() => Promise.resolve(works ? picture('first') : null)));
    desk.show(order('ticket'));
    await drawn(desk);
    works = false;
    desk.show(order('reprint'));
    await drawn(desk);
    expect(desk.state()).toMatchObject({ standing: 'failed', picture: { dataUrl: 'first' } });
    works = true;
    desk.again();
    await drawn(desk);
    expect(desk.state().standing).toBe('fresh');
  });

  test('a logo that is refused keeps why', async () => {
    const desk = createPreviewDesk(http(() => Promise.resolve(null)));
    await desk.upload(new Blob(['<svg/>']));
    expect(desk.state().upload).toEqual({ kind: 'refused', why: 'unsafe' });
  });
});

describe('the desk’s HTTP', () => {
  const tokens = () => ({ deviceToken: 'd', sessionToken: 's' });
  const answering = (response: () => Response) => {
    const asked: { readonly url: unknown; readonly headers: Headers }[] = [];
    const http = createSlipHttp((url, request) => {
      asked.push({ url, headers: new Headers(request?.headers) });
      return Promise.resolve(response());
    }, tokens);
    return { http, asked };
  };
  const json = (status: number, body: unknown) => () => new Response(JSON.stringify(body), { status });

  test('a stored logo is answered with its size, under the device and the session', async () => {
    const { http, asked } = answering(json(201, { logoId: 'l', widthPx: 480, heightPx: 200 }));
    expect(await http.uploadLogo(new Blob(['x']))).toEqual({
      ok: true,
      logo: { logoId: 'l', widthPx: 480, heightPx: 200 },
    });
    expect(asked[0]?.url).toBe('/admin/logo');
    expect(asked[0]?.headers.get('x-device-token')).toBe('d');
    expect(asked[0]?.headers.get('x-session-token')).toBe('s');
    expect(asked[0]?.headers.get('content-type')).toBe('application/octet-stream');
  });

  test.each([
    [400, { error: 'no', why: 'not_a_picture' }, 'not_a_picture'],
    [400, { error: 'no', why: 'unsafe' }, 'unsafe'],
    [413, { error: 'body too large' }, 'too_large'],
    [500, 'oops', 'unanswered'],
    [201, {}, 'unanswered'],
  ])('%i %o means %s', async (status, body, why) => {
    expect(await answering(json(status, body)).http.uploadLogo(new Blob())).toEqual({ ok: false, why });
  });

  test('the very bytes of the picture come as an address that the page may show', async () => {
    const bytes = Uint8Array.from({ length: 20_000 }, (_, index) => index % 256);
    const headers = { 'x-slip-height-mm': '108.5', 'x-slip-width-dots': '576', 'x-slip-height-dots': '868' };
    const { http } = answering(() => new Response(bytes, { headers }));
    const drawn = await http.preview(
      { kind: 'ticket', language: 'vi', printer: SETTINGS.printers[0]!, template: SETTINGS.template },
      new AbortController().signal,
    );
    expect(drawn).toMatchObject({ heightMm: 108.5, widthDots: 576, heightDots: 868 });
    const [head, body] = drawn!.dataUrl.split(',');
    expect(head).toBe('data:image/png;base64');
    expect(Buffer.from(body ?? '', 'base64').equals(Buffer.from(bytes))).toBe(true);
  });
});
