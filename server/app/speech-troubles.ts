/** When a speech program that did not say a phrase is asked again: later each time, and not for every phrase anew. */
import type { SpeechCommand } from './speech-program.ts';

export type SpeechPatience = {
  /** Until a phrase that failed is tried a second time; twice as long after each further failure. */
  readonly firstRestMs: number;
  readonly longestRestMs: number;
};

/** So many failures in a row are the program's fault, not the phrase's. */
const FAILURES_OF_A_PROGRAM = 3;

export type SpeechTroubles = {
  /** How long the phrase is still to be left alone; 0 = it may be tried. */
  readonly restMs: (asked: string, command: SpeechCommand) => number;
  readonly good: (asked: string, command: SpeechCommand) => void;
  /** True when it is news. `isProgram`: the program itself is at fault, and no other phrase worth a try for now. */
  readonly bad: (asked: string, command: SpeechCommand, isProgram: boolean) => boolean;
};

type Trouble = { failures: number; until: number };

/** Kept in memory: a restart is a reason to try again. */
export function createSpeechTroubles({ firstRestMs, longestRestMs }: SpeechPatience): SpeechTroubles {
  const ofPhrases = new Map<string, Trouble>();
  const ofPrograms = new Map<string, Trouble>();
  const nameOf = (command: SpeechCommand): string => JSON.stringify(command);
  const restAfter = (failures: number): number =>
    performance.now() + Math.min(firstRestMs * 2 ** (failures - 1), longestRestMs);
  const troubleOf = (troubles: Map<string, Trouble>, name: string): Trouble => {
    const known = troubles.get(name) ?? { failures: 0, until: 0 };
    troubles.set(name, known);
    return known;
  };
  return {
    restMs: (asked, command) => {
      const until = Math.max(ofPhrases.get(asked)?.until ?? 0, ofPrograms.get(nameOf(command))?.until ?? 0);
      return Math.max(0, until - performance.now());
    },
    good: (asked, command) => {
      ofPhrases.delete(asked);
      ofPrograms.delete(nameOf(command));
    },
    bad: (asked, command, isProgram) => {
      const [phrase, program] = [troubleOf(ofPhrases, asked), troubleOf(ofPrograms, nameOf(command))];
      const isNews = phrase.failures === 0 && program.failures < FAILURES_OF_A_PROGRAM;
      phrase.failures += 1;
      phrase.until = restAfter(phrase.failures);
      program.failures = isProgram
        ? Math.max(program.failures + 1, FAILURES_OF_A_PROGRAM)
        : program.failures + 1;
      if (program.failures >= FAILURES_OF_A_PROGRAM) program.until = restAfter(program.failures);
      return isNews;
    },
  };
}
