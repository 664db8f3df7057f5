/**
 * What was pressed and not answered yet. Kept over a reload, a power cut and a lost connection, each under the requestId that
 * was made before its first try: any number of tries is one rating. What somebody wrote is never kept: it lives in the page
 * alone. Pure but for the storage handed in.
 */
import type { MessageInput } from '#protocol/messages.ts';
import { FACE_COUNTS, FIRST_SCALE, isReasonId, RATING_SCORES } from '#protocol/rating.ts';
import type { CounterId } from '#protocol/vocabulary.ts';

/** `keptAtMs`: on the device's own clock. */
export type KeptDeed =
  | { readonly name: 'rate'; readonly input: MessageInput<'rating', 'rate'>; readonly keptAtMs: number }
  | {
      readonly name: 'explain';
      readonly input: MessageInput<'rating', 'explain'>;
      readonly keptAtMs: number;
    };

/** Older than this it is not sent any more: the server would list it as odd, and rightly. */
export const KEPT_FOR_MS = 30 * 60_000;

export type DeedStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
const storageKey = (counterId: CounterId): string => `motcua.rating.${counterId}`;

/** Never throws: a browser without storage still rates. */
export function keepDeeds(storage: DeedStorage, counterId: CounterId, deeds: readonly KeptDeed[]): void {
  try {
    if (deeds.length === 0) storage.removeItem(storageKey(counterId));
    else storage.setItem(storageKey(counterId), JSON.stringify(deeds.flatMap(withoutWords)));
  } catch {
    // Full or forbidden storage costs the memory over a reload, not the rating.
  }
}

const withoutWords = (deed: KeptDeed): readonly KeptDeed[] => {
  if (deed.name === 'rate') return [deed];
  return deed.input.reasons.length === 0 ? [] : [{ ...deed, input: { ...deed.input, words: null } }];
};

/** What was kept before a reload, oldest first, without what is too old or unreadable. */
export function keptDeeds(storage: DeedStorage, counterId: CounterId, nowMs: number): readonly KeptDeed[] {
  try {
    const value: unknown = JSON.parse(storage.getItem(storageKey(counterId)) ?? '[]');
    if (!Array.isArray(value)) return [];
    return value
      .map(withFaces)
      .map(withNoWords)
      .filter(isKeptDeed)
      .filter(({ keptAtMs }) => {
        const ageMs = nowMs - keptAtMs;
        return ageMs >= 0 && ageMs < KEPT_FOR_MS;
      });
  } catch {
    return [];
  }
}

/** What an earlier release kept was pressed on the only scale that it knew. */
const withFaces = (value: unknown): unknown =>
  has(value, 'input') && has(value.input, 'score') && !has(value.input, 'faces')
    ? { ...value, input: { ...value.input, faces: FIRST_SCALE.faces } }
    : value;

/** … and only reasons could be given. */
const withNoWords = (value: unknown): unknown =>
  has(value, 'input') && has(value.input, 'reasons')
    ? { ...value, input: { ...value.input, words: null } }
    : value;

const has = <Key extends string>(value: unknown, key: Key): value is Readonly<Record<Key, unknown>> =>
  typeof value === 'object' && value !== null && key in value;

function isKeptDeed(value: unknown): value is KeptDeed {
  if (!has(value, 'name') || !has(value, 'input') || !has(value, 'keptAtMs')) return false;
  const { name, input, keptAtMs } = value;
  if (typeof keptAtMs !== 'number' || !Number.isFinite(keptAtMs)) return false;
  if (!has(input, 'requestId') || typeof input.requestId !== 'string') return false;
  if (!has(input, 'ticketId') || typeof input.ticketId !== 'string') return false;
  if (name === 'rate')
    return (
      has(input, 'score') &&
      RATING_SCORES.some((score) => score === input.score) &&
      has(input, 'faces') &&
      FACE_COUNTS.some((count) => count === input.faces)
    );
  if (name !== 'explain' || !has(input, 'reasons') || !Array.isArray(input.reasons)) return false;
  return input.reasons.length > 0 && input.reasons.every(isReasonId);
}
