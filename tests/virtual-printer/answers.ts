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
  let waiting: readonly { readonly bytes: Uint8Array; readonly dueAtMs: number }[] = [];
  let timer: NodeJS.Timeout | null = null;
  let flooded = 0;
  let isFlooding = false;

  const write = (bytes: Uint8Array): void => {
    if (socket.writable) socket.write(bytes);
  };

  /** Says what is due. Later answers never overtake earlier ones, also when the delay has become shorter. */
  const sayDue = (): void => {
    timer = null;
    for (let first = waiting[0]; first !== undefined; first = waiting[0]) {
      const leftMs = first.dueAtMs - performance.now();
      if (leftMs > 0) {
        timer = setTimeout(sayDue, Math.ceil(leftMs));
        return;
      }
      waiting = waiting.slice(1);
      write(first.bytes);
    }
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
      waiting = [...waiting, { bytes: said, dueAtMs: performance.now() + statusDelayMs }];
      if (timer === null) sayDue();
    },
    onFaults,
    close: () => {
      if (timer !== null) clearTimeout(timer);
      waiting = [];
    },
  };
};
