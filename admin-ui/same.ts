/** Settings are plain data: what reads the same is the same, whatever the order of its keys. */
export const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .map(([key, inner]): readonly [string, unknown] => [key, sorted(inner)])
    .sort(([one], [other]) => (one < other ? -1 : 1));
};
