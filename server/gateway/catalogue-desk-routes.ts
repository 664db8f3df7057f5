/** The catalogue at the supervisor's desk over HTTP: lists, and files that are too large for a message. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { ProcedureId } from '#protocol/catalogue.ts';
import { CATALOGUE_FORMATS, MOST_CATALOGUE_BYTES, type CatalogueFormat } from '#protocol/catalogue-desk.ts';
import type { FieldId } from '#protocol/vocabulary.ts';
import type { CatalogueChange } from '#server/app/catalogue.ts';
import type { CatalogueDesk } from '#server/app/catalogue-desk.ts';
import type { DeskGuard, WhoAsks } from './desk-guard.ts';

const listWish = z.object({
  search: z.string().max(100).default(''),
  field: z.string().max(100).default(''),
  from: z.coerce.number().int().min(0).max(1_000_000).default(0),
});
const importName = z.object({ name: z.string().min(1).max(200) });
const edition = z.strictObject({ edition: z.number().int().min(0) });

type Outcome = CatalogueChange | 'gone' | 'storage_failed';
const STATUS: Readonly<Record<Outcome, number>> = {
  changed: 200,
  catalogue_changed: 409,
  nothing_before: 409,
  gone: 410,
  storage_failed: 507,
};

const MEDIA_TYPE: Readonly<Record<CatalogueFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

export type CatalogueDeskRouteParts = {
  readonly guard: DeskGuard;
  readonly desk: CatalogueDesk;
  readonly whoAsks: WhoAsks;
};

export function addCatalogueDeskRoutes(app: FastifyInstance, parts: CatalogueDeskRouteParts): void {
  const { guard, desk, whoAsks } = parts;
  void app.register((routes, _options, done) => {
    routes.addHook('onRequest', guard.supervisor);
    const changes = { onRequest: guard.administrator };
    routes.addHook('onSend', async (_request, reply) => {
      reply.header('cache-control', 'no-store');
    });
    routes.addContentTypeParser(
      'application/octet-stream',
      { parseAs: 'buffer', bodyLimit: MOST_CATALOGUE_BYTES },
      (_request, body, parsed) => {
        parsed(null, body);
      },
    );
    routes.get('/admin/catalogue', async (request, reply) => {
      const wish = listWish.safeParse(request.query);
      if (!wish.success) return reply.code(400).send({ error: 'search, field and from' });
      const { search, from, field } = wish.data;
      return desk.list({ search, from, field: field === '' ? null : (field as FieldId | 'none') });
    });
    routes.get<{ Params: { procedureId: string } }>(
      '/admin/catalogue/procedures/:procedureId',
      (request, reply) => {
        const history = desk.history(request.params.procedureId as ProcedureId);
        return history === null ? reply.code(404).send({ error: 'no such procedure' }) : reply.send(history);
      },
    );
    routes.get<{ Params: { format: string } }>('/admin/catalogue/export/:format', async (request, reply) => {
      const format = CATALOGUE_FORMATS.find((each) => each === request.params.format);
      if (format === undefined) return reply.code(404).send({ error: 'no such format' });
      const file = await desk.write(format);
      return reply.type(MEDIA_TYPE[format]).send(file);
    });
    routes.post(
      '/admin/catalogue/imports',
      { bodyLimit: MOST_CATALOGUE_BYTES, ...changes },
      async (request, reply) => {
        const { body } = request;
        const named = importName.safeParse(request.query);
        if (!Buffer.isBuffer(body)) return reply.code(415).send({ error: 'send the file itself' });
        if (!named.success) return reply.code(400).send({ error: 'name: that of the file' });
        const outcome = await desk.read(body, named.data.name.normalize('NFC'));
        if (outcome.ok) return reply.code(201).send(outcome.preview);
        return reply.code(422).type(MEDIA_TYPE.json).send(Buffer.from(outcome.report));
      },
    );
    routes.post<{ Params: { importId: string } }>(
      '/admin/catalogue/imports/:importId/confirm',
      changes,
      async (request, reply) => {
        const officerId = whoAsks(request)?.officerId ?? null;
        if (officerId === null) return reply.code(401).send({ error: 'sign in at the desk first' });
        return answer(reply, desk.confirm(request.params.importId, officerId));
      },
    );
    routes.delete<{ Params: { importId: string } }>(
      '/admin/catalogue/imports/:importId',
      changes,
      (request, reply) => {
        desk.throwAway(request.params.importId);
        return reply.send({});
      },
    );
    routes.post('/admin/catalogue/undo', changes, async (request, reply) => {
      const asked = edition.safeParse(request.body);
      if (!asked.success) return reply.code(400).send({ error: 'edition: the one that holds' });
      const officerId = whoAsks(request)?.officerId ?? null;
      if (officerId === null) return reply.code(401).send({ error: 'sign in at the desk first' });
      return answer(reply, desk.goBack(asked.data.edition, officerId));
    });
    done();
  });
}

/** What could not be kept on the disk changed nothing. */
async function answer(
  reply: FastifyReply,
  changing: Promise<CatalogueChange | 'gone'>,
): Promise<FastifyReply> {
  const outcome: Outcome = await changing.catch((error: unknown) => {
    reply.log.error({ err: error }, 'a catalogue could not be kept');
    return 'storage_failed' as const;
  });
  return reply.code(STATUS[outcome]).send(outcome === 'changed' ? {} : { error: outcome, why: outcome });
}
