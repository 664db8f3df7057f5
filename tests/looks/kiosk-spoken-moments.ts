/** The kiosk while it speaks, while it has no voice for the language, and while its voice fails. */
import { CITIZEN_LANGUAGES } from '#protocol/vocabulary.ts';
import type { Spoken } from '../../kiosk-ui/spoken/spoken.ts';

export const EVERY_VOICE: Spoken = { languages: CITIZEN_LANGUAGES, isFailing: false };
const NO_VOICE: Spoken = { languages: [], isFailing: false };
const comfort = { isSpoken: true } as const;

export const SPOKEN_MOMENTS = {
  'easier-spoken': { sheet: 'easier', comfort },
  'easier-no-voice': { sheet: 'easier', comfort, spoken: NO_VOICE },
  'easier-not-offered': { sheet: 'easier', spoken: NO_VOICE },
  spoken: { comfort },
  'spoken-no-voice': { comfort, spoken: NO_VOICE },
  'spoken-failing': { comfort, spoken: { ...EVERY_VOICE, isFailing: true } },
} as const;
