/** What the machine's own watchers ask: `/metrics` and `/readyz`, under the token that lies beside the data. */
import type { FastifyInstance } from 'fastify';
import type { IsMachineToken } from '#server/app/machine-token.ts';
import type { HealthWatch } from '#server/app/health-watch.ts';
import type { HealthCheck } from './health.ts';

const BEARER = /^Bearer (?<token>[A-Za-z0-9_-]{1,200})$/;

export type MachineRouteDependencies = {
  readonly isToken: IsMachineToken;
  readonly check: HealthCheck;
  readonly watch: Pick<HealthWatch, 'look' | 'report'>;
  readonly metrics: () => Promise<string>;
};

export function addMachineRoutes(app: FastifyInstance, dependencies: MachineRouteDependencies): void {
  const { isToken, check, watch, metrics } = dependencies;
  void app.register((machine, _options, done) => {
    machine.addHook('onRequest', async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      const token = BEARER.exec(request.headers.authorization ?? '')?.groups?.['token'] ?? '';
      if (isToken(token)) return;
      await reply.code(401).header('www-authenticate', 'Bearer').send({ error: 'the token is needed' });
    });
    machine.get('/metrics', async (_request, reply) =>
      reply.type('text/plain; version=0.0.4; charset=utf-8').send(await metrics()),
    );
    machine.get('/readyz', async (_request, reply) => {
      const { ok, reason } = await check();
      const { faults } = watch.report() ?? (await watch.look());
      return reply.code(ok ? 200 : 503).send({
        ready: ok,
        reason,
        faults: faults.map(({ kind, severity, since }) => ({ kind, severity, since })),
      });
    });
    done();
  });
}
