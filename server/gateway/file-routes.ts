/** The list of files at the supervisor's desk, over HTTP because a list is too large for a message. Takes the desk's session. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import {
  FILE_COLUMNS,
  KEEP_RETURNED_DAYS,
  MOST_LIST_BYTES,
  SECOND_FACTORS,
  type FileList,
} from '#protocol/file-lookup.ts';
import type { Files } from '#server/app/file-lookup/open-files.ts';
import type { DeskGuard, DeskNote } from './desk-guard.ts';
import { createPace, type Pace } from './pace.ts';

/** Five look-ups of a kiosk at once, then one in this time: enough for misread codes, too slow for guessing. */
const FILE_PACE_MS = 12_000;
const FILES_AT_ONCE = 5;

/** How often each kiosk may look a file up. */
export const createFilePace = (monotonicMs: () => number): Pace =>
  createPace(FILE_PACE_MS, FILES_AT_ONCE, monotonicMs);

const importOrder = z.strictObject({
  factor: z.enum(SECOND_FACTORS),
  how: z.enum(['replace', 'merge']),
  skipsRejected: z.boolean(),
  keepReturnedDays: z.number().int().min(KEEP_RETURNED_DAYS.least).max(KEEP_RETURNED_DAYS.most),
  headers: z.partialRecord(z.enum(FILE_COLUMNS), z.string().min(1).max(200)),
});

export type FileRouteDependencies = {
  readonly guard: DeskGuard;
  readonly note: DeskNote;
  readonly files: Pick<Files, 'list' | 'serviceHost'>;
};

export function addFileRoutes(app: FastifyInstance, { guard, note, files }: FileRouteDependencies): void {
  const { list, serviceHost } = files;
  void app.register((desk, _options, done) => {
    /** One after the other: two that are read at once would both believe in the list as it was before. */
    let isImporting = false;
    const standing = (): FileList => ({ imported: list.standing(), service: serviceHost });
    desk.addHook('onRequest', guard.supervisor);
    desk.addHook('onSend', async (_request, reply) => {
      void reply.header('cache-control', 'no-store');
    });
    desk.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, parsed) => {
      parsed(null, body);
    });
    desk.get('/admin/files', standing);
    desk.post<{ Querystring: { order?: unknown } }>(
      '/admin/files',
      { bodyLimit: MOST_LIST_BYTES, onRequest: guard.administrator },
      async (request, reply) => {
        const { body } = request;
        const order = importOrder.safeParse(parsedJson(request.query.order));
        if (!order.success) return reply.code(400).send({ error: 'order: how the list is to be taken' });
        if (!Buffer.isBuffer(body)) return reply.code(415).send({ error: 'send the list itself' });
        if (isImporting) return reply.code(409).send({ error: 'another list is being read' });
        isImporting = true;
        try {
          const report = await list.importList(body, order.data);
          if (report.outcome === 'imported')
            note(request, 'files_imported', order.data.how, {
              files: report.good,
              rejected: report.rejectedCount,
            });
          return await reply.code(report.outcome === 'imported' ? 201 : 422).send(report);
        } finally {
          isImporting = false;
        }
      },
    );
    desk.delete('/admin/files', { onRequest: guard.administrator }, (request) => {
      list.deleteAll();
      note(request, 'files_deleted', 'all');
      return standing();
    });
    done();
  });
}

function parsedJson(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}
