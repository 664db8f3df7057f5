/**
 * Reads ESC/POS byte by byte, as strictly as a printer's firmware, and knows nothing of who wrote it.
 * Bytes within a raster image are dots, whatever they spell; a request in real time is one only between commands.
 */
import type { Abilities, Operation } from './commands.ts';
import { isRealTime, matchCommand } from './commands.ts';

export type Parser = {
  /** Takes the next byte; answers with the operation it completes, if any. After a refusal only real-time requests are heard. */
  readonly push: (byte: number) => Operation | null;
  /**
   * The whole rows of an image that is still arriving, each row once, or null: a head burns a row when it has it.
   * `push` then completes the image with what is left of it.
   */
  readonly takeRows: () => Extract<Operation, { readonly kind: 'raster' }> | null;
};

const STANDARD_ABILITIES: Abilities = { widthDots: 576, hasCutter: true };

type Band = {
  readonly bytesPerRow: number;
  readonly rows: Uint8Array;
  filled: number;
  /** Bytes that `takeRows` gave away. */
  taken: number;
};

/** A parser for one connection, at its first byte. */
export const createParser = (abilities: Abilities = STANDARD_ABILITIES): Parser => {
  let pending: number[] = [];
  let band: Band | null = null;
  let offset = 0;
  let hasRefused = false;

  /** Behind a refusal any bytes may come; only what looks like a real-time request is still answered. */
  const listenOnly = (byte: number): Operation | null => {
    pending = [...pending, byte].slice(-3);
    const found = pending.length === 3 && isRealTime(pending) ? matchCommand(pending, abilities) : 'unknown';
    return typeof found === 'object' && found.kind === 'realTimeStatus' ? found : null;
  };

  const fillBand = (arriving: Band, byte: number): Operation | null => {
    const { bytesPerRow, rows, taken } = arriving;
    rows[arriving.filled] = byte;
    arriving.filled += 1;
    if (arriving.filled < rows.length) return null;
    band = null;
    return { kind: 'raster', bytesPerRow, rows: rows.subarray(taken) };
  };

  return {
    push: (byte) => {
      offset += 1;
      if (hasRefused) return listenOnly(byte);
      if (band !== null) return fillBand(band, byte);
      pending.push(byte);
      const found = matchCommand(pending, abilities);
      if (found === 'incomplete') return null;
      const bytes = pending;
      pending = [];
      if (found === 'unknown') {
        hasRefused = true;
        return { kind: 'refused', offset: offset - bytes.length, bytes };
      }
      if (found.kind !== 'band') return found;
      const { bytesPerRow, rowCount } = found;
      band = { bytesPerRow, rows: new Uint8Array(bytesPerRow * rowCount), filled: 0, taken: 0 };
      return null;
    },
    takeRows: () => {
      if (band === null) return null;
      const { bytesPerRow, rows, filled, taken } = band;
      const whole = filled - (filled % bytesPerRow);
      if (whole === taken) return null;
      band.taken = whole;
      return { kind: 'raster', bytesPerRow, rows: rows.subarray(taken, whole) };
    },
  };
};
