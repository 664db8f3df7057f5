/** How many procedures stand on one page of results, and how wide the keyboard beneath is. Nothing scrolls. */
import { ROWS_AS_DRAWN_UP_TO_PX, type Layout } from '../service-pages.ts';

/** Larger text flows over as many parts as it needs; longer than this nobody turns on. */
const FLOWING_ROWS = 12;
/** With larger keys than drawn there is room for one row less. */
const rowsForLargerKeys = ({ targetPx }: Layout): number => (targetPx > ROWS_AS_DRAWN_UP_TO_PX ? 1 : 0);

/** Rows that fit above the keyboard of the search page, at 1080 × 1920 or 1920 × 1080. */
export function searchRows(layout: Layout): number {
  const { isLandscape, isFlowing, isReachMode, notice } = layout;
  if (isFlowing) return FLOWING_ROWS;
  const rowsForKeyboard = isKeyboardCompact(layout) ? 1 : 0;
  // Lying, the keyboard stands beside the rows: a broader one makes them narrow, and higher.
  if (isLandscape) return 5 - (notice === 'strip' ? 1 : 0) - rowsForKeyboard;
  const rowsLost = rowsForKeyboard + rowsForLargerKeys(layout);
  return Math.max(1, (isReachMode ? 2 : 6 - (notice === 'strip' ? 2 : 0)) - rowsLost);
}

/** Rows that fit on a page that has nothing but its heading. */
export function browseRows(layout: Layout): number {
  const { isLandscape, isFlowing, isReachMode, notice } = layout;
  if (isFlowing) return FLOWING_ROWS;
  const rowsLost = rowsForLargerKeys(layout);
  if (isReachMode) return (isLandscape ? 2 : 5) - rowsLost;
  if (isLandscape) return 4 - (notice === 'strip' ? 1 : 0) - rowsLost;
  return 9 - (notice === 'strip' ? 1 : 0) - rowsLost;
}

export type Page<Item> = { readonly items: readonly Item[]; readonly index: number; readonly pages: number };

/** One page of many; an index beyond the last is the last, since what is listed may have become shorter. */
export function pageOf<Item>(items: readonly Item[], size: number, wanted: number): Page<Item> {
  const pages = Math.max(1, Math.ceil(items.length / size));
  const index = Math.min(wanted, pages - 1);
  return { items: items.slice(index * size, (index + 1) * size), index, pages };
}

/** Ten keys in a row are no wider than this in pixels of the drawings; where a key must be wider, there are eight. */
const TEN_IN_A_ROW_UP_TO_PX = 84;
export const isKeyboardCompact = ({ targetPx }: Layout): boolean => targetPx > TEN_IN_A_ROW_UP_TO_PX;
