/** How calls are worded, and the sounds an office has of its own. */

export const SPOKEN_LANGUAGES = ['vi', 'en', 'zh'] as const;
export type SpokenLanguage = (typeof SPOKEN_LANGUAGES)[number];

export type AnnouncementWording = {
  readonly citizenWord: { readonly [L in SpokenLanguage]: string };
  readonly numberReading: 'digits' | 'whole';
  readonly dialect: 'north' | 'south';
  readonly counterNames: readonly { readonly counterNumber: number; readonly name: string }[];
  readonly saysPriority: boolean;
};
export const DEFAULT_WORDING: AnnouncementWording = {
  citizenWord: { vi: 'công dân', en: '', zh: '' },
  numberReading: 'digits',
  dialect: 'north',
  counterNames: [],
  saysPriority: false,
};
export type VoiceManifest = {
  readonly clips: readonly { readonly clipId: string; readonly url: string; readonly durationMs: number }[];
};
