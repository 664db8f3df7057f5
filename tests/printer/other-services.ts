/**
 * Services that are no printers, on an address and port of this machine, and everything that was said to them.
 */
import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';

export type OtherService = {
  readonly port: number;
  /** All bytes received, over all connections. */
  readonly received: () => Buffer;
  readonly connections: () => number;
  readonly close: () => Promise<void>;
};

/** Listens and serves each connection with `serve`. Port 0 takes any free one. */
export const startOtherService = async (
  serve: (socket: Socket) => void,
  host = '127.0.0.1',
  port = 0,
): Promise<OtherService> => {
  const sockets = new Set<Socket>();
  const chunks: Buffer[] = [];
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    serve(socket);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    received: () => Buffer.concat(chunks),
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
};

/** Answers whatever it is asked like a web server that does not understand. */
export const serveWeb = (socket: Socket): void => {
  socket.on('data', () => socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'));
};
/** Greets first, as mail and shell servers do. */
export const greet =
  (words: string) =>
  (socket: Socket): void => {
    socket.write(words);
  };
/** Takes everything and says nothing. */
export const saySilence = (): void => {};
