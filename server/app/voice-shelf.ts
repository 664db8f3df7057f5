/**
 * The office's own sounds, one WAV file for each phrase: recorded in the browser or uploaded. A phrase that is not here is
 * said by the office's speech program or the built-in voice.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { CLIP_ID_MAX_LENGTH, CLIP_ID_PATTERN, type OwnClip } from '#protocol/announcement.ts';
import type { ClipRefusal } from '#protocol/hall-files.ts';
import { decodeWav, WavError, type WavFault } from '#voice/sound/wav.ts';
import { writeWhole } from './whole-file.ts';

/** Ten seconds of mono at 48 kHz; the longest phrase takes three. */
export const MOST_CLIP_BYTES = 1_100_000;
const MOST_CLIPS = 600;
const LEAST_CLIP_MS = 40;
const MOST_CLIP_MS = 10_000;
export const VOICE_ADDRESS = '/media/voice/';

export type VoiceShelf = {
  readonly clips: () => readonly OwnClip[];
  /** Grows with every change. */
  readonly revision: () => number;
  /** Keeps a phrase's sound in place of the one before; nothing is kept of what is refused. */
  readonly put: (clipId: string, wav: Buffer) => Promise<'kept' | ClipRefusal>;
  /** The phrase is said by the built-in voice again; false when it was so already. */
  readonly remove: (clipId: string) => Promise<boolean>;
};

type Clip = OwnClip & { readonly file: string };

/** Opens the folder, makes it when it is not there, and reads what it holds; a file that is no sound is passed over. */
export async function openVoiceShelf(folder: string): Promise<VoiceShelf> {
  await mkdir(folder, { recursive: true });
  const clips = new Map<string, Clip>();
  for (const file of await readdir(folder)) {
    const clip = clipOf(file, await readFile(path.join(folder, file)));
    if (typeof clip !== 'string') clips.set(clip.clipId, clip);
  }
  let revision = clips.size;

  return {
    clips: () => Array.from(clips.values(), ({ clipId, url, durationMs }) => ({ clipId, url, durationMs })),
    revision: () => revision,
    put: async (clipId, wav) => {
      if (clipId.length > CLIP_ID_MAX_LENGTH || !CLIP_ID_PATTERN.test(clipId)) return 'bad_clip_id';
      const before = clips.get(clipId);
      if (before === undefined && clips.size >= MOST_CLIPS) return 'too_many';
      const file = fileOf(clipId, wav);
      const clip = clipOf(file, wav);
      if (typeof clip === 'string') return clip;
      await writeWhole(folder, file, wav);
      if (before !== undefined && before.file !== file) await rm(path.join(folder, before.file));
      clips.set(clipId, clip);
      revision += 1;
      return 'kept';
    },
    remove: async (clipId) => {
      const clip = clips.get(clipId);
      if (clip === undefined) return false;
      clips.delete(clipId);
      revision += 1;
      await rm(path.join(folder, clip.file), { force: true });
      return true;
    },
  };
}

/** `invite~<content>.wav`: the address changes with the sound, so that browsers may keep it for ever. */
const fileOf = (clipId: string, wav: Buffer): string =>
  `${clipId}~${createHash('sha256').update(wav).digest('hex').slice(0, 16)}.wav`;

function clipOf(file: string, wav: Buffer): Clip | Exclude<ClipRefusal, 'too_many'> {
  const clipId = /^(.+)~[0-9a-f]{16}\.wav$/.exec(file)?.[1];
  if (clipId === undefined || !CLIP_ID_PATTERN.test(clipId)) return 'bad_clip_id';
  const durationMs = durationOf(wav);
  if (typeof durationMs === 'string') return durationMs;
  if (durationMs < LEAST_CLIP_MS) return 'too_short';
  if (durationMs > MOST_CLIP_MS) return 'too_long';
  return { clipId, file, url: VOICE_ADDRESS + encodeURIComponent(file), durationMs };
}

/** Whole milliseconds, or what is wrong with the file. */
export function durationOf(wav: Buffer): number | WavFault {
  try {
    const { samples, sampleRateHz } = decodeWav(wav);
    return Math.floor((samples.length * 1_000) / sampleRateHz);
  } catch (error) {
    if (error instanceof WavError) return error.fault;
    throw error;
  }
}
