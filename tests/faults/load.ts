/** Load from several clients of the real protocol, each of which insists on an answer to everything it asked. */
import {
  connectClient,
  newRequestId,
  type ProtocolClient,
  type ProtocolClientOptions,
} from '#demo/protocol-client.ts';
import { DEMO_OFFICE, DEMO_OFFICERS, type DemoOfficer } from '#demo/office.ts';
import type { Answer } from '#protocol/messages.ts';
import type { CounterView } from '#protocol/views.ts';
import type { CounterId, RequestId, Role, TicketId } from '#protocol/vocabulary.ts';
import { createRandom } from '#tests/simulation/random.ts';

/** What was acknowledged, by requestId. */
export type Acknowledged = {
  readonly tickets: Map<RequestId, TicketId>;
  readonly calls: Map<RequestId, { readonly ticketId: TicketId; readonly counterId: CounterId }>;
  /** How often each other step was acknowledged. */
  readonly steps: Map<string, number>;
};

export type Load = {
  readonly acknowledged: Acknowledged;
  /** Lets everyone finish what they asked, then hangs up. Rejects when anyone was left without an answer. */
  readonly finish: () => Promise<void>;
};

/** Short tries and a long patience: the server will be gone again and again. */
const INSISTENT = { ackTimeoutMs: 600, retryPauseMs: 40, patienceMs: 120_000 } as const;
/** On a busy machine a server that is killed every moment is hard to catch awake. */
const LONGEST_UNSEEN_MS = 120_000;
const DOOR_REFUSALS = ['too_fast', 'too_many_tries', 'storage_failed'];

/** A fresh token for a device of the demonstration. */
export async function enrol(serverUrl: string, role: Role, counterId: CounterId | null): Promise<string> {
  const response = await fetch(`${serverUrl}/demo/enrolments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: serverUrl },
    body: JSON.stringify({ role, counterId }),
  });
  if (!response.ok) throw new Error(`enrolling a ${role} was refused: ${await response.text()}`);
  return ((await response.json()) as { readonly deviceToken: string }).deviceToken;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks again, under the same requestId, for as long as only the door refuses. */
async function insist<Output>(ask: () => Promise<Answer<Output>>): Promise<Answer<Output>> {
  for (;;) {
    const answer = await ask();
    if (answer.ok || !DOOR_REFUSALS.includes(answer.refusal.code)) return answer;
    await pause(answer.refusal.retryAfterMs ?? 200);
  }
}

/** Puts citizens at `kiosks` kiosks, and the officers (all of the demonstration office, unless said) at their counters. */
export async function startLoad(
  serverUrl: string,
  kiosks: number,
  seed: number,
  officers: readonly DemoOfficer[] = DEMO_OFFICERS,
): Promise<Load> {
  const random = createRandom(seed);
  const acknowledged: Acknowledged = { tickets: new Map(), calls: new Map(), steps: new Map() };
  const closeAll: (() => void)[] = [];
  const loops: Promise<void>[] = [];
  let isOver = false;

  const connect = async <R extends Role>(
    role: R,
    counterId: CounterId | null,
  ): Promise<ProtocolClient<R>> => {
    const options: ProtocolClientOptions<R> = {
      serverUrl,
      role,
      deviceToken: await enrol(serverUrl, role, counterId),
      ...INSISTENT,
    };
    const client = connectClient(options);
    closeAll.push(client.close);
    return client;
  };

  const citizensAt = async (kiosk: ProtocolClient<'kiosk'>): Promise<void> => {
    while (!isOver) {
      await pause(random.integer(5, 150));
      const requestId = newRequestId();
      const { serviceId } = random.pick(DEMO_OFFICE.services);
      const answer = await insist(() =>
        kiosk.send('issueTicket', { requestId, serviceId, priorityId: null, language: 'vi' }),
      );
      if (answer.ok) acknowledged.tickets.set(requestId, answer.result.ticketId);
    }
  };
  const officerAt = async (
    counter: ProtocolClient<'counter'>,
    counterId: CounterId,
    officer: { readonly username: string; readonly password: string },
  ): Promise<void> => {
    const signIn = async (): Promise<void> => {
      const { username, password } = officer;
      const requestId = newRequestId();
      const answer = await insist(() => counter.send('signIn', { requestId, username, password }));
      if (answer.ok) counter.identifyAs(answer.result.sessionToken);
    };
    while (!isOver) {
      const view = await counter.viewWhere(() => true, LONGEST_UNSEEN_MS);
      if (view === null) throw new Error(`counter ${counterId} was never shown anything`);
      if (view.officer === null) await signIn();
      else await stepAt(counter, view, counterId);
      await pause(random.integer(5, 60));
    }
  };
  const stepAt = async (
    counter: ProtocolClient<'counter'>,
    view: CounterView,
    counterId: CounterId,
  ): Promise<void> => {
    const requestId = newRequestId();
    if (view.current === null) {
      if (view.waitingForCounter === 0) return;
      const answer = await insist(() =>
        counter.send('callNext', { requestId, seenCounterRevision: view.counterRevision }),
      );
      if (answer.ok) acknowledged.calls.set(requestId, { ...answer.result, counterId });
      return;
    }
    const { ticketId, callCount, status } = view.current;
    const name =
      status === 'serving'
        ? 'finish'
        : random.pick(['startService', 'startService', 'markMissed', 'recall'] as const);
    const answer = await insist(() => {
      if (name === 'recall') return counter.send(name, { requestId, ticketId, seenCallCount: callCount });
      if (name === 'finish') return counter.send(name, { requestId, ticketId, done: [] });
      return counter.send(name, { requestId, ticketId });
    });
    if (answer.ok) acknowledged.steps.set(name, (acknowledged.steps.get(name) ?? 0) + 1);
  };

  for (let kiosk = 0; kiosk < kiosks; kiosk += 1) loops.push(citizensAt(await connect('kiosk', null)));
  for (const officer of officers) {
    const counter = await connect('counter', officer.counterId);
    loops.push(officerAt(counter, officer.counterId, officer));
  }
  const outcome = Promise.all(loops);
  // Heard in `finish`; until then a failure must not end the process.
  outcome.catch(() => {});
  return {
    acknowledged,
    finish: async () => {
      isOver = true;
      try {
        await outcome;
      } finally {
        for (const close of closeAll) close();
      }
    },
  };
}
