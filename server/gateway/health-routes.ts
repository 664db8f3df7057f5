/** The desk's pages about the machine: how it is, and its backups. They take the desk's session. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { backupSettings } from '#protocol/backup-shapes.ts';
import type { DeskHealth } from '#protocol/health.ts';
import type { Backups } from '#server/app/backups.ts';
import type { HealthWatch } from '#server/app/health-watch.ts';
import type { DeskGuard, WhoAsks } from './desk-guard.ts';

export type HealthRouteDependencies = {
  readonly guard: DeskGuard;
  readonly whoAsks: WhoAsks;
  readonly watch: Pick<HealthWatch, 'look' | 'report'>;
  readonly backups: Backups;
  readonly onFault: (error: unknown) => void;
};

export function addHealthRoutes(app: FastifyInstance, dependencies: HealthRouteDependencies): void {
  const { guard, whoAsks, watch, backups, onFault } = dependencies;
  const standing = async (isFresh: boolean): Promise<DeskHealth> => ({
    health: (isFresh ? null : watch.report()) ?? (await watch.look()),
    backups: backups.standing(),
  });
  void app.register((desk, _options, done) => {
    desk.addHook('onRequest', guard.supervisor);
    const changes = { onRequest: guard.administrator };
    desk.addHook('onSend', async (_request, reply) => {
      void reply.header('cache-control', 'no-store');
    });
    desk.get<{ Querystring: { fresh?: unknown } }>('/admin/health', (request) =>
      standing(request.query.fresh === '1'),
    );
    desk.post('/admin/backups', changes, async (request, reply): Promise<FastifyReply> => {
      // It may take minutes: the page sees it running, and what became of it.
      backups
        .make(whoAsks(request)?.officerId ?? null)
        .then(() => watch.look())
        .catch(onFault);
      return reply.code(202).send(await standing(false));
    });
    desk.post('/admin/backups/place', changes, async () => {
      await backups.adoptPlace();
      return standing(true);
    });
    desk.put('/admin/backups/settings', changes, async (request, reply) => {
      const parsed = backupSettings.safeParse(request.body);
      const by = whoAsks(request)?.officerId ?? null;
      if (!parsed.success || by === null) return reply.code(400).send({ error: 'no settings of backups' });
      const before = backups.settings().secondPlace;
      const verdict = backups.save(parsed.data, by);
      if (verdict !== 'saved')
        return reply.code(verdict === 'settings_changed' ? 409 : 422).send({ error: verdict, why: verdict });
      // Whoever names a folder means the disk that is there now.
      if (parsed.data.secondPlace !== before) await backups.adoptPlace();
      return standing(true);
    });
    done();
  });
}
