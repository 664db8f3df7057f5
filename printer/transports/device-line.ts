/**
 * A printer behind a device file: the USB printer class, a serial port, or a port or shared printer of Windows.
 *
 * Files know no timeouts. Under Linux the device is opened so that nothing blocks, and is asked again and again; where
 * that cannot be (Windows) a call that hangs is left behind, and the device is not opened again before it has ended.
 */
import { execFile } from 'node:child_process';
import { close, constants, fstat, open, read, stat, write } from 'node:fs';
import { isatty } from 'node:tty';
import { promisify } from 'node:util';
import type { DeviceKind } from './device-path.ts';
import { deviceKindOf, mayBePrinter } from './device-path.ts';
import type { Line, LineOpening, LineState, OpenLine } from './line.ts';
import { within, writeInPieces } from './line.ts';

export type DeviceLineLimits = {
  readonly openMs: number;
  readonly maxReceivedBytes: number;
  /** How often a device that has nothing to say, or takes nothing, is asked again. */
  readonly pollMs: number;
};

export const DEVICE_LINE_LIMITS: DeviceLineLimits = { openMs: 2_000, maxReceivedBytes: 4_096, pollMs: 20 };

const READ_BYTES = 512;
/** What is left over from an earlier conversation is short; one that has more to say is no printer. */
const MOST_LEFT_OVER_READS = 16;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const codeOf = (error: unknown): unknown => Reflect.get(Object(error) as object, 'code');
const isNotYet = (error: unknown): boolean =>
  ['EAGAIN', 'EWOULDBLOCK', 'EINTR'].includes(String(codeOf(error)));

type Descriptor = { readonly number: number; readonly canRead: boolean };

/** One line over an open descriptor. `hold` is told of every call that may hang. */
const lineOver = (
  { number: descriptor, canRead }: Descriptor,
  { maxReceivedBytes, pollMs }: DeviceLineLimits,
  hold: (call: Promise<unknown>) => void,
  signal: AbortSignal,
): Line & { readonly drain: () => Promise<void> } => {
  let state: LineState = 'open';
  let receivedTotal = 0;
  let reading: Promise<Uint8Array | null> | null = null;
  const isOver = (): boolean => state !== 'open' || signal.aborted;
  const lose = (how: Exclude<LineState, 'open'>): void => {
    if (state === 'open') state = how;
  };

  /** What is there now; null when there is nothing. */
  const readNow = async (): Promise<Uint8Array | null> => {
    const buffer = Buffer.alloc(READ_BYTES);
    try {
      const { bytesRead } = await promisify(read)(descriptor, buffer, 0, READ_BYTES, null);
      return bytesRead === 0 ? null : buffer.subarray(0, bytesRead);
    } catch (error) {
      if (!isNotYet(error)) lose('gone');
      return null;
    }
  };
  const receive = async (timeoutMs: number): Promise<Uint8Array | null> => {
    if (reading === null) {
      reading = readNow();
      hold(reading);
    }
    const call = reading;
    const bytes = await within(
      call.finally(() => {
        reading = null;
      }),
      Math.max(timeoutMs, pollMs),
      null,
    );
    return bytes;
  };
  const readUntil = async (timeoutMs: number): Promise<Uint8Array> => {
    const until = performance.now() + timeoutMs;
    for (;;) {
      const leftMs = until - performance.now();
      const bytes = canRead && !isOver() ? await receive(Math.max(0, leftMs)) : null;
      if (bytes !== null) {
        receivedTotal += bytes.length;
        if (receivedTotal <= maxReceivedBytes) return bytes;
        lose('flooded');
      }
      if (isOver() || leftMs <= 0) return Uint8Array.of();
      await pause(Math.min(pollMs, leftMs));
    }
  };

  /** All of a piece, as the device takes it. Ends when the line does, so that nothing is written after it was given up. */
  const writePiece = async (piece: Uint8Array): Promise<boolean> => {
    for (let offset = 0; offset < piece.length;) {
      if (isOver()) return false;
      try {
        const call = promisify(write)(descriptor, piece, offset, piece.length - offset, null);
        hold(call.catch(() => null));
        offset += (await call).bytesWritten;
      } catch (error) {
        if (!isNotYet(error)) lose('gone');
        await pause(pollMs);
      }
    }
    return true;
  };

  return {
    state: () => (signal.aborted && state === 'open' ? 'gone' : state),
    write: async (bytes, limits, onQuiet) => {
      const isWritten = await writeInPieces(bytes, limits, writePiece, onQuiet);
      if (!isWritten) lose('gone');
      return isWritten;
    },
    read: readUntil,
    drain: async () => {
      if (!canRead) return;
      for (let time = 0; time < MOST_LEFT_OVER_READS; time += 1) {
        if ((await receive(0)) === null) return;
      }
      lose('flooded');
    },
    finish: () => {
      const wasOpen = !isOver();
      lose('gone');
      return Promise.resolve(wasOpen);
    },
  };
};

const FLAGS: Readonly<Record<DeviceKind, readonly number[]>> = {
  // Without a say in who controls the terminal; writing alone where reading is not allowed or not possible.
  unix_device: [constants.O_RDWR, constants.O_WRONLY].map(
    (way) => way | constants.O_NONBLOCK | constants.O_NOCTTY,
  ),
  // Reading such a port would hang until the printer speaks, and nothing could break that off.
  windows_port: [constants.O_WRONLY],
  windows_shared: [constants.O_WRONLY | constants.O_CREAT],
};

/** Opens a descriptor; null when the device is not there, `not_a_printer` when it is something else. */
const openDescriptor = async (
  path: string,
  kind: DeviceKind,
): Promise<Descriptor | 'not_a_printer' | null> => {
  if (kind === 'unix_device') {
    const stats = await promisify(stat)(path).catch(() => null);
    if (stats === null) return null;
    if (!mayBePrinter(stats)) return 'not_a_printer';
  }
  for (const flags of FLAGS[kind]) {
    const number = await promisify(open)(path, flags).catch(() => null);
    if (number === null) continue;
    const canRead = (flags & constants.O_RDWR) !== 0;
    if (kind !== 'unix_device') return { number, canRead };
    const stats = await promisify(fstat)(number).catch(() => null);
    if (stats !== null && mayBePrinter(stats)) {
      if (isatty(number)) await makeRaw(path);
      return { number, canRead };
    }
    await promisify(close)(number).catch(() => null);
    return 'not_a_printer';
  }
  return null;
};

/** A serial line must hand every byte on as it is: no echo, no line ends turned into others. */
const makeRaw = (path: string): Promise<void> =>
  new Promise((resolve) => {
    execFile('stty', ['-F', path, 'raw', '-echo', 'clocal'], { timeout: 1_000 }, () => resolve());
  });

/** Opens the device anew for each conversation, one at a time. What is no device is refused as `not_a_printer`. */
export const deviceLineOpener = (
  path: string,
  {
    platform = process.platform,
    ...given
  }: Partial<DeviceLineLimits> & { readonly platform?: NodeJS.Platform } = {},
): OpenLine => {
  const limits = { ...DEVICE_LINE_LIMITS, ...given };
  const kind = deviceKindOf(path, platform);
  const hanging = new Set<Promise<unknown>>();
  const hold = (call: Promise<unknown>): void => {
    hanging.add(call);
    void call.finally(() => hanging.delete(call));
  };
  const closeWhenIdle = async (descriptor: number): Promise<void> => {
    await Promise.all(hanging);
    await promisify(close)(descriptor).catch(() => null);
  };

  return async (signal): Promise<LineOpening> => {
    if (kind === null) return { kind: 'closed', problem: 'not_a_printer' };
    if (hanging.size > 0 || signal.aborted) return { kind: 'closed', problem: 'offline' };
    const opening = openDescriptor(path, kind);
    hold(opening);
    const descriptor = await within(opening, limits.openMs, null);
    if (descriptor === 'not_a_printer') return { kind: 'closed', problem: 'not_a_printer' };
    if (descriptor === null) {
      // Should it open after all, it is closed again.
      void opening.then((late) => {
        if (typeof late === 'object' && late !== null) void closeWhenIdle(late.number);
      });
      return { kind: 'closed', problem: 'offline' };
    }
    const line = lineOver(descriptor, limits, hold, signal);
    await line.drain();
    return {
      kind: 'open',
      line: {
        ...line,
        finish: async (timeoutMs) => {
          const wasWell = await line.finish(timeoutMs);
          const closing = closeWhenIdle(descriptor.number);
          hold(closing);
          await within(closing, timeoutMs, undefined);
          return wasWell;
        },
      },
    };
  };
};
