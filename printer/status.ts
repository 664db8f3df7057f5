/**
 * What a printer says of itself, in bytes and in our words.
 * Bits after Epson's ESC/POS reference: DLE EOT ("Transmit real-time status"), GS r ("Transmit status"),
 * GS a ("Enable/disable Automatic Status Back") and GS ( H ("Request transmission of response or status").
 */
import type { PrinterProblem } from '#protocol/vocabulary.ts';

const DLE = 0x10;
const EOT = 0x04;
const GS = 0x1d;

/** DLE EOT 1, 2, 3, 4: printer, offline cause, error cause, roll paper sensor. Answered at once, even while printing. */
export const STATUS_REQUEST: Uint8Array = Uint8Array.from([1, 2, 3, 4].flatMap((n) => [DLE, EOT, n]));
/** Bytes the printer answers `STATUS_REQUEST` with: one a question, in the order they were asked. */
export const STATUS_REPLY_LENGTH = 4;
/**
 * GS r 1 ("Transmit paper sensor status"): unlike DLE EOT it waits its turn behind everything sent before,
 * so its answer proves that all of it was processed.
 */
export const ORDERED_STATUS_REQUEST: Uint8Array = Uint8Array.of(GS, 0x72, 1);
/**
 * GS a n: four bytes at once, and again with every change of online/offline (bit 1), error (bit 2) and roll paper (bit 3).
 * It waits its turn, and ESC @ undoes it.
 */
export const STATUS_BACK_REQUEST: Uint8Array = Uint8Array.of(GS, 0x61, 0b0000_1110);
/** GS a 0: no more of it. */
export const STATUS_BACK_END: Uint8Array = Uint8Array.of(GS, 0x61, 0);
/** Bytes of one automatic status. */
export const STATUS_BACK_LENGTH = 4;
/** GS I 67 ("Transmit printer ID", model name): answered in its turn with `_`, the name and NUL. */
export const MODEL_REQUEST: Uint8Array = Uint8Array.of(GS, 0x49, 67);

/** Whether a byte can answer DLE EOT: bits 0 and 7 are 0, bits 1 and 4 are 1. */
export const isRealTimeStatus = (byte: number): boolean => (byte & 0b1001_0011) === 0b0001_0010;
/** Whether a byte can answer GS r 1: bits 4 to 7 are 0. */
export const isOrderedStatus = (byte: number): boolean => (byte & 0b1111_0000) === 0;
/** Whether a byte can begin an automatic status: bits 0, 1 and 7 are 0, bit 4 is 1. */
export const isStatusBackHead = (byte: number): boolean => (byte & 0b1001_0011) === 0b0001_0000;
/** Whether a byte can follow in one: bits 4 and 7 are 0. */
export const isStatusBackRest = (byte: number): boolean => (byte & 0b1001_0000) === 0;

/** Letters of which none can be taken for a real-time status, whose bytes may come between those of an echo. */
const PROCESS_LETTERS = 'ABCDEFGHIJKLMNOabcdefghijklmno';
/** Letters of a process id. */
export const PROCESS_ID_LENGTH = 4;
/** What stands before and behind the letters in the printer's echo. */
export const ECHO_HEAD = [0x37, 0x22] as const;
export const ECHO_LENGTH = ECHO_HEAD.length + PROCESS_ID_LENGTH + 1;

/** The process id of the nth slip: another one for each of 810,000 slips. `n` is a whole number from 0 on. */
export const processIdOf = (n: number): string =>
  Array.from(
    { length: PROCESS_ID_LENGTH },
    (_, place) => PROCESS_LETTERS[Math.floor(n / PROCESS_LETTERS.length ** place) % PROCESS_LETTERS.length],
  ).join('');

/** GS ( H, function 48 ("Set the process ID response"): echoes four letters once everything before it was processed. */
export const processIdRequest = (processId: string): Uint8Array =>
  Uint8Array.from([GS, 0x28, 0x48, 6, 0, 48, 48, ...Buffer.from(processId, 'latin1')]);

export type PrinterStatus = { readonly problem: PrinterProblem | null; readonly paperNearEnd: boolean };

const has = (byte: number, bit: number): boolean => (byte & (1 << bit)) !== 0;

/** The first cause a person should see to: an open cover often reports missing paper as well. */
const problemIn = (
  printer: number,
  offlineCause: number,
  errorCause: number,
  paper: number,
): PrinterProblem | null => {
  if (has(offlineCause, 2)) return 'cover_open';
  if (has(paper, 5) || has(paper, 6) || has(offlineCause, 5)) return 'paper_out';
  if (has(errorCause, 3)) return 'cutter_error';
  if (has(errorCause, 6)) return 'overheated';
  if (has(errorCause, 2) || has(errorCause, 5) || has(offlineCause, 6)) return 'unknown';
  return has(printer, 3) ? 'offline' : null;
};

/**
 * Decodes the four bytes that answer `STATUS_REQUEST`. Null when they are not such an answer:
 * too few, too many, or a byte without the fixed bits.
 */
export const decodeStatus = (reply: Uint8Array): PrinterStatus | null => {
  const [printer, offlineCause, errorCause, paper] = reply;
  if (reply.length !== STATUS_REPLY_LENGTH || !reply.every(isRealTimeStatus)) return null;
  if (
    printer === undefined ||
    offlineCause === undefined ||
    errorCause === undefined ||
    paper === undefined
  ) {
    return null;
  }
  return {
    problem: problemIn(printer, offlineCause, errorCause, paper),
    paperNearEnd: has(paper, 2) || has(paper, 3),
  };
};

const problemInStatusBack = (printer: number, error: number, paper: number): PrinterProblem | null => {
  if (has(printer, 5)) return 'cover_open';
  if (has(paper, 2) || has(paper, 3)) return 'paper_out';
  if (has(error, 3)) return 'cutter_error';
  if (has(error, 6)) return 'overheated';
  if (has(error, 2) || has(error, 5)) return 'unknown';
  return has(printer, 3) ? 'offline' : null;
};

/** Decodes the four bytes of an automatic status; null when they are none. */
export const decodeStatusBack = (frame: Uint8Array): PrinterStatus | null => {
  const [printer, error, paper, last] = frame;
  if (frame.length !== STATUS_BACK_LENGTH || printer === undefined || !isStatusBackHead(printer)) return null;
  if (error === undefined || paper === undefined || last === undefined) return null;
  if (![error, paper, last].every(isStatusBackRest)) return null;
  return {
    problem: problemInStatusBack(printer, error, paper),
    paperNearEnd: has(paper, 0) || has(paper, 1),
  };
};
