/** The start script of a screen, run for real with a browser that only notes how it was started. */
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { runShellScript } from '#tests/scripts/running-script.ts';
import {
  answering,
  createScreenWorld,
  isRunning,
  type ScreenWorld,
  type StandInServer,
} from '#tests/scripts/screen-world.ts';
import { readProjectFile } from '#tests/tidy/project-files.ts';
import { beatingTitle } from '#ui-kit/watchdog.ts';

const RUNS_ON = 'exec sleep 600';
/** As Chromium does: tells in its profile on which port it can be asked, and runs on. */
const runsOnWithPort = (port: number): string =>
  `printf '${port}\\n/devtools/browser/1\\n' >"$(printf '%s\\n' "$@" | sed -n 's/^--user-data-dir=//p')/DevToolsActivePort"\n${RUNS_ON}`;
const titleList = (title: string): string =>
  `[ {\n   "description": "",\n   "title": "${title}",\n   "type": "page",\n   "url": "http://may-chu:4100/display"\n} ]\n`;
const served = { status: 200, text: '{"ok":true}' };
const TITLE = 'Màn hình gọi số – Một Cửa';

const wantedFlags = readProjectFile('scripts/screen/browser-flags.txt')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

/** Each on a machine of its own with an office that answers; at the same time, since all of them mostly wait. */
const screenTest = (
  name: string,
  body: (world: ScreenWorld, office: StandInServer) => Promise<void>,
): void => {
  test.concurrent(name, { timeout: 60_000 }, async () => {
    const [world, office] = [createScreenWorld(), await answering(0, () => served)];
    try {
      await body(world, office);
    } finally {
      await Promise.all([world.close(), office.close()]);
    }
  });
};

describe.skipIf(process.platform === 'win32')('a screen that starts by itself', () => {
  screenTest(
    'opens its page with the flags of the file, in a profile of its own, and ends with its browser',
    async (world, office) => {
      const script = world.startScreen(`${office.url}/`, 'display?language=en', RUNS_ON, {
        BROWSER_FLAGS: '--window-position=1920,0 --force-device-scale-factor=2',
      });
      await world.started(1);
      const [start] = world.starts();
      expect(start?.flags).toEqual([
        `--user-data-dir=${world.profile}`,
        ...wantedFlags,
        '--window-position=1920,0',
        '--force-device-scale-factor=2',
        `${office.url}/display?language=en`,
      ]);
      script.process.kill('SIGTERM');
      expect(await script.ended).toBe(0);
      expect(isRunning(start!.processId)).toBe(false);
      for (const line of script.lines) expect(line).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d{4} \S/);
    },
  );

  test('asks nothing, translates nothing, heeds no gesture, and lets the first call be heard', () => {
    expect(wantedFlags).toEqual(
      expect.arrayContaining([
        '--kiosk',
        '--no-first-run',
        '--autoplay-policy=no-user-gesture-required',
        '--disable-pinch',
        '--overscroll-history-navigation=0',
        '--disable-component-update',
        '--hide-crash-restore-bubble',
        '--remote-debugging-port=0',
      ]),
    );
    expect(wantedFlags.find((flag) => flag.startsWith('--disable-features='))).toContain('Translate');
    expect(wantedFlags.filter((flag) => !/^--[a-z-]+(=[\w ,:.-]+)?$/.test(flag))).toEqual([]);
  });

  screenTest(
    'Edge is opened over the whole monitor without its own kiosk mode, which forgets who the screen is',
    async (world, office) => {
      const edge = path.join(path.dirname(world.profile), 'msedge');
      world.startScreen(office.url, 'kiosk', RUNS_ON, { BROWSER: edge });
      symlinkSync(path.join(path.dirname(world.profile), 'chromium'), edge);
      await world.started(1);
      const flags = world.starts().at(-1)?.flags ?? [];
      expect(flags).not.toContain('--kiosk');
      expect(flags.slice(-2)).toEqual(['--start-fullscreen', `--app=${office.url}/kiosk`]);
    },
  );

  screenTest(
    'waits for the server before it opens anything, and a server whose day is closed is one that answers',
    async (world) => {
      const unused = await answering(0, () => served);
      await unused.close();
      const script = world.startScreen(unused.url, 'display', RUNS_ON);
      await script.saying(/Waiting for the server/);
      await new Promise((resolve) => setTimeout(resolve, 2_500));
      expect(world.starts()).toHaveLength(0);
      const closed = await answering(unused.port, () => ({ status: 503, text: '{"ok":false}' }));
      await world.started(1);
      script.process.kill('SIGINT');
      expect(await script.ended).toBe(0);
      await closed.close();
    },
  );

  screenTest('opens a browser that crashed anew, waiting longer each time', async (world, office) => {
    const script = world.startScreen(office.url, 'display', 'exit 7');
    for (const seconds of [1, 2, 5]) {
      await script.saying(new RegExp(`exit code 7\\); opening it again in ${seconds} s`), 20_000);
    }
    expect(world.starts()).toHaveLength(3);
  });

  screenTest(
    'a browser that will not end when asked is killed, and others of the same name are left alone',
    async (world, office) => {
      const other = createScreenWorld();
      other.startScreen(office.url, 'display', RUNS_ON);
      const script = world.startScreen(office.url, 'display', "trap '' TERM\nwhile :; do sleep 1; done");
      await Promise.all([world.started(1), other.started(1)]);
      script.process.kill('SIGTERM');
      expect(await script.ended).toBe(0);
      expect(isRunning(world.starts()[0]!.processId)).toBe(false);
      expect(isRunning(other.starts()[0]!.processId)).toBe(true);
      await other.close();
    },
  );

  screenTest('a page that beats is left alone; one that stops is opened anew', async (world, office) => {
    let beat = 0;
    let isHung = false;
    const browser = await answering(0, () => {
      if (!isHung) beat += 1;
      return { status: 200, text: titleList(beatingTitle(TITLE, beat)) };
    });
    const script = world.startScreen(office.url, 'display', runsOnWithPort(browser.port), {
      HANG_SECONDS: '3',
    });
    await world.started(1);
    await new Promise((resolve) => setTimeout(resolve, 6_000));
    expect(world.starts()).toHaveLength(1);
    isHung = true;
    await script.saying(/no sign of life for 3 s/);
    isHung = false;
    await world.started(2);
    expect(isRunning(world.starts()[0]!.processId)).toBe(false);
    await browser.close();
  });

  screenTest(
    "a page that never beats, such as the browser's own error page, is opened anew too",
    async (world, office) => {
      const browser = await answering(0, () => ({ status: 200, text: titleList('may-chu') }));
      const script = world.startScreen(office.url, 'display', runsOnWithPort(browser.port), {
        START_SECONDS: '3',
      });
      await script.saying(/no sign of life for 3 s/);
      await world.started(2);
      await browser.close();
    },
  );

  screenTest('mends what a power cut left in the profile', async (world, office) => {
    const preferences = path.join(world.profile, 'Default', 'Preferences');
    mkdirSync(path.dirname(preferences), { recursive: true });
    writeFileSync(
      preferences,
      '{"profile":{"exit_type":"Crashed","exited_cleanly":false,"name":"Màn hình"}}',
    );
    const lock = path.join(world.profile, 'SingletonLock');
    symlinkSync('the-name-before-1', lock);
    world.startScreen(office.url, 'display', RUNS_ON);
    await world.started(1);
    expect(JSON.parse(readFileSync(preferences, 'utf8'))).toEqual({
      profile: { exit_type: 'Normal', exited_cleanly: true, name: 'Màn hình' },
    });
    expect(existsSync(lock)).toBe(false);
  });

  screenTest('ends a browser that an earlier, killed run has left behind', async (world, office) => {
    const locks = `ln -s "$(uname -n)-$$" "$(printf '%s\\n' "$@" | sed -n 's/^--user-data-dir=//p')/SingletonLock"`;
    // Not by exec: the process must keep the flags by which it is known.
    const behaviour = `${locks}\nwhile :; do sleep 1; done`;
    const killed = world.startScreen(office.url, 'display', behaviour);
    await world.started(1);
    killed.process.kill('SIGKILL');
    const script = world.startScreen(office.url, 'display', behaviour);
    await script.saying(/earlier run/);
    await world.started(2);
    await vi.waitFor(() => expect(isRunning(world.starts()[0]!.processId)).toBe(false), 10_000);
  });

  test.each([
    [['may-chu:4100', 'display'], /Usage/],
    [['http://may-chu:4100', 'admin'], /display, kiosk or rating/],
    [['http://may-chu:4100'], /display, kiosk or rating/],
  ])('%s is refused in words', async (given, words) => {
    const script = runShellScript('screen/start-screen.sh', given, { HOME: tmpdir() });
    expect(await script.ended).toBe(2);
    expect(script.lines.join('\n')).toMatch(words);
  });
});

/** There is no PowerShell where these tests run: what can be compared is compared by its text. */
describe('the twin for Windows', () => {
  const shell = readProjectFile('scripts/screen/start-screen.sh');
  const powerShell = readProjectFile('scripts/screen/start-screen.ps1');

  test('reads the same file of flags, and neither script holds flags that are not the same in the other', () => {
    const flagsIn = (text: string): readonly string[] => [
      ...new Set(
        (text.match(/--(?:user-data-dir|kiosk|start-fullscreen|app|[a-z]+(?:-[a-z]+)+)\b/g) ?? [])
          .filter((flag) => !['--max-time', '--output-document'].includes(flag))
          .filter((flag) => !['--no-proxy', '--no-check-certificate', '--empty-password'].includes(flag))
          .filter((flag) => flag !== '--window-position'),
      ),
    ];
    expect(flagsIn(shell).toSorted()).toEqual(['--app', '--kiosk', '--start-fullscreen', '--user-data-dir']);
    expect(flagsIn(powerShell).toSorted()).toEqual(flagsIn(shell).toSorted());
    for (const script of [shell, powerShell]) expect(script).toContain('browser-flags.txt');
  });

  test('is as patient, and heeds the same environment', () => {
    const names = (text: string): readonly string[] => [
      ...new Set(text.match(/\b(?:BROWSER|BROWSER_FLAGS|SCREEN_PROFILE|HANG_SECONDS|START_SECONDS)\b/g)),
    ];
    expect(names(powerShell).toSorted()).toEqual(names(shell).toSorted());
    const figures = (text: string, pattern: RegExp): readonly (string | undefined)[] =>
      [...text.matchAll(pattern)].map(([, figure]) => figure);
    expect(figures(powerShell, /'(?:HANG|START)_SECONDS' (\d+)/g)).toEqual(
      figures(shell, /\{(?:HANG|START)_SECONDS:-(\d+)\}/g),
    );
    expect(figures(powerShell, /\$(?:Steady|Stop)Seconds = (\d+)/g)).toEqual(
      figures(shell, /^(?:steady|stop)_seconds=(\d+)/gm),
    );
    expect(figures(powerShell, /\$Backoff = ([\d, ]+)/g)[0]?.split(', ')).toEqual(
      figures(shell, /\) echo (\d+) ;;/g),
    );
  });

  test('holds ASCII alone, which Windows PowerShell 5 reads alike everywhere', () => {
    expect(powerShell).toMatch(/^[\t\n\x20-\x7e]*$/);
    expect(readProjectFile('scripts/screen/start-screen.cmd')).toMatch(/^[\t\n\x20-\x7e]*$/);
  });
});
