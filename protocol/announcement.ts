/** How an office wants its calls spoken, and the sounds of its own: data that server, screens and settings share. */

/** Languages the loudspeaker has a grammar for. The built-in voice speaks the first two; `zh` waits for a recording. */
export const SPOKEN_LANGUAGES = ['vi', 'en', 'zh'] as const;
export type SpokenLanguage = (typeof SPOKEN_LANGUAGES)[number];

/** A kiosk's spoken guidance asks a speech program for so many letters at once; longer words are said in pieces. */
export const MOST_SPOKEN_AT_ONCE = 120;

/** `digits`: A012 is "A không một hai"; `whole`: "A mười hai". */
export const NUMBER_READINGS = ['digits', 'whole'] as const;
export type NumberReading = (typeof NUMBER_READINGS)[number];

/** Which Vietnamese number words are said: "linh" and "hai mươi tư" in the North, "lẻ" and "hai mươi bốn" in the South. */
export const DIALECTS = ['north', 'south'] as const;
export type Dialect = (typeof DIALECTS)[number];

export type AnnouncementWording = {
  /** Said one after the other in this order; never empty, each once. */
  readonly languages: readonly SpokenLanguage[];
  /** How people are addressed in each language ("công dân", "quý khách"); empty = not at all. */
  readonly citizenWord: { readonly [L in SpokenLanguage]: string };
  readonly numberReading: NumberReading;
  readonly dialect: Dialect;
  /** What a counter is called when it is not called by its number: "quầy Hộ tịch". Said only if there is a clip of it. */
  readonly counterNames: {
    readonly [counterNumber: number]: { readonly [L in SpokenLanguage]?: string };
  };
  /** Says "ưu tiên" with a priority number, never which group it belongs to. */
  readonly saysPriority: boolean;
};

export const DEFAULT_WORDING: AnnouncementWording = {
  languages: ['vi'],
  // Those who need the English sentence are seldom citizens, and Chinese offices say 來賓, "guest".
  citizenWord: { vi: 'công dân', en: '', zh: '來賓' },
  numberReading: 'digits',
  dialect: 'north',
  counterNames: {},
  saysPriority: false,
};

/** One of the office's own sounds. */
export type OwnClip = {
  readonly clipId: string;
  /** Where to fetch its WAV from; another recording has another address. */
  readonly url: string;
  readonly durationMs: number;
};

/** What a display needs to load in order to speak: the built-in voice of each language, over it the office's own clips. */
export type VoiceManifest = {
  readonly languages: readonly SpokenLanguage[];
  readonly clips: readonly OwnClip[];
};

/** What every clip id looks like: its language, then words of plain letters and digits. It is a safe file name. */
export const CLIP_ID_PATTERN = /^(?:vi|en|zh)(?:-[a-z0-9]+){1,16}$/;
/** No clip id is longer. */
export const CLIP_ID_MAX_LENGTH = 80;
