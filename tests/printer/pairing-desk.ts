/**
 * The part of an office's server that pairs devices, for tests: one code, one token, and what it was asked.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type PairingDesk = {
  readonly url: string;
  /** The bodies of all requests to pair. */
  readonly asked: readonly string[];
  /** What it answers from now on. */
  readonly answer: (status: number, body: unknown) => void;
  readonly close: () => Promise<void>;
};

/** Starts it; it gives `token-of-the-printer` until told otherwise. */
export const startPairingDesk = async (): Promise<PairingDesk> => {
  let reply = { status: 200, body: JSON.stringify({ deviceToken: 'token-of-the-printer' }) };
  const asked: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString('utf8');
    });
    request.on('end', () => {
      asked.push(`${String(request.method)} ${String(request.url)} ${body}`);
      response.writeHead(reply.status, { 'content-type': 'application/json', location: '/elsewhere' });
      response.end(reply.body);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`,
    asked,
    answer: (status, body) => {
      reply = { status, body: typeof body === 'string' ? body : JSON.stringify(body) };
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
