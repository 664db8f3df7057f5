import { test, inject } from 'vitest';
import { launchBrowser } from '#tests/support/browser.ts';
test('shots', async () => {
  const b = await launchBrowser();
  const shots: [string, string, number, number][] = [
    ['admin.html?state=secure-on', 'on', 1440, 900],
    ['admin.html?state=secure-off', 'off', 1440, 900],
    ['admin.html?state=secure-uncovered&language=en', 'uncovered-en', 1440, 900],
    ['admin.html?state=secure-failed', 'failed', 1440, 900],
    ['trust.html?state=windows', 'trust', 1280, 900],
    ['trust.html?state=android&language=en', 'trust-android', 390, 800],
    ['trust.html?state=linux', 'trust-linux', 1280, 900],
    ['trust.html?state=trusted', 'trust-trusted', 1280, 900],
    ['trust.html?state=moved', 'trust-moved', 1280, 900],
    ['trust.html?state=off', 'trust-off', 1280, 900],
  ];
  for (const [url, name, width, height] of shots) {
    const page = await b.newPage({ viewport: { width, height } });
    await page.goto(`${inject('galleries')}tests/looks/${url}`);
    await page.waitForTimeout(500);
    await page.screenshot({ path: `/tmp/https-lib/${name}.png`, fullPage: name.startsWith('trust') });
    await page.close();
  }
  await b.close();
}, 120_000);
