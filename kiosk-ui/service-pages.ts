/** Which services stand on one page of a field: a kiosk never scrolls, it turns pages. */
import type { Service } from '#protocol/office.ts';

/** How a page is laid out; each decides how many rows fit at the reference size. */
export type Layout = {
  readonly isLandscape: boolean;
  /** Larger text flows over as many pages of the screen as it needs. */
  readonly isFlowing: boolean;
  readonly isReachMode: boolean;
  /** The smallest key of this device, in pixels of the drawings. */
  readonly targetPx: number;
  /** What stands above the services besides the heading: nothing, one line, a box of some lines, or a whole strip. */
  readonly notice: 'none' | 'line' | 'box' | 'strip';
};

/** On a small screen the keys must be larger than drawn: from here on there is room for one row less. */
export const ROWS_AS_DRAWN_UP_TO_PX = 104;

export type ServicePage = {
  /** One full row each. */
  readonly common: readonly Service[];
  /** Two to a row. */
  readonly others: readonly Service[];
};

/** Rows that fit under the heading without scrolling, at 1080 × 1920 or 1920 × 1080. */
export function rowsPerPage({ isLandscape, isFlowing, isReachMode, targetPx, notice }: Layout): number {
  if (isFlowing) return Number.POSITIVE_INFINITY;
  const rowsForLargerKeys = targetPx > ROWS_AS_DRAWN_UP_TO_PX ? 1 : 0;
  // In reach mode the keys keep to the bottom; what stands above them takes nothing from them.
  if (isReachMode) return (isLandscape ? 3 : 4) - rowsForLargerKeys;
  // In landscape a line and a box stand beside the services, a strip above them.
  if (isLandscape) return 5 - (notice === 'strip' ? 1 : 0) - rowsForLargerKeys;
  return 8 - { none: 0, line: 1, box: 2, strip: 2 }[notice] - rowsForLargerKeys;
}

/** Splits a field's services into pages of at most `rows` rows, common ones first, in the office's own order. */
export function servicePages(services: readonly Service[], rows: number): readonly ServicePage[] {
  const pages: ServicePage[] = [];
  let common = services.filter((service) => service.isCommon);
  let others = services.filter((service) => !service.isCommon);
  while (common.length > 0 || others.length > 0) {
    const commonHere = common.slice(0, rows);
    const othersHere = others.slice(0, (rows - commonHere.length) * 2);
    pages.push({ common: commonHere, others: othersHere });
    common = common.slice(commonHere.length);
    others = others.slice(othersHere.length);
  }
  return pages.length === 0 ? [{ common: [], others: [] }] : pages;
}
