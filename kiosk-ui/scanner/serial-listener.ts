/**
 * Scanners on a serial line, where the browser offers Web Serial (https or this machine itself) and its policy has granted
 * the port: a kiosk asks nobody. Only carries text; what it means is the same recogniser's as for keys.
 */
import type { OnScan } from './key-listener.ts';
import {
  EMPTY_LINE,
  LINE_PAUSE_MS,
  received,
  silentUntil,
  type Framed,
  type SerialLine,
} from './serial-frames.ts';

/** The part of a Web Serial port that is used. */
export type SerialPort = {
  readonly readable: ReadableStream<Uint8Array> | null;
  readonly open: (options: { readonly baudRate: number }) => Promise<void>;
  readonly close: () => Promise<void>;
};
/** The part of `navigator.serial` that is used. */
export type SerialPorts = Pick<EventTarget, 'addEventListener' | 'removeEventListener'> & {
  readonly getPorts: () => Promise<readonly SerialPort[]>;
};

/** What scanners are set to when they leave the factory; those on USB heed no rate at all. */
const BAUD_RATE = 9_600;
/** A port that could not be opened or broke off is tried again after this, in ms. */
const AGAIN_MS = 5_000;

/** `navigator.serial`, or null where the browser has none. */
export const serialOf = (navigator: object): SerialPorts | null =>
  'serial' in navigator ? (navigator.serial as SerialPorts) : null;

/** Listens on every granted port, also those that are plugged in later; returns what ends it. */
export function listenToSerial(serial: SerialPorts, onScan: OnScan): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  const busy = new Set<SerialPort>();
  const look = async (): Promise<void> => {
    const ports = await serial.getPorts().catch(() => []);
    for (const port of ports) {
      if (signal.aborted || busy.has(port)) continue;
      busy.add(port);
      void listenToPort(port, onScan, signal).then(() => busy.delete(port));
    }
  };
  const lookNow = (): void => void look();
  lookNow();
  const again = setInterval(lookNow, AGAIN_MS);
  serial.addEventListener('connect', lookNow);
  return () => {
    ending.abort();
    clearInterval(again);
    serial.removeEventListener('connect', lookNow);
  };
}

/** Until the port breaks off or `signal` is aborted. Never rejects: a scanner that is gone costs nothing but its scans. */
async function listenToPort(port: SerialPort, onScan: OnScan, signal: AbortSignal): Promise<void> {
  let line: SerialLine = EMPTY_LINE;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const follow = (framed: Framed): void => {
    ({ line } = framed);
    for (const scan of framed.scans) onScan([scan]);
  };
  try {
    await port.open({ baudRate: BAUD_RATE });
    const reader = port.readable?.getReader();
    signal.addEventListener('abort', () => void reader?.cancel().catch(() => undefined));
    const decoder = new TextDecoder();
    while (reader !== undefined && !signal.aborted) {
      const { done, value } = await reader.read();
      if (done) break;
      follow(received(line, decoder.decode(value, { stream: true }), performance.now()));
      clearTimeout(timer);
      timer = setTimeout(() => {
        follow(silentUntil(line, performance.now()));
      }, LINE_PAUSE_MS + 1);
    }
    reader?.releaseLock();
  } catch {
    // Unplugged, taken by another program, or not granted after all: it is tried again.
  } finally {
    clearTimeout(timer);
    await port.close().catch(() => undefined);
  }
}
