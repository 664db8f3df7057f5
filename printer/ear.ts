/**
 * Takes apart what a printer says. Several of its words may be on their way at once: a real-time answer may stand
 * between the bytes of any other, everything else comes in the order it was asked for.
 */
import type { PrinterStatus } from './status.ts';
import {
  decodeStatusBack,
  ECHO_HEAD,
  ECHO_LENGTH,
  isOrderedStatus,
  isRealTimeStatus,
  isStatusBackHead,
  isStatusBackRest,
  STATUS_BACK_LENGTH,
} from './status.ts';

export type Heard =
  /** One byte that can answer DLE EOT. */
  | { readonly kind: 'real_time'; readonly byte: number }
  /** A whole automatic status. */
  | { readonly kind: 'status_back'; readonly status: PrinterStatus }
  /** One byte that can answer GS r 1. */
  | { readonly kind: 'ordered' }
  /** A whole echo of a process id. */
  | { readonly kind: 'echo'; readonly processId: string }
  /** Nothing a printer says. */
  | { readonly kind: 'foreign' };

export type Ear = {
  /** Takes the next byte; answers with the word it completes, if any. */
  readonly hear: (byte: number) => Heard | null;
  /** Whether a word was begun and not ended. */
  readonly isWithinWord: () => boolean;
};

const FOREIGN: Heard = { kind: 'foreign' };
const PRINTABLE_FROM = 0x20;
const PRINTABLE_TO = 0x7e;

const fitsEcho = (byte: number, place: number): boolean => {
  if (place < ECHO_HEAD.length) return byte === ECHO_HEAD[place];
  if (place === ECHO_LENGTH - 1) return byte === 0;
  return byte >= PRINTABLE_FROM && byte <= PRINTABLE_TO;
};

/** An ear at the beginning of a conversation. Remembers at most the begun word. */
export const createEar = (): Ear => {
  let word: number[] = [];

  const begin = (byte: number): Heard | null => {
    if (isStatusBackHead(byte) || byte === ECHO_HEAD[0]) {
      word = [byte];
      return null;
    }
    return isOrderedStatus(byte) ? { kind: 'ordered' } : FOREIGN;
  };

  const goOn = (byte: number): Heard | null => {
    const isEcho = word[0] === ECHO_HEAD[0];
    const isFitting = isEcho ? fitsEcho(byte, word.length) : isStatusBackRest(byte);
    word.push(byte);
    if (isFitting && word.length < (isEcho ? ECHO_LENGTH : STATUS_BACK_LENGTH)) return null;
    const whole = Uint8Array.from(word);
    word = [];
    if (!isFitting) return FOREIGN;
    if (isEcho) {
      const letters = whole.subarray(ECHO_HEAD.length, ECHO_LENGTH - 1);
      return { kind: 'echo', processId: Buffer.from(letters).toString('latin1') };
    }
    const status = decodeStatusBack(whole);
    return status === null ? FOREIGN : { kind: 'status_back', status };
  };

  return {
    hear: (byte) => {
      if (isRealTimeStatus(byte)) return { kind: 'real_time', byte };
      return word.length === 0 ? begin(byte) : goOn(byte);
    },
    isWithinWord: () => word.length > 0,
  };
};
