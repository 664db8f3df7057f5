/**
 * The real core on the real store, run as a process would be: it can be killed at any moment and started again.
 * Only what stands around it is simulated: the clock, the turn of the event loop, the sockets and the disk's moods.
 */
import { isDeepStrictEqual } from 'node:util';
import { MESSAGES, type Answer } from '#protocol/messages.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import type { HandshakeAuth } from '#protocol/sockets.ts';
import type { ViewOf } from '#protocol/audiences.ts';
import type { BusinessDate, DeviceId, HallCode, PhoneMark, Revision, Role } from '#protocol/vocabulary.ts';
import { createExecutor, type Executor } from '#server/app/execute.ts';
import { createPairing } from '#server/app/pairing.ts';
import { createPrinting, type Printing } from '#server/app/printing.ts';
import { createDayKey } from '#server/app/day-key.ts';
import { createPersonMarks, type PersonMarks } from '#server/app/person-marks.ts';
import { createPosters, type Posters } from '#server/app/posters.ts';
import { createTicketLinks } from '#server/app/ticket-links.ts';
import { fold } from '#server/domain/evolve.ts';
import { violations } from '#server/domain/invariants.ts';
import type { QueueDay } from '#server/domain/queue-day.ts';
import { createHandlers } from '#server/gateway/handlers.ts';
import type { Handlers, PosterHandlers } from '#server/gateway/handling.ts';
import { identify, type SocketIdentity } from '#server/gateway/identity.ts';
import { createPace } from '#server/gateway/pace.ts';
import { createPosterHandlers } from '#server/gateway/poster-handlers.ts';
import { createPresenceTracker, type PresenceTracker } from '#server/gateway/presence-tracker.ts';
import { openSqliteStore } from '#server/storage/sqlite-store.ts';
import { StorageFailed, type Store } from '#server/storage/store.ts';
import { hallStandIn, NO_PEOPLE, NO_TRAIL } from '#tests/support/hall-stand-in.ts';
import { createDeskStandIn } from '#tests/support/desk-stand-in.ts';
import { openLog, type LogReader } from '#tests/support/log-reader.ts';
import { MIGRATIONS_FOLDER } from '#tests/support/migrations-folder.ts';
import { createViewWriter, viewFor, type Seat, type SimulatedRole } from './audience.ts';
import type { Evidence } from './evidence.ts';
import { moodyStore, type DiskMood } from './moody-store.ts';
import { WARD_PRINTING } from './ward-of-seed.ts';
import type { World } from './world.ts';

/** A fault planted on purpose, to see that the simulation would notice it. */
export type Plant = {
  readonly store?: (store: Store) => Store;
  readonly settings?: (settings: OfficeSettings) => OfficeSettings;
  readonly posters?: (posters: Posters) => Posters;
};

/** What a client's socket hears. */
export type Ears = {
  /** The view as it goes over the wire: each audience's is made and written once. */
  readonly onView: (text: string) => void;
  readonly onBeat: (revision: Revision) => void;
  readonly onCut: () => void;
};

/** A socket that got in. */
export type Connection = {
  readonly ask: (name: string, input: unknown, onAnswer: (answer: Answer<unknown>) => void) => void;
  readonly resync: () => void;
  readonly cut: () => void;
};

export type SimulatedOffice = {
  /** Null while the server is down. */
  readonly connect: (role: SimulatedRole, auth: Identification, ears: Ears) => Connection | null;
  /** As kill -9: what was not yet committed is gone, and every line with it. It starts again by itself. */
  readonly kill: () => void;
  readonly executor: () => Executor | null;
  /** What the hall's screens show for phones; null while the server is down or nobody is asked for it. */
  readonly hallCode: () => HallCode | null;
  /** The views everyone should have by now. */
  readonly viewOf: (role: SimulatedRole, seat: Seat) => ViewOf<Role> | null;
  /** Compares memory with the log, folded afresh. */
  readonly refold: () => void;
  readonly restarts: () => number;
  readonly close: () => void;
};

export type SimulatedOfficeOptions = {
  readonly world: World;
  readonly folder: string;
  readonly settings: OfficeSettings;
  readonly evidence: Evidence;
  readonly mood: () => DiskMood;
  readonly plant: Plant;
};

/** What a client says of itself: an enrolled device its token, a phone before a poster its own secret. */
export type Identification = HandshakeAuth | { readonly phone: string };

type Socket = {
  readonly socketId: string;
  readonly role: SimulatedRole;
  readonly identity: SocketIdentity;
  readonly ears: Ears;
  /** Of a phone: its secret, and the day on which it opened the page. */
  readonly phone: { readonly secret: string; readonly date: BusinessDate } | null;
};

/** One life of the process. */
type Life = {
  readonly store: Store;
  readonly executor: Executor;
  readonly handlers: Handlers;
  readonly phones: PosterHandlers;
  readonly persons: PersonMarks;
  readonly posters: Posters;
  readonly presence: PresenceTracker;
  readonly printing: Printing;
  readonly sockets: Set<Socket>;
  isOver: boolean;
  /** The disk kept a commit and said that it had not: memory is behind until the process ends. */
  isHaunted: boolean;
};

/** Stands in evidence and log for every phone. */
const A_PHONE: SocketIdentity = {
  device: {
    deviceId: 'phone' as DeviceId,
    role: 'kiosk',
    name: 'phones',
    counterId: null,
    printerId: null,
    isRevoked: false,
  },
  signedIn: null,
};
const BEAT_MS = 4_000;
const RESTART_MS = [50, 4_000] as const;

/** Starts an office in an empty folder. */
export function startOffice(options: SimulatedOfficeOptions): SimulatedOffice {
  const { world, evidence, plant } = options;
  const settings = plant.settings?.(options.settings) ?? options.settings;
  const { clock } = world;
  let life: Life | null = null;
  let log: LogReader | null = null;
  let restarts = -1;
  let sockets = 0;
  let soundDay: QueueDay | null = null;
  const views = createViewWriter((role, view) => {
    // Behind a disk that denies, memory is known to be old: it is shown until the process notices.
    if (life?.isHaunted !== true) evidence.shown(role, view);
  });

  const audit = (): void => {
    log ??= openLog(options.folder);
    evidence.read(log);
  };
  const checkInvariants = (day: QueueDay): void => {
    if (day === soundDay) return;
    evidence.remembered(day);
    const found = violations(day);
    if (found.length > 0) world.broken(`an invariant: ${found.join('; ')}`);
    soundDay = day;
  };

  const show = (here: Life, { role, identity, ears }: Socket): void => {
    const text = views.textFor(here, role, identity.device);
    if (text !== null) ears.onView(text);
  };
  const publish = (here: Life): void => {
    audit();
    for (const socket of here.sockets) show(here, socket);
  };

  const start = (): void => {
    const base = openSqliteStore(options.folder, MIGRATIONS_FOLDER);
    const planted = plant.store?.(base) ?? base;
    let begun: Life | null = null;
    const store = moodyStore(planted, {
      mood: options.mood,
      onHaunted: () => {
        world.note('the disk kept a commit and denied it');
        if (begun !== null) begun.isHaunted = true;
      },
      onTrouble: (kind) => world.note('the disk failed', kind),
    });
    try {
      const executor = createExecutor({
        store,
        clock,
        settings: () => settings,
        onCommit: () => {
          if (begun !== null) publish(begun);
        },
        onFault: (error) => {
          if (error instanceof StorageFailed) return;
          // A ghost commit makes memory and disk disagree: the process must notice, end, and fold again.
          if (begun?.isHaunted !== true) world.broken(`the core failed: ${String(error)}`);
          world.note('the core noticed that memory is behind the disk');
          world.after(0, kill);
        },
        defer: (callback) => {
          world.after(world.random.integer(0, 4), () => {
            if (begun?.isOver !== true) callback();
          });
        },
      });
      // Presence is memory only, and gathers its changes on a timer of its own: nobody reports any here.
      const presence = createPresenceTracker(() => {}, clock.monotonicMs);
      const printing = createPrinting({ store, first: WARD_PRINTING, now: executor.now, onChange: () => {} });
      const today = (): BusinessDate => executor.day().date;
      const dayKey = createDayKey(store, today, world.failed);
      const links = createTicketLinks(dayKey, today);
      const persons = createPersonMarks(dayKey);
      const truePosters = createPosters({ store, dayKey, now: executor.now, onChange: () => {} });
      const posters = plant.posters?.(truePosters) ?? truePosters;
      const phones = createPosterHandlers({
        ...{ executor, posters, links, rangeFor: () => null },
        monotonicMs: clock.monotonicMs,
      });
      const handlers = createHandlers({
        executor,
        rangeFor: () => null,
        procedureOf: () => undefined,
        hoursAhead: () => [],
        // Argon2 is slow by design and has no part in this: everyone knows their password here.
        credentials: {
          check: (username) => {
            const officer = store.officerByUsername(username);
            return Promise.resolve(
              officer === null
                ? { ok: false, refusal: { code: 'wrong_credentials', message: 'no such officer' } }
                : { ok: true, officer },
            );
          },
          isPin: () => Promise.resolve(false),
        },
        access: store,
        presence,
        // Nobody here gives feedback.
        feedback: { take: () => 'not_taken', standing: () => null },
        feedbackPace: { take: () => 0 },
        kioskPace: createPace(settings.kioskPaceMs, 1, clock.monotonicMs),
        // Nobody here looks a file up.
        files: { lookUp: () => Promise.resolve({ outcome: 'not_now' }) },
        filePace: { take: () => 0 },
        guidance: { say: () => Promise.resolve(null) },
        speechPace: { take: () => 0 },
        printing,
        ...hallStandIn(),
        posters,
        links,
        persons,
        trail: NO_TRAIL,
        people: NO_PEOPLE,
        pairedDevices: () => [],
        onSignedOut: () => undefined,
        reports: store,
        pairing: createPairing(executor.now, clock.monotonicMs),
        printerDesk: createDeskStandIn(),
        listenHost: '127.0.0.1',
        revokeDevice: () => {},
      });
      begun = {
        store: base,
        executor,
        ...{ handlers, phones, persons, posters, presence },
        printing,
        sockets: new Set(),
        isOver: false,
        isHaunted: false,
      };
      life = begun;
      restarts += 1;
      world.note('the server runs');
      audit();
      refold();
    } catch (error) {
      base.close();
      if (!(error instanceof StorageFailed)) throw error;
      world.note('the server could not start', String(error));
      world.after(world.random.integer(...RESTART_MS), start);
    }
  };

  const kill = (): void => {
    if (life === null) return;
    world.note('the server is killed');
    const ended = life;
    ended.isOver = true;
    life = null;
    ended.store.close();
    for (const { ears } of ended.sockets) ears.onCut();
    world.after(world.random.integer(...RESTART_MS), start);
  };

  const refold = (): void => {
    if (life === null || life.isHaunted) return;
    const day = life.executor.day();
    checkInvariants(day);
    if (!isDeepStrictEqual(fold(life.store.newestDayEvents()), day)) {
      world.broken('the log, folded again, is another state than the one in memory');
    }
  };

  const beat = (): void => {
    world.after(BEAT_MS, beat);
    if (life === null) return;
    const here = life;
    here.executor.tick();
    for (const { ears } of here.sockets) ears.onBeat(here.executor.day().sequence as Revision);
  };

  const answerWhenDone = async (
    here: Life,
    socket: Socket,
    name: string,
    input: unknown,
    onAnswer: (answer: Answer<unknown>) => void,
  ): Promise<void> => {
    const rows: { readonly [name: string]: { readonly input: { parse: (raw: unknown) => unknown } } } =
      MESSAGES[socket.role];
    const row = rows[name];
    const handler = handlerOf(here, socket, name);
    if (row === undefined || handler === undefined) return world.broken(`there is no message ${name}`);
    let answer: Answer<unknown>;
    try {
      answer = await handler(row.input.parse(input), {
        socketId: socket.socketId,
        identity: socket.identity,
      });
    } catch (error) {
      if (!(error instanceof StorageFailed)) throw error;
      answer = { ok: false, refusal: { code: 'unavailable', message: 'nothing was changed' } };
    }
    if (here.isOver || !here.sockets.has(socket)) return;
    audit();
    checkInvariants(here.executor.day());
    evidence.answered(socket.identity.device, name, input, answer);
    onAnswer(answer);
  };

  start();
  world.after(BEAT_MS, beat);

  return {
    connect: (role, auth, ears) => {
      if (life === null) return null;
      const here = life;
      const { date, openedAt } = here.executor.day();
      const phone = 'phone' in auth ? { secret: auth.phone, date } : null;
      const time = { now: here.executor.now(), dayOpenedAt: openedAt };
      const identity = role === 'poster' ? A_PHONE : identify(auth, role, here.store, time);
      if (typeof identity === 'string') return world.broken(`a known device was refused: ${identity}`);
      sockets += 1;
      const socket: Socket = { socketId: String(sockets), role, identity, ears, phone };
      here.sockets.add(socket);
      const cut = (): void => {
        if (!here.sockets.delete(socket) || here.isOver) return;
        ears.onCut();
      };
      return {
        ask: (name, input, onAnswer) => {
          if (!here.sockets.has(socket) || here.isOver) return;
          // Yesterday's page of a poster comes back as today's.
          if (socket.phone !== null && socket.phone.date !== here.executor.day().date) {
            cut();
            return;
          }
          answerWhenDone(here, socket, name, input, onAnswer).catch(world.failed);
        },
        resync: () => {
          if (here.sockets.has(socket) && !here.isOver) show(here, socket);
        },
        cut,
      };
    },
    kill,
    executor: () => life?.executor ?? null,
    hallCode: () => life?.posters.hallCode() ?? null,
    viewOf: (role, seat) => (life === null ? null : viewFor(life, role, seat)),
    refold,
    restarts: () => restarts,
    close: () => {
      if (life !== null) life.isOver = true;
      life?.store.close();
      log?.close();
    },
  };
}

type AnyHandler = (
  input: unknown,
  caller: { readonly socketId: string; readonly identity: SocketIdentity },
) => Promise<Answer<unknown>>;

/** A phone is told by its mark; everybody else by what the socket is. */
function handlerOf(
  { handlers, phones, persons }: Life,
  { role, phone }: Socket,
  name: string,
): AnyHandler | undefined {
  if (role !== 'poster') return (handlers[role] as Record<string, AnyHandler>)[name];
  const handler = (phones as unknown as Record<string, PhoneHandler>)[name];
  return handler && ((input) => handler(input, persons.markOfPhone(phone?.secret ?? '')));
}

type PhoneHandler = (input: unknown, phone: PhoneMark) => Promise<Answer<unknown>>;
