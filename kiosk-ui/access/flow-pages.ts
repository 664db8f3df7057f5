/** Where a page that is longer than the screen is cut into parts: never through a key, a sentence or a picture. */

/** Something that must be seen whole, measured from the top of the page in pixels. */
export type WholePiece = {
  readonly top: number;
  readonly bottom: number;
  /** A heading: it must not be left alone at the foot of a part. */
  readonly leadsOn: boolean;
};

/** One part of a page, from and to a height in pixels. */
export type FlowPart = { readonly top: number; readonly bottom: number };

/** What overlaps by a pixel of rounding is not cut. */
const TOLERANCE_PX = 1;

/**
 * The parts in which a page of `length` is shown through a window of `height`. Every piece that fits into the window is
 * whole in one of them, and each part begins where the one before ended. Only a piece higher than the window is cut.
 */
export function flowParts(
  pieces: readonly WholePiece[],
  length: number,
  height: number,
): readonly [FlowPart, ...FlowPart[]] {
  const bound = boundToNext(pieces);
  const parts: FlowPart[] = [];
  let top = 0;
  while (height > 0 && length - top > height + TOLERANCE_PX) {
    const limit = top + height;
    const bottom = cutAbove(bound, top, limit) ?? cutAbove(pieces, top, limit) ?? limit;
    parts.push({ top, bottom });
    top = bottom;
  }
  const last = { top, bottom: length };
  const [first, ...others] = [...parts, last];
  return [first, ...others];
}

/** Each heading with what it leads on to. */
function boundToNext(pieces: readonly WholePiece[]): readonly WholePiece[] {
  return pieces.map((piece) => {
    if (!piece.leadsOn) return piece;
    const below = pieces.filter(({ top }) => top >= piece.bottom - TOLERANCE_PX);
    const nextTop = Math.min(...below.map(({ top }) => top));
    const next = below.find(({ top }) => top === nextTop);
    return next === undefined ? piece : { ...piece, bottom: next.bottom };
  });
}

/** The lowest cut between `top` and `limit` that goes through nothing; null when there is none. */
function cutAbove(pieces: readonly WholePiece[], top: number, limit: number): number | null {
  let cut = limit;
  while (cut > top + TOLERANCE_PX) {
    const through = pieces.filter(
      (piece) => piece.top < cut - TOLERANCE_PX && piece.bottom > cut + TOLERANCE_PX,
    );
    if (through.length === 0) return holdsSomething(pieces, top, cut) ? cut : null;
    cut = Math.min(...through.map((piece) => piece.top));
  }
  return null;
}

/** A part with nothing but empty room in it is none. */
const holdsSomething = (pieces: readonly WholePiece[], top: number, bottom: number): boolean =>
  pieces.some((piece) => piece.top >= top - TOLERANCE_PX && piece.bottom <= bottom + TOLERANCE_PX);

/** Which part shows the pixel at `y`. */
export function partAt(parts: readonly FlowPart[], y: number): number {
  const index = parts.findIndex(({ bottom }) => y < bottom);
  return index < 0 ? parts.length - 1 : index;
}
