/**
 * A client of the real protocol for programs: simulated citizens, simulated officers, and tests.
 * It stands where a screen stands, with the same rights and no more.
 */
import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import type { Answer, MessageInput, MessageName, MessageOutput } from '#protocol/messages.ts';
import {
  namespaceOf,
  PROTOCOL_VERSION,
  type Beat,
  type HandshakeAuth,
  type HandshakeError,
} from '#protocol/sockets.ts';
import type { ViewOf, Welcome } from '#protocol/audiences.ts';
import {
  HANDSHAKE_REFUSALS,
  type HandshakeRefusal,
  type RequestId,
  type Role,
} from '#protocol/vocabulary.ts';

const DEFAULT_ACK_TIMEOUT_MS = 2_000;
const DEFAULT_PATIENCE_MS = 30_000;
const DEFAULT_RETRY_PAUSE_MS = 250;

/** Why a question will get no answer: the client was closed, nobody answered in time, or the door stays shut. */
export type UnansweredReason = 'closed' | 'timed_out' | HandshakeRefusal;

/** No answer came. Whether the command was done is unknown; sending it again under its requestId is safe. */
export class UnansweredError extends Error {
  override readonly name = 'UnansweredError';
  readonly reason: UnansweredReason;

  constructor(reason: UnansweredReason) {
    super(`The server did not answer: ${reason}`);
    this.reason = reason;
  }
}

export type ProtocolClientOptions<R extends Role> = {
  /** Origin of the server, e.g. `http://127.0.0.1:4100`. */
  readonly serverUrl: string;
  readonly role: R;
  readonly deviceToken: string;
  readonly sessionToken?: string;
  /** How long one try waits for its answer. */
  readonly ackTimeoutMs?: number;
  /** How long a command is tried in all. */
  readonly patienceMs?: number;
  /** Pause before the next try. */
  readonly retryPauseMs?: number;
};

export type ProtocolClient<R extends Role> = {
  /** The newest view, null before the first. After a lost connection it is the last one heard. */
  readonly view: () => ViewOf<R> | null;
  /** The newest greeting, null before the first. */
  readonly welcome: () => Welcome<R> | null;
  readonly isConnected: () => boolean;
  readonly isClosed: () => boolean;
  /** Calls back with every view from now on; the answer ends that. */
  readonly onView: (callback: (view: ViewOf<R>) => void) => () => void;
  /** The newest view once it is as wanted; null when `timeoutMs` passed, `signal` was raised or the client is closed. */
  readonly viewWhere: (
    isWanted: (view: ViewOf<R>) => boolean,
    timeoutMs: number,
    signal?: AbortSignal,
  ) => Promise<ViewOf<R> | null>;
  /** The greeting, once there is one. Rejects with `UnansweredError`. */
  readonly greeted: () => Promise<Welcome<R>>;
  /**
   * Sends a command under the requestId of its input until it is answered, through lost answers, reconnects and a
   * server that is just starting or stopping: any number of tries is one deed. Rejects with `UnansweredError`.
   */
  readonly send: <N extends MessageName<R>>(
    name: N,
    input: MessageInput<R, N>,
  ) => Promise<Answer<MessageOutput<R, N>>>;
  /** Reconnects with an officer's session. */
  readonly identifyAs: (sessionToken: string) => void;
  /** Breaks the connection as a torn cable would; it comes back by itself. For tests. */
  readonly dropConnection: () => void;
  readonly close: () => void;
};

/** A fresh requestId: make one per deed and keep it for every retry. */
export const newRequestId = (): RequestId => randomUUID() as RequestId;

const isHandshakeRefusal = (code: unknown): code is HandshakeRefusal =>
  HANDSHAKE_REFUSALS.some((known) => known === code);

/** Things that wait for a change, all woken by every change. */
const createBell = (): {
  ring: () => void;
  nextRing: (timeoutMs: number, signal?: AbortSignal) => Promise<void>;
} => {
  const sleepers = new Set<() => void>();
  return {
    ring: () => {
      for (const wake of [...sleepers]) wake();
    },
    nextRing: (timeoutMs, signal) =>
      new Promise((resolve) => {
        const wake = (): void => {
          clearTimeout(timer);
          sleepers.delete(wake);
          signal?.removeEventListener('abort', wake);
          resolve();
        };
        const timer = setTimeout(wake, Math.max(0, timeoutMs));
        sleepers.add(wake);
        signal?.addEventListener('abort', wake);
      }),
  };
};

/** Opens a connection; it heals itself until `close`, or until the server refuses this device. */
export function connectClient<R extends Role>(options: ProtocolClientOptions<R>): ProtocolClient<R> {
  const ackTimeoutMs = options.ackTimeoutMs ?? DEFAULT_ACK_TIMEOUT_MS;
  const patienceMs = options.patienceMs ?? DEFAULT_PATIENCE_MS;
  const retryPauseMs = options.retryPauseMs ?? DEFAULT_RETRY_PAUSE_MS;
  let sessionToken = options.sessionToken;
  let view: ViewOf<R> | null = null;
  let welcome: Welcome<R> | null = null;
  let end: UnansweredReason | null = null;
  const bell = createBell();
  const viewCallbacks = new Set<(view: ViewOf<R>) => void>();

  // The event maps are derived from one generic table; inside this function they are only names.
  const socket: Socket = io(`${options.serverUrl}${namespaceOf(options.role)}`, {
    transports: ['websocket'],
    auth: (deliver) => {
      const auth: HandshakeAuth = {
        protocol: PROTOCOL_VERSION,
        deviceToken: options.deviceToken,
        ...(sessionToken === undefined ? {} : { sessionToken }),
      };
      deliver(auth);
    },
    // A browser says by itself which page it is; a program has to. The server lets in its own pages only.
    extraHeaders: { origin: new URL(options.serverUrl).origin },
    reconnectionDelay: retryPauseMs,
    reconnectionDelayMax: 4 * retryPauseMs,
    forceNew: true,
  });
  const knockAgain = (): void => {
    setTimeout(() => {
      if (end === null) socket.connect();
    }, retryPauseMs);
  };

  socket.on('connect', bell.ring);
  socket.on('welcome', (heard: Welcome<R>) => {
    welcome = heard;
    bell.ring();
  });
  socket.on('view', (heard: ViewOf<R>) => {
    view = heard;
    for (const callback of [...viewCallbacks]) callback(heard);
    bell.ring();
  });
  socket.on('beat', (beat: Beat) => {
    if (view?.revision !== beat.revision) socket.emit('resync');
  });
  socket.on('disconnect', (reason) => {
    // Socket.IO does not come back by itself when the server closed the door.
    if (reason === 'io server disconnect') knockAgain();
  });
  socket.on('connect_error', (error: Error & { readonly data?: Partial<HandshakeError> }) => {
    const code = error.data?.code;
    if (isHandshakeRefusal(code)) {
      end ??= code;
      bell.ring();
    } else if (!socket.active) knockAgain();
  });

  /** One try: its answer, or null when none came. */
  const tryOnce = async <N extends MessageName<R>>(
    name: N,
    input: MessageInput<R, N>,
    timeoutMs: number,
  ): Promise<Answer<MessageOutput<R, N>> | null> => {
    try {
      return (await socket.timeout(timeoutMs).emitWithAck(name, input)) as Answer<MessageOutput<R, N>>;
    } catch {
      return null;
    }
  };

  return {
    view: () => view,
    welcome: () => welcome,
    isConnected: () => socket.connected,
    isClosed: () => end !== null,
    onView: (callback) => {
      viewCallbacks.add(callback);
      return () => {
        viewCallbacks.delete(callback);
      };
    },
    viewWhere: async (isWanted, timeoutMs, signal) => {
      const deadline = performance.now() + timeoutMs;
      for (;;) {
        if (view !== null && isWanted(view)) return view;
        const remainingMs = deadline - performance.now();
        if (remainingMs <= 0 || end !== null || signal?.aborted === true) return null;
        await bell.nextRing(remainingMs, signal);
      }
    },
    greeted: async () => {
      const deadline = performance.now() + patienceMs;
      for (;;) {
        if (welcome !== null) return welcome;
        if (end !== null) throw new UnansweredError(end);
        const remainingMs = deadline - performance.now();
        if (remainingMs <= 0) throw new UnansweredError('timed_out');
        await bell.nextRing(remainingMs);
      }
    },
    send: async (name, input) => {
      const deadline = performance.now() + patienceMs;
      for (;;) {
        if (end !== null) throw new UnansweredError(end);
        const remainingMs = deadline - performance.now();
        if (remainingMs <= 0) throw new UnansweredError('timed_out');
        if (!socket.connected) {
          await bell.nextRing(remainingMs);
          continue;
        }
        const answer = await tryOnce(name, input, Math.min(ackTimeoutMs, remainingMs));
        const isServerAway = answer?.ok === false && answer.refusal.code === 'unavailable';
        if (answer !== null && !isServerAway) return answer;
        await bell.nextRing(Math.min(retryPauseMs, remainingMs));
      }
    },
    identifyAs: (token) => {
      sessionToken = token;
      socket.disconnect().connect();
    },
    dropConnection: () => {
      socket.io.engine.close();
    },
    close: () => {
      end ??= 'closed';
      socket.disconnect();
      bell.ring();
    },
  };
}
