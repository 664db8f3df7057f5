/** The whole configuration at the desk, as a file out and in. Takes the desk's session. */
import type { FastifyInstance } from 'fastify';
import { MOST_CONFIGURATION_BYTES } from '#protocol/configuration.ts';
import type { ConfigurationFile } from '#server/app/configuration.ts';
import type { DeskGuard, WhoAsks } from './desk-guard.ts';

export type ConfigurationRouteParts = {
  readonly guard: DeskGuard;
  readonly whoAsks: WhoAsks;
  readonly configuration: ConfigurationFile;
};

/** `GET /admin/configuration` gives the file; `PUT` takes one: 200 when it was taken, else 422 with why, and nothing changed. */
export function addConfigurationRoutes(app: FastifyInstance, parts: ConfigurationRouteParts): void {
  const { guard, whoAsks, configuration } = parts;
  void app.register((desk, _options, done) => {
    desk.addHook('onRequest', guard.administrator);
    desk.addHook('onSend', async (_request, reply) => {
      void reply.header('cache-control', 'no-store');
    });
    desk.get('/admin/configuration', (_request, reply) =>
      reply.type('application/json; charset=utf-8').send(JSON.stringify(configuration.read(), null, 2)),
    );
    desk.put('/admin/configuration', { bodyLimit: MOST_CONFIGURATION_BYTES }, (request, reply) => {
      const by = whoAsks(request)?.officerId ?? null;
      if (by === null) return reply.code(401).send({ error: 'sign in at the desk first' });
      const outcome = configuration.take(request.body, by);
      return reply.code(outcome.outcome === 'taken' ? 200 : 422).send(outcome);
    });
    done();
  });
}
