/**
 * The words every part of the product shares: branded ids, instants, statuses and refusals.
 * No runtime code but what turns checked raw values into branded ones, and what picks a text.
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
/** Stands for one person for one day: an HMAC of the number on their card under the day's key. Dies with the day. */
export type PersonMark = Brand<string, 'PersonMark'>;
/** Stands for one phone for one day, as `PersonMark` does for a card. */
export type PhoneMark = Brand<string, 'PhoneMark'>;
/** What stands at the end of the address on the hall's posters: 128 bits, another one whenever the office wants new posters. */
export type PosterKey = Brand<string, 'PosterKey'>;
/** Four digits that the hall's screens show and that soon are others: who can type them stands there. */
export type HallCode = Brand<string, 'HallCode'>;
/** A class of people who may come first ("người cao tuổi"): configured, never guessed. */
export type PriorityId = Brand<string, 'PriorityId'>;
/** Made by the client before its first try and kept for every retry, across reloads. */
export type RequestId = Brand<string, 'RequestId'>;

/** Brands a number that the caller knows to be an instant. */
export const instantMs = (value: number): InstantMs => value as InstantMs;
/** Brands a number that the caller knows to be a duration. */
export const durationMs = (value: number): DurationMs => value as DurationMs;

/** Who a device is; each role has a namespace of its own. */
export const ROLES = [
  'kiosk',
  'display',
  'counter',
  'rating',
  'printer',
  'admin',
  'phone',
  'poster',
] as const;
export type Role = (typeof ROLES)[number];
/** Roles of enrolled devices: a phone is nobody's device, its ticket's link or the poster's address is all it has. */
export const DEVICE_ROLES = ['kiosk', 'display', 'counter', 'rating', 'printer', 'admin'] as const;
export type DeviceRole = (typeof DEVICE_ROLES)[number];
/** Roles of devices that belong to one counter. */
export const isOfOneCounter = (role: DeviceRole): boolean => role === 'counter' || role === 'rating';

export const LANGUAGES = ['vi', 'en'] as const;
/** At most what a person says of one visit, under one number. */
export const MOST_SERVICES_OF_A_TICKET = 6;

/** What staff and the hall's displays read. */
export type Language = (typeof LANGUAGES)[number];
/** What citizens may choose at a kiosk or on their phone, and what their paper speaks. `zh`: traditional Chinese. */
export const CITIZEN_LANGUAGES = [...LANGUAGES, 'zh'] as const;
export type CitizenLanguage = (typeof CITIZEN_LANGUAGES)[number];
/**
 * A text in the languages of the product. Vietnamese is never missing and stands in for what is; an office enters the
 * languages its citizens need. Khmer is kept where it is entered, and shown once it is among `CITIZEN_LANGUAGES`.
 */
export type LocalizedText = {
  readonly vi: string;
  readonly en: string;
  readonly zh?: string;
  readonly km?: string;
};
/** What a text is in one language; what an office has not entered, or left empty, is said in Vietnamese: never nothing. */
export const textIn = (text: LocalizedText, language: CitizenLanguage): string => {
  const own = text[language];
  return own === undefined || own.trim() === '' ? text.vi : own;
};

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
  /** The office gives out no numbers for this service until it says otherwise. */
  'not_offered',
  /** All of today's numbers for this service were given out. */
  'quota_reached',
  /** A supervisor has stopped giving out numbers for this service for now. */
  'service_paused',
  /** The office counts numbers by person: a card must be scanned first. */
  'card_needed',
  /** The holder of that card has as many open numbers as the office gives to one person. */
  'person_limit_reached',
  /** This phone has a number that is still open. */
  'phone_has_number',
  /** As many numbers taken by phone are waiting as the office allows. */
  'phones_full',
  /** As many numbers were taken by phone today as the office allows. */
  'phones_day_over',
  'unknown_print_job',
  /** The print job has already ended another way. */
  'print_job_settled',
  /** Paper of this is on its way already: a second sheet would be a double. */
  'print_pending',
  /** No printer is set up for this. */
  'no_printer',
  /** The service that would be rated is not over. */
  'not_served_yet',
  /** One ticket, one rating, and its reasons once. */
  'already_rated',
  /** There is no rating of this screen's that could be given reasons. */
  'not_rated_here',
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
  /** Only an administrator may do this. */
  'administrator_only',
  /** The password is one that somebody else gave: another one must be chosen first. */
  'password_change_needed',
  /** The temporary password was not used in time: an administrator gives another one. */
  'password_expired',
  /** Not what the office takes for a password (`passwords.ts`). */
  'weak_password',
  /** Six figures that would be tried first. */
  'weak_pin',
  /** The officer has locked this counter: unlock it first. */
  'counter_locked',
  /** Too many wrong PINs, or none was set: only the password unlocks now. */
  'password_needed',
  /** Somebody has that account name. */
  'username_taken',
  'unknown_officer',
  /** Nobody takes rights from themselves. */
  'own_account',
  /** An office must keep somebody who can see to it. */
  'last_administrator',
  /** Too many tries; `retryAfterMs` says when to try again. */
  'too_many_tries',
  /** The kiosk is pressed faster than its pace; `retryAfterMs` says when to try again. */
  'too_fast',
  /** Not the code that the hall's screens show. */
  'wrong_hall_code',
  /** The office takes no feedback here. */
  'feedback_not_taken',
  /** More feedback is open than anybody could look after: the desk still takes it. */
  'feedback_full',
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
  /** No poster of this office leads here (any more). */
  'unknown_poster',
  /** The office gives out no numbers by phone. */
  'posters_off',
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
