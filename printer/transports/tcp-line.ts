/**
 * One TCP connection to a printer, bounded in time and in bytes at every step. No step rejects:
 * a line that fails is lost, and says so from then on.
 */
import type { Socket } from 'node:net';
import { connect } from 'node:net';

export type TcpAddress = { readonly host: string; readonly port: number };

export type TcpLine = {
  /** True once the other side closed, reset, or said more than it may. */
  readonly isLost: () => boolean;
  /** Hands all bytes to the network. False when that stalled, took too long, or the line was lost on the way. */
  readonly write: (bytes: Uint8Array, limits: WriteLimits) => Promise<boolean>;
  /** The next received bytes: `count` of them, or fewer when the time is over or the line lost. */
  readonly read: (count: number, timeoutMs: number) => Promise<Uint8Array>;
  /** Says goodbye and waits for the other side's, at most `timeoutMs`. False when the line had been lost or reset. */
  readonly finish: (timeoutMs: number) => Promise<boolean>;
  /** Ends the connection at once. */
  readonly cut: () => void;
};

export type WriteLimits = {
  /** Longest time without any progress. */
  readonly stallMs: number;
  /** Longest time altogether. */
  readonly totalMs: number;
};

/** Small enough that progress is seen on a slow line. */
const CHUNK_BYTES = 4_096;

const within = <T>(work: Promise<T>, timeoutMs: number, otherwise: T): Promise<T> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(otherwise), timeoutMs);
    void work.then((value) => {
      clearTimeout(timer);
      resolve(value);
    });
  });

const lineOver = (socket: Socket, maxReceivedBytes: number): TcpLine => {
  let received: number[] = [];
  let receivedTotal = 0;
  let isLost = false;
  const waiting = new Set<() => void>();
  const wakeAll = (): void => {
    for (const wake of waiting) wake();
  };
  const lose = (): void => {
    isLost = true;
    wakeAll();
  };
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  const lost = new Promise<false>((resolve) => {
    const settle = (): void => resolve(false);
    socket.once('close', settle).once('end', settle);
  });
  socket.on('data', (chunk: Buffer) => {
    receivedTotal += chunk.length;
    if (receivedTotal > maxReceivedBytes) {
      socket.destroy();
      lose();
      return;
    }
    received.push(...chunk);
    wakeAll();
  });
  socket.on('error', lose).on('end', lose).on('close', lose);

  const flush = (chunk: Uint8Array): Promise<boolean> =>
    Promise.race([
      new Promise<boolean>((resolve) => {
        socket.write(chunk, (error) => resolve(error === undefined || error === null));
      }),
      lost,
    ]);

  return {
    isLost: () => isLost,
    write: async (bytes, { stallMs, totalMs }) => {
      const startedAt = performance.now();
      for (let offset = 0; offset < bytes.length; offset += CHUNK_BYTES) {
        const leftMs = totalMs - (performance.now() - startedAt);
        if (isLost || leftMs <= 0) return false;
        const chunk = bytes.subarray(offset, offset + CHUNK_BYTES);
        if (!(await within(flush(chunk), Math.min(stallMs, leftMs), false))) return false;
      }
      return true;
    },
    read: (count, timeoutMs) =>
      new Promise((resolve) => {
        const settle = (): void => {
          clearTimeout(timer);
          waiting.delete(look);
          resolve(Uint8Array.from(received.slice(0, count)));
          received = received.slice(count);
        };
        const look = (): void => {
          if (received.length >= count || isLost) settle();
        };
        const timer = setTimeout(settle, timeoutMs);
        waiting.add(look);
        look();
      }),
    finish: async (timeoutMs) => {
      const wasLost = isLost;
      socket.end();
      await within(closed, timeoutMs, undefined);
      const wasReset = socket.errored !== null;
      socket.destroy();
      return !wasLost && !wasReset;
    },
    cut: () => {
      socket.destroy();
      lose();
    },
  };
};

/**
 * Connects, within `timeoutMs`; null when nobody answers there. `signal` breaks off the attempt and the line.
 * A line that receives more than `maxReceivedBytes` is cut.
 */
export const openTcpLine = (
  { host, port }: TcpAddress,
  {
    timeoutMs,
    maxReceivedBytes,
    signal,
  }: { readonly timeoutMs: number; readonly maxReceivedBytes: number; readonly signal: AbortSignal },
): Promise<TcpLine | null> =>
  new Promise((resolve) => {
    if (signal.aborted) {
      resolve(null);
      return;
    }
    const socket = connect({ host, port, noDelay: true });
    const give = (line: TcpLine | null): void => {
      clearTimeout(timer);
      socket.off('error', fail);
      resolve(line);
    };
    const fail = (): void => {
      socket.destroy();
      give(null);
    };
    const timer = setTimeout(() => {
      // A late error must find a listener.
      socket.on('error', () => {});
      fail();
    }, timeoutMs);
    const abort = (): void => {
      socket.destroy();
    };
    signal.addEventListener('abort', abort, { once: true });
    socket.once('close', () => {
      signal.removeEventListener('abort', abort);
      give(null);
    });
    socket.once('error', fail);
    socket.once('connect', () => give(lineOver(socket, maxReceivedBytes)));
  });
