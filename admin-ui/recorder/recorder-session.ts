/**
 * A recording session: the microphone, the take that stands on the screen, and a folder of files being taken in. One
 * take at a time; what is not kept is forgotten when another phrase is opened.
 */
import { peakDbfs } from '#voice/sound/loudness.ts';
import type { ClipTrouble, UploadAnswer } from '../hall/hall-http.ts';
import type { Microphone, MicrophoneFault, OpenMicrophone } from './microphone.ts';
import type { SoundFault } from './sound-fault.ts';
import { joined, takeOf, type Take } from './take.ts';

/** A phrase takes three seconds; whoever forgets to stop is stopped. */
export const LONGEST_TAKE_MS = 15_000;
const SAMPLES_PER_MS = 48;
/** The meter falls no faster than eyes follow. */
const METER_FALL_DB = 1.5;
const SILENT_DB = -90;
/** Blocks between two movements of the meter: about 40 ms. */
const BLOCKS_PER_METER = 2;

export type TakeState =
  | { readonly kind: 'recording'; readonly clipId: string }
  | { readonly kind: 'taken'; readonly clipId: string; readonly take: Take }
  | { readonly kind: 'keeping'; readonly clipId: string; readonly take: Take }
  | { readonly kind: 'refused'; readonly clipId: string; readonly take: Take; readonly why: ClipTrouble };

export type RefusedFile = {
  readonly name: string;
  readonly why: SoundFault | ClipTrouble | 'unknown_phrase';
  /** Of a fault that is measured; 0 for any other. */
  readonly decibels: number;
};
export type FolderState = {
  readonly isRunning: boolean;
  readonly done: number;
  readonly total: number;
  readonly kept: number;
  readonly refused: readonly RefusedFile[];
};

export type RecorderState = {
  readonly microphone: MicrophoneFault | null;
  /** Peak of the last moments in dBFS; null while nothing is recorded. */
  readonly levelDb: number | null;
  readonly take: TakeState | null;
  /** The phrase that was kept last. */
  readonly keptClipId: string | null;
  readonly folder: FolderState | null;
};

export const NO_RECORDER: RecorderState = {
  microphone: null,
  levelDb: null,
  take: null,
  keptClipId: null,
  folder: null,
};

export type RecorderActions = {
  /** Begins a take of the phrase, or ends the one that runs. */
  readonly recordOrStop: (clipId: string) => void;
  /** Begins anew, whatever stands. */
  readonly recordAgain: (clipId: string) => void;
  /** Plays exactly what will be stored. */
  readonly playTake: () => void;
  /** Plays a sound that the office has. */
  readonly playUrl: (url: string) => void;
  /** Stores the take; `onKept` hears that it is stored. */
  readonly keep: (onKept: () => void) => void;
  /** Another phrase is opened. */
  readonly leave: () => void;
  /** Takes in every WAV file that is named by a phrase. */
  readonly takeFolder: (files: readonly File[], clipIds: readonly string[]) => void;
};

export type RecorderSession = RecorderActions & {
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: () => RecorderState;
  readonly forget: () => void;
};

export type RecorderParts = {
  readonly openMicrophone: OpenMicrophone;
  readonly putClip: (clipId: string, wav: Blob) => Promise<UploadAnswer<ClipTrouble>>;
  /** Mono samples at 48 kHz of a sound file; null for one that is none. */
  readonly decode: (file: Blob) => Promise<Float32Array | null>;
  readonly play: (samples: Float32Array<ArrayBuffer>) => void;
  readonly playUrl: (url: string) => void;
};

/** A session in which nothing has been recorded. */
export function createRecorderSession(parts: RecorderParts): RecorderSession {
  let state = NO_RECORDER;
  let microphone: Microphone | null = null;
  let blocks: Float32Array[] = [];
  /** Raised whenever a take is begun or given up, so that a microphone that opens late does not record for it. */
  let attempt = 0;
  const listeners = new Set<() => void>();
  const update = (change: Partial<RecorderState>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const closeMicrophone = (): void => {
    microphone?.close();
    microphone = null;
  };

  const stop = (): void => {
    const { take } = state;
    if (take?.kind !== 'recording') return;
    attempt += 1;
    closeMicrophone();
    const recorded = takeOf(joined(blocks));
    blocks = [];
    update({ levelDb: null, take: { kind: 'taken', clipId: take.clipId, take: recorded } });
  };
  const hear = (block: Float32Array): void => {
    if (state.take?.kind !== 'recording') return;
    blocks.push(block);
    const isFull = blocks.length * block.length >= LONGEST_TAKE_MS * SAMPLES_PER_MS;
    if (isFull) stop();
    else if (blocks.length % BLOCKS_PER_METER === 0) {
      const fallen = (state.levelDb ?? SILENT_DB) - METER_FALL_DB;
      update({ levelDb: Math.max(peakDbfs(block), fallen, SILENT_DB) });
    }
  };
  const record = async (clipId: string): Promise<void> => {
    closeMicrophone();
    attempt += 1;
    const own = attempt;
    blocks = [];
    update({ take: { kind: 'recording', clipId }, levelDb: SILENT_DB, microphone: null, keptClipId: null });
    const opened = await parts.openMicrophone((block) => {
      if (own === attempt) hear(block);
    });
    if (typeof opened === 'string') {
      if (own === attempt) update({ take: null, levelDb: null, microphone: opened });
    } else if (own === attempt) microphone = opened;
    else opened.close();
  };

  const keep = async (onKept: () => void): Promise<void> => {
    const { take } = state;
    if (take === null || take.kind === 'recording' || take.kind === 'keeping' || !take.take.ok) return;
    const { clipId, take: recorded } = take;
    attempt += 1;
    const own = attempt;
    update({ take: { kind: 'keeping', clipId, take: recorded } });
    const answer = await parts.putClip(clipId, new Blob([take.take.wav], { type: 'audio/wav' }));
    if (own !== attempt) return;
    if (answer.ok) {
      update({ take: null, keptClipId: clipId });
      onKept();
    } else {
      update({ take: { kind: 'refused', clipId, take: recorded, why: answer.why } });
    }
  };

  const takeFile = async (file: File, clipIds: readonly string[]): Promise<RefusedFile | null> => {
    const { name } = file;
    const clipId = name.replace(/\.wav$/i, '');
    if (!clipIds.includes(clipId)) return { name, why: 'unknown_phrase', decibels: 0 };
    const samples = await parts.decode(file);
    if (samples === null) return { name, why: 'not_a_sound', decibels: 0 };
    const take = takeOf(samples);
    if (!take.ok) return { name, why: take.fault, decibels: take.decibels };
    const answer = await parts.putClip(clipId, new Blob([take.wav], { type: 'audio/wav' }));
    return answer.ok ? null : { name, why: answer.why, decibels: 0 };
  };
  const takeFolder = async (files: readonly File[], clipIds: readonly string[]): Promise<void> => {
    if (state.folder?.isRunning === true) return;
    const sounds = files.filter(({ name }) => /\.wav$/i.test(name));
    let folder: FolderState = { isRunning: true, done: 0, total: sounds.length, kept: 0, refused: [] };
    update({ folder });
    for (const file of sounds) {
      const refused = await takeFile(file, clipIds);
      folder = {
        ...folder,
        done: folder.done + 1,
        kept: folder.kept + (refused === null ? 1 : 0),
        refused: refused === null ? folder.refused : [...folder.refused, refused],
      };
      update({ folder });
    }
    update({ folder: { ...folder, isRunning: false } });
  };

  const leave = (): void => {
    attempt += 1;
    closeMicrophone();
    blocks = [];
    update({ take: null, levelDb: null });
  };
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    recordOrStop: (clipId) => {
      if (state.take?.kind === 'recording') stop();
      else if (state.take?.kind !== 'keeping') void record(clipId);
    },
    recordAgain: (clipId) => {
      if (state.take?.kind !== 'keeping') void record(clipId);
    },
    playTake: () => {
      const { take } = state;
      if (take !== null && take.kind !== 'recording' && take.take.ok) parts.play(take.take.samples);
    },
    playUrl: parts.playUrl,
    keep: (onKept) => void keep(onKept),
    leave,
    takeFolder: (files, clipIds) => void takeFolder(files, clipIds),
    forget: () => {
      leave();
      update(NO_RECORDER);
    },
  };
}
