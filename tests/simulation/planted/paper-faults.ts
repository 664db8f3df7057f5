/** Faults about paper, each with the promise that the simulation must say was broken. */
import { isSettled } from '#server/domain/print-jobs.ts';
import { acceptsAs, changesEvents, withJobState, type Decide, type Evolve } from './faulty-rules.ts';

export type PaperFault = {
  readonly fault: string;
  readonly rules: {
    readonly decide?: (real: Decide) => Decide;
    readonly evolve?: (real: Evolve) => Evolve;
  };
  readonly broken: RegExp;
};

export const PAPER_FAULTS: readonly PaperFault[] = [
  {
    fault: 'a paper can be ordered anew while one is on its way',
    rules: {
      decide: acceptsAs(
        (decision) => !decision.ok && decision.code === 'print_pending',
        (day) => ({ ...day, printJobs: day.printJobs.filter(({ state }) => isSettled(state)) }),
      ),
    },
    broken: /was ordered while one is on its way already/,
  },
  {
    fault: 'a paper printed anew is not marked',
    rules: {
      decide: changesEvents((_, event) =>
        event.type === 'PaperOrdered' ? { ...event, isReprint: false } : event,
      ),
    },
    broken: /is not marked/,
  },
  {
    fault: 'an agent is believed about the paper of another printer',
    rules: {
      decide: (real) => (day, command, at) => {
        if (day === null || command.type !== 'reportPrintJob') return real(day, command, at);
        const job = day.printJobs.find(({ jobId }) => jobId === command.jobId);
        return real(day, { ...command, printerId: job?.printerId ?? null }, at);
      },
    },
    broken: /was believed about|was begun again|is "printed" without paper/,
  },
  {
    fault: 'what may have come out is printed once more by itself',
    rules: {
      evolve: (real) => (day, event) =>
        real(
          day,
          event.type === 'PrintJobReported' && event.state === 'uncertain'
            ? ({ ...event, state: 'queued' } as unknown as typeof event)
            : event,
        ),
    },
    broken: /is shown .* as queued|was begun again|offered .* anew/,
  },
  {
    fault: 'a job that one agent has begun can be begun by another',
    rules: {
      decide: acceptsAs(
        (decision, command) =>
          !decision.ok &&
          (decision.code === 'wrong_status' || decision.code === 'print_job_settled') &&
          command.type === 'reportPrintJob' &&
          command.state === 'sending',
        (day, command) => withJobState(day, 'jobId' in command ? command.jobId : null, 'queued'),
      ),
    },
    broken: /was begun again|two papers of/,
  },
  {
    fault: 'staff are not told of paper that is perhaps missing',
    rules: {
      evolve: (real) => (day, event) => {
        const next = real(day, event);
        return event.type === 'PrintJobReported' && event.state === 'uncertain'
          ? withJobState(next, event.jobId, 'printed')
          : next;
      },
    },
    broken: /is shown .* as printed|offered .* anew/,
  },
];
