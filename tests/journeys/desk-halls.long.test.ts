import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { WANTED_LOUDNESS_LUFS } from '#voice/sound/level-clip.ts';
import { loudnessLufs } from '#voice/sound/loudness.ts';
import { decodeWav } from '#voice/sound/wav.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { startDemoOffice, type DemoOffice } from '#tests/support/demo-office.ts';
import { hearing, spokenWord } from '#tests/support/fake-microphone.ts';
import { goOnDesk, openHall, seesText, signInAtDesk, type Hall } from './hall-pages.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 90_000 });

const PICTURE = 'docs/paper.png';
/** Two seconds of a test card, 320 × 180, VP8. */
const VIDEO = 'tests/journeys/two-seconds.webm';

let folder: string;
let browser: Browser;
let office: DemoOffice;
let hall: Hall;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'desk-halls-'));
  const microphone = path.join(folder, 'microphone.wav');
  await writeFile(microphone, spokenWord(0.1));
  browser = await launchBrowser({ canSoundUnasked: true, extraArguments: hearing(microphone) });
  office = await startDemoOffice();
  hall = await openHall(browser, office);
});
afterAll(async () => {
  await browser.close();
  await office.close();
  await rm(folder, { recursive: true, force: true });
});

/** Everything that the page complained of, a breach of its own security policy among it. */
function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return complaints;
}

/** Records the phrase that stands open, and keeps it. */
async function recordPhrase(desk: Page): Promise<void> {
  await seesText(desk, 'h1', 'Thu âm');
  await desk.keyboard.press('Space');
  await seesText(desk, '.take-words', 'đang thu');
  // The word begins half a second after the microphone has opened, which the meter shows.
  await desk.waitForFunction(() => Number(document.querySelector('[role=meter]')?.ariaValueNow ?? -60) > -60);
  await desk.waitForTimeout(1_500);
  await desk.keyboard.press('Space');
  await seesText(desk, '.take-words', 'nghe lại là đúng bản sẽ lưu');
  await desk.keyboard.press('Enter');
  await seesText(desk, '.recorder-progress', '1 trên');
}

/** Uploads a picture at the desk and lays a video into the folder; both are there, and each notice takes five seconds. */
async function hangUpNotices(desk: Page): Promise<void> {
  await seesText(desk, 'h1', 'Thông báo');
  await desk.locator('input[type=number]').fill('5');
  await desk.keyboard.press('Control+s');
  await seesText(desk, '.save-bar', 'Đã lưu');
  await desk.locator('input[type=file]').setInputFiles({
    name: 'Giờ làm việc.png',
    mimeType: 'image/png',
    buffer: await readFile(PICTURE),
  });
  await seesText(desk, '.notices-list', 'Giờ làm việc.png');
  await copyFile(VIDEO, path.join(office.dataFolder, 'notices', 'Chép thẳng.webm'));
  await seesText(desk, '.notices-list', 'Chép thẳng.webm');
}

type VideoMoment = { readonly what: string; readonly at: number; readonly isMuted: boolean };

/** The video on the wall runs without sound to its end, beside the list of calls, and makes room for the next notice. */
async function watchVideo(display: Page): Promise<void> {
  const video = display.locator('.hall-notice-file video');
  await video.waitFor({ timeout: 60_000 });
  await display.evaluate(() => {
    const moments: VideoMoment[] = [];
    Object.assign(window, { moments });
    const element = document.querySelector('video');
    for (const what of ['timeupdate', 'ended', 'error'])
      element?.addEventListener(what, () =>
        moments.push({ what, at: element.currentTime, isMuted: element.muted }),
      );
  });
  const [plate, list] = await Promise.all([
    display.locator('.hall-notice-file').boundingBox(),
    display.locator('.hall-called').boundingBox(),
  ]);
  if (plate === null || list === null)
    throw new Error('the notice or the list of calls is not on the screen');
  expect(plate.x + plate.width).toBeLessThanOrEqual(list.x);
  await video.waitFor({ state: 'detached', timeout: 20_000 });
  const moments = await display.evaluate(
    () => (window as unknown as { readonly moments: readonly VideoMoment[] }).moments,
  );
  expect(moments.map(({ what }) => what)).not.toContain('error');
  expect(moments.at(-1)).toMatchObject({ what: 'ended' });
  expect(moments.at(-1)?.at).toBeGreaterThan(1.5);
  expect(moments.every(({ isMuted }) => isMuted)).toBe(true);
}

/** Listens to the sample sentence until it has ended; the phrase that was recorded is fetched as it was levelled. */
async function listenToSample(desk: Page): Promise<void> {
  await seesText(desk, '.voice-own', '1 lời là giọng của cơ quan');
  const fetched = desk.waitForResponse((response) => response.url().includes('/media/voice/'));
  await desk.keyboard.press('t');
  const { samples, sampleRateHz } = decodeWav(new Uint8Array(await (await fetched).body()));
  expect(Math.abs(loudnessLufs(samples, sampleRateHz) - WANTED_LOUDNESS_LUFS)).toBeLessThan(1);
  await desk.getByRole('button', { name: 'Dừng' }).waitFor();
  await desk.getByRole('button', { name: 'Nghe thử' }).waitFor();
  await seesText(desk, '.sample', 'như ngoài sảnh');
}

test('a supervisor hangs up notices, records a phrase, hears it in the sentence, and turns a display into another one', async () => {
  const [display, desk, otherDesk] = [await hall.openDisplay(), await hall.openDesk(), await hall.openDesk()];
  const complaints = complaintsOf(desk);
  await signInAtDesk(desk, '#notices');
  await hangUpNotices(desk);
  await goOnDesk(desk, '#recorder/vi');
  await recordPhrase(desk);
  await goOnDesk(desk, '#voice');
  await listenToSample(desk);
  await display.locator('.hall-notice-file img').first().waitFor({ timeout: 40_000 });
  await watchVideo(display);

  await signInAtDesk(otherDesk, '#displays');
  await seesText(otherDesk, '.displays-table', 'Sảnh');
  await goOnDesk(desk, '#displays');
  await desk.getByText('Sắp đến lượt', { exact: true }).click();
  await desk.keyboard.press('Control+s');
  await display.locator('.next-fields').waitFor({ timeout: 20_000 });
  await seesText(otherDesk, '.displays-table', 'Sắp đến lượt');
  expect(complaints).toEqual([]);
});
