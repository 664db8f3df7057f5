import { clockTime } from '#ui-kit/language.ts';
import type { Language } from '#protocol/vocabulary.ts';
import type { Situation } from './situation.ts';

/**
 * Two moments with the same key look the same, so that a page is drawn anew only when there is something new to see: not
 * with every beat, and not with every number that is called elsewhere.
 */
export function pageKey(situation: Situation, language: Language, isBellOn: boolean): string {
  if (situation.kind !== 'ticket') return JSON.stringify([situation, language]);
  const { view, heardAtMs, ...rest } = situation;
  const facts = { ...view, revision: null, at: null };
  return JSON.stringify([rest, facts, clockTime(heardAtMs, view.timeZone), language, isBellOn]);
}
