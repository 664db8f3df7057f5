/** Which two of the officer's eight places the small window offers to the pointer; every key works there all the same. */
import type { CounterView } from '#protocol/views.ts';
import type { BarIntent } from '../action-buttons.ts';

/** What a pair is chosen from. */
export type PipIntent = Extract<
  BarIntent,
  'callNext' | 'startService' | 'finish' | 'park' | 'markMissed' | 'pause'
>;

/** The usual step and the usual detour from what the counter holds, in the order of the board. */
export function pipPair({ current }: Pick<CounterView, 'current'>): readonly [PipIntent, PipIntent] {
  if (current === null) return ['callNext', 'pause'];
  return current.status === 'called' ? ['startService', 'markMissed'] : ['finish', 'park'];
}
