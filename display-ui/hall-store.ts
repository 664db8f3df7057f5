/** Brings connection, announcer and clock together into one snapshot, from which the wall is drawn. */
import type { HallSetup } from '#protocol/hall.ts';
import type { PageId } from '#protocol/vocabulary.ts';
import type { Connection, ConnectionState } from '#ui-kit/connection.ts';
import type { Announcer, AnnouncerState } from './announcer/announcer.ts';
import { asAsked, type DisplaySettings } from './display-settings.ts';
import type { HallSetupSource } from './hall-setup.ts';
import { createFloor } from './announcer/floor.ts';
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

export type HallStoreParts = {
  readonly connection: Pick<Connection<'display'>, 'state' | 'subscribe' | 'now'>;
  readonly setupSource: HallSetupSource;
  readonly announcer: Announcer;
  /** What the page's address asks for. */
  readonly asked: DisplaySettings;
  readonly pageId: PageId;
  readonly monotonicMs: () => number;
};

/** Follows the connection four times a second and at every change; the announcer hears of every view at once. */
export function createHallStore(parts: HallStoreParts): HallStore {
  const { connection, setupSource, announcer, asked, pageId, monotonicMs } = parts;
  const listeners = new Set<() => void>();
  let arrivals: Arrivals = new Map();
  const hasFloor = createFloor();
  const setupNow = (): HallSetup | null => {
    const setup = setupSource.setup();
    const { welcome } = connection.state();
    return setup === null || welcome === null ? null : asAsked(setup, asked, welcome.office);
  };
  const take = (): HallSnapshot => ({
    connection: connection.state(),
    announcer: announcer.state(),
    arrivals,
    setup: setupNow(),
    serverNowMs: connection.now(),
    monotonicMs: monotonicMs(),
  });
  let snapshot = take();
  const refresh = (): void => {
    snapshot = take();
    for (const listener of listeners) listener();
  };
  const observe = (): void => {
    setupSource.look();
    const { status, view, welcome, heardAtServerMs } = connection.state();
    const setup = setupNow();
    if (view !== null && welcome !== null) {
      const now = { serverNowMs: connection.now(), monotonicMs: monotonicMs() };
      arrivals = noteArrivals(arrivals, view.calls, now);
      if (setup !== null) {
        announcer.observe(view.trial === null ? view.calls : [view.trial, ...view.calls], {
          rules: setup.announcements,
          recallLimit: welcome.office.rules.recallLimit,
          isSpeaker: hasFloor({
            isNamed: status === 'online' && view.speaker === pageId,
            silentForMs: now.serverNowMs - (heardAtServerMs ?? 0),
            nowMs: now.monotonicMs,
          }),
        });
      }
    }
    refresh();
  };
  const unsubscribes = [
    connection.subscribe(observe),
    setupSource.subscribe(observe),
    announcer.subscribe(refresh),
  ];
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
