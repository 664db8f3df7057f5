/**
 * The printer agent: takes jobs from the office's view, makes paper of them, and says what really happened.
 *
 * One slip at a time, oldest first. The order that keeps paper honest: first the office acknowledges `sending`,
 * then the first byte goes out. Whatever breaks after that is `uncertain`, and an uncertain slip is never sent again.
 *
 * The office listens to one agent at a time. Whoever is connected and sees a job `sending` that it did not claim may
 * therefore call it `uncertain`: nobody who could say better is on the line. An agent that was sent away finishes the
 * slip in hand, claims no other, keeps how it ended, and tells it when it is connected again.
 */
import type { Refusal } from '#protocol/messages.ts';
import type { PrintJob } from '#protocol/views.ts';
import type { PrintJobId, PrintState } from '#protocol/vocabulary.ts';
import type { Log } from './log.ts';
import type { OfficeLink } from './office-link.ts';
import type { PrintLedger } from './print-ledger.ts';
import { createPrintLedger, reportRequestId } from './print-ledger.ts';
import type { PrinterPort, PrintOutcome } from './printer-port.ts';
import { createPrinterWatch } from './printer-watch.ts';

export type AgentSettings = {
  /** How often an idle printer is asked how it is. */
  readonly pollIntervalMs: number;
  /** A status older than this is asked for again before a slip is begun. */
  readonly statusFreshMs: number;
  /** Pause before a report that was not answered is tried again. */
  readonly retryDelayMs: number;
  /** Slips that waited longer (the printer was out of paper) are not printed any more: whoever took them has gone on. */
  readonly maxJobAgeMs: number;
  /** How long a slip in hand may take to end when the agent is stopped. */
  readonly stopGraceMs: number;
  /** How long the last reports may then still wait for their answer. */
  readonly lastWordMs: number;
};

export const AGENT_SETTINGS: AgentSettings = {
  pollIntervalMs: 2_000,
  statusFreshMs: 500,
  retryDelayMs: 500,
  maxJobAgeMs: 10 * 60_000,
  stopGraceMs: 1_500,
  lastWordMs: 700,
};

export type AgentDependencies = {
  readonly office: OfficeLink;
  readonly printer: PrinterPort;
  /** Facts → bytes for the printer. May reject; the job then fails before anything is sent. */
  readonly render: (slip: PrintJob['slip']) => Promise<Uint8Array>;
  /** Differs for every process. */
  readonly agentId: string;
  readonly log: Log;
  readonly settings?: AgentSettings;
};

export type PrinterAgent = {
  /** Ends a slip in hand or breaks it off, tells how it ended if the office can be reached, and lets go. Bounded in time. */
  readonly stop: () => Promise<void>;
};

/** Refusals after which the same report may still be taken. */
const isWorthRetrying = ({ code }: Refusal): boolean =>
  code === 'unavailable' || code === 'storage_failed' || code === 'too_many_tries' || code === 'too_fast';

/** What one turn of the loop did: something, or nothing until something changes or this time has passed. */
type Turn = 'worked' | { readonly idleMs: number };

/** Tells the office one fact about a job. False when it must be told again. */
const createReporter =
  ({ office, agentId, log }: AgentDependencies) =>
  async (
    jobId: PrintJobId,
    state: Exclude<PrintState, 'queued'>,
    problem: PrintOutcome['problem'],
  ): Promise<'accepted' | 'refused' | 'unanswered'> => {
    try {
      const requestId = reportRequestId(jobId, state, agentId);
      const answer = await office.reportPrintJob({ requestId, jobId, state, problem });
      if (answer.ok) return 'accepted';
      log('warn', 'report_refused', { jobId, state, code: answer.refusal.code });
      return isWorthRetrying(answer.refusal) ? 'unanswered' : 'refused';
    } catch {
      return 'unanswered';
    }
  };

/** Starts the agent; it works until stopped. */
export const startPrinterAgent = (dependencies: AgentDependencies): PrinterAgent => {
  const { office, printer, render, log, settings = AGENT_SETTINGS } = dependencies;
  const ledger: PrintLedger = createPrintLedger();
  const report = createReporter(dependencies);
  const watch = createPrinterWatch(printer, office, log);
  const stopping = new AbortController();
  let wake = (): void => {};
  office.onChange(() => wake());

  const end = (jobId: PrintJobId, { state, problem }: PrintOutcome): void => {
    ledger.set(jobId, { stage: 'ended', state, problem });
    log(state === 'printed' || state === 'sent' ? 'info' : 'warn', 'job_ended', { jobId, state, problem });
  };

  /** Tells how jobs ended, until the first that is not answered. */
  const tellEnds = async (): Promise<boolean> => {
    for (const [jobId, { state, problem }] of ledger.untold()) {
      if ((await report(jobId, state, problem)) === 'unanswered') return false;
      ledger.set(jobId, { stage: 'told' });
    }
    return true;
  };

  const isTooOld = (job: PrintJob): boolean => {
    const now = office.officeNow();
    return now !== null && now - job.createdAt > settings.maxJobAgeMs;
  };

  /** Jobs that need no printer: begun by a process that is no more, or waiting for too long. */
  const settleWithoutPaper = (jobs: readonly PrintJob[]): void => {
    for (const job of jobs) {
      const stage = ledger.stageOf(job.jobId)?.stage ?? null;
      if (job.state === 'sending' && stage === null) end(job.jobId, { state: 'uncertain', problem: null });
      else if ((stage === null || stage === 'claimed') && isTooOld(job)) {
        end(job.jobId, { state: 'failed', problem: watch.last()?.problem ?? null });
      }
    }
  };

  const print = async (job: PrintJob): Promise<Turn> => {
    const slip = await render(job.slip).catch((error: unknown) => {
      log('warn', 'slip_not_rendered', { jobId: job.jobId, reason: String(error).slice(0, 200) });
      return null;
    });
    if (slip === null) {
      end(job.jobId, { state: 'failed', problem: 'unknown' });
      return 'worked';
    }
    ledger.set(job.jobId, { stage: 'claimed' });
    const claim = await report(job.jobId, 'sending', null);
    if (claim === 'unanswered') return { idleMs: settings.retryDelayMs };
    if (claim === 'refused') {
      ledger.set(job.jobId, { stage: 'told' });
      return 'worked';
    }
    if (stopping.signal.aborted) {
      end(job.jobId, { state: 'failed', problem: 'offline' });
      return 'worked';
    }
    ledger.set(job.jobId, { stage: 'begun' });
    end(job.jobId, await printer.print(slip));
    watch.expire();
    return 'worked';
  };

  const turn = async (): Promise<Turn> => {
    const idle = { idleMs: settings.pollIntervalMs };
    const status = await watch.read(settings.pollIntervalMs);
    const known = office.current();
    if (known === null) return idle;
    settleWithoutPaper(known.view.jobs);
    if (!(await tellEnds())) return { idleMs: settings.retryDelayMs };
    await watch.tell(known.connection);
    const next = known.view.jobs.find(({ jobId }) => {
      const stage = ledger.stageOf(jobId)?.stage ?? null;
      return stage === null || stage === 'claimed';
    });
    if (next === undefined || status.problem !== null) return idle;
    // Looked at again right before: a slip that is not begun can still be printed when the paper is back.
    if ((await watch.read(settings.statusFreshMs)).problem !== null) return 'worked';
    return print(next);
  };

  /** Waits for news, at most `idleMs`; news that came during the last turn is not waited for. */
  const rest = (news: Promise<void>, idleMs: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, idleMs);
      void news.then(() => {
        clearTimeout(timer);
        resolve();
      });
    });

  const work = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const news = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const outcome = await turn();
      if (outcome !== 'worked') await rest(news, outcome.idleMs);
    }
    await tellEnds();
  };

  const working = work();
  return {
    stop: async () => {
      stopping.abort();
      wake();
      const letGo = [
        setTimeout(() => printer.close(), settings.stopGraceMs),
        setTimeout(() => office.close(), settings.stopGraceMs + settings.lastWordMs),
      ];
      await working;
      for (const timer of letGo) clearTimeout(timer);
      printer.close();
      office.close();
    },
  };
};
