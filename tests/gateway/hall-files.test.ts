/** Notices and own sounds: uploaded at the desk or copied into their folders, fetched by displays, never more than they are. */
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OwnClip } from '#protocol/announcement.ts';
import type { HallFiles, HallSetup, NoticeFile } from '#protocol/hall.ts';
import { openVoiceShelf } from '#server/app/voice-shelf.ts';
import { A_PICTURE } from '#tests/support/desk-stand-in.ts';
import type { GatewayClient } from '#tests/support/gateway-client.ts';
import {
  newRequestId,
  resultOf,
  startGatewayServer,
  type Enrolled,
  type GatewayServer,
  type SignedInClient,
} from '#tests/support/gateway-server.ts';
import { encodeWav } from '#voice/sound/wav.ts';

let server: GatewayServer;
let device: Enrolled;
let desk: SignedInClient<'admin'>;
let display: GatewayClient<'display'>;

beforeAll(async () => {
  server = await startGatewayServer({ officers: ['minh'] });
  device = server.enrol('admin');
  desk = await server.adminAt('minh', device);
  display = await server.connect('display', server.enrol('display'));
});
afterAll(() => server.close());

const put = (address: string, body: Uint8Array, isSignedIn = true): Promise<Response> =>
  fetch(server.url + address, {
    method: 'PUT',
    body: Buffer.from(body),
    headers: {
      'content-type': 'application/octet-stream',
      ...(isSignedIn
        ? { 'x-device-token': device.token, 'x-session-token': desk.sessionToken }
        : { 'x-device-token': device.token }),
    },
  });
const putPiece = (
  name: string,
  body: Uint8Array,
  { from, total }: { readonly from: number; readonly total: number },
  isSignedIn?: boolean,
): Promise<Response> =>
  put(
    `/admin/notices/${encodeURIComponent(name)}?from=${String(from)}&total=${String(total)}`,
    body,
    isSignedIn,
  );
const putNotice = (name: string, body: Uint8Array, isSignedIn?: boolean): Promise<Response> =>
  putPiece(name, body, { from: 0, total: body.length }, isSignedIn);
const putClip = (clipId: string, body: Uint8Array, isSignedIn?: boolean): Promise<Response> =>
  put(`/admin/voice/${encodeURIComponent(clipId)}`, body, isSignedIn);
const setup = async (): Promise<HallSetup> => resultOf<HallSetup>(await display.say('getSetup', {}));
/** A desk that asks after each of many uploads may be told to ask more slowly. */
const files = async (): Promise<HallFiles> => {
  const answer = await desk.client.say('getHallFiles', {});
  if (answer.ok || answer.refusal.code !== 'too_many_tries') return resultOf<HallFiles>(answer);
  await new Promise((resolve) => setTimeout(resolve, answer.refusal.retryAfterMs));
  return resultOf<HallFiles>(await desk.client.say('getHallFiles', {}));
};
const inFolder = (name: string): Promise<readonly string[]> => readdir(path.join(server.dataFolder, name));
const whyOf = async (response: Response): Promise<unknown> =>
  ((await response.json()) as { why: unknown }).why;

const VIDEO = Buffer.concat([Buffer.from([0, 0, 0, 0x18]), Buffer.from('ftypmp42'), Buffer.alloc(64)]);
const tone = (ms: number): Uint8Array =>
  encodeWav(
    Float32Array.from({ length: 48 * ms }, (_, index) => Math.sin(index / 20) / 4),
    48_000,
  );

beforeEach(async () => {
  for (const { name } of (await files()).notices)
    await desk.client.say('removeNotice', { requestId: newRequestId(), name });
  for (const { clipId } of (await files()).clips)
    await desk.client.say('removeClip', { requestId: newRequestId(), clipId });
});

describe('a notice', () => {
  it('uploaded at the desk is shown by displays at once, under an address of its own content', async () => {
    const { revision } = await setup();
    expect((await putNotice('Lịch nghỉ Tết.png', A_PICTURE)).status).toBe(201);
    await display.viewWhere(({ setupRevision }) => setupRevision !== revision);
    const { notices } = await setup();
    expect(notices).toMatchObject([{ name: 'Lịch nghỉ Tết.png', kind: 'picture' }]);
    const [notice = expect.fail('no notice')] = notices;
    const fetched = await fetch(server.url + notice.url);
    expect(fetched.headers.get('content-type')).toBe('image/png');
    expect(fetched.headers.get('x-content-type-options')).toBe('nosniff');
    expect(Buffer.from(await fetched.arrayBuffer()).equals(Buffer.from(A_PICTURE))).toBe(true);
  });

  it('that is a video can be fetched piece by piece', async () => {
    expect((await putNotice('gioi-thieu.mp4', VIDEO)).status).toBe(201);
    const [video = expect.fail('no notice')] = (await setup()).notices;
    expect(video.kind).toBe('video');
    const piece = await fetch(server.url + video.url, { headers: { range: 'bytes=4-7' } });
    expect([piece.status, await piece.text()]).toEqual([206, 'ftyp']);
  });

  it('that was copied into the folder is found, and what is no notice is passed over', async () => {
    const folder = path.join(server.dataFolder, 'notices');
    await writeFile(path.join(folder, 'a.png'), A_PICTURE);
    await writeFile(path.join(folder, 'tệp lạ.exe'), 'x');
    await writeFile(path.join(folder, '.ẩn.png'), A_PICTURE);
    await mkdir(path.join(folder, 'thu-muc.png'), { recursive: true });
    const { revision } = await setup();
    expect((await files()).notices.map(({ name }: NoticeFile) => name)).toEqual(['a.png']);
    await display.viewWhere(({ setupRevision }) => setupRevision !== revision);
  });

  it('is gone for displays once it was removed', async () => {
    await putNotice('a.png', A_PICTURE);
    const [notice = expect.fail('no notice')] = (await setup()).notices;
    await desk.client.say('removeNotice', { requestId: newRequestId(), name: 'a.png' });
    expect((await setup()).notices).toEqual([]);
    expect((await fetch(server.url + notice.url)).status).toBe(404);
  });

  it.each([
    [
      'page.svg',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
      415,
      'unknown_format',
    ],
    ['page.html', Buffer.from('<script/>'), 415, 'unknown_format'],
    ['page.png', Buffer.from('<script>alert(1)</script>'), 415, 'not_what_it_says'],
    ['film.mp4', A_PICTURE, 415, 'not_what_it_says'],
    ['empty.png', Buffer.alloc(0), 415, 'not_what_it_says'],
    ['../outside.png', A_PICTURE, 400, 'bad_name'],
    ['..\\outside.png', A_PICTURE, 400, 'bad_name'],
    ['.hidden.png', A_PICTURE, 400, 'bad_name'],
    ['a\u202egnp.png', A_PICTURE, 400, 'bad_name'],
  ] as const)('%s is refused, and nothing of it is kept', async (name, body, status, why) => {
    const before = await inFolder('notices');
    const answer = await putNotice(name, body);
    expect([answer.status, await whyOf(answer)]).toEqual([status, why]);
    expect(await inFolder('notices')).toEqual(before);
    expect((await files()).notices).toEqual([]);
  });

  it('larger than its kind may be is refused with its first piece', async () => {
    const before = await inFolder('notices');
    const answer = await putPiece('huge.png', A_PICTURE, { from: 0, total: 20 * 1_024 * 1_024 + 1 });
    expect([answer.status, await whyOf(answer)]).toEqual([413, 'too_large']);
    expect(await inFolder('notices')).toEqual(before);
  });

  it('comes piece by piece, and is shown when it is whole', async () => {
    const film = Buffer.concat([VIDEO, Buffer.alloc(1_500_000, 7)]);
    const total = film.length;
    const [first, second] = [film.subarray(0, 1_000_000), film.subarray(1_000_000)];
    expect((await putPiece('phim.mp4', first, { from: 0, total })).status).toBe(202);
    expect((await files()).notices).toEqual([]);
    expect((await putPiece('phim.mp4', second, { from: 1_000_000, total })).status).toBe(201);
    const [video = expect.fail('no notice')] = (await setup()).notices;
    const fetched = Buffer.from(await (await fetch(server.url + video.url)).arrayBuffer());
    expect(fetched.equals(film)).toBe(true);
  });

  it.each([
    ['that does not follow the one before', 40],
    ['without a beginning', null],
    ['that goes beyond the whole', 84],
  ])('a piece %s ends the upload, which can begin anew', async (_, from) => {
    const before = await inFolder('notices');
    const total = 90;
    const rest = Buffer.alloc(20);
    if (from !== null) expect((await putPiece('phim.mp4', VIDEO, { from: 0, total })).status).toBe(202);
    const answer = await putPiece('phim.mp4', rest, { from: from ?? 10, total });
    expect([answer.status, await whyOf(answer)]).toEqual([409, 'out_of_step']);
    expect(await inFolder('notices')).toEqual(before);
    expect((await putNotice('phim.mp4', VIDEO)).status).toBe(201);
  });

  it('whose piece is too large, or lies nowhere, is refused', async () => {
    const before = await inFolder('notices');
    const tooLarge = await putPiece('phim.mp4', Buffer.alloc(1_000_001), { from: 0, total: 2_000_000 });
    expect(tooLarge.status).toBe(413);
    expect((await put('/admin/notices/phim.mp4', VIDEO)).status).toBe(400);
    expect((await put('/admin/notices/phim.mp4?from=-1&total=1e999', VIDEO)).status).toBe(400);
    expect(await inFolder('notices')).toEqual(before);
  });

  it('may bear the longest name that a folder keeps', async () => {
    const name = `${'ễ'.repeat(70)}.png`;
    expect((await putNotice(name, A_PICTURE)).status).toBe(201);
    expect((await files()).notices).toMatchObject([{ name }]);
  });
});

describe('an own sound', () => {
  it('takes the place of a phrase at once, and the next one its place', async () => {
    const { revision } = await setup();
    expect((await putClip('vi-invite', tone(500))).status).toBe(201);
    await display.viewWhere(({ setupRevision }) => setupRevision !== revision);
    const [first = expect.fail('no clip')] = (await setup()).voice.clips;
    expect(first).toMatchObject({ clipId: 'vi-invite', durationMs: 500 });
    const fetched = await fetch(server.url + first.url);
    expect(fetched.headers.get('cache-control')).toContain('immutable');
    expect(Buffer.from(await fetched.arrayBuffer()).equals(Buffer.from(tone(500)))).toBe(true);
    await putClip('vi-invite', tone(700));
    const [second = expect.fail('no clip'), ...others] = (await setup()).voice.clips;
    expect([second.durationMs, others.length]).toEqual([700, 0]);
    expect(second.url).not.toBe(first.url);
    expect(await inFolder('voice')).toHaveLength(1);
  });

  it('is there again after a restart, and the built-in voice after it was removed', async () => {
    await putClip('vi-invite', tone(500));
    const shelf = await openVoiceShelf(path.join(server.dataFolder, 'voice'));
    expect(shelf.clips().map(({ clipId }: OwnClip) => clipId)).toEqual(['vi-invite']);
    await desk.client.say('removeClip', { requestId: newRequestId(), clipId: 'vi-invite' });
    expect((await setup()).voice.clips).toEqual([]);
    expect(await inFolder('voice')).toEqual([]);
  });

  it.each([
    ['../../outside', tone(500), 400, 'bad_clip_id'],
    ['invite', tone(500), 400, 'bad_clip_id'],
    ['vi-invite', Buffer.from('not a sound'), 415, 'not_wav'],
    ['vi-invite', Buffer.from(tone(500)).subarray(0, 100), 422, 'truncated'],
    ['vi-invite', tone(20), 422, 'too_short'],
    ['vi-invite', tone(10_500), 413, 'too_long'],
  ] as const)('%s is refused (%#), and nothing of it is kept', async (clipId, body, status, why) => {
    const answer = await putClip(clipId, body);
    expect([answer.status, await whyOf(answer)]).toEqual([status, why]);
    expect(await inFolder('voice')).toEqual([]);
  });
});

it('a sound larger than any phrase is refused unread', async () => {
  expect((await putClip('vi-invite', tone(40_000))).status).toBe(413);
  expect(await inFolder('voice')).toEqual([]);
});

it('nothing is uploaded without the desk’s session', async () => {
  expect((await putNotice('a.png', A_PICTURE, false)).status).toBe(401);
  expect((await putClip('vi-invite', A_PICTURE, false)).status).toBe(401);
  expect(await files()).toEqual({ notices: [], clips: [], spokenClips: [], programLanguages: [] });
});
