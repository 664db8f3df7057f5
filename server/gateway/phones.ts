/** Citizens' phones: no device, no session; a link of today opens the view of one ticket, and speaks for that ticket only. */
import type { Server } from 'socket.io';
import { z } from 'zod';
import { namespaceOf, PROTOCOL_VERSION } from '#protocol/sockets.ts';
import type { HandshakeRefusal, TicketId } from '#protocol/vocabulary.ts';
import type { Clock } from '#server/app/clock.ts';
import type { Executor } from '#server/app/execute.ts';
import type { Rating } from '#server/app/rating.ts';
import type { TicketLinks } from '#server/app/ticket-links.ts';
import { handOn, hearAll } from './hearing.ts';
import { createPace } from './pace.ts';
import { createPhoneHandlers } from './phone-handlers.ts';
import type { Publisher } from './publish.ts';

/** A family may look on; who shares a link with the whole street keeps the newest few. */
const MOST_PHONES_OF_A_TICKET = 6;
const RESYNCS_AT_ONCE = 10;
const RESYNC_INTERVAL_MS = 500;
/** Said over one connection; and done with one ticket, whatever connections come and go. */
const MESSAGES_AT_ONCE = 10;
const MESSAGE_INTERVAL_MS = 500;
const DEEDS_AT_ONCE = 6;
const DEED_INTERVAL_MS = 10_000;

const phoneAuth = z.object({ protocol: z.number().int(), link: z.string().min(1).max(60) });

export type PhoneDependencies = {
  readonly io: Server;
  readonly executor: Executor;
  readonly links: Pick<TicketLinks, 'ticketOf'>;
  readonly publisher: Pick<Publisher, 'show' | 'sendView'>;
  readonly rating: Pick<Rating, 'satisfiedFaces' | 'knows'>;
  readonly clock: Pick<Clock, 'monotonicMs'>;
  readonly onFault: (error: unknown, message: string) => void;
};

/** Opens the phones' namespace: each is shown its own ticket for as long as the link is good. */
export function openPhoneNamespace(dependencies: PhoneDependencies): void {
  const { io, executor, links, publisher, rating, clock, onFault } = dependencies;
  const handlers = createPhoneHandlers(
    executor,
    createPace(DEED_INTERVAL_MS, DEEDS_AT_ONCE, clock.monotonicMs),
    rating,
  );
  const namespace = io.of(namespaceOf('phone'));
  const ticketBehind = (auth: unknown): { readonly ticketId: TicketId } | HandshakeRefusal => {
    const parsed = phoneAuth.safeParse(auth);
    if (!parsed.success) return 'unknown_link';
    if (parsed.data.protocol !== PROTOCOL_VERSION) return 'protocol_mismatch';
    const ticketId = links.ticketOf(parsed.data.link);
    return ticketId === null ? 'unknown_link' : { ticketId };
  };
  namespace.use((socket, next) => {
    const found = ticketBehind(socket.handshake.auth);
    if (typeof found === 'string') {
      next(Object.assign(new Error(found), { data: { code: found } }));
      return;
    }
    Object.assign(socket.data as object, found);
    next();
  });
  namespace.on('connection', (socket) => {
    const { ticketId } = socket.data as { readonly ticketId: TicketId };
    const others = Array.from(namespace.sockets.values()).filter(
      (other) => (other.data as { readonly ticketId?: TicketId }).ticketId === ticketId,
    );
    // Sockets stand in the order they came; the newcomer is the last of them.
    for (const oldest of others.slice(0, -MOST_PHONES_OF_A_TICKET)) oldest.disconnect(true);
    socket.emit('welcome', { protocol: PROTOCOL_VERSION, role: 'phone', at: executor.now() });
    publisher.show(socket, { role: 'phone', ticketId });
    const views = createPace(RESYNC_INTERVAL_MS, RESYNCS_AT_ONCE, clock.monotonicMs);
    const messages = createPace(MESSAGE_INTERVAL_MS, MESSAGES_AT_ONCE, clock.monotonicMs);
    hearAll(socket, ({ name, input, answer }) => {
      // The link dies with its day, also under an open page.
      if (!ticketId.startsWith(executor.day().date)) {
        socket.disconnect(true);
      } else if (name === 'resync') {
        if (views.take('') === 0) publisher.sendView(socket);
      } else if (messages.take('') > 0) {
        const retryAfterMs = MESSAGE_INTERVAL_MS * MESSAGES_AT_ONCE;
        answer({ ok: false, refusal: { code: 'too_many_tries', message: 'slow down', retryAfterMs } });
      } else {
        void handOn('phone', { name, input }, handlers, ticketId, onFault).then(answer);
      }
    });
  });
}
