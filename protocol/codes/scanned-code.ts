/**
 * What a scanner read, told apart by its shape alone. Pure, and the only place that looks into scanned text: everything
 * behind it works with what is recognised here, never with the text.
 */
import type { CitizenNumber } from './citizen-number.ts';
import { readFileCode, type FileCode } from './file-code.ts';
import type { TicketLink } from '#protocol/vocabulary.ts';

export type ScannedCode =
  /** The number of a citizen card. It is unsigned: it proves nothing. */
  | { readonly kind: 'citizen_card'; readonly number: CitizenNumber }
  /** The file code of a receipt. */
  | { readonly kind: 'file'; readonly fileCode: FileCode }
  /** A ticket of this product, by its link; whether of this office and of today only the server knows. */
  | { readonly kind: 'ticket'; readonly link: TicketLink }
  /** A health-insurance card: of no use here. */
  | { readonly kind: 'health_card' }
  /** A sealed code that is good once and for its issuer only, as VNeID shows them: never looked into. */
  | { readonly kind: 'one_time_code' }
  /** The beginning of something known: the scan broke off, or two ran into each other. */
  | { readonly kind: 'cut_off' }
  | { readonly kind: 'unknown' };

/** Nothing known is longer; a QR code holds up to 4,296 letters. */
const MOST_LETTERS = 4_296;
/** What is shorter is no code of anything: a scan that broke off at once. */
const LEAST_LETTERS = 6;

/** Number, old number, name, birth, sex, address, issue date: newer cards add fields, a mangled reading may lose one. */
const CARD = /^(?<number>\d{12})\|/;
const LEAST_CARD_FIELDS = 6;
/** Third field of a health card: a date with strokes, where a citizen card has the name. Newer ones begin with twelve digits too. */
const HEALTH_DATE = /^[^|]*\|[^|]*\|\d{2}\/\d{2}\/\d{4}(?:\||$)/;
/** Two letters and thirteen digits, or the ten digits of social insurance. */
const HEALTH_NUMBER = /^(?:[A-Z]{2}\d{13}|\d{10})\|/i;

const TICKET_ADDRESS = /^(?<scheme>https?):\/\/[^/\s]+\/t\/(?<link>[^/?#\s]*)/i;
const TICKET_LINK = /^[A-Z]\d{3}-[A-Za-z0-9_-]{22}$/;
const TICKET_LINK_BEGINNING = /^(?:[A-Z]\d{0,3})?(?:-[A-Za-z0-9_-]{0,21})?$/;

/** Long, without a space, and of the letters that sealed things are written in. */
const SEALED = /^[A-Za-z0-9+/=._-]{64,}$/;
const VNEID = /vneid/i;
/** How payment codes begin, which are long and unbroken as well. */
const PAYMENT = '000201';

const CARD_BEGINNING = /^\d{1,12}$/;
const FILE_BEGINNING = /^(?:\d{2,3}\.){1,3}(?:\d{1,3}|[A-Z]\d{0,2}(?:\.\d{1,3})*(?:-\d*){0,2})?$/i;

/** What the text is. Everything of a citizen card but the leading twelve digits is counted at most, never read. */
export function recognise(scanned: string): ScannedCode {
  // Line ends, the byte order mark and what scanners put around a code.
  const text = scanned.slice(0, MOST_LETTERS + 1).replace(/^[\s\p{C}]+|[\s\p{C}]+$/gu, '');
  if (text.length > MOST_LETTERS) return { kind: 'unknown' };
  return (
    cardIn(text) ??
    ticketIn(text) ??
    fileIn(text) ??
    sealedIn(text) ??
    (isBeginning(text) ? { kind: 'cut_off' } : { kind: 'unknown' })
  );
}

/**
 * What was meant by several readings of one scan (a keyboard's letters are not always those of its keys): the first that
 * is something, else the first that is the beginning of something.
 */
export function recogniseReadings(readings: readonly string[]): ScannedCode {
  const codes = readings.map(recognise);
  return (
    codes.find(({ kind }) => kind !== 'unknown' && kind !== 'cut_off') ??
    codes.find(({ kind }) => kind === 'cut_off') ?? { kind: 'unknown' }
  );
}

function cardIn(text: string): ScannedCode | null {
  if (HEALTH_NUMBER.test(text) || HEALTH_DATE.test(text)) return { kind: 'health_card' };
  const number = CARD.exec(text)?.groups?.['number'];
  if (number === undefined) return null;
  return text.split('|').length < LEAST_CARD_FIELDS
    ? { kind: 'cut_off' }
    : { kind: 'citizen_card', number: number as CitizenNumber };
}

function ticketIn(text: string): ScannedCode | null {
  const groups = TICKET_ADDRESS.exec(text)?.groups;
  if (groups === undefined) return null;
  const { scheme = '', link = '' } = groups;
  // Addresses begin in small letters: where they do not, Caps Lock has turned every letter round.
  const meant = scheme === scheme.toLowerCase() ? link : turned(link);
  if (TICKET_LINK.test(meant)) return { kind: 'ticket', link: meant as TicketLink };
  return TICKET_LINK_BEGINNING.test(meant) ? { kind: 'cut_off' } : { kind: 'unknown' };
}

const turned = (text: string): string =>
  text.replace(/[A-Za-z]/g, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );

function fileIn(text: string): ScannedCode | null {
  const fileCode = readFileCode(text);
  return fileCode === null ? null : { kind: 'file', fileCode };
}

function sealedIn(text: string): ScannedCode | null {
  if (text.startsWith(PAYMENT)) return null;
  return SEALED.test(text) || VNEID.test(text) ? { kind: 'one_time_code' } : null;
}

const isBeginning = (text: string): boolean =>
  text.length < LEAST_LETTERS || CARD_BEGINNING.test(text) || FILE_BEGINNING.test(text);
