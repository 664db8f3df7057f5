/** Runs the simulated crowd as a program of its own and keeps count of it for the launcher. */
import { spawn, type ChildProcess } from 'node:child_process';
import type { CrowdStatus } from '#protocol/demo.ts';
import type { CounterId } from '#protocol/vocabulary.ts';
import type { CitizensConfig } from './citizens-config.ts';
import type { CrowdProgress, CrowdTotals } from './crowd-progress.ts';
import { DEMO_OFFICERS, SIMULATED_COUNTER_IDS } from './office.ts';

const LONGEST_OUTPUT_LINE = 64 * 1024;
const STOP_PATIENCE_MS = 5_000;
const NO_CROWD: CrowdStatus = { running: false, citizens: 0, arrived: 0, served: 0, missed: 0 };

/** How the simulated people find in: where the server listens, and tokens for the devices they use. */
export type CrowdDoor = {
  readonly url: () => string;
  readonly enrolKiosk: () => string;
  readonly enrolCounter: (counterId: CounterId) => string;
  readonly enrolRatingScreen: (counterId: CounterId) => string;
};

export type CrowdProcess = {
  /** Lets citizens walk in; does nothing while a crowd is already there. */
  readonly start: (citizens: number) => void;
  readonly stop: () => void;
  readonly status: () => CrowdStatus;
};

/** The figures of a progress line; null for any other line, whatever a program under it may have said. */
function totalsIn(line: string): CrowdTotals | null {
  try {
    return (JSON.parse(line) as Partial<CrowdProgress>).totals ?? null;
  } catch {
    return null;
  }
}

/** A crowd that is started from the built program `file`, at most one at a time. */
export function createCrowdProcess(file: string, door: CrowdDoor): CrowdProcess {
  let child: ChildProcess | null = null;
  let status = NO_CROWD;

  const noteLine = (line: string): void => {
    const totals = totalsIn(line);
    if (totals === null) return;
    status = { ...status, arrived: totals.arrived, served: totals.finished, missed: totals.missed };
  };
  const begin = (citizens: number): ChildProcess => {
    const config: CitizensConfig = {
      serverUrl: door.url(),
      kioskToken: door.enrolKiosk(),
      counterTokens: SIMULATED_COUNTER_IDS.map((counterId) => ({
        counterId,
        token: door.enrolCounter(counterId),
      })),
      ratingTokens: SIMULATED_COUNTER_IDS.map((counterId) => ({
        counterId,
        token: door.enrolRatingScreen(counterId),
      })),
      officers: [...DEMO_OFFICERS],
      citizens,
    };
    const started = spawn(process.execPath, [file], { stdio: ['pipe', 'pipe', 'inherit'] });
    let rest = '';
    started.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = `${rest}${chunk}`.split('\n');
      rest = (lines.pop() ?? '').slice(0, LONGEST_OUTPUT_LINE);
      lines.forEach(noteLine);
    });
    // It may end before it has read its line; its exit tells the story.
    started.stdin.on('error', () => undefined);
    started.stdin.write(`${JSON.stringify(config)}\n`);
    const ended = (): void => {
      if (child !== started) return;
      child = null;
      status = { ...status, running: false };
    };
    started.on('exit', ended).on('error', ended);
    return started;
  };

  return {
    start: (citizens) => {
      if (child !== null) return;
      child = begin(citizens);
      status = { ...NO_CROWD, running: true, citizens };
    },
    stop: () => {
      const stopping = child;
      if (stopping === null) return;
      stopping.stdin?.end();
      setTimeout(() => stopping.kill('SIGKILL'), STOP_PATIENCE_MS).unref();
    },
    status: () => status,
  };
}
