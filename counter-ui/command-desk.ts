/**
 * The officer's commands on their way: one at a time, each under its own requestId, from the press to the moment the
 * server's view shows the outcome. Holds no rule of the queue; the server decides.
 */
import type { Connection, Sent } from '#ui-kit/connection.ts';
import type { CounterAction, CounterView } from '#protocol/views.ts';
import type { RefusalCode, RejectionCode, RequestId, Revision, TicketNumber } from '#protocol/vocabulary.ts';
import { obstacleTo, type Obstacle } from './action-buttons.ts';
import { dispatch, targetOf, type CommandTarget } from './dispatch.ts';
import type { KeptFinish, KeptFinishStorage } from './kept-finish.ts';

/** Two presses of one key within this time are one. */
export const DOUBLE_PRESS_MS = 800;
/** After this long without an answer a command is given up; only a finish is kept until the server is back. */
export const COMMAND_PATIENCE_MS = 6_000;
const FINISH_PATIENCE_MS = Number.MAX_SAFE_INTEGER;

export type PendingCommand = {
  readonly action: CounterAction;
  readonly requestId: RequestId;
  readonly target: CommandTarget;
  readonly pressedAtMs: number;
  /** Set by the answer: done on the server, but not yet in the view shown here. */
  readonly doneAtRevision: Revision | null;
};

/** What the line beside the buttons says of the last press. */
export type Note =
  | {
      readonly kind: 'done';
      readonly action: CounterAction;
      readonly number: TicketNumber | null;
      readonly atMs: number;
    }
  | {
      readonly kind: 'refused';
      readonly action: CounterAction;
      readonly code: RejectionCode | RefusalCode;
      readonly number: TicketNumber | null;
    }
  | { readonly kind: 'not_allowed'; readonly action: CounterAction; readonly obstacle: Obstacle }
  | { readonly kind: 'still_sending'; readonly action: CounterAction }
  | { readonly kind: 'unanswered'; readonly action: CounterAction };

export type DeskState = { readonly pending: PendingCommand | null; readonly note: Note | null };

/** Why the desk gave the session up: it was signed out here, or the server no longer knows it at this counter. */
export type SessionEnd = 'signed_out' | 'not_signed_in' | 'not_at_counter';

export type CommandDesk = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: () => DeskState;
  /** A press of a button or its key. */
  readonly press: (action: CounterAction) => void;
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

/** What a press leads to. `sinceLastPressMs` counts from the last press of the same action that was sent. */
export function decidePress(
  action: CounterAction,
  pending: PendingCommand | null,
  view: CounterView,
  isOnline: boolean,
  sinceLastPressMs: number,
): PressDecision {
  if (sinceLastPressMs < DOUBLE_PRESS_MS || pending?.action === action) return { kind: 'ignore' };
  if (pending !== null) return { kind: 'explain', note: { kind: 'still_sending', action: pending.action } };
  const obstacle = obstacleTo(action, view, isOnline);
  if (obstacle !== null) return { kind: 'explain', note: { kind: 'not_allowed', action, obstacle } };
  return { kind: 'send' };
}

/** A desk that takes up a finish kept before a reload at once, under its old requestId. */
export function createCommandDesk(parts: CommandDeskParts): CommandDesk {
  let state: DeskState = { pending: null, note: null };
  let lastSent: { readonly action: CounterAction; readonly atMs: number } | null = null;
  let viewWhenGivenUp: CounterView | null = null;
  const listeners = new Set<() => void>();
  const update = (next: DeskState): void => {
    state = next;
    for (const listener of listeners) listener();
  };

  const settle = (command: PendingCommand, note: Note | null): void => {
    parts.keptFinish.forget();
    update({ pending: null, note });
    if (command.action === 'signOut' && note?.kind === 'done') parts.onSessionEnd('signed_out', null);
  };

  const hear = (command: PendingCommand, sent: Sent<unknown>): void => {
    const { action, target } = command;
    if (sent.ok === null) {
      viewWhenGivenUp = parts.view();
      settle(command, { kind: 'unanswered', action });
      return;
    }
    if (sent.ok) {
      update({ ...state, pending: { ...command, doneAtRevision: sent.revision } });
      lookAgain();
      return;
    }
    const { code } = sent.refusal;
    if (code === 'not_signed_in' || code === 'not_at_counter') {
      settle(command, null);
      parts.onSessionEnd(code, action === 'finish' ? target.number : null);
      return;
    }
    settle(command, { kind: 'refused', action, code, number: target.number });
  };

  const start = (command: PendingCommand): void => {
    update({ pending: command, note: null });
    const patienceMs = command.action === 'finish' ? FINISH_PATIENCE_MS : COMMAND_PATIENCE_MS;
    const { action, requestId, target } = command;
    void dispatch(parts.send, action, requestId, target, patienceMs).then((sent) => {
      hear(command, sent);
    });
  };

  const lookAgain = (): void => {
    const { pending, note } = state;
    const view = parts.view();
    if (pending !== null && isOutcomeIn(view, pending)) {
      const { action, target } = pending;
      const number = target.number ?? view?.current?.number ?? null;
      settle(pending, { kind: 'done', action, number, atMs: parts.now() });
    } else if (note?.kind === 'unanswered' && parts.isOnline() && view !== viewWhenGivenUp) {
      // Whatever became of it, the fresh view shows it: every reconnect brings one.
      update({ pending, note: null });
    }
  };

  const press = (action: CounterAction): void => {
    const view = parts.view();
    if (view === null) return;
    const atMs = parts.monotonicNow();
    const sinceLastPressMs = lastSent?.action === action ? atMs - lastSent.atMs : Number.POSITIVE_INFINITY;
    const decision = decidePress(action, state.pending, view, parts.isOnline(), sinceLastPressMs);
    if (decision.kind === 'ignore') return;
    if (decision.kind === 'explain') {
      update({ ...state, note: decision.note });
      return;
    }
    lastSent = { action, atMs };
    const command: PendingCommand = {
      action,
      requestId: parts.newRequestId(),
      target: targetOf(view),
      pressedAtMs: parts.now(),
      doneAtRevision: null,
    };
    if (action === 'finish') parts.keptFinish.keep(keptFinishOf(command));
    start(command);
  };

  const kept = parts.keptFinish.kept();
  if (kept !== null) start(commandOf(kept));

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    press,
    lookAgain,
  };
}

/** Answered, and the view is at least as new as the answer. */
const isOutcomeIn = (view: CounterView | null, { doneAtRevision }: PendingCommand): boolean =>
  doneAtRevision !== null && view !== null && view.revision >= doneAtRevision;

const keptFinishOf = ({ requestId, target, pressedAtMs }: PendingCommand): KeptFinish => ({
  requestId,
  target,
  pressedAtMs,
});

const commandOf = (kept: KeptFinish): PendingCommand => ({ ...kept, action: 'finish', doneAtRevision: null });
