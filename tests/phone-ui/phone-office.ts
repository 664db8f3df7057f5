import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Server, type Socket } from 'socket.io';
import { build } from 'vite';
import { MESSAGES, type Answer } from '#protocol/messages.ts';
import { BEAT_INTERVAL_MS, PROTOCOL_VERSION } from '#protocol/sockets.ts';
import type { PhoneView } from '#protocol/phone-view.ts';
import { instantMs } from '#protocol/vocabulary.ts';

/** As the office's own server sends it: nothing inline, nothing from elsewhere. */
const CONTENT_SECURITY_POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'";
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

export type PhoneOffice = {
  readonly url: string;
  /** The folder of the built page, its assets in `assets/` below. */
  readonly folder: string;
  /** What phones have said of themselves, in order. */
  readonly handshakes: readonly unknown[];
  /** What phones have asked for, in order. */
  readonly said: readonly { readonly name: string; readonly input: unknown }[];
  /** What the next things that are said are answered with; when none is left, nothing is. */
  readonly answerWith: (...answers: readonly Answer<null>[]) => void;
  /** Sends everybody a view, and beats with it from now on. */
  readonly publish: (view: PhoneView) => void;
  /** Stops beating and answering, with the connections open: a server that hangs. */
  readonly hang: () => void;
  readonly wake: () => void;
  readonly close: () => Promise<void>;
};

/** The built page of phones behind a server that knows one link. */
export async function openPhoneOffice(link: string, first: PhoneView): Promise<PhoneOffice> {
  const folder = await buildPhonePage();
  const http = createServer((request, response) => {
    void answer(folder, request.url ?? '/').then(({ status, type, body }) => {
      response.writeHead(status, {
        'content-type': type,
        'content-security-policy': CONTENT_SECURITY_POLICY,
      });
      response.end(body);
    });
  });
  const sockets = new Server(http, { serveClient: false });
  const phones = sockets.of('/phone');
  const handshakes: unknown[] = [];
  const said: { readonly name: string; readonly input: unknown }[] = [];
  let answers: readonly Answer<null>[] = [];
  let view = first;
  let isHanging = false;
  phones.use((socket, next) => {
    const { auth } = socket.handshake;
    handshakes.push(auth);
    next(auth['link'] === link ? undefined : refusal());
  });
  const greet = (socket: Socket): void => {
    socket.emit('welcome', { protocol: PROTOCOL_VERSION, role: 'phone', at: Date.now() });
    socket.emit('view', stamped(view));
  };
  phones.on('connection', (socket) => {
    if (!isHanging) greet(socket);
    for (const name of Object.keys(MESSAGES.phone)) {
      socket.on(name, (input: unknown, acknowledge: (answer: Answer<null>) => void) => {
        if (isHanging) return;
        said.push({ name, input });
        const [answer, ...rest] = answers;
        answers = rest;
        if (answer !== undefined) acknowledge(answer);
      });
    }
    socket.on('resync', () => {
      if (!isHanging) socket.emit('view', stamped(view));
    });
  });
  const beating = setInterval(() => {
    if (!isHanging) phones.emit('beat', { at: Date.now(), revision: view.revision });
  }, BEAT_INTERVAL_MS);
  const url = await listening(http);
  return {
    url,
    folder,
    handshakes,
    said,
    answerWith: (...given) => {
      answers = given;
    },
    publish: (next) => {
      view = next;
      phones.emit('view', stamped(view));
    },
    hang: () => {
      isHanging = true;
    },
    wake: () => {
      isHanging = false;
    },
    close: async () => {
      clearInterval(beating);
      await sockets.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const stamped = (view: PhoneView): PhoneView => ({ ...view, at: instantMs(Date.now()) });

const refusal = (): Error => Object.assign(new Error('refused'), { data: { code: 'unknown_link' } });

async function buildPhonePage(): Promise<string> {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const outDir = await mkdtemp(path.join(tmpdir(), 'phone-page-'));
  await build({
    root,
    configFile: path.join(root, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir },
  });
  return outDir;
}

async function answer(
  folder: string,
  address: string,
): Promise<{ readonly status: number; readonly type: string; readonly body: Buffer | string }> {
  const { pathname } = new URL(address, 'http://phone.test');
  const file = pathname.startsWith('/t/') ? 'phone-ui/index.html' : pathname.slice(1);
  const type = TYPES[path.extname(file)];
  if (type === undefined || file.includes('..')) return { status: 404, type: 'text/plain', body: '' };
  try {
    return { status: 200, type, body: await readFile(path.join(folder, file)) };
  } catch {
    return { status: 404, type: 'text/plain', body: '' };
  }
}

async function listening(http: HttpServer): Promise<string> {
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${String((http.address() as AddressInfo).port)}`;
}
