/** A real display with real calls, and a recorder at its loudspeaker. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { openColleague, takeNumbers } from '#tests/journeys/protocol-people.ts';
import type { DemoOffice } from '#tests/support/demo-office.ts';
import manifest from '#ui-kit/voice/pack/vi.json';
import type { HeardSound, SoundTap } from './sound-tap.ts';

const PATIENCE_MS = 60_000;
declare const soundTap: SoundTap;

const fileHere = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** Opens the display with the tap in it; answers once it hears and records. */
export async function openTappedDisplay(browser: Browser, office: DemoOffice): Promise<Page> {
  // The page's own policy would not let the recorder in; nothing else of the page is different for it.
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 }, bypassCSP: true });
  const recorder = await readFile(fileHere('sound-recorder.js'), 'utf8');
  const bundle = await build({
    entryPoints: [fileHere('sound-tap.ts')],
    bundle: true,
    format: 'iife',
    write: false,
    define: { SOUND_RECORDER: JSON.stringify(recorder) },
  });
  await page.addInitScript({ content: bundle.outputFiles[0]?.text ?? '' });
  await page.goto(`${office.url}/display`);
  await page.locator('.hall').waitFor({ timeout: PATIENCE_MS });
  await page.waitForFunction(() => soundTap.isRecording(), null, { timeout: PATIENCE_MS, polling: 100 });
  return page;
}

/** Two counters call in the same moment, and the first of them once more; answers what was heard of it, and the numbers. */
export async function hearTwoCallsAndARecall(browser: Browser, office: DemoOffice) {
  const [first, second] = await Promise.all([
    openColleague(office, '1', 'minh', 'quay1-thu'),
    openColleague(office, '3', 'hanh', 'quay3-thu'),
  ]);
  const page = await openTappedDisplay(browser, office);
  try {
    await takeNumbers(office, 2, [{ serviceId: 'certified-copy' }, { serviceId: 'certified-copy' }]);
    const called = await Promise.all([first.callNext(), second.callNext()]);
    await Promise.all([first.spoken(1), second.spoken(1)]);
    await first.recall();
    await first.spoken(2);
    // The last word's echo: until the end of its sentence.
    await page.waitForTimeout(1_500);
    const heard = await page.evaluate(() => soundTap.heard());
    return { called, heard };
  } finally {
    first.close();
    second.close();
    await page.close();
  }
}

/** A sentence as bare words. */
const bareWords = (sentence: string): string =>
  sentence.toLocaleLowerCase('vi').replace(/[.,;]/g, '').replace(/\s+/g, ' ').trim();

/** A clip is played with a little silence on both sides. */
const OFFSET_TOLERANCE_SECONDS = 0.05;

/** The bare words of each announcement as they came out of the loudspeaker, one line for each chime. */
export function spokenLines({ clips }: HeardSound): readonly string[] {
  const packSeconds = Math.max(...clips.map(({ fileSeconds }) => fileSeconds));
  const lines: string[][] = [];
  for (const { fileSeconds, offsetSeconds } of clips) {
    if (fileSeconds !== packSeconds) {
      lines.push([]);
      continue;
    }
    const clip = manifest.clips.find(
      ({ offsetMs }) => Math.abs(offsetMs / 1_000 - offsetSeconds) < OFFSET_TOLERANCE_SECONDS,
    );
    lines.at(-1)?.push(clip?.text ?? `(nothing of the pack at ${offsetSeconds} s)`);
  }
  return lines.map((line) => bareWords(line.join(' ')));
}

/** Only these clips, whole, each where it was asked for, in order, never two at once, word for word what the caption says. */
export function expectHeard(heard: HeardSound): void {
  expect(heard.isWhole).toBe(true);
  expect(heard.clips.length).toBeGreaterThan(20);
  for (const clip of heard.clips) {
    expect(clip).toMatchObject({ lagFrames: 0 });
    expect(clip.correlation).toBeGreaterThan(0.999);
  }
  expect(heard.overlapSeconds).toBe(0);
  expect(heard.peak).toBeGreaterThan(0.1);
  expect(heard.peak).toBeLessThan(1);
  // 1/1000 of full scale, 60 dB below it: nothing was heard that had not been asked for.
  expect(heard.residual).toBeLessThan(0.001);
  expect(heard.captions.map(bareWords)).toEqual(spokenLines(heard));
}

/** The same for the scene of `hearTwoCallsAndARecall`: both numbers once, then the first of them again. */
export function expectTwoCallsAndARecall({
  called,
  heard,
}: Awaited<ReturnType<typeof hearTwoCallsAndARecall>>): void {
  expectHeard(heard);
  const wordsOf = new Map([
    ['A001', 'a không không một'],
    ['A002', 'a không không hai'],
  ]);
  const [first, second] = called.map(({ number }) => wordsOf.get(number) ?? number);
  expect(new Set(called.map(({ number }) => number))).toEqual(new Set(wordsOf.keys()));
  const spoken = spokenLines(heard).join(' ');
  expect(spoken.match(new RegExp(`${first} đến quầy số một`, 'g'))).toHaveLength(2);
  expect(spoken.match(new RegExp(`${second} đến quầy số ba`, 'g'))).toHaveLength(1);
  expect(spoken).toMatch(new RegExp(`^mời.*nhắc lại mời công dân có số ${first} đến quầy số một$`));
}
