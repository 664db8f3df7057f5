/**
 * The paper page's server: shows slips, tells of changes, takes orders from its own page only.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Device } from './device.ts';
import type { Faults } from './faults.ts';
import { HAND_STATES, isHandState, parseFaults } from './faults.ts';
import { openPageFiles } from './page-files.ts';
import type { PageView } from './paper-page.ts';
import { paperPage } from './paper-page.ts';
import { slipPng } from './png.ts';

export type PaperHttp = {
  readonly port: number;
  /** Tells every open page that there is something new to see. */
  readonly announceChange: () => void;
  readonly close: () => Promise<void>;
};

/** Only the path of an address is looked at. */
const ANY_ORIGIN = 'http://paper.invalid';
const MAX_BODY_BYTES = 4_096;
const SECURITY_HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
} as const;

/** An order the control address understands. */
export type Order =
  { readonly kind: 'faults'; readonly changes: Partial<Faults> } | { readonly kind: 'tear' };

const orderFor = (state: string | null, faults: unknown): Order | null => {
  if (state === 'tear') return { kind: 'tear' };
  if (state !== null) return isHandState(state) ? { kind: 'faults', changes: HAND_STATES[state] } : null;
  const changes = parseFaults(faults);
  return changes === null ? null : { kind: 'faults', changes };
};

/** `state=coverOpen` from the page's forms, `{"state": "coverOpen"}` or `{"faults": {…}}` from programs. */
const parseOrder = (contentType: string, body: string): Order | null => {
  if (!contentType.startsWith('application/json'))
    return orderFor(new URLSearchParams(body).get('state'), null);
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value !== 'object' || value === null) return null;
    const state: unknown = Reflect.get(value, 'state') ?? null;
    return state === null || typeof state === 'string' ? orderFor(state, Reflect.get(value, 'faults')) : null;
  } catch {
    return null;
  }
};

/** The request's body as text; null when it is longer than any order. */
const readBody = async (request: IncomingMessage): Promise<string | null> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MAX_BODY_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};

const viewOf = (parameters: URLSearchParams): PageView => {
  const slip = Number(parameters.get('slip') ?? NaN);
  return {
    language: parameters.get('lang') === 'en' ? 'en' : 'vi',
    size: parameters.get('size') === 'real' ? 'real' : 'dots',
    slipId: Number.isSafeInteger(slip) ? slip : null,
  };
};

const send = (
  response: ServerResponse,
  status: number,
  contentType: string,
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
): void => {
  response.writeHead(status, {
    ...SECURITY_HEADERS,
    'content-type': contentType,
    'cache-control': 'no-store',
    ...headers,
  });
  response.end(body);
};
const sendText = (response: ServerResponse, status: number, text: string): void =>
  send(response, status, 'text/plain; charset=utf-8', text);

/** Names under which this page may be asked for: a foreign name that was pointed at this machine is not one. */
const isOwnHost = (host: string, ownHost: string, port: number): boolean =>
  ['127.0.0.1', 'localhost', '[::1]', ownHost].some((name) => host === `${name}:${String(port)}`);

export type PaperHttpSettings = {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly device: Device;
  /** What `/state` tells besides the device's own state. */
  readonly counts: () => object;
  readonly carryOut: (order: Order) => Promise<void>;
};

/** Serves the page. Rejects when the port is taken. */
export const openPaperHttp = async ({
  host,
  port,
  device,
  counts,
  carryOut,
}: PaperHttpSettings): Promise<PaperHttp> => {
  const pageFile = openPageFiles();
  const listeners = new Set<ServerResponse>();

  const listen = (response: ServerResponse): void => {
    response.writeHead(200, {
      ...SECURITY_HEADERS,
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
    });
    response.write('retry: 1000\n\n');
    listeners.add(response);
    response.on('close', () => listeners.delete(response));
  };

  const showPapers = (response: ServerResponse): void => {
    const papers = device.state().slips.map(({ id, heightDots, widthDots, end, at }) => ({
      id,
      height: heightDots,
      widthDots,
      refused: end === 'refused',
      end,
      at,
    }));
    send(response, 200, 'application/json; charset=utf-8', JSON.stringify(papers));
  };

  const showState = (response: ServerResponse): void => {
    const { faults, refused, uncutRows, density, widthDots } = device.state();
    const told = { widthDots, density, uncutRows, refused, faults, counts: counts() };
    send(response, 200, 'application/json; charset=utf-8', JSON.stringify(told));
  };

  const showPaper = (response: ServerResponse, id: number): void => {
    const slip = device.state().slips.find((candidate) => candidate.id === id);
    if (slip === undefined) {
      sendText(response, 404, 'No such paper.');
      return;
    }
    send(response, 200, 'image/png', slipPng(slip), { 'cache-control': 'private, max-age=600' });
  };

  const showHanging = (response: ServerResponse): void => {
    const paper = device.uncutPaper();
    if (paper.heightDots === 0) sendText(response, 404, 'Nothing hangs.');
    else send(response, 200, 'image/png', slipPng(paper));
  };

  const takeOrder = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { origin, host: asked } = request.headers;
    if (origin !== undefined && origin !== `http://${asked ?? ''}`) {
      sendText(response, 403, 'Orders are taken from this page only.');
      return;
    }
    const body = await readBody(request);
    const order = body === null ? null : parseOrder(request.headers['content-type'] ?? '', body);
    if (order === null) {
      sendText(response, 400, 'No such order.');
      return;
    }
    await carryOut(order);
    const back = new URLSearchParams(body ?? '').get('back') ?? '/';
    // Only within this page: an address that begins with /? cannot lead elsewhere.
    send(response, 303, 'text/plain; charset=utf-8', '', { location: back.startsWith('/?') ? back : '/' });
  };

  const show = (response: ServerResponse, url: URL): void => {
    const paper = /^\/papers\/(\d{1,12})\.png$/.exec(url.pathname)?.[1];
    if (url.pathname === '/') {
      send(response, 200, 'text/html; charset=utf-8', paperPage(device.state(), viewOf(url.searchParams)));
    } else if (url.pathname === '/events') listen(response);
    else if (url.pathname === '/papers') showPapers(response);
    else if (url.pathname === '/papers/hanging.png') showHanging(response);
    else if (url.pathname === '/state') showState(response);
    else if (url.pathname === '/favicon.ico') response.writeHead(204).end();
    else if (paper !== undefined) showPaper(response, Number(paper));
    else {
      const file = pageFile(url.pathname);
      if (file === null) sendText(response, 404, 'Nothing here.');
      else send(response, 200, file.contentType, file.body, { 'cache-control': 'private, max-age=60' });
    }
  };

  const server = createServer((request, response) => {
    const { port: ownPort } = server.address() as AddressInfo;
    const address = request.url ?? '/';
    const url = URL.canParse(address, ANY_ORIGIN) ? new URL(address, ANY_ORIGIN) : null;
    if (url === null || !isOwnHost(request.headers.host ?? '', host, ownPort)) {
      sendText(response, 421, 'This page is not served under that name.');
    } else if (request.method === 'POST' && url.pathname === '/control') {
      takeOrder(request, response).catch(() => response.destroy());
    } else if (request.method === 'GET' || request.method === 'HEAD') show(response, url);
    else sendText(response, 405, 'Only looking, and orders at /control.');
  });
  server.requestTimeout = 10_000;

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    announceChange: () => {
      for (const listener of listeners) listener.write('event: change\ndata: \n\n');
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
