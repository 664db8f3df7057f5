/** An announcement laid out in time: the one plan that the loudspeaker plays and the caption follows. */
import type { Sentence } from '#voice/grammar/grammar.ts';
import { CHIME_MS } from './chime.ts';

const AFTER_CHIME_MS = 120;
/** Long enough to tell two words apart in an echoing hall, short enough to stay one sentence. */
const GAP_BETWEEN_WORDS_MS = 65;
const GAP_AT_PUNCTUATION_MS = 90;
/** Between one language and the next, and before all is said again. */
const BETWEEN_SENTENCES_MS = 600;
/** Quiet after an announcement, so that the next chime is heard as a new beginning. */
const AFTER_ANNOUNCEMENT_MS = 400;

/** One clip at its moment; all times in ms from the start of the chime. */
export type Cue = {
  readonly clipId: string;
  readonly atMs: number;
  readonly durationMs: number;
  readonly callIndex: number | null;
  /** Which of the announcement's sentences the clip belongs to. */
  readonly sentenceIndex: number;
};

export type Timeline = {
  readonly cues: readonly Cue[];
  /** When each call has been said in full for the first time, by its index among the calls. */
  readonly callEndsMs: readonly number[];
  readonly totalMs: number;
};

export type AnnouncementSettings = {
  /** How often the announcement is said in a row, all its languages each time. */
  readonly timesSpoken: 1 | 2;
};

/**
 * Lays the sentences, one per language, out after one chime. A call has been said in full when the first sentence that
 * speaks of it has named its counter. `clipDurationMs` tells how long each clip lasts.
 */
export function announcementTimeline(
  sentences: readonly Sentence[],
  clipDurationMs: (clipId: string) => number,
  { timesSpoken }: AnnouncementSettings,
): Timeline {
  const cues: Cue[] = [];
  const callEndsMs: number[] = [];
  let atMs = CHIME_MS + AFTER_CHIME_MS;
  let pauseMs = 0;
  for (let round = 1; round <= timesSpoken; round += 1) {
    for (const [sentenceIndex, { phrases }] of sentences.entries()) {
      for (const { clipId, callIndex, punctuation, endsCalls } of phrases) {
        const durationMs = clipDurationMs(clipId);
        atMs += pauseMs;
        cues.push({ clipId, atMs, durationMs, callIndex, sentenceIndex });
        atMs += durationMs;
        for (const index of endsCalls) callEndsMs[index] ??= atMs;
        pauseMs = punctuation === '' ? GAP_BETWEEN_WORDS_MS : GAP_AT_PUNCTUATION_MS;
      }
      pauseMs = BETWEEN_SENTENCES_MS;
    }
  }
  return { cues, callEndsMs, totalMs: atMs + AFTER_ANNOUNCEMENT_MS };
}

const cueAt = (timeline: Timeline, elapsedMs: number): Cue | undefined =>
  timeline.cues.findLast((cue) => cue.atMs <= elapsedMs);

/** Which call is being said at this moment; null during the chime, the opening and afterwards. */
export function callIndexAt(timeline: Timeline, elapsedMs: number): number | null {
  return elapsedMs >= timeline.totalMs ? null : (cueAt(timeline, elapsedMs)?.callIndex ?? null);
}

/** Which sentence is being said at this moment: the first one from the chime on, the last one to the end. */
export const sentenceIndexAt = (timeline: Timeline, elapsedMs: number): number =>
  cueAt(timeline, elapsedMs)?.sentenceIndex ?? 0;
