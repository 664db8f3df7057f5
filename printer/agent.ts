/**
 * The printer agent: takes jobs from the office's view, makes paper of them, and says what really happened.
 *
 * Which printer it drives, and how its slips look, is the office's to say; it is asked whenever that has changed, and
 * another line is opened between two slips, never during one.
 *
 * One slip at a time, oldest first. The order that keeps paper honest: first the office acknowledges `sending`,
 * then the first byte goes out. Whatever breaks after that is `uncertain`, and an uncertain slip is never sent again.
 *
 * The office listens to one agent of a printer at a time. Whoever is connected and sees a job `sending` that it did not
 * claim may therefore call it `uncertain`: nobody who could say better is on the line. An agent that was sent away
 * finishes the slip in hand, claims no other, keeps how it ended, and tells it when it is connected again.
 *
 * Trouble does not wait for a slip to end: what the printer says on the way is told at once.
 */
import type { Refusal } from '#protocol/messages.ts';
import type { PrinterSettings, PrinterSetup } from '#protocol/printing.ts';
import type { PrintJob, Slip } from '#protocol/slips.ts';
import type { PrintJobId, PrintState } from '#protocol/vocabulary.ts';
import { encodeSlip } from './escpos.ts';
import type { Log } from './log.ts';
import type { OfficeLink } from './office-link.ts';
import type { PrintLedger } from './print-ledger.ts';
import { createPrintLedger, reportRequestId } from './print-ledger.ts';
import type { DrivenPrinter } from './driven-printer.ts';
import { createPrinterFollower } from './driven-printer.ts';
import type { PrinterPort, PrintOutcome } from './printer-port.ts';
import { createPrinterWatch } from './printer-watch.ts';
import type { Bitmap } from './raster.ts';
import { within } from './transports/line.ts';

export type AgentSettings = {
  /** How often an idle printer is asked how it is. */
  readonly pollIntervalMs: number;
  /** A status older than this is asked for again before a slip is begun. */
  readonly statusFreshMs: number;
  /** Pause before a report that was not answered is tried again. */
  readonly retryDelayMs: number;
  /** Longest time a slip may take to be drawn. */
  readonly renderMs: number;
  /** How long a slip in hand may take to end when the agent is stopped. */
  readonly stopGraceMs: number;
  /** How long the last reports may then still wait for their answer. */
  readonly lastWordMs: number;
};

export const AGENT_SETTINGS: AgentSettings = {
  pollIntervalMs: 1_500,
  statusFreshMs: 500,
  retryDelayMs: 500,
  renderMs: 10_000,
  stopGraceMs: 1_500,
  lastWordMs: 700,
};

/** What leads to somebody's words must not come out for whoever stands there by then. */
const OLDEST_SECRET_MS = 90_000;

export type AgentDependencies = {
  readonly office: OfficeLink;
  /** Must not throw; opens nothing before the port is asked for something. */
  readonly openPrinter: (printer: PrinterSettings) => PrinterPort;
  /** Facts → dots. May reject; the job then fails before anything is sent. */
  readonly render: (slip: Slip, setup: PrinterSetup) => Promise<Bitmap>;
  /** Differs for every process. */
  readonly agentId: string;
  readonly log: Log;
  readonly settings?: AgentSettings;
};

export type PrinterAgent = {
  /** Ends a slip in hand or breaks it off, tells how it ended if the office can be reached, and lets go. Bounded in time. */
  readonly stop: () => Promise<void>;
};

/** Refusals after which the same may still be taken. */
const WORTH_RETRYING: readonly Refusal['code'][] = [
  'unavailable',
  'storage_failed',
  'too_many_tries',
  'too_fast',
];
const isWorthRetrying = (code: string): boolean => WORTH_RETRYING.some((worthy) => worthy === code);

/** What one turn of the loop did: something, or nothing until something changes or this time has passed. */
type Turn = 'worked' | { readonly idleMs: number };

/** Tells the office one fact about a job. `unanswered`: it must be told again. */
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
      return isWorthRetrying(answer.refusal.code) ? 'unanswered' : 'refused';
    } catch {
      return 'unanswered';
    }
  };

/** Facts → bytes for one printer, bounded in time; null when that cannot be done. */
const createSlipMaker =
  ({ render, log, settings = AGENT_SETTINGS }: AgentDependencies) =>
  ({ jobId, slip }: PrintJob, setup: PrinterSetup): Promise<Uint8Array | null> => {
    const make = async (): Promise<Uint8Array | null> => {
      try {
        return encodeSlip(await render(slip, setup), setup.printer);
      } catch (error) {
        log('warn', 'slip_not_rendered', { jobId, reason: String(error).slice(0, 200) });
        return null;
      }
    };
    return within(make(), settings.renderMs, null);
  };

/** Starts the agent; it works until stopped. */
export const startPrinterAgent = (dependencies: AgentDependencies): PrinterAgent => {
  const { office, openPrinter, log, settings = AGENT_SETTINGS } = dependencies;
  const ledger: PrintLedger = createPrintLedger();
  const report = createReporter(dependencies);
  const makeSlip = createSlipMaker(dependencies);
  const watch = createPrinterWatch(office, log);
  const follower = createPrinterFollower({ office, openPrinter, isWorthRetrying, onSwap: watch.forget, log });
  const stopping = new AbortController();
  let wake = (): void => {};
  office.onChange(() => {
    wake();
    watch.tell();
  });

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

  /** Too late to be printed: whoever took the number has gone on, and staff are offered the paper instead. */
  const isTooOld = (job: PrintJob): boolean => {
    const now = office.officeNow();
    const oldestJobMs = follower.current()?.setup.oldestJobMs;
    if (now === null || oldestJobMs === undefined) return false;
    const oldestMs = job.slip.kind === 'feedback' ? Math.min(oldestJobMs, OLDEST_SECRET_MS) : oldestJobMs;
    return now - job.createdAt > oldestMs;
  };

  const isUntouched = (job: PrintJob): boolean => {
    const stage = ledger.stageOf(job.jobId)?.stage ?? null;
    return stage === null || stage === 'claimed';
  };

  /** Jobs that need no printer: begun by a process that is no more, or waiting for too long. */
  const settleWithoutPaper = (jobs: readonly PrintJob[]): void => {
    for (const job of jobs) {
      if (job.state === 'sending' && ledger.stageOf(job.jobId) === null) {
        end(job.jobId, { state: 'uncertain', problem: null });
      } else if (isUntouched(job) && isTooOld(job)) {
        end(job.jobId, { state: 'failed', problem: watch.last()?.problem ?? null });
      }
    }
  };

  const print = async (job: PrintJob, { setup, port }: DrivenPrinter): Promise<Turn> => {
    const slip = await makeSlip(job, setup);
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
    end(job.jobId, await port.print(slip, watch.hear));
    watch.expire();
    return 'worked';
  };

  /** With a connection and a view: makes sure of the printer, tells what is to be told, and prints what is next. */
  const seeTo = async (known: NonNullable<ReturnType<OfficeLink['current']>>): Promise<Turn> => {
    const idle = { idleMs: settings.pollIntervalMs };
    settleWithoutPaper(known.view.jobs);
    if (!(await tellEnds())) return { idleMs: settings.retryDelayMs };
    watch.tell();
    const driven = follower.current();
    const next = known.view.jobs.find(isUntouched);
    // By an old setup nothing is printed: it may be another printer by now.
    if (!follower.isFollowing(known)) return { idleMs: settings.retryDelayMs };
    if (next === undefined || driven === null || watch.last()?.problem !== null) return idle;
    // Looked at again right before: a slip that is not begun can still be printed when the paper is back.
    if ((await watch.read(driven.port, settings.statusFreshMs)).problem !== null) return 'worked';
    return print(next, driven);
  };

  const turn = async (): Promise<Turn> => {
    const known = office.current();
    if (known !== null) await follower.follow(known);
    const driven = follower.current();
    // An unconnected agent looks on all the same: what it has seen is told as soon as somebody listens.
    if (driven !== null) await watch.read(driven.port, settings.pollIntervalMs);
    const newest = office.current();
    return newest === null ? { idleMs: settings.pollIntervalMs } : seeTo(newest);
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
        setTimeout(() => follower.close(), settings.stopGraceMs),
        setTimeout(() => office.close(), settings.stopGraceMs + settings.lastWordMs),
      ];
      await working;
      for (const timer of letGo) clearTimeout(timer);
      follower.close();
      office.close();
    },
  };
};
