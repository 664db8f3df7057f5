/**
 * The officer's commands on their way: one at a time, each under its own requestId, from the press to the moment the
 * server's view shows the outcome. Holds no rule of the queue; the server decides.
 */
import type { Connection, Sent } from '#ui-kit/connection.ts';
import type { CounterView, IssuedTicket } from '#protocol/views.ts';
import type { RefusalCode, RejectionCode, RequestId, Revision, TicketNumber } from '#protocol/vocabulary.ts';
import {
  dispatch,
  isSameDeed,
  numberOf,
  ticketOf,
  type CounterCommand,
  type CounterCommandName,
  type CounterOutput,
} from './counter-command.ts';
import type { KeptFinish, KeptFinishStorage } from './kept-finish.ts';
import type { KeyIntent } from './keyboard.ts';
import { obstacleToCommand, type Obstacle } from './obstacles.ts';

/** Two presses of one key within this time are one. */
export const DOUBLE_PRESS_MS = 800;
/** After this long without an answer a command is given up; only a finish is kept until the server is back. */
export const COMMAND_PATIENCE_MS = 6_000;
const FINISH_PATIENCE_MS = Number.MAX_SAFE_INTEGER;

export type PendingCommand = {
  readonly command: CounterCommand;
  readonly requestId: RequestId;
  /** The number of the ticket it is about; null when it is about none. */
  readonly number: TicketNumber | null;
  /** Server time of the press, in ms. */
  readonly pressedAtMs: number;
  /** Set by the answer: done on the server, but not yet in the view shown here. */
  readonly doneAtRevision: Revision | null;
  /** Set by the answer to giving out a number. */
  readonly issued: IssuedTicket | null;
};

/** What is said of the last press. */
export type Note =
  | {
      readonly kind: 'done';
      readonly name: CounterCommandName;
      readonly requestId: RequestId;
      readonly number: TicketNumber | null;
      readonly issued: IssuedTicket | null;
      /** Server time, in ms. */
      readonly atMs: number;
    }
  | {
      readonly kind: 'refused';
      readonly name: CounterCommandName;
      readonly requestId: RequestId;
      readonly code: RejectionCode | RefusalCode;
      readonly number: TicketNumber | null;
    }
  | {
      readonly kind: 'not_allowed';
      readonly deed: KeyIntent | CounterCommandName;
      readonly obstacle: Obstacle;
    }
  | { readonly kind: 'still_sending'; readonly name: CounterCommandName }
  | { readonly kind: 'unanswered'; readonly name: CounterCommandName; readonly requestId: RequestId };

export type DeskState = { readonly pending: PendingCommand | null; readonly note: Note | null };

/** Why the desk gave the session up: it was signed out here, or the server no longer knows it at this counter. */
export type SessionEnd = 'signed_out' | 'not_signed_in' | 'not_at_counter';

export type CommandDesk = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: () => DeskState;
  /** Sends a command, or says why not; answers with its requestId, null when nothing was sent. */
  readonly press: (command: CounterCommand) => RequestId | null;
  /** Says why a key does nothing now. */
  readonly explain: (deed: KeyIntent, obstacle: Obstacle) => void;
  /** To be called whenever the connection's state changed: a newer view settles what was answered. */
  readonly lookAgain: () => void;
};

export type CommandDeskParts = {
  readonly send: Connection<'counter'>['send'];
  readonly view: () => CounterView | null;
  readonly isOnline: () => boolean;
  /** Server time in ms. */
  readonly now: () => number;
  /** A clock that never steps, in ms. */
  readonly monotonicNow: () => number;
  readonly newRequestId: () => RequestId;
  readonly keptFinish: KeptFinishStorage;
  /** The pending finish that was lost with the session is named, so that it can be said. */
  readonly onSessionEnd: (end: SessionEnd, lostFinish: TicketNumber | null) => void;
};

export type PressDecision =
  { readonly kind: 'ignore' } | { readonly kind: 'explain'; readonly note: Note } | { readonly kind: 'send' };

export type PressedAt = {
  readonly view: CounterView;
  readonly isOnline: boolean;
  /** Server time, in ms. */
  readonly nowMs: number;
  readonly pending: PendingCommand | null;
  /** Since the same deed was last sent from here, in ms. */
  readonly sinceSameDeedMs: number;
};

/** What a press leads to. */
export function decidePress(command: CounterCommand, at: PressedAt): PressDecision {
  const { pending, view, isOnline, nowMs } = at;
  if (at.sinceSameDeedMs < DOUBLE_PRESS_MS) return { kind: 'ignore' };
  if (pending !== null) {
    return isSameDeed(pending.command, command)
      ? { kind: 'ignore' }
      : { kind: 'explain', note: { kind: 'still_sending', name: pending.command.name } };
  }
  const obstacle = obstacleToCommand(command.name, view, isOnline, nowMs);
  if (obstacle === null) return { kind: 'send' };
  return { kind: 'explain', note: { kind: 'not_allowed', deed: command.name, obstacle } };
}

/** A desk that takes up a finish kept before a reload at once, under its old requestId. */
export function createCommandDesk(parts: CommandDeskParts): CommandDesk {
  let state: DeskState = { pending: null, note: null };
  let lastSent: { readonly command: CounterCommand; readonly atMs: number } | null = null;
  let viewWhenGivenUp: CounterView | null = null;
  const listeners = new Set<() => void>();
  const update = (next: DeskState): void => {
    state = next;
    for (const listener of listeners) listener();
  };

  const settle = ({ command }: PendingCommand, note: Note | null): void => {
    parts.keptFinish.forget();
    update({ pending: null, note });
    if (command.name === 'signOut' && note?.kind === 'done') parts.onSessionEnd('signed_out', null);
  };

  const hear = (pending: PendingCommand, sent: Sent<CounterOutput>): void => {
    const { command, requestId, number } = pending;
    const { name } = command;
    if (sent.ok === null) {
      viewWhenGivenUp = parts.view();
      settle(pending, { kind: 'unanswered', name, requestId });
      return;
    }
    if (sent.ok) {
      const issued = isIssued(sent.result) ? sent.result : null;
      update({ ...state, pending: { ...pending, doneAtRevision: sent.revision, issued } });
      lookAgain();
      return;
    }
    const { code } = sent.refusal;
    if (code === 'not_signed_in' || code === 'not_at_counter') {
      settle(pending, null);
      parts.onSessionEnd(code, name === 'finish' ? number : null);
      return;
    }
    settle(pending, { kind: 'refused', name, requestId, code, number });
  };

  const start = (pending: PendingCommand): void => {
    update({ pending, note: null });
    const { command, requestId } = pending;
    const patienceMs = command.name === 'finish' ? FINISH_PATIENCE_MS : COMMAND_PATIENCE_MS;
    void dispatch(parts.send, command, requestId, patienceMs).then((sent) => {
      hear(pending, sent);
    });
  };

  const lookAgain = (): void => {
    const { pending, note } = state;
    const view = parts.view();
    if (pending !== null && isOutcomeIn(view, pending)) {
      const { command, requestId, issued } = pending;
      const number = issued?.number ?? pending.number ?? view?.current?.number ?? null;
      settle(pending, { kind: 'done', name: command.name, requestId, number, issued, atMs: parts.now() });
    } else if (note?.kind === 'unanswered' && parts.isOnline() && view !== viewWhenGivenUp) {
      // Whatever became of it, the fresh view shows it: every reconnect brings one.
      update({ pending, note: null });
    }
  };

  const press = (command: CounterCommand): RequestId | null => {
    const view = parts.view();
    if (view === null) return null;
    const atMs = parts.monotonicNow();
    const sinceSameDeedMs =
      lastSent !== null && isSameDeed(lastSent.command, command)
        ? atMs - lastSent.atMs
        : Number.POSITIVE_INFINITY;
    const nowMs = parts.now();
    const isOnline = parts.isOnline();
    const decision = decidePress(command, {
      view,
      isOnline,
      nowMs,
      pending: state.pending,
      sinceSameDeedMs,
    });
    if (decision.kind === 'ignore') return null;
    if (decision.kind === 'explain') {
      update({ ...state, note: decision.note });
      return null;
    }
    lastSent = { command, atMs };
    const requestId = parts.newRequestId();
    if (command.name === 'finish') parts.keptFinish.keep({ requestId, command, pressedAtMs: nowMs });
    const number = numberIn(command, view);
    start({ command, requestId, number, pressedAtMs: nowMs, doneAtRevision: null, issued: null });
    return requestId;
  };

  const kept = parts.keptFinish.kept();
  if (kept !== null) start(takenUp(kept));

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    press,
    explain: (deed, obstacle) => {
      update({ ...state, note: { kind: 'not_allowed', deed, obstacle } });
    },
    lookAgain,
  };
}

/** Answered, and the view is at least as new as the answer. */
const isOutcomeIn = (view: CounterView | null, { doneAtRevision }: PendingCommand): boolean =>
  doneAtRevision !== null && view !== null && view.revision >= doneAtRevision;

const isIssued = (result: CounterOutput): result is IssuedTicket => result !== null && 'issuedAt' in result;

/** The number a command is about, where it is about one. */
const numberIn = (command: CounterCommand, view: CounterView | null): TicketNumber | null => {
  if (command.name === 'undo') return view?.undo?.number ?? null;
  if (command.name === 'reprintJob') {
    return view?.unprinted.find(({ jobId }) => jobId === command.input.jobId)?.number ?? null;
  }
  const ticketId = ticketOf(command);
  return ticketId === null ? null : numberOf(ticketId);
};

const takenUp = ({ command, requestId, pressedAtMs }: KeptFinish): PendingCommand => ({
  command,
  requestId,
  number: numberIn(command, null),
  pressedAtMs,
  doneAtRevision: null,
  issued: null,
});
