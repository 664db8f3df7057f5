/**
 * The catalogue of procedures over HTTP, as kiosks and phones fetch it: what the law asks of citizens is nobody's secret. It
 * is sent only to who has another revision than the newest.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { CATALOGUE_ADDRESS, type ProcedureId, type ProcedureSheet } from '#protocol/catalogue.ts';
import type { Catalogue } from '#server/app/catalogue.ts';
import type { Executor } from '#server/app/execute.ts';

const SHEET_NAME = /^(.+)\.json$/;

export function addCatalogueRoutes(
  app: FastifyInstance,
  catalogue: Catalogue,
  executor: Pick<Executor, 'day'>,
): void {
  app.get(CATALOGUE_ADDRESS, (request, reply) => {
    const { revision, json, gzipped } = catalogue.published();
    const tag = `"${String(revision)}"`;
    reply.headers({ etag: tag, 'cache-control': 'no-cache', vary: 'accept-encoding' });
    if (isKnown(request, tag)) return reply.code(304).send();
    reply.type(JSON_TYPE);
    return takesGzip(request) ? reply.header('content-encoding', 'gzip').send(gzipped) : reply.send(json);
  });
  app.get<{ Params: { sheet: string } }>('/catalogue/:sheet', (request, reply) => {
    const procedureId = SHEET_NAME.exec(request.params.sheet)?.[1] as ProcedureId | undefined;
    const { procedures, date } = catalogue.published();
    const procedure = procedureId === undefined ? undefined : procedures.get(procedureId);
    if (procedure === undefined) return reply.code(404).send({ error: 'no such procedure' });
    const { name, unitName, helpDesk, fields } = executor.day().settings;
    const field = fields.find(({ fieldId }) => fieldId === procedure.fieldId);
    const sheet: ProcedureSheet = {
      procedure,
      date,
      office: { name, unitName, helpDesk },
      field: field === undefined ? null : { letter: field.letter, name: field.name },
    };
    return reply.header('cache-control', 'no-cache').type(JSON_TYPE).send(sheet);
  });
}

const JSON_TYPE = 'application/json; charset=utf-8';

const isKnown = (request: FastifyRequest, tag: string): boolean =>
  (request.headers['if-none-match'] ?? '')
    .split(',')
    .some((known) => known.trim().replace(/^W\//, '') === tag);

/** `gzip;q=0` is a no. */
const takesGzip = (request: FastifyRequest): boolean =>
  [request.headers['accept-encoding'] ?? []]
    .flat()
    .some((accepted) => /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(accepted));
