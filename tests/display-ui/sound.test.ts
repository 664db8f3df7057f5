import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OwnClip } from '#protocol/announcement.ts';
import type { TicketNumber } from '#protocol/vocabulary.ts';
import type { SpokenCall } from '#voice/grammar/grammar.ts';
import { loudnessLufs, peakDbfs } from '#voice/sound/loudness.ts';
import { prepareClip } from '#voice/sound/prepare-clip.ts';
import { decodeWav, encodeWav } from '#voice/sound/wav.ts';
import { CHIME_MS } from '#ui-kit/voice/chime.ts';
import { MARGIN_MS } from '#ui-kit/voice/voice-bank.ts';
import enVoice from '#ui-kit/voice/pack/en.json';
import viVoice from '#ui-kit/voice/pack/vi.json';
import { launchBrowser } from '../support/browser.ts';
import { RATE_HZ, takeOf } from '../voice/sound-figures.ts';
import type { Saying, SoundPage } from './sound-page.ts';

const SAMPLES_PER_MS = 48;
const SPRITES = { vi: '/vi.ogg', en: '/en.ogg' };
const VOICES = { vi: viVoice, en: enVoice };
const spokenCall = (number: string, counterNumber: number, callCount = 1): SpokenCall => ({
  number: number as TicketNumber,
  counterNumber,
  callCount,
});
/** The office's own recording of "A", as its recorder would have made it. */
const OWN_LETTER = encodeWav(prepareClip(takeOf({ level: 0.3, room: 0.0001 }), RATE_HZ), RATE_HZ);
const OWN_LETTER_SAMPLES = decodeWav(OWN_LETTER).samples;
const OWN_CLIPS = [
  { clipId: 'vi-letter-a', url: '/own/letter-a.wav', durationMs: OWN_LETTER_SAMPLES.length / SAMPLES_PER_MS },
];

declare const soundPage: SoundPage;

const samplesOf = (base64: string): Float32Array => {
  const bytes = Buffer.from(base64, 'base64');
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
};
const peakOf = (samples: Float32Array): number =>
  samples.reduce((highest, value) => Math.max(highest, Math.abs(value)), 0);
const piece = (samples: Float32Array, atMs: number, durationMs: number): Float32Array =>
  samples.subarray(atMs * SAMPLES_PER_MS, (atMs + durationMs) * SAMPLES_PER_MS);

let server: Server;
let address = '';
let silentByDefault: Browser;
let allowedToSound: Browser;

async function openPage(browser: Browser, path = '/'): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(address + path);
  return page;
}

beforeAll(async () => {
  const bundle = await build({
    entryPoints: [fileURLToPath(new URL('./sound-page.ts', import.meta.url))],
    bundle: true,
    format: 'iife',
    write: false,
  });
  const script = bundle.outputFiles[0]?.text ?? '';
  const spriteOf = (language: string): Promise<Buffer> =>
    readFile(new URL(`../../ui-kit/voice/pack/${language}.ogg`, import.meta.url));
  const [vi, en] = await Promise.all([spriteOf('vi'), spriteOf('en')]);
  server = createServer((request, response) => {
    if (request.url === '/vi.ogg') response.end(vi);
    else if (request.url === '/en.ogg') response.end(en);
    else if (request.url === '/own/letter-a.wav') response.end(OWN_LETTER);
    else if (request.url === '/own/gone.wav') response.writeHead(404).end();
    else if (request.url === '/broken.ogg') response.end('not a sound');
    else if (request.url === '/script.js') response.setHeader('content-type', 'text/javascript').end(script);
    else if (request.url === '/open.js') response.end(`soundPage.open(${JSON.stringify(SPRITES)})`);
    else {
      const opening = request.url === '/opens-by-itself' ? '<script src="/open.js"></script>' : '';
      response.setHeader('content-type', 'text/html');
      response.end(
        `<!doctype html><link rel="icon" href="data:," /><script src="/script.js"></script>${opening}`,
      );
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The test server has no port.');
  address = `http://127.0.0.1:${String(bound.port)}`;
  [silentByDefault, allowedToSound] = await Promise.all([
    launchBrowser({ extraArguments: ['--autoplay-policy=document-user-activation-required'] }),
    launchBrowser({ canSoundUnasked: true }),
  ]);
});

afterAll(async () => {
  await Promise.all([silentByDefault.close(), allowedToSound.close()]);
  server.close();
});

const SAYINGS: readonly (readonly [string, Saying, clipIds: readonly string[] | null])[] = [
  ['one call', { calls: [spokenCall('A012', 3)] }, null],
  ['a last call with every kind of number word', { calls: [spokenCall('X549', 21, 3)] }, null],
  [
    'three calls in one sentence',
    { calls: [spokenCall('M888', 24), spokenCall('H036', 15), spokenCall('S007', 10)] },
    null,
  ],
  [
    'two calls to one counter, its name said once',
    { calls: [spokenCall('A012', 2), spokenCall('A015', 4), spokenCall('A013', 2)] },
    [
      ...[
        'vi-invite-several',
        'vi-letter-a',
        'vi-number-0-middle',
        'vi-number-1-middle',
        'vi-number-2-final',
      ],
      ...['vi-letter-a', 'vi-number-0-middle', 'vi-number-1-middle', 'vi-number-3-final'],
      ...['vi-to-counter', 'vi-number-2-final'],
      ...['vi-letter-a', 'vi-number-0-middle', 'vi-number-1-middle', 'vi-number-5-final'],
      ...['vi-to-counter', 'vi-number-4-final'],
    ],
  ],
  [
    'Vietnamese, then English, after one chime',
    { calls: [spokenCall('H102', 21)], wording: { languages: ['vi', 'en'], numberReading: 'whole' } },
    [
      ...[`vi-invite-cong-dan-`, 'vi-letter-h', 'vi-number-1-middle', 'vi-number-hundred-middle'],
      ...['vi-number-zero-tens-north-middle', 'vi-number-2-final', 'vi-to-counter'],
      ...['vi-number-2-middle', 'vi-number-tens-middle', 'vi-number-one-after-tens-final'],
      ...[
        'en-number',
        'en-letter-h',
        'en-number-1-middle',
        'en-number-hundred-middle',
        'en-number-and-middle',
      ],
      ...['en-number-2-final', 'en-to-counter', 'en-number-20-middle', 'en-number-1-final'],
    ],
  ],
  ['an own clip in place of a built-in one', { calls: [spokenCall('A012', 3)], ownClips: OWN_CLIPS }, null],
];

/** Each clip as it lies in the decoded sound file, found by the manifest. */
function recordedIn(sprites: ReadonlyMap<string, Float32Array>, clipId: string): Float32Array {
  const language = clipId.startsWith('en-') ? 'en' : 'vi';
  const entry = VOICES[language].clips.find((clip) => clip.clipId === clipId);
  const sprite = sprites.get(language);
  if (entry === undefined || sprite === undefined) throw new Error(`There is no ${clipId}.`);
  return piece(sprite, entry.offsetMs, entry.durationMs);
}

let sprites: ReadonlyMap<'vi' | 'en', Float32Array>;
beforeAll(async () => {
  const page = await openPage(allowedToSound);
  const decoded = await page.evaluate((urls) => soundPage.decodeSprites(urls), SPRITES);
  sprites = new Map(decoded.map(([language, sound]) => [language, samplesOf(sound)]));
  await page.close();
});

describe('an announcement as a browser renders it', () => {
  let rendered: Awaited<ReturnType<SoundPage['render']>>;
  beforeAll(async () => {
    const page = await openPage(allowedToSound);
    const sayings = SAYINGS.map(([, saying]) => saying);
    rendered = await page.evaluate(([urls, given]) => soundPage.render(urls, given), [
      SPRITES,
      sayings,
    ] as const);
    await page.close();
  });

  it.each(SAYINGS.map(([name, saying, clipIds], index) => ({ name, saying, clipIds, index })))(
    '$name: right clips, in order, clean',
    ({ saying, clipIds, index }) => {
      const { timeline, sound: encodedSound } = rendered[index] ?? expect.fail('not rendered');
      const sound = samplesOf(encodedSound);
      expect(sound.length).toBe(Math.ceil(timeline.totalMs * SAMPLES_PER_MS));
      expect(peakOf(piece(sound, 0, CHIME_MS)), 'the chime').toBeGreaterThan(0.2);
      const heardIds = timeline.cues.map(({ clipId }) => clipId.replace(/-[0-9a-f]{8}$/, '-'));
      if (clipIds !== null) expect(heardIds).toEqual(clipIds);
      let endsAtMs = CHIME_MS;
      for (const { clipId, atMs, durationMs } of timeline.cues) {
        // The browser may give one sample more than asked for, 80 dB below full scale.
        const silence = piece(sound, endsAtMs + MARGIN_MS, atMs - endsAtMs - 2 * MARGIN_MS);
        expect(peakOf(silence), `silence before ${clipId}`).toBeLessThan(0.0003);
        const heard = piece(sound, atMs, durationMs);
        const isOwn = saying.ownClips?.some((own) => own.clipId === clipId) ?? false;
        const recorded = isOwn ? OWN_LETTER_SAMPLES : recordedIn(sprites, clipId);
        expect(heard.length, `${clipId} is whole`).toBe(recorded.length);
        expect(peakOf(heard), `${clipId} is heard`).toBeGreaterThan(0.1);
        // A browser may divide the levels of a 16-bit file by 32767 instead of 32768.
        const tolerance = isOwn ? 1 / 32_768 : 1e-6;
        expect(peakOf(heard.map((value, at) => value - (recorded[at] ?? 0))), clipId).toBeLessThan(tolerance);
        endsAtMs = atMs + durationMs;
      }
      expect(peakOf(sound), 'no clipping').toBeLessThan(0.9);
      for (const { clipId, atMs, durationMs } of timeline.cues) {
        for (const joinMs of [atMs - MARGIN_MS, atMs + durationMs + MARGIN_MS]) {
          const join = piece(sound, joinMs - 0.5, 1);
          const steps = join.map((value, at) => (at === 0 ? 0 : value - (join[at - 1] ?? 0)));
          expect(peakOf(steps), `step where ${clipId} joins`).toBeLessThan(0.01);
        }
      }
    },
  );
});

describe('the built-in voices as a browser decodes them', () => {
  it.each(['vi', 'en'] as const)('%s: every clip is as loud as any other, and none clips', (language) => {
    const loudnesses = VOICES[language].clips.map(({ clipId, loudnessLufs: stated }) => {
      const clip = recordedIn(sprites, clipId);
      const loudness = loudnessLufs(clip, RATE_HZ);
      expect(Math.abs(loudness - stated), `${clipId} as its manifest says`).toBeLessThan(0.2);
      expect(peakDbfs(clip), clipId).toBeLessThan(-1);
      return loudness;
    });
    expect(Math.max(...loudnesses) - Math.min(...loudnesses)).toBeLessThanOrEqual(1);
  });

  it('are level with each other', () => {
    const means = (['vi', 'en'] as const).map((language) => {
      const { clips } = VOICES[language];
      const sum = clips.reduce(
        (total, { clipId }) => total + loudnessLufs(recordedIn(sprites, clipId), RATE_HZ),
        0,
      );
      return sum / clips.length;
    });
    expect(Math.abs((means[0] ?? 0) - (means[1] ?? 0))).toBeLessThan(0.5);
  });
});

describe('a browser that gives no sound before a touch', () => {
  it('is noticed within two seconds, and the touch cures it', async () => {
    // Opened by the page itself: whatever the test evaluates in the page would count as a touch.
    const page = await openPage(silentByDefault, '/opens-by-itself');
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect(await page.evaluate(() => soundPage.conditions.at(-1))).toEqual({
      sound: 'blocked',
      voice: 'ready',
    });
    await page.mouse.click(10, 10);
    expect(await page.evaluate(() => soundPage.conditionOnce({ sound: 'on', voice: 'ready' }))).toEqual({
      sound: 'on',
      voice: 'ready',
    });
    await page.close();
  });
});

describe('a browser that may sound', () => {
  it('plays at the speed of the clock and knows how far it has come', async () => {
    const page = await openPage(allowedToSound);
    await page.evaluate(() => {
      soundPage.open({ vi: '/vi.ogg', en: '/en.ogg' });
    });
    expect(await page.evaluate(() => soundPage.conditionOnce({ sound: 'on', voice: 'ready' }))).toEqual({
      sound: 'on',
      voice: 'ready',
    });
    const passed = await page.evaluate((saying) => soundPage.playFor(saying, 2_000, [1_500, 4_000]), {
      calls: [spokenCall('A012', 3)],
    });
    expect(passed).toEqual([true, false]);
    await page.close();
  });

  it('takes over a new voice when it is loaded, and speaks with the old one until then', async () => {
    const page = await openPage(allowedToSound);
    await page.evaluate((urls) => soundPage.open(urls), SPRITES);
    expect(await page.evaluate(() => soundPage.voiceOnce('ready'))).toBe('ready');
    const builtIn = viVoice.clips.find(({ clipId }) => clipId === 'vi-letter-a')?.durationMs;
    const change = (clips: readonly OwnClip[]) =>
      page.evaluate(
        (given) => soundPage.changeVoice({ languages: ['vi', 'en'], clips: given }, 'vi-letter-a'),
        clips,
      );
    expect(await change(OWN_CLIPS)).toEqual([builtIn, OWN_CLIPS[0]?.durationMs]);
    // One that cannot be had leaves the built-in clip in its place.
    const gone = [{ clipId: 'vi-letter-a', url: '/own/gone.wav', durationMs: 500 }];
    expect(await change(gone)).toEqual([OWN_CLIPS[0]?.durationMs, builtIn]);
    const voices = await page.evaluate(() => soundPage.conditions.map(({ voice }) => voice));
    expect(voices.slice(voices.indexOf('ready'))).not.toContain('missing');
    await page.close();
  });

  it('says that a language is missing which nobody has recorded', async () => {
    const page = await openPage(allowedToSound);
    await page.evaluate((urls) => soundPage.open(urls), SPRITES);
    await page.evaluate(() => soundPage.voiceOnce('ready'));
    await page.evaluate(() => soundPage.useVoice({ languages: ['zh', 'vi'], clips: [] }));
    expect(await page.evaluate(() => soundPage.voiceOnce('missing'))).toBe('missing');
    await page.close();
  });

  it.each(['/broken.ogg', 'http://127.0.0.1:1/voice.ogg'])(
    'says that the voice is missing: %s',
    async (voiceUrl) => {
      const page = await openPage(allowedToSound);
      await page.evaluate((url) => {
        soundPage.open({ vi: url, en: '/en.ogg' });
      }, voiceUrl);
      expect(await page.evaluate(() => soundPage.conditionOnce({ sound: 'on', voice: 'missing' }))).toEqual({
        sound: 'on',
        voice: 'missing',
      });
      await page.close();
    },
  );
});
