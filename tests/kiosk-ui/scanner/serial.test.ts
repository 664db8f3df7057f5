import { expect, test } from 'vitest';
import { recognise } from '#protocol/codes/scanned-code.ts';
import { EMPTY_LINE, LINE_PAUSE_MS, received, silentUntil } from '../../../kiosk-ui/scanner/serial-frames.ts';
import { listenToSerial, serialOf, type SerialPort } from '../../../kiosk-ui/scanner/serial-listener.ts';
import { CARD, FILE_CODE } from '#tests/codes/samples.ts';

test('what comes in pieces is one scan, and two in one piece are two', () => {
  const begun = received(EMPTY_LINE, CARD.slice(0, 30), 0);
  expect(begun.scans).toEqual([]);
  const ended = received(begun.line, `${CARD.slice(30)}\r\n${FILE_CODE}\r\n`, 10);
  expect(ended.scans).toEqual([CARD, FILE_CODE]);
  expect(ended.line.pending).toBe('');
});

test('without a line end a scan is over after a silence, and not before', () => {
  const { line } = received(EMPTY_LINE, FILE_CODE, 1_000);
  expect(silentUntil(line, 1_000 + LINE_PAUSE_MS - 1).scans).toEqual([]);
  expect(silentUntil(line, 1_000 + LINE_PAUSE_MS)).toEqual({ line: EMPTY_LINE, scans: [FILE_CODE] });
});

test('a line that never ends is kept only as far as one sees that it is no code', () => {
  let { line } = received(EMPTY_LINE, '', 0);
  for (let piece = 0; piece < 100; piece += 1) ({ line } = received(line, '7'.repeat(1_000), piece));
  expect(line.pending.length).toBeLessThan(5_000);
  expect(recognise(line.pending)).toEqual({ kind: 'unknown' });
});

/** A port whose scanner sends what it is told, and may be unplugged. */
function portThatSends(): {
  readonly port: SerialPort;
  readonly send: (text: string) => void;
  readonly unplug: () => void;
} {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const readable = new ReadableStream<Uint8Array>({ start: (given) => void (controller = given) });
  return {
    port: { readable, open: () => Promise.resolve(), close: () => Promise.resolve() },
    send: (text) => controller?.enqueue(new TextEncoder().encode(text)),
    unplug: () => controller?.error(new Error('gone')),
  };
}

test('a granted port is listened to, its letters joined over pieces, and one that is unplugged harms nobody', async () => {
  const scans: string[] = [];
  const { port, send, unplug } = portThatSends();
  const serial = Object.assign(new EventTarget(), { getPorts: () => Promise.resolve([port]) });
  const stop = listenToSerial(serial, ([text]) => scans.push(text ?? ''));
  send(`${CARD}\r`);
  await expect.poll(() => scans).toEqual([CARD]);
  send('G22.99-260310-1');
  await expect.poll(() => scans.at(-1)).toBe('G22.99-260310-1');
  unplug();
  stop();
});

test('a browser that grants nothing, or has no serial lines, is left alone', async () => {
  expect(serialOf({})).toBeNull();
  const refusing = Object.assign(new EventTarget(), {
    getPorts: () => Promise.reject(new Error('not allowed')),
  });
  const stop = listenToSerial(refusing, () => expect.unreachable('nothing can be scanned'));
  await new Promise((resolve) => setTimeout(resolve, 20));
  stop();
});
