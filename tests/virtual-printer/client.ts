/**
 * A client of the printer's port for its tests: says bytes, remembers what it hears.
 */
import { connect } from 'node:net';
import { vi } from 'vitest';

export type Client = {
  readonly say: (...bytes: readonly number[]) => void;
  /** Everything heard so far, joined; kept only while it is short. */
  readonly heard: () => readonly number[];
  readonly heardBytes: () => number;
  /** How the connection ended; null while it has not. */
  readonly end: () => 'closed' | 'reset' | 'refused' | null;
  /** Ends the connection and waits until it is gone. */
  readonly hangUp: () => Promise<void>;
  /** Breaks the connection off without a word. */
  readonly breakOff: () => void;
};

const KEPT_BYTES = 4_096;

/** Connects to a port of this machine; a connection that is refused is a client whose `end` says so. */
export const connectClient = (port: number): Promise<Client> =>
  new Promise((resolve) => {
    const heard: number[] = [];
    let heardBytes = 0;
    let end: ReturnType<Client['end']> = null;
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    const gone = new Promise<void>((resolveGone) => {
      socket.once('close', () => {
        end ??= 'closed';
        resolveGone();
      });
    });
    const client: Client = {
      say: (...bytes) => void socket.write(Uint8Array.from(bytes)),
      heard: () => heard,
      heardBytes: () => heardBytes,
      end: () => end,
      hangUp: async () => {
        socket.end();
        await gone;
      },
      breakOff: () => {
        socket.destroy();
      },
    };
    socket.on('data', (chunk: Buffer) => {
      heardBytes += chunk.length;
      if (heard.length < KEPT_BYTES) heard.push(...chunk.subarray(0, KEPT_BYTES));
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      end = error.code === 'ECONNREFUSED' ? 'refused' : 'reset';
    });
    socket.once('connect', () => resolve(client));
    socket.once('close', () => resolve(client));
  });

/** GS v 0 with dots that differ from row to row, so that a row that is missing or doubled is seen. */
export const band = (bytesPerRow: number, rowCount: number, seed = 1): readonly number[] => [
  ...[0x1d, 0x76, 0x30, 0, bytesPerRow & 0xff, bytesPerRow >> 8, rowCount & 0xff, rowCount >> 8],
  ...dotsOf(bytesPerRow, rowCount, seed),
];

/** The dots of `band`. */
export const dotsOf = (bytesPerRow: number, rowCount: number, seed = 1): readonly number[] =>
  Array.from({ length: bytesPerRow * rowCount }, (_, index) => {
    const row = Math.floor(index / bytesPerRow);
    return (row * 31 + (index % bytesPerRow) * 7 + seed * 13) & 0xff;
  });

export const INITIALIZE = [0x1b, 0x40] as const;
export const CUT = [0x1d, 0x56, 0] as const;
export const ORDERED_STATUS = [0x1d, 0x72, 1] as const;
export const AUTO_STATUS = [0x1d, 0x61, 0xff] as const;
export const realTimeStatus = (which: 1 | 2 | 3 | 4): readonly number[] => [0x10, 0x04, which];
export const processId = (characters: string): readonly number[] => [
  ...[0x1d, 0x28, 0x48, 6, 0, 48, 48],
  ...Buffer.from(characters, 'latin1'),
];
export const echoOf = (characters: string): readonly number[] => [
  ...[0x37, 0x22],
  ...Buffer.from(characters, 'latin1'),
  0,
];

/** Waits until a check holds, for as long as a busy machine may need. */
export const eventually = <Result>(check: () => Result | Promise<Result>): Promise<Result> =>
  vi.waitFor(check, { timeout: 15_000, interval: 15 });
