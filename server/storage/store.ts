/** The port to durable storage: small, synchronous, and typed so that a transaction cannot wait for anything. */
import type { OfficeSettings } from '#protocol/office.ts';
import type { HallSettings } from '#protocol/hall.ts';
import type { PrintingSettings } from '#protocol/printing.ts';
import type { Period } from '#protocol/views.ts';
import type {
  BusinessDate,
  CounterId,
  DeviceId,
  DeviceRole,
  FieldId,
  InstantMs,
  LogoId,
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
import type { QueueDay } from '#server/domain/queue-day.ts';

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
  /** May take over and end what colleagues left open. */
  readonly isSupervisor: boolean;
};

export type Session = {
  readonly officerId: OfficerId;
  /** Null at a supervisor's desk. */
  readonly counterId: CounterId | null;
  readonly startedAt: InstantMs;
};

/** Who may come in. Tokens are only ever kept as SHA-256 hashes. */
export type AccessStore = {
  /** Adds a device, or gives a known one a new token: the old one is then worth nothing. */
  readonly addDevice: (device: Omit<Device, 'isRevoked'>, tokenHash: string, at: InstantMs) => void;
  readonly deviceByToken: (tokenHash: string) => Device | null;
  readonly revokeDevice: (deviceId: DeviceId, at: InstantMs) => void;
  /** The devices of a role that may come in, in the order they were enrolled. */
  readonly devicesOf: (role: DeviceRole) => readonly EnrolledDevice[];
  readonly saveOfficer: (officer: Officer) => void;
  readonly officerByUsername: (username: string) => Officer | null;
  readonly officerById: (officerId: OfficerId) => Officer | null;
  /**
   * Begins a session and ends those it replaces: this officer's at other counters, other officers' at this one.
   * Another window of the same officer at the same counter keeps its own, and a desk's session touches no counter's.
   */
  readonly startSession: (tokenHash: string, session: Session) => void;
  /** The session that has not ended, or null. */
  readonly session: (tokenHash: string) => Session | null;
  readonly endSession: (tokenHash: string, at: InstantMs) => void;
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

/** How the office prints, and what its paper leads to. */
export type PrintingStore = {
  readonly printingSettings: () => PrintingSettings | null;
  readonly savePrintingSettings: (settings: PrintingSettings) => void;
  /** Keeps a picture under the name that its content gives it. */
  readonly addLogo: (logoId: LogoId, png: Uint8Array, at: InstantMs) => void;
  readonly logo: (logoId: LogoId) => Uint8Array | null;
  /** The day's key, kept so that a restart makes the same links; those of every other day are destroyed. */
  readonly dayKey: (date: BusinessDate, fresh: () => Uint8Array) => Uint8Array;
};

/** How the halls look and sound. */
export type HallStore = {
  readonly hallSettings: () => HallSettings | null;
  readonly saveHallSettings: (settings: HallSettings) => void;
};

/** What is asked of history, never on the path of a call. */
export type ReportStore = {
  /** The ticket as it ended; null while it is open or was never issued. */
  readonly endedTicket: (ticketId: TicketId) => EndedTicketRow | null;
  /** Everything that a day's figures are made of. */
  readonly dayFacts: (date: BusinessDate) => DayFacts;
};

export type EndedTicketRow = {
  readonly fieldId: FieldId;
  readonly serviceId: ServiceId;
  readonly issuedAt: InstantMs;
  readonly status: 'finished' | 'cancelled' | 'expired' | 'missed';
};

export type DayFacts = {
  readonly tickets: readonly {
    readonly ticketId: TicketId;
    readonly fieldId: FieldId;
    readonly source: 'kiosk' | 'counter' | 'roll' | 'walk_in';
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

export type Store = QueueStore &
  AccessStore &
  EstimateStore &
  PrintingStore &
  HallStore &
  ReportStore & { readonly close: () => void };

/** The disk is full, broken or gone. Nothing of the transaction was kept. */
export class StorageFailed extends Error {
  override readonly name = 'StorageFailed';
}

/** The folder or database cannot be used; the message is for a person. */
export class StoreUnusable extends Error {
  override readonly name = 'StoreUnusable';
}
