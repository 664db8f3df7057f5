/** The pages of one hall in one browser, spoken of as people in the hall would. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { DemoOffice } from '#tests/support/demo-office.ts';

const PORTRAIT = { width: 1080, height: 1920 };
const TELEVISION = { width: 1920, height: 1080 };
const DESK = { width: 1440, height: 900 };

export type Hall = {
  readonly context: BrowserContext;
  readonly openKiosk: () => Promise<Page>;
  readonly openDisplay: () => Promise<Page>;
  readonly openCounter: (number: number) => Promise<Page>;
  readonly openPaper: () => Promise<Page>;
  /** The supervisor's desk. */
  readonly openDesk: () => Promise<Page>;
};

/** Pages share one browser profile, as they do on the machine of one who tries the product. */
export async function openHall(browser: Browser, office: DemoOffice): Promise<Hall> {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const open = async (address: string, viewport: { width: number; height: number }): Promise<Page> => {
    const page = await context.newPage();
    await page.setViewportSize(viewport);
    await page.goto(address);
    return page;
  };
  return {
    context,
    openKiosk: () => open(`${office.url}/kiosk`, PORTRAIT),
    openDisplay: () => open(`${office.url}/display`, TELEVISION),
    openCounter: (number) => open(`${office.url}/counter/${String(number)}`, DESK),
    openPaper: () => open(office.paperUrl, DESK),
    openDesk: () => open(`${office.url}/admin`, DESK),
  };
}

/** Two touches at the kiosk for one of the shortcuts; answers the number on the plate. */
export async function takeNumber(kiosk: Page, shortcut: string): Promise<string> {
  await kiosk.locator('.kiosk-shortcut', { hasText: shortcut }).click();
  await kiosk.getByRole('button', { name: /Tôi đã có đủ giấy tờ/ }).click();
  return numberOnPlate(kiosk);
}

/** The number the kiosk shows, once it shows one. */
export async function numberOnPlate(kiosk: Page): Promise<string> {
  const plate = kiosk.locator('.kiosk-plate:not(.kiosk-plate-empty) .kiosk-plate-number');
  await plate.waitFor({ timeout: 15_000 });
  return (await plate.innerText()).replace(/\s/g, '');
}

/** Signs in without a mouse. */
export async function signIn(counter: Page, username: string, password: string): Promise<void> {
  await typeAccount(counter, username, password);
  await counter.locator('.counter-actions').waitFor({ timeout: 15_000 });
  // The line is made anew under the officer's session; keys pressed in that moment are refused in words.
  await counter.waitForTimeout(1_000);
}

/** Signs in at the supervisor's desk, which then stands open at one of its pages. */
export async function signInAtDesk(
  desk: Page,
  page: string,
  { username, password } = { username: 'minh', password: 'quay1-thu' },
): Promise<void> {
  await typeAccount(desk, username, password);
  await desk.locator('.desk-nav').waitFor({ timeout: 15_000 });
  await goOnDesk(desk, page);
}

/** Another page of the desk, by its address. */
export async function goOnDesk(desk: Page, page: string): Promise<void> {
  await desk.evaluate((hash) => (location.hash = hash), page);
}

async function typeAccount(page: Page, username: string, password: string): Promise<void> {
  await page.locator('input[name=username]').waitFor();
  await page.locator('input[name=username]').focus();
  await page.keyboard.type(username);
  await page.keyboard.press('Tab');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
}

/**
 * Calls the next number and waits until the hall shows it. Right after signing in the counter's line is made anew and
 * takes no keys for a moment; an officer presses again, and a second press of an answered one is refused.
 */
export async function callNumber(counter: Page, display: Page, number: string): Promise<void> {
  for (let press = 1; press <= 3; press += 1) {
    await counter.keyboard.press('1');
    const isShown = await seesText(display, '.hall-plate[data-called]', number, 5_000).then(
      () => true,
      () => false,
    );
    if (isShown) return;
  }
  throw new Error(`the hall never showed ${number}`);
}

/** Presses a key of the counter until it says so: while one press is on its way another one is not taken, and an officer presses again. */
export async function pressAtCounter(counter: Page, key: string, said: string): Promise<void> {
  for (let press = 1; press <= 3; press += 1) {
    await counter.keyboard.press(key);
    const isSaid = await seesText(counter, 'body', said, 5_000).then(
      () => true,
      () => false,
    );
    if (isSaid) return;
  }
  throw new Error(`the counter never said "${said}"`);
}

/** Waits until an element's text, without white space, has the wanted text in it. */
export async function seesText(
  page: Page,
  selector: string,
  wanted: string,
  timeoutMs = 20_000,
): Promise<void> {
  await page.waitForFunction(
    ([css, text]) =>
      Array.from(document.querySelectorAll(css)).some((element) =>
        element.textContent.replace(/\s/g, '').includes(text.replace(/\s/g, '')),
      ),
    [selector, wanted] as const,
    // Not by animation frame: a page that lies behind another has none.
    { timeout: timeoutMs, polling: 100 },
  );
}
