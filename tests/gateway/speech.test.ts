/** The office with a speech program: own words are heard without anybody recording them, and a recording is heard first. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterEach, expect, it } from 'vitest';
import { DEMO_OFFICE } from '#demo/office.ts';
import type { AnnouncementWording, OwnClip } from '#protocol/announcement.ts';
import type { AnnouncementRules, HallSettings, HallSetup } from '#protocol/hall.ts';
import { FIRST_ANNOUNCEMENTS } from '#protocol/hall.ts';
import { clipOfSpeech, createClipThread } from '#server/app/speech-clip.ts';
import type { SpeechCommands } from '#server/app/speech-program.ts';
import type { Store } from '#server/storage/store.ts';
import { temporaryFolder } from '#tests/support/data-folder.ts';
import type { GatewayClient } from '#tests/support/gateway-client.ts';
import {
  newRequestId,
  resultOf,
  startGatewayServer,
  type Enrolled,
  type GatewayServer,
  type SignedInClient,
} from '#tests/support/gateway-server.ts';
import { standInSpeech, type StandInSpeech } from '#tests/voice/stand-in-speech.ts';
import { GRAMMARS, neededClips } from '#voice/grammar/announcement.ts';
import { decodeWav, encodeWav } from '#voice/sound/wav.ts';

let program: StandInSpeech;
let server: GatewayServer;
let device: Enrolled;
let desk: SignedInClient<'admin'>;
let display: GatewayClient<'display'>;
afterEach(async () => {
  await server.close();
  program.remove();
});

async function start(
  options: { dataFolder?: string; wrapStore?: (store: Store) => Store } = {},
  commands: SpeechCommands = { vi: program.command },
): Promise<void> {
  server = await startGatewayServer({ officers: ['minh'], speechCommands: commands, ...options });
  device = server.enrol('admin');
  desk = await server.adminAt('minh', device);
  display = await server.connect('display', server.enrol('display'));
}
async function set(
  wording: Partial<AnnouncementWording>,
  rules: Partial<AnnouncementRules> = {},
): Promise<void> {
  const current = resultOf<HallSettings>(await desk.client.say('getHall', {}));
  const announcements = {
    ...current.announcements,
    ...rules,
    wording: { ...current.announcements.wording, ...wording },
  };
  const settings = { ...current, announcements };
  resultOf(await desk.client.say('saveHall', { requestId: newRequestId(), settings }));
}
const setup = async (): Promise<HallSetup> => resultOf<HallSetup>(await display.say('getSetup', {}));
const clips = async (): Promise<readonly OwnClip[]> => (await setup()).voice.clips;
/** Waits, by what the display is told, until it has so many clips. */
async function displayHas(count: number): Promise<readonly OwnClip[]> {
  await expect.poll(async () => (await clips()).length, { timeout: 30_000 }).toBe(count);
  const { revision } = await setup();
  await display.viewWhere(({ setupRevision }) => setupRevision === revision);
  return clips();
}
const nameClip = (name: string): string =>
  GRAMMARS.vi.counterNameClip(name)?.clipId ?? expect.fail('no clip');

it('says a counter’s name as soon as it is saved, and displays fetch it', async () => {
  program = standInSpeech();
  await start();
  expect(await clips()).toEqual([]);
  const trap = path.join(program.folder, 'x');
  const hostile = `$(touch ${trap}); |`.slice(0, 60);
  await set({ counterNames: { 3: { vi: 'quầy Hộ tịch' }, 4: { vi: hostile, en: 'Land' } } });
  const [first = expect.fail('no clip'), second] = await displayHas(2);
  expect([first.clipId, second?.clipId]).toEqual([nameClip('quầy Hộ tịch'), nameClip(hostile)]);
  const fetched = await fetch(server.url + first.url);
  expect([fetched.status, fetched.headers.get('cache-control')]).toEqual([
    200,
    'public, max-age=31536000, immutable',
  ]);
  const { samples, sampleRateHz } = decodeWav(new Uint8Array(await fetched.arrayBuffer()));
  expect(Math.floor((samples.length * 1_000) / sampleRateHz)).toBe(first.durationMs);
  expect(program.texts()).toEqual([`${hostile}.\n`, 'quầy Hộ tịch.\n'].toSorted());
  expect(existsSync(trap)).toBe(false);
});

it('asks for what is new only, also after a restart on the same data', async () => {
  const dataFolder = temporaryFolder();
  program = standInSpeech();
  await start({ dataFolder });
  await set({ counterNames: { 3: { vi: 'quầy Hộ tịch' } } });
  const [first] = await displayHas(1);
  await set({ counterNames: { 3: { vi: 'quầy Hộ tịch' }, 4: { vi: 'quầy Đất đai' } }, saysPriority: true });
  await displayHas(2);
  await server.close();
  await start({ dataFolder });
  expect(await displayHas(2)).toContainEqual(first);
  expect(program.texts()).toEqual(['quầy Hộ tịch.\n', 'quầy Đất đai.\n']);
});

it('is not heard where the office has recorded the phrase, and heard again once the recording is gone', async () => {
  program = standInSpeech();
  await start();
  await set({ counterNames: { 3: { vi: 'quầy Hộ tịch' } } });
  const [spoken = expect.fail('no clip')] = await displayHas(1);
  const tone = Float32Array.from({ length: 24_000 }, (_, index) => Math.sin(index / 20) / 4);
  const answer = await fetch(`${server.url}/admin/voice/${spoken.clipId}`, {
    method: 'PUT',
    body: Buffer.from(encodeWav(tone, 48_000)),
    headers: {
      'content-type': 'application/octet-stream',
      'x-device-token': device.token,
      'x-session-token': desk.sessionToken,
    },
  });
  expect(answer.status).toBe(201);
  const [recorded] = await displayHas(1);
  expect(recorded).toMatchObject({ clipId: spoken.clipId, durationMs: 500 });
  expect(recorded?.url).toMatch(/^\/media\/voice\//);
  await desk.client.say('removeClip', { requestId: newRequestId(), clipId: spoken.clipId });
  await expect.poll(clips, { timeout: 10_000 }).toEqual([spoken]);
  expect(program.runs()).toHaveLength(1);
});

it('says everything once the office has chosen it, and the built-in voice speaks again when it has not', async () => {
  program = standInSpeech();
  await start();
  await set({}, { usesSpeechProgram: true });
  const letters = [...new Set(DEMO_OFFICE.fields.map(({ letter }) => letter))];
  const counters = DEMO_OFFICE.counters.filter(({ kind }) => kind === 'service').map(({ number }) => number);
  const { wording } = (await setup()).announcements;
  const all = await displayHas(neededClips('vi', wording, letters, counters).length);
  expect(all.map(({ clipId }) => clipId)).toContain('vi-to-counter');
  expect(new Set(program.texts()).size).toBe(program.runs().length);
  await set({}, { usesSpeechProgram: false });
  await displayHas(0);
});

it('goes on with the built-in voice when the program is not there', async () => {
  program = standInSpeech();
  await start({}, { vi: ['no-such-speech-program'] });
  await set({ counterNames: { 3: { vi: 'quầy Hộ tịch' }, 4: { vi: 'quầy Đất đai' } } });
  const lines = (): readonly string[] => server.logLines.filter((line) => line.includes('speech program'));
  await expect.poll(() => lines().length, { timeout: 10_000 }).toBe(1);
  expect(lines()[0]).toContain('no-such-speech-program');
  expect(await clips()).toEqual([]);
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  expect(server.fatalErrors).toEqual([]);
});

it('is a setting that settings of an earlier version need not have', async () => {
  program = standInSpeech();
  const older = (store: Store): Store => ({
    ...store,
    hallSettings: () => {
      const stored = store.hallSettings();
      if (stored === null) return null;
      const { usesSpeechProgram: _, ...announcements } = stored.announcements;
      return { ...stored, announcements: announcements as AnnouncementRules };
    },
  });
  const dataFolder = temporaryFolder();
  await start({ dataFolder });
  await server.close();
  await start({ dataFolder, wrapStore: older });
  expect(resultOf<HallSettings>(await desk.client.say('getHall', {})).announcements).toEqual(
    FIRST_ANNOUNCEMENTS,
  );
  await set({ saysPriority: true });
});

it('makes its clips in a thread, as the program that is built', async () => {
  program = standInSpeech();
  await start();
  const file = path.join(program.folder, 'speech-clip.mjs');
  await build({
    entryPoints: ['server/speech-clip-main.ts'],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
  });
  const makeClip = createClipThread(pathToFileURL(file));
  const tone = encodeWav(
    Float32Array.from({ length: 22_050 }, (_, index) => Math.sin(index / 8) / 4),
    22_050,
  );
  const made = await makeClip(tone);
  const here = clipOfSpeech(tone);
  if (!made.ok || !here.ok) return expect.fail('no clip');
  expect(made.durationMs).toBe(here.durationMs);
  expect(Buffer.from(made.wav).equals(Buffer.from(here.wav))).toBe(true);
  expect(await makeClip(Buffer.from('no sound'))).toEqual({ ok: false, fault: 'not_wav' });
  await expect(createClipThread(pathToFileURL(`${file}.missing`))(tone)).rejects.toThrow();
});
