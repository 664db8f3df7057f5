/**
 * The agent's line to the office: Socket.IO on the printer's namespace, the newest view, and reports that are
 * answered or fail, never silent.
 */
import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import type { Answer, MessageInput } from '#protocol/messages.ts';
import type { PrinterSetup } from '#protocol/printing.ts';
import type { ClientEvents, HandshakeAuth, HandshakeError, ServerEvents } from '#protocol/sockets.ts';
import { BEAT_INTERVAL_MS, namespaceOf, PROTOCOL_VERSION } from '#protocol/sockets.ts';
import type { PrinterView } from '#protocol/slips.ts';
import type { InstantMs } from '#protocol/vocabulary.ts';
import { instantMs } from '#protocol/vocabulary.ts';
import type { Log } from './log.ts';

export type OfficeLink = {
  /** What is known over the present connection; null while there is none or its first view has not come. */
  readonly current: () => { readonly connection: number; readonly view: PrinterView } | null;
  /**
   * What the office's clock says now: what it last said and the time passed since; null before it was heard. Follows
   * the office back as well as forward, and stands still where the office's does.
   */
  readonly officeNow: () => InstantMs | null;
  /** Calls back whenever `current` changed. */
  readonly onChange: (listener: () => void) => void;
  /** Rejects when no answer came in time: what became of it is then unknown. */
  readonly reportPrintJob: (report: MessageInput<'printer', 'reportPrintJob'>) => Promise<Answer<null>>;
  /** Rejects when no answer came in time. */
  readonly reportPrinterStatus: (
    report: MessageInput<'printer', 'reportPrinterStatus'>,
  ) => Promise<Answer<null>>;
  /** Rejects when no answer came in time. */
  readonly getSetup: () => Promise<Answer<PrinterSetup>>;
  readonly close: () => void;
};

export type OfficeLinkSettings = {
  /** An agent that was refused comes back at this pace, in ms: a person may enrol it meanwhile. Sent away, it begins with it. */
  readonly returnPauseMs: number;
  /** Sent away again and again, it waits twice as long each time, up to this: another agent drives the printer. */
  readonly longestPauseMs: number;
  /** Left alone for this long, it counts from the beginning. */
  readonly calmMs: number;
  /** A clock that never jumps, in ms: what the office's time is carried on with. */
  readonly monotonicMs: () => number;
};

export const OFFICE_LINK_SETTINGS: OfficeLinkSettings = {
  returnPauseMs: 5_000,
  longestPauseMs: 5 * 60_000,
  calmMs: 60_000,
  monotonicMs: () => performance.now(),
};

/** Longest wait for an answer before the report counts as unanswered. */
const ACK_TIMEOUT_MS = 3_000;
const RECONNECT_MIN_MS = 200;
const RECONNECT_MAX_MS = 2_000;
/** A view that lags behind the beat for this many beats was lost on the way. */
const BEATS_BEFORE_RESYNC = 2;
/** No beat for this long: the line is dead although nobody said so. */
const DEAD_LINE_MS = 10 * BEAT_INTERVAL_MS;

/**
 * The office's clock: what it last said, carried on with our own only since then. An office whose clock was set back
 * says the same instant until the clock has caught up; ages are then measured against that instant.
 */
const createOfficeClock = (
  monotonicMs: () => number,
): {
  readonly hear: (at: InstantMs) => void;
  readonly now: () => InstantMs | null;
} => {
  let heard: { readonly at: number; readonly since: number } | null = null;
  return {
    hear: (at) => {
      heard = { at, since: monotonicMs() };
    },
    now: () => (heard === null ? null : instantMs(heard.at + (monotonicMs() - heard.since))),
  };
};

const refusalIn = (error: Error): HandshakeError['code'] | null => {
  const data: unknown = Reflect.get(error, 'data');
  if (typeof data !== 'object' || data === null) return null;
  const code: unknown = Reflect.get(data, 'code');
  return typeof code === 'string' ? (code as HandshakeError['code']) : null;
};

/** How long an agent that was sent away stays away: longer each time, until it was left alone for a while. */
const createReturnPauses = ({
  returnPauseMs,
  longestPauseMs,
  calmMs,
  monotonicMs,
}: OfficeLinkSettings): { readonly connected: () => void; readonly sentAway: () => number } => {
  let connectedAtMs = 0;
  let pauseMs = returnPauseMs;
  return {
    connected: () => {
      connectedAtMs = monotonicMs();
    },
    sentAway: () => {
      if (monotonicMs() - connectedAtMs >= calmMs) pauseMs = returnPauseMs;
      const thisPauseMs = pauseMs;
      pauseMs = Math.min(2 * pauseMs, longestPauseMs);
      return thisPauseMs;
    },
  };
};

/**
 * Connects and stays connected until closed.
 *
 * The office keeps one connection of a printer's agent: a newer one sends the older away. An agent that was sent away
 * waits before it comes back, longer each time: two that were left running for good do not print in turns every few
 * seconds. One that was refused waits as well; a line that merely broke is mended at once.
 */
export const openOfficeLink = (
  serverUrl: string,
  deviceToken: string,
  log: Log,
  settings: OfficeLinkSettings = OFFICE_LINK_SETTINGS,
): OfficeLink => {
  const { returnPauseMs, monotonicMs } = settings;
  const auth: HandshakeAuth = { protocol: PROTOCOL_VERSION, deviceToken };
  const socket: Socket<ServerEvents<'printer'>, ClientEvents<'printer'>> = io(
    new URL(namespaceOf('printer'), serverUrl).href,
    {
      auth,
      transports: ['websocket'],
      // The server takes sockets of its own origin only; a program has to say so by itself.
      extraHeaders: { origin: new URL(serverUrl).origin },
      reconnectionDelay: RECONNECT_MIN_MS,
      reconnectionDelayMax: RECONNECT_MAX_MS,
      autoConnect: false,
    },
  );
  const clock = createOfficeClock(monotonicMs);
  const returnPauses = createReturnPauses(settings);
  const listeners = new Set<() => void>();
  let connection = 0;
  let view: PrinterView | null = null;
  let laggingBeats = 0;
  let lastHeardAt = performance.now();
  let retry: NodeJS.Timeout | null = null;

  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  const connectLater = (pauseMs: number): void => {
    retry ??= setTimeout(() => {
      retry = null;
      socket.connect();
    }, pauseMs);
  };

  socket.on('connect', () => {
    connection += 1;
    returnPauses.connected();
    view = null;
    lastHeardAt = performance.now();
    log('info', 'office_connected', { connection });
    changed();
  });
  socket.on('disconnect', (reason) => {
    view = null;
    log('info', 'office_disconnected', { reason });
    // Back at once, two agents would send each other away in turns and never print.
    if (reason === 'io server disconnect') connectLater(returnPauses.sentAway());
    changed();
  });
  socket.on('connect_error', (error) => {
    const code = refusalIn(error);
    if (code !== null) log('warn', 'office_refused', { code });
    if (!socket.active) connectLater(returnPauseMs);
  });
  socket.on('welcome', ({ at }) => {
    clock.hear(at);
  });
  socket.on('view', (fresh) => {
    clock.hear(fresh.at);
    lastHeardAt = performance.now();
    laggingBeats = 0;
    view = fresh;
    changed();
  });
  socket.on('beat', ({ at, revision }) => {
    clock.hear(at);
    lastHeardAt = performance.now();
    laggingBeats = view !== null && revision > view.revision ? laggingBeats + 1 : 0;
    if (laggingBeats >= BEATS_BEFORE_RESYNC) {
      laggingBeats = 0;
      socket.emit('resync');
    }
  });
  const watch = setInterval(() => {
    if (!socket.connected || performance.now() - lastHeardAt < DEAD_LINE_MS) return;
    log('warn', 'office_silent', {});
    socket.disconnect().connect();
  }, BEAT_INTERVAL_MS);
  socket.connect();

  const whenConnected = <Result>(send: () => Promise<Result>): Promise<Result> =>
    socket.connected ? send() : Promise.reject(new Error('the office is not connected'));

  return {
    current: () => (socket.connected && view !== null ? { connection, view } : null),
    officeNow: clock.now,
    onChange: (listener) => {
      listeners.add(listener);
    },
    reportPrintJob: (report) =>
      whenConnected(() => socket.timeout(ACK_TIMEOUT_MS).emitWithAck('reportPrintJob', report)),
    reportPrinterStatus: (report) =>
      whenConnected(() => socket.timeout(ACK_TIMEOUT_MS).emitWithAck('reportPrinterStatus', report)),
    getSetup: () => whenConnected(() => socket.timeout(ACK_TIMEOUT_MS).emitWithAck('getSetup', {})),
    close: () => {
      clearInterval(watch);
      if (retry !== null) clearTimeout(retry);
      socket.disconnect();
    },
  };
};
