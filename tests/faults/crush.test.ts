import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_OFFICE, DEMO_OFFICERS } from '#demo/office.ts';
import { connectClient, newRequestId, type ProtocolClient } from '#demo/protocol-client.ts';
import type { Answer } from '#protocol/messages.ts';
import type { CounterId, TicketId } from '#protocol/vocabulary.ts';
import { createLogAuditor } from '#tests/support/log-auditor.ts';
import { openLog, vietnamDate } from '#tests/support/log-reader.ts';
import {
  bundleServer,
  startServerProcess,
  type ServerProcess,
  type ServerProgram,
} from '#tests/support/server-process.ts';
import { enrol } from './load.ts';

const WINDOWS_A_COUNTER = 25;
const PRESSES = 10_000;
const KIOSKS = 120;
/** What "next" may be answered with when it is not this window that calls. */
const LOST_THE_RACE = ['counter_busy', 'stale_screen', 'nobody_waiting'];

/** Those that call people; at a reception nobody is called. */
const COUNTERS = DEMO_OFFICE.counters.filter(({ kind }) => kind === 'service');
const OFFICERS = DEMO_OFFICERS.filter((officer) =>
  COUNTERS.some(({ counterId }) => counterId === officer.counterId),
);

type Window = { readonly counterId: CounterId; readonly client: ProtocolClient<'counter'> };
type Pressed = {
  readonly counterId: CounterId;
  readonly answer: Answer<{ ticketId: TicketId }>;
  readonly tookMs: number;
};

const folder = mkdtempSync(path.join(tmpdir(), 'mot-cua-crush-'));
let program: ServerProgram;
let server: ServerProcess;
let serverUrl: string;
const windows: Window[] = [];
const kiosks: ProtocolClient<'kiosk'>[] = [];
/** Every ticket that any window was told it had called, over both tests. */
const called: TicketId[] = [];

beforeAll(async () => {
  program = await bundleServer();
  server = startServerProcess(program, {
    HOST: '127.0.0.1',
    PORT: '0',
    DATA_DIR: folder,
    DEMO: '1',
    LOG_LEVEL: 'error',
  });
  serverUrl = (await server.listening) ?? '';
  await Promise.all(OFFICERS.map(openWindows));
  for (let kiosk = 0; kiosk < KIOSKS; kiosk += 1) {
    kiosks.push(
      connectClient({ serverUrl, role: 'kiosk', deviceToken: await enrol(serverUrl, 'kiosk', null) }),
    );
  }
}, 120_000);

afterAll(async () => {
  for (const { client } of windows) client.close();
  for (const kiosk of kiosks) kiosk.close();
  server.process.kill('SIGKILL');
  await server.ended;
  program.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** One officer signs in once and opens many windows with that session. */
async function openWindows({ counterId, username, password }: (typeof DEMO_OFFICERS)[number]): Promise<void> {
  const deviceToken = await enrol(serverUrl, 'counter', counterId);
  const first = connectClient({ serverUrl, role: 'counter', deviceToken });
  const answer = await first.send('signIn', { requestId: newRequestId(), username, password });
  first.close();
  if (!answer.ok) throw new Error(`${username} could not sign in: ${answer.refusal.code}`);
  const { sessionToken } = answer.result;
  for (let index = 0; index < WINDOWS_A_COUNTER; index += 1) {
    const client = connectClient({
      serverUrl,
      role: 'counter',
      deviceToken,
      sessionToken,
      patienceMs: 60_000,
      ackTimeoutMs: 60_000,
    });
    await client.greeted();
    windows.push({ counterId, client });
  }
}

/** Each kiosk gives one number, of every service in turn. */
async function citizensCome(): Promise<void> {
  await Promise.all(
    kiosks.map(async (kiosk, index) => {
      const { serviceId } = DEMO_OFFICE.services[index % DEMO_OFFICE.services.length]!;
      await kiosk.send('issueTicket', {
        requestId: newRequestId(),
        serviceId,
        priorityId: null,
        language: 'vi',
      });
    }),
  );
}

/** The counter's revision that a window would press with right now. */
async function seenBy({ client }: Window): Promise<number> {
  const view = await client.viewWhere(() => true, 10_000);
  if (view === null) throw new Error('a window was never shown its counter');
  return view.counterRevision;
}

async function press({ counterId, client }: Window, seenCounterRevision: number): Promise<Pressed> {
  const startedMs = performance.now();
  const answer = await client.send('callNext', { requestId: newRequestId(), seenCounterRevision });
  return { counterId, answer, tookMs: performance.now() - startedMs };
}

/** Every answer is a call or a refusal that says who was faster, and no ticket is called twice. */
function holdsOf(
  pressed: readonly Pressed[],
): readonly { readonly counterId: CounterId; readonly ticketId: TicketId }[] {
  const wrong = pressed.filter(({ answer }) => !answer.ok && !LOST_THE_RACE.includes(answer.refusal.code));
  expect(wrong).toEqual([]);
  return pressed.flatMap(({ counterId, answer }) =>
    answer.ok ? [{ counterId, ticketId: answer.result.ticketId }] : [],
  );
}

function times(pressed: readonly Pressed[]): string {
  const sorted = pressed.map(({ tookMs }) => tookMs).toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(0);
  return `answered after ${at(0.5)} ms (median), ${at(0.99)} ms (99 %), ${at(1)} ms (longest)`;
}

describe('10,000 presses of "next" from 200 windows at eight counters', () => {
  test('all at once: each counter calls one ticket, everyone else is told who was faster', async ({
    annotate,
  }) => {
    await citizensCome();
    const revisions = await Promise.all(windows.map(seenBy));
    const eachPresses = PRESSES / windows.length;
    const pressed = await Promise.all(
      windows.flatMap((window, index) =>
        Array.from({ length: eachPresses }, () => press(window, revisions[index] ?? 0)),
      ),
    );
    await annotate(times(pressed));
    expect(pressed).toHaveLength(PRESSES);
    const holds = holdsOf(pressed);
    expect(new Set(holds.map(({ ticketId }) => ticketId)).size).toBe(holds.length);
    expect(holds.map(({ counterId }) => counterId).toSorted()).toEqual(
      COUNTERS.map(({ counterId }) => counterId).toSorted(),
    );
    called.push(...holds.map(({ ticketId }) => ticketId));
    await markMissed(holds);
  }, 120_000);

  test('in fifty waves, with the called marked missed between: no ticket is ever called twice', async ({
    annotate,
  }) => {
    const all: Pressed[] = [];
    for (let wave = 0; wave < PRESSES / windows.length; wave += 1) {
      if (wave % 14 === 0) await citizensCome();
      const revisions = await Promise.all(windows.map(seenBy));
      const pressed = await Promise.all(windows.map((window, index) => press(window, revisions[index] ?? 0)));
      all.push(...pressed);
      const holds = holdsOf(pressed);
      expect(new Set(holds.map(({ counterId }) => counterId)).size).toBe(holds.length);
      called.push(...holds.map(({ ticketId }) => ticketId));
      await markMissed(holds);
    }
    await annotate(`${String(called.length)} calls, ${times(all)}`);
    expect(all).toHaveLength(PRESSES);
    expect(called.length).toBeGreaterThan(200);
    expect(new Set(called).size).toBe(called.length);
  }, 120_000);

  test('the log says the same', () => {
    const auditor = createLogAuditor(vietnamDate, (promise) => {
      throw new Error(promise);
    });
    const log = openLog(folder);
    for (const event of log.eventsAfter(0)) auditor.take(event);
    log.close();
    expect(auditor.count('TicketCalled')).toBe(called.length);
    expect(called.every((ticketId) => auditor.fates.get(ticketId)?.status === 'missed')).toBe(true);
  });

  /** One window of each counter that holds a ticket frees it; the others see that before they press again. */
  async function markMissed(holds: ReturnType<typeof holdsOf>): Promise<void> {
    for (const { counterId, ticketId } of holds) {
      const first = windows.find((window) => window.counterId === counterId);
      const answer = await first?.client.send('markMissed', { requestId: newRequestId(), ticketId });
      expect(answer?.ok).toBe(true);
    }
  }
});
