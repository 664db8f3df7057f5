/** What the kiosk knows of its voice: whether it has one, and whether it speaks. */
import type { CitizenLanguage } from '#protocol/vocabulary.ts';
import type { KioskState } from '../screens.ts';

export type Spoken = {
  /** Languages that there is a voice for. */
  readonly languages: readonly CitizenLanguage[];
  /** It should speak and could not say what it was to say last. */
  readonly isFailing: boolean;
};

type Speaking = Pick<KioskState, 'comfort' | 'language'>;

/** Why somebody who asked for spoken guidance hears nothing; null when they should hear, or did not ask. */
export function spokenTrouble(
  { languages, isFailing }: Spoken,
  { comfort, language }: Speaking,
): 'noVoice' | 'failing' | null {
  if (!comfort.isSpoken) return null;
  if (!languages.includes(language)) return 'noVoice';
  return isFailing ? 'failing' : null;
}
