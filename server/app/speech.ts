/**
 * What nobody recorded, said by the office's speech programs: each phrase asked for once, one at a time, in the background,
 * and kept in a folder of its own over restarts. Whatever goes wrong here leaves the office its built-in voice.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { SPOKEN_LANGUAGES, type OwnClip, type SpokenLanguage } from '#protocol/announcement.ts';
import type { ClipMaker } from './speech-clip.ts';
import type { SpeechPhrase } from './speech-phrases.ts';
import {
  runSpeechProgram,
  type SpeechBounds,
  type SpeechCommand,
  type SpeechCommands,
} from './speech-program.ts';
import { createSpeechTroubles, type SpeechPatience } from './speech-troubles.ts';
import { durationOf } from './voice-shelf.ts';
import { writeWhole } from './whole-file.ts';

export const SPEECH_ADDRESS = '/media/speech/';
/** Another number when clips are made of a program's sound in another way. */
const MAKING = 1;
/** Beyond that what is not wanted any more is forgotten: an office needs some sixty for a language. */
const MOST_KEPT = 1_000;

export type SpeechLimits = SpeechBounds & SpeechPatience;
export const SPEECH_LIMITS: SpeechLimits = {
  phraseMs: 20_000,
  soundBytes: 4_000_000,
  firstRestMs: 60_000,
  longestRestMs: 900_000,
};

export type Speech = {
  /**
   * What has been said of the phrases wanted. They come together once a round of asking is over, so that a hall does not
   * hear two voices in a sentence for longer than it must.
   */
  readonly clips: () => readonly OwnClip[];
  /** Languages that a program is set up for. */
  readonly languages: readonly SpokenLanguage[];
  /** Grows with every change of the clips. */
  readonly revision: () => number;
  /** From now on these are wanted and no others; only what was never said is asked of a program. */
  readonly want: (phrases: readonly SpeechPhrase[]) => void;
  /** Kills a program that is speaking. */
  readonly close: () => Promise<void>;
};

/** Where it tells what a person may have to mend, and what only somebody who looks for a fault wants to read. */
export type SpeechLog = {
  readonly warn: (facts: object, message: string) => void;
  readonly debug: (facts: object, message: string) => void;
};

export type SpeechParts = {
  readonly folder: string;
  readonly commands: SpeechCommands;
  readonly makeClip: ClipMaker;
  readonly log: SpeechLog;
  /** The clips are others than before. */
  readonly onClips: () => void;
  readonly limits?: SpeechLimits;
};

/** `asked`: names what was asked of which program. */
type Wanted = {
  readonly clipId: string;
  readonly text: string;
  readonly command: SpeechCommand;
  readonly asked: string;
};
type Kept = { readonly file: string; readonly durationMs: number };
type Wrong = { readonly why: string; readonly isProgram: boolean };

/** Opens the folder and makes it when it is not there. */
export async function openSpeech(parts: SpeechParts): Promise<Speech> {
  const { folder, commands, makeClip, log, onClips, limits = SPEECH_LIMITS } = parts;
  await mkdir(folder, { recursive: true });
  const files = await filesIn(folder);
  const kept = new Map<string, Kept>();
  const troubles = createSpeechTroubles(limits);
  const ending = new AbortController();
  let wanted: readonly Wanted[] = [];
  let clips: readonly OwnClip[] = [];
  let revision = 0;
  let running: Promise<void> | null = null;
  let isOutdated = false;
  let later: NodeJS.Timeout | undefined;

  /** Reads a clip that an earlier round or process left; what is no sound any more is said anew. */
  const recall = async ({ asked }: Wanted): Promise<void> => {
    const file = files.get(asked);
    if (file === undefined || kept.has(asked)) return;
    const durationMs = durationOf(await readFile(path.join(folder, file)).catch(() => Buffer.alloc(0)));
    if (typeof durationMs === 'number') kept.set(asked, { file, durationMs });
    else await forget(asked);
  };
  const forget = async (asked: string): Promise<void> => {
    const file = files.get(asked);
    files.delete(asked);
    kept.delete(asked);
    if (file !== undefined) await rm(path.join(folder, file), { force: true });
  };
  const keep = async (asked: string, wav: Uint8Array, durationMs: number): Promise<void> => {
    const file = `${asked}~${shortHash(wav)}.wav`;
    await writeWhole(folder, file, wav);
    files.set(asked, file);
    kept.set(asked, { file, durationMs });
  };

  /** Says one phrase; resolves with what went wrong, null when it is kept. Rejects when the disk or the thread fails. */
  const say = async ({ asked, text, command }: Wanted): Promise<Wrong | null> => {
    const said = await runSpeechProgram(command, text, limits, ending.signal);
    if (said.complaints !== '') {
      log.debug({ text, complaints: said.complaints }, 'the speech program wrote on standard error');
    }
    if (!said.ok) return { why: `${said.fault}: ${said.detail}`, isProgram: said.fault === 'cannot_start' };
    const made = await makeClip(said.sound);
    if (!made.ok) return { why: `its sound is of no use: ${made.fault}`, isProgram: false };
    await keep(asked, made.wav, made.durationMs);
    return null;
  };
  const trySaying = async (phrase: Wanted): Promise<void> => {
    const { asked, text, command } = phrase;
    const wrong = await say(phrase).catch((error: unknown) => ({ why: String(error), isProgram: false }));
    if (ending.signal.aborted) return;
    if (wrong === null) {
      troubles.good(asked, command);
      return;
    }
    const level = troubles.bad(asked, command, wrong.isProgram) ? 'warn' : 'debug';
    log[level](
      { program: command[0], text, why: wrong.why },
      wrong.isProgram
        ? 'the speech program cannot be started: the built-in voice speaks until it can'
        : 'the speech program did not say a phrase: the built-in voice stands in, and it is asked again later',
    );
  };

  const show = (): void => {
    const next = wanted.flatMap(({ clipId, asked }): readonly OwnClip[] => {
      const clip = kept.get(asked);
      return clip === undefined
        ? []
        : [{ clipId, url: SPEECH_ADDRESS + encodeURIComponent(clip.file), durationMs: clip.durationMs }];
    });
    if (JSON.stringify(next) === JSON.stringify(clips)) return;
    clips = next;
    revision += 1;
    onClips();
  };
  const round = async (): Promise<void> => {
    for (const phrase of wanted) await recall(phrase);
    const tried = new Set<string>();
    const isDue = ({ asked, command }: Wanted): boolean =>
      !kept.has(asked) && !tried.has(asked) && troubles.restMs(asked, command) === 0;
    // Each is tried once a round at most, so a round ends however long it takes.
    for (let next = wanted.find(isDue); next !== undefined; next = wanted.find(isDue)) {
      if (ending.signal.aborted) return;
      tried.add(next.asked);
      // It may have come to be wanted since the round began.
      await recall(next);
      if (!kept.has(next.asked)) await trySaying(next);
    }
    show();
    if (files.size <= MOST_KEPT) return;
    const isWanted = new Set(wanted.map(({ asked }) => asked));
    for (const asked of [...files.keys()]) if (!isWanted.has(asked)) await forget(asked);
  };
  const run = (): void => {
    isOutdated = true;
    if (running !== null || ending.signal.aborted) return;
    clearTimeout(later);
    isOutdated = false;
    running = round()
      .catch((error: unknown) => log.warn({ err: error }, 'what the speech program said could not be kept'))
      .finally(() => {
        running = null;
        if (isOutdated) run();
        else waitForNext();
      });
  };
  const waitForNext = (): void => {
    const rests = wanted
      .filter(({ asked }) => !kept.has(asked))
      .map(({ asked, command }) => troubles.restMs(asked, command));
    if (rests.length === 0 || ending.signal.aborted) return;
    // Never sooner, whatever went wrong: a round that fails at once must not become a loop.
    later = setTimeout(run, Math.max(limits.firstRestMs, Math.min(...rests))).unref();
  };

  return {
    clips: () => clips,
    languages: SPOKEN_LANGUAGES.filter((language) => commands[language] !== undefined),
    revision: () => revision,
    want: (phrases) => {
      wanted = phrases.flatMap(({ clipId, language, text }) => {
        const command = commands[language];
        return command === undefined ? [] : [{ clipId, text, command, asked: askedName(command, text) }];
      });
      run();
    },
    close: async () => {
      ending.abort();
      clearTimeout(later);
      await running;
    },
  };
}

export const shortHash = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex').slice(0, 32);
/** Names what was asked of which program. */
export const askedName = (command: SpeechCommand, text: string): string =>
  shortHash(JSON.stringify([MAKING, command, text]));

/** `<asked>~<content>.wav`, by what was asked: the address changes with the sound, so that browsers may keep it for ever. */
export async function filesIn(folder: string): Promise<Map<string, string>> {
  const names = await readdir(folder);
  return new Map(
    names.flatMap((name) => {
      const asked = /^([0-9a-f]{32})~[0-9a-f]{32}\.wav$/.exec(name)?.[1];
      return asked === undefined ? [] : [[asked, name] as const];
    }),
  );
}
