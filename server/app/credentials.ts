/**
 * Officers' passwords: Argon2id with OWASP's parameters (19 MiB, 2 passes, 1 lane; Password Storage Cheat Sheet), few at
 * a time so that a flood of tries cannot take the machine, and a growing pause that is never a lock-out.
 */
import { hash, verify } from '@node-rs/argon2';
import type { Refusal } from '#protocol/messages.ts';
import type { Officer } from '#server/storage/store.ts';
import type { Clock } from './clock.ts';

// Algorithm 2 is Argon2id; the package's enum is const and cannot be used with isolated modules.
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const MAX_HASHES_AT_ONCE = 4;
const MAX_HASHES_WAITING = 32;
/** One person types at a device; its flood must not take the places of officers elsewhere. */
const MAX_CHECKS_PER_DEVICE = 4;
const FREE_TRIES = 3;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
/** Forget failures this long after the last one. */
const FAILURES_KEPT_MS = 15 * 60_000;
const MAX_TRACKED = 10_000;

/** The encoded Argon2id hash of a password, NFC-normalised so that two keyboards type the same one. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), ARGON2ID);

export type Verdict =
  { readonly ok: true; readonly officer: Officer } | { readonly ok: false; readonly refusal: Refusal };

export type Credentials = {
  /**
   * Checks a name and password typed at a device. An unknown name, and one that may come in no more, costs and answers
   * exactly like a wrong password.
   * Refuses with `wrong_credentials`, or `too_many_tries` and how long to wait.
   */
  readonly check: (username: string, password: string, deviceId: string) => Promise<Verdict>;
  /** Whether it is the officer's PIN; null = too much is being checked now. Wrong ones are counted by whoever asks. */
  readonly isPin: (pinHash: string, pin: string) => Promise<boolean | null>;
};

type Failures = { readonly count: number; readonly atMs: number };

export function createCredentials(
  officerByUsername: (username: string) => Officer | null,
  clock: Clock,
): Credentials {
  const failures = new Map<string, Failures>();
  const checksOfDevice = new Map<string, number>();
  const decoy = hashPassword('a password nobody has');
  const limited = limitConcurrency(MAX_HASHES_AT_ONCE, MAX_HASHES_WAITING);

  const pauseLeftMs = (key: string): number => {
    const failed = failures.get(key);
    if (failed === undefined || failed.count < FREE_TRIES) return 0;
    const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failed.count - FREE_TRIES));
    return Math.max(0, failed.atMs + pauseMs - clock.monotonicMs());
  };
  const noteFailure = (key: string): void => {
    const nowMs = clock.monotonicMs();
    const before = failures.get(key);
    const count = before === undefined || nowMs - before.atMs > FAILURES_KEPT_MS ? 0 : before.count;
    failures.delete(key);
    failures.set(key, { count: count + 1, atMs: nowMs });
    // The oldest entry stands first in a Map.
    for (const oldest of failures.keys()) {
      if (failures.size <= MAX_TRACKED) break;
      failures.delete(oldest);
    }
  };

  const takeBackFailure = (key: string): void => {
    const failed = failures.get(key);
    if (failed !== undefined) failures.set(key, { ...failed, count: failed.count - 1 });
  };
  const isRightPassword = async (officer: Officer | null, password: string): Promise<boolean> => {
    const encoded = officer?.passwordHash ?? (await decoy);
    return (
      (await verify(encoded, password.normalize('NFC'))) && officer !== null && officer.disabledAt === null
    );
  };

  return {
    check: async (username, password, deviceId) => {
      const name = username.normalize('NFC').trim().toLowerCase();
      const key = `${deviceId}\n${name}`;
      const waitMs = pauseLeftMs(key);
      if (waitMs > 0) return refused('too_many_tries', waitMs);
      const checks = checksOfDevice.get(deviceId) ?? 0;
      if (checks >= MAX_CHECKS_PER_DEVICE) return refused('too_many_tries', FIRST_PAUSE_MS);
      checksOfDevice.set(deviceId, checks + 1);
      // Counted as failed until it is right: a hundred tries at once get no further than a hundred in a row.
      noteFailure(key);
      try {
        const officer = officerByUsername(name);
        const isRight = await limited(() => isRightPassword(officer, password));
        if (isRight === null) {
          takeBackFailure(key);
          return refused('too_many_tries', FIRST_PAUSE_MS);
        }
        // Whoever knew a password that was replaced meanwhile has come too late.
        const isStillSo = officerByUsername(name)?.passwordHash === officer?.passwordHash;
        if (!isRight || officer === null || !isStillSo) return refused('wrong_credentials', pauseLeftMs(key));
        failures.delete(key);
        return { ok: true, officer };
      } finally {
        const others = (checksOfDevice.get(deviceId) ?? 1) - 1;
        if (others > 0) checksOfDevice.set(deviceId, others);
        else checksOfDevice.delete(deviceId);
      }
    },
    isPin: (pinHash, pin) => limited(() => verify(pinHash, pin)),
  };
}

function refused(code: 'wrong_credentials' | 'too_many_tries', waitMs: number): Verdict {
  const message = code === 'wrong_credentials' ? 'name or password is wrong' : 'wait before trying again';
  const retryAfterMs = Math.ceil(waitMs);
  return { ok: false, refusal: waitMs > 0 ? { code, message, retryAfterMs } : { code, message } };
}

/** Runs at most `atOnce` tasks; up to `waiting` more wait their turn; beyond that the answer is null at once. */
function limitConcurrency(atOnce: number, waiting: number) {
  let running = 0;
  const queue: (() => void)[] = [];
  return async <T>(task: () => Promise<T>): Promise<T | null> => {
    if (running >= atOnce) {
      if (queue.length >= waiting) return null;
      await new Promise<void>((resolve) => queue.push(resolve));
    }
    running += 1;
    try {
      return await task();
    } finally {
      running -= 1;
      queue.shift()?.();
    }
  };
}
