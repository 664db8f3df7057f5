/** What is known of the loudspeaker: whether this call was heard, and if not, why. */
import type { CounterView } from '#protocol/views.ts';

export type AnnouncementState =
  /** The server is away: nothing can be said about the hall. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'no_display' }
  | { readonly kind: 'muted' }
  | { readonly kind: 'spoken'; readonly atMs: number }
  /** Called a moment ago; a display is about to speak. */
  | { readonly kind: 'about_to_speak' }
  | { readonly kind: 'not_spoken'; readonly sinceMs: number }
  /** Nothing waits to be spoken. */
  | { readonly kind: 'ready'; readonly lastSpokenAtMs: number | null };

/** Calls queue in the hall and one takes about six seconds: after this long something is wrong. */
const SPEAKING_PATIENCE_MS = 25_000;

/** The state of the loudspeaker for what this counter holds, at server time `nowMs`. */
export function announcementState(view: CounterView, isOnline: boolean, nowMs: number): AnnouncementState {
  if (!isOnline) return { kind: 'unknown' };
  const { current, displays } = view;
  if (current !== null && current.spokenAt !== null) return { kind: 'spoken', atMs: current.spokenAt };
  if (displays.connected === 0) return { kind: 'no_display' };
  if (displays.muted >= displays.connected) return { kind: 'muted' };
  if (current?.status !== 'called') return { kind: 'ready', lastSpokenAtMs: displays.lastSpokenAt };
  if (nowMs - current.calledAt < SPEAKING_PATIENCE_MS) return { kind: 'about_to_speak' };
  return { kind: 'not_spoken', sinceMs: current.calledAt };
}
