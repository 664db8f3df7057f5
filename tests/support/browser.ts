import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

export type BrowserOptions = {
  /** Lets pages sound without a press, as a wall display started by the office does. Default: as any visitor's. */
  readonly canSoundUnasked?: boolean;
  /** `bundled` is the browser inside the npm package, `system` the one installed here. Default: system, else bundled. */
  readonly source?: 'system' | 'bundled';
  /** The X display (`:99`) to show a real window on. Default: no window. */
  readonly shownOn?: string;
  readonly extraArguments?: readonly string[];
};

const SYSTEM_BROWSERS: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/** A browser that talks to nobody but the pages under test, and shows the same picture on every machine. */
const QUIET_ARGUMENTS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-features=Translate,MediaRouter,OptimizationHints,AutofillServerCommunication',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-pings',
  // In a hall each page is a screen of its own; here one lies behind the other and must not doze.
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--force-color-profile=srgb',
  '--font-render-hinting=none',
];

/**
 * Starts a Chromium for a journey or a picture, headless unless told otherwise; the caller closes it.
 *
 * The system's browser where there is one; otherwise, on Linux for x64, the one that comes inside an npm package,
 * which needs neither root nor a download. Throws one sentence when there is neither.
 */
export const launchBrowser = async (options: BrowserOptions = {}): Promise<Browser> => {
  const { executablePath, args, env } = await chooseBrowser(options.source);
  return chromium.launch({
    executablePath,
    headless: options.shownOn === undefined,
    env: options.shownOn === undefined ? env : { ...env, DISPLAY: options.shownOn },
    args: [
      ...args,
      ...QUIET_ARGUMENTS,
      ...(options.canSoundUnasked === true ? ['--autoplay-policy=no-user-gesture-required'] : []),
      ...(options.extraArguments ?? []),
    ],
  });
};

/** The system's Chromium or a relative of it, or undefined when none is where such browsers usually are. */
export const systemBrowser = (): string | undefined =>
  (SYSTEM_BROWSERS[process.platform] ?? []).find((file) => existsSync(file));

/** How to start a browser by hand. */
export type ChosenBrowser = {
  readonly executablePath: string;
  readonly args: readonly string[];
  readonly env: Record<string, string>;
};

/** The browser that `launchBrowser` would start. Rejects with one sentence when there is none. */
export const chooseBrowser = async (source?: BrowserOptions['source']): Promise<ChosenBrowser> => {
  const env = environment();
  const system = source === 'bundled' ? undefined : systemBrowser();
  if (system !== undefined) {
    // Chromium refuses to start as root, the usual case in continuous integration, unless its sandbox is off.
    return { executablePath: system, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [], env };
  }
  if (source === 'system' || process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chromium, Chrome or Edge was found: install one of them to run the journeys.');
  }
  const folder = await unpackBundledBrowser();
  return {
    executablePath: path.join(folder, 'chromium'),
    // Neither sandbox helper nor zygote come with it. The package's own list of flags also switches the browser's
    // web security off, which is what the journeys are there to prove.
    args: ['--no-sandbox', '--no-zygote'],
    env: {
      ...env,
      LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib'),
      ...(existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: path.join(folder, 'fonts') }),
    },
  };
};

/**
 * Unpacks the browser of the npm package once and answers with its folder.
 *
 * The package unpacks straight into the folder for temporary files, and takes a half-written browser of another
 * process for a whole one. Here each process unpacks into a folder of its own and then gives it the final name.
 */
const unpackBundledBrowser = async (): Promise<string> => {
  const cache = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));
  const folder = path.join(cache, 'bundled-chromium');
  if (existsSync(folder)) return folder;
  await mkdir(cache, { recursive: true });
  const unpacking = await mkdtemp(`${folder}-`);
  await promisify(execFile)(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      "import chromium from '@sparticuz/chromium'; await chromium.executablePath()",
    ],
    {
      cwd: cache,
      // Told that it runs on a bare machine, the package also unpacks the libraries that a desktop would have.
      env: { ...environment(), TMPDIR: unpacking, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
    },
  );
  try {
    await rename(unpacking, folder);
  } catch (error) {
    // Another process was first: its browser is as good.
    await rm(unpacking, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
};

const environment = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
