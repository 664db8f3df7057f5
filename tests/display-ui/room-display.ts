/** One display of the room under a made-up clock: the real announcer, reports, setup and store in a page that can be hurt. */
import { PROTOCOL_VERSION, SILENCE_LIMIT_MS } from '#protocol/sockets.ts';
import { instantMs, type DeviceId, type PageId } from '#protocol/vocabulary.ts';
import type { Timeline } from '#ui-kit/voice/timeline.ts';
import type { Connection, ConnectionState } from '#ui-kit/connection.ts';
import {
  REPORT_INTERVAL_MS,
  type AnnouncementReporter,
} from '../../display-ui/announcer/announcement-reports.ts';
import type { Announcement } from '../../display-ui/announcer/announcer.ts';
import { createAnnouncing } from '../../display-ui/announcer/announcing.ts';
import { displaySettings } from '../../display-ui/display-settings.ts';
import { createHallSetupSource } from '../../display-ui/hall-setup.ts';
import { createHallStore } from '../../display-ui/hall-store.ts';
import type { Random } from '../simulation/random.ts';
import { WARD } from '../support/ward.ts';
import { createLine, type LineSocket } from './room-line.ts';
import { createLoudspeaker, type Utterance } from './room-loudspeaker.ts';
import type { RoomServer, ToPage } from './room-server.ts';

const SILENCE_CHECK_MS = 200;
/** As the page's own connection dials: soon, then ever later up to a second and a half, give or take a half. */
const REDIAL_MS = [150, 2_250] as const;
const ANSWER_MS = 2_000;
const RETRY_MS = 250;
const SOUND_STARTS_MS = [100, 900] as const;
const SOUND_ON = { sound: 'on', voice: 'ready' } as const;
const SOUND_BLOCKED = { sound: 'blocked', voice: 'ready' } as const;

export type RoomDisplay = {
  readonly deviceId: DeviceId;
  readonly cutLine: (isCut: boolean) => void;
  readonly blockSound: (isBlocked: boolean) => void;
  /** Nothing of the page runs, but the sound that was given to the loudspeaker sounds on. */
  readonly hang: (isHanging: boolean) => void;
  /** Loads the page anew; without its memory it is a new tab. */
  readonly reload: (keepsMemory: boolean) => void;
  readonly isOnline: () => boolean;
  readonly close: () => void;
};

export type DisplayParts = {
  readonly deviceId: DeviceId;
  readonly server: RoomServer;
  readonly random: Random;
  readonly nowMs: () => number;
  readonly onUtterance: (utterance: Utterance) => void;
  /** An announcement has its turn, aloud or not. */
  readonly onAnnouncement: (announcement: Announcement, reporter: AnnouncementReporter) => void;
};

/** Opens the page. */
export function createRoomDisplay(parts: DisplayParts): RoomDisplay {
  const line = createLine(parts.random);
  let stored: string | null = null;
  const storage = {
    getItem: () => stored,
    setItem: (_key: string, value: string) => {
      stored = value;
    },
  };
  let isBlocked = false;
  let pages = 0;
  const open = (): Page => {
    pages += 1;
    return openPage(parts, {
      line,
      storage,
      pageId: `${parts.deviceId} ${String(pages)}` as PageId,
      isBlocked,
    });
  };
  let page = open();
  return {
    deviceId: parts.deviceId,
    cutLine: line.setCut,
    blockSound: (next) => {
      isBlocked = next;
      page.blockSound(next);
    },
    hang: (isHanging) => {
      page.hang(isHanging);
    },
    reload: (keepsMemory) => {
      page.close();
      if (!keepsMemory) stored = null;
      page = open();
    },
    isOnline: () => page.isOnline(),
    close: () => {
      page.close();
    },
  };
}

type Page = Pick<RoomDisplay, 'blockSound' | 'hang' | 'isOnline' | 'close'>;
type PageParts = {
  readonly line: ReturnType<typeof createLine>;
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  readonly pageId: PageId;
  readonly isBlocked: boolean;
};

function openPage(
  parts: DisplayParts,
  { line, storage, pageId, isBlocked: isFirstBlocked }: PageParts,
): Page {
  const { deviceId, random, nowMs, onUtterance, onAnnouncement } = parts;
  let isClosed = false;
  /** What waits for the page to go on; null while it runs. */
  let backlog: (() => void)[] | null = null;
  const run = (task: () => void): void => {
    if (isClosed) return;
    if (backlog === null) task();
    else backlog.push(task);
  };
  const { connection, closeConnection } = openConnection(parts, line, run);

  let isBlocked = isFirstBlocked;
  const loudspeaker = createLoudspeaker(
    deviceId,
    nowMs,
    { sound: 'starting', voice: 'loading' },
    onUtterance,
  );
  const setSound = (): void => {
    if (!isClosed) loudspeaker.set(isBlocked ? SOUND_BLOCKED : SOUND_ON);
  };
  setTimeout(
    () => {
      run(setSound);
    },
    random.integer(...SOUND_STARTS_MS),
  );

  const { announcer, reporter } = createAnnouncing({
    pageId,
    connection,
    player: loudspeaker.player,
    timing: {
      serverNowMs: connection.now,
      monotonicMs: nowMs,
      after: (delayMs, callback) => {
        let isCancelled = false;
        const timer = setTimeout(() => {
          run(() => {
            if (!isCancelled) callback();
          });
        }, delayMs);
        return () => {
          isCancelled = true;
          clearTimeout(timer);
        };
      },
    },
    storage,
  });
  let begun: Timeline | null = null;
  announcer.subscribe(() => {
    const { current } = announcer.state();
    if (current === null || current.timeline === begun) return;
    begun = current.timeline;
    onAnnouncement(current, reporter);
  });
  const setupSource = createHallSetupSource(connection);
  const store = createHallStore({
    connection,
    setupSource,
    announcer: {
      ...announcer,
      observe: (calls, order) => {
        // The store's timer is not the page's own here: what it says while the page hangs, nobody hears.
        if (backlog === null) announcer.observe(calls, order);
      },
    },
    asked: displaySettings(''),
    pageId,
    monotonicMs: nowMs,
  });
  const ticks = setInterval(() => {
    if (backlog === null) reporter.tick();
  }, REPORT_INTERVAL_MS);
  return {
    blockSound: (next) => {
      isBlocked = next;
      if (announcer.state().condition.sound !== 'starting') setSound();
    },
    hang: (isHanging) => {
      if (isHanging) {
        backlog ??= [];
        return;
      }
      const waiting = backlog ?? [];
      backlog = null;
      for (const task of waiting) run(task);
    },
    isOnline: () => backlog === null && connection.state().status === 'online',
    close: () => {
      isClosed = true;
      clearInterval(ticks);
      store.close();
      announcer.close();
      loudspeaker.player.close();
      closeConnection();
    },
  };
}

type RoomConnection = Pick<Connection<'display'>, 'state' | 'subscribe' | 'now' | 'send'>;

/** What `ui-kit/connection.ts` does over Socket.IO, over the made-up line. */
function openConnection(
  { deviceId, server, random, nowMs }: DisplayParts,
  line: ReturnType<typeof createLine>,
  run: (task: () => void) => void,
): { readonly connection: RoomConnection; readonly closeConnection: () => void } {
  let state: ConnectionState<'display'> = {
    status: 'connecting',
    welcome: null,
    view: null,
    heardAtServerMs: null,
    clockOffsetMs: 0,
    attempts: 0,
    refusal: null,
  };
  let heardAtMs = nowMs();
  let socket: LineSocket | null = null;
  let dialled = 0;
  let messages = 0;
  let isClosed = false;
  const answers = new Map<number, (result: unknown) => void>();
  const listeners = new Set<() => void>();
  const update = (change: Partial<typeof state>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const heard = (at: number): void => {
    heardAtMs = nowMs();
    update({ status: 'online', heardAtServerMs: at, clockOffsetMs: at - nowMs() });
  };
  const hear = (message: ToPage): void => {
    switch (message.kind) {
      case 'welcome': {
        const device = {
          deviceId,
          deviceName: deviceId,
          counterId: null,
          session: null,
          demonstration: false,
        } as const;
        const welcome = {
          protocol: PROTOCOL_VERSION,
          role: 'display',
          at: instantMs(nowMs()),
          office: WARD,
        } as const;
        update({ welcome: { ...device, ...welcome } });
        return;
      }
      case 'view':
        update({ view: message.view });
        heard(message.view.at);
        return;
      case 'beat':
        if (state.view?.revision === message.revision) heard(message.at);
        else socket?.toServer({ kind: 'resync' });
        return;
      case 'answer':
        answers.get(message.messageId)?.(message.result);
        return;
      default:
        message satisfies never;
    }
  };
  const redial = (): void => {
    setTimeout(
      () => {
        run(dial);
      },
      random.integer(...REDIAL_MS),
    );
  };
  const dial = (): void => {
    if (isClosed || socket !== null) return;
    dialled += 1;
    const id = `${deviceId} socket ${String(dialled)} of ${String(nowMs())}`;
    const accepted = line.isCut()
      ? null
      : server.accept(deviceId, (serverEnd) => {
          const opened: LineSocket = line.open(
            id,
            {
              hear: (message) => {
                run(() => {
                  if (socket === opened) hear(message as ToPage);
                });
              },
              closed: () => {
                run(() => {
                  if (socket === opened) lost();
                });
              },
            },
            serverEnd,
          );
          return opened;
        });
    socket = accepted;
    if (accepted === null) redial();
  };
  const lost = (): void => {
    socket = null;
    if (state.status === 'online') update({ status: 'offline' });
    redial();
  };
  const silenceCheck = setInterval(() => {
    run(() => {
      if (socket === null || nowMs() - heardAtMs <= SILENCE_LIMIT_MS) return;
      if (state.status !== 'online') {
        // Nothing came on a new connection either.
        if (nowMs() - heardAtMs <= 2 * SILENCE_LIMIT_MS) return;
      }
      const silent = socket;
      lost();
      silent.close();
      heardAtMs = nowMs();
    });
  }, SILENCE_CHECK_MS);
  dial();

  const emit = (
    name: 'getSetup' | 'reportAnnouncements',
    input: unknown,
    timeoutMs: number,
  ): Promise<unknown> =>
    new Promise((resolve) => {
      messages += 1;
      const messageId = messages;
      const settle = (result: unknown): void => {
        answers.delete(messageId);
        resolve(result);
      };
      answers.set(messageId, (result) => {
        settle({ ok: true, result });
      });
      setTimeout(() => {
        settle(null);
      }, timeoutMs);
      socket?.toServer({ kind: 'message', messageId, name, input });
    });
  const send = async (name: 'getSetup' | 'reportAnnouncements', input: unknown, patienceMs: number) => {
    const deadline = nowMs() + patienceMs;
    do {
      if (socket !== null) {
        const answer = await emit(name, input, Math.min(ANSWER_MS, deadline - nowMs()));
        if (answer !== null) return answer;
      }
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    } while (!isClosed && nowMs() < deadline);
    return { ok: null };
  };
  return {
    connection: {
      state: () => state,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      now: () => nowMs() + state.clockOffsetMs,
      send: send as RoomConnection['send'],
    },
    closeConnection: () => {
      isClosed = true;
      clearInterval(silenceCheck);
      const open = socket;
      socket = null;
      open?.close();
    },
  };
}
