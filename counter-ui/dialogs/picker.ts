/** A search and what is chosen among its results. */
export type Picker = {
  readonly query: string;
  /** Index into the results; null while nothing is chosen. */
  readonly index: number | null;
};

export const EMPTY_PICKER: Picker = { query: '', index: null };

/** As typed: the best result is chosen, but nothing while nothing is typed. */
export const afterTyping = (query: string): Picker => ({ query, index: query.trim() === '' ? null : 0 });

/** After an arrow key; at either end it stays. Null for any other key. */
export function afterArrow(picker: Picker, key: string, results: number): Picker | null {
  if (results === 0 || (key !== 'ArrowDown' && key !== 'ArrowUp')) return null;
  const { index } = picker;
  if (index === null) return { ...picker, index: key === 'ArrowDown' ? 0 : results - 1 };
  const next = key === 'ArrowDown' ? index + 1 : index - 1;
  return { ...picker, index: Math.min(results - 1, Math.max(0, next)) };
}

/** What is chosen, or null. */
export const chosenOf = <Item>({ index }: Picker, results: readonly Item[]): Item | null =>
  index === null ? null : (results[index] ?? null);
