/**
 * The part of the printer that makes paper: takes operations in their order, burns dots, feeds, cuts, and
 * stands still while something is wrong. What came out is never changed again.
 */
import type { Operation } from './parser.ts';

/** Dots across the paper. */
export const PAPER_WIDTH_DOTS = 576;
const BYTES_PER_ROW = PAPER_WIDTH_DOTS / 8;

/** One piece of paper in somebody's hand. */
export type Slip = {
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly widthDots: number;
  readonly heightDots: number;
  /** Packed dots, most significant bit left, 1 = black. */
  readonly rows: Uint8Array;
  /** `cut`: whole. `torn`: taken out by hand before it was. `refused`: the printer did not understand what came next. */
  readonly end: 'cut' | 'torn' | 'refused';
};

export type PaperOperation = Exclude<Operation, { readonly kind: 'realTimeStatus' | 'transmitStatus' }>;

export type Mechanism = {
  readonly carryOut: (operation: PaperOperation) => void;
  /** Rows that came out and still hang on the roll. */
  readonly uncutRows: () => number;
  /** Somebody pulls the paper out: what hangs on the roll becomes a slip. */
  readonly tear: () => void;
};

/** A mechanism with an empty slot; `onSlip` gets each piece of paper as it comes off. */
export const createMechanism = ({
  now,
  onSlip,
}: {
  readonly now: () => number;
  readonly onSlip: (slip: Omit<Slip, 'id'>) => void;
}): Mechanism => {
  let bands: Uint8Array[] = [];
  let heightDots = 0;

  const advance = (band: Uint8Array): void => {
    bands.push(band);
    heightDots += band.length / BYTES_PER_ROW;
  };
  const feed = (dots: number): void => advance(new Uint8Array(dots * BYTES_PER_ROW));
  const burn = (bytesPerRow: number, rows: Uint8Array): void => {
    const rowCount = rows.length / bytesPerRow;
    const band = new Uint8Array(rowCount * BYTES_PER_ROW);
    for (let row = 0; row < rowCount; row += 1) {
      band.set(rows.subarray(row * bytesPerRow, (row + 1) * bytesPerRow), row * BYTES_PER_ROW);
    }
    advance(band);
  };
  const takeOut = (end: Slip['end']): void => {
    if (heightDots === 0) return;
    const slip = { at: now(), widthDots: PAPER_WIDTH_DOTS, heightDots, rows: Buffer.concat(bands), end };
    bands = [];
    heightDots = 0;
    onSlip(slip);
  };

  return {
    carryOut: (operation) => {
      switch (operation.kind) {
        case 'initialize':
          return;
        case 'raster':
          burn(operation.bytesPerRow, operation.rows);
          return;
        case 'feed':
          feed(operation.dots);
          return;
        case 'cut':
          feed(operation.feedDots);
          takeOut('cut');
          return;
        case 'refused':
          takeOut('refused');
          return;
        default:
          operation satisfies never;
      }
    },
    uncutRows: () => heightDots,
    tear: () => takeOut('torn'),
  };
};
