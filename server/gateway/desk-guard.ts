/** Who may use the supervisor's desk over HTTP: it carries the desk's two secrets in headers, which no other site's page can send. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PROTOCOL_VERSION } from '#protocol/sockets.ts';
import type { Executor } from '#server/app/execute.ts';
import type { AccessStore } from '#server/storage/store.ts';
import { identify } from './identity.ts';

/** To be hooked to `onRequest`: answers 401 and ends whatever does not come from a desk where somebody is signed in. */
export type DeskGuard = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

export function createDeskGuard(executor: Executor, access: AccessStore): DeskGuard {
  const isSignedIn = (request: FastifyRequest): boolean => {
    const deviceToken = headerOf(request, 'x-device-token');
    const sessionToken = headerOf(request, 'x-session-token');
    const auth = { protocol: PROTOCOL_VERSION, deviceToken, sessionToken };
    const identity = identify(auth, 'admin', access, executor.day().openedAt);
    return typeof identity !== 'string' && identity.signedIn !== null;
  };
  return async (request, reply) => {
    if (!isSignedIn(request)) await reply.code(401).send({ error: 'sign in at the desk first' });
  };
}

/** One value, or nothing: a header that was sent twice is not guessed about. */
const headerOf = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
};
