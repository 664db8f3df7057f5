/** The list of what an office needs before its first working day: what of it a person said, and what the office's own facts say. */
import type { Announcement } from '#protocol/views.ts';
import type { InstantMs, PrinterId, PrinterProblem, PrintState } from '#protocol/vocabulary.ts';

/** In the order in which a new office comes to stand: what hangs on nothing else first. */
export const START_STEPS = [
  'printer',
  'kiosk',
  'display',
  'voice',
  'counters',
  'people',
  'rating',
  'number',
  'call',
] as const;
export type StartStep = (typeof START_STEPS)[number];

/** Only what no fact tells: that a person looked at the paper, heard the voice, or would rather not now. */
export type StartSettings = {
  readonly revision: number;
  /** Printers whose test page somebody looked at and found right. */
  readonly rightPrinterIds: readonly PrinterId[];
  /** Somebody stood in the hall and heard the trial call. */
  readonly isVoiceHeard: boolean;
  /** Left for later. */
  readonly later: readonly StartStep[];
  /** Nobody needs the list any more. */
  readonly isPutAway: boolean;
};

/** The newest test page of a printer, today. */
export type TestPage = {
  readonly printerId: PrinterId;
  readonly orderedAt: InstantMs;
  readonly state: PrintState;
  readonly problem: PrinterProblem | null;
};

export type StartFacts = {
  readonly testPages: readonly TestPage[];
  /** The last trial call, and whether the hall heard it; null when there was none since the server began. */
  readonly trial: { readonly at: InstantMs; readonly announcement: Announcement } | null;
  /** Accounts that may come in. */
  readonly officers: number;
  /** Since the office exists, not only today. */
  readonly hasIssued: boolean;
  readonly hasCalled: boolean;
};

/** As the desk sees it; no facts are gathered for a list that was put away. */
export type StartList = { readonly settings: StartSettings; readonly facts: StartFacts | null };
