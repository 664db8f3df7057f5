import { clockTime } from '#ui-kit/language.ts';
import type { CitizenLanguage } from '#protocol/vocabulary.ts';
import type { Dialogue } from './dialogue.ts';
import type { Situation } from './situation.ts';

/**
 * Two moments with the same key look the same, so that a page is drawn anew only when there is something new to see: not
 * with every beat, and not with every number that is called elsewhere.
 */
export function pageKey(
  situation: Situation,
  dialogue: Dialogue,
  language: CitizenLanguage,
  isBellOn: boolean,
): string {
  if (situation.kind !== 'ticket') return JSON.stringify([situation, language]);
  const { view, heardAtMs, ...rest } = situation;
  const isAsked = dialogue.kind === 'why';
  const facts = { ...view, revision: null, at: null, overtaking: isAsked ? view.overtaking : null };
  // What is being written stands in its own field already.
  const talk = dialogue.kind === 'reasons' ? { ...dialogue, words: null } : dialogue;
  return JSON.stringify([rest, facts, clockTime(heardAtMs, view.timeZone), talk, language, isBellOn]);
}
