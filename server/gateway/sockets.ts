/**
 * The socket gateway: who may connect, what shape a message must have, and that each one is answered.
 * Everything is derived from the message table; there is no rule of the queue here.
 */
import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import type { Welcome } from '#protocol/audiences.ts';
import type { Answer, Refusal } from '#protocol/messages.ts';
import { BEAT_INTERVAL_MS, namespaceOf, PROTOCOL_VERSION } from '#protocol/sockets.ts';
import { DEVICE_ROLES, ROLES, type DeviceId, type DeviceRole, type Role } from '#protocol/vocabulary.ts';
import type { Clock } from '#server/app/clock.ts';
import type { Executor } from '#server/app/execute.ts';
import type { Forecaster } from '#server/app/forecaster.ts';
import type { Hall } from '#server/app/hall.ts';
import type { PersonMarks } from '#server/app/person-marks.ts';
import type { Rating } from '#server/app/rating.ts';
import type { Posters } from '#server/app/posters.ts';
import type { Printing } from '#server/app/printing.ts';
import type { TicketLinks } from '#server/app/ticket-links.ts';
import type { AccessStore, Device } from '#server/storage/store.ts';
import type { Caller, Handlers } from './handling.ts';
import { hearAll } from './hearing.ts';
import {
  identify,
  identityOf,
  lookUpAgain,
  noteUse,
  type SessionTime,
  type SocketIdentity,
} from './identity.ts';
import { isEncrypted, isOwnOrigin } from './origin.ts';
import { createPace } from './pace.ts';
import type { PresenceTracker } from './presence-tracker.ts';
import { openPhoneNamespace } from './phones.ts';
import { openPosterNamespace } from './posters.ts';
import type { Audience, Publisher } from './publish.ts';
import { refusedBy } from './rights.ts';
import { understood } from './understanding.ts';

/** No message of the table is near this; what is larger is cut off unread. */
const MAX_MESSAGE_BYTES = 32_768;
/** More than the largest hall has, and a bound on what a flood can hold open. */
const MAX_SOCKETS = 4_000;
const MESSAGES_AT_ONCE = 60;
const MESSAGE_INTERVAL_MS = 20;

/** Makes the Socket.IO server on an HTTP server; nobody can join a namespace until `openNamespaces`. */
export function createSocketServer(httpServer: HttpServer, ownNames: () => readonly string[]): Server {
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
      if (!isOwnOrigin(origin, host, ownNames(), isEncrypted(request))) decide('foreign origin', false);
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
  readonly posters: Posters;
  readonly persons: PersonMarks;
  readonly rating: Rating;
  readonly rangeFor: Forecaster['rangeFor'];
  readonly clock: Clock;
  readonly isDemonstration: boolean;
  readonly onFault: (error: unknown, message: string) => void;
};

/** Open connections by role. */
export const countSockets = (io: Server): Readonly<Record<Role, number>> =>
  Object.fromEntries(ROLES.map((role) => [role, io.of(namespaceOf(role)).sockets.size])) as Record<
    Role,
    number
  >;

/** Opens every role's namespace. Returns what stops the heartbeat, disconnects one device at once, and follows the settings. */
export function openNamespaces(dependencies: SocketGatewayDependencies): {
  readonly stop: () => void;
  readonly disconnectDevice: (deviceId: DeviceId) => void;
  /** Each kiosk sees the printer that its paper comes out of from now on. */
  readonly regroupKiosks: () => void;
  /** Each display belongs to the room it is set to from now on. */
  readonly regroupDisplays: () => void;
  /** Tells everybody of the office as it is set up now. */
  readonly greetAgain: () => void;
  /** Whoever came by a poster that no longer holds, or while numbers are given out by phone no more, is sent away. */
  readonly regroupPosters: () => void;
} {
  const { io, executor, access, publisher, onFault } = dependencies;
  // Socket.IO opens this one by itself and to everybody: a stranger in it could stay for ever and take a screen's place.
  io.use((_socket, next) => {
    next(new Error('choose a namespace'));
  });
  /** Null when nobody can be looked up now: hung up on, a screen comes back by itself; refused, it would give up. */
  const identifyOrHangUp = (socket: Socket, role: DeviceRole): ReturnType<typeof identify> | null => {
    try {
      return identify(socket.handshake.auth, role, access, sessionTime(executor));
    } catch (error) {
      onFault(error, 'a device could not be looked up');
      socket.conn.close();
      return null;
    }
  };
  openPhoneNamespace(dependencies);
  const posterPages = openPosterNamespace(dependencies);
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
    lookAfterSessions(dependencies);
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
    greetAgain: () => {
      for (const role of DEVICE_ROLES)
        for (const socket of io.of(namespaceOf(role)).sockets.values())
          socket.emit('welcome', welcomeOf(socket, role, dependencies));
      posterPages.greetAgain();
    },
    regroupPosters: posterPages.regroup,
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

const sessionTime = (executor: Executor): SessionTime => ({
  now: executor.now(),
  dayOpenedAt: executor.day().openedAt,
});

const isSignedIn = ({ signedIn }: SocketIdentity): boolean => signedIn !== null;

/** A desk or counter that somebody left open hears that its session has ended, also when nobody touches it. */
function lookAfterSessions(dependencies: SocketGatewayDependencies): void {
  const { io, executor, access, onFault } = dependencies;
  try {
    for (const role of ['admin', 'counter'] as const) {
      for (const socket of io.of(namespaceOf(role)).sockets.values()) {
        const identity = identityOf(socket);
        if (identity.signedIn === null) continue;
        lookUpAgain(identity, access, sessionTime(executor));
        if (!isSignedIn(identity)) tellOfSession(socket, role, dependencies);
      }
    }
  } catch (error) {
    onFault(error, 'desks and counters could not be looked after');
  }
}

/** Tells a screen that somebody has signed in there, or that nobody is any more. */
function tellOfSession(socket: Socket, role: DeviceRole, dependencies: SocketGatewayDependencies): void {
  if (role === 'admin')
    dependencies.publisher.show(socket, { role, isSignedIn: isSignedIn(identityOf(socket)) });
  else socket.emit('welcome', welcomeOf(socket, role, dependencies));
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
    case 'rating':
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
    presence.deviceGone(deviceId, role, executor.now());
    if (role === 'display') presence.displayGone(socket.id);
    if (role === 'printer' && printerId !== null) presence.printerGone(socket.id, printerId, executor.now());
  });
}

function welcomeOf(
  socket: Socket,
  role: DeviceRole,
  { executor, isDemonstration }: SocketGatewayDependencies,
): Welcome<DeviceRole> {
  const { device, signedIn } = identityOf(socket);
  return {
    protocol: PROTOCOL_VERSION,
    role,
    deviceId: device.deviceId,
    deviceName: device.name,
    counterId: device.counterId,
    session:
      signedIn === null ? null : { officerId: signedIn.officer.officerId, isLocked: signedIn.isLocked },
    at: executor.now(),
    office: executor.day().settings,
    demonstration: isDemonstration,
  };
}

function welcome(socket: Socket, role: DeviceRole, dependencies: SocketGatewayDependencies): void {
  const { publisher, clock } = dependencies;
  if (role === 'printer') leaveOnlyAgent(socket);
  noteComingAndGoing(socket, role, dependencies);
  socket.emit('welcome', welcomeOf(socket, role, dependencies));
  const audience = audienceFor(socket, role, dependencies);
  if (audience !== null) publisher.show(socket, audience);

  const pace = createPace(MESSAGE_INTERVAL_MS, MESSAGES_AT_ONCE, clock.monotonicMs);
  hearAll(socket, ({ name, input, answer }) => {
    if (pace.take('') > 0) {
      answer(refused('too_many_tries', 'slow down', MESSAGE_INTERVAL_MS * MESSAGES_AT_ONCE));
    } else if (name === 'resync') {
      publisher.sendView(socket);
    } else {
      const caller = { socketId: socket.id, identity: identityOf(socket) };
      const before = caller.identity.signedIn;
      void dispatch(role, name, input, caller, dependencies).then((given) => {
        const { signedIn } = caller.identity;
        const isOther = (signedIn === null) !== (before === null) || signedIn?.isLocked !== before?.isLocked;
        // A counter hears of it before its answer, so that it never mistakes its own new session for an ended one.
        if (isOther && role === 'counter') tellOfSession(socket, role, dependencies);
        answer(given);
        if (isOther && role === 'admin') tellOfSession(socket, role, dependencies);
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
  const said = understood(role, name, input);
  if (!said.ok) return said;
  const { identity } = caller;
  try {
    // A session may have been ended, or its officer's rights changed, from elsewhere since the handshake.
    lookUpAgain(identity, access, sessionTime(executor));
    const refusal = refusedBy(said.needs, said.name, identity.signedIn);
    if (refusal !== null) return { ok: false, refusal };
    if (identity.signedIn !== null) noteUse(identity.signedIn, access, executor.now());
    const handler = (handlers[role] as Record<string, AnyHandler>)[said.name];
    return handler === undefined
      ? refused('invalid_message', 'no handler')
      : await handler(said.input, caller);
  } catch (error) {
    onFault(error, said.name);
    return refused('unavailable', 'nothing was changed');
  }
}

type AnyHandler = (input: unknown, caller: Caller) => Promise<Answer<unknown>>;

function refused(code: Refusal['code'], message: string, retryAfterMs?: number): Answer<unknown> {
  return {
    ok: false,
    refusal: retryAfterMs === undefined ? { code, message } : { code, message, retryAfterMs },
  };
}
