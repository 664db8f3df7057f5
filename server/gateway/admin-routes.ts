/**
 * What the supervisor's desk sends and fetches over HTTP because it is too large for a message: logos and pictures of slips.
 * Both carry the desk's two secrets in headers, which no other site's page can send: there is nothing to ride on.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { printerSettings, slipTemplate } from '#protocol/printing-shapes.ts';
import { LANGUAGES, type LogoId } from '#protocol/vocabulary.ts';
import type { Executor } from '#server/app/execute.ts';
import type { PrinterDesk } from '#server/app/printer-desk.ts';
import type { Printing } from '#server/app/printing.ts';
import type { AccessStore } from '#server/storage/store.ts';
import { SAMPLE_KINDS, sampleSlip } from '#server/views/sample-slips.ts';
import { identify } from './identity.ts';
import { PROTOCOL_VERSION } from '#protocol/sockets.ts';

/** A photograph from a telephone; what it becomes is a few kilobytes. */
const MOST_LOGO_BYTES = 8 * 1024 * 1024;

const previewRequest = z.strictObject({
  kind: z.enum(SAMPLE_KINDS),
  language: z.enum(LANGUAGES),
  printer: printerSettings,
  template: slipTemplate,
});

export type AdminRouteDependencies = {
  readonly executor: Executor;
  readonly access: AccessStore;
  readonly printing: Printing;
  readonly printerDesk: PrinterDesk;
  readonly phoneAddress: () => string | null;
};

export function addAdminRoutes(app: FastifyInstance, dependencies: AdminRouteDependencies): void {
  const { executor, access, printing, printerDesk, phoneAddress } = dependencies;
  const isSignedIn = (request: FastifyRequest): boolean => {
    const deviceToken = headerOf(request, 'x-device-token');
    const sessionToken = headerOf(request, 'x-session-token');
    const auth = { protocol: PROTOCOL_VERSION, deviceToken, sessionToken };
    const identity = identify(auth, 'admin', access, executor.day().openedAt);
    return typeof identity !== 'string' && identity.signedIn !== null;
  };
  void app.register((desk, _options, done) => {
    desk.addHook('onRequest', async (request, reply) => {
      if (!isSignedIn(request)) await reply.code(401).send({ error: 'sign in at the desk first' });
    });
    desk.addContentTypeParser(
      'application/octet-stream',
      { parseAs: 'buffer', bodyLimit: MOST_LOGO_BYTES },
      (_request, body, parsed) => {
        parsed(null, body);
      },
    );
    desk.post('/admin/logo', { bodyLimit: MOST_LOGO_BYTES }, async (request, reply) => {
      const { body } = request;
      if (!Buffer.isBuffer(body)) return reply.code(415).send({ error: 'send the picture itself' });
      const read = await printerDesk.ask('readLogo', { bytes: body });
      if (!read.ok)
        return reply.code(422).send({ error: `the picture was refused: ${read.why}`, why: read.why });
      return reply.code(201).send(printing.addLogo(read, executor.now()));
    });
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

/** One value, or nothing: a header that was sent twice is not guessed about. */
const headerOf = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
};
