/** The one write path on a real store, with the turn of the event loop and the clock in the test's hand. */
import type { Answer } from '#protocol/messages.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import {
  instantMs,
  type DeviceId,
  type InstantMs,
  type RequestId,
  type ServiceId,
} from '#protocol/vocabulary.ts';
import { createExecutor, type Commit, type Executor } from '#server/app/execute.ts';
import type { Command } from '#server/domain/commands.ts';
import type { QueueStore } from '#server/storage/store.ts';
import { COPY, MAIN_PRINTER, WARD, wallTime } from '#tests/support/ward.ts';

export type WritePath = {
  readonly executor: Executor;
  /** Wall time; may be set to anything. */
  readonly clock: { now: InstantMs };
  readonly commits: readonly Commit[];
  readonly faults: readonly unknown[];
  /** Asks all of these within one turn of the event loop, and gives back their answers. */
  readonly ask: (
    ...commands: readonly (readonly [requestId: string, command: Command])[]
  ) => Promise<readonly Answer<unknown>[]>;
};

export const MORNING = wallTime('2026-11-23', '08:00');

/** `requestId` and `press` of one kiosk, for one service. */
export const press = (requestId: string, serviceId: ServiceId = COPY): readonly [string, Command] => [
  requestId,
  {
    type: 'issueTicket',
    serviceId,
    priorityId: null,
    range: null,
    kioskId: 'kiosk-1' as DeviceId,
    language: 'vi',
    printerId: MAIN_PRINTER,
  },
];

/** Starts the write path at a time of the wall clock. */
export function startWritePath(
  store: QueueStore,
  startsAt: InstantMs = MORNING,
  settings: OfficeSettings | (() => OfficeSettings) = WARD,
): WritePath {
  const clock = { now: startsAt };
  const commits: Commit[] = [];
  const faults: unknown[] = [];
  let turn: (() => void)[] = [];
  const executor = createExecutor({
    store,
    clock: { now: () => clock.now, monotonicMs: () => clock.now },
    settings: typeof settings === 'function' ? settings : () => settings,
    onCommit: (commit) => {
      commits.push(commit);
    },
    onFault: (error) => {
      faults.push(error);
    },
    defer: (callback) => {
      turn.push(callback);
    },
  });
  return {
    executor,
    clock,
    commits,
    faults,
    ask: async (...commands) => {
      const answers = commands.map(([requestId, command]) =>
        executor.submit({ requestId: requestId as RequestId, fingerprint: JSON.stringify(command), command }),
      );
      while (turn.length > 0) {
        const now = turn;
        turn = [];
        for (const callback of now) callback();
      }
      return Promise.all(answers);
    },
  };
}

export const later = (at: InstantMs, ms: number): InstantMs => instantMs(at + ms);
