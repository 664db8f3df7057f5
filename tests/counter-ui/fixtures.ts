/** Small views of one counter, and a desk whose server answers when the test says so. */
import { createCommandDesk, type CommandDesk, type SessionEnd } from '../../counter-ui/command-desk.ts';
import { plainCommand, type PlainCommandName } from '../../counter-ui/counter-command.ts';
import { keptFinishIn } from '../../counter-ui/kept-finish.ts';
import type { Refusal } from '#protocol/messages.ts';
import type { CallReason, CounterAction, CounterTicket, CounterView } from '#protocol/views.ts';
import {
  durationMs,
  instantMs,
  type BusinessDate,
  type CounterId,
  type FieldId,
  type OfficerId,
  type RejectionCode,
  type RequestId,
  type Revision,
  type ServiceId,
  type TicketId,
  type TicketNumber,
} from '#protocol/vocabulary.ts';
import type { Connection, Sent } from '#ui-kit/connection.ts';
import { ALL_PRINTED } from '#tests/looks/printing-fixtures.ts';

export const COUNTER_ID = '3' as CounterId;
export const OFFICER_ID = 'hanh' as OfficerId;
export const NOW_MS = Date.UTC(2026, 10, 23, 2, 41, 7);
const DATE = '2026-11-23' as BusinessDate;

export const ticketNumber = (number: string): TicketNumber => number as TicketNumber;

export const REASON: CallReason = {
  rule: 'first_come',
  priorityId: null,
  waitedMs: durationMs(20 * 60_000),
  waitingForCounter: 22,
  considered: [],
  overtook: [],
  overtookCount: 0,
  ceiling: null,
  hand: null,
};

export const ticket = (change: Partial<CounterTicket> = {}): CounterTicket => ({
  ticketId: `${DATE}/H009` as TicketId,
  number: ticketNumber('H009'),
  fieldId: 'civil-status' as FieldId,
  serviceId: 'birth-registration' as ServiceId,
  addedServiceIds: [],
  laterServiceIds: [],
  priorityId: null,
  status: 'called',
  callCount: 1,
  issuedAt: instantMs(NOW_MS - 20 * 60_000),
  calledAt: instantMs(NOW_MS - 15_000),
  recallFrom: instantMs(NOW_MS - 5_000),
  servingSince: null,
  periods: [
    {
      kind: 'waiting',
      from: instantMs(NOW_MS - 20 * 60_000),
      to: instantMs(NOW_MS - 15_000),
      serviceId: 'birth-registration' as ServiceId,
      counterNumber: null,
      officerName: null,
    },
    {
      kind: 'called',
      from: instantMs(NOW_MS - 15_000),
      to: null,
      serviceId: 'birth-registration' as ServiceId,
      counterNumber: 3,
      officerName: 'Nguyễn Thị Hạnh',
    },
  ],
  reason: REASON,
  notes: [],
  missingPapers: [],
  returnsTo: null,
  announcement: { state: 'waiting' },
  ...change,
});

type Verdicts = Record<CounterAction, RejectionCode | null>;
export const IDLE: Verdicts = {
  callNext: null,
  recall: 'ticket_not_at_counter',
  startService: 'ticket_not_at_counter',
  finish: 'ticket_not_at_counter',
  transfer: 'ticket_not_at_counter',
  park: 'ticket_not_at_counter',
  markMissed: 'ticket_not_at_counter',
  pauseCounter: null,
  resumeCounter: 'counter_not_paused',
  undo: 'nothing_to_undo',
  serveWithoutTicket: null,
  askForHelp: null,
  signOut: null,
};
const HOLDING: Verdicts = {
  ...IDLE,
  callNext: 'counter_busy',
  pauseCounter: 'counter_busy',
  serveWithoutTicket: 'counter_busy',
  signOut: 'counter_busy',
};
export const CALLED: Verdicts = {
  ...HOLDING,
  recall: null,
  startService: null,
  finish: 'wrong_status',
  transfer: 'wrong_status',
  park: null,
  markMissed: null,
};
export const SERVING: Verdicts = {
  ...HOLDING,
  recall: 'wrong_status',
  startService: 'wrong_status',
  finish: null,
  transfer: null,
  park: null,
  markMissed: 'wrong_status',
};

export const idleView = (change: Partial<CounterView> = {}): CounterView => ({
  revision: 100 as Revision,
  at: instantMs(NOW_MS),
  date: DATE,
  counterId: COUNTER_ID,
  counterRevision: 41,
  officer: { officerId: OFFICER_ID, displayName: 'Nguyễn Thị Hạnh', isSupervisor: false },
  paused: null,
  current: null,
  takenAway: null,
  next: [],
  nextReason: null,
  waitingForCounter: 3,
  longestWaitSince: null,
  fields: [],
  services: [],
  absent: [],
  absentCount: 0,
  undo: null,
  colleagues: [],
  helpAskedAt: null,
  today: { finished: 0, missed: 0, medianServiceMs: null },
  allowed: IDLE,
  ...ALL_PRINTED,
  displays: { connected: 1, muted: 0, lastSpokenAt: null },
  ...change,
});
export const calledView = (change: Partial<CounterView> = {}): CounterView =>
  idleView({ current: ticket(), allowed: CALLED, ...change });
export const servingView = (change: Partial<CounterView> = {}): CounterView =>
  idleView({
    current: ticket({ status: 'serving', servingSince: instantMs(NOW_MS - 60_000) }),
    allowed: SERVING,
    ...change,
  });

/** A storage of one window, in memory. */
export function memoryStorage(): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    clear: () => {
      items.clear();
    },
    getItem: (key) => items.get(key) ?? null,
    key: (index) => Array.from(items.keys())[index] ?? null,
    removeItem: (key) => {
      items.delete(key);
    },
    setItem: (key, value) => {
      items.set(key, value);
    },
  };
}

type SentMessage = {
  readonly name: string;
  readonly input: { readonly requestId: RequestId } & Record<string, unknown>;
  readonly patienceMs: number;
  readonly answer: (sent: Sent<unknown>) => Promise<void>;
};

/** A network that keeps every message until the test answers it. */
export function fakeNetwork() {
  const messages: SentMessage[] = [];
  const send = ((name: string, input: SentMessage['input'], patienceMs: number) =>
    new Promise((resolve) => {
      const answer = async (sent: Sent<unknown>): Promise<void> => {
        resolve(sent as Sent<never>);
        await new Promise((settled) => setImmediate(settled));
      };
      messages.push({ name, input, patienceMs, answer });
    })) as Connection<'counter'>['send'];
  return { send, messages };
}

export const accepted = (revision: number, result: unknown = null): Sent<unknown> => ({
  ok: true,
  revision: revision as Revision,
  result,
});
export const refused = (code: Refusal['code'], more: Partial<Refusal> = {}): Sent<unknown> => ({
  ok: false,
  refusal: { code, message: code, ...more },
});
export const UNANSWERED: Sent<unknown> = { ok: null };

/** A desk at one counter: what it sees can be changed, time passes only when told. */
export function deskAt(firstView: CounterView, storage: Storage = memoryStorage()) {
  const world = { view: firstView, isOnline: true, elapsedMs: 0, requests: 0 };
  const ends: { readonly end: SessionEnd; readonly lostFinish: TicketNumber | null }[] = [];
  const network = fakeNetwork();
  const desk: CommandDesk = createCommandDesk({
    send: network.send,
    view: () => world.view,
    isOnline: () => world.isOnline,
    now: () => NOW_MS + world.elapsedMs,
    monotonicNow: () => world.elapsedMs,
    newRequestId: () => {
      world.requests += 1;
      return `request-${String(world.requests)}` as RequestId;
    },
    keptFinish: keptFinishIn(storage, COUNTER_ID),
    onSessionEnd: (end, lostFinish) => ends.push({ end, lostFinish }),
  });
  const see = (view: CounterView, isOnline = true): void => {
    world.view = view;
    world.isOnline = isOnline;
    desk.lookAgain();
  };
  const wait = (durationMs: number): void => {
    world.elapsedMs += durationMs;
  };
  /** A key that needs nothing but what is seen. */
  const press = (name: PlainCommandName): RequestId | null => desk.press(plainCommand(name, world.view));
  return { desk, press, messages: network.messages, ends, see, wait, storage };
}
