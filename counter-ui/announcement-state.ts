/** What is known of the loudspeaker: whether this call was heard, and if not, why. */
import type { Announcement, CounterView } from '#protocol/views.ts';

export type AnnouncementState =
  /** The server is away: nothing can be said about the hall. */
  | { readonly kind: 'unknown' }
  /** `isShown`: nobody heard the call, but it stood on a wall display. */
  | { readonly kind: 'no_display' | 'muted' | 'quiet_hours'; readonly isShown: boolean }
  /** `words`: what was said, word for word. */
  | { readonly kind: 'spoken'; readonly atMs: number; readonly words: string }
  /** Called a moment ago; a display is about to speak. */
  | { readonly kind: 'about_to_speak' }
  | { readonly kind: 'not_spoken'; readonly sinceMs: number; readonly isShown: boolean }
  /** Nothing waits to be spoken. */
  | { readonly kind: 'ready'; readonly lastSpokenAtMs: number | null };

type NotAnnounced = Extract<Announcement, { readonly state: 'not_announced' }>;

/** The state of the loudspeaker for what this counter holds. */
export function announcementState({ current, displays }: CounterView, isOnline: boolean): AnnouncementState {
  if (!isOnline) return { kind: 'unknown' };
  if (current?.status !== 'called' && current?.announcement.state !== 'announced') return idleState(displays);
  const { announcement } = current;
  switch (announcement.state) {
    case 'announced':
      return { kind: 'spoken', atMs: announcement.at, words: announcement.words };
    case 'waiting':
      return { kind: 'about_to_speak' };
    case 'not_announced':
      return notAnnounced(announcement, current.calledAt);
    default:
      return announcement satisfies never;
  }
}

function notAnnounced({ why, isShown }: NotAnnounced, calledAtMs: number): AnnouncementState {
  switch (why) {
    case 'away':
      return { kind: 'no_display', isShown };
    case 'muted':
    case 'quiet_hours':
      return { kind: why, isShown };
    case 'too_late':
      return { kind: 'not_spoken', sinceMs: calledAtMs, isShown };
    default:
      return why satisfies never;
  }
}

function idleState({ connected, muted, lastSpokenAt }: CounterView['displays']): AnnouncementState {
  if (connected === 0) return { kind: 'no_display', isShown: false };
  return muted >= connected
    ? { kind: 'muted', isShown: false }
    : { kind: 'ready', lastSpokenAtMs: lastSpokenAt };
}
