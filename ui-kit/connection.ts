/**
 * One connection of one screen to the server: whole views in, commands out, and the truth about silence.
 * Everything a screen shows comes from here; a reconnect heals it because every view is whole.
 */
import { io, type Socket } from 'socket.io-client';
import type { Answer, MessageInput, MessageName, MessageOutput } from '#protocol/messages.ts';
import {
  namespaceOf,
  PROTOCOL_VERSION,
  SILENCE_LIMIT_MS,
  type Beat,
  type HandshakeAuth,
  type HandshakeError,
  type PhoneHandshakeAuth,
  type PosterHandshakeAuth,
} from '#protocol/sockets.ts';
import type { ViewOf, Welcome } from '#protocol/audiences.ts';
import { HANDSHAKE_REFUSALS, type HandshakeRefusal, type Role } from '#protocol/vocabulary.ts';

const SILENCE_CHECK_MS = 200;
const ACKNOWLEDGE_TIMEOUT_MS = 2_000;
const RETRY_PAUSE_MS = 250;
const REFUSED_PAUSE_MS = 2_000;
/** A dead link stays dead, and phones are many: they ask again only in case the office was just starting. */
const DEAD_LINK_PAUSE_MS = 30_000;

/** What a screen knows of its server right now. */
export type ConnectionState<R extends Role> = {
  /** `connecting`: never heard anything yet; `refused`: the server will not have this device. */
  readonly status: 'connecting' | 'online' | 'offline' | 'refused';
  readonly welcome: Welcome<R> | null;
  readonly view: ViewOf<R> | null;
  /** Server time of the last thing heard; old data is dated with it ("số liệu lúc …"). */
  readonly heardAtServerMs: number | null;
  /** Add to `Date.now()` to get the server's time. */
  readonly clockOffsetMs: number;
  /** Tries since the connection was lost. */
  readonly attempts: number;
  readonly refusal: HandshakeRefusal | null;
};

/** What became of a command: an answer, or nothing heard in the time allowed (then it may still have been done). */
export type Sent<Output> = Answer<Output> | { readonly ok: null };

export type Connection<R extends Role> = {
  /** For `useSyncExternalStore`. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: () => ConnectionState<R>;
  /** Server time as this screen best knows it, in ms. */
  readonly now: () => number;
  /**
   * Sends a command until it is answered or `patienceMs` has passed, always under the input's own requestId,
   * so that any number of tries is one deed. What takes the server longer than `answerMs` (default: 2 s) is asked again;
   * for a question that is slow by nature give it as long as the patience.
   */
  readonly send: <N extends MessageName<R>>(
    name: N,
    input: MessageInput<R, N>,
    patienceMs: number,
    answerMs?: number,
  ) => Promise<Sent<MessageOutput<R, N>>>;
  /** Tries to connect at once instead of at the next planned moment. */
  readonly reconnectNow: () => void;
  /** Reconnects as another identity, e.g. after an officer signed in. */
  readonly identifyAs: (identity: IdentityOf<R>) => void;
  readonly close: () => void;
};

/** An enrolled device, and who has signed in at it. */
export type Identity = { readonly deviceToken: string; readonly sessionToken?: string };
/** A phone is nobody's device: its ticket's link is all it has. */
export type PhoneIdentity = { readonly link: string };
/** Before a poster it has the poster's key, and a secret of its own. */
export type PosterIdentity = { readonly poster: string; readonly phone: string };
/** What a client of the role says of itself. */
export type IdentityOf<R extends Role> = R extends 'phone'
  ? PhoneIdentity
  : R extends 'poster'
    ? PosterIdentity
    : Identity;

const isDeadAddress = (code: HandshakeRefusal): boolean =>
  code === 'unknown_link' || code === 'unknown_poster' || code === 'posters_off';
const isHandshakeRefusal = (value: unknown): value is HandshakeRefusal =>
  HANDSHAKE_REFUSALS.some((code) => code === value);

const authOf = (
  identity: Identity | PhoneIdentity | PosterIdentity,
): HandshakeAuth | PhoneHandshakeAuth | PosterHandshakeAuth => ({
  protocol: PROTOCOL_VERSION,
  ...identity,
});

/** Opens the connection of a screen of the given role to the server it was loaded from (or `url`). */
export function connect<R extends Role>(role: R, firstIdentity: IdentityOf<R>, url = ''): Connection<R> {
  let identity = firstIdentity;
  let state: ConnectionState<R> = {
    status: 'connecting',
    welcome: null,
    view: null,
    heardAtServerMs: null,
    clockOffsetMs: 0,
    attempts: 0,
    refusal: null,
  };
  let heardAtLocalMs = performance.now();
  const listeners = new Set<() => void>();
  const update = (change: Partial<ConnectionState<R>>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };

  // The event maps are derived from one generic table; inside this function they are only names.
  const socket: Socket = io(`${url}${namespaceOf(role)}`, {
    transports: ['websocket'],
    auth: (deliver) => {
      deliver(authOf(identity));
    },
    reconnectionDelay: 300,
    reconnectionDelayMax: 1_500,
    timeout: 3_000,
    forceNew: true,
  });

  let isClosed = false;
  const connectIn = (pauseMs: number): void => {
    setTimeout(() => {
      if (!isClosed) socket.connect();
    }, pauseMs);
  };

  const heard = (atServerMs: number): void => {
    heardAtLocalMs = performance.now();
    update({
      status: 'online',
      heardAtServerMs: atServerMs,
      clockOffsetMs: atServerMs - Date.now(),
      attempts: 0,
    });
  };
  socket.on('welcome', (welcome: Welcome<R>) => {
    update({ welcome, refusal: null });
  });
  socket.on('view', (view: ViewOf<R>) => {
    // Views travel in order on one socket; an older one can only come from before a reconnect.
    update({ view });
    heard(view.at);
  });
  socket.on('beat', (beat: Beat) => {
    // A beat for another state than the one shown does not make what is shown fresh: only the view it asks for does.
    if (state.view?.revision === beat.revision) heard(beat.at);
    else socket.emit('resync');
  });
  socket.on('disconnect', (reason) => {
    if (state.status === 'online') update({ status: 'offline' });
    // Socket.IO does not come back by itself when the server closed the door.
    if (reason === 'io server disconnect') connectIn(RETRY_PAUSE_MS);
  });
  socket.on('connect_error', (error: Error & { data?: Partial<HandshakeError> }) => {
    const code = error.data?.code;
    if (isHandshakeRefusal(code)) {
      update({ status: 'refused', refusal: code });
      connectIn(isDeadAddress(code) ? DEAD_LINK_PAUSE_MS : REFUSED_PAUSE_MS);
    } else {
      update({ attempts: state.attempts + 1, status: state.view === null ? 'connecting' : 'offline' });
    }
  });
  socket.io.on('reconnect_attempt', (attempt: number) => {
    update({ attempts: attempt });
  });

  const silenceCheck = setInterval(() => {
    if (state.status !== 'online' || performance.now() - heardAtLocalMs <= SILENCE_LIMIT_MS) return;
    update({ status: 'offline' });
    // The wire looks open but nothing comes: start over rather than wait for TCP to notice.
    socket.io.engine.close();
  }, SILENCE_CHECK_MS);

  const connection: Connection<R> = {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    now: () => Date.now() + state.clockOffsetMs,
    send: async (name, input, patienceMs, answerMs = ACKNOWLEDGE_TIMEOUT_MS) => {
      const deadline = performance.now() + patienceMs;
      do {
        const remainingMs = deadline - performance.now();
        try {
          if (socket.connected) {
            const timeoutMs = Math.max(1, Math.min(answerMs, remainingMs));
            return (await socket.timeout(timeoutMs).emitWithAck(name, input)) as Answer<never>;
          }
        } catch {
          // No answer in time: the same requestId goes out again below.
        }
        await new Promise((resolve) =>
          setTimeout(resolve, Math.min(RETRY_PAUSE_MS, Math.max(0, remainingMs))),
        );
      } while (performance.now() < deadline);
      return { ok: null };
    },
    reconnectNow: () => {
      if (!socket.connected) socket.disconnect().connect();
    },
    identifyAs: (next) => {
      identity = next;
      socket.disconnect().connect();
    },
    close: () => {
      isClosed = true;
      clearInterval(silenceCheck);
      socket.disconnect();
    },
  };
  return connection;
}
