/** The administrator opens the health page, makes a backup, and sees it verified; the office comes back from it. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { launchBrowser } from '#tests/support/browser.ts';
import { startDemoOffice, type DemoOffice } from '#tests/support/demo-office.ts';
import { goOnDesk, openHall, seesText, signInAtDesk, takeNumber, type Hall } from './hall-pages.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 90_000 });

let browser: Browser;
let office: DemoOffice;
let hall: Hall;
let second: string;

beforeAll(async () => {
  second = path.join(await mkdtemp(path.join(tmpdir(), 'second-place-')), 'stick');
  await mkdir(second);
  browser = await launchBrowser();
  office = await startDemoOffice();
  hall = await openHall(browser, office);
});
afterAll(async () => {
  await browser.close();
  await office.close();
  await rm(path.dirname(second), { recursive: true, force: true });
});

const ordinalOf = (number: string): number => Number(number.replace(/\D/g, ''));

test('a backup is made at the desk, lies verified in two places, and brings the office back', async () => {
  const kiosk = await hall.openKiosk();
  await takeNumber(kiosk, 'Sao y');
  const desk = await hall.openDesk();
  await signInAtDesk(desk, '#health');
  await seesText(desk, '.health-faults', 'Chưa có bản sao lưu nào');
  await desk.getByRole('button', { name: 'Sao lưu ngay' }).click();
  await seesText(desk, '.health-well', 'đã mở và kiểm');

  await goOnDesk(desk, '#backups');
  await desk.getByLabel('Nơi sao lưu thứ hai').fill(second);
  await desk.keyboard.press('Control+s');
  await seesText(desk, '.backups-place', 'sẵn sàng');
  await desk.getByRole('button', { name: 'Sao lưu ngay' }).click();
  await seesText(desk, '.backups-last', 'Nơi thứ hai cũng đã có');
  await seesText(desk, '.backups-table', 'nguyên vẹn');
  const [backup] = (await readdir(second)).filter((name) => name.startsWith('mot-cua-2'));
  expect(backup).toBeDefined();

  const after = await takeNumber(await hall.openKiosk(), 'Sao y');
  await office.stopServer('SIGKILL');
  const { stdout } = await promisify(execFile)(process.execPath, [
    'dist/restore.mjs',
    path.join(second, backup ?? ''),
    '--data',
    office.dataFolder,
  ]);
  expect(stdout).toContain('Đã khôi phục');
  await office.startServer();
  const next = await takeNumber(await hall.openKiosk(), 'Sao y');
  expect(ordinalOf(next)).toBe(ordinalOf(after) + 1);
});
