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
  type Revision,
  type ServiceId,
  type TicketId,
} from '#protocol/vocabulary.ts';
import { DEMO_OFFICERS } from '#demo/office.ts';
import type { Command } from '#server/domain/commands.ts';
import { decide } from '#server/domain/decide.ts';
import { fieldLoads } from '#server/domain/estimate.ts';
import { evolve } from '#server/domain/evolve.ts';
import type { RecordedEvent } from '#server/domain/events.ts';
import type { QueueDay } from '#server/domain/queue-day.ts';
import { toCounterView } from '#server/views/counter-view.ts';
import { toKioskView } from '#server/views/kiosk-view.ts';
import { NOBODY_PRESENT } from '#server/views/presence.ts';

export const KIOSK_TOKEN = 'kiosk-token';
export const counterTokenOf = (counterId: CounterId): string => `token-of-${counterId}`;

export type FakeOfficeOptions = {
  readonly settings: OfficeSettings;
  /** Asked after each deed: whether its answer is lost on the way. */
  readonly isAnswerLost?: () => boolean;
  /** Asked before each deed: a refusal to give instead of doing it. */
  readonly refuse?: (name: string) => Refusal | null;
  /** Whether views go out after each deed; otherwise only the beat tells of news. */
  readonly isPublishing?: boolean;
};

type Message = { readonly requestId: string } & Readonly<Record<string, unknown>>;

export type FakeOffice = {
  readonly url: string;
  readonly day: () => QueueDay;
  /** Every message that arrived, retries included. */
  readonly messages: readonly { readonly name: string; readonly requestId: string; readonly atMs: number }[];
  readonly origins: readonly (string | undefined)[];
  /** Does a command as somebody else would, past the sockets. */
  readonly perform: (command: Command) => Answer<null>;
  readonly disconnectAll: () => void;
  readonly beat: () => void;
  readonly close: () => Promise<void>;
};

export async function openFakeOffice(options: FakeOfficeOptions): Promise<FakeOffice> {
  const { settings, isAnswerLost = () => false, refuse = () => null, isPublishing = true } = options;
  const events: RecordedEvent[] = [];
  const messages: { name: string; requestId: string; atMs: number }[] = [];
  const origins: (string | undefined)[] = [];
  const answers = new Map<string, Answer<unknown>>();
  const sessions = new Map<string, OfficerId>();
  let state: QueueDay | null = null;
  const day = (): QueueDay => {
    if (state === null) throw new Error('the day was not opened');
    return state;
  };
  const now = () => instantMs(Date.now());
  const refusal = (code: Refusal['code']): Answer<never> => ({ ok: false, refusal: { code, message: code } });

  const perform = (command: Command): Answer<null> => {
    const at = now();
    const decision = decide(state, command, at);
    if (!decision.ok) return refusal(decision.code);
    for (const event of decision.events) {
      const recorded = { ...event, sequence: events.length + 1, at };
      events.push(recorded);
      state = evolve(state, recorded);
    }
    return { ok: true, revision: day().sequence as Revision, result: null };
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
  const kioskView = (): KioskView => toKioskView(day(), fieldLoads(day()), now(), NOBODY_PRESENT);
  const sendView = (socket: Socket, counterId: CounterId | null): void => {
    socket.emit(
      'view',
      counterId === null ? kioskView() : toCounterView(day(), counterId, now(), NOBODY_PRESENT),
    );
  };
  const publish = (): void => {
    for (const socket of kiosks.sockets.values()) sendView(socket, null);
    for (const socket of counters.sockets.values()) sendView(socket, counterIdOf(socket) ?? null);
  };

  /** Handles one message as the contract asks: once per requestId, answered always, published after. */
  const handle =
    (name: string, act: (message: Message) => Answer<unknown>) =>
    (message: Message, acknowledge: (answer: Answer<unknown>) => void): void => {
      messages.push({ name, requestId: message.requestId, atMs: performance.now() });
      const forced = refuse(name);
      if (forced !== null) {
        acknowledge({ ok: false, refusal: forced });
        return;
      }
      const answer = answers.get(message.requestId) ?? act(message);
      answers.set(message.requestId, answer);
      if (isPublishing) publish();
      if (!isAnswerLost()) acknowledge(answer);
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
  const turnAway = (code: HandshakeRefusal): Error => Object.assign(new Error(code), { data: { code } });

  kiosks
    .use((socket, next) => {
      next(authOf(socket).deviceToken === KIOSK_TOKEN ? undefined : turnAway('unknown_device'));
    })
    .on('connection', (socket) => {
      admit(socket, null);
      const issue = ({ serviceId }: Message): Answer<unknown> => {
        const kioskId = 'kiosk' as DeviceId;
        const answer = perform({ type: 'issueTicket', serviceId: serviceId as ServiceId, kioskId });
        const issued = events.at(-1);
        return answer.ok && issued?.type === 'TicketIssued' ? { ...answer, result: issued.ticket } : answer;
      };
      socket.on('issueTicket', handle('issueTicket', issue));
    });

  counters
    .use((socket, next) => {
      next(counterIdOf(socket) === undefined ? turnAway('unknown_device') : undefined);
    })
    .on('connection', (socket) => {
      const counterId = counterIdOf(socket);
      if (counterId === undefined) return;
      admit(socket, counterId);
      const signIn = ({ username, password, requestId }: Message): Answer<unknown> => {
        const officer = DEMO_OFFICERS.find((one) => one.username === username && one.password === password);
        if (officer === undefined) return refusal('wrong_credentials');
        const officerId = officer.username as OfficerId;
        const opened = perform({
          type: 'openCounter',
          officerName: officer.displayName,
          counterId,
          officerId,
        });
        if (!opened.ok) return opened;
        sessions.set(`session ${requestId}`, officerId);
        return { ...opened, result: { sessionToken: `session ${requestId}`, officerId } };
      };
      socket.on('signIn', handle('signIn', signIn));

      const inSession = (
        name: string,
        command: (who: { officerId: OfficerId; counterId: CounterId }, message: Message) => Command,
      ): void => {
        const act = (message: Message): Answer<unknown> => {
          const officerId = sessions.get(authOf(socket).sessionToken ?? '');
          if (officerId === undefined) return refusal('not_signed_in');
          return perform(command({ officerId, counterId }, message));
        };
        socket.on(name, handle(name, act));
      };
      inSession('signOut', (who) => ({ type: 'closeCounter', ...who }));
      inSession('callNext', (who, { seenCounterRevision }) => ({
        type: 'callNext',
        seenCounterRevision: Number(seenCounterRevision),
        ...who,
      }));
      inSession('recall', (who, { ticketId, seenCallCount }) => ({
        type: 'recall',
        ticketId: ticketId as TicketId,
        seenCallCount: Number(seenCallCount),
        ...who,
      }));
      for (const type of ['startService', 'finish', 'markMissed'] as const) {
        inSession(type, (who, { ticketId }) => ({ type, ticketId: ticketId as TicketId, ...who }));
      }
    });

  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((http.address() as AddressInfo).port)}`,
    day,
    messages,
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
