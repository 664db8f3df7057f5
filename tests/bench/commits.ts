/** The server side of a ticket and of a call: from command to durable answer, beside the raw transaction. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  instantMs,
  type CounterId,
  type DeviceId,
  type OfficerId,
  type RequestId,
} from '#protocol/vocabulary.ts';
import { SYSTEM_CLOCK } from '#server/app/clock.ts';
import { createExecutor, type Executor } from '#server/app/execute.ts';
import type { Command } from '#server/domain/commands.ts';
import type { RecordedEvent } from '#server/domain/events.ts';
import { openSqliteStore } from '#server/storage/sqlite-store.ts';
import { openFloorQueue } from './floor-queue.ts';
import { compare, nowMs, printRow, type Row } from './measure.ts';
import { benchOffice, MIGRATIONS_FOLDER, serviceIdOf } from './office.ts';

const OPERATIONS = 400;
/** Past the first checkpoint (1,000 pages): from then on the write-ahead log is overwritten and no longer grows the file. */
const WARM_UP = 600;
const ROUNDS = 5;
const SETTINGS = benchOffice(8);
const COUNTER = '1' as CounterId;
const OFFICER = 'officer-1' as OfficerId;

type Office = {
  readonly run: (command: Command) => Promise<number>;
  readonly executor: Executor;
  readonly close: () => void;
};

function withFolder<T>(work: (folder: string) => T): { readonly value: T; readonly remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'motcua-bench-'));
  return { value: work(folder), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The real executor on a real store with a past of so many tickets. */
function openOffice(folder: string, pastTickets: number): Office {
  const store = openSqliteStore(folder, MIGRATIONS_FOLDER);
  if (pastTickets > 0)
    store.write((transaction) => {
      writePast(transaction.appendEvent, pastTickets);
    });
  const executor = createExecutor({
    store,
    clock: SYSTEM_CLOCK,
    settings: () => SETTINGS,
    onCommit: () => undefined,
    onFault: (error) => {
      throw error;
    },
    defer: setImmediate,
  });
  let sequence = 0;
  return {
    executor,
    run: async (command) => {
      const requestId = `bench-request-${String((sequence += 1))}` as RequestId;
      const startMs = nowMs();
      const answer = await executor.submit({ requestId, fingerprint: 'bench', command });
      const tookMs = nowMs() - startMs;
      if (!answer.ok) throw new Error(`${command.type}: ${answer.refusal.code}`);
      return tookMs;
    },
    close: () => store.close(),
  };
}

/** Past days of a thousand tickets, four events each, the last day long before today. */
function writePast(append: (event: RecordedEvent) => void, tickets: number): void {
  const perDay = 1_000;
  const firstDay = Date.UTC(2000, 0, 1);
  let sequence = 0;
  const record = (event: object, at: number): void => {
    sequence += 1;
    append({ ...event, sequence, at } as unknown as RecordedEvent);
  };
  for (let index = 0; index < tickets; index += 1) {
    const day = Math.floor(index / perDay);
    const at = instantMs(firstDay + day * 86_400_000 + (index % perDay) * 30_000);
    const date = new Date(at).toISOString().slice(0, 10);
    if (index % perDay === 0)
      record({ type: 'DayOpened', date, settings: { ...SETTINGS, services: [], fields: [] } }, at);
    const ticketId = `${date}/${String(index % perDay)}`;
    const who = { counterId: COUNTER, officerId: OFFICER };
    record(
      {
        type: 'TicketIssued',
        kioskId: 'kiosk-1',
        ticket: {
          ticketId,
          number: 'A001',
          serviceId: 'service-0',
          fieldId: 'field-0',
          date,
          issuedAt: at,
          ahead: 3,
          range: null,
          counterNumbers: [1, 2, 3],
          printJobId: `${ticketId}/paper-1`,
        },
      },
      at,
    );
    record(
      {
        type: 'TicketCalled',
        ticketId,
        reason: { rule: 'first_come', overtook: [], waitingForCounter: 4 },
        ...who,
      },
      at,
    );
    record({ type: 'ServiceStarted', ticketId, ...who }, at);
    record({ type: 'ServiceFinished', ticketId, ...who }, at);
    if (index % perDay === perDay - 1) record({ type: 'DayClosed' }, at);
  }
}

const issue = (index: number): Command => ({
  type: 'issueTicket',
  serviceId: serviceIdOf(index),
  kioskId: 'kiosk-1' as DeviceId,
});
const acting = { counterId: COUNTER, officerId: OFFICER };

async function issueTimes(folder: string, pastTickets: number): Promise<readonly number[]> {
  const office = openOffice(folder, pastTickets);
  const times: number[] = [];
  for (let index = 0; index < WARM_UP + OPERATIONS; index += 1) {
    const tookMs = await office.run(issue(index));
    if (index >= WARM_UP) times.push(tookMs);
  }
  office.close();
  return times;
}

/** Calls with a steady number waiting: each called ticket is finished and replaced outside the timing. */
async function callTimes(folder: string, pastTickets: number, waiting: number): Promise<readonly number[]> {
  const office = openOffice(folder, pastTickets);
  await office.run({ type: 'openCounter', officerName: 'Cán bộ', ...acting });
  for (let index = 0; index < waiting; index += 1) await office.run(issue(index));
  const times: number[] = [];
  for (let index = 0; index < WARM_UP + OPERATIONS; index += 1) {
    const seenCounterRevision = office.executor.day().counters.get(COUNTER)?.revision ?? 0;
    const tookMs = await office.run({ type: 'callNext', seenCounterRevision, ...acting });
    if (index >= WARM_UP) times.push(tookMs);
    const ticketId = office.executor.day().counters.get(COUNTER)?.ticketId;
    if (ticketId == null) throw new Error('nothing was called');
    await office.run({ type: 'markMissed', ticketId, ...acting });
    await office.run(issue(index));
  }
  office.close();
  return times;
}

function floorTimes(folder: string, kind: 'issue' | 'call'): readonly number[] {
  const queue = openFloorQueue(path.join(folder, 'floor.db'));
  const waiting = 200;
  for (let index = 0; index < waiting; index += 1) queue.issue(index % 8);
  const times: number[] = [];
  for (let index = 0; index < WARM_UP + OPERATIONS; index += 1) {
    const startMs = nowMs();
    if (kind === 'issue') queue.issue(index % 8);
    else queue.call(index % 8, 1);
    const tookMs = nowMs() - startMs;
    if (index >= WARM_UP) times.push(tookMs);
    if (kind === 'call') queue.issue(index % 8);
  }
  queue.close();
  return times;
}

const inFolder = async (work: (folder: string) => Promise<readonly number[]> | readonly number[]) => {
  const folder = withFolder(work);
  try {
    return await folder.value;
  } finally {
    folder.remove();
  }
};

/** Start-up with a past, beside start-up without one; also checks that nothing of the past is read. */
async function startTimes(pastTickets: number): Promise<readonly number[]> {
  return inFolder((folder) => {
    openOffice(folder, pastTickets).close();
    return Array.from({ length: 15 }, () => {
      const startMs = nowMs();
      openOffice(folder, 0).close();
      return nowMs() - startMs;
    });
  });
}

/** All rows about durable writes. `pastTickets` is the size of the large past. */
export async function benchCommits(pastTickets: number): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const add = async (comparison: Parameters<typeof compare>[0], rounds = ROUNDS): Promise<void> => {
    const row = await compare(comparison, rounds);
    printRow(row);
    rows.push(row);
  };
  await add({
    name: 'issue a ticket: command → durable answer',
    floorName: 'raw better-sqlite3: number + ticket + event, one transaction, WAL, FULL',
    goal50: 1.5,
    goal99: 2,
    floor: () => inFolder((folder) => floorTimes(folder, 'issue')),
    product: () => inFolder((folder) => issueTimes(folder, 100)),
  });
  await add({
    name: 'call next: command → durable answer, 200 waiting',
    floorName: 'raw better-sqlite3: pick by partial index + update + event, one transaction, WAL, FULL',
    goal50: 1.5,
    goal99: 2,
    floor: () => inFolder((folder) => floorTimes(folder, 'call')),
    product: () => inFolder((folder) => callTimes(folder, 100, 200)),
  });
  const past = String(pastTickets);
  await add(
    {
      name: `issue a ticket after ${past} past tickets`,
      floorName: 'the product itself after 100',
      goal50: 1.15,
      goal99: null,
      floor: () => inFolder((folder) => issueTimes(folder, 100)),
      product: () => inFolder((folder) => issueTimes(folder, pastTickets)),
    },
    3,
  );
  await add({
    name: 'call next with 1,000 waiting',
    floorName: 'the product itself with 10 waiting',
    goal50: 1.5,
    goal99: null,
    floor: () => inFolder((folder) => callTimes(folder, 0, 10)),
    product: () => inFolder((folder) => callTimes(folder, 0, 1_000)),
  });
  await add(
    {
      name: `start-up (open, check, fold) after ${past} past tickets`,
      floorName: 'the product itself, empty office',
      goal50: 1.2,
      goal99: null,
      floor: () => startTimes(0),
      product: () => startTimes(pastTickets),
    },
    2,
  );
  return rows;
}
