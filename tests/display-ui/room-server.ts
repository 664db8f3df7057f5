/** The server of one room under a made-up clock: the real presence, the real views, calls made by hand, and restarts. */
import type { Call, DisplayView } from '#protocol/views.ts';
import { instantMs, type DeviceId, type TicketId, type TicketNumber } from '#protocol/vocabulary.ts';
import { createHall } from '#server/app/hall.ts';
import type { QueueDay } from '#server/domain/queue-day.ts';
import { createPresenceTracker, type PresenceTracker } from '#server/gateway/presence-tracker.ts';
import { toDisplayView } from '#server/views/display-view.ts';
import { announcementOf } from '#server/views/hall-room.ts';
import { BEAT_INTERVAL_MS } from '#protocol/sockets.ts';
import type { MessageInput } from '#protocol/messages.ts';
import { FIRST_HALL, NO_NOTICES, NO_SPEECH, NO_RECORD, NO_VOICE } from '../support/hall-stand-in.ts';
import { MAIN_HALL, PLAIN_SURROUNDINGS } from '../support/surroundings.ts';
import { CERTIFICATION, counterId, WARD } from '../support/ward.ts';
import { dayOf, MONDAY } from '../domain/given.ts';
import { REMEMBERED_CALLS } from '#server/domain/queue-day.ts';
import type { LineSocket, SocketEnd } from './room-line.ts';

/** Socket.IO gives a silent connection up after its interval and its patience. */
const PING_TIMEOUT_MS = 10_000;
const COUNTERS = 4;
const ROOM = MAIN_HALL.roomId;

export const ALWAYS = 'wall-always' as DeviceId;
export const STAND_IN = 'wall-stand-in' as DeviceId;
const { firstSetup } = FIRST_HALL;
const HALL = {
  ...FIRST_HALL,
  displays: [
    { deviceId: ALWAYS, setup: firstSetup },
    { deviceId: STAND_IN, setup: { ...firstSetup, loudspeaker: 'stand_in' as const } },
  ],
};

export type ToPage =
  | { readonly kind: 'welcome' }
  | { readonly kind: 'view'; readonly view: DisplayView }
  | { readonly kind: 'beat'; readonly at: number; readonly revision: number }
  | { readonly kind: 'answer'; readonly messageId: number; readonly result: unknown };
export type ToServer =
  | { readonly kind: 'resync' }
  | {
      readonly kind: 'message';
      readonly messageId: number;
      readonly name: 'getSetup' | 'reportAnnouncements';
      readonly input: unknown;
    };

/** A fault put in on purpose, to see that it is noticed. */
export type ServerFaults = {
  readonly tracker?: (tracker: PresenceTracker) => PresenceTracker;
  readonly view?: (view: DisplayView) => DisplayView;
};

export type RoomServer = {
  readonly isUp: () => boolean;
  readonly restart: (awayMs: number) => void;
  /** Accepts a connection; null while the server is away. */
  readonly accept: (deviceId: DeviceId, open: (server: SocketEnd) => LineSocket) => LineSocket | null;
  readonly call: (ticket: number, recalled: Call | undefined) => Call;
  readonly setStatus: (ticketId: TicketId, status: Call['status']) => void;
  readonly calls: () => readonly Call[];
  /** Whether the counters are told that this call was heard. */
  readonly isAnnounced: (call: Call) => boolean;
  readonly close: () => void;
};

export function createRoomServer(nowMs: () => number, faults: ServerFaults): RoomServer {
  const firstDay = dayOf({ type: 'DayOpened', date: MONDAY, settings: WARD });
  let day: QueueDay = firstDay;
  let isUp = true;
  const store = { hallSettings: () => HALL, saveHallSettings: () => undefined, ...NO_RECORD };
  const hall = createHall({
    store,
    first: HALL,
    now: () => instantMs(nowMs()),
    notices: NO_NOTICES,
    voice: NO_VOICE,
    speech: NO_SPEECH,
    onChange: () => undefined,
  });
  const sockets = new Map<string, { readonly socket: LineSocket; heardAtMs: number }>();
  const now = () => instantMs(nowMs());

  const startTracker = (): PresenceTracker => {
    const real: PresenceTracker = createPresenceTracker(() => {
      if (tracker === own) publish();
    }, nowMs);
    const own = faults.tracker?.(real) ?? real;
    return own;
  };
  const around = () => ({
    ...PLAIN_SURROUNDINGS,
    hall: hall.settings(),
    hallRevision: hall.revision(),
    presence: tracker.presence(),
  });
  const view = (): DisplayView => {
    const made = toDisplayView(day, [], now(), MAIN_HALL, around());
    return faults.view?.(made) ?? made;
  };
  let tracker = startTracker();
  let toldSpeaker: string | null = null;
  const publish = (): void => {
    if (!isUp) return;
    const made = view();
    toldSpeaker = made.speaker;
    for (const { socket } of sockets.values()) socket.toPage({ kind: 'view', view: made } satisfies ToPage);
  };
  const gone = (socketId: string): void => {
    if (sockets.delete(socketId)) tracker.displayGone(socketId);
  };
  const beat = setInterval(() => {
    if (!isUp) return;
    tracker.tick();
    for (const [socketId, { socket, heardAtMs }] of sockets) {
      if (nowMs() - heardAtMs <= PING_TIMEOUT_MS) continue;
      socket.close();
      gone(socketId);
    }
    if (view().speaker !== toldSpeaker) publish();
    const told: ToPage = { kind: 'beat', at: nowMs(), revision: day.sequence };
    for (const { socket } of sockets.values()) socket.toPage(told);
  }, BEAT_INTERVAL_MS);

  const commit = (calls: readonly Call[]): void => {
    day = { ...day, sequence: day.sequence + 1, calls };
    publish();
  };

  return {
    isUp: () => isUp,
    restart: (awayMs) => {
      isUp = false;
      for (const { socket } of sockets.values()) socket.close();
      sockets.clear();
      setTimeout(() => {
        isUp = true;
        tracker = startTracker();
      }, awayMs);
    },
    accept: (deviceId, open) => {
      if (!isUp) return null;
      const socket = open({
        hear: (message) => {
          const known = sockets.get(socket.id);
          if (known === undefined) return;
          known.heardAtMs = nowMs();
          const said = message as ToServer;
          if (said.kind === 'resync') {
            socket.toPage({ kind: 'view', view: view() } satisfies ToPage);
            return;
          }
          if (said.name === 'reportAnnouncements') {
            const report = said.input as MessageInput<'display', 'reportAnnouncements'>;
            tracker.displayReported(socket.id, { deviceId, roomId: ROOM }, report, now());
          }
          const result = said.name === 'getSetup' ? hall.setupFor(deviceId) : null;
          socket.toPage({ kind: 'answer', messageId: said.messageId, result } satisfies ToPage);
        },
        closed: () => {
          gone(socket.id);
        },
      });
      sockets.set(socket.id, { socket, heardAtMs: nowMs() });
      tracker.displayConnected(socket.id, deviceId);
      socket.toPage({ kind: 'welcome' } satisfies ToPage);
      socket.toPage({ kind: 'view', view: view() } satisfies ToPage);
      return socket;
    },
    call: (ticket, recalled) => {
      const number = `C${String(ticket).padStart(3, '0')}`;
      const counterNumber = recalled?.counterNumber ?? 1 + (ticket % COUNTERS);
      const call: Call = {
        ticketId: `${MONDAY}/${number}` as TicketId,
        number: number as TicketNumber,
        fieldId: CERTIFICATION,
        counterId: counterId(counterNumber),
        counterNumber,
        callCount: (recalled?.callCount ?? 0) + 1,
        calledAt: now(),
        status: 'called',
      };
      const others = day.calls.filter(({ ticketId }) => ticketId !== call.ticketId);
      commit([call, ...others].slice(0, REMEMBERED_CALLS));
      return call;
    },
    setStatus: (ticketId, status) => {
      commit(day.calls.map((call) => (call.ticketId === ticketId ? { ...call, status } : call)));
    },
    calls: () => day.calls,
    isAnnounced: (call) => isUp && announcementOf(call, WARD.timeZone, now(), around()).state === 'announced',
    close: () => {
      clearInterval(beat);
    },
  };
}
