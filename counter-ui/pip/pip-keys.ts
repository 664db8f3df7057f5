/** What a key pressed in the small window means there: the same keys as the page's, and the answers to its questions. */
import type { PauseReason } from '#protocol/officer-words.ts';
import { PAUSE_REASONS } from '#protocol/officer-words.ts';
import { capOf, intentOfKey, type KeyIntent, type KeyPress } from '../keyboard.ts';
import type { PipQuestion } from './PipScreen.tsx';

export type PipKeyMeaning =
  | { readonly kind: 'intent'; readonly intent: KeyIntent }
  | { readonly kind: 'pause'; readonly reason: PauseReason }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'show_page' };

/** The meaning of a press, or null for a key that means nothing now. */
export function meaningOfKey(press: KeyPress, question: PipQuestion | null): PipKeyMeaning | null {
  if (question === null) {
    const intent = intentOfKey(press);
    return intent === null ? null : { kind: 'intent', intent };
  }
  if (press.isRepeat || press.hasModifier) return null;
  if (press.key === 'Escape') return { kind: 'cancel' };
  if (question.kind === 'in_page') return press.key === 'Enter' ? { kind: 'show_page' } : null;
  const reason = PAUSE_REASONS[Number(capOf(press)) - 1];
  return reason === undefined ? null : { kind: 'pause', reason };
}
