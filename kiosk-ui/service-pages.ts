/** Which services stand on one page of a field: a kiosk never scrolls, it turns pages. */
import type { Service } from '#protocol/office.ts';

/** How a page is laid out; each decides how many rows fit at the reference size. */
export type Layout = {
  readonly isLandscape: boolean;
  readonly isLargeText: boolean;
  readonly isReachMode: boolean;
  /** What stands above the services besides the heading: nothing, one line, a box of some lines, or a whole strip. */
  readonly notice: 'none' | 'line' | 'box' | 'strip';
};

export type ServicePage = {
  /** One full row each. */
  readonly common: readonly Service[];
  /** Two to a row. */
  readonly others: readonly Service[];
};

/** Rows that fit under the heading without scrolling, at 1080 × 1920 or 1920 × 1080. */
export function rowsPerPage({ isLandscape, isLargeText, isReachMode, notice }: Layout): number {
  // In reach mode the keys keep to the bottom; what stands above them takes nothing from them.
  if (isLandscape && isReachMode) return isLargeText ? 2 : 3;
  if (isReachMode) return isLargeText ? 3 : 4;
  // In landscape a line and a box stand beside the services, a strip above them.
  if (isLandscape) return (isLargeText ? 4 : 5) - (notice === 'strip' ? 1 : 0);
  const rowsLost = { none: 0, line: 1, box: 2, strip: isLargeText ? 1 : 2 }[notice];
  return (isLargeText ? 6 : 8) - rowsLost;
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
