/** Numbers taken by phone from a poster in the hall: what the office allows, and what such a phone may see. */
import type { Closure, FieldLoad } from '#protocol/views.ts';
import type {
  BusinessDate,
  FieldId,
  HallCode,
  InstantMs,
  LocalizedText,
  PosterKey,
  RejectionCode,
  Revision,
  ServiceId,
  TicketLink,
  TicketNumber,
} from '#protocol/vocabulary.ts';

/** What stands before the poster's key in its address. */
export const POSTER_PATH = '/q/';
export const HALL_CODE_DIGITS = 4;

/**
 * Settings beside the queue: a change holds at once. A poster's code can be photographed, so it is never proof of being in
 * the hall; what bounds its use is the office's network, the hours, one open number a phone, and these.
 */
export type PosterSettings = {
  readonly revision: number;
  readonly isOn: boolean;
  /** In the address of every poster; when it becomes another one, the old posters lead nowhere. */
  readonly posterKey: PosterKey;
  /** The phone must be told the code that the hall's screens show. */
  readonly asksForHallCode: boolean;
  /** Numbers given out by phone in a minute, to all phones together. */
  readonly perMinute: number;
  /** Numbers taken by phone that wait at a time. */
  readonly mostWaiting: number;
  readonly mostADay: number;
  /** The Wi-Fi that a phone has to be on, as the poster says it; empty = the poster names none. */
  readonly wifi: string;
};

export const POSTER_LIMITS = {
  perMinute: { least: 1, most: 60 },
  mostWaiting: { least: 1, most: 300 },
  mostADay: { least: 1, most: 2_000 },
  wifiLetters: 80,
} as const;

/** What the domain holds a phone's wish against. */
export type PhoneBounds = Pick<PosterSettings, 'mostWaiting' | 'mostADay'>;

/** Why phones get no number now, whatever they ask for. */
export type PhonesClosure = Extract<RejectionCode, 'card_needed' | 'phones_full' | 'phones_day_over'>;

/** What a poster's page is told of the office once, when it connects. */
export type PosterOffice = {
  readonly date: BusinessDate;
  readonly name: LocalizedText;
  readonly unitName: LocalizedText;
  readonly helpDesk: LocalizedText;
  readonly timeZone: string;
  readonly fields: readonly {
    readonly fieldId: FieldId;
    readonly letter: string;
    readonly name: LocalizedText;
    readonly examples: LocalizedText;
  }[];
  readonly services: readonly {
    readonly serviceId: ServiceId;
    readonly fieldId: FieldId;
    readonly name: LocalizedText;
    readonly isCommon: boolean;
  }[];
};

/** How the queue stands for one who would take a number by phone: the same for every phone. */
export type PosterView = {
  readonly revision: Revision;
  readonly at: InstantMs;
  readonly date: BusinessDate;
  readonly fields: readonly FieldLoad[];
  /** Services for which no number is given out now; a service not named here is open. */
  readonly closures: readonly Closure[];
  /** Why no phone is given a number now; null = they are. */
  readonly closedTo: PhonesClosure | null;
  readonly asksForHallCode: boolean;
};

/** A number taken by phone, and where its own page is; `link` null = it was of another day, and its page is gone. */
export type PosterTicket = {
  readonly number: TicketNumber;
  readonly serviceId: ServiceId;
  readonly link: TicketLink | null;
};

/** What has to be ready before a number is taken. */
export type ServicePapers = readonly {
  readonly name: LocalizedText;
  readonly onlyIfNotLookedUp: boolean;
}[];

/** `http://…/q/<key>` beside the address of tickets (`http://…/t/`); null where that is not known. */
export const posterAddress = (phoneAddress: string | null, { posterKey }: PosterSettings): string | null =>
  phoneAddress === null ? null : `${new URL(phoneAddress).origin}${POSTER_PATH}${posterKey}`;

/** The key at the end of a poster's address; null where there is none. */
export function posterKeyOfPath(pathname: string): PosterKey | null {
  const key = pathname.startsWith(POSTER_PATH) ? pathname.slice(POSTER_PATH.length).replace(/\/$/, '') : '';
  return /^[A-Za-z0-9_-]{1,60}$/.test(key) ? (key as PosterKey) : null;
}

/** What was typed, when it may be a code of the hall. */
export const readHallCode = (typed: string): HallCode | null => {
  const digits = typed.replace(/\s/g, '');
  return digits.length === HALL_CODE_DIGITS && /^\d+$/.test(digits) ? (digits as HallCode) : null;
};
