/**
 * The words every part of the product shares: branded ids, instants, statuses and refusals.
 * No runtime code but what turns checked raw values into branded ones.
 */

declare const brand: unique symbol;
/** A `T` that the compiler will not let you mix up with another `T`. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type InstantMs = Brand<number, 'InstantMs'>;
/** A length of time in milliseconds, never negative. */
export type DurationMs = Brand<number, 'DurationMs'>;
/** A calendar date in the office's own time zone, `YYYY-MM-DD`. */
export type BusinessDate = Brand<string, 'BusinessDate'>;
/** Sequence number of the last event a view was made from; gapless per office, starts at 1. */
export type Revision = Brand<number, 'Revision'>;

/** `YYYY-MM-DD/H009`: unique for ever, since a number is unique within its day. */
export type TicketId = Brand<string, 'TicketId'>;
/** What a citizen reads and hears: series letter and three digits, `H009`. */
export type TicketNumber = Brand<string, 'TicketNumber'>;
export type FieldId = Brand<string, 'FieldId'>;
export type ServiceId = Brand<string, 'ServiceId'>;
export type CounterId = Brand<string, 'CounterId'>;
export type OfficerId = Brand<string, 'OfficerId'>;
/** An enrolled screen, kiosk or printer agent. */
export type DeviceId = Brand<string, 'DeviceId'>;
export type PrintJobId = Brand<string, 'PrintJobId'>;
/** A printer of the office, as its settings name it. */
export type PrinterId = Brand<string, 'PrinterId'>;
/** One page of a display as long as it is open, made by the page: two tabs of one device are two mouths. */
export type PageId = Brand<string, 'PageId'>;
/** Where people wait together, as the hall's settings name it. */
export type RoomId = Brand<string, 'RoomId'>;
export type LogoId = Brand<string, 'LogoId'>;
/** What stands at the end of a ticket's own address: its number and 128 bits that nobody can guess; dies with the day. */
export type TicketLink = Brand<string, 'TicketLink'>;
/** A class of people who may come first ("người cao tuổi"): configured, never guessed. */
export type PriorityId = Brand<string, 'PriorityId'>;
/** Made by the client before its first try and kept for every retry, across reloads. */
export type RequestId = Brand<string, 'RequestId'>;

/** Brands a number that the caller knows to be an instant. */
export const instantMs = (value: number): InstantMs => value as InstantMs;
/** Brands a number that the caller knows to be a duration. */
export const durationMs = (value: number): DurationMs => value as DurationMs;

/** Who a device is; each role has a namespace of its own. */
export const ROLES = ['kiosk', 'display', 'counter', 'printer', 'admin', 'phone'] as const;
export type Role = (typeof ROLES)[number];
/** Roles of enrolled devices: a phone is nobody's device, its link is all it has. */
export const DEVICE_ROLES = ['kiosk', 'display', 'counter', 'printer', 'admin'] as const;
export type DeviceRole = (typeof DEVICE_ROLES)[number];

export const LANGUAGES = ['vi', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
/** A text in every language the product shows; Vietnamese is never missing. */
export type LocalizedText = { readonly vi: string; readonly en: string };

/**
 * Where a ticket stands.
 * waiting → called → serving → finished; called → missed → waiting; called or serving → parked → waiting;
 * serving → waiting elsewhere (transfer); waiting, missed or parked → cancelled; any open one → expired when the day closes.
 */
export const TICKET_STATUSES = [
  'waiting',
  'called',
  'serving',
  'parked',
  'missed',
  'finished',
  'cancelled',
  'expired',
] as const;
export type TicketStatus = (typeof TICKET_STATUSES)[number];

/** Every way a well-formed command from the right person can still be refused. */
export const REJECTION_CODES = [
  /** The screen acted on a state that has passed; nothing was changed. */
  'stale_screen',
  /** The counter already holds a ticket. */
  'counter_busy',
  /** Nobody is signed in at this counter. */
  'counter_closed',
  /** Another officer is signed in at this counter and holds a ticket there. */
  'counter_taken',
  /** The officer holds a ticket at another counter. */
  'officer_busy_elsewhere',
  /** The officer of this session is no longer the one at this counter. */
  'not_at_counter',
  /** Nobody is waiting for what this counter serves. */
  'nobody_waiting',
  /** The named ticket is not the one at this counter. */
  'ticket_not_at_counter',
  /** The ticket is at this counter but the step does not follow from where it stands. */
  'wrong_status',
  'unknown_service',
  'unknown_counter',
  /** All 999 numbers of the series were given out today. */
  'series_exhausted',
  /** The day is closed; the next one has not begun. */
  'day_closed',
  /** The counter is paused: nobody is called until it works again. */
  'counter_paused',
  'counter_not_paused',
  /** Called moments ago: the citizen is given time to walk. */
  'recall_too_soon',
  /** Called as often as the office calls; what remains is to mark it missed. */
  'recall_limit_reached',
  /** Calling it now would pass others over: a person must say why. */
  'reason_needed',
  'unknown_ticket',
  /** Nothing was done here that could be undone. */
  'nothing_to_undo',
  /** The time for undoing is over, or something else has happened since. */
  'undo_expired',
  /** The ticket is already there. */
  'same_place',
  /** The ticket is lent from another counter and goes back there first. */
  'already_lent',
  /** Only a supervisor may do this. */
  'supervisor_only',
  'unknown_priority',
  /** Not to be granted by the one who asks. */
  'priority_not_grantable',
  /** The ticket carries as many notes, papers or services as it can. */
  'too_many',
  'unknown_paper',
  /** The numbers of this field come from a paper roll, not from a kiosk. */
  'paper_roll',
  'not_a_paper_roll',
  /** That number of the roll has been used. */
  'number_used',
  /** Nobody asked for help there. */
  'no_help_asked',
  /** The office has not opened yet today, or has closed. */
  'outside_hours',
  /** Between two sessions of the day. */
  'on_break',
  /** No working day. */
  'day_off',
  /** Still serving, but no more numbers are given out in this session. */
  'issuing_stopped',
  /** All of today's numbers for this service were given out. */
  'quota_reached',
  'unknown_print_job',
  /** The print job has already ended another way. */
  'print_job_settled',
  /** Paper of this is on its way already: a second sheet would be a double. */
  'print_pending',
  /** No printer is set up for this. */
  'no_printer',
] as const;
export type RejectionCode = (typeof REJECTION_CODES)[number];

/** Every way the door itself refuses, before the domain is asked. */
export const REFUSAL_CODES = [
  /** The message does not have the shape the protocol table asks for. */
  'invalid_message',
  /** The same requestId was used before, with another body or by someone else. */
  'request_reused',
  'not_signed_in',
  'wrong_credentials',
  /** Too many tries; `retryAfterMs` says when to try again. */
  'too_many_tries',
  /** The kiosk is pressed faster than its pace; `retryAfterMs` says when to try again. */
  'too_fast',
  /** Nothing could be saved (full or broken disk); nothing was changed. */
  'storage_failed',
  /** The server could not see to it now (starting, stopping, or a fault of its own). */
  'unavailable',
  /** Somebody else changed the settings since they were read. */
  'settings_changed',
  /** The settings contradict themselves; `message` names where. */
  'settings_wrong',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** Why a device is not let in at the handshake, sent as `connect_error.data.code`. */
export const HANDSHAKE_REFUSALS = [
  'foreign_origin',
  'unknown_device',
  'revoked_device',
  'wrong_role',
  'protocol_mismatch',
  /** The link of a phone belongs to no ticket of today. */
  'unknown_link',
] as const;
export type HandshakeRefusal = (typeof HANDSHAKE_REFUSALS)[number];

/** What is known about a sheet of paper. `sent` = handed over to a printer that cannot confirm. */
export const PRINT_STATES = ['queued', 'sending', 'printed', 'sent', 'failed', 'uncertain'] as const;
export type PrintState = (typeof PRINT_STATES)[number];

/** What is wrong with a printer, in words staff can act on. */
export const PRINTER_PROBLEMS = [
  'offline',
  'cover_open',
  'paper_out',
  'cutter_error',
  'overheated',
  'not_a_printer',
  'unknown',
] as const;
export type PrinterProblem = (typeof PRINTER_PROBLEMS)[number];
