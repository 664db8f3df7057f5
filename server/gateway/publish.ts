/**
 * Tells every audience what it may see: one view made and serialised per audience, to a room, never socket by socket.
 * Called after the commit; a failure here is logged and heals with the next view or beat. With each beat those are told
 * anew for whom passing time alone has changed something: an office that opens, a session that ends, a turn that ages.
 */
import type { Server, Socket } from 'socket.io';
import { formOf } from '#protocol/rating-settings.ts';
import { namespaceOf, type Beat } from '#protocol/sockets.ts';
import type { FieldLoad } from '#protocol/views.ts';
import type { ViewOf } from '#protocol/audiences.ts';
import {
  ROLES,
  type CounterId,
  type InstantMs,
  type PrinterId,
  type Role,
  type RoomId,
  type TicketId,
} from '#protocol/vocabulary.ts';
import type { Executor } from '#server/app/execute.ts';
import { fieldLoads } from '#server/domain/estimate.ts';
import type { Forecast } from '#server/domain/forecast.ts';
import type { QueueDay } from '#server/domain/queue-day.ts';
import { lockedAdminView, toAdminView, type PairedDevice } from '#server/views/admin-view.ts';
import { toCounterView } from '#server/views/counter-view.ts';
import { toDisplayView } from '#server/views/display-view.ts';
import { toKioskView } from '#server/views/kiosk-view.ts';
import { toPhoneView, type EndedTicket } from '#server/views/phone-view.ts';
import { toPosterView } from '#server/views/poster-view.ts';
import { toRatingView } from '#server/views/rating-view.ts';
import { toPrinterView } from '#server/views/printer-view.ts';
import type { Surroundings } from '#server/views/surroundings.ts';

/** Everyone who is shown the same. */
export type Audience =
  /** The displays of one room. */
  | { readonly role: 'display'; readonly roomId: RoomId }
  | { readonly role: 'counter'; readonly counterId: CounterId }
  /** The rating screens of one counter. */
  | { readonly role: 'rating'; readonly counterId: CounterId }
  | { readonly role: 'printer'; readonly printerId: PrinterId }
  /** Kiosks whose paper comes out of the same printer; null = they have none. */
  | { readonly role: 'kiosk'; readonly printerId: PrinterId | null }
  | { readonly role: 'admin'; readonly isSignedIn: boolean }
  | { readonly role: 'phone'; readonly ticketId: TicketId }
  /** Every phone before a poster. */
  | { readonly role: 'poster' };

/** The room of an audience within its role's namespace. */
const roomOf = (audience: Audience): string => {
  switch (audience.role) {
    case 'display':
      return `room ${audience.roomId}`;
    case 'counter':
    case 'rating':
      return `counter ${audience.counterId}`;
    case 'printer':
    case 'kiosk':
      return `printer ${audience.printerId ?? ''}`;
    case 'admin':
      return audience.isSignedIn ? 'the desk' : 'before the desk';
    case 'phone':
      return `ticket ${audience.ticketId}`;
    case 'poster':
      return 'before a poster';
    default:
      return audience satisfies never;
  }
};
const keyOf = (audience: Audience): string => `${audience.role}, ${roomOf(audience)}`;

/** The hall first: it is what people wait for. */
const TOLD_IN_ORDER: readonly Role[] = [
  'display',
  'counter',
  'rating',
  'printer',
  'kiosk',
  'phone',
  'poster',
  'admin',
];

/** How long views are made and sent in one go. */
const SLICE_MS = 4;

export type Publisher = {
  /** Sends the present views to everyone who is connected. */
  readonly publish: () => void;
  /** Makes the socket part of that audience and of no other, and shows it what the audience sees. */
  readonly show: (socket: Socket, audience: Audience) => void;
  /** Sends the socket the present view of its audience. */
  readonly sendView: (socket: Socket) => void;
  /** Tells everyone the time, and those the present view for whom time alone has changed it. */
  readonly beat: () => void;
};

export type PublisherDependencies = {
  readonly io: Server;
  readonly executor: Executor;
  readonly surroundings: () => Surroundings;
  readonly forecast: () => Forecast;
  /** What a supervisor may take the right away from. */
  readonly pairedDevices: () => readonly PairedDevice[];
  readonly endedTicket: (ticketId: TicketId) => EndedTicket | null;
  readonly monotonicMs: () => number;
  readonly onFault: (error: unknown) => void;
};

/** Views of one state at one time, each made at most once however many ask (a reconnect storm shares them). */
type Views = { readonly of: (audience: Audience) => ViewOf<Role> | null };
type ViewsOfDay = {
  readonly day: QueueDay;
  readonly loads: () => readonly FieldLoad[];
  readonly views: Views;
};

function viewsOf(
  day: QueueDay,
  loads: () => readonly FieldLoad[],
  at: InstantMs,
  { surroundings, pairedDevices, endedTicket, forecast }: PublisherDependencies,
): Views {
  const made = new Map<string, ViewOf<Role> | null>();
  const around = surroundings();
  const make = (audience: Audience): ViewOf<Role> | null => {
    switch (audience.role) {
      case 'kiosk':
        return toKioskView(day, loads(), at, audience.printerId, around);
      case 'display':
        return displayView(day, loads(), at, audience.roomId, around);
      case 'counter':
        return toCounterView(day, audience.counterId, at, around);
      case 'rating':
        return toRatingView(day, audience.counterId, at, around.hall, formOf(around.rating));
      case 'printer':
        return toPrinterView(day, audience.printerId, at, around);
      case 'admin':
        return audience.isSignedIn
          ? toAdminView(day, loads(), at, { ...around, devices: pairedDevices() })
          : lockedAdminView(day, at);
      case 'phone':
        return toPhoneView(day, audience.ticketId, at, {
          forecast,
          endedTicket,
          ratingForm: () => formOf(around.rating),
        });
      case 'poster':
        return toPosterView(day, loads(), at, around.posters);
      default:
        return audience satisfies never;
    }
  };
  return {
    of: (audience) => {
      const key = keyOf(audience);
      const known = made.get(key);
      if (known !== undefined) return known;
      const view = make(audience);
      made.set(key, view);
      return view;
    },
  };
}

/** Null for a room that the settings no longer have: whoever stood there is being moved. */
function displayView(
  day: QueueDay,
  loads: readonly FieldLoad[],
  at: InstantMs,
  roomId: RoomId,
  around: Surroundings,
): ViewOf<'display'> | null {
  const room = around.hall.rooms.find((candidate) => candidate.roomId === roomId);
  return room === undefined ? null : toDisplayView(day, loads, at, room, around);
}

/** Estimates are dear: made once for a state, and only when somebody is shown them. */
function loadsOf(day: QueueDay, forecast: () => Forecast): () => readonly FieldLoad[] {
  let loads: readonly FieldLoad[] | null = null;
  return () => (loads ??= fieldLoads(day, forecast()));
}

/** What of a view changes though nothing happened. Two views of one state differ for their reader when this differs. */
function changingWithTime(view: ViewOf<Role> | null): string {
  if (view === null) return '';
  if ('prompt' in view) return view.prompt?.ticketId ?? '';
  if ('speaker' in view) return JSON.stringify([view.speaker, view.hallCode, view.bulletin]);
  if ('closures' in view) return JSON.stringify([view.closures, 'hallCode' in view && view.hallCode]);
  if ('devices' in view) {
    const { devices, isIssuing, closedServices, bulletin, start } = view;
    return JSON.stringify([
      devices.map(({ isConnected }) => isConnected),
      isIssuing,
      closedServices,
      bulletin,
      start.facts?.trial?.announcement,
    ]);
  }
  if (!('allowed' in view)) return '';
  const { allowed, next, nextReason, current } = view;
  const turn = [nextReason?.rule, nextReason?.ceiling, ...next.map(({ ticketId }) => ticketId)];
  return JSON.stringify([turn, allowed, current?.announcement]);
}

export function createPublisher(dependencies: PublisherDependencies): Publisher {
  const { io, executor, forecast, monotonicMs, onFault } = dependencies;
  /** Every audience that somebody belongs to, and perhaps some that nobody does any more. */
  const known = new Map<string, Audience>();
  let cached: ViewsOfDay | null = null;
  /** Who has not been told of the newest state yet, the longest waiting first. */
  const untold = new Map<string, Audience>();
  let isSliceDue = false;
  const viewsNow = (loads: () => readonly FieldLoad[]): Views =>
    viewsOf(executor.day(), loads, executor.now(), dependencies);
  const views = (): Views => {
    const day = executor.day();
    if (cached?.day !== day) {
      const loads = loadsOf(day, forecast);
      cached = { day, loads, views: viewsNow(loads) };
    }
    return cached.views;
  };
  const isSomebodyThere = (audience: Audience): boolean =>
    io.of(namespaceOf(audience.role)).adapter.rooms.has(roomOf(audience));
  const tell = (audience: Audience, view: ViewOf<Role> | null): void => {
    if (view !== null) io.of(namespaceOf(audience.role)).to(roomOf(audience)).emit('view', view);
  };
  /** Those who are connected, in the order they are told. */
  const audiences = (): readonly Audience[] => {
    for (const [key, audience] of known) if (!isSomebodyThere(audience)) known.delete(key);
    return Array.from(known.values()).sort(
      (a, b) => TOLD_IN_ORDER.indexOf(a.role) - TOLD_IN_ORDER.indexOf(b.role),
    );
  };

  /** Tells those for whom time has changed something since they were last told. */
  const tellOfTime = (): void => {
    if (cached?.day !== executor.day()) return;
    const before = cached.views;
    const now = viewsNow(cached.loads);
    for (const audience of audiences()) {
      if (audience.role === 'phone' || audience.role === 'printer') continue;
      const view = now.of(audience);
      if (changingWithTime(view) !== changingWithTime(before.of(audience))) tell(audience, view);
    }
    // Who connects from now on is shown the time's changes too.
    cached = { ...cached, views: now };
  };
  /**
   * In a small office everybody is told at once. In one of sixty counters their views take 30 ms, for which the next call
   * must not wait: the rest follows in slices, whoever has waited longest first, and each hears of the newest state only.
   */
  const tellUntold = (): void => {
    const endsAtMs = monotonicMs() + SLICE_MS;
    try {
      for (const [key, audience] of untold) {
        untold.delete(key);
        tell(audience, views().of(audience));
        if (monotonicMs() >= endsAtMs) break;
      }
    } catch (error) {
      onFault(error);
    }
    if (untold.size === 0 || isSliceDue) return;
    isSliceDue = true;
    setImmediate(() => {
      isSliceDue = false;
      tellUntold();
    });
  };
  const sendView = (socket: Socket): void => {
    try {
      const audience = audienceOf(socket);
      const view = audience === undefined ? null : views().of(audience);
      if (view !== null) socket.emit('view', { ...view, at: executor.now() });
    } catch (error) {
      onFault(error);
    }
  };

  return {
    publish: () => {
      cached = null;
      try {
        for (const audience of audiences()) {
          if (audience.role === 'display') tell(audience, views().of(audience));
          else if (!untold.has(keyOf(audience))) untold.set(keyOf(audience), audience);
        }
      } catch (error) {
        onFault(error);
      }
      tellUntold();
    },
    show: (socket, audience) => {
      const before = audienceOf(socket);
      if (before !== undefined && keyOf(before) !== keyOf(audience)) void socket.leave(roomOf(before));
      known.set(keyOf(audience), audience);
      Object.assign(socket.data as object, { audience });
      void socket.join(roomOf(audience));
      sendView(socket);
    },
    sendView,
    beat: () => {
      try {
        tellOfTime();
      } catch (error) {
        onFault(error);
      }
      const beat: Beat = { at: executor.now(), revision: executor.day().sequence as Beat['revision'] };
      for (const role of ROLES) {
        const namespace = io.of(namespaceOf(role));
        if (namespace.sockets.size > 0) namespace.emit('beat', beat);
      }
    },
  };
}

const audienceOf = (socket: Socket): Audience | undefined =>
  (socket.data as { readonly audience?: Audience }).audience;
