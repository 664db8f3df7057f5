/** Who may use the desk over HTTP: it carries the desk's two secrets in headers, which no other site's page can send. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Deed, Json } from '#protocol/audit.ts';
import { mayActAs } from '#protocol/officers.ts';
import { PROTOCOL_VERSION } from '#protocol/sockets.ts';
import type { Executor } from '#server/app/execute.ts';
import type { Trail } from '#server/app/trail.ts';
import type { AccessStore, Officer } from '#server/storage/store.ts';
import { identify, noteUse } from './identity.ts';

/** Whoever is signed in at the desk that asks; null where nobody is. */
export type WhoAsks = (request: FastifyRequest) => Officer | null;

export const createWhoAsks =
  (executor: Executor, access: AccessStore): WhoAsks =>
  (request) => {
    const deviceToken = headerOf(request, 'x-device-token');
    const sessionToken = headerOf(request, 'x-session-token');
    const auth = { protocol: PROTOCOL_VERSION, deviceToken, sessionToken };
    const time = { now: executor.now(), dayOpenedAt: executor.day().openedAt };
    const identity = identify(auth, 'admin', access, time);
    if (typeof identity === 'string' || identity.signedIn === null) return null;
    noteUse(identity.signedIn, access, time.now);
    return identity.signedIn.officer;
  };

/**
 * To be hooked to `onRequest`: ends whatever does not come from a desk where somebody is signed in (401) who may do that
 * (403). `supervisor` for what is only read, and for notices; `administrator` for what changes how the office works.
 */
export type DeskGuard = Readonly<
  Record<'supervisor' | 'administrator', (request: FastifyRequest, reply: FastifyReply) => Promise<void>>
>;

export function createDeskGuard(whoAsks: WhoAsks): DeskGuard {
  const guardFor =
    (needed: 'supervisor' | 'administrator') =>
    async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
      const officer = whoAsks(request);
      if (officer === null) await reply.code(401).send({ error: 'sign in at the desk first' });
      else if (!mayActAs(officer.role, needed))
        await reply.code(403).send({ error: `this takes a role: ${needed}`, why: `${needed}_only` });
    };
  return { supervisor: guardFor('supervisor'), administrator: guardFor('administrator') };
}

/** Adds to the trail what whoever asks has done. */
export type DeskNote = (request: FastifyRequest, deed: Deed, subject: string, after?: Json) => void;

export const createDeskNote =
  (whoAsks: WhoAsks, trail: Pick<Trail, 'note'>): DeskNote =>
  (request, deed, subject, after = null) => {
    trail.note({ by: whoAsks(request)?.officerId ?? null, deed, subject, after });
  };

/** One value, or nothing: a header that was sent twice is not guessed about. */
const headerOf = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
};
