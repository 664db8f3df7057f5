/** What a change made of what, value by value: whatever the settings are, without knowing them. */
import type { Json } from '#protocol/audit.ts';

/** One value that was replaced. `path`: what it belongs to, from the outside in. */
export type ValueChange = {
  readonly path: readonly PathPart[];
  /** Undefined: it was not there. */
  readonly before: Json | undefined;
  readonly after: Json | undefined;
};
/** A setting by its name, or one of a list by what it is called there. */
export type PathPart =
  { readonly kind: 'key'; readonly key: string } | { readonly kind: 'item'; readonly name: string };

type Fields = { readonly [key: string]: Json };
const isFields = (value: Json | undefined): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

/** By what one of a list is known again: its own id, and not one that it only points to. */
function idOf(item: Json): string | null {
  if (!isFields(item)) return null;
  const [first] =
    Object.entries(item).find(([key]) => key.endsWith('Id') || key === 'part' || key === 'date') ?? [];
  const id = first === undefined ? undefined : item[first];
  return typeof id === 'string' ? id : null;
}

/** What people call it: its name, else its number, else its id. */
function nameOf(item: Json): string {
  if (!isFields(item)) return JSON.stringify(item);
  const { name, number } = item;
  if (typeof name === 'string') return name;
  if (isFields(name) && typeof name['vi'] === 'string') return name['vi'];
  return typeof number === 'number' ? String(number) : (idOf(item) ?? '');
}

function* between(
  before: Json | undefined,
  after: Json | undefined,
  path: readonly PathPart[],
): Generator<ValueChange> {
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  if (isFields(before) && isFields(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)]))
      yield* between(before[key], after[key], [...path, { kind: 'key', key }]);
    return;
  }
  const items = [...(isList(before) ? before : []), ...(isList(after) ? after : [])];
  const ids = items.map(idOf);
  if (!isList(before) || !isList(after) || ids.length === 0 || ids.includes(null)) {
    yield { path, before, after };
    return;
  }
  let hasTold = false;
  for (const id of new Set(ids)) {
    const one = before.find((item) => idOf(item) === id);
    const other = after.find((item) => idOf(item) === id);
    const name = nameOf(other ?? one ?? null);
    for (const change of between(one, other, [...path, { kind: 'item', name }])) {
      hasTold = true;
      yield change;
    }
  }
  // The same things in another order.
  if (!hasTold) yield { path, before: before.map(nameOf), after: after.map(nameOf) };
}

/** Every value that differs, in the order of the settings. */
export const valueChanges = (before: Json, after: Json): readonly ValueChange[] => [
  ...between(before ?? {}, after ?? {}, []),
];
