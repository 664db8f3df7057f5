/** Every page of the product in a real browser, under the policy that a browser enforces: nobody's page breaks it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { DISPLAY_LAYOUTS } from '#protocol/hall.ts';
import { DEMO_SERVICES } from '#catalogue/built-in/index.ts';
import { PAGES } from '#server/gateway/http.ts';
import { TRUST_PAGE } from '#server/gateway/https-routes.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { startDemoOffice, type DemoOffice } from '#tests/support/demo-office.ts';
import { rawRequest } from '#tests/support/raw-http.ts';
import { PAGE_NAMES } from '../../admin-ui/route.ts';
import {
  callNumber,
  goOnDesk,
  openHall,
  pressAtCounter,
  seesText,
  signIn,
  signInAtDesk,
  takeNumber,
} from './hall-pages.ts';
import { faultsOfHeaders, watchPolicy, type PolicyWatch } from './policy-watch.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 90_000 });

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));
const LAUNCHER = 'launcher-ui/index.html';
const PASSWORD = 'một câu thật dài';
const CODE_OF_NOBODY = 'A'.repeat(22);
const PROCEDURE = String(DEMO_SERVICES[0]?.procedureCode);
/** The tap of a citizen who has a phone of their own. */
const DESK = { width: 1440, height: 900 };
const PHONE = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  reducedMotion: 'reduce',
} as const;
/** Pages that lead nowhere, each with the words of its refusal in the console. */
const NOWHERE = [
  '/nowhere',
  '/counter/99',
  '/p/no-such-procedure',
  `/t/A001-${CODE_OF_NOBODY}`,
  `/q/${CODE_OF_NOBODY}`,
  '/feedback/PA-2026-0001-AAAA-AAAA-AAAA-AAAA',
];

let browser: Browser;
let office: DemoOffice;
let emptyFolder: string;
/** Paths of all documents that were opened, by the front that answered them. */
const visited = new Set<string>();
beforeAll(async () => {
  emptyFolder = mkdtempSync(path.join(tmpdir(), 'mot-cua-'));
  [browser, office] = await Promise.all([launchBrowser(), startDemoOffice()]);
});
afterAll(async () => {
  await browser.close();
  await office.close();
  rmSync(emptyFolder, { recursive: true, force: true });
});

/** The built server in an empty folder. */
async function startWizard(): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const { PATH: programs = '' } = process.env;
  const child = spawn(process.execPath, [`${DIST}server.mjs`], {
    env: { PATH: programs, DATA_DIR: emptyFolder, HOST: '127.0.0.1', PORT: '0', STOP_ON_STDIN_END: '1' },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return { child, url: (JSON.parse(line) as { readonly listening: string }).listening };
}

/** Watches a context, and remembers which documents it opened. */
async function watched(
  context: BrowserContext,
  isExpected?: (fault: string) => boolean,
): Promise<PolicyWatch> {
  context.on('response', (response) => {
    if (response.request().resourceType() === 'document') visited.add(new URL(response.url()).pathname);
  });
  return watchPolicy(context, isExpected);
}
/** Opens an address and waits until its page stands there. */
async function visit(page: Page, watch: PolicyWatch, address: string, shown = 'h1, h2'): Promise<void> {
  await page.goto(address);
  await page.locator(shown).first().waitFor();
  await watch.quiet(page);
}

test('the desk shows every page of its table to an administrator, each its own, and breaks no rule', async () => {
  const context = await browser.newContext({ viewport: DESK, reducedMotion: 'reduce' });
  const watch = await watched(context);
  const desk = await context.newPage();
  await visit(desk, watch, `${office.url}/admin`, 'input[name=username]');
  await signInAtDesk(desk, '#live');
  const titles = new Map<string, string>();
  for (const name of PAGE_NAMES) {
    // What was there before goes first, or its title would be taken for the new one's.
    await desk.evaluate(() => document.querySelector('.desk-content h1')?.setAttribute('data-before', ''));
    await goOnDesk(desk, `#${name}`);
    const title = desk.locator('.desk-content h1:not([data-before])');
    if (name !== 'live') await title.waitFor();
    await watch.quiet(desk);
    titles.set(name, await desk.locator('.desk-content h1').innerText());
  }
  expect(new Set(titles.values()).size, [...titles].join('\n')).toBe(PAGE_NAMES.length);
  const within = [
    ...['printers/+', 'printers/main', 'people/+', 'people/minh', 'displays/first', 'displays/room/main'],
    ...[`procedures/${PROCEDURE}`, 'recorder/en', 'reports/range/2026-01-05/2026-02-03'],
  ];
  for (const place of within) {
    await goOnDesk(desk, `#${place}`);
    await watch.quiet(desk);
  }
  expect(watch.faults()).toEqual([]);
  await context.close();
});

/** What a browser that nobody has paired is told instead of an enrolment of the demonstration. */
async function refuseEnrolment(context: BrowserContext): Promise<void> {
  const { headers } = await rawRequest(Number(new URL(office.url).port), { path: '/nowhere' });
  await context.route('**/demo/enrolments', (route) => route.fulfill({ status: 403, headers, body: '{}' }));
}

test('the hall, a visit from kiosk to rating, phones and the desk’s guests break no rule, and no address of ours is left out', async () => {
  const { context, openKiosk, openDisplay, openCounter, openDesk, openPaper } = await openHall(
    browser,
    office,
  );
  const watch = await watched(context);
  const launcher = await context.newPage();
  await visit(launcher, watch, office.url);

  // The desk switches numbers by phone on, so that its poster has something to say.
  const desk = await openDesk();
  await signInAtDesk(desk, '#posters');
  await desk.getByRole('switch', { name: 'Cho lấy số bằng điện thoại' }).click();
  await desk.keyboard.press('Control+s');
  await seesText(desk, '.save-bar', 'dùng ngay');
  const poster = (await desk.locator('.poster-sheet-address').innerText()).trim();
  await desk.close();

  const display = await openDisplay();
  const rating = await context.newPage();
  await visit(rating, watch, `${office.url}/rating/1`);
  const kiosk = await openKiosk();
  await kiosk.getByRole('button', { name: /Tìm thủ tục/ }).click();
  await kiosk.locator('.kiosk-search .kiosk-procedure').first().waitFor({ timeout: 30_000 });
  await watch.quiet(kiosk);
  await kiosk.reload();
  const number = await takeNumber(kiosk, 'Sao y');
  const counter = await openCounter(1);
  await signIn(counter, 'hanh', 'quay3-thu');
  await callNumber(counter, display, number);
  await pressAtCounter(counter, '3', 'Đang phục vụ');
  await pressAtCounter(counter, '4', 'Quầy đang trống');
  await rating.getByRole('button', { name: 'Hài lòng', exact: true }).click();
  await rating.getByRole('heading', { name: 'Cảm ơn ông/bà đã góp ý' }).waitFor();
  await pressAtCounter(counter, 'a', 'PIN mới');
  await Promise.all([counter, rating, display, kiosk].map((each) => each.close()));

  const page = await context.newPage();
  for (const layout of DISPLAY_LAYOUTS)
    await visit(page, watch, `${office.url}/display?layout=${layout}&counter=1`, 'main');
  await page.setViewportSize({ width: 1080, height: 1920 });
  await visit(page, watch, `${office.url}/kiosk?calibrate`, '#root > *');
  const paper = await openPaper();
  await paper.locator('h1, h2').first().waitFor();
  expect(watch.faults()).toEqual([]);
  await context.close();

  const pocket = await browser.newContext(PHONE);
  const pocketWatch = await watched(pocket);
  const phone = await pocket.newPage();
  await visit(phone, pocketWatch, `${office.url}/p/${PROCEDURE}`);
  await visit(phone, pocketWatch, `${office.url}/feedback`);
  await visit(phone, pocketWatch, `${office.url}/trust`);
  await visit(phone, pocketWatch, `http://${poster}`);
  await phone.getByRole('button', { name: /Chứng thực/ }).tap();
  await phone.getByRole('button', { name: 'Chứng thực bản sao từ bản chính' }).tap();
  await phone.locator('[data-key="take"]').tap();
  await phone.waitForURL(/\/t\/A\d+-/);
  await seesText(phone, '.phone-number', 'A');
  expect(pocketWatch.faults()).toEqual([]);
  await pocket.close();

  // Who is not let in is told so by a page that keeps the rules as well; the console tells of the refusal itself.
  const outside = await browser.newContext({ reducedMotion: 'reduce' });
  await refuseEnrolment(outside);
  const outsideWatch = await watched(outside, (fault) => /status of 40[034] /.test(fault));
  const stranger = await outside.newPage();
  for (const address of ['/kiosk', '/display', '/counter/1', ...NOWHERE])
    await visit(stranger, outsideWatch, `${office.url}${address}`, 'h1, h2, pre');
  expect(outsideWatch.faults()).toEqual([]);
  await outside.close();
  expect(watch.answers() + pocketWatch.answers() + outsideWatch.answers()).toBeGreaterThan(300);
});

test('the wizard, each of its pages, and the office that it makes break no rule', async () => {
  const wizard = await startWizard();
  const context = await browser.newContext({ viewport: DESK, reducedMotion: 'reduce' });
  // As another machine is asked for the code; and the wizard's server gives way to the office's, on the same port.
  const watch = await watched(context, (fault) => /status of 401 |ERR_CONNECTION_RE/.test(fault));
  const page = await context.newPage();
  await context.route(
    '**/setup/draft',
    async (route) => route.fulfill({ response: await route.fetch(), status: 401 }),
    { times: 1 },
  );
  await visit(page, watch, `${wizard.url}/setup`, '.setup-plain-form');
  await visit(page, watch, wizard.url);
  await page.getByRole('button', { name: 'Khôi phục từ bản sao lưu' }).click();
  await page.getByLabel('Thư mục bản sao lưu trên máy chủ').waitFor();
  await page.reload();
  await page.getByLabel('Tên cơ quan').fill('Phường Hòa Bình');
  const next = page.getByRole('button', { name: /^Tiếp:/ });
  await next.click();
  await seesText(page, 'h1', 'Nhận thủ tục gì');
  await next.click();
  await page.getByLabel('Họ và tên').fill('Trần Thị Mỹ Dung');
  await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
  await page.getByLabel('Nhập lại mật khẩu').fill(PASSWORD);
  await next.click();
  await page.getByRole('button', { name: 'Bắt đầu dùng' }).click();
  await page.waitForURL(/\/admin/, { timeout: 30_000 });
  await page.locator('input[name=username]').waitFor();
  expect(watch.faults()).toEqual([]);
  await context.close();
  wizard.child.kill('SIGTERM');
  await once(wizard.child, 'close');
});

test('no address and no built page of ours was left out', () => {
  const isOf = (route: string): RegExp => new RegExp(`^${route.replaceAll(/:\w+/g, '[^/]+')}$`);
  const missed = Object.keys(PAGES).filter(
    (route) => ![...visited].some((address) => isOf(route).test(address)),
  );
  expect(missed).toEqual([]);
  expect([...visited]).toEqual(expect.arrayContaining(['/', '/trust']));
  const built = readdirSync(`${DIST}screens`, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html'))
    .map((name) => name.replaceAll('\\', '/'));
  expect(built.sort()).toEqual([...new Set(Object.values(PAGES)), LAUNCHER, TRUST_PAGE].sort());
});

test('what is refused before any page bears the headers too', async () => {
  const port = Number(new URL(office.url).port);
  for (const [address, host] of [
    ['/kiosk', 'evil.example'],
    ['/nowhere', undefined],
    ['/%', undefined],
    ['/assets/none.js', undefined],
    ['/api/reports', undefined],
  ] as const) {
    const { headers } = await rawRequest(port, {
      path: address,
      ...(host === undefined ? {} : { headers: { host } }),
    });
    expect([address, faultsOfHeaders(headers)]).toEqual([address, []]);
  }
});

test('a page that breaks the rules is noticed: inline code and style, a foreign picture, headers that are not there', async () => {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const watch = await watched(context);
  const page = await context.newPage();
  await page.route('**/display', async (route) => {
    const answer = await route.fetch();
    const html = (await answer.text()).replace(
      '</body>',
      '<script>1</script><p style="color:red"></p><img src="http://127.0.0.1:9/x.png" alt=""></body>',
    );
    const { 'referrer-policy': _, ...headers } = answer.headers();
    await route.fulfill({ response: answer, headers, body: html });
  });
  await page.goto(`${office.url}/display`);
  await expect
    .poll(() => watch.faults().join('\n'))
    .toMatch(
      /^(?=[^]*script-src-elem broken)(?=[^]*style-src-attr broken)(?=[^]*img-src broken)[^]*referrer-policy: missing/,
    );
  await context.close();
  const policy = "default-src 'self'; script-src 'self' 'unsafe-inline'; base-uri 'none'; form-action 'self'";
  const headers = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' };
  expect(faultsOfHeaders(headers)).toEqual(['content-security-policy: missing']);
  expect(faultsOfHeaders({ ...headers, 'content-security-policy': policy })).toEqual([
    'no good rule frame-ancestors',
    "script-src 'self' 'unsafe-inline'",
  ]);
});
