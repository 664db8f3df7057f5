import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SpokenCall } from '#ui-kit/announcement/sentence.ts';
import type { TicketNumber } from '#protocol/vocabulary.ts';
import { CHIME_MS } from '../../display-ui/announcer/chime.ts';
import { MARGIN_MS } from '../../display-ui/announcer/schedule.ts';
import { packedClip } from '../../display-ui/announcer/voice-pack.ts';
import { launchBrowser } from '../support/browser.ts';
import type { SoundPage } from './sound-page.ts';

const SAMPLES_PER_MS = 48;
const spokenCall = (number: string, counterNumber: number, callCount = 1): SpokenCall => ({
  number: number as TicketNumber,
  counterNumber,
  callCount,
});

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
  const voice = await readFile(new URL('../../display-ui/voice/voice-pack.ogg', import.meta.url));
  server = createServer((request, response) => {
    if (request.url === '/voice.ogg') response.end(voice);
    else if (request.url === '/broken.ogg') response.end('not a sound');
    else if (request.url === '/script.js') response.setHeader('content-type', 'text/javascript').end(script);
    else if (request.url === '/open.js') response.end("soundPage.open('/voice.ogg')");
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

const SENTENCES = [
  ['one call', [spokenCall('A012', 3)]],
  ['a last call with every kind of number word', [spokenCall('X549', 21, 3)]],
  ['three calls in one sentence', [spokenCall('M888', 24), spokenCall('H036', 15), spokenCall('S007', 10)]],
] as const;

describe('the sentence as a browser renders it', () => {
  let rendered: Awaited<ReturnType<SoundPage['renderSentences']>>;
  let voice: Float32Array;
  beforeAll(async () => {
    const page = await openPage(allowedToSound);
    const sentences = SENTENCES.map(([, calls]) => calls);
    rendered = await page.evaluate((given) => soundPage.renderSentences('/voice.ogg', given), sentences);
    voice = samplesOf(rendered.voice);
    await page.close();
  });

  it.each(SENTENCES.map(([name], index) => [name, index] as const))(
    '%s: right clips, in order, clean',
    (_, index) => {
      const { timeline, sound: encodedSound } = rendered.sentences[index] ?? expect.fail('not rendered');
      const sound = samplesOf(encodedSound);
      expect(sound.length).toBe(Math.ceil(timeline.totalMs * SAMPLES_PER_MS));
      expect(peakOf(piece(sound, 0, CHIME_MS)), 'the chime').toBeGreaterThan(0.2);
      let endsAtMs = CHIME_MS;
      for (const { clipId, atMs, durationMs } of timeline.cues) {
        // The browser may give one sample more than asked for, 80 dB below full scale.
        const silence = piece(sound, endsAtMs + MARGIN_MS, atMs - endsAtMs - 2 * MARGIN_MS);
        expect(peakOf(silence), `silence before ${clipId}`).toBeLessThan(0.0003);
        const heard = piece(sound, atMs, durationMs);
        const recorded = piece(voice, packedClip(clipId)?.offsetMs ?? 0, durationMs);
        expect(peakOf(heard), `${clipId} is heard`).toBeGreaterThan(0.1);
        expect(peakOf(heard.map((value, at) => value - (recorded[at] ?? 0))), clipId).toBeLessThan(1e-6);
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
    expect(await page.evaluate(() => soundPage.conditionAfter(1_000))).toEqual({
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
      soundPage.open('/voice.ogg');
    });
    expect(await page.evaluate(() => soundPage.conditionAfter(1_000))).toEqual({
      sound: 'on',
      voice: 'ready',
    });
    const passed = await page.evaluate(
      (calls) => soundPage.playFor(calls, 2_000, [1_500, 4_000]),
      [spokenCall('A012', 3)],
    );
    expect(passed).toEqual([true, false]);
    await page.close();
  });

  it.each(['/broken.ogg', 'http://127.0.0.1:1/voice.ogg'])(
    'says that the voice is missing: %s',
    async (voiceUrl) => {
      const page = await openPage(allowedToSound);
      await page.evaluate((url) => {
        soundPage.open(url);
      }, voiceUrl);
      expect(await page.evaluate(() => soundPage.conditionAfter(1_000))).toEqual({
        sound: 'on',
        voice: 'missing',
      });
      await page.close();
    },
  );
});
