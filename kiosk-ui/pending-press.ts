/**
 * One press of "Lấy số", one number: what is kept of a press until its number was seen, and what each answer of the
 * server means for it. Pure but for the storage handed in.
 */
import type { Sent } from '#ui-kit/connection.ts';
import type { Refusal } from '#protocol/messages.ts';
import type { KioskTicket } from '#protocol/views.ts';
import {
  CITIZEN_LANGUAGES,
  type CitizenLanguage,
  type PersonMark,
  type PriorityId,
  type RequestId,
  type ServiceId,
} from '#protocol/vocabulary.ts';

/** A press whose number has not been dismissed yet. The requestId is made once, before the first try. */
export type PendingPress = {
  readonly requestId: RequestId;
  readonly serviceId: ServiceId;
  /** The class the person chose, sent with every try; null for an ordinary number. */
  readonly priorityId: PriorityId | null;
  /** What else the same visit is for. */
  readonly furtherServiceIds?: readonly ServiceId[];
  /** The language the person used: their paper speaks it, and so does the number on the screen after a reload. */
  readonly language: CitizenLanguage;
  /** Whose number it will be, where the office counts them by person: a mark that only the server can make. */
  readonly person?: PersonMark;
  /** When the key was released, on the page's clock, in ms (`pageNow`). */
  readonly pressedAtMs: number;
  /** Taken up after a reload: it may have been sent before, and nobody heard the answer. */
  readonly isTakenUp?: true;
};

/** After this long without an answer the kiosk says that it does not know, in ms. */
export const ANSWER_PATIENCE_MS = 20_000;
/** A press older than this belongs to somebody who has left: after a reload it is never sent again, in ms. */
export const PRESS_LIFETIME_MS = 120_000;
const UNAVAILABLE_PAUSE_MS = 1_000;
const SHORTEST_PAUSE_MS = 250;

/** How a press ended. A refusal is certain: under this requestId no number exists. */
export type PressOutcome =
  | { readonly kind: 'issued'; readonly ticket: KioskTicket }
  | { readonly kind: 'refused'; readonly code: Refusal['code'] };

/** What to do after one try. */
export type PressStep =
  | { readonly kind: 'settled'; readonly outcome: PressOutcome }
  /** The same press again, after a pause. */
  | { readonly kind: 'retry'; readonly afterMs: number };

/**
 * What follows from one try's answer. Silence, the kiosk's pace, a starting server and one that cannot write are waited out
 * under the same requestId; everything else is the end. A server that stays unavailable or unable to write for
 * `ANSWER_PATIENCE_MS` ends a press only when every try was answered: both speak of the last try alone, and after a
 * silence an earlier one may have given a number.
 */
export function stepAfter(
  sent: Sent<KioskTicket>,
  press: { readonly pressedAtMs: number; readonly hadSilence: boolean },
  nowMs: number,
): PressStep {
  if (sent.ok === null) return { kind: 'retry', afterMs: 0 };
  if (sent.ok) return { kind: 'settled', outcome: { kind: 'issued', ticket: sent.result } };
  const { code, retryAfterMs } = sent.refusal;
  if (code === 'too_fast') {
    return { kind: 'retry', afterMs: Math.max(SHORTEST_PAUSE_MS, retryAfterMs ?? UNAVAILABLE_PAUSE_MS) };
  }
  if (code === 'unavailable' || code === 'storage_failed') {
    const isHopeless = !press.hadSilence && nowMs - press.pressedAtMs >= ANSWER_PATIENCE_MS;
    if (!isHopeless) {
      return { kind: 'retry', afterMs: Math.max(SHORTEST_PAUSE_MS, retryAfterMs ?? UNAVAILABLE_PAUSE_MS) };
    }
  }
  return { kind: 'settled', outcome: { kind: 'refused', code } };
}

/** The part of `Storage` that is needed; `sessionStorage` survives a reload and dies with the window. */
export type PressStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const STORAGE_KEY = 'motcua.kiosk.press';

/** Keeps the press across reloads. Never throws: a browser without storage still takes numbers. */
export function keepPress(storage: PressStorage, press: PendingPress): void {
  try {
    storage.setItem(STORAGE_KEY, JSON.stringify(press));
  } catch {
    // Full or forbidden storage costs the memory across a reload, not the number.
  }
}

/** Forgets the press: its number was dismissed, or it was given up. */
export function forgetPress(storage: PressStorage): void {
  try {
    storage.removeItem(STORAGE_KEY);
  } catch {
    // What cannot be reached cannot be read back either.
  }
}

/** The press kept before a reload, as one taken up, or null when there is none, it is unreadable, or older than `PRESS_LIFETIME_MS`. */
export function keptPress(storage: PressStorage, nowMs: number): PendingPress | null {
  try {
    const value: unknown = JSON.parse(storage.getItem(STORAGE_KEY) ?? 'null');
    if (!isPendingPress(value)) return null;
    const ageMs = nowMs - value.pressedAtMs;
    return ageMs >= 0 && ageMs < PRESS_LIFETIME_MS ? { ...value, isTakenUp: true } : null;
  } catch {
    return null;
  }
}

function isPendingPress(value: unknown): value is PendingPress {
  return (
    typeof value === 'object' &&
    value !== null &&
    'requestId' in value &&
    typeof value.requestId === 'string' &&
    'serviceId' in value &&
    typeof value.serviceId === 'string' &&
    'priorityId' in value &&
    (value.priorityId === null || typeof value.priorityId === 'string') &&
    'language' in value &&
    CITIZEN_LANGUAGES.some((language) => language === value.language) &&
    (!('person' in value) || typeof value.person === 'string') &&
    (!('furtherServiceIds' in value) ||
      (Array.isArray(value.furtherServiceIds) &&
        value.furtherServiceIds.every((serviceId) => typeof serviceId === 'string'))) &&
    'pressedAtMs' in value &&
    typeof value.pressedAtMs === 'number' &&
    Number.isFinite(value.pressedAtMs)
  );
}
