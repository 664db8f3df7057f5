/**
 * Tells every audience what it may see: one view made and serialised per audience, to a room, never socket by socket.
 * Called after the commit; a failure here is logged and heals with the next view or beat. With each beat those are told
 * anew for whom passing time alone has changed something: an office that opens, a session that ends, a turn that ages.
 */
import type { Server, Socket } from 'socket.io';
import { namespaceOf, type Beat } from '#protocol/sockets.ts';
import type { FieldLoad, ViewOf } from '#protocol/views.ts';
import { ROLES, type CounterId, type InstantMs, type Role } from '#protocol/vocabulary.ts';
import type { Executor } from '#server/app/execute.ts';
import { fieldLoads } from '#server/domain/estimate.ts';
import type { Forecast } from '#server/domain/forecast.ts';
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
  /** Tells everyone the time, and those the present view for whom time alone has changed it. */
  readonly beat: () => void;
};

/** Everyone who is shown the same. */
type Audience = { readonly role: Role; readonly counterId: CounterId | null };

/** Views of one state at one time, each made at most once however many ask (a reconnect storm shares them). */
type Views = { readonly of: (audience: Audience) => ViewOf<Role> | null };
type ViewsOfDay = {
  readonly day: QueueDay;
  readonly loads: () => readonly FieldLoad[];
  readonly views: Views;
};

function viewsOf(day: QueueDay, loads: () => readonly FieldLoad[], at: InstantMs, presence: Presence): Views {
  const made = new Map<string, ViewOf<Role> | null>();
  const make = ({ role, counterId }: Audience): ViewOf<Role> | null => {
    switch (role) {
      case 'kiosk':
        return toKioskView(day, loads(), at, presence);
      case 'display':
        return toDisplayView(day, loads(), at);
      case 'counter':
        return counterId === null ? null : toCounterView(day, counterId, at, presence);
      case 'printer':
        return toPrinterView(day, at);
      default:
        return role satisfies never;
    }
  };
  return {
    of: (audience) => {
      const key = `${audience.role} ${audience.counterId ?? ''}`;
      const known = made.get(key);
      if (known !== undefined) return known;
      const view = make(audience);
      made.set(key, view);
      return view;
    },
  };
}

/** Estimates are dear: made once for a state, and only when somebody is shown them. */
function loadsOf(day: QueueDay, forecast: () => Forecast): () => readonly FieldLoad[] {
  let loads: readonly FieldLoad[] | null = null;
  return () => (loads ??= fieldLoads(day, forecast()));
}

/** What of a view changes though nothing happened. Two views of one state differ for their reader when this differs. */
function changingWithTime(view: ViewOf<Role> | null): string {
  if (view === null) return '';
  if ('closures' in view) return JSON.stringify(view.closures);
  if (!('allowed' in view)) return '';
  const { allowed, next, nextReason } = view;
  const turn = [nextReason?.rule, nextReason?.ceiling, ...next.map(({ ticketId }) => ticketId)];
  return JSON.stringify([turn, allowed]);
}

export function createPublisher(
  io: Server,
  executor: Executor,
  presence: () => Presence,
  forecast: () => Forecast,
  onFault: (error: unknown) => void,
): Publisher {
  let cached: ViewsOfDay | null = null;
  const viewsNow = (loads: () => readonly FieldLoad[]): Views =>
    viewsOf(executor.day(), loads, executor.now(), presence());
  const views = (): Views => {
    const day = executor.day();
    if (cached?.day !== day) {
      const loads = loadsOf(day, forecast);
      cached = { day, loads, views: viewsNow(loads) };
    }
    return cached.views;
  };
  const has = (role: Role, room?: string): boolean => {
    const { adapter, sockets } = io.of(namespaceOf(role));
    return room === undefined ? sockets.size > 0 : adapter.rooms.has(room);
  };

  const tell = ({ role, counterId }: Audience, view: ViewOf<Role> | null): void => {
    const room = counterId === null ? undefined : counterRoom(counterId);
    const namespace = io.of(namespaceOf(role));
    (room === undefined ? namespace : namespace.to(room)).emit('view', view);
  };
  /** Those who are connected, the hall first: it is what people wait for. */
  const audiences = (): readonly Audience[] =>
    [
      { role: 'display', counterId: null } as const,
      ...Array.from(executor.day().counters.keys(), (counterId) => ({ role: 'counter', counterId }) as const),
      { role: 'printer', counterId: null } as const,
      { role: 'kiosk', counterId: null } as const,
    ].filter(({ role, counterId }) => has(role, counterId === null ? undefined : counterRoom(counterId)));

  /** Tells those for whom time has changed something since they were last told. */
  const tellOfTime = (): void => {
    if (cached?.day !== executor.day()) return;
    const before = cached.views;
    const now = viewsNow(cached.loads);
    for (const audience of audiences()) {
      if (audience.role !== 'kiosk' && audience.role !== 'counter') continue;
      const view = now.of(audience);
      if (changingWithTime(view) !== changingWithTime(before.of(audience))) tell(audience, view);
    }
    // Who connects from now on is shown the time's changes too.
    cached = { ...cached, views: now };
  };

  return {
    publish: () => {
      cached = null;
      try {
        for (const audience of audiences()) tell(audience, views().of(audience));
      } catch (error) {
        onFault(error);
      }
    },
    sendView: (socket, role, counterId) => {
      try {
        const view = views().of({ role, counterId });
        if (view !== null) socket.emit('view', { ...view, at: executor.now() });
      } catch (error) {
        onFault(error);
      }
    },
    beat: () => {
      try {
        tellOfTime();
      } catch (error) {
        onFault(error);
      }
      const beat: Beat = { at: executor.now(), revision: executor.day().sequence as Beat['revision'] };
      for (const role of ROLES) if (has(role)) io.of(namespaceOf(role)).emit('beat', beat);
    },
  };
}
