import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeAll, afterAll, expect, inject, test } from 'vitest';
import { loudnessLufs, peakDbfs } from '#voice/sound/loudness.ts';
import { HIGHEST_PEAK_DBFS, WANTED_LOUDNESS_LUFS } from '#voice/sound/level-clip.ts';
import { decodeWav } from '#voice/sound/wav.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { hearing, MICROPHONE_RATE_HZ, spokenWord, WORD_SECONDS } from '#tests/support/fake-microphone.ts';
import type { RecorderHooks } from './recorder-page.ts';

let folder: string;
let browser: Browser | null = null;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'recorder-'));
});
afterEach(async () => {
  await browser?.close();
  browser = null;
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** A page whose microphone hears that sound once, as soon as it is opened. */
async function recorderThatHears(sound: Uint8Array): Promise<Page> {
  const file = path.join(folder, 'microphone.wav');
  await writeFile(file, sound);
  browser = await launchBrowser({
    canSoundUnasked: true,
    extraArguments: hearing(file),
  });
  const page = await browser.newPage();
  await page.goto(`${inject('galleries')}tests/admin-ui/recorder.html`);
  await page.waitForFunction(() => 'recorder' in window);
  return page;
}

type WithHooks = { readonly recorder: RecorderHooks };

/** Records until the word must be over, and stops. */
async function record(page: Page): Promise<void> {
  await page.evaluate(() => {
    (window as unknown as WithHooks).recorder.session.recordOrStop('vi-again');
  });
  await page.waitForFunction(
    () => ((window as unknown as WithHooks).recorder.session.state().levelDb ?? -90) > -60,
  );
  await page.waitForTimeout(1_500);
  await page.evaluate(() => {
    (window as unknown as WithHooks).recorder.session.recordOrStop('vi-again');
  });
}

const verdict = (page: Page) =>
  page.evaluate(() => {
    const { take } = (window as unknown as WithHooks).recorder.session.state();
    if (take?.kind !== 'taken') return take?.kind ?? 'none';
    return take.take.ok ? 'good' : take.take.fault;
  });

test('a quiet but clear word is trimmed, levelled and uploaded as the very WAV that the hall plays', async () => {
  const page = await recorderThatHears(spokenWord(0.08));
  await record(page);
  expect(await verdict(page)).toBe('good');
  const uploads = await page.evaluate(async () => {
    const { session, uploads: sent } = (window as unknown as WithHooks).recorder;
    await new Promise<void>((resolve) => {
      session.keep(resolve);
    });
    return sent;
  });
  expect(uploads.map(({ clipId }) => clipId)).toEqual(['vi-again']);
  const { samples, sampleRateHz } = decodeWav(Uint8Array.from(uploads[0]?.bytes ?? []));
  expect(sampleRateHz).toBe(MICROPHONE_RATE_HZ);
  expect(Math.abs(loudnessLufs(samples, sampleRateHz) - WANTED_LOUDNESS_LUFS)).toBeLessThan(1);
  expect(peakDbfs(samples)).toBeLessThan(HIGHEST_PEAK_DBFS + 0.2);
  expect(Math.abs(samples.length / sampleRateHz - WORD_SECONDS)).toBeLessThan(0.1);
});

test('a word that flattens the waves is refused as too loud', async () => {
  const page = await recorderThatHears(spokenWord(4));
  await record(page);
  expect(await verdict(page)).toBe('clipped');
});

test('a fan without a voice is refused as noise', async () => {
  const page = await recorderThatHears(spokenWord(0, 0.05));
  await record(page);
  expect(await verdict(page)).toBe('only_noise');
});
