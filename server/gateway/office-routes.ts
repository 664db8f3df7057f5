/** The office's own settings at the desk, over HTTP because they are too large for a message. Takes the desk's session. */
import type { FastifyInstance } from 'fastify';
import type { OfficeDesk } from '#protocol/office-desk.ts';
import { officeSettings } from '#protocol/office-shapes.ts';
import type { Office } from '#server/app/office.ts';
import type { DeskGuard, WhoAsks } from './desk-guard.ts';

/** Five hundred services with their papers. */
const MOST_SETTINGS_BYTES = 4 * 1024 * 1024;

export type OfficeRouteParts = {
  readonly guard: DeskGuard;
  readonly whoAsks: WhoAsks;
  readonly office: Pick<Office, 'settings' | 'save' | 'waitsFor'>;
};

/**
 * `GET /admin/office` gives them; `PUT` replaces all of them and answers as `GET` does. 409 when somebody else changed
 * them since they were read, 422 with the place where they contradict themselves; nothing is changed then.
 */
export function addOfficeRoutes(app: FastifyInstance, { guard, whoAsks, office }: OfficeRouteParts): void {
  const standing = (): OfficeDesk => ({ settings: office.settings(), waitsFor: office.waitsFor() });
  void app.register((desk, _options, done) => {
    desk.addHook('onRequest', guard.supervisor);
    desk.addHook('onSend', async (_request, reply) => {
      void reply.header('cache-control', 'no-store');
    });
    desk.get('/admin/office', standing);
    desk.put(
      '/admin/office',
      { bodyLimit: MOST_SETTINGS_BYTES, onRequest: guard.administrator },
      (request, reply) => {
        const by = whoAsks(request)?.officerId ?? null;
        if (by === null) return reply.code(401).send({ error: 'sign in at the desk first' });
        const sent = officeSettings.safeParse(request.body);
        if (!sent.success) {
          const [issue] = sent.error.issues;
          const where = issue?.path.join('.') ?? '';
          return reply.code(422).send({ error: `${where}: ${issue?.message ?? 'wrong'}`, where });
        }
        return office.save(sent.data, by) === 'saved'
          ? reply.send(standing())
          : reply.code(409).send({ error: 'somebody else changed them; read them again' });
      },
    );
    done();
  });
}
