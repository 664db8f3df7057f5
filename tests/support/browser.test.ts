import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { Server as SocketServer } from 'socket.io';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, systemBrowser } from '#tests/support/browser.ts';
import type { BrowserOptions } from '#tests/support/browser.ts';

const inModules = (file: string): string =>
  fileURLToPath(new URL(`../../node_modules/${file}`, import.meta.url));

const PAGE = `<!doctype html><html lang="vi"><meta charset="utf-8"><style>
@font-face { font-family: "Be Vietnam Pro"; src: url("/font.ttf"); }
body { font: 48px "Be Vietnam Pro"; }
</style><h1>Mời công dân số A042 đến quầy 3</h1>`;

/** A page as the screens are: a font of its own, a socket back to where it came from, and sound. */
let http: Server;
let sockets: SocketServer;
let address: string;

beforeAll(async () => {
  const font = await readFile(
    inModules('@expo-google-fonts/be-vietnam-pro/700Bold/BeVietnamPro_700Bold.ttf'),
  );
  const client = await readFile(inModules('socket.io-client/dist/socket.io.js'));
  http = createServer((request, response) => {
    if (request.url === '/font.ttf') response.end(font);
    else if (request.url === '/client.js') response.setHeader('content-type', 'text/javascript').end(client);
    else response.setHeader('content-type', 'text/html').end(PAGE);
  });
  sockets = new SocketServer(http, { transports: ['websocket'] });
  sockets.on('connection', (socket) => socket.emit('hello', 'xin chào'));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
});

afterAll(async () => {
  await sockets.close();
});

const whatThePageCan = async (options: BrowserOptions) => {
  const browser = await launchBrowser({ ...options, canSoundUnasked: true });
  try {
    const page = await browser.newPage({ viewport: { width: 900, height: 200 } });
    await page.goto(address);
    await page.addScriptTag({ url: '/client.js' });
    const found = await page.evaluate(async () => {
      await document.fonts.load('48px "Be Vietnam Pro"', 'ờ');
      const audio = new AudioContext();
      await audio.resume();
      const { io } = window as unknown as {
        io: (options: object) => { once: (event: string, heard: (word: string) => void) => void };
      };
      const greeting = await new Promise<string>((resolve) => {
        io({ transports: ['websocket'] }).once('hello', resolve);
      });
      const heading = document.querySelector('h1');
      return {
        audio: audio.state,
        greeting,
        font: document.fonts.check('48px "Be Vietnam Pro"', 'ờ'),
        heading: heading?.textContent,
      };
    });
    return { ...found, picture: await page.screenshot() };
  } finally {
    await browser.close();
  }
};

/** One row for each browser that can be on this machine: a developer's has one, a bare Linux the other, some both. */
const sources = [
  ...(systemBrowser() === undefined ? [] : (['system'] as const)),
  ...(process.platform === 'linux' && process.arch === 'x64' ? (['bundled'] as const) : []),
];

describe.each(sources)('the %s browser', (source) => {
  test('draws our font, hears the server and may sound, so that a journey sees what a hall sees', async () => {
    const { picture, ...found } = await whatThePageCan({ source });
    expect(found).toEqual({
      audio: 'running',
      greeting: 'xin chào',
      font: true,
      heading: 'Mời công dân số A042 đến quầy 3',
    });
    expect(picture.readUInt32BE(16)).toBe(900);
  });
});

test('there is a browser for the journeys on this machine', () => {
  expect(sources).not.toHaveLength(0);
});
