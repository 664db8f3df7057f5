/** The port to durable storage: small, synchronous, and typed so that a transaction cannot wait for anything. */
import type { AuditEntry, AuditHead, NewAuditEntry, SettingsName } from '#protocol/audit.ts';
import type { FileCode } from '#protocol/codes/file-code.ts';
import type { CalendarDate, FileStatus, SecondFactor } from '#protocol/file-lookup.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import type { OfficerRole } from '#protocol/officers.ts';
import type { StartStore } from './start-statements.ts';
import type { Period } from '#protocol/views.ts';
import type {
  BusinessDate,
  CounterId,
  DeviceId,
  DeviceRole,
  FieldId,
  InstantMs,
  OfficerId,
  PrinterId,
  RejectionCode,
  RequestId,
  Revision,
  ServiceId,
  TicketId,
} from '#protocol/vocabulary.ts';
import type { RecordedEvent } from '#server/domain/events.ts';
import type { EstimateScore } from '#server/domain/forecast-score.ts';
import type { LearntStay } from '#server/domain/forecast-times.ts';
import type { PastWait } from '#server/domain/hours-ahead.ts';
import type { QueueDay } from '#server/domain/queue-day.ts';
import type { BulletinStore } from './bulletin-store.ts';
import type { EventRow } from './event-rows.ts';
import type {
  BackupSettingsStore,
  HallStore,
  PosterStore,
  PrintingStore,
  TargetStore,
} from './settings-stores.ts';
import type { SettingsStanding } from './told-settings.ts';
import type { FeedbackStore } from './feedback-statements.ts';
import type { RatingRemarkRow, RatingSettingsStore } from './rating-store.ts';

/** A result that is not a promise: work inside a transaction must be done when it returns. */
export type Synchronous<T> = T extends PromiseLike<unknown> ? never : T;

/** How a request was decided: a refusal, or its first event (null when it was accepted without any). */
export type StoredAnswer = {
  readonly fingerprint: string;
  readonly refusal: RejectionCode | null;
  readonly firstEvent: RecordedEvent | null;
  /** The office's sequence after it. */
  readonly revision: Revision;
};

/** What may be done inside one write transaction. */
export type WriteTransaction = {
  readonly findAnswer: (requestId: RequestId) => StoredAnswer | null;
  readonly saveAnswer: (requestId: RequestId, stored: StoredAnswer, at: InstantMs) => void;
  /** Keeps the event, which led from `before` to `after`, and the history that follows from it. */
  readonly appendEvent: (event: RecordedEvent, before: QueueDay | null, after: QueueDay) => void;
  /** Forgets answers given before the instant. */
  readonly forgetAnswersBefore: (at: InstantMs) => void;
};

export type QueueStore = {
  /**
   * Runs the work in one transaction and returns when it is on the disk (`synchronous=FULL`).
   * Throws `StorageFailed`, with nothing changed, when it could not be saved, and `InvariantBroken` when the log is not
   * the one that the caller knows: it must be folded again.
   */
  readonly write: <T>(work: (transaction: WriteTransaction) => Synchronous<T>) => T;
  /** The events of the newest service day, in order. */
  readonly newestDayEvents: () => readonly RecordedEvent[];
  readonly officeSettings: () => OfficeSettings | null;
  readonly saveOfficeSettings: (settings: OfficeSettings) => void;
  /** Saves one row; throws `StorageFailed` when the disk would not keep a ticket now. */
  readonly probe: (at: InstantMs) => void;
};

export type Device = {
  readonly deviceId: DeviceId;
  readonly role: DeviceRole;
  readonly name: string;
  readonly counterId: CounterId | null;
  /** The printer that an agent drives; null for everything else. */
  readonly printerId: PrinterId | null;
  readonly isRevoked: boolean;
};

export type EnrolledDevice = Omit<Device, 'isRevoked'> & { readonly enrolledAt: InstantMs };

export type Officer = {
  readonly officerId: OfficerId;
  readonly username: string;
  readonly displayName: string;
  readonly passwordHash: string;
  readonly role: OfficerRole;
  readonly usualCounterId: CounterId | null;
  /** Null = may sign in. */
  readonly disabledAt: InstantMs | null;
  /** Until when a password that an administrator gave is good for choosing another one; null = it was chosen. */
  readonly temporaryUntil: InstantMs | null;
  /** Null = only the password unlocks. */
  readonly pinHash: string | null;
};

export type NewSession = {
  readonly officerId: OfficerId;
  /** Null at a desk. */
  readonly counterId: CounterId | null;
  readonly deviceId: DeviceId;
  readonly startedAt: InstantMs;
};
export type Session = Omit<NewSession, 'deviceId'> & {
  readonly tokenHash: string;
  /** Null for one of an older release. */
  readonly deviceId: DeviceId | null;
  readonly usedAt: InstantMs;
  /** Its officer has locked the screen. */
  readonly isLocked: boolean;
  readonly wrongPins: number;
};

/** Who may come in. Tokens are only ever kept as SHA-256 hashes. */
export type AccessStore = {
  /** Adds a device, or gives a known one a new token: the old one is then worth nothing. */
  readonly addDevice: (device: Omit<Device, 'isRevoked'>, tokenHash: string, at: InstantMs) => void;
  readonly deviceByToken: (tokenHash: string) => Device | null;
  readonly revokeDevice: (deviceId: DeviceId, at: InstantMs) => void;
  readonly renameDevice: (deviceId: DeviceId, name: string) => void;
  /** Also of a device whose right was taken away; null when there never was such a one. */
  readonly deviceName: (deviceId: string) => string | null;
  /** The devices of a role that may come in, in the order they were enrolled. */
  readonly devicesOf: (role: DeviceRole) => readonly EnrolledDevice[];
  readonly saveOfficer: (officer: Officer) => void;
  readonly officerByUsername: (username: string) => Officer | null;
  readonly officerById: (officerId: OfficerId) => Officer | null;
  /** All there ever were, by name. */
  readonly officers: () => readonly Officer[];
  /**
   * Begins a session and ends those it replaces: this officer's at other counters, other officers' at this one.
   * Another window of the same officer at the same counter keeps its own, and a desk's session touches no counter's.
   */
  readonly startSession: (tokenHash: string, session: NewSession) => void;
  /** The session that has not ended, or null. */
  readonly session: (tokenHash: string) => Session | null;
  readonly endSession: (tokenHash: string, at: InstantMs) => void;
  /** Ends those of an officer, but for one that may be spared. */
  readonly endSessionsOf: (officerId: OfficerId, at: InstantMs, spared: string | null) => void;
  /** Those that began since then and have not ended, newest first. */
  readonly openSessions: (since: InstantMs) => readonly Session[];
  /** Notes that it was used. */
  readonly touchSession: (tokenHash: string, at: InstantMs) => void;
  /** Locks it, or unlocks it (null) and forgets wrong PINs. */
  readonly lockSession: (tokenHash: string, at: InstantMs | null) => void;
  readonly countWrongPin: (tokenHash: string) => void;
};

/** One stay at a counter as it is kept for estimates; `sequence` is that of the event that ended it. */
export type KeptStay = LearntStay & { readonly sequence: number; readonly date: BusinessDate };

export type Estimates = {
  readonly stays: readonly KeptStay[];
  /** Stays of earlier dates are forgotten. */
  readonly keptSince: BusinessDate;
  readonly date: BusinessDate;
  readonly scores: readonly EstimateScore[];
};

/** What waiting estimates are learnt from, and how good they were. */
export type EstimateStore = {
  /** Those of that date and later, in order. */
  readonly learntStays: (since: BusinessDate) => readonly KeptStay[];
  /**
   * Adds stays (one that is known is left as it is), forgets old ones and replaces the scores of the date, all or nothing.
   * Throws what the database throws; the queue needs none of it.
   */
  readonly saveEstimates: (estimates: Estimates) => void;
  /** The scores of the dates from one to another, both included, by date and field. */
  readonly estimateScores: (
    from: BusinessDate,
    to: BusinessDate,
  ) => readonly (EstimateScore & { readonly date: BusinessDate })[];
};

/** A key with which another system reads reports; the key itself is kept as a hash only. */
export type StoredApiKey = {
  readonly keyId: string;
  readonly name: string;
  readonly createdAt: InstantMs;
  readonly createdBy: OfficerId;
  readonly lastUsedAt: InstantMs | null;
};
export type ApiKeyStore = {
  readonly addApiKey: (key: Omit<StoredApiKey, 'lastUsedAt'>, keyHash: string) => void;
  /** Those that were not revoked, in the order they were made. */
  readonly apiKeys: () => readonly StoredApiKey[];
  /** The key, if it was not revoked. */
  readonly apiKeyByHash: (keyHash: string) => StoredApiKey | null;
  readonly noteApiKeyUse: (keyId: string, at: InstantMs) => void;
  readonly revokeApiKey: (keyId: string, at: InstantMs) => void;
};

/** A file as it is kept: nobody's name, and of the second factor only what proves it. */
export type KeptFile = {
  readonly status: FileStatus;
  readonly dueOn: CalendarDate | null;
  readonly collectAt: string | null;
  readonly proof: Uint8Array;
  /** When the list was imported that says so. */
  readonly listedAt: InstantMs;
};

/** A file as a list names it; `statusOn` null when the list does not say since when it stands there. */
export type ListedRow = Omit<KeptFile, 'listedAt'> & {
  readonly code: FileCode;
  readonly statusOn: CalendarDate | null;
  /** As the list names it. */
  readonly field: string | null;
  /** Stands for the file in what reports count of files. */
  readonly resultMark: Uint8Array;
};

/** The last import. */
export type FileImport = {
  readonly at: InstantMs;
  readonly factor: SecondFactor;
  readonly keepReturnedDays: number;
  /** Names the key that the proofs were made with. */
  readonly keyMark: string;
};

/** Where citizens' files stand. The queue needs none of it. */
export type FileStore = {
  readonly file: (code: FileCode) => KeptFile | null;
  readonly fileCount: () => number;
  readonly lastFileImport: () => FileImport | null;
  /** All of them or none; unless it `keepsOthers`, files that it does not name are forgotten. */
  readonly importFiles: (
    files: readonly ListedRow[],
    made: FileImport,
    today: CalendarDate,
    keepsOthers: boolean,
  ) => void;
  /** Forgets those handed over before that day. Returns how many. */
  readonly forgetReturnedFiles: (before: CalendarDate) => number;
  /** Forgets every file and that there ever was a list. */
  readonly deleteFiles: () => void;
};

/** A catalogue of procedures that somebody brought in. */
export type ImportedEdition = {
  readonly importedAt: InstantMs;
  readonly officerId: OfficerId;
  readonly fileName: string;
};

/** The edition that holds and the one it took the place of; 0 is the built-in one, null none. */
export type HoldingEditions = { readonly edition: number; readonly before: number | null };

/**
 * Catalogues of procedures, edition by edition. A large one is written piece by piece, so that no call waits for it; it
 * holds only once it is named by `holdEdition`, and until then it is as if it were not there.
 */
export type CatalogueStore = {
  readonly holdingEditions: () => HoldingEditions;
  readonly holdEdition: (editions: HoldingEditions) => void;
  readonly catalogueEdition: (edition: number) => ImportedEdition | null;
  /** Begins an edition and gives its number. */
  readonly addEdition: (edition: ImportedEdition) => number;
  /** Its versions as JSON, in order. */
  readonly versionsOf: (edition: number) => readonly string[];
  /** Adds versions from that place on, all or none. */
  readonly addVersions: (edition: number, from: number, bodies: readonly string[]) => void;
  /** Forgets some versions of an edition that neither holds nor can be gone back to; false when there is none. */
  readonly forgetVersions: (most: number) => boolean;
};

/** What is asked of history, never on the path of a call. */
export type ReportStore = {
  /** The ticket as it ended; null while it is open or was never issued. */
  readonly endedTicket: (ticketId: TicketId) => EndedTicketRow | null;
  /**
   * Waits for the first call, in the order of their numbers, of those who took an ordinary number of the field at a kiosk on the dates
   * from one to another, the first included and the second not.
   */
  readonly pastWaits: (fieldId: FieldId, from: BusinessDate, to: BusinessDate) => readonly PastWait[];
  /** What was written on a date and is not erased: the newest of it first, a bounded number, and how many there are. */
  readonly ratingRemarks: (date: BusinessDate) => {
    readonly newest: readonly RatingRemarkRow[];
    readonly total: number;
  };
  /** Null while the day goes on, and where there was none. */
  readonly dayInLog: (date: BusinessDate) => DayOfLog | null;
  /** Of the log, both sequences included. */
  readonly eventsBetween: (from: number, to: number) => readonly RecordedEvent[];
  /** Everything that a day's figures are made of. */
  readonly dayFacts: (date: BusinessDate) => DayFacts;
};

export type EndedTicketRow = {
  readonly fieldId: FieldId;
  readonly serviceId: ServiceId;
  readonly issuedAt: InstantMs;
  readonly status: 'finished' | 'cancelled' | 'expired' | 'missed';
  /** Cancelled by its citizen. */
  readonly isGivenUp: boolean;
};

export type DayFacts = {
  readonly tickets: readonly {
    readonly ticketId: TicketId;
    readonly fieldId: FieldId;
    readonly source: 'kiosk' | 'counter' | 'roll' | 'phone' | 'walk_in';
    readonly status: 'open' | 'finished' | 'cancelled' | 'expired' | 'missed';
    readonly officerId: OfficerId | null;
  }[];
  /** Ended stretches that can be relied on, by ticket and in order. */
  readonly periods: readonly {
    readonly ticketId: TicketId;
    readonly kind: Period['kind'];
    readonly ms: number;
    readonly officerId: OfficerId | null;
  }[];
};

/** A day that is over, as it lies in the log; both sequences belong to it. */
export type DayOfLog = {
  readonly date: BusinessDate;
  readonly firstSequence: number;
  readonly lastSequence: number;
};

/** The trail of what was changed at the desk. */
export type AuditStore = {
  /** Does the work and adds the entry, both or neither. Throws what the work or the database throws. */
  readonly recorded: (entry: NewAuditEntry, work: () => void) => void;
  /** All of what is done inside, or none of it. Throws what the work or the database throws. */
  readonly together: (work: () => void) => void;
  readonly auditHead: () => AuditHead | null;
  /** Null where no entry tells of those settings. */
  readonly settingsStanding: (name: SettingsName) => SettingsStanding | null;
  readonly auditEntry: (ordinal: number) => AuditEntry | null;
  /** Those before that ordinal, newest first. */
  readonly auditEntries: (before: number, most: number) => readonly AuditEntry[];
  /** Days that are over and have no seal yet, oldest first. */
  readonly unsealedDays: () => readonly DayOfLog[];
  /** Days before that date with words of officers in them that their seal lets go, oldest first. */
  readonly daysWithWords: (before: BusinessDate) => readonly DayOfLog[];
  /** Only for what the seals foresee. */
  readonly replaceBodies: (rows: readonly Pick<EventRow, 'sequence' | 'body'>[]) => void;
  /** The log as it lies there, both sequences included. */
  readonly eventRows: (from: number, to: number) => readonly EventRow[];
};

export type Store = QueueStore &
  AccessStore &
  EstimateStore &
  PrintingStore &
  HallStore &
  PosterStore &
  BackupSettingsStore &
  TargetStore &
  StartStore &
  BulletinStore &
  RatingSettingsStore &
  ApiKeyStore &
  FileStore &
  CatalogueStore &
  FeedbackStore &
  AuditStore &
  ReportStore & { readonly close: () => void };

/** The disk is full, broken or gone. Nothing of the transaction was kept. */
export class StorageFailed extends Error {
  override readonly name = 'StorageFailed';
}

/** The folder or database cannot be used; the message is for a person. */
export class StoreUnusable extends Error {
  override readonly name = 'StoreUnusable';
}
