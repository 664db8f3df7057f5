/**
 * The status that the printer tells on its own accord (GS a, "Automatic Status Back"): at once when it is asked for,
 * then with each change of what was asked for, to whoever is connected at that moment.
 */
import type { Faults } from './faults.ts';
import { NO_FAULTS } from './faults.ts';
import { asksForAutoStatus, autoStatusBytes, differsIn } from './status-bytes.ts';

/** Says bytes on the connection that they belong to. */
export type Answer = (bytes: Uint8Array) => void;

export type AutoStatus = {
  /** From now on it is told here; null = nobody is connected. What was asked for stays asked for. */
  readonly connect: (listener: Answer | null) => void;
  /** GS a: which items; none ends it. The one who asks is answered. */
  readonly ask: (items: number, answer: Answer) => void;
  /** Nothing is asked for any more. */
  readonly forget: () => void;
  /** How the printer is now; whatever differs is told. */
  readonly look: (faults: Faults, hasRefused: boolean) => void;
};

/** An automatic status that nobody has asked for yet. */
export const createAutoStatus = (): AutoStatus => {
  let items = 0;
  let last = autoStatusBytes(NO_FAULTS, false);
  let listener: Answer | null = null;
  return {
    connect: (next) => {
      listener = next;
    },
    ask: (asked, answer) => {
      items = asked;
      if (asksForAutoStatus(items)) answer(last);
    },
    forget: () => {
      items = 0;
    },
    look: (faults, hasRefused) => {
      const before = last;
      last = autoStatusBytes(faults, hasRefused);
      if (differsIn(items, before, last)) listener?.(last);
    },
  };
};
