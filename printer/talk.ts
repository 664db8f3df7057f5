/**
 * A line and an ear on it: what was said so far, and waiting for more.
 */
import { createEar } from './ear.ts';
import type { PrinterStatus } from './status.ts';
import type { Line } from './transports/line.ts';

/** Everything heard and not yet dealt with; whoever deals with a part of it takes it away. */
export type Words = {
  /** Bytes that can answer DLE EOT. */
  realTime: number[];
  /** The newest automatic status. */
  statusBack: PrinterStatus | null;
  /** Answers to GS r. */
  orderedCount: number;
  /** Echoed process ids. */
  echoes: string[];
  /** Bytes that are no word of a printer. */
  foreignCount: number;
};

export type Talk = {
  readonly line: Line;
  readonly words: Words;
  /** Whether something was heard that is no whole word of a printer. */
  readonly isGarbled: () => boolean;
  /**
   * Listens until enough was heard, the time is over, or the line is lost. True when enough was heard.
   * With no time at all it takes what has come.
   */
  readonly listen: (isEnough: (words: Words) => boolean, timeoutMs: number) => Promise<boolean>;
};

/** Begins to listen. What is kept is bounded by what a line may receive. */
export const openTalk = (line: Line): Talk => {
  const ear = createEar();
  const words: Words = { realTime: [], statusBack: null, orderedCount: 0, echoes: [], foreignCount: 0 };
  const take = (byte: number): void => {
    const heard = ear.hear(byte);
    switch (heard?.kind) {
      case undefined:
        return;
      case 'real_time':
        words.realTime.push(heard.byte);
        return;
      case 'status_back':
        words.statusBack = heard.status;
        return;
      case 'ordered':
        words.orderedCount += 1;
        return;
      case 'echo':
        words.echoes.push(heard.processId);
        return;
      case 'foreign':
        words.foreignCount += 1;
        return;
      default:
        heard satisfies undefined;
    }
  };
  return {
    line,
    words,
    isGarbled: () => words.foreignCount > 0 || ear.isWithinWord(),
    listen: async (isEnough, timeoutMs) => {
      const until = performance.now() + timeoutMs;
      for (let leftMs = timeoutMs; !isEnough(words); leftMs = until - performance.now()) {
        if (leftMs < 0) return false;
        const bytes = await line.read(leftMs);
        for (const byte of bytes) take(byte);
        if (bytes.length === 0 && line.state() !== 'open') return isEnough(words);
      }
      return true;
    },
  };
};
