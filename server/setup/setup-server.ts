/**
 * The server of a folder in which no office is set up yet: the wizard, and nothing else. Whoever sits at this machine may
 * use it; from the network only who reads the code that this program has printed.
 */
import { randomInt, timingSafeEqual } from 'node:crypto';
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest } from 'fastify';
import {
  SETUP_CODE_HEADER,
  type BackupRefusal,
  type DemonstrationWay,
  type SetupDone,
  type SetupDraft,
  type SetupStanding,
} from '#protocol/setup.ts';
import { setupBackup, setupDraft, setupOrder } from '#protocol/setup-shapes.ts';
import type { OfficerId } from '#protocol/vocabulary.ts';
import type { Clock } from '#server/app/clock.ts';
import { hashPassword } from '#server/app/credentials.ts';
import { listeningUrl } from '#server/app/office-address.ts';
import { newOfficer } from '#server/app/people.ts';
import { newToken } from '#server/app/tokens.ts';
import { enrolDevice } from '#server/gateway/enrolment.ts';
import { createHttpServer } from '#server/gateway/http.ts';
import { isEncrypted, isLoopback, isOwnOrigin } from '#server/gateway/origin.ts';
import { createPace } from '#server/gateway/pace.ts';
import type { AccessStore, Store } from '#server/storage/store.ts';
import { setupProposal } from './proposal.ts';
import { openDraft } from './setup-draft.ts';

const MOST_OFFICE_BYTES = 4 * 1024 * 1024;
/** Without O, I, 0 and 1: 32 signs, so that a code holds 40 bits. */
const SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const CODE_LETTERS = 8;
/** Five tries, then one in twelve seconds. */
const TRIES_AT_ONCE = 5;
const TRY_INTERVAL_MS = 12_000;
/** From all addresses together: of 2^40 codes nobody guesses one in a day. */
const TRIES_OF_ALL_AT_ONCE = 60;
const TRY_OF_ALL_INTERVAL_MS = 1_000;
/** The answer must be on its way before the port is given to the office. */
const LAST_ANSWER_MS = 200;

export type SetupOptions = {
  readonly host: string;
  readonly port: number;
  readonly ownNames: readonly string[];
  readonly dataFolder: string;
  readonly screensFolder: string;
  /** The store that is open: `restore` puts another one in its place. */
  readonly store: () => AccessStore & Pick<Store, 'saveOfficeSettings' | 'recorded'>;
  /** Puts a backup in the place of this folder's data; null when it is done. */
  readonly restore: (folder: string) => BackupRefusal | null;
  readonly clock: Clock;
  readonly logger: FastifyBaseLogger;
  /** Somebody would rather see the demonstration first; null where nobody listens who could open it. */
  readonly onDemonstration: (() => void) | null;
  /** Whether an address is this machine's own; unless told, by its being loopback. */
  readonly isOwnMachine?: (address: string | undefined) => boolean;
};

export type SetupServer = {
  readonly url: string;
  /** What has to be typed on another machine than this one: `ABCD-EFGH`. */
  readonly code: string;
  /** Resolves once an office is set up and the port is free again. */
  readonly finished: Promise<void>;
  readonly close: () => Promise<void>;
};

/** Starts listening; throws what the port throws. */
export async function startSetup(options: SetupOptions): Promise<SetupServer> {
  const { host, port, ownNames, dataFolder, clock, logger, isOwnMachine = isLoopback } = options;
  const letters = Array.from({ length: CODE_LETTERS }, () => SIGNS[randomInt(SIGNS.length)] ?? '').join('');
  const draft = openDraft(dataFolder);
  const app = await createHttpServer({
    logger,
    ownNames: () => ownNames,
    screensFolder: options.screensFolder,
    front: 'setup',
  });
  const pace = createPace(TRY_INTERVAL_MS, TRIES_AT_ONCE, clock.monotonicMs);
  const ofAll = createPace(TRY_OF_ALL_INTERVAL_MS, TRIES_OF_ALL_AT_ONCE, clock.monotonicMs);
  let isDone = false;
  let finish: () => void = () => undefined;
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });

  const refusalOf = (request: FastifyRequest): { status: number; error: string } | null => {
    const isOwnPage = isOwnOrigin(
      request.headers.origin,
      request.headers.host,
      ownNames,
      isEncrypted(request),
    );
    if (request.method !== 'GET' && !isOwnPage) return { status: 403, error: 'foreign origin' };
    if (isOwnMachine(request.socket.remoteAddress)) return null;
    const from = request.socket.remoteAddress ?? '';
    if (pace.waitMs(from) > 0 || ofAll.waitMs('') > 0)
      return { status: 429, error: 'too many tries; wait a minute' };
    if (isCode(request.headers[SETUP_CODE_HEADER], letters)) return null;
    pace.take(from);
    ofAll.take('');
    return { status: 401, error: 'the code that the server has printed is needed' };
  };
  const wayToDemonstration = (request: FastifyRequest): DemonstrationWay => {
    if (options.onDemonstration === null) return 'by_command';
    // Its first page is for the server's own machine alone.
    return isOwnMachine(request.socket.remoteAddress) ? 'here' : 'at_the_server';
  };
  /** The office is there already: a file that stays behind is no reason to say otherwise. */
  const forgetDraft = (): Promise<void> =>
    draft.remove().catch((error: unknown) => {
      logger.warn({ err: error }, 'the draft of the first run stays behind');
    });
  const setUp = async (order: ReturnType<typeof setupOrder.parse>): Promise<SetupDone> => {
    const { office, administrator, password } = order;
    const passwordHash = await hashPassword(password);
    const officerId = administrator.username as OfficerId;
    const at = clock.now();
    const store = options.store();
    let deviceToken = '';
    const entry = { at, officerId, deed: 'office_set_up', subject: 'setup', before: null } as const;
    store.recorded({ ...entry, after: { administrator: administrator.username } }, () => {
      store.saveOfficer(newOfficer({ officerId, ...administrator, passwordHash, role: 'administrator' }));
      deviceToken = enrolDevice(store, firstDesk(), at);
      // Last: where this is, an office is set up.
      store.saveOfficeSettings({ ...office, revision: 1 });
    });
    await forgetDraft();
    return { deviceToken };
  };
  const restore = async (folder: string): Promise<SetupDone | BackupRefusal> => {
    const refusal = options.restore(folder);
    if (refusal !== null) return refusal;
    const store = options.store();
    const at = clock.now();
    const desk = firstDesk();
    const { role, name, deviceId } = desk;
    let deviceToken = '';
    const entry = { at, officerId: null, deed: 'device_paired', subject: deviceId, before: null } as const;
    store.recorded({ ...entry, after: { role, name } }, () => {
      deviceToken = enrolDevice(store, desk, at);
    });
    await forgetDraft();
    return { deviceToken };
  };
  /** Once only, whichever way: an office is there afterwards and takes this port. */
  const finishing = async <Made>(
    make: () => Promise<Made>,
    isMade: (made: Made) => boolean,
  ): Promise<Made> => {
    isDone = true;
    let made: Made | undefined;
    try {
      made = await make();
      return made;
    } finally {
      if (made !== undefined && isMade(made)) setTimeout(() => void end(app).then(finish), LAST_ANSWER_MS);
      else isDone = false;
    }
  };

  void app.register((setup, _options, done) => {
    setup.addHook('onRequest', async (request, reply) => {
      const refusal = refusalOf(request);
      if (refusal !== null) await reply.code(refusal.status).send({ error: refusal.error });
    });
    setup.addHook('onSend', async (_request, reply) => {
      void reply.header('cache-control', 'no-store');
    });
    setup.get('/setup/draft', async (request): Promise<SetupStanding> => {
      const kept = await draft.read();
      return { draft: kept ?? NOTHING_ENTERED, demonstration: wayToDemonstration(request) };
    });
    setup.put('/setup/draft', { bodyLimit: MOST_OFFICE_BYTES }, async (request, reply) => {
      const sent = setupDraft.safeParse(request.body);
      if (!sent.success) return reply.code(422).send({ error: 'no draft' });
      await draft.write(sent.data as unknown as SetupDraft);
      return reply.code(204).send();
    });
    setup.post('/setup/office', { bodyLimit: MOST_OFFICE_BYTES }, async (request, reply) => {
      const sent = setupOrder.safeParse(request.body);
      if (!sent.success) {
        const [issue] = sent.error.issues;
        const where = issue?.path.join('.') ?? '';
        return reply.code(422).send({ error: `${where}: ${issue?.message ?? 'wrong'}`, where });
      }
      if (isDone) return reply.code(409).send({ error: 'an office is set up already' });
      const made = await finishing(
        () => setUp(sent.data),
        () => true,
      );
      return reply.code(201).send(made);
    });
    setup.post('/setup/backup', async (request, reply) => {
      const sent = setupBackup.safeParse(request.body);
      if (!sent.success) return reply.code(400).send({ error: 'folder: a path on this machine' });
      if (isDone) return reply.code(409).send({ error: 'an office is set up already' });
      const { folder } = sent.data;
      const made = await finishing(
        () => restore(folder),
        (answer) => typeof answer !== 'string',
      );
      if (typeof made === 'string') return reply.code(422).send({ error: `backup: ${made}`, backup: made });
      return reply.code(201).send(made);
    });
    setup.post('/setup/demonstration', (request, reply) => {
      if (wayToDemonstration(request) !== 'here')
        return reply.code(404).send({ error: 'no demonstration is opened from here' });
      options.onDemonstration?.();
      return reply.code(202).send({});
    });
    done();
  });
  app.get('/healthz', (_request, reply) =>
    reply
      .code(503)
      .header('cache-control', 'no-store')
      .send({ ok: false, reason: 'no office is set up yet' }),
  );
  await app.listen({ host, port });
  return {
    url: listeningUrl(host, app.server.address(), port),
    code: `${letters.slice(0, CODE_LETTERS / 2)}-${letters.slice(CODE_LETTERS / 2)}`,
    finished,
    close: () => end(app),
  };
}

const NOTHING_ENTERED: SetupDraft = {
  step: 'office',
  office: setupProposal(),
  administrator: { displayName: '', username: '' },
};

/** The computer at which an office comes into being. */
const firstDesk = (): Parameters<typeof enrolDevice>[1] => ({
  deviceId: `admin-${newToken().slice(0, 16)}`,
  role: 'admin',
  name: 'Máy thiết lập',
  counterId: null,
  printerId: null,
});

async function end(app: FastifyInstance): Promise<void> {
  app.server.closeAllConnections();
  await app.close();
}

/** Case, dash and spaces do not matter; how long it takes does not tell how near a guess was. */
function isCode(given: string | readonly string[] | undefined, letters: string): boolean {
  if (typeof given !== 'string') return false;
  const typed = Buffer.from(given.toUpperCase().replace(/[\s-]/g, ''));
  const known = Buffer.from(letters);
  return typed.length === known.length && timingSafeEqual(typed, known);
}
