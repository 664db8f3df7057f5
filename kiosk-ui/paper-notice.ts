/** What the ticket page says about the paper: decided here, worded in `texts.ts`. */
import type { KioskView } from '#protocol/views.ts';
import type { PrinterProblem, PrintJobId, PrintState } from '#protocol/vocabulary.ts';

/** What this kiosk last knew of its ticket's paper. */
export type PaperSeen = {
  readonly state: PrintState;
  readonly problem: PrinterProblem | null;
};

/** A job the server has not mentioned yet is on its way. */
export const PAPER_NOT_SEEN: PaperSeen = { state: 'queued', problem: null };
/** A sheet takes about a second: after this the page stops promising that it comes at once, in ms. */
export const PRINT_PATIENCE_MS = 12_000;

/** What the view says of one job. A job that has left the view keeps what was last known of it. */
export function paperSeenIn(view: KioskView, jobId: PrintJobId, before: PaperSeen): PaperSeen {
  const job = view.printJobs.find((candidate) => candidate.jobId === jobId);
  return job === undefined ? before : { state: job.state, problem: job.problem };
}

/** True once the sheet is out as far as anybody can know: only then may the page close by itself soon. */
export const isPaperOut = (paper: PaperSeen): boolean => paper.state === 'printed' || paper.state === 'sent';

export type PaperNotice =
  | { readonly kind: 'printing' }
  /** The printer confirmed the sheet. */
  | { readonly kind: 'printed' }
  /** Handed to a printer that cannot confirm. */
  | { readonly kind: 'sent' }
  /** Known trouble; the number is valid all the same. */
  | { readonly kind: 'trouble'; readonly problem: PrinterProblem }
  /** Nobody can say whether a sheet came out. */
  | { readonly kind: 'uncertain' }
  /** No news of the paper: the connection is lost. */
  | { readonly kind: 'noNews' }
  /** Still queued or printing after `PRINT_PATIENCE_MS`. */
  | { readonly kind: 'slow' }
  /** No paper was ordered. */
  | { readonly kind: 'screenOnly' };

/** The one thing to say about the paper now. What is known to be out stays out; stale news is never shown as news. */
export function paperNotice(
  paper: PaperSeen | null,
  now: {
    readonly isOnline: boolean;
    readonly printerProblem: PrinterProblem | null;
    /** Since the ticket came on the screen, in ms. */
    readonly shownForMs: number;
  },
): PaperNotice {
  if (paper === null) return { kind: 'screenOnly' };
  switch (paper.state) {
    case 'printed':
      return { kind: 'printed' };
    case 'sent':
      return { kind: 'sent' };
    case 'uncertain':
      return { kind: 'uncertain' };
    case 'failed':
      return { kind: 'trouble', problem: paper.problem ?? now.printerProblem ?? 'unknown' };
    case 'queued':
    case 'sending': {
      if (!now.isOnline) return { kind: 'noNews' };
      const problem = paper.problem ?? now.printerProblem;
      if (problem !== null) return { kind: 'trouble', problem };
      return now.shownForMs >= PRINT_PATIENCE_MS ? { kind: 'slow' } : { kind: 'printing' };
    }
    default:
      return paper.state satisfies never;
  }
}
