/** The real executor on a real store, with a steady number of people waiting. */
import {
  instantMs,
  type CounterId,
  type DeviceId,
  type OfficerId,
  type PriorityId,
  type RequestId,
} from '#protocol/vocabulary.ts';
import { createExecutor, type Executor } from '#server/app/execute.ts';
import type { Command } from '#server/domain/commands.ts';
import { FIRST_PRINTER } from '#server/storage/upcast.ts';
import { openSqliteStore } from '#server/storage/sqlite-store.ts';
import { nowMs } from './measure.ts';
import { benchOffice, MIGRATIONS_FOLDER, serviceIdOf } from './office.ts';

const SETTINGS = benchOffice(8);
const DEVICE = 'counter-1' as DeviceId;
const ACTING = { counterId: '1' as CounterId, officerId: 'officer-1' as OfficerId };
/** Three of twenty come first: 15 %. */
const IN_TWENTY_PRIORITY = 3;
/** The office's clock goes so far with every command, so that waits are those of an office, not of a bench. */
const COMMAND_TAKES_MS = 2_000;
const MORNING_MS = Date.UTC(2030, 0, 7, 0, 30);

export type BenchOffice = {
  readonly executor: Executor;
  /** Issues one more ticket; ms from command to durable answer. */
  readonly issue: () => Promise<number>;
  /** Calls the next ticket; ms likewise. */
  readonly call: () => Promise<number>;
  /** Serves and finishes whoever was called, not timed. */
  readonly serve: () => Promise<void>;
  readonly close: () => void;
};

/** Opens the office of a folder, signs an officer in and lets so many in. */
export async function openBenchOffice(folder: string, waiting: number): Promise<BenchOffice> {
  const store = openSqliteStore(folder, MIGRATIONS_FOLDER);
  let commands = 0;
  const executor = createExecutor({
    store,
    clock: { now: () => instantMs(MORNING_MS + commands * COMMAND_TAKES_MS), monotonicMs: nowMs },
    settings: () => SETTINGS,
    onCommit: () => undefined,
    onFault: (error) => {
      throw error;
    },
    defer: setImmediate,
  });
  const run = async (command: Command): Promise<number> => {
    commands += 1;
    const requestId = `bench-request-${String(commands)}-${folder}` as RequestId;
    const startMs = nowMs();
    const answer = await executor.submit({ requestId, fingerprint: 'bench', command });
    const tookMs = nowMs() - startMs;
    if (!answer.ok) throw new Error(`${command.type}: ${answer.refusal.code}`);
    return tookMs;
  };
  let issued = 0;
  const issue = (): Promise<number> => {
    issued += 1;
    return run({
      type: 'issueTicket',
      serviceId: serviceIdOf(issued),
      priorityId: (issued * 7) % 20 < IN_TWENTY_PRIORITY ? ('elderly' as PriorityId) : null,
      range: { from: 5, to: 15 },
      kioskId: 'kiosk-1' as DeviceId,
      language: 'vi',
      printerId: FIRST_PRINTER,
    });
  };
  await run({ type: 'openCounter', officerName: 'Cán bộ', isSupervisor: false, ...ACTING });
  for (let index = 0; index < waiting; index += 1) await issue();
  return {
    executor,
    issue,
    call: () => {
      const seenCounterRevision = executor.day().counters.get(ACTING.counterId)?.revision ?? 0;
      return run({ type: 'callNext', seenCounterRevision, deviceId: DEVICE, ...ACTING });
    },
    serve: async () => {
      const ticketId = executor.day().counters.get(ACTING.counterId)?.ticketId;
      if (ticketId == null) throw new Error('nothing was called');
      await run({ type: 'startService', ticketId, ...ACTING });
      await run({ type: 'finish', ticketId, done: [], ...ACTING });
    },
    close: () => {
      store.close();
    },
  };
}
