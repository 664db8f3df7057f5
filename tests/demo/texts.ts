/** Finds every text of a settings tree, so that a rule about texts cannot miss one. */
import type { LocalizedText } from '#protocol/vocabulary.ts';

/** A text and the path that leads to it, for readable failures. */
export type FoundText = { readonly path: string; readonly text: LocalizedText };

/** All texts at any depth of `tree`: whatever has `vi` and `en`. */
export const textsIn = (tree: unknown, path = ''): readonly FoundText[] => {
  if (typeof tree !== 'object' || tree === null) return [];
  if ('vi' in tree && 'en' in tree && typeof tree.vi === 'string' && typeof tree.en === 'string') {
    const zh = 'zh' in tree && typeof tree.zh === 'string' ? { zh: tree.zh } : {};
    return [{ path, text: { vi: tree.vi, en: tree.en, ...zh } }];
  }
  return Object.entries(tree).flatMap(([key, value]) => textsIn(value, `${path}/${key}`));
};

/** Every string at any depth of `tree`, not only texts. */
export const stringsIn = (tree: unknown): readonly string[] => {
  if (typeof tree === 'string') return [tree];
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.values(tree).flatMap(stringsIn);
};
