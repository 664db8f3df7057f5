/**
 * Reports over HTTP, for a desk where a supervisor is signed in and for other systems of the city with a key. Reads only; a
 * key sees nothing of single officers.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  API_KEY_NAME_LETTERS,
  MOST_REPORT_DAYS,
  REPORT_FORMATS,
  type ReportErrands,
  type ReportFormat,
} from '#protocol/report.ts';
import { reportQuery } from '#protocol/report-shapes.ts';
import { line } from '#protocol/shapes.ts';
import { LANGUAGES, type BusinessDate } from '#protocol/vocabulary.ts';
import type { ApiKeys } from '#server/app/api-keys.ts';
import type { Clock } from '#server/app/clock.ts';
import type { Executor } from '#server/app/execute.ts';
import type { DeskGuard, WhoAsks } from './desk-guard.ts';
import { reportApi } from './open-api.ts';
import { createPace } from './pace.ts';

/** A key may ask for twenty reports at once, then for one in this time. */
const KEY_PACE_MS = 3_000;
const KEY_BURST = 20;
const DAY_MS = 86_400_000;

const wish = reportQuery.extend({ language: z.enum(LANGUAGES).default('vi') });
const newKey = z.strictObject({ name: line(API_KEY_NAME_LETTERS) });

const MEDIA_TYPE: Readonly<Record<ReportFormat | 'json', string>> = {
  json: 'application/json; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
};

export type ReportRouteParts = {
  readonly guard: DeskGuard;
  readonly whoAsks: WhoAsks;
  readonly keys: ApiKeys;
  readonly makeReport: ReportErrands;
  readonly executor: Pick<Executor, 'day' | 'now'>;
  readonly clock: Pick<Clock, 'monotonicMs'>;
};

type Asker = 'desk' | 'key';

export function addReportRoutes(app: FastifyInstance, parts: ReportRouteParts): void {
  const { guard, whoAsks, keys, makeReport, executor, clock } = parts;
  const pace = createPace(KEY_PACE_MS, KEY_BURST, clock.monotonicMs);

  /** Who asks; null when the answer has already said why not. */
  const admitted = async (request: FastifyRequest, reply: FastifyReply): Promise<Asker | null> => {
    const { authorization } = request.headers;
    if (authorization === undefined) {
      if (whoAsks(request) !== null) return 'desk';
      await reply
        .code(401)
        .header('www-authenticate', 'Bearer')
        .send({ error: 'a key is needed: Authorization: Bearer <key>' });
      return null;
    }
    const [, key = ''] = /^Bearer ([\w-]+)$/i.exec(authorization) ?? [];
    const keyId = keys.check(key);
    if (keyId === null) {
      await reply
        .code(401)
        .header('www-authenticate', 'Bearer error="invalid_token"')
        .send({ error: 'this key is unknown or was revoked' });
      return null;
    }
    const waitMs = pace.take(keyId);
    if (waitMs === 0) return 'key';
    const seconds = Math.ceil(waitMs / 1_000);
    await reply
      .code(429)
      .header('retry-after', String(seconds))
      .send({ error: `too many reports with this key; again in ${String(seconds)} s` });
    return null;
  };

  const answer = async (
    request: FastifyRequest,
    reply: FastifyReply,
    form: ReportFormat | 'json',
  ): Promise<FastifyReply> => {
    void reply.header('cache-control', 'no-store');
    const asker = await admitted(request, reply);
    if (asker === null) return reply;
    const read = readWish(request.query);
    if ('error' in read) return reply.code(400).send(read);
    try {
      const bytes = await makeReport({
        ...read,
        form,
        today: executor.day().date,
        now: executor.now(),
        withOfficers: asker === 'desk',
      });
      const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      if (form !== 'json') {
        const name = `bao-cao-${read.from}${read.to === read.from ? '' : `-${read.to}`}.${form}`;
        void reply.header('content-disposition', `attachment; filename="${name}"`);
      }
      return await reply.type(MEDIA_TYPE[form]).send(file);
    } catch (error) {
      request.log.error({ err: error }, 'a report could not be made');
      return reply.code(503).header('retry-after', '10').send({ error: 'the report could not be made now' });
    }
  };

  app.get('/api/reports', (request, reply) => answer(request, reply, 'json'));
  for (const format of REPORT_FORMATS)
    app.get(`/api/reports.${format}`, (request, reply) => answer(request, reply, format));
  // Says how to ask, and nothing of the office.
  app.get('/api/openapi.json', (_request, reply) =>
    reply.header('cache-control', 'no-cache').send(reportApi()),
  );

  void app.register((desk, _options, done) => {
    desk.addHook('onRequest', guard.administrator);
    desk.addHook('onSend', async (_request, reply) => {
      void reply.header('cache-control', 'no-store');
    });
    desk.get('/admin/api-keys', () => keys.standing());
    desk.post('/admin/api-keys', async (request, reply) => {
      const asked = newKey.safeParse(request.body);
      const officerId = whoAsks(request)?.officerId ?? null;
      if (officerId === null) return reply.code(401).send({ error: 'sign in at the desk first' });
      if (!asked.success) return reply.code(400).send({ error: 'name: who the key is for' });
      const made = keys.add(asked.data.name, officerId);
      if (made === null) return reply.code(409).send({ error: 'as many keys as there may be' });
      return reply.code(201).send(made);
    });
    desk.delete<{ Params: { keyId: string } }>('/admin/api-keys/:keyId', (request, reply) => {
      const officerId = whoAsks(request)?.officerId ?? null;
      if (officerId === null) return reply.code(401).send({ error: 'sign in at the desk first' });
      return keys.revoke(request.params.keyId, officerId)
        ? reply.send(keys.standing())
        : reply.code(404).send({ error: 'no such key' });
    });
    done();
  });
}

type Wish = z.output<typeof wish> & { readonly from: BusinessDate; readonly to: BusinessDate };

/** What is asked for, or what is wrong with it. A parameter that was sent twice is not guessed about. */
function readWish(query: unknown): Wish | { readonly error: string } {
  const parsed = wish.safeParse(query);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue?.path.join('.') ?? '';
    return {
      error: `${where === '' ? 'query' : where}: ${issue?.message ?? ''}. Ask for from=YYYY-MM-DD&to=YYYY-MM-DD`,
    };
  }
  const { from, to } = parsed.data;
  if (to < from) return { error: 'to: lies before from' };
  if ((Date.parse(to) - Date.parse(from)) / DAY_MS >= MOST_REPORT_DAYS)
    return { error: `to: a report covers ${String(MOST_REPORT_DAYS)} days at most` };
  return parsed.data as Wish;
}
