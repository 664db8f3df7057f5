/**
 * The socket gateway: who may connect, what shape a message must have, and that each one is answered.
 * Everything is derived from the message table; there is no rule of the queue here.
 */
import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import type { z } from 'zod';
import { MESSAGES, type Answer, type Refusal } from '#protocol/messages.ts';
import { BEAT_INTERVAL_MS, namespaceOf, PROTOCOL_VERSION } from '#protocol/sockets.ts';
import { ROLES, type DeviceId, type Role } from '#protocol/vocabulary.ts';
import type { Clock } from '#server/app/clock.ts';
import type { Executor } from '#server/app/execute.ts';
import type { AccessStore } from '#server/storage/store.ts';
import type { Caller, Handlers } from './handlers.ts';
import { identify, identityOf } from './identity.ts';
import { isOwnOrigin } from './origin.ts';
import { createPace } from './pace.ts';
import type { PresenceTracker } from './presence-tracker.ts';
import { counterRoom, type Publisher } from './publish.ts';

/** No message of the table is near this; what is larger is cut off unread. */
const MAX_MESSAGE_BYTES = 32_768;
/** More than the largest hall has, and a bound on what a flood can hold open. */
const MAX_SOCKETS = 4_000;
const MESSAGES_AT_ONCE = 60;
const MESSAGE_INTERVAL_MS = 20;

/** Makes the Socket.IO server on an HTTP server; nobody can join a namespace until `openNamespaces`. */
export function createSocketServer(httpServer: HttpServer, ownNames: readonly string[]): Server {
  const io: Server = new Server(httpServer, {
    transports: ['websocket'],
    serveClient: false,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    connectTimeout: 5_000,
    pingInterval: 5_000,
    pingTimeout: 5_000,
    perMessageDeflate: false,
    allowRequest: (request, decide) => {
      const { origin, host } = request.headers;
      if (!isOwnOrigin(origin, host, ownNames)) decide('foreign origin', false);
      else if (io.engine.clientsCount >= MAX_SOCKETS) decide('too many connections', false);
      else decide(null, true);
    },
  });
  return io;
}

export type SocketGatewayDependencies = {
  readonly io: Server;
  readonly executor: Executor;
  readonly access: AccessStore;
  readonly handlers: Handlers;
  readonly presence: PresenceTracker;
  readonly publisher: Publisher;
  readonly clock: Clock;
  readonly isDemonstration: boolean;
  readonly onFault: (error: unknown, message: string) => void;
};

/** Opens every role's namespace. Returns what stops the heartbeat and disconnects one device at once. */
export function openNamespaces(dependencies: SocketGatewayDependencies): {
  readonly stop: () => void;
  readonly disconnectDevice: (deviceId: DeviceId) => void;
} {
  const { io, executor, access, publisher, onFault } = dependencies;
  // Socket.IO opens this one by itself and to everybody: a stranger in it could stay for ever and take a screen's place.
  io.use((_socket, next) => {
    next(new Error('choose a namespace'));
  });
  /** Null when nobody can be looked up now: hung up on, a screen comes back by itself; refused, it would give up. */
  const identifyOrHangUp = (socket: Socket, role: Role): ReturnType<typeof identify> | null => {
    try {
      return identify(socket.handshake.auth, role, access, executor.day().openedAt);
    } catch (error) {
      onFault(error, 'a device could not be looked up');
      socket.conn.close();
      return null;
    }
  };
  for (const role of ROLES) {
    const namespace = io.of(namespaceOf(role));
    namespace.use((socket, next) => {
      const identity = identifyOrHangUp(socket, role);
      if (identity === null) return;
      if (typeof identity === 'string') {
        next(Object.assign(new Error(identity), { data: { code: identity } }));
        return;
      }
      Object.assign(socket.data as object, { identity });
      next();
    });
    namespace.on('connection', (socket) => {
      try {
        welcome(socket, role, dependencies);
      } catch (error) {
        onFault(error, 'a device could not be welcomed');
        socket.disconnect(true);
      }
    });
  }
  const heartbeat = setInterval(() => {
    executor.tick();
    publisher.beat();
  }, BEAT_INTERVAL_MS);
  return {
    stop: () => {
      clearInterval(heartbeat);
    },
    disconnectDevice: (deviceId) => {
      for (const role of ROLES) {
        for (const socket of io.of(namespaceOf(role)).sockets.values()) {
          if (identityOf(socket).device.deviceId === deviceId) socket.disconnect(true);
        }
      }
    },
  };
}

/** One agent at a time: a second one could neither print a job the first has begun nor tell what became of it. */
function leaveOnlyPrinter(newest: Socket): void {
  for (const other of newest.nsp.sockets.values()) if (other.id !== newest.id) other.disconnect(true);
}

function welcome(socket: Socket, role: Role, dependencies: SocketGatewayDependencies): void {
  const { executor, presence, publisher, clock, isDemonstration } = dependencies;
  const { device } = identityOf(socket);
  if (role === 'counter' && device.counterId !== null) void socket.join(counterRoom(device.counterId));
  if (role === 'display') presence.displayConnected(socket.id);
  if (role === 'printer') leaveOnlyPrinter(socket);
  socket.on('disconnect', () => {
    if (role === 'display') presence.displayGone(socket.id);
    if (role === 'printer') presence.printerGone(socket.id);
  });
  socket.emit('welcome', {
    protocol: PROTOCOL_VERSION,
    role,
    deviceId: device.deviceId,
    deviceName: device.name,
    counterId: device.counterId,
    at: executor.now(),
    office: executor.day().settings,
    demonstration: isDemonstration,
  });
  publisher.sendView(socket, role, device.counterId);

  const pace = createPace(MESSAGE_INTERVAL_MS, MESSAGES_AT_ONCE, clock.monotonicMs);
  socket.onAny((name: unknown, ...rest: unknown[]) => {
    const acknowledge = rest.at(-1);
    const answer = (given: Answer<unknown>): void => {
      if (typeof acknowledge === 'function') (acknowledge as (answer: Answer<unknown>) => void)(given);
    };
    if (pace.take('') > 0) {
      answer(refused('too_many_tries', 'slow down', MESSAGE_INTERVAL_MS * MESSAGES_AT_ONCE));
    } else if (name === 'resync') {
      publisher.sendView(socket, role, device.counterId);
    } else {
      const caller = { socketId: socket.id, identity: identityOf(socket) };
      void dispatch(role, name, rest[0], caller, dependencies).then(answer);
    }
  });
}

/** Finds the row, checks the shape and the session, and hands on. Never rejects. */
async function dispatch(
  role: Role,
  name: unknown,
  input: unknown,
  caller: Caller,
  { access, handlers, onFault }: SocketGatewayDependencies,
): Promise<Answer<unknown>> {
  const rows: Partial<Record<string, Row>> = MESSAGES[role];
  // `hasOwn`: a message named `constructor` or `__proto__` is nobody's row.
  const row = typeof name === 'string' && Object.hasOwn(rows, name) ? rows[name] : undefined;
  if (typeof name !== 'string' || row === undefined)
    return refused('invalid_message', `no such message for a ${role}`);
  const parsed = row.input.safeParse(input);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refused(
      'invalid_message',
      `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'wrong shape'}`.slice(0, 200),
    );
  }
  const { identity } = caller;
  try {
    // A session may have been ended from elsewhere since the handshake.
    if (identity.signedIn !== null && access.session(identity.signedIn.sessionHash) === null)
      identity.signedIn = null;
    if (row.needs === 'session' && identity.signedIn === null)
      return refused('not_signed_in', 'sign in first');
    const handler = (handlers[role] as Record<string, AnyHandler>)[name];
    return handler === undefined
      ? refused('invalid_message', 'no handler')
      : await handler(parsed.data, caller);
  } catch (error) {
    onFault(error, name);
    return refused('unavailable', 'nothing was changed');
  }
}

type Row = { readonly needs: 'device' | 'session'; readonly input: z.ZodType };
type AnyHandler = (input: unknown, caller: Caller) => Promise<Answer<unknown>>;

function refused(code: Refusal['code'], message: string, retryAfterMs?: number): Answer<unknown> {
  return {
    ok: false,
    refusal: retryAfterMs === undefined ? { code, message } : { code, message, retryAfterMs },
  };
}
