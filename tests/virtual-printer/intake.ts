/**
 * How the printer takes bytes from one connection: at its own pace, up to the byte at which a fault strikes.
 */
import type { Socket } from 'node:net';
import type { Faults } from './faults.ts';

export type Intake = {
  /** Looks again at what is wrong: a printer may stop reading, or read faster. */
  readonly onFaults: () => void;
  /** Whether bytes that have come are still to be read. */
  readonly isBehind: () => boolean;
  readonly close: () => void;
};

export type IntakeSettings = {
  readonly socket: Socket;
  readonly faults: () => Faults;
  /** Takes bytes in the order in which they came. */
  readonly read: (bytes: Uint8Array) => void;
  /** More bytes came than the connection lives for. */
  readonly onReset: () => void;
  /** So many bytes were read that the current fails. */
  readonly onPowerFailure: () => void;
};

/** How often a slow printer looks at its line. */
const TICK_MS = 10;

/** Begins to read from a connection. */
export const openIntake = ({ socket, faults, read, onReset, onPowerFailure }: IntakeSettings): Intake => {
  let arrived: Buffer = Buffer.alloc(0);
  let readBytes = 0;
  let isOver = false;
  let ticker: NodeJS.Timeout | null = null;
  let credit = 0;
  let creditedAtMs = 0;

  const stopTicking = (): void => {
    if (ticker !== null) clearInterval(ticker);
    ticker = null;
  };
  const close = (): void => {
    isOver = true;
    arrived = Buffer.alloc(0);
    stopTicking();
  };

  /** Reads up to so many of the bytes that have come, or to the fault among them. */
  const readUpTo = (allowed: number): void => {
    const { resetAfterBytes, powerCycleAfterBytes } = faults();
    const untilReset = resetAfterBytes === null ? Infinity : Math.max(0, resetAfterBytes - readBytes);
    const untilFailure =
      powerCycleAfterBytes === null ? Infinity : Math.max(0, powerCycleAfterBytes - readBytes);
    const wanted = Math.min(allowed, arrived.length);
    const count = Math.min(wanted, untilReset, untilFailure);
    const bytes = arrived.subarray(0, count);
    arrived = arrived.subarray(count);
    readBytes += count;
    if (count > 0) read(bytes);
    if (count === untilFailure) {
      close();
      onPowerFailure();
    } else if (count < wanted) {
      close();
      onReset();
    }
  };

  /** Bytes that a slow line has brought since it was last asked; whatever it is short of a byte is kept for the next time. */
  const broughtSince = (bytesPerSecond: number): number => {
    if (ticker === null) {
      ticker = setInterval(takeTurn, TICK_MS);
      creditedAtMs = performance.now();
      credit = 0;
    }
    const nowMs = performance.now();
    credit += ((nowMs - creditedAtMs) * bytesPerSecond) / 1_000;
    creditedAtMs = nowMs;
    const whole = Math.floor(credit);
    credit -= whole;
    return whole;
  };

  const takeTurn = (): void => {
    const { neverReads, bytesPerSecond } = faults();
    if (neverReads) {
      stopTicking();
      socket.pause();
      return;
    }
    if (arrived.length > 0) {
      readUpTo(bytesPerSecond === null ? arrived.length : broughtSince(bytesPerSecond));
    }
    // What has come is read before anything more is taken from the line.
    if (arrived.length > 0) {
      socket.pause();
      return;
    }
    stopTicking();
    if (!socket.destroyed) socket.resume();
  };

  socket.on('data', (chunk: Buffer) => {
    if (isOver) return;
    arrived = arrived.length === 0 ? chunk : Buffer.concat([arrived, chunk]);
    takeTurn();
  });
  takeTurn();

  return { onFaults: takeTurn, isBehind: () => arrived.length > 0, close };
};
