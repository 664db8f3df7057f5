/**
 * The letters of Chinese: a megabyte that nobody waits for, fetched while the kiosk has nothing to do, so that a choice of
 * language shows at once and holds while the server is away.
 */
import type { OfficeSettings } from '#protocol/office.ts';
import { LANGUAGE_NAMES } from './languages.ts';
import type { LaterParts } from './later/use-later-parts.ts';
import { STANDSTILL_TEXTS } from './standstill/texts.ts';

const FAMILY = "'Noto Sans TC Variable'";

/** Whatever is written in a tree of texts; of the office's texts the Chinese, where there is one. */
function writtenIn(tree: unknown): string {
  if (typeof tree === 'string') return tree;
  if (typeof tree !== 'object' || tree === null) return '';
  if ('vi' in tree) return 'zh' in tree && typeof tree.zh === 'string' ? tree.zh : '';
  return Object.values(tree).map(writtenIn).join('');
}

/** Each Chinese letter that this kiosk shows, once: the font comes in pieces, and only those with one of them are fetched. */
export const chineseLettersOf = (
  office: OfficeSettings,
  { OTHER_TEXTS, lookUpTexts }: Pick<LaterParts, 'OTHER_TEXTS' | 'lookUpTexts'>,
): string =>
  [
    ...new Set(
      [LANGUAGE_NAMES.zh, STANDSTILL_TEXTS.zh, OTHER_TEXTS.zh, lookUpTexts('zh'), office]
        .map(writtenIn)
        .join(''),
    ),
  ]
    .filter((letter) => letter > '\u2e7f')
    .join('');

/** Resolves once all of them are there. Rejects when one could not be fetched. */
export async function fetchChineseLetters(letters: string, fonts: Pick<FontFaceSet, 'load'>): Promise<void> {
  await import('@fontsource-variable/noto-sans-tc/index.css');
  await fonts.load(`1rem ${FAMILY}`, letters);
}
