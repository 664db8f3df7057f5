/** What takes turns on the wall. Derived from the clock alone, so that all displays of a hall turn together. */

const FIELDS_PER_PAGE = 7;
const FIELD_PAGE_MS = 10_000;
/** How long one notice stands. */
export const NOTICE_MS = 12_000;

/** The item whose turn it is, and its place; null when there is none. `shift` starts that many items later. */
export function takingTurns<T>(
  items: readonly T[],
  nowMs: number,
  turnMs: number,
  shift = 0,
): { readonly item: T; readonly index: number } | null {
  if (items.length === 0) return null;
  const index = (Math.floor(nowMs / turnMs) + shift) % items.length;
  const item = items[index];
  return item === undefined ? null : { item, index };
}

/** The fields shown now: all of them up to seven, else pages of nearly equal length, ten seconds each. */
export function fieldPage<T>(fields: readonly T[], nowMs: number): readonly T[] {
  const pageCount = Math.ceil(fields.length / FIELDS_PER_PAGE);
  if (pageCount <= 1) return fields;
  const pageLength = Math.ceil(fields.length / pageCount);
  const pages = Array.from({ length: pageCount }, (_, page) =>
    fields.slice(page * pageLength, (page + 1) * pageLength),
  );
  return takingTurns(pages, nowMs, FIELD_PAGE_MS)?.item ?? [];
}
