/** Phones before a poster: no device, no session; the poster's key opens the view of what can be taken, for one number a phone. */
import type { Server, Socket } from 'socket.io';
import { z } from 'zod';
import { namespaceOf, PROTOCOL_VERSION } from '#protocol/sockets.ts';
import type { BusinessDate, HandshakeRefusal } from '#protocol/vocabulary.ts';
import type { Clock } from '#server/app/clock.ts';
import type { Executor } from '#server/app/execute.ts';
import type { Forecaster } from '#server/app/forecaster.ts';
import type { PersonMarks } from '#server/app/person-marks.ts';
import type { Posters } from '#server/app/posters.ts';
import type { TicketLinks } from '#server/app/ticket-links.ts';
import { posterOffice } from '#server/views/poster-view.ts';
import { handOn, hearAll } from './hearing.ts';
import { createPace } from './pace.ts';
import { createPosterHandlers } from './poster-handlers.ts';
import type { Publisher } from './publish.ts';

/** Beyond these the longest open page gives way: a flood must not take the office's own screens their places. */
const MOST_OPEN_PAGES = 300;
/** Said over one connection. */
const MESSAGES_AT_ONCE = 10;
const MESSAGE_INTERVAL_MS = 500;
/** Connections and messages from one address; behind the office's Wi-Fi that may be everybody in the hall. */
const FROM_ADDRESS_AT_ONCE = 200;
const FROM_ADDRESS_INTERVAL_MS = 50;

const posterAuth = z.object({
  protocol: z.number().int(),
  poster: z.string().min(1).max(60),
  /** A secret of the phone's own making, 128 bits: whoever sends another one is another phone, and is bounded with all. */
  phone: z.string().regex(/^[A-Za-z0-9_-]{22,64}$/),
});

export type PosterDependencies = {
  readonly io: Server;
  readonly executor: Executor;
  readonly posters: Posters;
  readonly persons: Pick<PersonMarks, 'markOfPhone'>;
  readonly links: Pick<TicketLinks, 'linkOf'>;
  readonly rangeFor: Forecaster['rangeFor'];
  readonly publisher: Pick<Publisher, 'show' | 'sendView'>;
  readonly clock: Pick<Clock, 'monotonicMs'>;
  readonly onFault: (error: unknown, message: string) => void;
};

type PosterSocketData = { readonly phone: string; readonly date: BusinessDate };
const dataOf = (socket: Socket): PosterSocketData => socket.data as PosterSocketData;

/** Opens the posters' namespace. Returns what holds everybody there to the settings as they are now. */
export function openPosterNamespace(dependencies: PosterDependencies): {
  readonly regroup: () => void;
  readonly greetAgain: () => void;
} {
  const { io, executor, posters, persons, publisher, clock } = dependencies;
  const handlers = createPosterHandlers({ ...dependencies, monotonicMs: clock.monotonicMs });
  const namespace = io.of(namespaceOf('poster'));
  const fromAddress = createPace(FROM_ADDRESS_INTERVAL_MS, FROM_ADDRESS_AT_ONCE, clock.monotonicMs);
  const phoneBehind = (auth: unknown): PosterSocketData | HandshakeRefusal => {
    const parsed = posterAuth.safeParse(auth);
    if (!parsed.success) return 'unknown_poster';
    const { protocol, poster, phone } = parsed.data;
    if (protocol !== PROTOCOL_VERSION) return 'protocol_mismatch';
    if (!posters.isPosterKey(poster)) return 'unknown_poster';
    return posters.settings().isOn ? { phone, date: executor.day().date } : 'posters_off';
  };
  const greet = (socket: Pick<Socket, 'emit'>): void => {
    socket.emit('welcome', {
      protocol: PROTOCOL_VERSION,
      role: 'poster',
      at: executor.now(),
      office: posterOffice(executor.day()),
    });
  };
  namespace.use((socket, next) => {
    if (fromAddress.take(socket.handshake.address) > 0) {
      // Hung up on, a page comes back by itself.
      socket.conn.close();
      return;
    }
    const found = phoneBehind(socket.handshake.auth);
    if (typeof found === 'string') {
      next(Object.assign(new Error(found), { data: { code: found } }));
      return;
    }
    Object.assign(socket.data as object, found);
    next();
  });
  namespace.on('connection', (socket) => {
    // Sockets stand in the order they came.
    for (const oldest of Array.from(namespace.sockets.values()).slice(0, -MOST_OPEN_PAGES))
      oldest.disconnect(true);
    greet(socket);
    publisher.show(socket, { role: 'poster' });
    const messages = createPace(MESSAGE_INTERVAL_MS, MESSAGES_AT_ONCE, clock.monotonicMs);
    hearAll(socket, ({ name, input, answer }) => {
      const { phone, date } = dataOf(socket);
      const isTooMuch = messages.take('') > 0 || fromAddress.take(socket.handshake.address) > 0;
      // Yesterday's page comes back as today's: the marks of phones died with their day.
      if (date !== executor.day().date) {
        socket.disconnect(true);
      } else if (isTooMuch) {
        const retryAfterMs = MESSAGE_INTERVAL_MS * MESSAGES_AT_ONCE;
        answer({ ok: false, refusal: { code: 'too_many_tries', message: 'slow down', retryAfterMs } });
      } else if (name === 'resync') {
        publisher.sendView(socket);
      } else {
        const mark = persons.markOfPhone(phone);
        void handOn('poster', { name, input }, handlers, mark, dependencies.onFault).then(answer);
      }
    });
  });
  return {
    greetAgain: () => {
      for (const socket of namespace.sockets.values()) greet(socket);
    },
    regroup: () => {
      for (const socket of namespace.sockets.values())
        if (typeof phoneBehind(socket.handshake.auth) === 'string') socket.disconnect(true);
    },
  };
}
