import { describe, expect, it } from 'vitest';
import { announcementSentence } from '#ui-kit/announcement/sentence.ts';
import { CHIME_MS, chimeSamples } from '../../display-ui/announcer/chime.ts';
import { announcementTimeline, callIndexAt } from '../../display-ui/announcer/timeline.ts';
import { clipDurationMs } from '../../display-ui/announcer/voice-pack.ts';
import { callOf } from './fixtures.ts';

const sentence = announcementSentence([callOf('A012'), callOf('H036', { counterNumber: 25 })], 'công dân');

describe('a sentence in time', () => {
  const timeline = announcementTimeline(sentence, clipDurationMs, { timesSpoken: 1 });

  it('begins after the chime and leaves 60 to 90 ms between words', () => {
    expect(timeline.cues[0]?.atMs).toBeGreaterThan(CHIME_MS);
    for (const [index, cue] of timeline.cues.entries()) {
      const next = timeline.cues[index + 1];
      if (next === undefined) continue;
      const gapMs = next.atMs - (cue.atMs + cue.durationMs);
      expect(gapMs).toBeGreaterThanOrEqual(60);
      expect(gapMs).toBeLessThanOrEqual(90);
    }
  });

  it('knows when each call has been said, and which one is being said', () => {
    expect(timeline.callEndsMs).toHaveLength(2);
    const [firstEnd = 0, secondEnd = 0] = timeline.callEndsMs;
    expect(callIndexAt(timeline, 0)).toBeNull();
    expect(callIndexAt(timeline, firstEnd - 1)).toBe(0);
    expect(callIndexAt(timeline, secondEnd - 1)).toBe(1);
    expect(callIndexAt(timeline, timeline.totalMs)).toBeNull();
    expect(timeline.totalMs).toBeGreaterThan(secondEnd);
  });

  it('said twice, every word comes twice and counts as said after the first time', () => {
    const twice = announcementTimeline(sentence, clipDurationMs, { timesSpoken: 2 });
    expect(twice.cues).toHaveLength(2 * timeline.cues.length);
    expect(twice.callEndsMs).toEqual(timeline.callEndsMs);
  });

  it('even the longest call takes less than ten seconds, chime included: three in a row stay within thirty', () => {
    const longest = announcementSentence([callOf('M888', { counterNumber: 88, callCount: 3 })], 'công dân');
    expect(announcementTimeline(longest, clipDurationMs, { timesSpoken: 1 }).totalMs).toBeLessThan(10_000);
  });
});

describe('the chime', () => {
  it('sounds, does not clip, and begins and ends in silence', () => {
    const samples = chimeSamples(48_000);
    const peak = samples.reduce((highest, value) => Math.max(highest, Math.abs(value)), 0);
    expect(samples).toHaveLength((CHIME_MS * 48_000) / 1_000);
    expect(peak).toBeGreaterThan(0.25);
    expect(peak).toBeLessThan(0.8);
    expect(Math.abs(samples[0] ?? 1)).toBeLessThan(0.001);
    expect(Math.abs(samples.at(-1) ?? 1)).toBeLessThan(0.001);
  });
});
