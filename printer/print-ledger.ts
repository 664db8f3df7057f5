/**
 * What this process knows of each job it had in hand: the reason why no slip leaves it twice.
 */
import { createHash } from 'node:crypto';
import type { PrinterProblem, PrintJobId, PrintState, RequestId } from '#protocol/vocabulary.ts';

/**
 * `claimed`: we said that we begin, nothing was sent to the printer. `begun`: bytes may have reached it.
 * `ended`: how it ended is known and must still be told. `told`: nothing is left to do.
 */
export type JobStage =
  | { readonly stage: 'claimed' }
  | { readonly stage: 'begun' }
  | {
      readonly stage: 'ended';
      readonly state: Exclude<PrintState, 'queued' | 'sending'>;
      readonly problem: PrinterProblem | null;
    }
  | { readonly stage: 'told' };

export type PrintLedger = {
  readonly stageOf: (jobId: PrintJobId) => JobStage | null;
  readonly set: (jobId: PrintJobId, stage: JobStage) => void;
  /** Jobs whose end is still to be told, oldest first. */
  readonly untold: () => readonly (readonly [PrintJobId, Extract<JobStage, { readonly stage: 'ended' }>])[];
};

/** A day's tickets and many more; what is older was settled at the office long ago. */
const REMEMBERED_JOBS = 5_000;

/** An empty ledger. It forgets told jobs only, the oldest first. */
export const createPrintLedger = (): PrintLedger => {
  const stages = new Map<PrintJobId, JobStage>();
  return {
    stageOf: (jobId) => stages.get(jobId) ?? null,
    set: (jobId, stage) => {
      stages.delete(jobId);
      stages.set(jobId, stage);
      if (stages.size <= REMEMBERED_JOBS) return;
      for (const [oldest, { stage: reached }] of stages) {
        if (reached !== 'told') continue;
        stages.delete(oldest);
        return;
      }
    },
    untold: () =>
      Array.from(stages).flatMap(([jobId, stage]) =>
        stage.stage === 'ended' ? [[jobId, stage] as const] : [],
      ),
  };
};

/**
 * The id of a report: the same for every try of the same fact. `agentId` makes the claim of one process differ from
 * another's, so that two agents on one printer cannot both be told "yes" by the answer to the first.
 */
export const reportRequestId = (jobId: PrintJobId, state: PrintState, agentId: string): RequestId => {
  const fact = state === 'sending' ? [jobId, state, agentId] : [jobId, state];
  return createHash('sha256').update(JSON.stringify(fact)).digest('base64url').slice(0, 40) as RequestId;
};
