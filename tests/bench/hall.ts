/** From an officer's press to the last of N displays, over real sockets and processes, beside the smallest server that could do it. */
import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { io, type Socket } from 'socket.io-client';
import type { CounterView } from '#protocol/views.ts';
import type { CounterId, RequestId } from '#protocol/vocabulary.ts';
import { connectClient, newRequestId, type ProtocolClient } from '#demo/protocol-client.ts';
import { compare, nowMs, printRow, sleep, type Goals, type Row } from './measure.ts';
import { BENCH_PASSWORD, benchOffice, prepareOffice, serviceIdOf, usernameOf } from './office.ts';

const ROUNDS = 3;
const SETTLE_MS = 300;
const KIOSKS = 12;
const CALL_SEEN_MS = 15;
/** The door lets one device say 50 messages a second; an officer without rest says two per press. */
const NO_REST_MS = 45;

/** A press that was answered, by the key the displays will know it by. */
type Press = { readonly key: string; readonly sentMs: number };

/** One server under test with its officers at the ready. */
type Hall = {
  readonly port: number;
  readonly displayToken: string;
  /** One press of officer `index`; resolves when it is answered and the counter is free for the next. */
  readonly press: (index: number) => Promise<Press>;
  readonly close: () => Promise<void>;
};

const ask = async <T>(child: ChildProcess, question: unknown): Promise<T> => {
  const answered = once(child, 'message');
  child.send(question as object);
  return ((await answered) as [T])[0];
};

const forkBench = async <T>(name: string, args: readonly string[]) => {
  const child = fork(path.join('dist', 'bench', `${name}.mjs`), args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [ready] = (await once(child, 'message')) as [T];
  return { child, ready };
};

const stop = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  if (child.connected) child.disconnect();
  else child.kill('SIGTERM');
  await ended;
};

async function floorHall(officers: number, commit: 'each' | 'group', viewBytes: number): Promise<Hall> {
  const { child, ready } = await forkBench<{ port: number }>('floor-server', [commit, String(viewBytes)]);
  const sockets: Socket[] = [];
  for (let index = 0; index < officers; index += 1) {
    const socket = io(`http://127.0.0.1:${String(ready.port)}/counter`, {
      transports: ['websocket'],
      forceNew: true,
    });
    await new Promise<void>((resolve) => socket.on('connect', resolve));
    sockets.push(socket);
  }
  return {
    port: ready.port,
    displayToken: '',
    press: async (index) => {
      const sentMs = nowMs();
      const key = (await sockets[index]?.emitWithAck('call', {
        service: index % 8,
        counter: index,
      })) as string;
      return { key: `${key} 1`, sentMs };
    },
    close: async () => {
      for (const socket of sockets) socket.disconnect();
      await stop(child);
    },
  };
}

async function startProduct(
  folder: string,
): Promise<{ readonly process: ChildProcess; readonly url: string }> {
  const server = spawn(process.execPath, [path.join('dist', 'server.mjs')], {
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'error', DEMO: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: server.stdout });
  const [line] = (await once(lines, 'line')) as [string];
  return { process: server, url: (JSON.parse(line) as { listening: string }).listening };
}

type Officer = ProtocolClient<'counter'>;

/** The product with its own counters; `what` decides whether a press is a call of a new ticket or a recall of the same. */
async function productHall(officers: number, what: 'call' | 'recall', waiting: number): Promise<Hall> {
  const folder = mkdtempSync(path.join(tmpdir(), 'motcua-hall-'));
  const settings = benchOffice(Math.max(officers, 8));
  const tokens = await prepareOffice(folder, settings);
  const { process: server, url } = await startProduct(folder);
  await fillQueues(url, tokens.kiosk, waiting);
  const clients: Officer[] = [];
  for (let index = 0; index < officers; index += 1) {
    clients.push(await signedInOfficer(url, tokens.counters[index] ?? '', index + 1));
  }
  const press = what === 'call' ? callPress : recallPress;
  return {
    port: Number(new URL(url).port),
    displayToken: tokens.display,
    press: (index) => {
      const officer = clients[index];
      if (officer === undefined) throw new Error('no such officer');
      return press(officer);
    },
    close: async () => {
      for (const client of clients) client.close();
      await stop(server);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Lets so many citizens in through several kiosks at once, since each may only talk so fast. */
async function fillQueues(serverUrl: string, deviceToken: string, waiting: number): Promise<void> {
  const kiosks = Array.from({ length: KIOSKS }, () =>
    connectClient({ serverUrl, role: 'kiosk', deviceToken }),
  );
  await Promise.all(
    kiosks.map(async (kiosk, index) => {
      await kiosk.greeted();
      for (let issued = index; issued < waiting; issued += KIOSKS) {
        const answer = await kiosk.send('issueTicket', {
          requestId: newRequestId(),
          serviceId: serviceIdOf(issued),
          priorityId: null,
          language: 'vi',
        });
        if (!answer.ok) await sleep(answer.refusal.retryAfterMs ?? 0);
      }
      kiosk.close();
    }),
  );
}

async function signedInOfficer(
  serverUrl: string,
  deviceToken: string,
  counterNumber: number,
): Promise<Officer> {
  const client = connectClient({ serverUrl, role: 'counter', deviceToken });
  await client.greeted();
  const username = usernameOf(counterNumber);
  const answer = await client.send('signIn', {
    requestId: newRequestId(),
    username,
    password: BENCH_PASSWORD,
  });
  if (!answer.ok) throw new Error(answer.refusal.code);
  await viewWhere(
    client,
    (view) => view.counterId === (String(counterNumber) as CounterId) && view.officer !== null,
  );
  return client;
}

async function viewWhere(client: Officer, isWanted: (view: CounterView) => boolean): Promise<CounterView> {
  const view = await client.viewWhere(isWanted, 10_000);
  if (view === null) throw new Error('the wanted view did not come');
  return view;
}

/** Calls the next ticket (timed), then sends it away (not timed). */
async function callPress(officer: Officer): Promise<Press> {
  const before = await viewWhere(officer, (view) => view.current === null && view.allowed.callNext === null);
  const sentMs = nowMs();
  const answer = await officer.send('callNext', {
    requestId: newRequestId(),
    seenCounterRevision: before.counterRevision,
  });
  if (!answer.ok) throw new Error(`callNext: ${answer.refusal.code}`);
  const { ticketId } = answer.result;
  // Or the displays would still be reading the call while the next view already comes.
  await sleep(CALL_SEEN_MS);
  const requestId: RequestId = newRequestId();
  const missed = await officer.send('markMissed', { requestId, ticketId });
  if (!missed.ok) throw new Error(`markMissed: ${missed.refusal.code}`);
  return { key: `${ticketId} 1`, sentMs };
}

async function recallPress(officer: Officer): Promise<Press> {
  const idle = await viewWhere(officer, (view) => view.current !== null || view.allowed.callNext === null);
  if (idle.current === null) {
    await officer.send('callNext', { requestId: newRequestId(), seenCounterRevision: idle.counterRevision });
  }
  const { current } = await viewWhere(officer, (view) => view.current !== null);
  if (current === null) throw new Error('nothing to recall');
  const sentMs = nowMs();
  const answer = await officer.send('recall', {
    requestId: newRequestId(),
    ticketId: current.ticketId,
    seenCallCount: current.callCount,
  });
  if (!answer.ok) throw new Error(`recall: ${answer.refusal.code}`);
  await viewWhere(officer, (view) => view.current?.callCount === current.callCount + 1);
  return { key: `${current.ticketId} ${String(current.callCount + 1)}`, sentMs };
}

type Load = {
  readonly officers: number;
  readonly displays: number;
  readonly presses: number;
  readonly pauseMs: number;
};

/** Press → last display in ms, for every press of the load. */
async function measure(
  hall: Hall,
  { officers, displays, presses, pauseMs }: Load,
): Promise<readonly number[]> {
  const clients = await forkBench('display-clients', [
    String(hall.port),
    String(displays),
    hall.displayToken,
  ]);
  try {
    for (let index = 0; index < 10; index += 1) await hall.press(index % officers);
    clients.child.send('reset');
    const perOfficer = Math.ceil(presses / officers);
    const done = await Promise.all(
      Array.from({ length: officers }, async (_, index) => {
        const own: Press[] = [];
        await sleep((pauseMs * index) / officers);
        for (let turn = 0; turn < perOfficer; turn += 1) {
          own.push(await hall.press(index));
          await sleep(pauseMs);
        }
        return own;
      }),
    );
    await sleep(SETTLE_MS);
    const { lastMs } = await ask<{ lastMs: Record<string, number> }>(clients.child, 'get');
    const times = done.flat().flatMap(({ key, sentMs }) => {
      const heardMs = lastMs[key];
      return heardMs === undefined ? [] : [heardMs - sentMs];
    });
    // A view holds the twelve newest calls: of a burst committed at once, those before them are never seen.
    if (times.length < presses * 0.5)
      throw new Error(`only ${String(times.length)} of ${String(presses)} were seen`);
    return times;
  } finally {
    await stop(clients.child);
    await hall.close();
  }
}

/** Size of the product's own display message, so that the floor sends as much. */
async function displayViewBytes(): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'motcua-size-'));
  const tokens = await prepareOffice(folder, benchOffice(8));
  const { process: server, url } = await startProduct(folder);
  const display = connectClient({ serverUrl: url, role: 'display', deviceToken: tokens.display });
  await display.greeted();
  const view = await display.viewWhere(() => true, 5_000);
  display.close();
  await stop(server);
  rmSync(folder, { recursive: true, force: true });
  // Twelve remembered calls of about 190 bytes come to stand in it as soon as there are any.
  return JSON.stringify(view).length + 12 * 190;
}

/** All rows about the way from a press to the screens. */
export async function benchHall(): Promise<readonly Row[]> {
  const bytes = await displayViewBytes();
  const goals = { goal50: 1.5, goal99: 2 };
  const rows: Row[] = [];
  for (const [name, load, wanted] of [
    [
      'call → last of 20 displays, 1 officer without rest',
      { officers: 1, displays: 20, presses: 150, pauseMs: NO_REST_MS },
      goals,
    ],
    [
      'call → last of 20 displays, 10 officers, paced 10/s',
      { officers: 10, displays: 20, presses: 100, pauseMs: 1_000 },
      goals,
    ],
    // A large office as it is every day: nobody waits for anybody, and each call still reaches every screen.
    [
      'call → last of 60 displays, 61 counters, paced 10/s',
      { officers: 61, displays: 60, presses: 122, pauseMs: 6_000 },
      goals,
    ],
    ...[10, 50].map(
      (officers) =>
        [
          `call → last of 20 displays, ${String(officers)} officers without rest`,
          { officers, displays: 20, presses: 400, pauseMs: NO_REST_MS },
          { goal50: 1.5, goal99: null },
        ] as const,
    ),
  ] as const)
    rows.push(await compared(name, 'call', load, wanted, bytes));
  return rows;
}

/** One counter's recall until the last of so many displays shows it. */
export async function benchFanOut(displaySizes: readonly number[]): Promise<readonly Row[]> {
  const bytes = await displayViewBytes();
  const rows: Row[] = [];
  for (const displays of displaySizes) {
    const load = { officers: 1, displays, presses: 60, pauseMs: 50 };
    const goals = { goal50: 1.3, goal99: null };
    rows.push(await compared(`recall → last of ${String(displays)} displays`, 'recall', load, goals, bytes));
  }
  return rows;
}

async function compared(
  name: string,
  what: 'call' | 'recall',
  load: Load,
  goals: Goals,
  bytes: number,
): Promise<Row> {
  const commit = load.officers > 1 && load.pauseMs === NO_REST_MS ? 'group' : 'each';
  const row = await compare(
    {
      name,
      floorName: `one transaction (${commit}) + one room emit of ${String(bytes)} bytes, nothing else`,
      ...goals,
      floor: async () => measure(await floorHall(load.officers, commit, bytes), load),
      product: async () =>
        measure(await productHall(load.officers, what, load.presses + load.officers + 60), load),
    },
    ROUNDS,
  );
  printRow(row);
  return row;
}
