/** One client's line to the office: late, lossy, sometimes cut, and forgotten whole when either end goes. */
import type { Answer, MessageName } from '#protocol/messages.ts';
import type { ViewOf } from '#protocol/audiences.ts';
import type { Revision } from '#protocol/vocabulary.ts';
import type { SimulatedRole } from './audience.ts';
import type { Connection, Identification, SimulatedOffice } from './simulated-office.ts';
import type { World } from './world.ts';

/** How bad the network is. */
export type Weather = {
  /** Of messages, each way, that never arrive. */
  readonly lost: number;
  /** Of questions that arrive twice. */
  readonly doubled: number;
  /** Mean time between cuts of one line; null when it is never cut. */
  readonly meanUncutMs: number | null;
};

const LATENCY_MS = [1, 120] as const;
const RECONNECT_MS = [100, 12_000] as const;

export type Line<R extends SimulatedRole> = {
  readonly isConnected: () => boolean;
  /** The newest view that arrived. */
  readonly view: () => ViewOf<R> | null;
  /** Sends once. The callback hears every answer that arrives: none, one, or the same one again. */
  readonly ask: (name: MessageName<R>, input: object, onAnswer: (answer: Answer<unknown>) => void) => void;
  /** Comes back with what `auth` says then. */
  readonly reconnect: () => void;
};

export type LineOptions<R extends SimulatedRole> = {
  readonly world: World;
  readonly office: SimulatedOffice;
  readonly role: R;
  readonly auth: () => Identification;
  readonly weather: () => Weather;
  readonly onView?: (view: ViewOf<R>) => void;
  readonly onCut?: () => void;
};

/** Opens a line; it comes back by itself whenever it is cut. */
export function openLine<R extends SimulatedRole>(options: LineOptions<R>): Line<R> {
  const { world, office, role, weather } = options;
  const { random } = world;
  let connection: Connection | null = null;
  /** Parsed when somebody looks: most views are overtaken by the next. */
  let arrived: { readonly text: string; view: ViewOf<R> | null } | null = null;
  /** In one direction messages never overtake one another. */
  const earliestMs = { up: 0, down: 0 };

  const deliver = (direction: 'up' | 'down', through: Connection, arrive: () => void): void => {
    if (random.chance(weather().lost)) return;
    const atMs = Math.max(earliestMs[direction], world.nowMs() + random.integer(...LATENCY_MS));
    earliestMs[direction] = atMs;
    world.after(atMs - world.nowMs(), () => {
      if (connection === through) arrive();
    });
  };
  const view = (): ViewOf<R> | null => {
    if (arrived === null) return null;
    arrived.view ??= JSON.parse(arrived.text) as ViewOf<R>;
    return arrived.view;
  };
  const hearView = (text: string): void => {
    arrived = { text, view: null };
    if (options.onView === undefined) return;
    const heard = view();
    if (heard !== null) options.onView(heard);
  };
  const hearBeat = (through: Connection, revision: Revision): void => {
    if (view()?.revision !== revision) deliver('up', through, () => through.resync());
  };
  const lost = (): void => {
    connection = null;
    options.onCut?.();
    world.after(random.integer(...RECONNECT_MS), connect);
  };
  function connect(): void {
    if (connection !== null) return;
    const opened: Connection | null = office.connect(role, options.auth(), {
      onView: (text) => deliver('down', opened!, () => hearView(text)),
      onBeat: (revision) => deliver('down', opened!, () => hearBeat(opened!, revision)),
      onCut: () => {
        if (connection === opened) lost();
      },
    });
    connection = opened;
    if (opened === null) {
      world.after(random.integer(...RECONNECT_MS), connect);
      return;
    }
    opened.resync();
    const { meanUncutMs } = weather();
    if (meanUncutMs === null) return;
    world.after(random.waitMs(meanUncutMs), () => {
      if (connection === opened && weather().meanUncutMs !== null) opened.cut();
    });
  }
  connect();

  return {
    isConnected: () => connection !== null,
    view,
    ask: (name, input, onAnswer) => {
      const through = connection;
      if (through === null) return;
      const text = JSON.stringify(input);
      const send = (): void =>
        deliver('up', through, () => {
          through.ask(name, JSON.parse(text), (answer) => {
            const said = JSON.stringify(answer);
            deliver('down', through, () => onAnswer(JSON.parse(said) as Answer<unknown>));
          });
        });
      send();
      if (random.chance(weather().doubled)) send();
    },
    reconnect: () => connection?.cut(),
  };
}
