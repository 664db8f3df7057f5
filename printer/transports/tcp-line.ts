/**
 * One TCP connection to a printer that takes raw bytes on a port, commonly 9100.
 */
import type { Socket } from 'node:net';
import { connect } from 'node:net';
import type { Line, LineOpening, LineState } from './line.ts';
import { within, writeInPieces } from './line.ts';

export type TcpAddress = { readonly host: string; readonly port: number };

export type TcpLineLimits = {
  readonly connectMs: number;
  /** A status is a few bytes; whoever sends more is not a printer. */
  readonly maxReceivedBytes: number;
};

const lineOver = (socket: Socket, maxReceivedBytes: number): Line => {
  let received: Buffer[] = [];
  let receivedTotal = 0;
  let state: LineState = 'open';
  const waiting = new Set<() => void>();
  const wakeAll = (): void => {
    for (const wake of waiting) wake();
  };
  const lose = (how: Exclude<LineState, 'open'>): void => {
    if (state === 'open') state = how;
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
      received = [];
      lose('flooded');
      return;
    }
    received.push(chunk);
    wakeAll();
  });
  const isGone = (): void => lose('gone');
  socket.on('error', isGone).on('end', isGone).on('close', isGone);

  const flush = (piece: Uint8Array): Promise<boolean> =>
    Promise.race([
      new Promise<boolean>((resolve) => {
        socket.write(piece, (error) => resolve(error === undefined || error === null));
      }),
      lost,
    ]);

  return {
    state: () => state,
    write: (bytes, limits, onQuiet) =>
      writeInPieces(
        bytes,
        limits,
        (piece) => (state === 'open' ? flush(piece) : Promise.resolve(false)),
        onQuiet,
      ),
    read: (timeoutMs) =>
      new Promise((resolve) => {
        const settle = (): void => {
          clearTimeout(timer);
          waiting.delete(look);
          resolve(Buffer.concat(received));
          received = [];
        };
        const look = (): void => {
          if (received.length > 0 || state !== 'open') settle();
        };
        const timer = setTimeout(settle, timeoutMs);
        waiting.add(look);
        look();
      }),
    finish: async (timeoutMs) => {
      const wasLost = state !== 'open';
      socket.end();
      await within(closed, timeoutMs, undefined);
      const wasReset = socket.errored !== null;
      socket.destroy();
      return !wasLost && !wasReset;
    },
  };
};

/** Connects, bounded in time; `offline` when nobody answers there. A line that hears more than it may is cut. */
export const openTcpLine = (
  { host, port }: TcpAddress,
  { connectMs, maxReceivedBytes }: TcpLineLimits,
  signal: AbortSignal,
): Promise<LineOpening> =>
  new Promise((resolve) => {
    const nobody: LineOpening = { kind: 'closed', problem: 'offline' };
    if (signal.aborted) {
      resolve(nobody);
      return;
    }
    const socket = connect({ host, port, noDelay: true });
    const give = (opening: LineOpening): void => {
      clearTimeout(timer);
      socket.off('error', fail);
      resolve(opening);
    };
    const fail = (): void => {
      socket.destroy();
      give(nobody);
    };
    const timer = setTimeout(() => {
      // A late error must find a listener.
      socket.on('error', () => {});
      fail();
    }, connectMs);
    const abort = (): void => {
      socket.destroy();
    };
    signal.addEventListener('abort', abort, { once: true });
    socket.once('close', () => {
      signal.removeEventListener('abort', abort);
      give(nobody);
    });
    socket.once('error', fail);
    socket.once('connect', () => give({ kind: 'open', line: lineOver(socket, maxReceivedBytes) }));
  });
