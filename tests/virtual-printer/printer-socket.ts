/**
 * The printer's network side: one connection at a time, as real ones have it; others wait in line or are refused.
 */
import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer } from 'node:net';
import { openAnswers } from './answers.ts';
import type { Abilities } from './commands.ts';
import type { Device } from './device.ts';
import { openIntake } from './intake.ts';
import { createParser } from './parser.ts';

export type ConnectionCounts = {
  readonly openNow: number;
  /** Most that were ever open at the same moment, those that waited or were refused among them. */
  readonly openAtMost: number;
  readonly connections: number;
  /** Bytes that the printer has read, on all connections. */
  readonly receivedBytes: number;
};

export type PrinterSocket = {
  readonly port: number;
  /** Refuses connections while off and takes them again on the same port when on. */
  readonly switchPower: (isOn: boolean) => Promise<void>;
  /** Looks again at what is wrong with the printer. */
  readonly onFaults: () => void;
  /** Resets every open connection, as pulling the cable would. */
  readonly dropConnections: () => void;
  readonly counts: () => ConnectionCounts;
  readonly close: () => Promise<void>;
};

export type PrinterSocketSettings = {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly device: Device;
  readonly abilities: Abilities;
  /** A connection that says nothing for this long makes room for the next. */
  readonly idleTimeoutMs: number;
  /** The fault that lets the current fail has struck. */
  readonly onPowerFailure: () => void;
};

/** More in line than this is no printer's user. */
const MAX_CONNECTIONS = 20;
/** Whoever has just hung up is given this long to be gone before the next one is refused for it. */
const HANG_UP_GRACE_MS = 50;

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

/** The one connection that is being served. */
type Service = { readonly onFaults: () => void; readonly isBehind: () => boolean };

/** Serves one connection to its end; `onRead` hears of how many bytes were read. */
const serve = (
  socket: Socket,
  { device, abilities, onPowerFailure }: PrinterSocketSettings,
  onRead: (byteCount: number) => void,
): Service => {
  const faults = () => device.state().faults;
  const parser = createParser(abilities);
  const answers = openAnswers(socket, faults);
  const intake = openIntake({
    socket,
    faults,
    read: (bytes) => {
      onRead(bytes.length);
      for (const byte of bytes) {
        const operation = parser.push(byte);
        if (operation !== null) device.receive(operation, answers.answer);
      }
      const rows = parser.takeRows();
      if (rows !== null) device.receive(rows, answers.answer);
    },
    onReset: () => socket.resetAndDestroy(),
    onPowerFailure,
  });
  device.connect(answers.answer);
  socket.once('close', () => {
    intake.close();
    answers.close();
    device.disconnect();
  });
  return {
    onFaults: () => {
      intake.onFaults();
      answers.onFaults();
    },
    isBehind: intake.isBehind,
  };
};

/** Listens for print data. Rejects when the port is taken. */
export const openPrinterSocket = async (settings: PrinterSocketSettings): Promise<PrinterSocket> => {
  const { host, device, idleTimeoutMs } = settings;
  const line: Socket[] = [];
  let service: Service | null = null;
  let openAtMost = 0;
  let connections = 0;
  let receivedBytes = 0;

  const serveFirst = (): void => {
    const first = line[0];
    if (first === undefined || service !== null) return;
    service = serve(first, settings, (byteCount) => {
      receivedBytes += byteCount;
    });
  };
  const onIdle = (socket: Socket): void => {
    // A slow printer does not hang up on what it has not read yet.
    if (line[0] === socket && service?.isBehind() === true) socket.setTimeout(idleTimeoutMs);
    else socket.destroy();
  };
  const refuseUnlessAlone = (socket: Socket): void => {
    if (!device.state().faults.singleConnection || line[0] === socket) return;
    setTimeout(() => {
      if (line[0] !== socket) socket.resetAndDestroy();
    }, HANG_UP_GRACE_MS);
  };
  const onConnection = (socket: Socket): void => {
    socket.pause();
    socket.setTimeout(idleTimeoutMs).on('timeout', () => onIdle(socket));
    socket.on('error', () => {});
    socket.once('close', () => {
      const wasFirst = line[0] === socket;
      line.splice(line.indexOf(socket), 1);
      if (!wasFirst) return;
      service = null;
      // Behind the listeners that end the service of this one.
      setImmediate(serveFirst);
    });
    line.push(socket);
    connections += 1;
    openAtMost = Math.max(openAtMost, line.length);
    if (line.length === 1) serveFirst();
    else refuseUnlessAlone(socket);
  };
  const newServer = (): Server => {
    const server = createServer({ noDelay: true }, onConnection);
    server.maxConnections = MAX_CONNECTIONS;
    return server;
  };

  let server = newServer();
  await listen(server, host, settings.port);
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
    onFaults: () => service?.onFaults(),
    dropConnections,
    counts: () => ({ openNow: line.length, openAtMost, connections, receivedBytes }),
    close: turnOff,
  };
};
