/** When a certificate is made anew, and how the whole stands: pure, so that every day of ten years can be asked about. */
import type { HttpsState } from '#protocol/https.ts';
import type { InstantMs } from '#protocol/vocabulary.ts';
import type { ServedNames } from './addresses.ts';

const DAY_MS = 86_400_000;
export const RENEWED_BEFORE_MS = 30 * DAY_MS;
/** One that was not renewed in the first of these days will not be by itself. */
export const WARNED_BEFORE_MS = 29 * DAY_MS;

export type Issued = {
  readonly startsAt: InstantMs;
  readonly endsAt: InstantMs;
  readonly served: ServedNames;
};

/** Why a new certificate is to be issued; null while the one there is good. */
export type WhyRenewed = 'none' | 'other_authority' | 'names' | 'not_yet' | 'ending';

/**
 * `authorityEndsAt`: no certificate outlives its authority, so one that already ends with it is not made again and again.
 * A name that is gone is no reason; one that came is.
 */
export function whyRenewed(
  issued: Issued | null,
  isOfAuthority: boolean,
  needed: ServedNames,
  authorityEndsAt: InstantMs,
  now: InstantMs,
): WhyRenewed | null {
  if (issued === null) return 'none';
  if (!isOfAuthority) return 'other_authority';
  const { names, addresses } = issued.served;
  const isServed =
    needed.names.every((name) => names.includes(name)) &&
    needed.addresses.every((address) => addresses.includes(address));
  if (!isServed) return 'names';
  // The machine's clock was ahead when it was made.
  if (issued.startsAt > now) return 'not_yet';
  if (issued.endsAt - now < RENEWED_BEFORE_MS && issued.endsAt < authorityEndsAt) return 'ending';
  return null;
}

export type HttpsFacts = {
  readonly isWanted: boolean;
  readonly isBusy: boolean;
  readonly isServing: boolean;
  readonly certificateEndsAt: InstantMs | null;
  readonly uncovered: readonly string[];
};

/** The one word for how it stands; the worst that is true of it. */
export function stateOf(facts: HttpsFacts, now: InstantMs): HttpsState {
  const { isWanted, isBusy, isServing, certificateEndsAt, uncovered } = facts;
  if (!isWanted) return 'off';
  if (!isServing) return isBusy ? 'making' : 'failed';
  if (certificateEndsAt !== null && certificateEndsAt <= now) return 'expired';
  if (certificateEndsAt !== null && certificateEndsAt - now < WARNED_BEFORE_MS) return 'ending';
  return uncovered.length > 0 ? 'uncovered' : 'on';
}
