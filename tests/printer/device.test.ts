import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { CHECK_LIMITS, checkConnection } from '#printer/check-connection.ts';
import { encodeSlip } from '#printer/escpos.ts';
import type { PrinterPort } from '#printer/printer-port.ts';
import { deviceKindOf, mayBePrinter } from '#printer/transports/device-path.ts';
import { deviceLineOpener } from '#printer/transports/device-line.ts';
import { LINE_PRINTER_LIMITS, openLinePrinter } from '#printer/transports/line-printer.ts';
import type { ConnectionCheck } from '#protocol/printing.ts';
import { STANDARD_PROFILE } from '#protocol/printer-profiles.ts';
import { profileNamed } from './slips.ts';
import { hasPseudoTerminals, startPseudoTerminal } from './pseudo-terminal.ts';

const QUICK = {
  ...LINE_PRINTER_LIMITS,
  statusMs: 400,
  write: { quietMs: 200, stallMs: 500, totalMs: 3_000 },
  confirmMs: 2_000,
  confirmPollMs: 50,
  finishMs: 300,
};
/** Every byte there is, those that a terminal would act on among them, and none that spells a question. */
const SLIP = encodeSlip(
  {
    widthDots: 576,
    heightDots: 96,
    bytesPerRow: 72,
    rows: new Uint8Array(72 * 96).map((_, index) => (index * 7) % 256),
  },
  { profile: STANDARD_PROFILE, density: 0 },
);
const NOBODY = (): void => {};
const check = (device: string): Promise<ConnectionCheck> =>
  checkConnection({ kind: 'device', path: device }, { ...CHECK_LIMITS, statusMs: 300, modelMs: 100 });

const ports: PrinterPort[] = [];
afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});
const printerAt = (device: string, profile = STANDARD_PROFILE): PrinterPort => {
  const port = openLinePrinter(deviceLineOpener(device), profile, QUICK);
  ports.push(port);
  return port;
};

describe.runIf(hasPseudoTerminals())('a printer on a serial port', () => {
  test('answers, prints and confirms, and gets every byte as it is', async () => {
    const terminal = await startPseudoTerminal('answers');
    const port = printerAt(terminal.path);
    expect(await port.readStatus()).toEqual({ problem: null, paperNearEnd: false });
    expect(await port.print(SLIP, NOBODY)).toEqual({ state: 'printed', problem: null });
    const received = await terminal.close();
    expect(received.includes(Buffer.from(SLIP))).toBe(true);
  });

  test('that by its profile says nothing gets "sent", never "printed"', async () => {
    const terminal = await startPseudoTerminal('mute');
    const port = printerAt(terminal.path, profileNamed('silent-80'));
    expect(await port.print(SLIP, NOBODY)).toEqual({ state: 'sent', problem: null });
    expect((await terminal.close()).includes(Buffer.from(SLIP))).toBe(true);
  });

  test('is offline when it is pulled out, and nothing is sent', async () => {
    const terminal = await startPseudoTerminal('answers');
    const port = printerAt(terminal.path);
    expect((await port.readStatus()).problem).toBeNull();
    await terminal.close();
    expect(await port.print(SLIP, NOBODY)).toEqual({ state: 'failed', problem: 'offline' });
  });

  test('is found to be a printer when it is asked once', async () => {
    const terminal = await startPseudoTerminal('answers');
    expect(await check(terminal.path)).toEqual({ kind: 'printer', model: null, problem: null });
    await terminal.close();
  });

  test('what is left over from an earlier conversation answers nothing', async () => {
    const terminal = await startPseudoTerminal('answers');
    const ask = deviceLineOpener(terminal.path);
    const earlier = await ask(new AbortController().signal);
    if (earlier.kind !== 'open') throw new Error('not opened');
    await earlier.line.write(Uint8Array.of(0x1d, 0x72, 1, 0x10, 4, 1), QUICK.write);
    await earlier.line.finish(300);
    expect(await printerAt(terminal.path).readStatus()).toEqual({ problem: null, paperNearEnd: false });
    await terminal.close();
  });
});

describe.runIf(process.platform === 'linux')('a device file', () => {
  test('that takes everything and cannot be read has been sent the slip', async () => {
    expect(await printerAt('/dev/null', profileNamed('silent-80')).print(SLIP, NOBODY)).toEqual({
      state: 'sent',
      problem: null,
    });
    expect(await check('/dev/null')).toEqual({ kind: 'silent' });
  });

  test('that takes nothing and pours out zeros is no printer', async () => {
    expect(await printerAt('/dev/full').print(SLIP, NOBODY)).toEqual({
      state: 'failed',
      problem: 'not_a_printer',
    });
  });

  test('that is not there is offline and cannot be reached', async () => {
    expect((await printerAt('/dev/no-such-printer').readStatus()).problem).toBe('offline');
    expect(await check('/dev/no-such-printer')).toEqual({
      kind: 'unreachable',
    });
  });

  test('a regular file, a pipe or a folder is no printer and is not touched', async () => {
    // Below /dev, as every path of a device must be; a folder of its own in the machine's memory.
    const folder = mkdtempSync(path.join('/dev/shm', 'mot-cua-'));
    try {
      const file = path.join(folder, 'file');
      const pipe = path.join(folder, 'pipe');
      writeFileSync(file, 'mine');
      execFileSync('mkfifo', [pipe]);
      for (const device of [file, pipe, folder]) {
        expect(await printerAt(device).print(SLIP, NOBODY)).toEqual({
          state: 'failed',
          problem: 'not_a_printer',
        });
        expect(await check(device)).toEqual({ kind: 'not_a_printer' });
      }
      expect(readFileSync(file, 'utf8')).toBe('mine');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('that belongs to the machine itself is refused unopened', async () => {
    for (const device of ['/dev/zero', '/dev/random']) {
      expect((await printerAt(device).readStatus()).problem).toBe('not_a_printer');
    }
    const deviceOf = (major: number, minor: number) => ({
      isCharacterDevice: () => true,
      rdev: (major << 8) | minor,
    });
    // A watchdog restarts the machine once it was opened.
    expect(mayBePrinter(deviceOf(10, 130))).toBe(false);
    expect(mayBePrinter(deviceOf(1, 1))).toBe(false);
    // A USB printer, a parallel port, a serial port over USB.
    expect([deviceOf(180, 0), deviceOf(6, 0), deviceOf(188, 0)].every(mayBePrinter)).toBe(true);
  });
});

test.each([
  ['/dev/usb/lp0', 'linux', 'unix_device'],
  ['/dev/../etc/passwd', 'linux', null],
  ['/etc/passwd', 'linux', null],
  ['\\\\.\\COM3', 'linux', null],
  ['\\\\.\\COM3', 'win32', 'windows_port'],
  ['\\\\.\\LPT1', 'win32', 'windows_port'],
  ['\\\\localhost\\May in ve', 'win32', 'windows_shared'],
  ['\\\\.\\PhysicalDrive0', 'win32', null],
  ['C:\\Windows\\win.ini', 'win32', null],
  ['/dev/usb/lp0', 'win32', null],
] as const)('%s on %s is %s', (device, platform, kind) => {
  expect(deviceKindOf(device, platform)).toBe(kind);
});

test('a path that names no device here is refused unopened', async () => {
  // Not in a temporary folder: that may lie beneath /dev, where memory does.
  const opening = await deviceLineOpener(path.resolve('package.json'))(new AbortController().signal);
  expect(opening).toEqual({ kind: 'closed', problem: 'not_a_printer' });
});
