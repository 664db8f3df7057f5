/** When a kiosk that nobody touches asks whether anybody is there, and when it goes back to its start. */
import { isOrdinary, patienceFactor } from './access/comfort.ts';
import { ANSWER_PATIENCE_MS } from './pending-press.ts';
import type { KioskState } from './screens.ts';

/** Without a touch for this long the kiosk asks whether anybody is there, in ms. */
export const IDLE_WARNING_AFTER_MS = 20_000;
/** … and waits this long for an answer, in ms. */
export const IDLE_WARNING_MS = 10_000;
/** A ticket whose paper is out closes this long after the paper or the last touch, in ms. */
export const TICKET_CLOSES_AFTER_MS = 15_000;
/** Where somebody else's look at a number is put away, after the last touch, in ms. */
export const STANDING_CLOSES_AFTER_MS = 15_000;
/** A number without paper, and a press without an answer, stay this long after the last touch, in ms. */
export const NO_PAPER_CLOSES_AFTER_MS = 60_000;

/** When the kiosk will act by itself. */
export type Closing =
  | { readonly kind: 'never' }
  /** Closes without asking; `isCounted` when the remaining seconds are shown. */
  | { readonly kind: 'closes'; readonly atMs: number; readonly isCounted: boolean }
  /** Asks first, then goes back to the start. */
  | { readonly kind: 'asks'; readonly warnsAtMs: number; readonly atMs: number };

/** The rule that brings a forgotten screen back to the start. */
export function closingOf(state: KioskState): Closing {
  const { screen, lastTouchMs, staffUntilMs } = state;
  const factor = patienceFactor(state.comfort);
  switch (screen.name) {
    case 'start': {
      const isScanned = state.scanNotice !== null || state.ageClass !== null || state.person !== null;
      const isUntouched =
        state.language === 'vi' &&
        isOrdinary(state.comfort) &&
        state.sheet === null &&
        state.staffUntilMs === null &&
        state.visit.length === 0 &&
        !isScanned;
      // A start page that somebody has changed is a page like any other: the next person must not inherit it.
      return isUntouched ? { kind: 'never' } : asksAfter(state);
    }
    case 'field':
    case 'search':
    case 'fields':
    case 'browse':
    case 'papers':
    case 'procedure':
    case 'carry':
    case 'missing':
    case 'priority':
    case 'hours':
    case 'receipt':
    case 'card':
    case 'lookUp':
    case 'feedback':
    case 'refused':
      return asksAfter(state);
    case 'standing':
      return { kind: 'closes', atMs: lastTouchMs + STANDING_CLOSES_AFTER_MS * factor, isCounted: true };
    case 'issuing': {
      const unknownFromMs = screen.press.pressedAtMs + ANSWER_PATIENCE_MS;
      const atMs = Math.max(lastTouchMs, unknownFromMs) + NO_PAPER_CLOSES_AFTER_MS * factor;
      return { kind: 'closes', atMs, isCounted: false };
    }
    case 'ticket': {
      const readSinceMs = Math.max(lastTouchMs, staffUntilMs ?? 0);
      if (screen.paperOutMs === null) {
        return { kind: 'closes', atMs: readSinceMs + NO_PAPER_CLOSES_AFTER_MS * factor, isCounted: false };
      }
      const atMs = Math.max(readSinceMs, screen.paperOutMs) + TICKET_CLOSES_AFTER_MS * factor;
      return { kind: 'closes', atMs, isCounted: true };
    }
    default:
      return screen satisfies never;
  }
}

function asksAfter({ comfort, lastTouchMs, staffUntilMs }: KioskState): Closing {
  const factor = patienceFactor(comfort);
  const warnsAtMs = Math.max(lastTouchMs + IDLE_WARNING_AFTER_MS * factor, staffUntilMs ?? 0);
  return { kind: 'asks', warnsAtMs, atMs: warnsAtMs + IDLE_WARNING_MS * factor };
}

/** Whole seconds still to be shown beside "Ông/bà còn ở đó không?", or null while nobody is asked. */
export function idleSecondsLeft(state: KioskState, nowMs: number): number | null {
  const closing = closingOf(state);
  if (closing.kind !== 'asks' || nowMs < closing.warnsAtMs) return null;
  return Math.max(0, Math.ceil((closing.atMs - nowMs) / 1_000));
}

/** Whole seconds until a ticket with its paper out closes, or null when it is not counted. */
export function closingSecondsLeft(state: KioskState, nowMs: number): number | null {
  const closing = closingOf(state);
  if (closing.kind !== 'closes' || !closing.isCounted) return null;
  return Math.max(0, Math.ceil((closing.atMs - nowMs) / 1_000));
}
