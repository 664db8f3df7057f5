/** Puts together the office's secure connection and its name in the network, beside the composition root. */
import { networkInterfaces, hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { Clock } from './app/clock.ts';
import { openKeyFolder } from './app/https/key-folder.ts';
import { createOfficeHttps, type OfficeHttps } from './app/https/office-https.ts';
import { createOfficeName, type OfficeNameParts } from './app/https/office-name.ts';
import type { Trail } from './app/trail.ts';
import type { DeskGuard, WhoAsks } from './gateway/desk-guard.ts';
import { addHttpsRoutes } from './gateway/https-routes.ts';
import { createTlsFront } from './gateway/tls-front.ts';

/** How soon the machine's new address, and what the command chose, is noticed. */
const LOOK_INTERVAL_MS = 10_000;

/** What the server is given that this needs too. */
export type HttpsOptions = {
  readonly host: string;
  readonly httpsPort: number;
  /** What opens the local link; null: the office has no name there, and nothing is ever sent. */
  readonly openMdns: OfficeNameParts['openWire'];
  readonly ownNames: readonly string[];
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly logger: FastifyBaseLogger;
};

export type HttpsSurroundings = {
  readonly app: FastifyInstance;
  readonly guard: DeskGuard;
  readonly whoAsks: WhoAsks;
  readonly trail: Pick<Trail, 'note'>;
  readonly officeName: () => string;
  /** Where the plain server listens; asked once it does. */
  readonly plainPort: () => number;
  /** The addresses at which the office is found in the network may be others now. */
  readonly onAddresses: () => void;
};

export type OpenedHttps = OfficeHttps & {
  /** To be called once the plain server listens. Resolves when what can be served is served. */
  readonly begin: () => Promise<void>;
};

/** None where the system does not let them be read, as in a container that may not ask. */
function interfacesOrNone(): ReturnType<typeof networkInterfaces> {
  try {
    return networkInterfaces();
  } catch {
    return {};
  }
}

export function openHttps(options: HttpsOptions, surroundings: HttpsSurroundings): OpenedHttps {
  const { host, httpsPort, ownNames, dataFolder, clock, logger } = options;
  const { app, guard, whoAsks, trail, officeName, plainPort, onAddresses } = surroundings;
  const name = createOfficeName({
    openWire: options.openMdns,
    pause: (ms) => pause(ms, undefined, { ref: false }),
    onChange: () => {
      void https.look().then(onAddresses);
    },
    onTrouble: (error) => {
      logger.warn({ err: error }, 'the office could not be given its name in the network');
    },
  });
  const https = createOfficeHttps({
    ...{ clock, host, ownNames, name, officeName, plainPort },
    folder: openKeyFolder(dataFolder),
    front: createTlsFront(app.server, host, httpsPort),
    machine: () => ({ hostName: hostname(), interfaces: interfacesOrNone() }),
    note: trail.note,
    onFault: (error, message) => {
      logger.error({ err: error }, message);
    },
  });
  addHttpsRoutes(app, { https, guard, whoAsks });
  let timer: ReturnType<typeof setInterval> | undefined;
  return {
    ...https,
    begin: () => {
      timer = setInterval(() => void https.look(), LOOK_INTERVAL_MS);
      return https.look();
    },
    close: async () => {
      clearInterval(timer);
      await https.close();
    },
  };
}
