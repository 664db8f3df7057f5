/**
 * Tells every audience what it may see: one view made and serialised per audience, to a room, never socket by socket.
 * Called after the commit; a failure here is logged and heals with the next view or beat.
 */
import type { Server, Socket } from 'socket.io';
import { namespaceOf, type Beat } from '#protocol/sockets.ts';
import type { ViewOf } from '#protocol/views.ts';
import { ROLES, type CounterId, type Role } from '#protocol/vocabulary.ts';
import type { Executor } from '#server/app/execute.ts';
import { fieldLoads } from '#server/domain/estimate.ts';
import type { QueueDay } from '#server/domain/queue-day.ts';
import { toCounterView } from '#server/views/counter-view.ts';
import { toDisplayView } from '#server/views/display-view.ts';
import { toKioskView } from '#server/views/kiosk-view.ts';
import type { Presence } from '#server/views/presence.ts';
import { toPrinterView } from '#server/views/printer-view.ts';

export const counterRoom = (counterId: CounterId): string => `counter ${counterId}`;

export type Publisher = {
  /** Sends the present views to everyone who is connected. */
  readonly publish: () => void;
  /** Sends the present view to one socket. */
  readonly sendView: (socket: Socket, role: Role, counterId: CounterId | null) => void;
  readonly beat: () => void;
};

/** Views of one state, each made at most once however many ask (a reconnect storm shares them). */
type Views = { readonly of: (role: Role, counterId: CounterId | null) => ViewOf<Role> | null };

function viewsOf(day: QueueDay, executor: Executor, presence: Presence): Views {
  const at = executor.now();
  const loads = fieldLoads(day);
  const made = new Map<string, ViewOf<Role> | null>();
  const make = (role: Role, counterId: CounterId | null): ViewOf<Role> | null => {
    switch (role) {
      case 'kiosk':
        return toKioskView(day, loads, at, presence);
      case 'display':
        return toDisplayView(day, loads, at);
      case 'counter':
        return counterId === null ? null : toCounterView(day, counterId, at, presence);
      case 'printer':
        return toPrinterView(day, at);
      default:
        return role satisfies never;
    }
  };
  return {
    of: (role, counterId) => {
      const key = `${role} ${counterId ?? ''}`;
      const known = made.get(key);
      if (known !== undefined) return known;
      const view = make(role, counterId);
      made.set(key, view);
      return view;
    },
  };
}

export function createPublisher(
  io: Server,
  executor: Executor,
  presence: () => Presence,
  onFault: (error: unknown) => void,
): Publisher {
  let cached: { readonly day: QueueDay; readonly views: Views } | null = null;
  const views = (): Views => {
    const day = executor.day();
    if (cached?.day !== day) cached = { day, views: viewsOf(day, executor, presence()) };
    return cached.views;
  };
  const has = (role: Role, room?: string): boolean => {
    const { adapter, sockets } = io.of(namespaceOf(role));
    return room === undefined ? sockets.size > 0 : adapter.rooms.has(room);
  };

  return {
    publish: () => {
      cached = null;
      try {
        const now = views();
        // The hall first: it is what people wait for.
        if (has('display')) io.of('/display').emit('view', now.of('display', null));
        for (const counterId of executor.day().counters.keys()) {
          const room = counterRoom(counterId);
          if (has('counter', room)) io.of('/counter').to(room).emit('view', now.of('counter', counterId));
        }
        if (has('printer')) io.of('/printer').emit('view', now.of('printer', null));
        if (has('kiosk')) io.of('/kiosk').emit('view', now.of('kiosk', null));
      } catch (error) {
        onFault(error);
      }
    },
    sendView: (socket, role, counterId) => {
      try {
        const view = views().of(role, counterId);
        if (view !== null) socket.emit('view', { ...view, at: executor.now() });
      } catch (error) {
        onFault(error);
      }
    },
    beat: () => {
      const beat: Beat = { at: executor.now(), revision: executor.day().sequence as Beat['revision'] };
      for (const role of ROLES) if (has(role)) io.of(namespaceOf(role)).emit('beat', beat);
    },
  };
}
