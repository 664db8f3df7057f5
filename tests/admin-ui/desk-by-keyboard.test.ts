import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openGalleryCheck, type GalleryCheck } from '#tests/counter-ui/gallery-check.ts';

let gallery: GalleryCheck;
beforeAll(async () => {
  gallery = await openGalleryCheck();
  // The first page is compiled here, so that no single test pays for it.
  await gallery.show('live', 'admin');
});
afterAll(() => gallery.close());

const partNames = (page: Page) =>
  page.locator('.part-name').evaluateAll((names) => names.map(({ textContent }) => textContent.trim()));
const focusedLabel = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));

describe('without a mouse', () => {
  test('a part is moved by its arrow again and again, and keeps the focus on its way', async () => {
    const page = await gallery.show('slip', 'admin');
    await page.getByRole('button', { name: 'Đưa “Mã QR theo dõi số” lên' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    expect((await partNames(page)).indexOf('Mã QR theo dõi số')).toBe(5);
    expect(await focusedLabel(page)).toBe('Đưa “Mã QR theo dõi số” lên');
    await page.getByRole('button', { name: 'Đưa “Mã QR theo dõi số” xuống' }).focus();
    await page.keyboard.press('Enter');
    expect((await partNames(page)).indexOf('Mã QR theo dõi số')).toBe(6);
  });

  test('a part is dragged to where it is let go', async () => {
    const page = await gallery.show('slip', 'admin');
    await page.locator('.part').nth(7).locator('.part-grip').dragTo(page.locator('.part').nth(1));
    expect((await partNames(page))[1]).toBe('Mã QR theo dõi số');
  });

  test('sizes change by arrow keys, Ctrl S saves what is on the screen, even from a field', async () => {
    const page = await gallery.show('slip', 'admin');
    await page
      .getByRole('group', { name: 'Cỡ của “Tên thủ tục”' })
      .getByRole('radio', { checked: true })
      .focus();
    await page.keyboard.press('ArrowRight');
    await page.getByLabel('Lời nhắn cuối phiếu, tiếng Việt').fill('Chúc ông/bà một ngày tốt lành');
    await page.keyboard.press('Control+s');
    // Only in one language: it would not be taken.
    expect(await gallery.sent()).not.toMatchObject({ name: 'savePrinting' });
    await page.getByLabel('Tiếng Anh').fill('Have a good day');
    await page.keyboard.press('Control+s');
    expect(await gallery.sent()).toMatchObject({
      name: 'savePrinting',
      input: {
        template: { closingWords: { en: 'Have a good day' } },
      },
    });
  });

  test('P prints a test page where the preview is of a real printer, but not while somebody types', async () => {
    const page = await gallery.show('slip', 'admin');
    await page.getByLabel('Tiếng Anh').press('p');
    expect(await gallery.sent()).not.toMatchObject({ name: 'printTestPage' });
    await page.getByRole('switch', { name: 'In “Biểu trưng”' }).focus();
    await page.keyboard.press('p');
    expect(await gallery.sent()).toMatchObject({ name: 'printTestPage', input: { printerId: 'hall' } });
  });

  test('the ratings of another day are asked for by its date, and those of today by one key', async () => {
    const page = await gallery.show('ratings-earlier', 'admin');
    await page.getByText('9 lượt của quầy này được đánh giá liền nhau bằng điện thoại').waitFor();
    await page.getByLabel('Ngày').fill('2026-11-19');
    expect(await gallery.sent()).toEqual({ name: 'showRatedDay', input: '2026-11-19' });
    await page.getByRole('button', { name: 'Về hôm nay' }).focus();
    await page.keyboard.press('Enter');
    expect(await gallery.sent()).toEqual({ name: 'showRatedDay', input: null });
  });

  test('K opens the printer of the worst alarm', async () => {
    const page = await gallery.show('live', 'admin');
    await page.keyboard.press('k');
    await page.getByRole('heading', { name: 'Máy in kiosk sảnh A' }).waitFor();
  });

  test('taking a printer away is asked in place: Esc leaves everything, and only the second answer takes it', async () => {
    const page = await gallery.show('printers', 'admin');
    const remove = page.getByRole('button', { name: 'Gỡ máy in' });
    await remove.focus();
    await page.keyboard.press('Enter');
    await page.getByText('Gỡ “Máy in kiosk sảnh A”?').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.locator('.printers-table tbody tr').count()).toBe(3);
    await remove.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.locator('.printers-table tbody tr').count()).toBe(2);
  });

  test('a number typed in is reprinted by Enter; what is no number is said to be none', async () => {
    const page = await gallery.show('printers', 'admin');
    await page.getByLabel('In lại theo số').fill('12');
    await page.keyboard.press('Enter');
    await page.getByText('Gõ một chữ và số').waitFor();
    await page.getByLabel('In lại theo số').fill('a12');
    await page.keyboard.press('Enter');
    expect(await gallery.sent()).toMatchObject({
      name: 'reprintTicket',
      input: { ticketId: '2026-11-23/A012' },
    });
  });

  test('without a server nothing is sent but the try to reach it, and what was edited is still there', async () => {
    const page = await gallery.show('printers-stale', 'admin');
    await page.getByRole('button', { name: 'In trang thử' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+s');
    expect(await gallery.sent()).toBeNull();
    await page.keyboard.press('k');
    expect(await gallery.sent()).toMatchObject({ name: 'tryNow' });
    await page.getByText('Máy in quầy hướng dẫn').first().waitFor();
  });

  test('a voice is recorded by keyboard alone: Space, R, L and Enter do what they say, wherever the focus is not', async () => {
    const page = await gallery.show('recorder-taken', 'admin');
    await page.keyboard.press('l');
    expect(await gallery.sent()).toMatchObject({ name: 'playTake' });
    await page.keyboard.press('r');
    expect(await gallery.sent()).toMatchObject({ name: 'recordAgain', input: 'vi-invite-several' });
    await page.keyboard.press('Space');
    expect(await gallery.sent()).toMatchObject({ name: 'recordOrStop', input: 'vi-invite-several' });
    await page.keyboard.press('Enter');
    expect(await gallery.sent()).toMatchObject({ name: 'keep' });
    // What was kept is followed by the next phrase that nobody has recorded.
    await page.getByRole('heading', { name: '“ưu tiên…”' }).waitFor();
  });

  test('a phrase is opened by Enter on its name, which keeps nothing; Space there opens it too and records nothing', async () => {
    const page = await gallery.show('recorder-taken', 'admin');
    for (const [key, phrase] of [
      ['Enter', 'nhắc lại'],
      ['Space', 'lần gọi cuối'],
    ] as const) {
      await page.getByRole('button', { name: `Thu “${phrase}”` }).focus();
      await page.keyboard.press(key);
      await page.getByRole('heading', { name: `“${phrase}.”` }).waitFor();
    }
    expect(await gallery.sent()).toBeNull();
  });

  test('without a server a take can be heard, but is not kept', async () => {
    const page = await gallery.show('recorder-stale', 'admin');
    await page.keyboard.press('Enter');
    expect(await gallery.sent()).toBeNull();
    await page.keyboard.press('l');
    expect(await gallery.sent()).toMatchObject({ name: 'playTake' });
  });
});

test('what counts as satisfied is chosen in the words of the desk’s language', async () => {
  const optionsIn = async (language: 'vi' | 'en') => {
    const page = await gallery.show('rating-settings-five', 'admin', language);
    const label = language === 'vi' ? 'Tính là hài lòng' : 'Counts as satisfied';
    return page.getByLabel(label).locator('option').allTextContents();
  };
  expect(await optionsIn('vi')).toContain('Từ “Hài lòng” trở lên');
  expect(await optionsIn('en')).toContain('“Satisfied” and better');
});

test('of what citizens wrote the desk says when there is more than it shows', async () => {
  const page = await gallery.show('ratings-remarks-cut', 'admin');
  expect(await page.locator('.ratings-remarks-cut').innerText()).toContain('có 263 lời');
  await gallery.show('ratings', 'admin');
  expect(await page.locator('.ratings-remarks-cut').count()).toBe(0);
});
