/**
 * What the agent asks of a printer, whatever wire it hangs on.
 */
import type { PrinterProblem, PrintState } from '#protocol/vocabulary.ts';
import type { PrinterStatus } from './status.ts';

/**
 * What is known about the paper after one attempt.
 * `printed`: the printer itself said so after the last byte. `sent`: handed over to a printer that cannot say.
 * `failed`: surely no byte of the slip reached it. `uncertain`: some did, and then something went wrong.
 */
export type PrintOutcome = {
  readonly state: Extract<PrintState, 'printed' | 'sent' | 'failed' | 'uncertain'>;
  readonly problem: PrinterProblem | null;
};

export type PrinterPort = {
  /** How the printer is now. Never rejects; a printer that cannot be reached is `offline`. */
  readonly readStatus: () => Promise<PrinterStatus>;
  /**
   * Sends one slip once, never again by itself. Settles exactly once, in bounded time, and never rejects.
   * `onStatus` hears on the way how the printer is: trouble must not wait for the slip to end.
   */
  readonly print: (slip: Uint8Array, onStatus: (status: PrinterStatus) => void) => Promise<PrintOutcome>;
  /** Breaks off what is going on; later calls answer `offline`. */
  readonly close: () => void;
};
