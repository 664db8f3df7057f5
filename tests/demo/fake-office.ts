/**
 * The thinnest server that speaks the protocol: the real rules and the real views over real sockets, nothing stored,
 * and a network that can be told to misbehave.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import type { Answer, Refusal } from '#protocol/messages.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import { PROTOCOL_VERSION, type HandshakeAuth } from '#protocol/sockets.ts';
import type { KioskView } from '#protocol/views.ts';
import {
  instantMs,
  type BusinessDate,
  type CounterId,
  type DeviceId,
  type HandshakeRefusal,
  type OfficerId,
  type PersonMark,
  type Revision,
} from '#protocol/vocabulary.ts';
import { DEMO_OFFICERS } from '#demo/office.ts';
import type { Verdict } from '#server/app/credentials.ts';
import { hashToken } from '#server/app/tokens.ts';
import type { Command } from '#server/domain/commands.ts';
import { decide } from '#server/domain/decide.ts';
import { fieldLoads } from '#server/domain/estimate.ts';
import { evolve } from '#server/domain/evolve.ts';
import type { DomainEvent, RecordedEvent } from '#server/domain/events.ts';
import type { QueueDay } from '#server/domain/queue-day.ts';
import { createPairing } from '#server/app/pairing.ts';
import { createPrinting } from '#server/app/printing.ts';
import { FIRST_PRINTER } from '#server/storage/upcast.ts';
import { createHandlers } from '#server/gateway/handlers.ts';
import type { Caller } from '#server/gateway/handling.ts';
import type { SignedIn } from '#server/gateway/identity.ts';
import { createPresenceTracker } from '#server/gateway/presence-tracker.ts';
import { newOfficer } from '#server/app/people.ts';
import type { PrintingStore } from '#server/storage/settings-stores.ts';
import type { AccessStore, Officer } from '#server/storage/store.ts';
import { toCounterView } from '#server/views/counter-view.ts';
import { toKioskView } from '#server/views/kiosk-view.ts';
import { hallStandIn, NO_RECORD, NO_PEOPLE, NO_TRAIL } from '#tests/support/hall-stand-in.ts';
import { createDeskStandIn } from '#tests/support/desk-stand-in.ts';
import { ONE_PRINTER, PLAIN_SURROUNDINGS } from '#tests/support/surroundings.ts';

export const KIOSK_TOKEN = 'kiosk-token';
export const counterTokenOf = (counterId: CounterId): string => `token-of-${counterId}`;

export type FakeOfficeOptions = {
  readonly settings: OfficeSettings;
  /** Asked after each deed: whether its answer is lost on the way. */
  readonly isAnswerLost?: () => boolean;
  /** Asked before each deed: a refusal to give instead of doing it. */
  readonly refuse?: (name: string) => Refusal | null;
  /** How much faster than real time the office lives. */
  readonly speed?: number;
  /** Whether views go out after each deed; otherwise only the beat tells of news. */
  readonly isPublishing?: boolean;
};

type Message = { readonly requestId: string } & Readonly<Record<string, unknown>>;

export type FakeOffice = {
  readonly url: string;
  readonly day: () => QueueDay;
  /** Every message that arrived, retries included. */
  readonly messages: readonly { readonly name: string; readonly requestId: string; readonly atMs: number }[];
  /** What was refused by the rules of the queue, as `message code`. */
  readonly refusals: readonly string[];
  readonly origins: readonly (string | undefined)[];
  /** Does a command as somebody else would, past the sockets. */
  readonly perform: (command: Command) => Answer<unknown>;
  readonly disconnectAll: () => void;
  readonly beat: () => void;
  readonly close: () => Promise<void>;
};

type AnyHandler = (message: unknown, caller: Caller) => Promise<Answer<unknown>>;

const ACCOUNTS: readonly Officer[] = DEMO_OFFICERS.map(({ username, displayName, role }) =>
  newOfficer({ officerId: username as OfficerId, username, displayName, passwordHash: '', role }),
);
const NO_ACCESS: AccessStore = {
  addDevice: () => undefined,
  deviceByToken: () => null,
  revokeDevice: () => undefined,
  devicesOf: () => [],
  saveOfficer: () => undefined,
  officerByUsername: () => null,
  officerById: () => null,
  startSession: () => undefined,
  session: () => null,
  endSession: () => undefined,
  renameDevice: () => undefined,
  deviceName: () => null,
  officers: () => ACCOUNTS,
  endSessionsOf: () => undefined,
  openSessions: () => [],
  touchSession: () => undefined,
  lockSession: () => undefined,
  countWrongPin: () => undefined,
};

const NO_PRINTING_STORE: PrintingStore = {
  printingSettings: () => null,
  savePrintingSettings: () => undefined,
  addLogo: () => undefined,
  logo: () => null,
  dayKey: (_date, fresh) => fresh(),
};

function verdictOn(username: string, password: string): Verdict {
  const isRight = DEMO_OFFICERS.some((one) => one.username === username && one.password === password);
  const officer = ACCOUNTS.find((account) => account.username === username);
  if (!isRight || officer === undefined)
    return { ok: false, refusal: { code: 'wrong_credentials', message: 'wrong' } };
  return { ok: true, officer };
}

/** What the asker of a command is told of its first event. */
function resultOf(event: DomainEvent | undefined): unknown {
  if (event?.type === 'TicketIssued') return event.ticket;
  return event?.type === 'TicketCalled' ? { ticketId: event.ticketId } : null;
}

export async function openFakeOffice(options: FakeOfficeOptions): Promise<FakeOffice> {
  const {
    settings,
    isAnswerLost = () => false,
    refuse = () => null,
    isPublishing = true,
    speed = 1,
  } = options;
  const events: RecordedEvent[] = [];
  const messages: { name: string; requestId: string; atMs: number }[] = [];
  const refusals: string[] = [];
  const origins: (string | undefined)[] = [];
  const answers = new Map<string, Promise<Answer<unknown>>>();
  const sessions = new Map<string, SignedIn>();
  let state: QueueDay | null = null;
  const day = (): QueueDay => {
    if (state === null) throw new Error('the day was not opened');
    return state;
  };
  const beganAt = Date.now();
  const now = () => instantMs(Math.floor(beganAt + (Date.now() - beganAt) * speed));
  const perform = (command: Command): Answer<unknown> => {
    const at = now();
    const decision = decide(state, command, at);
    if (!decision.ok) return { ok: false, refusal: { code: decision.code, message: decision.code } };
    for (const event of decision.events) {
      const recorded = { ...event, sequence: events.length + 1, at };
      events.push(recorded);
      state = evolve(state, recorded);
    }
    return { ok: true, revision: day().sequence as Revision, result: resultOf(decision.events[0]) };
  };
  perform({ type: 'openDay', date: '2026-11-23' as BusinessDate, settings });

  const http = createServer();
  const io = new Server(http, { transports: ['websocket'] });
  const kiosks = io.of('/kiosk');
  const counters = io.of('/counter');
  const authOf = (socket: Socket): HandshakeAuth => socket.handshake.auth as HandshakeAuth;
  const counterIdOf = (socket: Socket): CounterId | undefined =>
    settings.counters.find(({ counterId }) => counterTokenOf(counterId) === authOf(socket).deviceToken)
      ?.counterId;
  const kioskView = (): KioskView =>
    toKioskView(day(), fieldLoads(day()), now(), FIRST_PRINTER, PLAIN_SURROUNDINGS);
  const sendView = (socket: Socket, counterId: CounterId | null): void => {
    socket.emit(
      'view',
      counterId === null ? kioskView() : toCounterView(day(), counterId, now(), PLAIN_SURROUNDINGS),
    );
  };
  const publish = (): void => {
    for (const socket of kiosks.sockets.values()) sendView(socket, null);
    for (const socket of counters.sockets.values()) sendView(socket, counterIdOf(socket) ?? null);
  };

  /** The server's own handlers: what a message does is what it does in life. */
  const handlers = createHandlers({
    executor: { submit: ({ command }) => Promise.resolve(perform(command)), day, now, tick: () => undefined },
    credentials: {
      check: (username, password) => Promise.resolve(verdictOn(username, password)),
      isPin: () => Promise.resolve(false),
    },
    access: {
      ...NO_ACCESS,
      startSession: (sessionHash, { officerId }) => {
        const officer = ACCOUNTS.find((account) => account.officerId === officerId);
        if (officer !== undefined) sessions.set(sessionHash, { officer, sessionHash, isLocked: false });
      },
      endSession: (sessionHash) => void sessions.delete(sessionHash),
    },
    presence: createPresenceTracker(
      () => undefined,
      () => performance.now(),
    ),
    // Nobody here gives feedback.
    feedback: { take: () => 'not_taken', standing: () => null },
    feedbackPace: { take: () => 0 },
    kioskPace: { take: () => 0 },
    // Nobody here looks a file up.
    files: { lookUp: () => Promise.resolve({ outcome: 'not_now' }) },
    filePace: { take: () => 0 },
    guidance: { say: () => Promise.resolve(null) },
    speechPace: { take: () => 0 },
    rangeFor: () => null,
    procedureOf: () => undefined,
    hoursAhead: () => [],
    // Paper is nobody's business here: it is ordered, and no printer hears of it.
    printing: createPrinting({
      store: { ...NO_PRINTING_STORE, ...NO_RECORD },
      first: ONE_PRINTER,
      now,
      onChange: () => undefined,
    }),
    ...hallStandIn(),
    links: { linkOf: PLAIN_SURROUNDINGS.linkOf, ticketOf: () => null },
    trail: NO_TRAIL,
    people: NO_PEOPLE,
    pairedDevices: () => [],
    onSignedOut: () => undefined,
    reports: {
      endedTicket: () => null,
      pastWaits: () => [],
      ratingRemarks: () => ({ newest: [], total: 0 }),
      dayInLog: () => null,
      eventsBetween: () => [],
      dayFacts: () => ({ tickets: [], periods: [] }),
    },
    persons: { markOf: () => 'A'.repeat(22) as PersonMark },
    pairing: createPairing(now, () => performance.now()),
    printerDesk: createDeskStandIn(),
    listenHost: '127.0.0.1',
    revokeDevice: () => undefined,
  });
  /** Takes messages as the contract asks: each done once per requestId, answered always, published after. */
  const listen = (socket: Socket, role: 'kiosk' | 'counter', caller: Caller): void => {
    const ofRole = handlers[role] as Readonly<Record<string, AnyHandler>>;
    for (const [name, handler] of Object.entries(ofRole)) {
      socket.on(name, async (message: Message, acknowledge: (answer: Answer<unknown>) => void) => {
        messages.push({ name, requestId: message.requestId, atMs: performance.now() });
        const forced = refuse(name);
        if (forced !== null) {
          acknowledge({ ok: false, refusal: forced });
          return;
        }
        const answer = answers.get(message.requestId) ?? handler(message, caller);
        answers.set(message.requestId, answer);
        const given = await answer;
        if (!given.ok) refusals.push(`${name} ${given.refusal.code}`);
        if (isPublishing) publish();
        if (!isAnswerLost()) acknowledge(given);
      });
    }
  };

  const admit = (socket: Socket, counterId: CounterId | null): void => {
    origins.push(socket.handshake.headers.origin);
    socket.emit('welcome', {
      protocol: PROTOCOL_VERSION,
      role: counterId === null ? 'kiosk' : 'counter',
      deviceId: 'device',
      deviceName: 'device',
      counterId,
      at: now(),
      office: settings,
      demonstration: true,
    });
    sendView(socket, counterId);
    socket.on('resync', () => sendView(socket, counterId));
  };
  const callerOf = (socket: Socket, counterId: CounterId | null): Caller => {
    const role = counterId === null ? 'kiosk' : 'counter';
    const deviceId = `${role} ${counterId ?? ''}` as DeviceId;
    const { sessionToken } = authOf(socket);
    const signedIn = sessionToken === undefined ? null : (sessions.get(hashToken(sessionToken)) ?? null);
    const device = { deviceId, role, name: deviceId, counterId, printerId: null, isRevoked: false } as const;
    return { socketId: socket.id, identity: { device, signedIn } };
  };
  const turnAway = (code: HandshakeRefusal): Error => Object.assign(new Error(code), { data: { code } });

  kiosks
    .use((socket, next) => {
      next(authOf(socket).deviceToken === KIOSK_TOKEN ? undefined : turnAway('unknown_device'));
    })
    .on('connection', (socket) => {
      admit(socket, null);
      listen(socket, 'kiosk', callerOf(socket, null));
    });

  counters
    .use((socket, next) => {
      next(counterIdOf(socket) === undefined ? turnAway('unknown_device') : undefined);
    })
    .on('connection', (socket) => {
      const counterId = counterIdOf(socket);
      if (counterId === undefined) return;
      admit(socket, counterId);
      listen(socket, 'counter', callerOf(socket, counterId));
    });

  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((http.address() as AddressInfo).port)}`,
    day,
    messages,
    refusals,
    origins,
    perform: (command) => {
      const answer = perform(command);
      if (isPublishing) publish();
      return answer;
    },
    disconnectAll: () => {
      for (const socket of [...kiosks.sockets.values(), ...counters.sockets.values()]) socket.conn.close();
    },
    beat: () => {
      for (const audience of [kiosks, counters])
        audience.emit('beat', { at: now(), revision: day().sequence });
    },
    close: () => io.close(),
  };
}
