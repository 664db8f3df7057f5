/** What takes turns on the wall. Derived from the clock alone, so that all displays of a hall turn together. */

/** How many fields the strip of the hall holds. */
export const FIELDS_IN_STRIP = 7;
const FIELD_PAGE_MS = 10_000;

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

export type Page<T> = { readonly items: readonly T[]; readonly index: number; readonly count: number };

/** The fields shown now: all of them while they fit, else pages of nearly equal length, ten seconds each. */
export function fieldPage<T>(fields: readonly T[], nowMs: number, mostPerPage = FIELDS_IN_STRIP): Page<T> {
  const count = Math.ceil(fields.length / mostPerPage);
  if (count <= 1) return { items: fields, index: 0, count: 1 };
  const pageLength = Math.ceil(fields.length / count);
  const pages = Array.from({ length: count }, (_, page) =>
    fields.slice(page * pageLength, (page + 1) * pageLength),
  );
  const turn = takingTurns(pages, nowMs, FIELD_PAGE_MS);
  return { items: turn?.item ?? [], index: turn?.index ?? 0, count };
}
