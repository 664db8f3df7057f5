/** What each of the officer's buttons shows right now. What is allowed comes from the server and is never re-derived. */
import {
  COUNTER_ACTIONS,
  type CounterAction,
  type CounterTicket,
  type CounterView,
} from '#protocol/views.ts';
import type { RejectionCode } from '#protocol/vocabulary.ts';

/** Why a button cannot be pressed now: the server's word, or that the server cannot be reached. */
export type Obstacle = RejectionCode | 'offline';

export type ActionButton = {
  readonly action: CounterAction;
  /** The one filled button: the usual next step. */
  readonly isUsualStep: boolean;
  /** Null when it may be pressed. */
  readonly obstacle: Obstacle | null;
  /** Pressed, and the screen does not show the outcome yet. */
  readonly isPending: boolean;
  /** May be pressed although the server is away: it is sent on return. */
  readonly isSentLater: boolean;
};

/** The step that usually follows from what the counter holds. */
export function usualStep(current: CounterTicket | null): CounterAction {
  if (current === null) return 'callNext';
  return current.status === 'called' ? 'startService' : 'finish';
}

/** The step does not fit the ticket, connected or not. */
const ABOUT_THE_TICKET: readonly (RejectionCode | null)[] = ['wrong_status', 'ticket_not_at_counter'];

/**
 * Why the action cannot be done now, or null. Without a connection only a running service can be finished:
 * it names its ticket, so the server can decide about it whenever it arrives.
 */
export function obstacleTo(action: CounterAction, view: CounterView, isOnline: boolean): Obstacle | null {
  const verdict = view.allowed[action];
  if (isOnline || ABOUT_THE_TICKET.includes(verdict)) return verdict;
  return action === 'finish' && verdict === null ? null : 'offline';
}

/** Whether the reason tells when the button comes back; the others are plain from what the counter holds. */
export const isWorthALine = (obstacle: Obstacle, action: CounterAction): boolean =>
  action === 'finish'
    ? obstacle !== 'ticket_not_at_counter'
    : !ABOUT_THE_TICKET.some((code) => code === obstacle);

/** All buttons in the order of their keys. */
export function actionButtons(
  view: CounterView,
  isOnline: boolean,
  pendingAction: CounterAction | null,
): readonly ActionButton[] {
  const usual = usualStep(view.current);
  return COUNTER_ACTIONS.map((action) => {
    const obstacle = obstacleTo(action, view, isOnline);
    return {
      action,
      obstacle,
      isUsualStep: action === usual && obstacle === null,
      isPending: action === pendingAction,
      isSentLater: !isOnline && obstacle === null,
    };
  });
}
