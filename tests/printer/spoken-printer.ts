/**
 * A printer for tests that is told word for word what to answer, and takes down what it was asked. It reads commands as
 * a printer does, so that dots are never taken for questions.
 */
import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';

/** One command as it came in; `bytes` without the dots of a raster band. */
export type Asked = {
  readonly kind:
    | 'initialize'
    | 'raster'
    | 'cut'
    | 'feed'
    | 'density'
    | 'real_time_status'
    | 'ordered_status'
    | 'status_back'
    | 'process_id'
    | 'model'
    | 'unknown';
  readonly bytes: readonly number[];
};

export type SpokenPrinter = {
  readonly port: number;
  readonly asked: readonly Asked[];
  readonly connections: () => number;
  readonly close: () => Promise<void>;
};

type Found = { readonly kind: Asked['kind']; readonly length: number; readonly headLength?: number };

/** The command at the beginning of the bytes; null while it is not whole. */
const commandAt = (bytes: readonly number[]): Found | null => {
  const [first, second, third = 0, fourth = 0, fifth = 0] = bytes;
  const name = `${String(first)} ${String(second)}`;
  const fixed: Readonly<Record<string, readonly [Asked['kind'], number]>> = {
    '16 4': ['real_time_status', 3],
    '27 64': ['initialize', 2],
    '27 74': ['feed', 3],
    '29 86': ['cut', 4],
    '29 114': ['ordered_status', 3],
    '29 97': ['status_back', 3],
    '29 73': ['model', 3],
  };
  const known = fixed[name];
  if (known !== undefined) return bytes.length < known[1] ? null : { kind: known[0], length: known[1] };
  if (name === '29 40') {
    const length = 5 + fourth + fifth * 256;
    const kind = third === 0x48 ? 'process_id' : third === 0x4b ? 'density' : 'unknown';
    return bytes.length < Math.max(5, length) ? null : { kind, length };
  }
  if (name === '29 118') {
    if (bytes.length < 8) return null;
    const [, , , , widthLow = 0, widthHigh = 0, rowsLow = 0, rowsHigh = 0] = bytes;
    const length = 8 + (widthLow + widthHigh * 256) * (rowsLow + rowsHigh * 256);
    return bytes.length < length ? null : { kind: 'raster', length, headLength: 8 };
  }
  if (bytes.length < 2) return null;
  return { kind: 'unknown', length: 1 };
};

/** Listens on any free port of this machine. `answer` gives the bytes to say to each command; `greeting` comes unasked. */
export const startSpokenPrinter = async (
  answer: (asked: Asked, earlier: readonly Asked[]) => readonly number[],
  greeting: Uint8Array = Uint8Array.of(),
): Promise<SpokenPrinter> => {
  const asked: Asked[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer({ noDelay: true }, (socket) => {
    let pending: number[] = [];
    connections += 1;
    sockets.add(socket);
    if (greeting.length > 0) socket.write(greeting);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    socket.on('data', (chunk: Buffer) => {
      pending = pending.concat(Array.from(chunk));
      for (let found = commandAt(pending); found !== null; found = commandAt(pending)) {
        const command = { kind: found.kind, bytes: pending.slice(0, found.headLength ?? found.length) };
        pending = pending.slice(found.length);
        const words = answer(command, [...asked]);
        asked.push(command);
        if (words.length > 0 && socket.writable) socket.write(Uint8Array.from(words));
      }
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
};
