/**
 * What the supervisor's desk sends and fetches over HTTP because it is too large for a message: logos and pictures of slips.
 */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { printerSettings, slipTemplate } from '#protocol/printing-shapes.ts';
import { CITIZEN_LANGUAGES, type LogoId } from '#protocol/vocabulary.ts';
import type { Executor } from '#server/app/execute.ts';
import type { PrinterDesk } from '#server/app/printer-desk.ts';
import type { Printing } from '#server/app/printing.ts';
import { SAMPLE_KINDS, sampleSlip } from '#server/views/sample-slips.ts';
import type { DeskGuard } from './desk-guard.ts';

/** A photograph from a telephone; what it becomes is a few kilobytes. */
const MOST_LOGO_BYTES = 8 * 1024 * 1024;

const previewRequest = z.strictObject({
  kind: z.enum(SAMPLE_KINDS),
  language: z.enum(CITIZEN_LANGUAGES),
  printer: printerSettings,
  template: slipTemplate,
});

export type AdminRouteDependencies = {
  readonly executor: Executor;
  readonly guard: DeskGuard;
  readonly printing: Printing;
  readonly printerDesk: PrinterDesk;
  readonly phoneAddress: () => string | null;
};

export function addAdminRoutes(app: FastifyInstance, dependencies: AdminRouteDependencies): void {
  const { executor, guard, printing, printerDesk, phoneAddress } = dependencies;
  void app.register((desk, _options, done) => {
    desk.addHook('onRequest', guard.supervisor);
    desk.addContentTypeParser(
      'application/octet-stream',
      { parseAs: 'buffer', bodyLimit: MOST_LOGO_BYTES },
      (_request, body, parsed) => {
        parsed(null, body);
      },
    );
    desk.post(
      '/admin/logo',
      { bodyLimit: MOST_LOGO_BYTES, onRequest: guard.administrator },
      async (request, reply) => {
        const { body } = request;
        if (!Buffer.isBuffer(body)) return reply.code(415).send({ error: 'send the picture itself' });
        const read = await printerDesk.ask('readLogo', { bytes: body });
        if (!read.ok)
          return reply.code(422).send({ error: `the picture was refused: ${read.why}`, why: read.why });
        return reply.code(201).send(printing.addLogo(read, executor.now()));
      },
    );
    desk.get<{ Params: { logoId: string } }>('/admin/logo/:logoId', (request, reply) => {
      const png = printing.logo(request.params.logoId as LogoId);
      if (png === null) return reply.code(404).send({ error: 'no such logo' });
      return reply.type('image/png').send(Buffer.from(png));
    });
    desk.post('/admin/slip-preview', async (request, reply) => {
      const parsed = previewRequest.safeParse(request.body);
      if (!parsed.success) {
        const [issue] = parsed.error.issues;
        return reply.code(400).send({ error: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` });
      }
      const { kind, language, printer, template } = parsed.data;
      const slip = sampleSlip(
        executor.day(),
        kind,
        { template, language, printerName: printer.name, phoneAddress: phoneAddress() },
        executor.now(),
      );
      const logo = template.logo === null ? null : printing.logo(template.logo.logoId);
      const { revision, oldestJobMs } = printing.settings();
      const picture = await printerDesk.ask('preview', {
        slip,
        setup: {
          revision,
          oldestJobMs,
          printer,
          template,
          logoPng: logo === null ? null : Buffer.from(logo).toString('base64'),
        },
      });
      return reply
        .header('cache-control', 'no-store')
        .header('x-slip-height-mm', picture.heightMm.toFixed(1))
        .header('x-slip-width-dots', String(picture.widthDots))
        .header('x-slip-height-dots', String(picture.heightDots))
        .type('image/png')
        .send(Buffer.from(picture.png));
    });
    done();
  });
}
