/** How the server's machine is: what is wrong as data, in words only at the desk. */
import type { HttpsTrouble } from './https.ts';
import type { BackupsStanding, BackupTrouble, PlaceStanding } from '#protocol/backups.ts';
import type { InstantMs, Role } from '#protocol/vocabulary.ts';

/** `broken`: numbers are refused, or something may be lost. `should`: somebody should see to it in the next days. */
export type Severity = 'broken' | 'should';

export type HealthTrouble =
  /** A number could not be saved now. */
  | { readonly kind: 'storage_failing' }
  | { readonly kind: 'disk_full' | 'disk_low'; readonly freeBytes: number }
  /** Other accounts of the machine can read the data. */
  | { readonly kind: 'data_open' }
  /** The clock is behind what is recorded: the office's time stands still until it has caught up. */
  | { readonly kind: 'clock_behind'; readonly byMs: number }
  | { readonly kind: 'clock_stepped'; readonly byMs: number }
  | { readonly kind: 'backup_none' }
  | { readonly kind: 'backup_old'; readonly madeAt: InstantMs }
  | { readonly kind: 'backup_failed'; readonly trouble: BackupTrouble }
  /** Looking through the newest backup found what was not written by this program. */
  | { readonly kind: 'data_changed'; readonly findings: number }
  | { readonly kind: 'place_none' | 'place_missing' | 'place_unmarked' | 'place_silent' | 'place_same_disk' }
  | { readonly kind: 'place_failed'; readonly trouble: BackupTrouble }
  /** The write-ahead log of the database does not get shorter. */
  | { readonly kind: 'log_large'; readonly bytes: number }
  /** Calls wait for the machine. */
  | { readonly kind: 'busy'; readonly delayMs: number }
  /** Days that are over and not sealed yet. */
  | { readonly kind: 'unsealed'; readonly days: number }
  | { readonly kind: 'certificate_ending'; readonly endsAt: InstantMs }
  /** The office wants the secure connection, and there is none or it cannot be kept up. */
  | { readonly kind: 'https_failed'; readonly why: HttpsTrouble }
  /** Devices that come by this address are warned of the certificate. */
  | { readonly kind: 'https_uncovered'; readonly address: string }
  /** Faults that the log tells of, in the last hour. */
  | { readonly kind: 'faults'; readonly count: number };
export type HealthKind = HealthTrouble['kind'];

export type HealthFault = HealthTrouble & {
  readonly severity: Severity;
  /** When it was first seen. */
  readonly since: InstantMs;
};

/** What the faults are told from, and what the desk shows of what is well. */
export type HealthFacts = {
  readonly canSave: boolean;
  readonly freeBytes: number;
  readonly databaseBytes: number;
  readonly logBytes: number;
  readonly isDataOpen: boolean;
  /** How far the clock is behind what is recorded. */
  readonly clockBehindMs: number;
  /** The newest step of the clock within a day; null for none. */
  readonly clockStep: { readonly at: InstantMs; readonly byMs: number } | null;
  readonly backup: { readonly madeAt: InstantMs; readonly findings: number } | null;
  readonly backupTrouble: BackupTrouble | null;
  readonly place: PlaceStanding;
  readonly placeTrouble: BackupTrouble | null;
  readonly isPlaceSameDisk: boolean;
  /** The slowest but one in a hundred turns of the event loop in the last minute. */
  readonly delayMs: number;
  readonly unsealedDays: number;
  /** The newest entry of the trail; 0 for none. */
  readonly trailEntries: number;
  /** Null: no HTTPS. */
  readonly certificateEndsAt: InstantMs | null;
  readonly httpsTrouble: HttpsTrouble | null;
  /** What this machine is reached by and the certificate is not good for. */
  readonly uncovered: readonly string[];
  readonly faultsInAnHour: number;
  readonly sockets: Readonly<Record<Role, number>>;
};

export type HealthReport = {
  readonly at: InstantMs;
  /** What is broken first. */
  readonly faults: readonly HealthFault[];
  readonly facts: HealthFacts;
};

/** What the desk asks for every ten seconds. */
export type DeskHealth = { readonly health: HealthReport; readonly backups: BackupsStanding };
