/**
 * The printer's network side: one connection at a time, as real ones have it; others wait in line.
 */
import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer } from 'node:net';
import type { Device } from './device.ts';
import { createParser } from './parser.ts';

export type PrinterSocket = {
  readonly port: number;
  /** Refuses connections while off and takes them again on the same port when on. */
  readonly switchPower: (isOn: boolean) => Promise<void>;
  /** Resets every open connection, as pulling the cable would. */
  readonly dropConnections: () => void;
  readonly close: () => Promise<void>;
};

/** A connection that says nothing for this long makes room for the next. */
const IDLE_TIMEOUT_MS = 30_000;
/** More in line than this is no printer's user. */
const MAX_CONNECTIONS = 20;

const listen = (server: Server, host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
  });

/** Serves one connection to its end. */
const serve = (socket: Socket, device: Device): void => {
  const parser = createParser();
  let receivedBytes = 0;
  socket.on('data', (chunk: Buffer) => {
    for (const byte of chunk) {
      receivedBytes += 1;
      const { resetAfterBytes, mute } = device.state().faults;
      if (resetAfterBytes !== null && receivedBytes > resetAfterBytes) {
        socket.resetAndDestroy();
        return;
      }
      const operation = parser.push(byte);
      if (operation === null) continue;
      device.receive(operation, (status) => {
        if (!mute && socket.writable) socket.write(Uint8Array.of(status));
      });
    }
  });
};

/** Listens for print data. Rejects when the port is taken. */
export const openPrinterSocket = async (
  host: string,
  port: number,
  device: Device,
): Promise<PrinterSocket> => {
  const line: Socket[] = [];
  const serveFirst = (): void => {
    const first = line[0];
    if (first === undefined || device.state().faults.neverReads) return;
    serve(first, device);
    first.resume();
  };
  const onConnection = (socket: Socket): void => {
    socket.pause();
    socket.setTimeout(IDLE_TIMEOUT_MS, () => socket.destroy());
    socket.on('error', () => {});
    socket.once('close', () => {
      const wasFirst = line[0] === socket;
      line.splice(line.indexOf(socket), 1);
      if (!wasFirst) return;
      device.disconnect();
      serveFirst();
    });
    line.push(socket);
    if (line.length === 1) serveFirst();
  };
  const newServer = (): Server => {
    const server = createServer({ noDelay: true }, onConnection);
    server.maxConnections = MAX_CONNECTIONS;
    return server;
  };

  let server = newServer();
  await listen(server, host, port);
  const listeningPort = (server.address() as AddressInfo).port;
  const dropConnections = (): void => {
    for (const socket of [...line]) socket.resetAndDestroy();
  };
  const turnOff = async (): Promise<void> => {
    const closing = close(server);
    dropConnections();
    await closing;
  };

  return {
    port: listeningPort,
    switchPower: async (isOn) => {
      if (isOn === server.listening) return;
      if (!isOn) {
        await turnOff();
        return;
      }
      server = newServer();
      await listen(server, host, listeningPort);
    },
    dropConnections,
    close: turnOff,
  };
};
