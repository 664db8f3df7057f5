/** Brings connection, announcer and clock together into one snapshot, from which the wall is drawn. */
import type { HallSetup } from '#protocol/hall.ts';
import type { Connection, ConnectionState } from '#ui-kit/connection.ts';
import type { Announcer, AnnouncerState } from './announcer/announcer.ts';
import { noteArrivals, type Arrivals } from './scene/arrivals.ts';

const TICK_MS = 250;

export type HallSnapshot = {
  readonly connection: ConnectionState<'display'>;
  readonly announcer: AnnouncerState;
  readonly arrivals: Arrivals;
  /** What this display is set to; null until it has been fetched. */
  readonly setup: HallSetup | null;
  readonly serverNowMs: number;
  readonly monotonicMs: number;
};

export type HallStore = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly snapshot: () => HallSnapshot;
  readonly close: () => void;
};

/** Follows the connection four times a second and at every change; the announcer hears of every view at once. */
export function createHallStore(
  connection: Pick<Connection<'display'>, 'state' | 'subscribe' | 'now'>,
  announcer: Announcer,
  monotonicMs: () => number,
): HallStore {
  const listeners = new Set<() => void>();
  let arrivals: Arrivals = new Map();
  const take = (): HallSnapshot => ({
    connection: connection.state(),
    announcer: announcer.state(),
    arrivals,
    setup: null,
    serverNowMs: connection.now(),
    monotonicMs: monotonicMs(),
  });
  let snapshot = take();
  const refresh = (): void => {
    snapshot = take();
    for (const listener of listeners) listener();
  };
  const observe = (): void => {
    const { view, welcome } = connection.state();
    if (view !== null && welcome !== null) {
      const now = { serverNowMs: connection.now(), monotonicMs: monotonicMs() };
      arrivals = noteArrivals(arrivals, view.calls, now);
      announcer.observe(view.calls, welcome.office);
    }
    refresh();
  };
  const unsubscribes = [connection.subscribe(observe), announcer.subscribe(refresh)];
  const timer = setInterval(observe, TICK_MS);
  observe();
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    snapshot: () => snapshot,
    close: () => {
      clearInterval(timer);
      for (const unsubscribe of unsubscribes) unsubscribe();
    },
  };
}
