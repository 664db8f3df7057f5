/**
 * Pairing codes, after the pattern of RFC 8628: short enough to type, good for ten minutes and one device. Kept in memory
 * only: after a restart one asks for a new one.
 */
import { randomInt } from 'node:crypto';
import { instantMs, type DeviceId, type InstantMs, type OfficerId } from '#protocol/vocabulary.ts';
import type { Device } from '#server/storage/store.ts';

/** What the new device will be, and whose code lets it in. */
export type Invitation = Pick<Device, 'role' | 'name' | 'counterId' | 'printerId'> & {
  /** Null: the device itself, which moves to another address of the office. */
  readonly by: OfficerId | null;
  /** The device that moves, with all that is set for it; a new one without. */
  readonly moves?: DeviceId;
};

const CODE_LENGTH = 8;
/** Without O, I, 0 and 1, which are read one for another: 32 signs, so that a code holds 40 bits. */
const SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LIFETIME_MS = 10 * 60_000;
/** More are not needed at once; the oldest gives way. */
const MOST_CODES = 20;

export type Pairing = {
  /** A code as it is shown, `ABCD-EFGH`. */
  readonly invite: (invitation: Invitation) => { readonly code: string; readonly expiresAt: InstantMs };
  /** What the code was made for, once: null for a code that is wrong, used or too old. Case, dashes and spaces do not matter. */
  readonly redeem: (code: string) => Invitation | null;
};

/** `now` dates what is shown; age is measured on a clock that never steps. */
export function createPairing(now: () => InstantMs, monotonicMs: () => number): Pairing {
  const open = new Map<string, { readonly invitation: Invitation; readonly untilMs: number }>();
  const newCode = (): string =>
    Array.from({ length: CODE_LENGTH }, () => SIGNS[randomInt(SIGNS.length)] ?? '').join('');
  return {
    invite: (invitation) => {
      const code = newCode();
      open.set(code, { invitation, untilMs: monotonicMs() + LIFETIME_MS });
      for (const oldest of open.keys()) {
        if (open.size <= MOST_CODES) break;
        open.delete(oldest);
      }
      return {
        code: `${code.slice(0, CODE_LENGTH / 2)}-${code.slice(CODE_LENGTH / 2)}`,
        expiresAt: instantMs(now() + LIFETIME_MS),
      };
    },
    redeem: (typed) => {
      const code = typed.toUpperCase().replace(/[\s-]/gu, '');
      const found = open.get(code);
      if (found === undefined) return null;
      open.delete(code);
      return found.untilMs < monotonicMs() ? null : found.invitation;
    },
  };
}
