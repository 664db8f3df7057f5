/**
 * The wire: namespaces, event names and their types, derived from the message table.
 * Free of the schema library, so that screens carry none of it.
 */
import type { Answer, MessageInput, MessageName, MessageOutput, RoleOf } from '#protocol/messages.ts';
import type { ViewOf, Welcome } from '#protocol/audiences.ts';
import type { HandshakeRefusal, InstantMs, Revision, Role } from '#protocol/vocabulary.ts';

/** Raised whenever an old screen could misread a new server or the other way round. */
export const PROTOCOL_VERSION = 7;

/** The server beats this often to every screen. */
export const BEAT_INTERVAL_MS = 1_000;
/** A screen that heard nothing for this long calls itself offline: within the promised three seconds. */
export const SILENCE_LIMIT_MS = 2_500;

export const namespaceOf = (role: Role): `/${Role}` => `/${role}`;

/** What a phone says of itself when it connects. */
export type PhoneHandshakeAuth = { readonly protocol: number; readonly link: string };

/** What a phone says of itself before a poster: the poster's key, and a secret of its own by which it is known again. */
export type PosterHandshakeAuth = {
  readonly protocol: number;
  readonly poster: string;
  readonly phone: string;
};

/** What an enrolled device says of itself when it connects. */
export type HandshakeAuth = {
  readonly protocol: number;
  readonly deviceToken: string;
  /** Only at a counter or a supervisor's desk, once somebody has signed in. */
  readonly sessionToken?: string;
};

export type HandshakeError = { readonly code: HandshakeRefusal };

/** One heartbeat. A screen whose view is older than `revision` asks for a resync. */
export type Beat = { readonly at: InstantMs; readonly revision: Revision };

/** Server → client. Views are whole, never differences. */
export type ServerEvents<R extends Role> = {
  welcome: (welcome: Welcome<R>) => void;
  view: (view: ViewOf<R>) => void;
  beat: (beat: Beat) => void;
};

/** Client → server: one event per row of the message table, plus the request for a fresh view. */
export type ClientEvents<R extends RoleOf> = {
  [N in MessageName<R>]: (
    input: MessageInput<R, N>,
    acknowledge: (answer: Answer<MessageOutput<R, N>>) => void,
  ) => void;
} & { resync: () => void };
