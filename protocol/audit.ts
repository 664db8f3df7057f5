/** The trail of what was changed at the desk: who, when, from what to what; each entry sealed by the one before it. */
import type { InstantMs, OfficerId } from '#protocol/vocabulary.ts';

/** Settings that the desk changes, by the name they are kept under. */
export const SETTINGS_NAMES = [
  'office',
  'printing',
  'hall',
  'posters',
  'targets',
  'backups',
  'start',
  'bulletin',
  'rating',
  'feedback',
] as const;
export type SettingsName = (typeof SETTINGS_NAMES)[number];

/** What can be done at the desk beside the queue, and what the program does of itself. */
export const DEEDS = [
  'office_set_up',
  /** What settings were when the trail began, or what a release has filled in that knew more of them. */
  'settings_begun',
  'settings_changed',
  /** A change of settings taken back. */
  'settings_restored',
  'device_paired',
  'device_renamed',
  'device_revoked',
  'officer_added',
  'officer_changed',
  'officer_disabled',
  'officer_enabled',
  /** An administrator gave a temporary password. */
  'password_reset',
  /** An officer chose a password. */
  'password_changed',
  'pin_chosen',
  'pin_removed',
  /** Somebody was signed out from the desk. */
  'session_ended',
  'catalogue_imported',
  'catalogue_restored',
  'files_imported',
  'files_deleted',
  'notice_added',
  'notice_removed',
  'clip_added',
  'clip_removed',
  'api_key_added',
  'api_key_revoked',
  /** The log of a day that is over, fixed by its digest. */
  'day_sealed',
  /** What officers typed on that day, taken out of its log because its time was over. */
  'words_erased',
  /** What became of one piece of feedback, by its number; nobody's words are in it. */
  'feedback_received',
  'feedback_assigned',
  'feedback_started',
  'feedback_extended',
  'feedback_answered',
  'feedback_returned',
  'feedback_closed',
  'feedback_withdrawn',
  'feedback_words_erased',
  'feedback_code_shown',
  'backup_made',
  'backup_restored',
  /** The secure connection turned on or off, at the desk or by the command. */
  'https_switched',
  /** An authority of the office's own: every device has to trust it once. */
  'authority_made',
  'network_name_chosen',
] as const;
export type Deed = (typeof DEEDS)[number];

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A deed to be recorded. Nothing secret is ever in it: no password, no token. */
export type NewAuditEntry = {
  readonly at: InstantMs;
  /** Null: the program itself. */
  readonly officerId: OfficerId | null;
  readonly deed: Deed;
  /** Which settings, which device, which day. */
  readonly subject: string;
  /** Only what differs. */
  readonly before: Json;
  readonly after: Json;
};

export type AuditEntry = NewAuditEntry & {
  /** 1, 2, 3 … without gaps. */
  readonly ordinal: number;
  /** SHA-256 over the entry and the hash of the one before it, in base64url. */
  readonly hash: string;
};

/** An entry as the desk shows it. */
export type AuditLine = Omit<AuditEntry, 'hash'> & {
  readonly officerName: string | null;
  /** What the officer or device it is about is called; null for everything else, and for what is not known any more. */
  readonly subjectName: string | null;
  /** Its settings still are as it left them. */
  readonly canBeUndone: boolean;
};

/** The newest entry. To be written down outside the machine: an earlier head that is not found again proves a change. */
export type AuditHead = Pick<AuditEntry, 'ordinal' | 'hash'>;

/** Letters of the hash on paper: 48 bits, so that nobody can make another trail with the same ones. */
const CODE_LETTERS = 8;

/** The head as it stands on the day report: `128-aB3dE6gH`. */
export const auditCode = ({ ordinal, hash }: AuditHead): string =>
  `${String(ordinal)}-${hash.slice(0, CODE_LETTERS)}`;

/** The ordinal and the beginning of the hash that a code names; null when it is none. */
export function readAuditCode(code: string): { readonly ordinal: number; readonly start: string } | null {
  const match = /^(?<ordinal>[1-9]\d{0,8})-(?<start>[A-Za-z0-9_-]{8})$/.exec(code.trim());
  const { ordinal, start } = match?.groups ?? {};
  return ordinal === undefined || start === undefined ? null : { ordinal: Number(ordinal), start };
}
