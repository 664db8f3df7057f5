import { connect } from 'node:net';
import { renderAsync } from '@resvg/resvg-js';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { VirtualPrinter } from './virtual-printer.ts';
import { startVirtualPrinter } from './virtual-printer.ts';

let printer: VirtualPrinter;
let page: string;
beforeEach(async () => {
  printer = await startVirtualPrinter({ host: '127.0.0.1', printerPort: 0, paperPort: 0, keepSlips: 3 });
  page = `http://127.0.0.1:${String(printer.paperPort)}`;
});
afterEach(() => printer.close());

const BAND = [0x1d, 0x76, 0x30, 0, 2, 0, 3, 0, 0xff, 0x00, 0x80, 0x01, 0x00, 0xff];
const CUT = [0x1d, 0x56, 0];

/** Sends bytes in pieces of the given size and answers with what came back until the connection ends. */
const send = (bytes: readonly number[], pieceLength = bytes.length): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const heard: Buffer[] = [];
    const socket = connect(printer.printerPort, '127.0.0.1', () => {
      socket.setNoDelay(true);
      for (let at = 0; at < bytes.length; at += pieceLength) {
        socket.write(Uint8Array.from(bytes.slice(at, at + pieceLength)));
      }
      socket.end();
    });
    socket.on('data', (chunk: Buffer) => heard.push(chunk));
    socket.once('error', reject);
    socket.once('close', () => resolve(Buffer.concat(heard)));
  });
const order = (body: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  fetch(`${page}/control`, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  });

describe('paper', () => {
  test.each([1, 3, 7, 100])('is the same in pieces of %i bytes', async (pieceLength) => {
    await send([0x1b, 0x40, ...BAND, ...CUT], pieceLength);
    await vi.waitFor(() => expect(printer.papers()).toHaveLength(1));
    const [slip] = printer.papers();
    expect([slip?.widthDots, slip?.heightDots, slip?.end]).toEqual([576, 3, 'cut']);
    expect([...(slip?.rows.subarray(0, 3) ?? [])]).toEqual([0xff, 0x00, 0x00]);
    expect([...(slip?.rows.subarray(72, 74) ?? [])]).toEqual([0x80, 0x01]);
  });

  test('is shown pixel for pixel', async () => {
    await send([...BAND, ...CUT]);
    await vi.waitFor(() => expect(printer.papers()).toHaveLength(1));
    const [listed] = (await (await fetch(`${page}/papers`)).json()) as {
      id: number;
      height: number;
      widthDots: number;
    }[];
    expect(listed).toMatchObject({ height: 3, widthDots: 576, refused: false });
    const response = await fetch(`${page}/papers/${String(listed?.id)}.png`);
    const data = Buffer.from(await response.arrayBuffer()).toString('base64');
    const { pixels } = await renderAsync(
      `<svg xmlns="http://www.w3.org/2000/svg" width="576" height="3"><image width="576" height="3" href="data:image/png;base64,${data}"/></svg>`,
    );
    const shown = Array.from({ length: 3 }, (_, y) =>
      Array.from({ length: 16 }, (__, x) => (pixels[(y * 576 + x) * 4] === 0 ? '#' : '.')).join(''),
    );
    expect(shown).toEqual(['########........', '#..............#', '........########']);
  });

  test('that nobody takes away is forgotten, the oldest first', async () => {
    for (let count = 0; count < 5; count += 1) await send([...BAND, ...CUT]);
    await vi.waitFor(() => expect(printer.papers().map(({ id }) => id)).toEqual([5, 4, 3]));
  });

  test('what came before a command that is not understood is kept and marked', async () => {
    await send([...BAND, 0x41, ...BAND, ...CUT]);
    await vi.waitFor(() =>
      expect(printer.papers().map(({ end, heightDots }) => [end, heightDots])).toEqual([['refused', 3]]),
    );
    expect(printer.refused()).toMatchObject({ offset: BAND.length, bytes: [0x41] });
    await send([...BAND, ...CUT]);
    await vi.waitFor(() => expect(printer.papers()).toHaveLength(2));
    expect(printer.refused()).toBeNull();
  });

  test('half a slip hangs on the roll until it is torn off', async () => {
    await send(BAND);
    await vi.waitFor(() => expect(printer.uncutRows()).toBe(3));
    expect(printer.papers()).toEqual([]);
    await printer.setFault({ paperOut: true });
    await printer.setFault({ paperOut: false });
    expect(printer.papers().map(({ end }) => end)).toEqual(['torn']);
  });
});

describe('status', () => {
  test('is answered at once, in the middle of a slip', async () => {
    expect([...(await send([...BAND, 0x10, 0x04, 1, ...BAND, 0x10, 0x04, 4, ...CUT]))]).toEqual([0x12, 0x12]);
  });

  test('in turn is answered only when everything before it is done', async () => {
    await printer.setFault({ coverOpen: true });
    const answer = send([...BAND, ...CUT, 0x1d, 0x72, 1, 0x10, 0x04, 2]);
    expect([...(await answer)]).toEqual([0x16]);
    await printer.setFault({ coverOpen: false });
    expect(printer.papers()).toHaveLength(1);
  });
});

describe('the page', () => {
  test('has no inline script or style, and its policy forbids them', async () => {
    const response = await fetch(page);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    const html = await response.text();
    expect(html).not.toMatch(/<style|style=|\son\w+=|<script(?![^>]*src=)/u);
    for (const [, address] of html.matchAll(/(?:href|src)="(\/[^"?]+)"/g)) {
      expect((await fetch(page + String(address))).status).toBe(200);
    }
  });

  test('speaks Vietnamese and English', async () => {
    expect(await (await fetch(page)).text()).toContain('Máy in ảo');
    expect(await (await fetch(`${page}/?lang=en`)).text()).toContain('Virtual printer');
  });

  test('takes orders from itself and from programs, not from other pages', async () => {
    expect((await order('state=coverOpen', { origin: 'http://evil.example' })).status).toBe(403);
    expect(await (await fetch(page)).text()).toContain('Sẵn sàng');
    expect((await order('state=coverOpen', { origin: page })).status).toBe(303);
    expect(await (await fetch(page)).text()).toContain('Nắp đang mở');
    expect((await order('state=coverClosed')).status).toBe(303);
    expect(await (await fetch(page)).text()).toContain('Sẵn sàng');
  });

  test('can be driven to fail, by known faults only', async () => {
    const json = { 'content-type': 'application/json' };
    expect((await order('{"faults":{"paperNearEnd":true}}', json)).status).toBe(303);
    expect(await (await fetch(page)).text()).toContain('Sắp hết giấy');
    for (const wrong of [
      '{"faults":{"explode":true}}',
      '{"faults":{"mute":1}}',
      '{"faults":[]}',
      '{',
      '7',
      '{"state":{}}',
    ]) {
      expect((await order(wrong, json)).status, wrong).toBe(400);
    }
    expect((await order(`state=${'x'.repeat(100_000)}`)).status).toBe(400);
    expect((await order('state=__proto__')).status).toBe(400);
  });

  test('leads nowhere else after an order', async () => {
    const response = await order(`state=tear&back=${encodeURIComponent('//evil.example/?')}`);
    expect(response.headers.get('location')).toBe('/');
  });

  test('is told of new paper', async () => {
    const events = await fetch(`${page}/events`);
    const reader = events.body?.getReader();
    const heard = (async () => {
      let text = '';
      while (!text.includes('event: change'))
        text += Buffer.from((await reader?.read())?.value ?? []).toString();
      return text;
    })();
    await send([...BAND, ...CUT]);
    expect(await heard).toContain('event: change');
    await reader?.cancel();
  });

  test('has no files but its own', async () => {
    for (const address of [
      '/../package.json',
      '/fonts/files/../../package.json',
      '/papers/999.png',
      '/fonts/100.css',
    ]) {
      expect((await fetch(page + address)).status, address).toBe(404);
    }
  });
});

describe('the page’s switches', () => {
  const html = async (): Promise<string> => (await fetch(page)).text();
  const pressed = async (): Promise<readonly string[]> =>
    Array.from(
      (await html()).matchAll(/value="(\w+)" data-tone="[\w-]+" aria-pressed="true"/g),
      ([, state]) => String(state),
    );
  const WELL = ['switchedOn', 'coverClosed', 'paperLoaded', 'cutterFree', 'headCool'];

  test.each([
    ['switchedOff', 'switchedOn', 'Đã tắt', { offline: true }],
    ['coverOpen', 'coverClosed', 'Nắp đang mở', { coverOpen: true }],
    ['paperNearEnd', 'paperLoaded', 'Sắp hết giấy', { paperNearEnd: true }],
    ['paperOut', 'paperLoaded', 'Hết giấy', { paperOut: true }],
    ['cutterJammed', 'cutterFree', 'Kẹt dao cắt', { cutterJammed: true }],
    ['headHot', 'headCool', 'Đầu in quá nóng', { overheated: true }],
  ])('%s breaks it, %s mends it, and the page says so', async (breaks, mends, sentence, fault) => {
    expect(await pressed()).toEqual(WELL);
    expect((await order(`state=${breaks}`)).status).toBe(303);
    expect(printer.faults()).toMatchObject(fault);
    expect(await pressed()).toEqual(WELL.map((state) => (state === mends ? breaks : state)));
    expect(await html()).toContain(`<strong>${sentence}</strong>`);
    expect((await order(`state=${mends}`)).status).toBe(303);
    expect(await pressed()).toEqual(WELL);
    expect(await html()).toContain('<strong>Sẵn sàng</strong>');
  });

  test('half a slip is seen where it hangs, and the roll that ended is changed by hand', async () => {
    expect((await fetch(`${page}/papers/hanging.png`)).status).toBe(404);
    await printer.setFault({ paperEndsAfterRows: 2 });
    await send([...BAND, ...CUT]);
    await vi.waitFor(() => expect(printer.uncutRows()).toBe(2));
    expect(await html()).toContain('/papers/hanging.png?rows=2');
    expect((await fetch(`${page}/papers/hanging.png?rows=2`)).status).toBe(200);
    await order('state=paperLoaded');
    expect(await html()).not.toContain('hanging');
    expect(printer.papers().map(({ end, heightDots }) => [end, heightDots])).toEqual([
      ['cut', 1],
      ['torn', 2],
    ]);
  });

  test('a program is told how the printer is, and what came of it so far', async () => {
    await send([...BAND, ...CUT]);
    await vi.waitFor(() => expect(printer.papers()).toHaveLength(1));
    await vi.waitFor(async () =>
      expect(await (await fetch(`${page}/state`)).json()).toMatchObject({
        ...{ widthDots: 576, uncutRows: 0, refused: null, faults: { coverOpen: false } },
        counts: { openNow: 0, openAtMost: 1, receivedBytes: BAND.length + CUT.length, slips: 1 },
      }),
    );
  });
});
