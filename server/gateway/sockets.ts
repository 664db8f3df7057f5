/**
 * The socket gateway: who may connect, what shape a message must have, and that each one is answered.
 * Everything is derived from the message table; there is no rule of the queue here.
 */
import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import type { z } from 'zod';
import { MESSAGES, type Answer, type Refusal } from '#protocol/messages.ts';
import { BEAT_INTERVAL_MS, namespaceOf, PROTOCOL_VERSION } from '#protocol/sockets.ts';
import { DEVICE_ROLES, type DeviceId, type DeviceRole } from '#protocol/vocabulary.ts';
import type { Clock } from '#server/app/clock.ts';
import type { Executor } from '#server/app/execute.ts';
import type { Hall } from '#server/app/hall.ts';
import type { Printing } from '#server/app/printing.ts';
import type { TicketLinks } from '#server/app/ticket-links.ts';
import type { AccessStore, Device } from '#server/storage/store.ts';
import type { Caller, Handlers } from './handling.ts';
import { hasEnded, identify, identityOf } from './identity.ts';
import { isOwnOrigin } from './origin.ts';
import { createPace } from './pace.ts';
import type { PresenceTracker } from './presence-tracker.ts';
import { openPhoneNamespace } from './phones.ts';
import type { Audience, Publisher } from './publish.ts';

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
  readonly printing: Printing;
  readonly hall: Hall;
  readonly links: TicketLinks;
  readonly clock: Clock;
  readonly isDemonstration: boolean;
  readonly onFault: (error: unknown, message: string) => void;
};

/** Opens every role's namespace. Returns what stops the heartbeat, disconnects one device at once, and follows the settings. */
export function openNamespaces(dependencies: SocketGatewayDependencies): {
  readonly stop: () => void;
  readonly disconnectDevice: (deviceId: DeviceId) => void;
  /** Each kiosk sees the printer that its paper comes out of from now on. */
  readonly regroupKiosks: () => void;
  /** Each display belongs to the room it is set to from now on. */
  readonly regroupDisplays: () => void;
} {
  const { io, executor, access, publisher, onFault } = dependencies;
  // Socket.IO opens this one by itself and to everybody: a stranger in it could stay for ever and take a screen's place.
  io.use((_socket, next) => {
    next(new Error('choose a namespace'));
  });
  /** Null when nobody can be looked up now: hung up on, a screen comes back by itself; refused, it would give up. */
  const identifyOrHangUp = (socket: Socket, role: DeviceRole): ReturnType<typeof identify> | null => {
    try {
      return identify(socket.handshake.auth, role, access, executor.day().openedAt);
    } catch (error) {
      onFault(error, 'a device could not be looked up');
      socket.conn.close();
      return null;
    }
  };
  openPhoneNamespace(dependencies);
  for (const role of DEVICE_ROLES) {
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
    dependencies.presence.tick();
    lockLeftDesks(dependencies);
    publisher.beat();
  }, BEAT_INTERVAL_MS);
  return {
    stop: () => {
      clearInterval(heartbeat);
    },
    disconnectDevice: (deviceId) => {
      for (const role of DEVICE_ROLES) {
        for (const socket of io.of(namespaceOf(role)).sockets.values()) {
          if (identityOf(socket).device.deviceId === deviceId) socket.disconnect(true);
        }
      }
    },
    regroupKiosks: () => {
      for (const socket of io.of(namespaceOf('kiosk')).sockets.values())
        publisher.show(socket, kioskAudience(identityOf(socket).device, dependencies.printing));
    },
    regroupDisplays: () => {
      for (const socket of io.of(namespaceOf('display')).sockets.values()) {
        const { roomId } = dependencies.hall.roomOf(identityOf(socket).device.deviceId);
        publisher.show(socket, { role: 'display', roomId });
      }
    },
  };
}

/**
 * One agent at a time for each printer: a second one could neither print a job the first has begun nor tell what became
 * of it.
 */
function leaveOnlyAgent(newest: Socket): void {
  const { printerId } = identityOf(newest).device;
  for (const other of newest.nsp.sockets.values()) {
    if (other.id !== newest.id && identityOf(other).device.printerId === printerId) other.disconnect(true);
  }
}

/** A desk that somebody left open shows nothing more once the session has ended, also when nobody touches it. */
function lockLeftDesks({ io, executor, access, publisher, onFault }: SocketGatewayDependencies): void {
  try {
    for (const socket of io.of(namespaceOf('admin')).sockets.values()) {
      const identity = identityOf(socket);
      const { device, signedIn } = identity;
      if (signedIn === null || !hasEnded(signedIn, device, access, executor.day().openedAt)) continue;
      identity.signedIn = null;
      publisher.show(socket, { role: 'admin', isSignedIn: false });
    }
  } catch (error) {
    onFault(error, 'a desk could not be looked after');
  }
}

const kioskAudience = ({ deviceId }: Device, printing: Printing): Audience => ({
  role: 'kiosk',
  printerId: printing.printerFor(deviceId),
});

/** Whom a socket belongs to; null for a device that lacks what its role needs: it is shown nothing. */
function audienceFor(
  socket: Socket,
  role: DeviceRole,
  { printing, hall }: SocketGatewayDependencies,
): Audience | null {
  const { device, signedIn } = identityOf(socket);
  switch (role) {
    case 'kiosk':
      return kioskAudience(device, printing);
    case 'display':
      return { role, roomId: hall.roomOf(device.deviceId).roomId };
    case 'counter':
      return device.counterId === null ? null : { role, counterId: device.counterId };
    case 'printer':
      return device.printerId === null ? null : { role, printerId: device.printerId };
    case 'admin':
      return { role, isSignedIn: signedIn !== null };
    default:
      return role satisfies never;
  }
}

/** Keeps what is known of who is there. */
function noteComingAndGoing(
  socket: Socket,
  role: DeviceRole,
  { presence, executor }: SocketGatewayDependencies,
): void {
  const { deviceId, printerId } = identityOf(socket).device;
  presence.deviceConnected(deviceId, role);
  if (role === 'display') presence.displayConnected(socket.id, deviceId);
  socket.on('disconnect', () => {
    presence.deviceGone(deviceId, role);
    if (role === 'display') presence.displayGone(socket.id);
    if (role === 'printer' && printerId !== null) presence.printerGone(socket.id, printerId, executor.now());
  });
}

function welcome(socket: Socket, role: DeviceRole, dependencies: SocketGatewayDependencies): void {
  const { executor, publisher, clock, isDemonstration } = dependencies;
  const { device } = identityOf(socket);
  if (role === 'printer') leaveOnlyAgent(socket);
  noteComingAndGoing(socket, role, dependencies);
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
  const audience = audienceFor(socket, role, dependencies);
  if (audience !== null) publisher.show(socket, audience);
  /** A desk sees the office from the moment somebody signs in until that session ends. */
  const followSession = (wasSignedIn: boolean): void => {
    const isSignedIn = identityOf(socket).signedIn !== null;
    if (role === 'admin' && isSignedIn !== wasSignedIn) publisher.show(socket, { role, isSignedIn });
  };

  const pace = createPace(MESSAGE_INTERVAL_MS, MESSAGES_AT_ONCE, clock.monotonicMs);
  socket.onAny((name: unknown, ...rest: unknown[]) => {
    const acknowledge = rest.at(-1);
    const answer = (given: Answer<unknown>): void => {
      if (typeof acknowledge === 'function') (acknowledge as (answer: Answer<unknown>) => void)(given);
    };
    if (pace.take('') > 0) {
      answer(refused('too_many_tries', 'slow down', MESSAGE_INTERVAL_MS * MESSAGES_AT_ONCE));
    } else if (name === 'resync') {
      publisher.sendView(socket);
    } else {
      const caller = { socketId: socket.id, identity: identityOf(socket) };
      const wasSignedIn = caller.identity.signedIn !== null;
      void dispatch(role, name, rest[0], caller, dependencies).then((given) => {
        answer(given);
        followSession(wasSignedIn);
      });
    }
  });
}

/** Finds the row, checks the shape and the session, and hands on. Never rejects. */
async function dispatch(
  role: DeviceRole,
  name: unknown,
  input: unknown,
  caller: Caller,
  { access, executor, handlers, onFault }: SocketGatewayDependencies,
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
    const { device, signedIn } = identity;
    if (signedIn !== null && hasEnded(signedIn, device, access, executor.day().openedAt))
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
