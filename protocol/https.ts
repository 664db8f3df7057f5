/** The office's secure connection: what the desk is told of it, and what every device may know. */
import type { InstantMs } from './vocabulary.ts';

/** The label before `.local`, as RFC 6762 and every browser take it: letters, figures, hyphens inside. */
export const NETWORK_NAME = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;
export const FIRST_NETWORK_NAME = 'motcua';

/** Why it is not as it should be. */
export const HTTPS_TROUBLES = [
  /** Another program has the port. */
  'port_taken',
  /** The system does not let this account open the port. */
  'port_refused',
  /** The folder of the keys cannot be written. */
  'not_writable',
  /** The kept authority cannot be read, or its key is another one's. It is never replaced unasked. */
  'authority_unreadable',
  'failed',
] as const;
export type HttpsTrouble = (typeof HTTPS_TROUBLES)[number];

/**
 * `uncovered`: the authority may not vouch for an address that this machine has; `ending`: the certificate ends within 30
 * days and could not be renewed; `failed`: it should be on and is not.
 */
export type HttpsState = 'off' | 'making' | 'on' | 'uncovered' | 'ending' | 'expired' | 'failed';

/** The office's name in the network, `motcua.local`. */
export type NetworkName = {
  /** What is wished for, without `.local`. */
  readonly wished: string;
  /** What is held, with `.local`: another number at the end where somebody else has the wished one. */
  readonly held: string | null;
  /** `off`: this server listens to its own machine only, or was told not to; `failed`: the network gives no way to. */
  readonly standing: 'off' | 'asking' | 'held' | 'failed';
};

export type HttpsStanding = {
  readonly isWanted: boolean;
  readonly state: HttpsState;
  readonly trouble: HttpsTrouble | null;
  /** What to type, the best first; empty while it is not served. */
  readonly addresses: readonly string[];
  /** The same over plain HTTP. */
  readonly plainAddresses: readonly string[];
  readonly port: number;
  readonly name: NetworkName;
  /** What this machine is reached by and the authority may not vouch for. */
  readonly uncovered: readonly string[];
  /** Null before there was one. SHA-256 of the authority's certificate, as systems show it: `AB:CD:…`. */
  readonly authority: {
    readonly fingerprint: string;
    readonly startsAt: InstantMs;
    readonly endsAt: InstantMs;
  } | null;
  readonly certificate: { readonly startsAt: InstantMs; readonly endsAt: InstantMs } | null;
};

/** What any device may know, on the page that shows how to trust the office. */
export type TrustFacts = Pick<HttpsStanding, 'addresses' | 'plainAddresses' | 'port'> & {
  readonly officeName: string;
  readonly isOn: boolean;
  readonly fingerprint: string | null;
  /** The same for browsers that are told by a flag: base64 of the SHA-256 of the authority's public key. */
  readonly publicKeyHash: string | null;
};

/** What an administrator decides. */
export type HttpsOrder =
  | { readonly do: 'turn'; readonly isOn: boolean }
  | { readonly do: 'name'; readonly name: string }
  /** A new authority: every device has to trust anew. */
  | { readonly do: 'new_authority' };
