/**
 * The part of the printer that makes paper: takes operations in their order, burns dots, feeds, cuts.
 * What came out is never changed again.
 */
import type { Operation } from './commands.ts';

/** One piece of paper in somebody's hand. */
export type Slip = {
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly widthDots: number;
  readonly heightDots: number;
  /** Packed dots, most significant bit left, 1 = black. */
  readonly rows: Uint8Array;
  /**
   * `cut`: at the cutter, or behind its last feed at the tear bar of a printer without one; whatever hung on the roll
   * before comes with it. `torn`: taken out by hand before that. `refused`: the printer did not understand what came next.
   */
  readonly end: 'cut' | 'torn' | 'refused';
};

/** Paper without a number: where it hangs, or when it comes off. */
export type Paper = Pick<Slip, 'widthDots' | 'heightDots' | 'rows'>;

export type PaperOperation = Extract<Operation, { readonly kind: 'raster' | 'feed' | 'cut' | 'refused' }>;

export type Mechanism = {
  readonly carryOut: (operation: PaperOperation) => void;
  /** Rows that came out and still hang on the roll. */
  readonly uncutRows: () => number;
  /** The same as dots. */
  readonly uncutPaper: () => Paper;
  /** Somebody pulls the paper out: what hangs on the roll becomes a slip, unfinished. */
  readonly tear: () => void;
  /** Somebody takes the paper off at the tear bar: a whole slip when it was fed there, else an unfinished one. */
  readonly takeAtTearBar: () => void;
};

/** How many rows of paper an operation moves. */
export const rowsOf = (operation: PaperOperation): number => {
  switch (operation.kind) {
    case 'raster':
      return operation.rows.length / operation.bytesPerRow;
    case 'feed':
      return operation.dots;
    case 'cut':
      return operation.feedDots;
    case 'refused':
      return 0;
    default:
      return operation satisfies never;
  }
};

/** Splits an operation after so many rows of paper: what is done until then, and what remains. */
export const splitAfter = (
  operation: PaperOperation,
  rowCount: number,
): { readonly done: PaperOperation; readonly rest: PaperOperation | null } => {
  // A cut is a feed first: whatever the feed brings about keeps the knife from falling.
  if (operation.kind === 'cut' && operation.feedDots > 0) {
    const dots = Math.min(operation.feedDots, rowCount);
    return { done: { kind: 'feed', dots }, rest: { kind: 'cut', feedDots: operation.feedDots - dots } };
  }
  if (rowsOf(operation) <= rowCount || operation.kind === 'cut' || operation.kind === 'refused') {
    return { done: operation, rest: null };
  }
  if (operation.kind === 'feed') {
    return {
      done: { kind: 'feed', dots: rowCount },
      rest: { kind: 'feed', dots: operation.dots - rowCount },
    };
  }
  const { bytesPerRow, rows } = operation;
  return {
    done: { kind: 'raster', bytesPerRow, rows: rows.subarray(0, rowCount * bytesPerRow) },
    rest: { kind: 'raster', bytesPerRow, rows: rows.subarray(rowCount * bytesPerRow) },
  };
};

/** A mechanism with an empty slot; `onSlip` gets each piece of paper as it comes off. */
export const createMechanism = ({
  widthDots,
  now,
  onSlip,
}: {
  readonly widthDots: number;
  readonly now: () => number;
  readonly onSlip: (slip: Omit<Slip, 'id'>) => void;
}): Mechanism => {
  const paperBytesPerRow = widthDots / 8;
  let bands: Uint8Array[] = [];
  let heightDots = 0;
  let wasFedLast = false;

  const advance = (band: Uint8Array): void => {
    bands.push(band);
    heightDots += band.length / paperBytesPerRow;
  };
  const feed = (dots: number): void => {
    advance(new Uint8Array(dots * paperBytesPerRow));
    wasFedLast = true;
  };
  const burn = (bytesPerRow: number, rows: Uint8Array): void => {
    const rowCount = rows.length / bytesPerRow;
    const band = new Uint8Array(rowCount * paperBytesPerRow);
    for (let row = 0; row < rowCount; row += 1) {
      band.set(rows.subarray(row * bytesPerRow, (row + 1) * bytesPerRow), row * paperBytesPerRow);
    }
    advance(band);
    wasFedLast = false;
  };
  const hanging = (): Paper => ({ widthDots, heightDots, rows: Buffer.concat(bands) });
  const takeOut = (end: Slip['end']): void => {
    if (heightDots === 0) return;
    const slip = { at: now(), ...hanging(), end };
    bands = [];
    heightDots = 0;
    onSlip(slip);
  };

  return {
    carryOut: (operation) => {
      switch (operation.kind) {
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
    uncutPaper: hanging,
    tear: () => takeOut('torn'),
    takeAtTearBar: () => takeOut(wasFedLast ? 'cut' : 'torn'),
  };
};
