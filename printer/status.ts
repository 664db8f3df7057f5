/**
 * What a printer says of itself, in bytes and in our words.
 * Bits after Epson's ESC/POS reference: DLE EOT ("Transmit real-time status") and GS r ("Transmit status").
 */
import type { PrinterProblem } from '#protocol/vocabulary.ts';

const DLE = 0x10;
const EOT = 0x04;

/** DLE EOT 1, 2, 3, 4: printer, offline cause, error cause, roll paper sensor. Answered at once, even while printing. */
export const STATUS_REQUEST: Uint8Array = Uint8Array.from([1, 2, 3, 4].flatMap((n) => [DLE, EOT, n]));
/** Bytes the printer answers `STATUS_REQUEST` with: one a question, in the order they were asked. */
export const STATUS_REPLY_LENGTH = 4;
/**
 * GS r 1 ("Transmit paper sensor status"): unlike DLE EOT it waits its turn behind everything sent before,
 * so its answer proves that all of it was processed.
 */
export const ORDERED_STATUS_REQUEST: Uint8Array = Uint8Array.from([0x1d, 0x72, 1]);

/** Whether a byte can answer DLE EOT: bits 0 and 7 are 0, bits 1 and 4 are 1. */
export const isRealTimeStatus = (byte: number): boolean => (byte & 0b1001_0011) === 0b0001_0010;
/** Whether a byte can answer GS r 1: bits 4 to 7 are 0. */
export const isOrderedStatus = (byte: number): boolean => (byte & 0b1111_0000) === 0;

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
