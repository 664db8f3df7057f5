/** What each of the officer's eight buttons shows right now. */
import type { OfficeSettings } from '#protocol/office.ts';
import type { CounterView } from '#protocol/views.ts';
import type { PendingCommand } from './command-desk.ts';
import type { KeyIntent } from './keyboard.ts';
import { intentOf, isAboutTheTicket, obstacleTo, type Obstacle } from './obstacles.ts';

/** The eight places, in the order of their keys. */
export const BAR_INTENTS = [
  'callNext',
  'recall',
  'startService',
  'finish',
  'transfer',
  'park',
  'markMissed',
  'pause',
] as const satisfies readonly KeyIntent[];
export type BarIntent = (typeof BAR_INTENTS)[number];

export type ActionButton = {
  readonly intent: BarIntent;
  /** The one filled button: the usual next step. */
  readonly isUsualStep: boolean;
  /** Null when it may be pressed. */
  readonly obstacle: Obstacle | null;
  /** Whole seconds until it may be pressed; null when it is no matter of time. */
  readonly waitSeconds: number | null;
  /** Pressed, and the screen does not show the outcome yet. */
  readonly isPending: boolean;
  /** May be pressed although the server is away: it is sent on return. */
  readonly isSentLater: boolean;
};

/** The step that usually follows from what the counter holds; `nowMs` is server time. */
export function usualStep(view: CounterView, rules: OfficeSettings['rules'], nowMs: number): BarIntent {
  const { current } = view;
  if (current === null) return view.paused === null ? 'callNext' : 'pause';
  if (current.status === 'serving') return 'finish';
  // Called as often as can be, and time enough to walk has passed since.
  const isInVain = current.recallFrom === null && nowMs - current.calledAt >= rules.recallLockMs;
  return isInVain ? 'markMissed' : 'startService';
}

/** Whole seconds until the ticket may be called again; null when that is no matter of time. */
export function recallSeconds(view: CounterView, nowMs: number): number | null {
  const recallFrom = view.current?.recallFrom ?? null;
  if (recallFrom === null || view.allowed.recall !== 'recall_too_soon' || nowMs >= recallFrom) return null;
  return Math.ceil((recallFrom - nowMs) / 1_000);
}

/** Whether the reason tells when the button comes back; the others are plain from what the counter holds. */
export const isWorthALine = (obstacle: Obstacle, intent: BarIntent): boolean => {
  if (intent === 'pause') return obstacle !== 'counter_closed';
  return intent === 'finish' ? obstacle !== 'ticket_not_at_counter' : !isAboutTheTicket(obstacle);
};

export type ButtonsAt = {
  readonly isOnline: boolean;
  readonly pending: PendingCommand | null;
  readonly rules: OfficeSettings['rules'];
  /** Server time, in ms. */
  readonly nowMs: number;
};

/** All eight buttons in the order of their keys. */
export function actionButtons(view: CounterView, at: ButtonsAt): readonly ActionButton[] {
  const { isOnline, pending, nowMs } = at;
  const usual = usualStep(view, at.rules, nowMs);
  const pendingIntent = pending === null ? null : intentOf(pending.command.name);
  return BAR_INTENTS.map((intent) => {
    const obstacle = obstacleTo(intent, view, isOnline, nowMs);
    return {
      intent,
      obstacle,
      waitSeconds: intent === 'recall' ? recallSeconds(view, nowMs) : null,
      isUsualStep: intent === usual && obstacle === null,
      isPending: intent === pendingIntent,
      isSentLater: !isOnline && obstacle === null,
    };
  });
}
