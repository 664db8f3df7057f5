/**
 * The secure connection over HTTP: what every device may fetch to trust the office, and what an administrator decides. The
 * first part is for devices that do not trust it yet, so it must be there without TLS; none of it is a secret.
 */
import type { FastifyInstance } from 'fastify';
import { httpsOrder } from '#protocol/https-shapes.ts';
import type { OfficeHttps } from '#server/app/https/office-https.ts';
import type { DeskGuard, WhoAsks } from './desk-guard.ts';
import { hostName } from './origin.ts';

/** Served by itself: its policy names the one other origin that it asks. */
export const TRUST_PAGE = 'admin-ui/trust/index.html';
/** In both languages of staff, since it is typed. */
const TRUST_PATHS = ['/tin-cay', '/trust'];

export type HttpsRouteParts = {
  readonly https: OfficeHttps;
  readonly guard: DeskGuard;
  readonly whoAsks: WhoAsks;
};

export function addHttpsRoutes(app: FastifyInstance, { https, guard, whoAsks }: HttpsRouteParts): void {
  for (const path of TRUST_PATHS) {
    app.get(path, (request, reply) => {
      // The page asks the same machine over TLS, which is another origin: the one thing that it may ask elsewhere.
      const name = hostName(request.headers.host);
      const { port } = https.trustFacts();
      const bracketed = name?.includes(':') === true ? `[${name}]` : (name ?? '');
      const policy = String(reply.getHeader('content-security-policy') ?? '');
      void reply.header(
        'content-security-policy',
        `${policy};connect-src 'self' https://${bracketed}:${String(port)}`,
      );
      return reply.sendFile(TRUST_PAGE);
    });
  }
  app.get('/trust/facts', (_request, reply) =>
    reply.header('cache-control', 'no-store').send(https.trustFacts()),
  );
  // Reached over TLS, the device trusts the office: there is nothing to be said, so the page over HTTP may know it.
  app.get('/trust/check', (_request, reply) =>
    reply
      .code(204)
      .header('cache-control', 'no-store')
      .header('cross-origin-resource-policy', 'cross-origin')
      .send(),
  );
  app.get('/ca.crt', (_request, reply) => {
    const certificate = https.authorityCertificate();
    void reply.header('cache-control', 'no-store');
    if (certificate === null) return reply.code(404).send({ error: 'this office has no certificate yet' });
    // DER, which every system takes: the hash of the file is the fingerprint.
    return reply
      .type('application/x-x509-ca-cert')
      .header('content-disposition', 'attachment; filename="mot-cua-ca.crt"')
      .send(Buffer.from(certificate.replace(/-----[^-]+-----|\s/g, ''), 'base64'));
  });

  void app.register((desk, _options, done) => {
    desk.addHook('onRequest', guard.administrator);
    desk.addHook('onSend', async (_request, reply) => {
      void reply.header('cache-control', 'no-store');
    });
    desk.get('/admin/https', () => https.standing());
    desk.put('/admin/https', async (request, reply) => {
      const order = httpsOrder.safeParse(request.body);
      const by = whoAsks(request)?.officerId ?? null;
      if (!order.success || by === null) return reply.code(400).send({ error: 'no order about https' });
      await https.carryOut(order.data, by);
      return https.standing();
    });
    done();
  });
}
