/** The HTTP side: the screens' files, health, and nothing that changes the queue. */
import fastifyHelmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
} from 'fastify';
import type { HealthCheck } from './health.ts';
import { isOwnHost } from './origin.ts';

const MAX_BODY_BYTES = 16_384;
/** A request must be here whole in this time, or its connection is cut (slowloris). */
const REQUEST_TIMEOUT_MS = 10_000;
/** How often the connections are looked through for late requests; Node's own 30 s would be four times the patience. */
const TIMEOUT_CHECK_MS = 1_000;
/** Above every socket the gateway lets in; beyond it connections are dropped before they cost a file descriptor. */
const MAX_CONNECTIONS = 4_500;

/** Every screen and the file that is its page. */
export const PAGES = {
  '/kiosk': 'kiosk-ui/index.html',
  '/display': 'display-ui/index.html',
  '/counter/:counterId': 'counter-ui/index.html',
  '/rating/:counterId': 'rating-ui/index.html',
  '/admin': 'admin-ui/index.html',
  '/setup': 'admin-ui/setup/index.html',
  '/t/:link': 'phone-ui/index.html',
  '/p/:procedureId': 'phone-ui/checklist/index.html',
  '/q/:posterKey': 'phone-ui/poster/index.html',
  '/feedback': 'phone-ui/feedback/index.html',
  '/feedback/:code': 'phone-ui/feedback/index.html',
} as const;
const LAUNCHER_PAGE = 'launcher-ui/index.html';

/** Of an answer that is no page: nothing may come of it. */
const BARE_HEADERS = {
  'content-security-policy':
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

export type HttpGatewayOptions = {
  readonly logger: FastifyBaseLogger;
  /** The names it answers to now; the office's name in the network may become another. */
  readonly ownNames: () => readonly string[];
  /** Where the built screens are. */
  readonly screensFolder: string;
  /** What stands at the address without a path. */
  readonly front: 'launcher' | 'kiosk' | 'setup';
  /** How long one request may take to arrive; 10 s unless told. */
  readonly requestTimeoutMs?: number;
};

/** Makes the Fastify server without listening. Health is added once there is something to ask. */
export async function createHttpServer(options: HttpGatewayOptions): Promise<FastifyInstance> {
  const requestTimeout = options.requestTimeoutMs ?? REQUEST_TIMEOUT_MS;
  const app = Fastify({
    loggerInstance: options.logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MAX_BODY_BYTES,
    connectionTimeout: 30_000,
    requestTimeout,
    keepAliveTimeout: 5_000,
    http: {
      connectionsCheckingInterval: Math.min(TIMEOUT_CHECK_MS, requestTimeout),
      // Node swaps the two when headers may take longer than the whole request: then a body has a minute.
      headersTimeout: requestTimeout,
    },
    routerOptions: { maxParamLength: 100 },
    // An address that cannot be read is refused before any hook, so it brings its headers itself.
    frameworkErrors: (_error, _request, reply: FastifyReply) => {
      void reply.code(400).headers(BARE_HEADERS).send({ error: 'no address' });
    },
  });
  app.server.maxConnections = MAX_CONNECTIONS;
  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ error: 'not found' }));
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) request.log.error({ err: error }, 'request failed');
    return reply.code(status).send({ error: status >= 500 ? 'internal error' : error.message.slice(0, 200) });
  });
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // On plain HTTP in a LAN these would lock the office out of its own server.
    strictTransportSecurity: false,
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    xFrameOptions: { action: 'deny' },
  });
  // After the headers: what is refused here bears them too.
  app.addHook('onRequest', async (request, reply) => {
    if (!isOwnHost(request.headers.host, options.ownNames())) {
      await reply.code(421).send({ error: 'this server does not answer to that name' });
    }
  });
  await app.register(fastifyStatic, {
    root: options.screensFolder,
    index: false,
    // Built files carry a hash in their names; pages do not.
    setHeaders: (response, file) => {
      const isPage = file.endsWith('.html');
      response.header('cache-control', isPage ? 'no-cache' : 'public, max-age=31536000, immutable');
    },
    cacheControl: false,
  });
  for (const [route, page] of Object.entries(PAGES)) {
    app.get(route, (_request, reply) => reply.sendFile(page));
  }
  app.get('/', (_request, reply) =>
    options.front === 'launcher' ? reply.sendFile(LAUNCHER_PAGE) : reply.redirect(`/${options.front}`),
  );
  return app;
}

/** `GET /healthz`: 200 only when a ticket could be issued and saved now, else 503 with the reason. */
export function addHealthRoute(app: FastifyInstance, check: HealthCheck): void {
  app.get('/healthz', async (_request, reply) => {
    const health = await check();
    return reply
      .code(health.ok ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(health);
  });
}
