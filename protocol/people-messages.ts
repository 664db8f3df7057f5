/** What may be said of people, of their sessions and passwords, and of devices: rows of the one message table. */
import { z } from 'zod';
import { requestId, row } from '#protocol/message-row.ts';
import {
  OFFICER_LIMITS,
  OFFICER_ROLES,
  USERNAME,
  type OfficerAccount,
  type OpenSession,
  type SessionId,
} from '#protocol/officers.ts';
import { PASSWORD_LETTERS, PIN_DIGITS } from '#protocol/passwords.ts';
import { branded, line } from '#protocol/shapes.ts';
import type { CounterId, DeviceId, InstantMs, OfficerId, PrinterId } from '#protocol/vocabulary.ts';

const officerId = branded<OfficerId>(60);
const deviceId = branded<DeviceId>(60);
const counterId = branded<CounterId>(40);
const deviceName = line(60);
/** As it was typed: nothing is trimmed or told apart here. */
const typedPassword = z.string().min(1).max(200);
const pin = z.string().regex(new RegExp(`^\\d{${String(PIN_DIGITS)}}$`));
const facts = {
  displayName: line(OFFICER_LIMITS.nameLetters),
  role: z.enum(OFFICER_ROLES),
  usualCounterId: counterId.nullable(),
};

/**
 * Whoever knows the old password chooses another one, also where a temporary one lets nobody in yet; everybody who is signed
 * in with it elsewhere is out. Refused with `weak_password` for one that `passwords.ts` does not take, or the old one.
 */
export const CHANGE_PASSWORD = row<null>().device(
  z.strictObject({
    requestId,
    username: z.string().min(1).max(60),
    password: typedPassword,
    newPassword: z
      .string()
      .min(1)
      .max(PASSWORD_LETTERS.most * 2),
  }),
);
/** Somebody is using the screen, though nothing is sent: keeps the session from ending. */
export const STILL_HERE = row<null>().session(z.strictObject({}));

/** At a counter. */
export const LOCK_MESSAGES = {
  changePassword: CHANGE_PASSWORD,
  stillHere: STILL_HERE,
  /** Nothing but unlocking is heard from this session until it is unlocked. */
  lock: row<null>().session(z.strictObject({ requestId })),
  /** By PIN or password; `password_needed` after five wrong PINs, or where none was chosen. */
  unlock: row<null>().session(
    z.strictObject({
      requestId,
      by: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('pin'), pin }),
        z.strictObject({ kind: z.literal('password'), password: typedPassword }),
      ]),
    }),
  ),
  /** Null takes the PIN away. */
  choosePin: row<null>().session(z.strictObject({ requestId, password: typedPassword, pin: pin.nullable() })),
} as const;

/** At the desk. */
export const PEOPLE_MESSAGES = {
  changePassword: CHANGE_PASSWORD,
  stillHere: STILL_HERE,
  getPeople: row<readonly OfficerAccount[]>().administrator(z.strictObject({})),
  /** The temporary password is told this once. */
  addOfficer: row<{ readonly officerId: OfficerId; readonly temporaryPassword: string }>().administrator(
    z.strictObject({ requestId, username: z.string().regex(USERNAME), ...facts }),
  ),
  changeOfficer: row<null>().administrator(z.strictObject({ requestId, officerId, ...facts })),
  resetPassword: row<{ readonly officerId: OfficerId; readonly temporaryPassword: string }>().administrator(
    z.strictObject({ requestId, officerId }),
  ),
  disableOfficer: row<null>().administrator(
    z.strictObject({ requestId, officerId, isDisabled: z.boolean() }),
  ),
  /** Where people are signed in: everybody for an administrator, oneself for others. */
  getSessions: row<readonly OpenSession[]>().session(z.strictObject({})),
  /** One of those that `getSessions` gives; of one that is over already nothing is said. */
  endSession: row<null>().session(z.strictObject({ requestId, sessionId: branded<SessionId>(60) })),
  /** A code that one new device may be paired with in the next ten minutes. */
  createPairingCode: row<{ readonly code: string; readonly expiresAt: InstantMs }>().administrator(
    z.discriminatedUnion('role', [
      z.strictObject({ requestId, name: deviceName, role: z.enum(['kiosk', 'display', 'admin']) }),
      z.strictObject({ requestId, name: deviceName, role: z.enum(['counter', 'rating']), counterId }),
      z.strictObject({
        requestId,
        name: deviceName,
        role: z.literal('printer'),
        printerId: branded<PrinterId>(40),
      }),
    ]),
  ),
  renameDevice: row<null>().administrator(z.strictObject({ requestId, deviceId, name: deviceName })),
  revokeDevice: row<null>().administrator(z.strictObject({ requestId, deviceId })),
} as const;
