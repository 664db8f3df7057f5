/** The sounds a display has at hand: the built-in voice of each language it speaks, over it the office's own clips. */
import type { SpokenLanguage, VoiceManifest } from '#protocol/announcement.ts';
import { clipsAtHand, GRAMMARS, isBuiltIn, type BuiltInLanguage } from '#voice/grammar/announcement.ts';
import en from './pack/en.json';
import vi from './pack/vi.json';

/**
 * Silence played on both sides of a clip. Browsers disagree by up to 6.5 ms on where a decoded file begins (whether the
 * encoder's own delay was already taken off), and a word must not lose its beginning to that.
 */
export const MARGIN_MS = 10;

type PackedClip = { readonly clipId: string; readonly offsetMs: number; readonly durationMs: number };
const PACKED: { readonly [L in BuiltInLanguage]: readonly PackedClip[] } = { vi: vi.clips, en: en.clips };
const PACKED_BY_ID: ReadonlyMap<string, PackedClip> = new Map(
  Object.values(PACKED).flatMap((clips) => clips.map((clip) => [clip.clipId, clip])),
);

/** Where the sound file of each built-in voice is. */
export type SpriteUrls = { readonly [L in BuiltInLanguage]: string };

/** A clip that can be played: `MARGIN_MS` of silence lie before and behind it in the buffer. */
export type BankedClip = {
  readonly buffer: AudioBuffer;
  readonly offsetMs: number;
  readonly durationMs: number;
};

export type VoiceBank = {
  /** The clip's sound; null when it has not been loaded. */
  readonly clip: (clipId: string) => BankedClip | null;
  /** How long a clip lasts in ms, known of built-in ones before they are loaded; 0 for one that is not to be had. */
  readonly durationMs: (clipId: string) => number;
  /** Whether the grammar may ask for the clip. */
  readonly hasClip: (clipId: string) => boolean;
  /** True when every sentence of the language can be said. */
  readonly speaks: (language: SpokenLanguage) => boolean;
};

type LoadedSounds = {
  readonly sprites: ReadonlyMap<SpokenLanguage, AudioBuffer>;
  /** Own clips, each in a buffer of its own with its margins. */
  readonly own: ReadonlyMap<string, BankedClip>;
};

/** A bank of what has been loaded; an office's own clip is heard in place of the built-in one. */
export function createVoiceBank({ sprites, own }: LoadedSounds): VoiceBank {
  const packed = new Map<string, BankedClip>();
  for (const language of Object.keys(PACKED) as BuiltInLanguage[]) {
    const buffer = sprites.get(language);
    if (buffer === undefined) continue;
    for (const { clipId, offsetMs, durationMs } of PACKED[language]) {
      packed.set(clipId, { buffer, offsetMs, durationMs });
    }
  }
  const isAtHand = clipsAtHand({ clips: [] });
  const clip = (clipId: string): BankedClip | null => own.get(clipId) ?? packed.get(clipId) ?? null;
  return {
    clip,
    durationMs: (clipId) => (own.get(clipId) ?? PACKED_BY_ID.get(clipId))?.durationMs ?? 0,
    // Before anything is loaded the caption counts on the built-in voice; from then on it shows what can be heard.
    hasClip: (clipId) => (packed.size === 0 && isAtHand(clipId)) || clip(clipId) !== null,
    speaks: (language) =>
      isBuiltIn(language)
        ? sprites.has(language)
        : GRAMMARS[language].clips().every(({ clipId }) => clip(clipId) !== null),
  };
}

/** Nothing loaded yet: the durations of the built-in voice are known, so that a caption can take its turn in silence. */
export const SILENT_BANK: VoiceBank = createVoiceBank({ sprites: new Map(), own: new Map() });

async function fetchSound(context: BaseAudioContext, url: string): Promise<AudioBuffer> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the sound file was answered with ${String(response.status)}`);
  return context.decodeAudioData(await response.arrayBuffer());
}

/** Fetches and decodes the sprite of a built-in voice; throws when it is missing, too short or not a sound. */
export async function loadSprite(
  context: BaseAudioContext,
  language: BuiltInLanguage,
  url: string,
): Promise<AudioBuffer> {
  const sprite = await fetchSound(context, url);
  const lastClip = PACKED[language].at(-1);
  const neededMs = lastClip === undefined ? 0 : lastClip.offsetMs + lastClip.durationMs;
  if (sprite.duration * 1_000 < neededMs) throw new Error('the sprite is shorter than its manifest says');
  return sprite;
}

/** Fetches one of the office's own clips and lays it between its margins. Throws when it is missing or not a sound. */
export async function loadOwnClip(context: BaseAudioContext, url: string): Promise<BankedClip> {
  const sound = await fetchSound(context, url);
  const margin = Math.ceil((MARGIN_MS * sound.sampleRate) / 1_000);
  const buffer = context.createBuffer(1, sound.length + 2 * margin, sound.sampleRate);
  buffer.copyToChannel(sound.getChannelData(0), 0, margin);
  return {
    buffer,
    offsetMs: (margin * 1_000) / sound.sampleRate,
    durationMs: sound.duration * 1_000,
  };
}

/** What a load brought: a bank of whatever could be had, and whether it is all that the manifest names. */
export type LoadedBank = { readonly bank: VoiceBank; readonly isComplete: boolean };

export type VoiceLoader = (manifest: VoiceManifest) => Promise<LoadedBank>;

/** Loads each thing once, however often it is asked for; one that failed is tried anew when it is asked for again. */
function loadingOnce<K, V>(load: (key: K) => Promise<V>) {
  const loads = new Map<K, Promise<V>>();
  return {
    get: (key: K): Promise<V> => {
      const known = loads.get(key);
      if (known !== undefined) return known;
      const loading = load(key);
      loads.set(key, loading);
      loading.catch(() => loads.delete(key));
      return loading;
    },
    keepOnly: (keys: ReadonlySet<K>): void => {
      for (const key of loads.keys()) if (!keys.has(key)) loads.delete(key);
    },
  };
}

/** The entries whose value could be had, by their keys. */
async function loaded<K, V>(entries: readonly (readonly [K, Promise<V>])[]): Promise<ReadonlyMap<K, V>> {
  const results = await Promise.allSettled(entries.map(([, value]) => value));
  return new Map(
    entries.flatMap(([key], index) => {
      const result = results[index];
      return result?.status === 'fulfilled' ? [[key, result.value] as const] : [];
    }),
  );
}

/**
 * A loader that fetches every sound once: loading again after a change, or after something was missing, fetches only what
 * is new. Sounds that the newest manifest does not name are forgotten. Never rejects: what is missing is not in the bank.
 */
export function createVoiceLoader(context: BaseAudioContext, spriteUrls: SpriteUrls): VoiceLoader {
  const sprites = loadingOnce((language: BuiltInLanguage) =>
    loadSprite(context, language, spriteUrls[language]),
  );
  const ownClips = loadingOnce((url: string) => loadOwnClip(context, url));
  return async ({ languages, clips }) => {
    const builtIn = languages.filter(isBuiltIn);
    sprites.keepOnly(new Set(builtIn));
    ownClips.keepOnly(new Set(clips.map(({ url }) => url)));
    const [spritesHad, ownHad] = await Promise.all([
      loaded(builtIn.map((language) => [language, sprites.get(language)] as const)),
      loaded(clips.map(({ clipId, url }) => [clipId, ownClips.get(url)] as const)),
    ]);
    return {
      bank: createVoiceBank({ sprites: spritesHad, own: ownHad }),
      isComplete: spritesHad.size === builtIn.length && ownHad.size === clips.length,
    };
  };
}
