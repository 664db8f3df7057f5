/** A kiosk asks for words of its pages as sound. */
import type { DeviceId } from '#protocol/vocabulary.ts';
import type { HandlerDependencies, Handlers } from './handling.ts';
import { createPace, type Pace } from './pace.ts';
import { answered, refuse } from './submission.ts';

/** A board of letters is fetched at once; nobody hears more than two pieces of words a second for long. */
const PIECES_AT_ONCE = 60;
const PIECE_INTERVAL_MS = 500;
export const createSpeechPace = (monotonicMs: () => number): Pace =>
  createPace(PIECE_INTERVAL_MS, PIECES_AT_ONCE, monotonicMs);

/** One piece at a time for each kiosk, so that as many wait for the program as there are kiosks and no more. */
export function createSpeaking({
  executor,
  guidance,
  speechPace,
}: Pick<HandlerDependencies, 'executor' | 'guidance' | 'speechPace'>): Handlers['kiosk']['speak'] {
  const waiting = new Set<DeviceId>();
  return async ({ language, text }, { identity: { device } }) => {
    const { deviceId } = device;
    if (waiting.has(deviceId)) return refuse('too_fast', 'one piece of words at a time');
    const retryAfterMs = speechPace.take(deviceId);
    if (retryAfterMs > 0) {
      return { ok: false, refusal: { code: 'too_fast', message: 'too many words', retryAfterMs } };
    }
    waiting.add(deviceId);
    try {
      return await answered(executor, await guidance.say(language, text));
    } finally {
      waiting.delete(deviceId);
    }
  };
}
