import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { PrintState } from '#protocol/vocabulary.ts';
import { createLogAuditor } from '#tests/support/log-auditor.ts';
import { openLog, vietnamDate } from '#tests/support/log-reader.ts';
import { startServerProcess, type ServerProcess } from '#tests/support/server-process.ts';
import { createRandom } from '#tests/simulation/random.ts';
import { startVirtualPrinter, type VirtualPrinter } from '#tests/virtual-printer/virtual-printer.ts';
import { startLoad } from './load.ts';
import { pairOwnAgent } from './own-agent.ts';

const RESTARTS = 18;
const KIOSKS = 5;
/** How long server, agent and printer may take to settle every paper once all of them are left in peace. */
const SETTLED_WITHIN_MS = 60_000;

type Paper = { readonly picture: string; readonly isWhole: boolean };

/** Server, printer agent and printer, each of which can end at any moment and be started again. */
type Office = {
  readonly url: string;
  readonly restart: (part: 'server' | 'agent' | 'printer', downMs: number) => Promise<void>;
  /** Every paper that came out, over all lives of the printer. */
  readonly papers: () => readonly Paper[];
  readonly close: () => Promise<void>;
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function startOffice(folder: string): Promise<Office> {
  const programOf = (name: string) => {
    const file = path.resolve('dist', name);
    if (!existsSync(file)) throw new Error(`dist/${name} is missing: run npm run build first`);
    return { file, remove: () => {} };
  };
  const openPrinter = (printerPort: number, paperPort: number): Promise<VirtualPrinter> =>
    startVirtualPrinter({ host: '127.0.0.1', printerPort, paperPort, keepSlips: 10_000 });
  const openServer = (port: string): ServerProcess =>
    startServerProcess(programOf('server.mjs'), {
      HOST: '127.0.0.1',
      PORT: port,
      DATA_DIR: folder,
      DEMO: '1',
      LOG_LEVEL: 'error',
    });
  let printer = await openPrinter(0, 0);
  const { printerPort, paperPort } = printer;
  let server = openServer('0');
  const url = await server.listening;
  if (url === null) throw new Error((await server.ended).standardError);
  const connection = { kind: 'tcp', host: '127.0.0.1', port: printerPort } as const;
  const deviceToken = await pairOwnAgent(url, connection);
  const openAgent = (): ServerProcess =>
    startServerProcess(programOf('printer-agent.mjs'), {
      SERVER_URL: url,
      DEVICE_TOKEN: deviceToken,
      LOG_LEVEL: 'error',
    });
  let agent = openAgent();
  const earlier: Paper[] = [];
  const papersNow = (): readonly Paper[] =>
    printer.papers().map(({ rows, end }) => ({
      picture: createHash('sha256').update(rows).digest('hex'),
      isWhole: end === 'cut',
    }));
  const kill = async (running: ServerProcess): Promise<void> => {
    running.process.kill('SIGKILL');
    await running.ended;
  };
  return {
    url,
    restart: async (part, downMs) => {
      if (part === 'server') {
        await kill(server);
        await pause(downMs);
        server = openServer(new URL(url).port);
      } else if (part === 'agent') {
        await kill(agent);
        await pause(downMs);
        agent = openAgent();
      } else {
        await printer.close();
        earlier.push(...papersNow());
        await pause(downMs);
        printer = await openPrinter(printerPort, paperPort);
      }
    },
    papers: () => [...earlier, ...papersNow()],
    close: async () => {
      await Promise.all([kill(agent), kill(server), printer.close()]);
    },
  };
}

/** The state of every paper, as the log has it. */
function paperStates(folder: string): readonly PrintState[] {
  const auditor = createLogAuditor(vietnamDate, (promise) => {
    throw new Error(promise);
  });
  const log = openLog(folder);
  for (const event of log.eventsAfter(0)) auditor.take(event);
  log.close();
  return Array.from(auditor.papers.values());
}

const count = (states: readonly PrintState[], ...wanted: readonly PrintState[]): number =>
  states.filter((state) => wanted.includes(state)).length;

test('server, printer agent and printer, restarted in any order at any moment: one whole paper a ticket, or an honest word', async ({
  annotate,
}) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'mot-cua-restarts-'));
  const office = await startOffice(folder);
  const random = createRandom(7);
  try {
    const load = await startLoad(office.url, KIOSKS, 7, []);
    for (let restart = 0; restart < RESTARTS; restart += 1) {
      await pause(random.integer(100, 1_500));
      await office.restart(random.pick(['server', 'agent', 'printer']), random.integer(0, 800));
    }
    await load.finish();
    const deadlineMs = performance.now() + SETTLED_WITHIN_MS;
    while (count(paperStates(folder), 'queued', 'sending') > 0 && performance.now() < deadlineMs)
      await pause(250);

    const states = paperStates(folder);
    const papers = office.papers();
    const whole = papers.filter(({ isWhole }) => isWhole);
    const words = (['printed', 'uncertain', 'failed', 'sent'] as const).map(
      (state) => `${String(count(states, state))} ${state}`,
    );
    await annotate(
      `${String(states.length)} tickets: ${words.join(', ')}; ${String(whole.length)} whole papers`,
    );

    expect(count(states, 'queued', 'sending'), 'every paper is settled').toBe(0);
    expect(states).toHaveLength(load.acknowledged.tickets.size);
    // Two papers of one ticket would be the same picture: everything else on them differs by the number.
    expect(new Set(whole.map(({ picture }) => picture)).size).toBe(whole.length);
    expect(whole.length).toBeGreaterThanOrEqual(count(states, 'printed'));
    expect(whole.length).toBeLessThanOrEqual(count(states, 'printed', 'sent', 'uncertain'));
    expect(count(states, 'printed')).toBeGreaterThan(states.length / 2);
  } finally {
    await office.close();
    rmSync(folder, { recursive: true, force: true });
  }
}, 180_000);
