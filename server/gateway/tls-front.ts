/**
 * The same server over TLS, on a port of its own: whatever comes here is handed to the plain server's own ears, so that
 * every route, every socket and every bound is one and the same.
 */
import type { Server as HttpServer } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { Duplex } from 'node:stream';
import type { TlsFront } from '#server/app/https/office-https.ts';

/** A handshake that takes longer is cut (slowloris). */
const HANDSHAKE_TIMEOUT_MS = 10_000;

export function createTlsFront(plain: HttpServer, host: string, wishedPort: number): TlsFront {
  let server: Server | null = null;
  let port = wishedPort;
  /** Sockets of screens among them, which Node itself does not count any more. */
  const open = new Set<Duplex>();
  const listen = async (made: Server): Promise<void> => {
    await new Promise<void>((resolve, reject) => {
      made.once('error', reject).listen({ host, port }, () => {
        made.off('error', reject);
        resolve();
      });
    });
    const address = made.address();
    if (address !== null && typeof address === 'object') ({ port } = address);
  };
  return {
    serve: async ({ key, certificate: cert }) => {
      if (server !== null) {
        // Connections that stand keep theirs; the next ones see this one.
        server.setSecureContext({ key, cert, minVersion: 'TLSv1.2' });
        return;
      }
      const made = createServer({
        key,
        cert,
        minVersion: 'TLSv1.2',
        handshakeTimeout: HANDSHAKE_TIMEOUT_MS,
        requestTimeout: plain.requestTimeout,
        headersTimeout: plain.headersTimeout,
        keepAliveTimeout: plain.keepAliveTimeout,
        connectionsCheckingInterval: 1_000,
      });
      made.timeout = plain.timeout;
      made.maxConnections = plain.maxConnections;
      made.on('connection', (socket) => {
        open.add(socket);
        socket.once('close', () => open.delete(socket));
      });
      for (const event of ['request', 'upgrade', 'clientError'])
        made.on(event, (...heard: readonly unknown[]) => plain.emit(event, ...heard));
      await listen(made);
      server = made;
    },
    stop: async () => {
      const closing = server;
      server = null;
      if (closing === null) return;
      await new Promise<void>((resolve) => {
        closing.close(() => {
          resolve();
        });
        // They dial again by themselves.
        for (const socket of open) socket.destroy();
      });
    },
    port: () => port,
  };
}
