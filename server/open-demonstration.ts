/** What a demonstration has beside an office: a launcher, accounts that everybody may see, and a crowd to let in. */
import type { FastifyInstance } from 'fastify';
import type { CrowdDoor } from '#demo/crowd-process.ts';
import type { DemoAccount } from '#protocol/demo.ts';
import type { CounterId } from '#protocol/vocabulary.ts';
import type { Executor } from './app/execute.ts';
import { addDemoRoutes, type Crowd } from './gateway/demo-routes.ts';
import { enrolDevice } from './gateway/enrolment.ts';
import type { AccessStore } from './storage/store.ts';

export type Demonstration = {
  readonly accounts: readonly DemoAccount[];
  readonly newcomerCounters: readonly number[];
  readonly receptionDesk: number | null;
  readonly paperPort: number | null;
  readonly createCrowd: (door: CrowdDoor) => Crowd;
  /** Somebody wants to set up an office of their own. */
  readonly onSetUp: () => void;
};

export type DemonstrationSurroundings = {
  readonly executor: Executor;
  readonly access: AccessStore;
  readonly ownNames: () => readonly string[];
  /** Empty until the server listens. */
  readonly url: () => string;
};

/** Adds the launcher's routes; answers with the crowd, which is to be stopped with the server. */
export function openDemonstration(
  app: FastifyInstance,
  { accounts, newcomerCounters, receptionDesk, paperPort, createCrowd, onSetUp }: Demonstration,
  { executor, access, ownNames, url }: DemonstrationSurroundings,
): Crowd {
  const enrol = (
    deviceId: string,
    role: 'kiosk' | 'counter' | 'rating',
    counterId: CounterId | null,
  ): string =>
    enrolDevice(access, { deviceId, role, name: deviceId, counterId, printerId: null }, executor.now());
  const crowd = createCrowd({
    url,
    enrolKiosk: () => enrol('simulated-kiosk', 'kiosk', null),
    enrolCounter: (counterId) => enrol(`simulated-counter-${counterId}`, 'counter', counterId),
    enrolRatingScreen: (counterId) => enrol(`simulated-rating-${counterId}`, 'rating', counterId),
  });
  addDemoRoutes(app, {
    executor,
    access,
    crowd,
    accounts,
    newcomerCounters,
    receptionDesk,
    ownNames,
    url,
    onSetUp,
    paperUrl: () => (paperPort === null ? null : `http://127.0.0.1:${String(paperPort)}`),
  });
  return crowd;
}
