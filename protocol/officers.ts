/** The people of an office as its desk sees to them: what each may do, and where somebody is signed in. */
import type { Brand, CounterId, InstantMs, OfficerId } from '#protocol/vocabulary.ts';

/**
 * Each may do what those before may. `officer`: works at a counter. `supervisor`: sees the hall, paper, notices and the
 * trail at the desk, and helps out at counters. `administrator`: changes settings, people, devices, catalogue and files.
 */
export const OFFICER_ROLES = ['officer', 'supervisor', 'administrator'] as const;
export type OfficerRole = (typeof OFFICER_ROLES)[number];

/** Whether whoever has that role may do what the other role may. */
export const mayActAs = (role: OfficerRole, needed: OfficerRole): boolean =>
  OFFICER_ROLES.indexOf(role) >= OFFICER_ROLES.indexOf(needed);

export const OFFICER_LIMITS = { usernameLetters: 40, nameLetters: 60 } as const;
/** Small plain letters, so that it can be typed on any keyboard. */
export const USERNAME = /^[a-z0-9][a-z0-9._-]{1,39}$/;

/** An account as administrators see it. It is never deleted: the log names its people. */
export type OfficerAccount = {
  readonly officerId: OfficerId;
  readonly username: string;
  readonly displayName: string;
  readonly role: OfficerRole;
  /** Where this officer usually sits; null = anywhere. */
  readonly usualCounterId: CounterId | null;
  readonly isDisabled: boolean;
  /** Until when the temporary password that was last given opens the door; null = the officer chose a password. */
  readonly temporaryUntil: InstantMs | null;
  /** Since when this officer has been signed in, at the counter or the desk that was entered last; null = nowhere. */
  readonly signedInSince: InstantMs | null;
};

/** Names an open session without opening anything. */
export type SessionId = Brand<string, 'SessionId'>;

/** Where somebody is signed in. */
export type OpenSession = {
  readonly sessionId: SessionId;
  readonly officerId: OfficerId;
  readonly officerName: string;
  /** Null = at a desk. */
  readonly counterId: CounterId | null;
  readonly deviceName: string;
  readonly startedAt: InstantMs;
  readonly usedAt: InstantMs;
  /** The very session that asks. */
  readonly isOwn: boolean;
};
