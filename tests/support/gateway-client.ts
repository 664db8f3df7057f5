/** A socket that stands where a screen stands, but may say anything. */
import { io, Manager, type Socket } from 'socket.io-client';
import type { Answer } from '#protocol/messages.ts';
import { namespaceOf, PROTOCOL_VERSION, type Beat } from '#protocol/sockets.ts';
import type { ViewOf, Welcome } from '#protocol/audiences.ts';
import type { Role } from '#protocol/vocabulary.ts';

const ANSWER_LIMIT_MS = 8_000;

export type KnockOptions = {
  readonly role: Role;
  /** What is said in the handshake; `protocol` is this version unless said otherwise. */
  readonly auth?: Readonly<Record<string, unknown>>;
  /** Request headers; the server's own Origin unless said otherwise. An empty object sends no Origin. */
  readonly headers?: Readonly<Record<string, string>>;
};

/** What the server sent, in the order it came. */
export type Heard<R extends Role> =
  | { readonly event: 'welcome'; readonly welcome: Welcome<R> }
  | { readonly event: 'view'; readonly view: ViewOf<R> }
  | { readonly event: 'beat'; readonly beat: Beat };

export type GatewayClient<R extends Role> = {
  readonly socket: Socket;
  readonly heard: readonly Heard<R>[];
  /** The newest. */
  readonly welcome: () => Welcome<R>;
  /** The newest view. */
  readonly view: () => ViewOf<R>;
  /** Resolves with the first view, present or to come, that is as wanted. */
  readonly viewWhere: (isWanted: (view: ViewOf<R>) => boolean) => Promise<ViewOf<R>>;
  /** Asks for a view and waits for it. */
  readonly resync: () => Promise<ViewOf<R>>;
  readonly nextBeat: () => Promise<Beat>;
  /** Says anything at all and waits for the answer. */
  readonly say: (name: string, ...input: readonly unknown[]) => Promise<Answer<unknown>>;
  /** Writes one Socket.IO packet as raw text: what JavaScript itself could not say. */
  readonly write: (packet: string) => void;
  /** Says JSON that is no value of JavaScript, such as 1e999 or a repeated key, and waits for the answer. */
  readonly sayRaw: (name: string, json: string) => Promise<Answer<unknown>>;
  readonly closed: Promise<string>;
  readonly close: () => void;
};

/** Whether the door opened; refusals of the transport read `HTTP 400`. */
export type Knock<R extends Role> =
  | { readonly isOpen: true; readonly client: GatewayClient<R> }
  | { readonly isOpen: false; readonly refusal: string; readonly socket: Socket };

/** Tries to connect once. */
export function knock<R extends Role>(
  url: string,
  options: KnockOptions & { readonly role: R },
): Promise<Knock<R>> {
  const socket = io(`${url}${namespaceOf(options.role)}`, {
    transports: ['websocket'],
    auth: { protocol: PROTOCOL_VERSION, ...options.auth },
    extraHeaders: { ...(options.headers ?? { origin: new URL(url).origin }) },
    reconnection: false,
    forceNew: true,
    timeout: ANSWER_LIMIT_MS,
  });
  const client = listen<R>(socket);
  return new Promise((resolve) => {
    socket.once('connect', () => {
      resolve({ isOpen: true, client });
    });
    socket.once('connect_error', (error: ConnectError) => {
      resolve({ isOpen: false, refusal: refusalOf(error), socket });
    });
  });
}

type ConnectError = Error & {
  readonly data?: { readonly code?: string };
  /** What the transport says of a handshake that never became a WebSocket. */
  readonly description?: { readonly message?: string };
};

function refusalOf(error: ConnectError): string {
  const status = /response: (?<status>\d{3})/.exec(error.description?.message ?? '')?.groups?.['status'];
  return status === undefined ? (error.data?.code ?? error.message) : `HTTP ${status}`;
}

function listen<R extends Role>(socket: Socket): GatewayClient<R> {
  const heard: Heard<R>[] = [];
  const listeners = new Set<() => void>();
  const hear = (happened: Heard<R>): void => {
    heard.push(happened);
    for (const listener of [...listeners]) listener();
  };
  socket.on('welcome', (welcome: Welcome<R>) => hear({ event: 'welcome', welcome }));
  socket.on('view', (view: ViewOf<R>) => hear({ event: 'view', view }));
  socket.on('beat', (beat: Beat) => hear({ event: 'beat', beat }));
  const closed = new Promise<string>((resolve) => {
    socket.once('disconnect', resolve);
  });

  /** The first that fits among what is heard from the place `from` on. */
  const awaitHeard = <T>(
    from: number,
    what: string,
    pick: (happened: Heard<R>) => T | undefined,
  ): Promise<T> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        for (const happened of heard.slice(from)) {
          const picked = pick(happened);
          if (picked === undefined) continue;
          finish();
          resolve(picked);
          return;
        }
      };
      const finish = (): void => {
        clearTimeout(timer);
        listeners.delete(look);
      };
      const timer = setTimeout(() => {
        finish();
        reject(
          new Error(
            `${what} did not come; newest: ${JSON.stringify(heard.at(-1) ?? 'nothing').slice(0, 500)}`,
          ),
        );
      }, ANSWER_LIMIT_MS);
      listeners.add(look);
      look();
    });
  const viewOf = (happened: Heard<R>): ViewOf<R> | undefined =>
    happened.event === 'view' ? happened.view : undefined;

  return {
    socket,
    heard,
    welcome: () => {
      const welcomed = heard.findLast((happened) => happened.event === 'welcome');
      if (welcomed === undefined) throw new Error('not welcomed yet');
      return welcomed.welcome;
    },
    view: () => {
      const newest = heard.map(viewOf).findLast((view) => view !== undefined);
      if (newest === undefined) throw new Error('no view yet');
      return newest;
    },
    viewWhere: (isWanted) => {
      const newest = heard.findLastIndex(({ event }) => event === 'view');
      return awaitHeard(Math.max(0, newest), 'the wanted view', (happened) => {
        const view = viewOf(happened);
        return view !== undefined && isWanted(view) ? view : undefined;
      });
    },
    resync: () => {
      const from = heard.length;
      socket.emit('resync');
      return awaitHeard(from, 'a view after resync', viewOf);
    },
    nextBeat: () =>
      awaitHeard(heard.length, 'a beat', (happened) =>
        happened.event === 'beat' ? happened.beat : undefined,
      ),
    say: async (name, ...input) =>
      (await socket.timeout(ANSWER_LIMIT_MS).emitWithAck(name, ...input)) as Answer<unknown>,
    write: (packet) => {
      socket.io.engine.write(packet);
    },
    sayRaw: (name, json) => sayRaw(socket, name, json),
    closed,
    close: () => {
      socket.disconnect();
    },
  };
}

/** A packet number far from those the client library gives itself. */
const RAW_PACKET_ID = 7_000_000;

function sayRaw(socket: Socket, name: string, json: string): Promise<Answer<unknown>> {
  const { engine } = socket.io;
  const packetId = RAW_PACKET_ID + Math.floor(Math.random() * 1_000_000);
  const namespace = (socket as unknown as { readonly nsp: string }).nsp;
  const prefix = `3${namespace},${String(packetId)}`;
  return new Promise((resolve, reject) => {
    const onMessage = (message: unknown): void => {
      if (typeof message !== 'string' || !message.startsWith(prefix)) return;
      finish();
      const [answer] = JSON.parse(message.slice(prefix.length)) as [Answer<unknown>];
      resolve(answer);
    };
    const timer = setTimeout(() => {
      finish();
      reject(new Error(`no answer to ${name} ${json.slice(0, 200)}`));
    }, ANSWER_LIMIT_MS);
    const finish = (): void => {
      clearTimeout(timer);
      engine.off('data', onMessage);
    };
    engine.on('data', onMessage);
    engine.write(`2${namespace},${String(packetId)}[${JSON.stringify(name)},${json}]`);
  });
}

/** A connection below Socket.IO's own manners: packets as text, nothing answered by itself. */
export type Wire = {
  readonly write: (packet: string) => void;
  /** Everything the server sent, oldest first. */
  readonly received: readonly string[];
  /** Resolves when the connection has ended, from whichever side. */
  readonly closed: Promise<void>;
  readonly isOpen: () => boolean;
  readonly close: () => void;
};

/** Opens a bare connection; rejects when the server refuses the transport. */
export function openWire(url: string, headers?: Readonly<Record<string, string>>): Promise<Wire> {
  const manager = new Manager(url, {
    transports: ['websocket'],
    extraHeaders: { ...(headers ?? { origin: new URL(url).origin }) },
    reconnection: false,
    timeout: ANSWER_LIMIT_MS,
  });
  return new Promise((resolve, reject) => {
    manager.once('error', reject);
    manager.once('open', () => {
      const { engine } = manager;
      const received: string[] = [];
      engine.on('data', (data: unknown) => received.push(String(data)));
      const closed = new Promise<void>((ended) => {
        engine.once('close', () => {
          ended();
        });
      });
      resolve({
        write: (packet) => {
          engine.write(packet);
        },
        received,
        closed,
        isOpen: () => engine.readyState === 'open',
        close: () => {
          engine.close();
        },
      });
    });
  });
}
