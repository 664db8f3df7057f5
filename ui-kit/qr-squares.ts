/** A QR code as squares on a grid, free of any drawing. */
import { create } from 'qrcode';

/** Modules of white around the code, as ISO/IEC 18004 asks for. */
export const QUIET_MODULES = 4;

export type QrSquares = {
  /** Modules along one side, the quiet zone on both sides included. */
  readonly size: number;
  /** The dark modules as one SVG path in module units: each run of a row is one rectangle. */
  readonly path: string;
};

/** The code for a text at level M (15 % may be lost), in the smallest version that holds it. Throws for more than it can hold. */
export function qrSquares(text: string): QrSquares {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  const runs: string[] = [];
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (!isDark(modules.data, row * size + column)) continue;
      const from = column;
      while (column + 1 < size && isDark(modules.data, row * size + column + 1)) column += 1;
      const length = column + 1 - from;
      runs.push(
        `M${String(from + QUIET_MODULES)} ${String(row + QUIET_MODULES)}h${String(length)}v1h-${String(length)}z`,
      );
    }
  }
  return { size: size + 2 * QUIET_MODULES, path: runs.join('') };
}

const isDark = (data: Uint8Array, index: number): boolean => data[index] === 1;
