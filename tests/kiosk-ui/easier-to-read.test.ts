import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pxPerMmOf } from '../../kiosk-ui/calibration/millimetres.ts';
import { LANDSCAPE, openKioskGallery, PORTRAIT, type KioskGallery } from './kiosk-gallery.ts';

let gallery: KioskGallery;
beforeAll(async () => {
  gallery = await openKioskGallery();
});
afterAll(() => gallery.close());

/** Each way of setting the kiosk on pages that differ in how they are drawn; all of both are checked by the long tests. */
const DIFFERENT = [
  ['start-partly-closed', PORTRAIT, 'text=200'],
  ['offline', LANDSCAPE, 'text=200'],
  ['ticket-paper-out', PORTRAIT, 'contrast=darkOnLight'],
  ['field', LANDSCAPE, 'contrast=darkOnLight'],
  ['papers-late', PORTRAIT, 'text=150&contrast=lightOnDark'],
  ['search-found', LANDSCAPE, 'contrast=lightOnDark'],
  ['idle', PORTRAIT, 'contrast=lightOnDark'],
  ['easier', LANDSCAPE, 'text=150&contrast=darkOnLight'],
  ['calibration', PORTRAIT, ''],
] as const;

test.each(DIFFERENT)('%s at %o set by "%s" breaks no rule of accessibility', async (state, size, query) => {
  await gallery.show(state, size, query);
  expect(await gallery.violations()).toEqual([]);
  // WCAG's stricter contrast, where somebody has asked for it.
  if (query.includes('contrast')) expect(await gallery.violations(['color-contrast-enhanced'])).toEqual([]);
});

describe('text at 200 %', () => {
  /** EN 301 549 5.1.4: a capital of 0.7 degrees, read from 60 cm. */
  const LEAST_CAPITAL_MM = 600 * Math.tan((0.7 * Math.PI) / 180);
  /** Be Vietnam Pro. */
  const CAPITAL_OF_EM = 0.74;

  test.each([
    'start',
    'field-partly-closed',
    'papers',
    'priority',
    'missing',
    'ticket-printed',
    'refused-closed',
    'help',
  ])('every word of %s has the height that EN 301 549 asks for at 60 cm on 21.5 inches', async (state) => {
    const page = await gallery.show(state, PORTRAIT, 'text=200');
    const sizes = await page.locator('.kiosk *').evaluateAll((elements) =>
      elements.flatMap((element) => {
        const hasWords = Array.from(element.childNodes).some(
          (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
        );
        const isShown = hasWords && element.getBoundingClientRect().width > 1;
        return isShown
          ? [
              {
                words: element.textContent.slice(0, 40),
                px: Number.parseFloat(getComputedStyle(element).fontSize),
              },
            ]
          : [];
      }),
    );
    const pxPerMm = pxPerMmOf(PORTRAIT, 21.5);
    expect(sizes.length).toBeGreaterThan(5);
    expect(sizes.filter(({ px }) => (px * CAPITAL_OF_EM) / pxPerMm < LEAST_CAPITAL_MM)).toEqual([]);
  });

  test('every key of the start page can be come to by turning the parts, and none twice', async () => {
    const page = await gallery.show('start', PORTRAIT, 'text=200');
    const all = await page.locator('.kiosk-page .kiosk-key').count();
    const seen: string[] = [];
    for (let part = 1; part <= 12; part += 1) {
      await page.locator('.kiosk-flow-where', { hasText: `Trang ${String(part)}/` }).waitFor();
      const keys = (await gallery.keys()).map(({ name }) => name);
      seen.push(...keys.filter((name) => !/^(Tiếng|English|中文|Dễ|Hạ|Xem)/.test(name)));
      const next = page.getByRole('button', { name: 'Xem tiếp' });
      if ((await next.count()) === 0) break;
      await next.click();
    }
    expect(seen).toEqual([...new Set(seen)]);
    expect(seen).toHaveLength(all);
  });

  test('a key that takes the focus brings its part with it', async () => {
    const page = await gallery.show('papers', PORTRAIT, 'text=200');
    const take = page.getByRole('button', { name: /Tôi đã có đủ giấy tờ/ });
    expect((await gallery.keys()).map(({ name }) => name)).not.toContainEqual(
      expect.stringContaining('Tôi đã có đủ'),
    );
    await take.focus();
    await expect
      .poll(async () => (await gallery.keys()).map(({ name }) => name))
      .toContainEqual(expect.stringContaining('Tôi đã có đủ'));
  });
});

describe('what the system itself is set to', () => {
  test('forced colours: keys have an edge, the chosen one another, and a code stays dark on white', async () => {
    const page = await gallery.show('ticket-printed', PORTRAIT);
    await page.emulateMedia({ forcedColors: 'active' });
    const edge = await page
      .locator('.kiosk-key')
      .first()
      .evaluate((key) => getComputedStyle(key).borderTopWidth);
    expect(Number.parseFloat(edge)).toBeGreaterThan(1);
    const code = await page.locator('.kiosk-code').evaluate((svg) => {
      const { backgroundColor, fill } = getComputedStyle(svg);
      return { backgroundColor, fill };
    });
    expect(code).toEqual({ backgroundColor: 'rgb(255, 255, 255)', fill: 'rgb(0, 0, 0)' });
    expect(await gallery.violations()).toEqual([]);
    await page.emulateMedia({ forcedColors: null });
  });

  test('reduced motion: what changes is as it will be at once, so that a page that measures itself comes to rest', async () => {
    const page = await gallery.show('papers', PORTRAIT);
    const padding = await page
      .locator('.kiosk-paper')
      .first()
      .evaluate((paper) => {
        paper.setAttribute('style', 'padding-top: 77px');
        return getComputedStyle(paper).paddingTop;
      });
    expect(padding).toBe('77px');
  });

  test('reduced motion: nothing runs on the page that prints', async () => {
    const page = await gallery.show('ticket-printing', PORTRAIT);
    const running = await page.evaluate(
      () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
    );
    expect(running).toBe(0);
  });
});
