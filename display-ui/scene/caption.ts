/** The sentence beneath the numbers: exactly what the loudspeaker says. */
import type { RoomCall } from '#protocol/views.ts';
import { announcementSentences, clipsAtHand } from '#voice/grammar/announcement.ts';
import type { Sentence } from '#voice/grammar/grammar.ts';
import { isAudible, isStarting } from '../announcer/announcer.ts';
import { callIndexAt, sentenceIndexAt } from '#ui-kit/voice/timeline.ts';
import type { SceneInput } from './scene-input.ts';

export type SpokenCaption = {
  readonly sentence: Sentence;
  /** The call being said now, when the sentence speaks of several. */
  readonly spokenIndex: number | null;
  readonly speaker: 'speaking' | 'quiet' | 'muted';
};

/** What is being said; else what was said of the numbers on the plates; null when neither can be told. */
export function captionOf(input: SceneInput, onPlate: readonly RoomCall[]): SpokenCaption | null {
  const { announcer, office, monotonicMs, setup } = input;
  const { current, previous, condition } = announcer;
  const isMuted = setup.setup.loudspeaker !== 'never' && !isAudible(condition) && !isStarting(condition);
  const resting = isMuted ? 'muted' : 'quiet';
  if (current !== null) {
    const elapsedMs = monotonicMs - current.startedAtMs;
    const spokenIndex = current.calls.length > 1 ? callIndexAt(current.timeline, elapsedMs) : null;
    const sentence = current.sentences[sentenceIndexAt(current.timeline, elapsedMs)] ?? current.sentences[0];
    return { sentence, spokenIndex, speaker: current.isAudible ? 'speaking' : resting };
  }
  const [only, ...others] = onPlate;
  if (only === undefined) return null;
  if (others.length === 0) {
    const { wording } = setup.announcements;
    const { recallLimit } = office.rules;
    const [sentence] = announcementSentences([only], {
      wording,
      recallLimit,
      hasClip: clipsAtHand(setup.voice),
    });
    return { sentence, spokenIndex: null, speaker: resting };
  }
  const ticketIds = new Set(onPlate.map((call) => call.ticketId));
  if (!previous?.calls.every((call) => ticketIds.has(call.ticketId))) return null;
  return { sentence: previous.sentences[0], spokenIndex: null, speaker: resting };
}
