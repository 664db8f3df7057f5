/** The kiosk by ear: what a person who sees nothing of it hears, and that they get their number. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { launchBrowser } from '#tests/support/browser.ts';
import { startDemoOffice, type DemoOffice } from '#tests/support/demo-office.ts';
import { LOCAL_VOICES, plantVoices, saidOn, type PlantedVoice } from '#tests/support/planted-voices.ts';
import { numberOnPlate } from './hall-pages.ts';
import { fingersOn, type Finger, type Fingers } from './kiosk-touch.ts';

/** Browsers and processes start here; a busy machine takes its time. */
const PATIENCE_MS = 90_000;
vi.setConfig({ testTimeout: PATIENCE_MS, hookTimeout: PATIENCE_MS });

let browser: Browser;
let office: DemoOffice;
let context: BrowserContext;
let kiosk: Page;

beforeAll(async () => {
  [browser, office] = await Promise.all([launchBrowser(), startDemoOffice()]);
});
afterAll(async () => {
  await browser.close();
  await office.close();
});
afterEach(async () => {
  await context.close();
});

async function open(
  voices: readonly PlantedVoice[] = LOCAL_VOICES,
  pieceMs: number | null = 20,
): Promise<void> {
  context = await browser.newContext({
    viewport: { width: 1080, height: 1920 },
    hasTouch: true,
    reducedMotion: 'reduce',
  });
  await plantVoices(context, voices, pieceMs);
  kiosk = await context.newPage();
  await kiosk.goto(`${office.url}/kiosk`);
  await kiosk.locator('.kiosk-shortcut').first().waitFor();
}

/** Takes a turn of listening: answers what was said since the turn before, once the words hoped for were among it. */
let heard = 0;
async function hear(hoped: RegExp): Promise<string> {
  const since = async (): Promise<string> =>
    (await saidOn(kiosk))
      .slice(heard)
      .map(({ text }) => text)
      .join(' ');
  await expect.poll(since, { timeout: 15_000 }).toMatch(hoped);
  const words = await since();
  heard = (await saidOn(kiosk)).length;
  return words;
}
async function switchOn(): Promise<void> {
  heard = 0;
  await kiosk.keyboard.press('F2');
  await hear(/Đã bật đọc to.*Ông\/bà cần làm thủ tục gì\?.*Có \d+ nút/s);
  await isSettled();
}
/** Tab until the words are heard, as one does who sees nothing. */
async function tabTo(hoped: RegExp): Promise<string> {
  for (let steps = 0; steps < 40; steps += 1) {
    const before = (await saidOn(kiosk)).length;
    await kiosk.keyboard.press('Tab');
    await expect.poll(async () => (await saidOn(kiosk)).length).toBeGreaterThan(before);
    const last = (await saidOn(kiosk)).slice(before).map(({ text }) => text);
    if (hoped.test(last.join(' '))) {
      heard = (await saidOn(kiosk)).length;
      return last.join(' ');
    }
  }
  throw new Error(`Tab never came to ${String(hoped)}`);
}
const isSettled = (): Promise<void> => kiosk.locator('.kiosk:not(.kiosk-settling)').waitFor();

test('from the first key to the number, by the keyboard alone', async () => {
  await open();
  await switchOn();
  expect(await tabTo(/Sao y/)).toBe('Nhiều người làm nhất, A, Sao y bản chính, nút');
  // The group is named once.
  expect(await tabTo(/khai sinh/)).toBe('H, Đăng ký khai sinh, nút');
  await kiosk.keyboard.press('Enter');
  const papers = await hear(/Có \d+ nút/);
  expect(papers).toMatch(/^Đăng ký khai sinh\..*Lệ phí.*Giấy tờ cần mang theo/s);
  await isSettled();
  expect(await tabTo(/Tôi đã có đủ giấy tờ/)).toMatch(/nút$/);
  await kiosk.keyboard.press('F6');
  await hear(/^Đăng ký khai sinh\..*Lệ phí.*Có \d+ nút/s);
  await kiosk.keyboard.press('Enter');
  await hear(new RegExp(Array.from(await numberOnPlate(kiosk)).join(' ')));
  const said = await saidOn(kiosk);
  expect(new Set(said.map(({ lang }) => lang))).toEqual(new Set(['vi']));
});

test('the number, where to wait and the paper are told as they come to be known', async () => {
  await open();
  await switchOn();
  await kiosk.locator('.kiosk-shortcut').first().focus();
  await kiosk.keyboard.press('Enter');
  await hear(/Giấy tờ cần mang theo/);
  await isSettled();
  await tabTo(/Tôi đã có đủ giấy tờ/);
  await kiosk.keyboard.press('Enter');
  const number = Array.from(await numberOnPlate(kiosk)).join(' ');
  expect(await hear(/loa và màn hình/)).toMatch(
    new RegExp(`Số của ông/bà: ${number}.*Mời ngồi chờ ở .*sẽ gọi số ${number} bằng loa`, 's'),
  );
  await hear(/Mời ông\/bà lấy phiếu/);
});

test('that the server is away is told, and where to go now; and that it is back', async () => {
  await open();
  await switchOn();
  await office.stopServer('SIGKILL');
  await hear(/bàn hướng dẫn.*Mất kết nối|Mất kết nối.*bàn hướng dẫn/is);
  await office.startServer();
  await hear(/Ông\/bà cần làm thủ tục gì\?/);
});

test('silent until it is asked for, silent when it is switched off, and a press is a press then', async () => {
  await open();
  await kiosk.keyboard.press('Tab');
  await kiosk.locator('.kiosk-shortcut').first().tap();
  await kiosk.locator('.kiosk-papers').waitFor();
  expect(await saidOn(kiosk)).toEqual([]);
  await kiosk.keyboard.press('F2');
  heard = 0;
  await hear(/Đã bật đọc to/);
  await kiosk.keyboard.press('F2');
  await kiosk.locator('.kiosk:not(.kiosk-spoken)').waitFor();
  const before = await saidOn(kiosk);
  await kiosk.keyboard.press('Tab');
  await isSettled();
  await kiosk.getByRole('button', { name: 'Quay lại' }).tap();
  await kiosk.locator('.kiosk-start').waitFor();
  expect((await saidOn(kiosk)).length).toBe(before.length);
});

const middleOf = async (name: RegExp): Promise<Finger> => {
  const box = await kiosk.getByRole('button', { name }).first().boundingBox();
  if (box === null) throw new Error(`${String(name)} is not on the screen.`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};
const tapOn = async (fingers: Fingers, name: RegExp): Promise<void> => fingers.tap([await middleOf(name)]);

test('the first touch of a key says it, the second presses it, and a finger that slides presses nothing', async () => {
  await open();
  const fingers = await fingersOn(kiosk);
  await switchOn();
  const birth = /Đăng ký\s+khai sinh/;
  await tapOn(fingers, birth);
  await hear(/Đăng ký khai sinh, nút/);
  expect(await kiosk.evaluate(() => document.activeElement?.textContent)).toMatch(/khai\s+sinh/);
  const [from, to] = [await middleOf(/Sao y/), await middleOf(/tạm trú/)];
  await fingers.swipe([[from, to]]);
  await hear(/Sao y.*khai sinh.*tạm trú, nút/s);
  // What the finger left is another one's first touch again.
  await tapOn(fingers, birth);
  await hear(/khai sinh, nút/);
  await kiosk.locator('.kiosk-start').waitFor();
  await tapOn(fingers, birth);
  await kiosk.locator('.kiosk-papers').waitFor();
  await hear(/Giấy tờ cần mang theo.*Có \d+ nút/s);
  // A line that is no key is read, and nothing more.
  const heading = await kiosk.locator('h1').boundingBox();
  if (heading === null) throw new Error('There is no heading.');
  await isSettled();
  await fingers.tap([{ x: heading.x + 20, y: heading.y + 20 }]);
  await hear(/^Đăng ký khai sinh$/);
});

test('touching everything once presses nothing, not even beside an open sheet', async () => {
  await open();
  await switchOn();
  await kiosk.getByRole('button', { name: 'Dễ đọc hơn' }).focus();
  await kiosk.keyboard.press('Enter');
  await hear(/Để ông\/bà dễ đọc, dễ bấm hơn.*nút/s);
  const fingers = await fingersOn(kiosk);
  await fingers.tap([{ x: 500, y: 200 }]);
  for (const name of [/Rất to/, /Trắng trên đen/, /Hạ thấp$/, /Không đọc/, /Xong/])
    await tapOn(fingers, name);
  await hear(/Cỡ chữ, Rất to, nút, chưa chọn.*Xong, nút/s);
  expect(await kiosk.locator('.kiosk').getAttribute('class')).not.toMatch(/large|contrast|reach/);
  // What was chosen is told; and louder is heard at once.
  await kiosk.getByRole('button', { name: 'Trắng trên đen' }).focus();
  await kiosk.keyboard.press('Enter');
  await hear(/Màu, Trắng trên đen, nút, chưa chọn.*đã chọn$/s);
  await kiosk.keyboard.press('F4');
  await hear(/Âm lượng 4\/4/);
  await kiosk.keyboard.press('F3');
  await hear(/Âm lượng 3\/4/);
  expect((await saidOn(kiosk)).slice(-2).map(({ volume }) => volume)).toEqual([1, 0.75]);
});

test('whoever goes takes it along: words in the making are broken off, and the next person hears nothing', async () => {
  await open(LOCAL_VOICES, 5_000);
  heard = 0;
  await kiosk.keyboard.press('F2');
  await hear(/Đã bật đọc to/);
  await kiosk.locator('.kiosk-shortcut').first().focus();
  await kiosk.keyboard.press('Enter');
  await isSettled();
  await kiosk.getByRole('button', { name: 'Về đầu' }).focus();
  await kiosk.keyboard.press('Enter');
  await kiosk.locator('.kiosk-start').waitFor();
  await kiosk.locator('.kiosk:not(.kiosk-spoken)').waitFor();
  const said = await saidOn(kiosk);
  expect(said.filter(({ ended }) => ended === null)).toEqual([]);
  await kiosk.keyboard.press('Tab');
  await kiosk.locator('.kiosk-shortcut').first().tap();
  await kiosk.locator('.kiosk-papers').waitFor();
  expect((await saidOn(kiosk)).length).toBe(said.length);
});

test('another language is another voice; one without a voice is told of in the one before, and the way back is heard', async () => {
  await open();
  await switchOn();
  await kiosk.getByRole('button', { name: 'English' }).focus();
  await hear(/^English, button, not chosen$/);
  await kiosk.keyboard.press('Enter');
  const words = await hear(/What do you need today\?.*buttons/s);
  expect(words).not.toMatch(/[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữự]nút/);
  expect((await saidOn(kiosk)).at(-1)?.lang).toBe('en-GB');
  await kiosk.getByRole('button', { name: '中文' }).focus();
  await kiosk.keyboard.press('Enter');
  await hear(/This kiosk has no Chinese voice/);
  await kiosk.locator('.kiosk-strip', { hasText: '本機沒有中文語音' }).waitFor();
  await kiosk.getByRole('button', { name: 'Tiếng Việt' }).focus();
  await hear(/^Tiếng Việt, nút, chưa chọn$/);
  await kiosk.keyboard.press('Enter');
  await hear(/Ông\/bà cần làm thủ tục gì\?/);
});

test.each([
  ['none', []],
  ['one that sends words over a network', [{ lang: 'vi-VN', localService: false }]],
])('with no voice but %s it is not offered, and its key does nothing', async (_, voices) => {
  await open(voices);
  await kiosk.getByRole('button', { name: 'Dễ đọc hơn' }).tap();
  await kiosk.getByRole('dialog').waitFor();
  expect(await kiosk.getByRole('group', { name: 'Đọc to' }).count()).toBe(0);
  await kiosk.keyboard.press('F2');
  expect(await kiosk.locator('.kiosk-spoken').count()).toBe(0);
  expect(await saidOn(kiosk)).toEqual([]);
});

test('a voice that does not begin is said on the screen', async () => {
  await open(LOCAL_VOICES, null);
  await kiosk.keyboard.press('F2');
  await kiosk.locator('.kiosk-strip', { hasText: 'không đọc to được' }).waitFor({ timeout: 60_000 });
});

test('what is typed is heard, and how much was found by it', async () => {
  await open();
  await switchOn();
  await kiosk.getByRole('button', { name: /Tìm thủ tục/ }).focus();
  await kiosk.keyboard.press('Enter');
  await hear(/Tìm thủ tục|Nhập/);
  await kiosk.locator('.kiosk-search .kiosk-procedure').first().waitFor({ timeout: 30_000 });
  await isSettled();
  await kiosk.keyboard.type('ket hon', { delay: 150 });
  await hear(/ket hon.*thủ tục/s);
  await kiosk.keyboard.press('Enter');
  await hear(/Đăng ký kết hôn.*nút/s);
});

test('the marker of a single switch waits until it has been said where it is', async () => {
  await open(LOCAL_VOICES, 3_000);
  await kiosk.evaluate(() => {
    const { width, height } = screen;
    const name = `${String(Math.min(width, height))}x${String(Math.max(width, height))}`;
    const kept = { pxPerMm: null, lowerEdgeMm: 800, scanPaceMs: 1_000, screen: name };
    localStorage.setItem('motcua.kiosk.calibration', JSON.stringify(kept));
  });
  await kiosk.reload();
  await kiosk.locator('.kiosk:not(.kiosk-settling) .kiosk-shortcut').first().waitFor();
  await kiosk.keyboard.press('F2');
  heard = 0;
  await hear(/Đã bật đọc to/);
  await kiosk.keyboard.press('Enter');
  await hear(/Sao y bản chính, nút$/);
  await hear(/khai sinh, nút$/);
  const said = (await saidOn(kiosk)).filter(({ text }) => text.endsWith('nút'));
  // The first was said to its end before the marker went on, though its pace is faster.
  expect(said.map(({ ended }) => ended)).toEqual([true, null]);
});
