/** Puts together what keeps an office running for years: backups, the watch over the machine, and who may ask how it is. */
import type { FastifyInstance, FastifyBaseLogger } from 'fastify';
import type { Server as SocketServer } from 'socket.io';
import type { InstantMs } from '#protocol/vocabulary.ts';
import { createBackups, type BackupErrands, type Backups } from './app/backups.ts';
import type { Clock } from './app/clock.ts';
import type { Commit, Executor } from './app/execute.ts';
import { createHealthWatch, type HealthWatchParts } from './app/health-watch.ts';
import { openMachineToken } from './app/machine-token.ts';
import { createWordErasure } from './app/word-erasure.ts';
import type { NotedDeed, Trail } from './app/trail.ts';
import type { DeskGuard, WhoAsks } from './gateway/desk-guard.ts';
import { createHealthCheck } from './gateway/health.ts';
import { addHealthRoutes } from './gateway/health-routes.ts';
import { addHealthRoute } from './gateway/http.ts';
import { addMachineRoutes } from './gateway/machine-routes.ts';
import { createMetrics } from './gateway/metrics.ts';
import { countSockets } from './gateway/sockets.ts';
import type { Store } from './storage/store.ts';

const LOOK_INTERVAL_MS = 10_000;
const BACKUPS_INTERVAL_MS = 60_000;
const ERASING_INTERVAL_MS = 3_600_000;

/** What the server is given that this needs too. */
export type KeepAliveOptions = {
  readonly store: Store;
  readonly clock: Clock;
  readonly dataFolder: string;
  /** Where the built screens are, which everybody may fetch. */
  readonly screensFolder: string;
  readonly logger: FastifyBaseLogger;
  /** What makes backups and looks through them. */
  readonly runBackups: BackupErrands;
};

export type KeepAliveParts = {
  readonly app: FastifyInstance;
  readonly io: SocketServer;
  readonly executor: Executor;
  readonly backups: Backups;
  readonly trail: Pick<Trail, 'note'>;
  /** Forgets words of citizens whose time is over. */
  readonly eraseFeedback: () => Promise<void>;
  readonly guard: DeskGuard;
  readonly whoAsks: WhoAsks;
  readonly https: HealthWatchParts['https'];
};

export type KeepAlive = {
  /** The same executor, its answers timed. */
  readonly timing: (executor: Executor) => Executor;
  readonly noteCommit: (commit: Commit) => void;
  /** A fault was logged. */
  readonly noteFault: () => void;
  readonly openBackups: (
    timeZone: () => string,
    now: () => InstantMs,
    note: (noted: NotedDeed) => void,
  ) => Backups;
  /** Adds the routes and begins to look after the machine. Rejects when its token can neither be read nor made. */
  readonly begin: (parts: KeepAliveParts) => Promise<void>;
  readonly close: () => void;
};

export function createKeepAlive(options: KeepAliveOptions): KeepAlive {
  const { store, clock, dataFolder, logger } = options;
  const metrics = createMetrics(clock.monotonicMs);
  const onFault = (error: unknown): void => {
    logger.error({ err: error }, 'the machine could not be looked after');
  };
  /** What ends with the server. */
  const endings: (() => void)[] = [];
  const every = (ms: number, work: () => Promise<unknown>): void => {
    const timer = setInterval(() => {
      work().catch(onFault);
    }, ms);
    endings.push(() => clearInterval(timer));
  };
  let noteFault = metrics.noteFault;
  return {
    timing: metrics.timing,
    noteCommit: metrics.noteCommit,
    noteFault: () => {
      noteFault();
    },
    openBackups: (timeZone, now, note) =>
      createBackups({
        ...{ store, dataFolder, timeZone, now, note },
        publicFolders: [options.screensFolder],
        run: options.runBackups,
        onTrouble: (message) => {
          logger.warn(message);
        },
      }),
    begin: async ({ app, io, executor, backups, trail, eraseFeedback, guard, whoAsks, https }) => {
      const check = createHealthCheck(store, executor, clock, dataFolder);
      const sockets = () => countSockets(io);
      const watch = createHealthWatch({
        ...{ clock, store, dataFolder, backups, sockets, https },
        officeNow: executor.now,
      });
      noteFault = () => {
        metrics.noteFault();
        watch.noteFault();
      };
      const isToken = await openMachineToken(dataFolder);
      addHealthRoute(app, check);
      addMachineRoutes(app, {
        ...{ isToken, check, watch },
        metrics: async () => metrics.text(executor, watch.report() ?? (await watch.look()), sockets()),
      });
      addHealthRoutes(app, { guard, whoAsks, watch, backups, onFault });
      endings.push(watch.close);
      every(LOOK_INTERVAL_MS, watch.look);
      every(BACKUPS_INTERVAL_MS, backups.look);
      const timeZone = (): string => executor.day().settings.timeZone;
      const eraseWords = createWordErasure({
        ...{ store, timeZone, note: trail.note, now: executor.now },
        keepDays: () => backups.settings().keepWordsDays,
      });
      const eraseAll = async (): Promise<void> => {
        await eraseFeedback();
        await eraseWords();
      };
      every(ERASING_INTERVAL_MS, eraseAll);
      eraseAll().catch(onFault);
    },
    close: () => {
      for (const end of endings) end();
    },
  };
}
