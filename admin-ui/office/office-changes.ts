/** What was changed of the office's settings, and how two people's changes are brought together. */
import type { Counter, Field, OfficeSettings, Service } from '#protocol/office.ts';
import { isSame } from '../same.ts';

/** A field, service or counter is a part of its own, and so is every setting and every rule. */
export type OfficePart =
  | { readonly kind: 'setting'; readonly name: PlainSetting }
  | { readonly kind: 'rule'; readonly name: keyof OfficeSettings['rules'] }
  | { readonly kind: 'field' | 'service' | 'counter'; readonly id: string }
  /** Their order, or that one came or went. */
  | { readonly kind: 'order'; readonly of: ListName };

type ListName = 'fields' | 'services' | 'counters';
export type PlainSetting = Exclude<keyof OfficeSettings, 'revision' | 'rules' | ListName>;

const PLAIN: readonly PlainSetting[] = [
  'name',
  'unitName',
  'timeZone',
  'citizenWord',
  'helpDesk',
  'openingHours',
  'notices',
  'resultServiceId',
  'kioskPaceMs',
];

type Item = Field | Service | Counter;
type List = { readonly name: ListName; readonly kind: 'field' | 'service' | 'counter' };
const LISTS: readonly List[] = [
  { name: 'fields', kind: 'field' },
  { name: 'services', kind: 'service' },
  { name: 'counters', kind: 'counter' },
];

/** What an item is known by. */
export const idOf = (item: Item): string =>
  'counterId' in item ? item.counterId : 'serviceId' in item ? item.serviceId : item.fieldId;

const byId = (items: readonly Item[]): ReadonlyMap<string, Item> =>
  new Map(items.map((item) => [idOf(item), item]));
const idsOf = (items: readonly Item[]): readonly string[] => items.map(idOf);

/** Every part that differs; the revision is none. */
export function changesBetween(before: OfficeSettings, after: OfficeSettings): readonly OfficePart[] {
  const plain = PLAIN.filter((name) => !isSame(before[name], after[name]));
  const rules = (Object.keys(after.rules) as (keyof OfficeSettings['rules'])[]).filter(
    (name) => !isSame(before.rules[name], after.rules[name]),
  );
  const lists = LISTS.flatMap(({ name, kind }): readonly OfficePart[] => {
    const [old, now] = [byId(before[name]), byId(after[name])];
    const changed = [...now].filter(([id, item]) => old.has(id) && !isSame(old.get(id), item));
    return [
      ...changed.map(([id]) => ({ kind, id })),
      ...(isSame(idsOf(before[name]), idsOf(after[name])) ? [] : [{ kind: 'order' as const, of: name }]),
    ];
  });
  return [
    ...plain.map((name) => ({ kind: 'setting' as const, name })),
    ...rules.map((name) => ({ kind: 'rule' as const, name })),
    ...lists,
  ];
}

export const isSamePart = (one: OfficePart, other: OfficePart): boolean => isSame(one, other);

/** One's own changes since `base` carried onto `theirs`, under their revision. */
export function rebase(base: OfficeSettings, mine: OfficeSettings, theirs: OfficeSettings): OfficeSettings {
  return changesBetween(base, mine).reduce<OfficeSettings>((carried, part) => {
    switch (part.kind) {
      case 'setting':
        return { ...carried, [part.name]: mine[part.name] };
      case 'rule':
        return { ...carried, rules: { ...carried.rules, [part.name]: mine.rules[part.name] } };
      case 'order':
        return { ...carried, [part.of]: mergedList(base[part.of], mine[part.of], carried[part.of]) };
      default: {
        const list = LISTS.find(({ kind }) => kind === part.kind);
        if (list === undefined) return carried;
        const own = byId(mine[list.name]).get(part.id);
        const items: readonly Item[] = carried[list.name];
        return {
          ...carried,
          [list.name]: items.map((item) => (idOf(item) === part.id && own !== undefined ? own : item)),
        };
      }
    }
  }, theirs);
}

/** My order, without what they took away and with what they added at the end. */
function mergedList(base: readonly Item[], mine: readonly Item[], theirs: readonly Item[]): readonly Item[] {
  const [before, there] = [byId(base), byId(theirs)];
  const kept = mine.flatMap((item): readonly Item[] => {
    const id = idOf(item);
    if (!before.has(id)) return [item];
    const theirItem = there.get(id);
    return theirItem === undefined ? [] : [isSame(before.get(id), item) ? theirItem : item];
  });
  const known = new Set([...before.keys(), ...idsOf(mine)]);
  return [...kept, ...theirs.filter((item) => !known.has(idOf(item)))];
}
