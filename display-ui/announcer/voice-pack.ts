/** The built-in voice: one sound file, and where each clip lies in it. */
import manifest from '../voice/manifest.json';

export type PackedClip = { readonly offsetMs: number; readonly durationMs: number };

const CLIPS: ReadonlyMap<string, PackedClip> = new Map(manifest.clips.map((clip) => [clip.clipId, clip]));

/** Where a clip lies in the pack; null when the pack does not hold it. */
export const packedClip = (clipId: string): PackedClip | null => CLIPS.get(clipId) ?? null;

/** How long a clip lasts in ms; 0 when the pack does not hold it. */
export const clipDurationMs = (clipId: string): number => packedClip(clipId)?.durationMs ?? 0;

/** Fetches and decodes the pack's sound; throws when it is missing, empty or not a sound. */
export async function loadVoice(context: BaseAudioContext, url: string): Promise<AudioBuffer> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the voice file was answered with ${String(response.status)}`);
  const voice = await context.decodeAudioData(await response.arrayBuffer());
  const lastClip = manifest.clips.at(-1);
  const neededMs = lastClip === undefined ? 0 : lastClip.offsetMs + lastClip.durationMs;
  if (voice.duration * 1_000 < neededMs) throw new Error('the voice file is shorter than its manifest says');
  return voice;
}
