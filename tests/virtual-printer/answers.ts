/**
 * The way of the printer's words to the other side, with what can go wrong on it: silence, delay, nonsense, a flood.
 */
import type { Socket } from 'node:net';
import type { Answer } from './auto-status.ts';
import type { Faults } from './faults.ts';
import { NO_FAULTS } from './faults.ts';
import { realTimeStatusByte } from './status-bytes.ts';

export type Answers = {
  readonly answer: Answer;
  /** Looks again at what is wrong: a flood may have to begin. */
  readonly onFaults: () => void;
  /** Says nothing any more. */
  readonly close: () => void;
};

/** A whole flood is this one piece, over and over, each handed on only when the last one is gone. */
const FLOOD_PIECE_BYTES = 64 * 1024;
/** No status byte of any kind has its highest bit set. */
const HIGHEST_BIT = 0x80;

const nonsense = (length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, index) => HIGHEST_BIT | ((index * 37 + 5) & 0x7f));

/** The answers of one connection. */
export const openAnswers = (socket: Socket, faults: () => Faults): Answers => {
  const delayed = new Set<NodeJS.Timeout>();
  let lastDueAtMs = 0;
  let flooded = 0;
  let isFlooding = false;

  const write = (bytes: Uint8Array): void => {
    if (socket.writable) socket.write(bytes);
  };

  /** Later answers never overtake earlier ones, also when the delay has become shorter. */
  const writeLater = (bytes: Uint8Array, delayMs: number): void => {
    const nowMs = performance.now();
    lastDueAtMs = Math.max(lastDueAtMs, nowMs + delayMs);
    const timer = setTimeout(() => {
      delayed.delete(timer);
      write(bytes);
    }, lastDueAtMs - nowMs);
    delayed.add(timer);
  };

  const flood = (content: Buffer): void => {
    const { floodBytes } = faults();
    const left = (floodBytes ?? 0) - flooded;
    isFlooding = left > 0 && socket.writable;
    if (!isFlooding) return;
    const next = content.subarray(0, Math.min(left, content.length));
    flooded += next.length;
    socket.write(next, (error) => {
      if (error == null) flood(content);
      else isFlooding = false;
    });
  };
  const onFaults = (): void => {
    if (isFlooding || faults().floodBytes === null) return;
    flood(Buffer.alloc(FLOOD_PIECE_BYTES, realTimeStatusByte(1, NO_FAULTS, false)));
  };
  onFaults();

  return {
    answer: (bytes) => {
      const { mute, garbageStatus, statusDelayMs } = faults();
      if (mute) return;
      const said = garbageStatus ? nonsense(bytes.length) : bytes;
      if (statusDelayMs === 0 && delayed.size === 0) write(said);
      else writeLater(said, statusDelayMs);
    },
    onFaults,
    close: () => {
      for (const timer of delayed) clearTimeout(timer);
      delayed.clear();
    },
  };
};
