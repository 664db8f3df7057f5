/**
 * What this phone keeps for the poster's page: a secret by which the office knows it again for a day, and a press whose
 * number was not seen yet. Storage may be forbidden or full: then the page in hand knows them, and a reload does not.
 */
import {
  CITIZEN_LANGUAGES,
  type BusinessDate,
  type CitizenLanguage,
  type HallCode,
  type RequestId,
  type ServiceId,
} from '#protocol/vocabulary.ts';

type PosterStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const SECRET_KEY = 'motcua.phone.secret';
const PRESS_KEY = 'motcua.phone.press';
/** A press older than this is not sent again by itself: its owner has gone on. What came of it `findOwn` tells. */
export const PRESS_LIFETIME_MS = 120_000;

/** One press of the key. The requestId is made once, before the first try. */
export type Press = {
  readonly requestId: RequestId;
  readonly serviceId: ServiceId;
  readonly language: CitizenLanguage;
  readonly hallCode: HallCode | null;
  /** The office's day it belongs to; on another one it is nothing. */
  readonly date: BusinessDate;
  readonly pressedAtMs: number;
};

/** The phone's secret: the one it keeps, or `fresh`, which is kept from now on. */
export function phoneSecret(storage: () => PosterStorage, fresh: () => string): string {
  try {
    const kept = storage().getItem(SECRET_KEY);
    if (kept !== null && /^[A-Za-z0-9_-]{22,64}$/.test(kept)) return kept;
    const made = fresh();
    storage().setItem(SECRET_KEY, made);
    return made;
  } catch {
    return fresh();
  }
}

export function keepPress(storage: () => PosterStorage, press: Press): void {
  try {
    storage().setItem(PRESS_KEY, JSON.stringify(press));
  } catch {
    // Costs the memory across a reload, not the number.
  }
}

export function forgetPress(storage: () => PosterStorage): void {
  try {
    storage().removeItem(PRESS_KEY);
  } catch {
    // What cannot be reached cannot be read back either.
  }
}

/** A press that a reload interrupted a moment ago, on the same day; else null. */
export function keptPress(storage: () => PosterStorage, date: BusinessDate, nowMs: number): Press | null {
  try {
    const kept: unknown = JSON.parse(storage().getItem(PRESS_KEY) ?? 'null');
    if (!isPress(kept) || kept.date !== date) return null;
    const ageMs = nowMs - kept.pressedAtMs;
    return ageMs >= 0 && ageMs < PRESS_LIFETIME_MS ? kept : null;
  } catch {
    return null;
  }
}

function isPress(value: unknown): value is Press {
  return (
    typeof value === 'object' &&
    value !== null &&
    'requestId' in value &&
    typeof value.requestId === 'string' &&
    'serviceId' in value &&
    typeof value.serviceId === 'string' &&
    'language' in value &&
    CITIZEN_LANGUAGES.some((language) => language === value.language) &&
    'hallCode' in value &&
    (value.hallCode === null || typeof value.hallCode === 'string') &&
    'date' in value &&
    typeof value.date === 'string' &&
    'pressedAtMs' in value &&
    typeof value.pressedAtMs === 'number'
  );
}
