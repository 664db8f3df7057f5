/** What the foot of the small window says: one thing, the one that matters most. */
import type { CounterView } from '#protocol/views.ts';
import type { Alarm } from '../alarms.ts';

export type PipFoot =
  /** The server is away; nothing else is known. */
  | { readonly kind: 'stale' }
  /** A deed can still be taken back, for so many seconds. */
  | { readonly kind: 'undo'; readonly undo: NonNullable<CounterView['undo']>; readonly secondsLeft: number }
  | { readonly kind: 'alarm'; readonly alarm: Alarm }
  | { readonly kind: 'help'; readonly counterNumber: number }
  | { readonly kind: 'queue' };

/**
 * What passes soonest goes before what lasts: an undo is gone in seconds, an alarm stays until somebody sees to it.
 * `alarms` are those not yet noted, worst first.
 */
export function pipFoot(
  view: CounterView,
  alarms: readonly Alarm[],
  isOnline: boolean,
  nowMs: number,
): PipFoot {
  if (!isOnline) return { kind: 'stale' };
  const { undo } = view;
  if (undo !== null && view.allowed.undo === null && undo.until > nowMs) {
    return { kind: 'undo', undo, secondsLeft: Math.ceil((undo.until - nowMs) / 1_000) };
  }
  const [alarm] = alarms;
  if (alarm !== undefined) return { kind: 'alarm', alarm };
  const asking = view.colleagues.find(({ helpAskedAt }) => helpAskedAt !== null);
  if (asking !== undefined) return { kind: 'help', counterNumber: asking.counterNumber };
  return { kind: 'queue' };
}
