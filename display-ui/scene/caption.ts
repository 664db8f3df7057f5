/** The sentence beneath the numbers: exactly what the loudspeaker says. */
import { announcementSentence, type Sentence } from '#ui-kit/announcement/sentence.ts';
import type { Call } from '#protocol/views.ts';
import { isAudible, isStarting } from '../announcer/announcer.ts';
import { callIndexAt } from '../announcer/timeline.ts';
import type { SceneInput } from './scene-input.ts';

export type SpokenCaption = {
  readonly sentence: Sentence;
  /** The call being said now, when the sentence speaks of several. */
  readonly spokenIndex: number | null;
  readonly speaker: 'speaking' | 'quiet' | 'muted';
};

/** What is being said; else what was said of the numbers on the plates; null when neither can be told. */
export function captionOf(input: SceneInput, onPlate: readonly Call[]): SpokenCaption | null {
  const { announcer, office, monotonicMs, setup } = input;
  const { current, previous, condition } = announcer;
  const isMuted = setup.setup.loudspeaker !== 'never' && !isAudible(condition) && !isStarting(condition);
  const resting = isMuted ? 'muted' : 'quiet';
  if (current !== null) {
    const index = callIndexAt(current.timeline, monotonicMs - current.startedAtMs);
    const spokenIndex = current.calls.length > 1 ? index : null;
    return { sentence: current.sentence, spokenIndex, speaker: current.isAudible ? 'speaking' : resting };
  }
  const [only, ...others] = onPlate;
  if (only === undefined) return null;
  if (others.length === 0) {
    const sentence = announcementSentence([only], office.citizenWord.vi, office.rules.recallLimit);
    return { sentence, spokenIndex: null, speaker: resting };
  }
  const ticketIds = new Set(onPlate.map((call) => call.ticketId));
  if (!previous?.calls.every((call) => ticketIds.has(call.ticketId))) return null;
  return { sentence: previous.sentence, spokenIndex: null, speaker: resting };
}
