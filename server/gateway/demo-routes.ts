/**
 * The demonstration's own routes: the launcher's status, enrolment without pairing, and simulated citizens.
 * Registered only in a demonstration, and answered only to this very machine.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { CrowdStatus, DemoAccount, DemoStatus } from '#protocol/demo.ts';
import { DEVICE_ROLES, isOfOneCounter } from '#protocol/vocabulary.ts';
import { waitingTickets } from '#server/domain/queue-day.ts';
import type { Executor } from '#server/app/execute.ts';
import { newToken } from '#server/app/tokens.ts';
import type { AccessStore } from '#server/storage/store.ts';
import { DEMO_DEVICE, enrolDevice } from './enrolment.ts';
import { isEncrypted, isLoopback, isOwnOrigin } from './origin.ts';

/** The simulated people: a program of its own that comes in through the same door as everyone. */
export type Crowd = {
  readonly start: (citizens: number) => void;
  readonly stop: () => void;
  readonly status: () => CrowdStatus;
};

export type DemoRouteDependencies = {
  readonly executor: Executor;
  readonly access: AccessStore;
  readonly crowd: Crowd;
  readonly accounts: readonly DemoAccount[];
  readonly newcomerCounters: readonly number[];
  readonly receptionDesk: number | null;
  readonly ownNames: () => readonly string[];
  readonly url: () => string;
  readonly paperUrl: () => string | null;
  /** Somebody wants to set up an office of their own. */
  readonly onSetUp: () => void;
};

const CALLS_SHOWN = 5;
const enrolment = z.strictObject({ role: z.enum(DEVICE_ROLES), counterId: z.string().max(60).nullable() });
const crowdOrder = z.strictObject({ citizens: z.number().int().min(1).max(200) });

export function addDemoRoutes(app: FastifyInstance, dependencies: DemoRouteDependencies): void {
  const { executor, access, crowd, ownNames } = dependencies;
  const isAllowed = (request: FastifyRequest): boolean => {
    if (!isLoopback(request.socket.remoteAddress)) return false;
    // Reading is harmless without an Origin; changing needs our own page.
    return (
      request.method === 'GET' ||
      isOwnOrigin(request.headers.origin, request.headers.host, ownNames(), isEncrypted(request))
    );
  };
  void app.register((demo, _options, done) => {
    demo.addHook('onRequest', async (request, reply) => {
      if (!isAllowed(request)) await reply.code(403).send({ error: 'only on the server itself' });
    });
    demo.get('/demo/status', (_request, reply) => {
      const day = executor.day();
      const status: DemoStatus = {
        officeName: day.settings.name,
        unitName: day.settings.unitName,
        url: dependencies.url(),
        paperUrl: dependencies.paperUrl(),
        officers: dependencies.accounts,
        newcomerCounters: dependencies.newcomerCounters,
        receptionDesk: dependencies.receptionDesk,
        crowd: crowd.status(),
        hall: {
          waiting: waitingTickets(day).length,
          called: day.calls
            .slice(0, CALLS_SHOWN)
            .map(({ number, counterNumber }) => ({ number, counterNumber })),
        },
      };
      return reply.header('cache-control', 'no-store').send(status);
    });
    demo.post('/demo/enrolments', (request, reply) => {
      const parsed = enrolment.safeParse(request.body);
      if (!parsed.success) return reply.code(400).send({ error: 'role and counterId are needed' });
      const { role, counterId } = parsed.data;
      const counter = executor.day().settings.counters.find((candidate) => candidate.counterId === counterId);
      if (role === 'printer') {
        return reply.code(400).send({ error: 'a printer is paired at the desk' });
      }
      if (isOfOneCounter(role) !== (counter !== undefined)) {
        return reply
          .code(400)
          .send({ error: 'what belongs to a counter, and nothing else, needs a known counterId' });
      }
      const name =
        counter === undefined ? `${role} (launcher)` : `${role} ${String(counter.number)} (launcher)`;
      const deviceId = `${DEMO_DEVICE}${newToken().slice(0, 22)}`;
      const deviceToken = enrolDevice(
        access,
        { deviceId, role, name, counterId: counter?.counterId ?? null, printerId: null },
        executor.now(),
      );
      return reply.code(201).header('cache-control', 'no-store').send({ deviceToken });
    });
    demo.post('/demo/citizens', (request, reply) => {
      const parsed = crowdOrder.safeParse(request.body);
      if (!parsed.success) return reply.code(400).send({ error: 'citizens: a whole number from 1 to 200' });
      crowd.start(parsed.data.citizens);
      return reply.code(202).send(crowd.status());
    });
    demo.post('/demo/set-up', (_request, reply) => {
      dependencies.onSetUp();
      return reply.code(202).send({});
    });
    demo.delete('/demo/citizens', (_request, reply) => {
      crowd.stop();
      return reply.code(202).send(crowd.status());
    });
    done();
  });
}
