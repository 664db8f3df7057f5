/** What can say words aloud: the port behind which a device's own voices and the office's speech program stand. */
import type { CitizenLanguage } from '#protocol/vocabulary.ts';

/** So much of the words as is said in one breath. */
export type Piece = {
  readonly text: string;
  readonly language: CitizenLanguage;
  /** Made of what a person typed or scanned, or telling of it: it never leaves this machine. */
  readonly isPrivate: boolean;
};

export type Voice = {
  /** Whether it can say anything in the language now. */
  readonly speaks: (language: CitizenLanguage) => boolean;
  /** Resolves when the piece has been said or `signal` is aborted, which silences it at once; rejects when it cannot be said. */
  readonly say: (piece: Piece, gain: number, signal: AbortSignal) => Promise<void>;
  /** These may be wanted: what takes time is done beforehand, in their order. */
  readonly prepare: (pieces: readonly Piece[]) => void;
};
