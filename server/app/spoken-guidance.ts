/**
 * The words of a kiosk's pages, said by the office's speech programs for one who cannot see them: one at a time, each asked for
 * once, and kept in a folder of its own over restarts. Where no program says them the kiosk is told so and stays silent.
 */
import { mkdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { SPOKEN_LANGUAGES, type SpokenLanguage } from '#protocol/announcement.ts';
import type { ClipMaker } from './speech-clip.ts';
import { runSpeechProgram, type SpeechCommand, type SpeechCommands } from './speech-program.ts';
import { createSpeechTroubles } from './speech-troubles.ts';
import { askedName, filesIn, shortHash, SPEECH_LIMITS, type SpeechLimits, type SpeechLog } from './speech.ts';
import { writeWhole } from './whole-file.ts';

export const GUIDANCE_ADDRESS = '/media/guidance/';

export type GuidanceLimits = SpeechLimits & {
  /** Beyond that the sounds that were not asked for the longest are forgotten. */
  readonly keptBytes: number;
};
/** Over an hour of sound, which is more than the pages of the built-in catalogue say. Somebody waits: rests are short. */
export const GUIDANCE_LIMITS: GuidanceLimits = {
  ...SPEECH_LIMITS,
  firstRestMs: 5_000,
  longestRestMs: 60_000,
  keptBytes: 200_000_000,
};

export type SpokenGuidance = {
  /** Languages that a program is set up for. */
  readonly languages: readonly SpokenLanguage[];
  /** Where the sound of the text is to be fetched; null when no program says it now. Never rejects. */
  readonly say: (language: SpokenLanguage, text: string) => Promise<string | null>;
  /** Kills a program that is speaking. */
  readonly close: () => Promise<void>;
};

export type GuidanceParts = {
  readonly folder: string;
  readonly commands: SpeechCommands;
  readonly makeClip: ClipMaker;
  readonly log: SpeechLog;
  readonly limits?: GuidanceLimits;
};

type Kept = { readonly file: string; readonly bytes: number };

/** Opens the folder and makes it when it is not there. */
export async function openSpokenGuidance(parts: GuidanceParts): Promise<SpokenGuidance> {
  const { folder, commands, makeClip, log, limits = GUIDANCE_LIMITS } = parts;
  await mkdir(folder, { recursive: true });
  /** In the order in which they were last asked for. */
  const kept = new Map<string, Kept>();
  for (const [asked, file] of await filesIn(folder)) {
    kept.set(asked, { file, bytes: (await stat(path.join(folder, file))).size });
  }
  const troubles = createSpeechTroubles(limits);
  const ending = new AbortController();
  /** Resolves when the program is free. */
  let free: Promise<unknown> = Promise.resolve();

  const keptUrl = (asked: string): string | null => {
    const sound = kept.get(asked);
    if (sound === undefined) return null;
    kept.delete(asked);
    kept.set(asked, sound);
    return GUIDANCE_ADDRESS + encodeURIComponent(sound.file);
  };
  const forgetOldest = async (): Promise<void> => {
    let bytes = [...kept.values()].reduce((sum, sound) => sum + sound.bytes, 0);
    for (const [asked, sound] of kept) {
      if (bytes <= limits.keptBytes) return;
      kept.delete(asked);
      bytes -= sound.bytes;
      await rm(path.join(folder, sound.file), { force: true });
    }
  };
  /** What went wrong, null when it is kept. Rejects when the disk or the thread fails. */
  const make = async (asked: string, command: SpeechCommand, text: string): Promise<string | null> => {
    const said = await runSpeechProgram(command, text, limits, ending.signal);
    if (!said.ok) return `${said.fault}: ${said.detail}`;
    const made = await makeClip(said.sound);
    if (!made.ok) return `its sound is of no use: ${made.fault}`;
    const file = `${asked}~${shortHash(made.wav)}.wav`;
    await writeWhole(folder, file, made.wav);
    kept.set(asked, { file, bytes: made.wav.length });
    await forgetOldest();
    return null;
  };
  const ask = async (asked: string, command: SpeechCommand, text: string): Promise<string | null> => {
    // Another kiosk may have asked for the same words meanwhile.
    const url = keptUrl(asked);
    if (url !== null || ending.signal.aborted || troubles.restMs(asked, command) > 0) return url;
    const why = await make(asked, command, text).catch(String);
    if (why === null) {
      troubles.good(asked, command);
      return keptUrl(asked);
    }
    const isNews = troubles.bad(asked, command, why.startsWith('cannot_start')) && !ending.signal.aborted;
    log[isNews ? 'warn' : 'debug'](
      { program: command[0], why },
      'the speech program did not say words of the spoken guidance: the kiosk says so on its screen',
    );
    return null;
  };

  return {
    languages: SPOKEN_LANGUAGES.filter((language) => commands[language] !== undefined),
    say: async (language, text) => {
      const command = commands[language];
      if (command === undefined) return null;
      const asked = askedName(command, text);
      const url = keptUrl(asked);
      if (url !== null) return url;
      const answer = free.then(() => ask(asked, command, text));
      free = answer;
      return answer;
    },
    close: async () => {
      ending.abort();
      await free;
    },
  };
}
