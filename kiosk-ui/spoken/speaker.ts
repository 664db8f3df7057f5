import type { CitizenLanguage } from '#protocol/vocabulary.ts';
import type { Piece, Voice } from './voice.ts';

export type Speaker = {
  /** `now`: whatever is being said ends; `after`: when it is over. */
  readonly say: (pieces: readonly Piece[], when: 'now' | 'after') => void;
  readonly prepare: (pieces: readonly Piece[]) => void;
  readonly speaks: (language: CitizenLanguage) => boolean;
  readonly stop: () => void;
  readonly isSpeaking: () => boolean;
  /** From the next piece on; 1 is the loudest. */
  readonly setGain: (gain: number) => void;
};

/** One mouth: each piece is said by the first voice that speaks its language, and left out where none does. */
export function createSpeaker(voices: readonly Voice[], onOutcome: (isGood: boolean) => void): Speaker {
  const voiceFor = ({ language }: Piece): Voice | undefined => voices.find((voice) => voice.speaks(language));
  let queue: readonly Piece[] = [];
  let speaking: AbortController | null = null;
  let gain = 1;

  const stop = (): void => {
    queue = [];
    speaking?.abort();
    speaking = null;
  };
  /** Says what is in the queue until it is empty or another run has begun. */
  const run = async (mine: AbortController): Promise<void> => {
    const isOver = (): boolean => mine.signal.aborted;
    while (!isOver()) {
      const [piece, ...rest] = queue;
      if (piece === undefined) {
        speaking = null;
        return;
      }
      queue = rest;
      try {
        await voiceFor(piece)?.say(piece, gain, mine.signal);
        if (!isOver()) onOutcome(true);
      } catch {
        if (isOver()) return;
        // The rest would only follow after a gap.
        queue = [];
        onOutcome(false);
      }
    }
  };
  return {
    say: (pieces, when) => {
      if (when === 'now') stop();
      queue = [...queue, ...pieces];
      if (speaking !== null || queue.length === 0) return;
      speaking = new AbortController();
      void run(speaking);
    },
    prepare: (pieces) => {
      for (const voice of voices) voice.prepare(pieces.filter((piece) => voiceFor(piece) === voice));
    },
    speaks: (language) => voices.some((voice) => voice.speaks(language)),
    stop,
    isSpeaking: () => speaking !== null,
    setGain: (next) => {
      gain = next;
    },
  };
}
