/**
 * What a conversation with a printer needs of the wire between them, whatever it is made of. No step rejects, and each
 * is bounded in time and in bytes: a line that fails is lost, and says so from then on.
 */
import type { PrinterProblem } from '#protocol/vocabulary.ts';

/** `gone`: the other side closed, reset or failed. `flooded`: it said more than any printer has to say. */
export type LineState = 'open' | 'gone' | 'flooded';

export type Line = {
  readonly state: () => LineState;
  /** Hands all bytes over. False when that stalled, took too long, or the line was lost on the way. */
  readonly write: (bytes: Uint8Array, limits: WriteLimits, onQuiet?: () => void) => Promise<boolean>;
  /** What was received, as soon as there is any; nothing when the time is over or the line is lost. */
  readonly read: (timeoutMs: number) => Promise<Uint8Array>;
  /** Says goodbye and waits for the other side's, at most `timeoutMs`. False when the line had been lost or reset. */
  readonly finish: (timeoutMs: number) => Promise<boolean>;
};

export type WriteLimits = {
  /** After this long without any progress `onQuiet` is called: a printer at work takes something sooner. */
  readonly quietMs: number;
  /** Longest time without any progress. */
  readonly stallMs: number;
  /** Longest time altogether. */
  readonly totalMs: number;
};

/** A line, or what a person has to see to before there can be one. */
export type LineOpening =
  | { readonly kind: 'open'; readonly line: Line }
  | { readonly kind: 'closed'; readonly problem: PrinterProblem };

/** Opens one line. `signal` breaks off the attempt and the line. Never rejects. */
export type OpenLine = (signal: AbortSignal) => Promise<LineOpening>;

/** Small enough that a printer taking a few hundred bytes a second is seen to be slow. */
const CHUNK_BYTES = 1_024;

/** The result of `work`, or `otherwise` when that takes longer. `work` must not reject. */
export const within = <T>(work: Promise<T>, timeoutMs: number, otherwise: T): Promise<T> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(otherwise), timeoutMs);
    void work.then((value) => {
      clearTimeout(timer);
      resolve(value);
    });
  });

/** Hands bytes over in small pieces, each bounded in time. `writePiece` must not reject. */
export const writeInPieces = async (
  bytes: Uint8Array,
  { quietMs, stallMs, totalMs }: WriteLimits,
  writePiece: (piece: Uint8Array) => Promise<boolean>,
  onQuiet: () => void = () => {},
): Promise<boolean> => {
  const startedAt = performance.now();
  for (let offset = 0; offset < bytes.length; offset += CHUNK_BYTES) {
    const leftMs = totalMs - (performance.now() - startedAt);
    if (leftMs <= 0) return false;
    const quiet = setTimeout(onQuiet, quietMs);
    const isWritten = await within(
      writePiece(bytes.subarray(offset, offset + CHUNK_BYTES)),
      Math.min(stallMs, leftMs),
      false,
    );
    clearTimeout(quiet);
    if (!isWritten) return false;
  }
  return true;
};
