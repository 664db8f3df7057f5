/** The real server, killed with SIGKILL again and again while clients work, and what its log says afterwards. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createLogAuditor } from '#tests/support/log-auditor.ts';
import { openLog, vietnamDate } from '#tests/support/log-reader.ts';
import {
  bundleServer,
  startServerProcess,
  type ServerProcess,
  type ServerProgram,
} from '#tests/support/server-process.ts';
import { createRandom } from '#tests/simulation/random.ts';
import { startLoad, type Acknowledged, type Load } from './load.ts';

export type KillReport = {
  readonly kills: number;
  readonly seconds: number;
  readonly tickets: number;
  readonly called: number;
  /** From the start of the process to its listening line. */
  readonly startMs: { readonly median: number; readonly longest: number };
  /** Everything that is wrong, each in a sentence. */
  readonly wrong: readonly string[];
};

const KIOSKS = 10;
/** Some die before they listen, most in the middle of work. */
const DIES_EARLY = 0.1;
const WORKS_MS = [40, 320] as const;
/** On a machine that is busy with other things too nobody may get anything done in so short a life: now and then one is longer. */
const MOST_LIVES_IN_VAIN = 5;
const LONGEST_LIFE_MS = 60_000;

/** Kills the server so many times under load; then everyone gets their answers, and the log is audited. */
export async function killUnderLoad(kills: number, seed: number): Promise<KillReport> {
  const folder = mkdtempSync(path.join(tmpdir(), 'mot-cua-kill-'));
  const program = await bundleServer();
  const random = createRandom(seed);
  const startMs: number[] = [];
  let running: ServerProcess | null = null;
  let port = '0';

  const start = (): ServerProcess => {
    running = startServer(program, folder, port);
    return running;
  };
  const listening = async (server: ServerProcess): Promise<string> => {
    const url = await server.listening;
    if (url === null) throw new Error(`the server did not start: ${(await server.ended).standardError}`);
    return url;
  };
  const kill = async (server: ServerProcess): Promise<void> => {
    server.process.kill('SIGKILL');
    await server.ended;
  };

  try {
    let server = start();
    const url = await listening(server);
    port = new URL(url).port;
    const load = await startLoad(url, KIOSKS, seed);
    const startedAt = performance.now();
    let livesInVain = 0;
    let lastDone = 0;
    for (let count = 0; count < kills; count += 1) {
      await pause(random.integer(...WORKS_MS));
      const isLong = livesInVain >= MOST_LIVES_IN_VAIN;
      for (
        let waitedMs = 0;
        isLong && doneBy(load) === lastDone && waitedMs < LONGEST_LIFE_MS;
        waitedMs += 50
      )
        await pause(50);
      livesInVain = doneBy(load) === lastDone ? livesInVain + 1 : 0;
      lastDone = doneBy(load);
      await kill(server);
      const spawnedAt = performance.now();
      server = start();
      if (random.chance(DIES_EARLY)) {
        await pause(random.integer(0, 250));
        continue;
      }
      await listening(server);
      startMs.push(performance.now() - spawnedAt);
    }
    const seconds = (performance.now() - startedAt) / 1_000;
    await load.finish();
    await kill(server);
    const { wrong, tickets, called } = audit(folder, load.acknowledged);
    const sorted = startMs.toSorted((a, b) => a - b);
    const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
    return { kills, seconds, tickets, called, startMs: { median, longest: sorted.at(-1) ?? 0 }, wrong };
  } finally {
    (running as ServerProcess | null)?.process.kill('SIGKILL');
    program.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

function startServer(program: ServerProgram, folder: string, port: string): ServerProcess {
  return startServerProcess(program, {
    HOST: '127.0.0.1',
    PORT: port,
    DATA_DIR: folder,
    DEMO: '1',
    LOG_LEVEL: 'error',
  });
}

/** How many deeds were acknowledged so far. */
const doneBy = ({ acknowledged: { tickets, calls, steps } }: Load): number =>
  Array.from(steps.values()).reduce((sum, count) => sum + count, tickets.size + calls.size);

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Everyone has an answer to everything, so the log must hold exactly what was acknowledged, no more and no less. */
function audit(
  folder: string,
  acknowledged: Acknowledged,
): { readonly wrong: readonly string[]; readonly tickets: number; readonly called: number } {
  const wrong: string[] = [];
  const auditor = createLogAuditor(vietnamDate, (promise) => {
    throw new Error(promise);
  });
  const log = openLog(folder);
  try {
    for (const event of log.eventsAfter(0)) auditor.take(event);
  } catch (error) {
    wrong.push(String(error));
  } finally {
    log.close();
  }
  for (const ticketId of acknowledged.tickets.values()) {
    if (!auditor.fates.has(ticketId)) wrong.push(`${ticketId} was given to a citizen and is lost`);
  }
  for (const { ticketId, counterId } of acknowledged.calls.values()) {
    if (auditor.fates.get(ticketId)?.counterId !== counterId)
      wrong.push(`${ticketId} was not called to ${counterId}`);
  }
  const given = Array.from(acknowledged.tickets.values());
  if (new Set(given).size !== given.length) wrong.push('one number was given to two citizens');
  const called = Array.from(acknowledged.calls.values(), ({ ticketId }) => ticketId);
  if (new Set(called).size !== called.length) wrong.push('one ticket was called twice');
  const balance = [
    ['TicketIssued', given.length],
    ['TicketCalled', called.length],
    ['TicketRecalled', acknowledged.steps.get('recall') ?? 0],
    ['ServiceStarted', acknowledged.steps.get('startService') ?? 0],
    ['ServiceFinished', acknowledged.steps.get('finish') ?? 0],
    ['TicketMissed', acknowledged.steps.get('markMissed') ?? 0],
  ] as const;
  for (const [type, count] of balance) {
    if (auditor.count(type) !== count) {
      wrong.push(
        `${type} is in the log ${String(auditor.count(type))} times, acknowledged ${String(count)} times`,
      );
    }
  }
  return { wrong, tickets: auditor.fates.size, called: auditor.count('TicketCalled') };
}
