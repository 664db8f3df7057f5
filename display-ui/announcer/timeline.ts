/** A sentence laid out in time: the one plan that the loudspeaker plays and the caption follows. */
import type { Sentence } from '#ui-kit/announcement/sentence.ts';
import { CHIME_MS } from './chime.ts';

const AFTER_CHIME_MS = 120;
/** Long enough to tell two words apart in an echoing hall, short enough to stay one sentence. */
const GAP_BETWEEN_WORDS_MS = 65;
const GAP_AT_PUNCTUATION_MS = 90;
const BEFORE_REPEATING_MS = 600;
/** Quiet after a sentence, so that the next chime is heard as a new beginning. */
const AFTER_SENTENCE_MS = 400;

/** One clip at its moment; all times in ms from the start of the chime. */
export type Cue = {
  readonly clipId: string;
  readonly atMs: number;
  readonly durationMs: number;
  readonly callIndex: number | null;
};

export type Timeline = {
  readonly cues: readonly Cue[];
  /** When each call has been said in full for the first time, by its index in the sentence. */
  readonly callEndsMs: readonly number[];
  readonly totalMs: number;
};

export type AnnouncementSettings = {
  /** How often one sentence is said in a row. */
  readonly timesSpoken: 1 | 2;
};

/** Lays the sentence out after its chime. `clipDurationMs` tells how long each clip of the pack lasts. */
export function announcementTimeline(
  sentence: Sentence,
  clipDurationMs: (clipId: string) => number,
  { timesSpoken }: AnnouncementSettings,
): Timeline {
  const cues: Cue[] = [];
  const callEndsMs: number[] = [];
  let atMs = CHIME_MS + AFTER_CHIME_MS;
  for (let round = 1; round <= timesSpoken; round += 1) {
    for (const { clipId, callIndex, punctuation } of sentence.phrases) {
      const durationMs = clipDurationMs(clipId);
      cues.push({ clipId, atMs, durationMs, callIndex });
      atMs += durationMs;
      if (callIndex !== null && round === 1) callEndsMs[callIndex] = atMs;
      if (punctuation !== '.') atMs += punctuation === '' ? GAP_BETWEEN_WORDS_MS : GAP_AT_PUNCTUATION_MS;
    }
    if (round < timesSpoken) atMs += BEFORE_REPEATING_MS;
  }
  return { cues, callEndsMs, totalMs: atMs + AFTER_SENTENCE_MS };
}

/** Which call of the sentence is being said at this moment; null during the chime, the opening and afterwards. */
export function callIndexAt(timeline: Timeline, elapsedMs: number): number | null {
  const begun = timeline.cues.findLast((cue) => cue.atMs <= elapsedMs);
  return begun === undefined || elapsedMs >= timeline.totalMs ? null : begun.callIndex;
}
