import { describe, expect, it } from 'vitest';
import { DEFAULT_WORDING, type AnnouncementWording } from '#protocol/announcement.ts';
import { announcementSentences, clipsAtHand } from '#voice/grammar/announcement.ts';
import type { Sentence, SpokenCall } from '#voice/grammar/grammar.ts';
import { CHIME_MS, chimeSamples } from '#ui-kit/voice/chime.ts';
import { announcementTimeline, callIndexAt, sentenceIndexAt } from '#ui-kit/voice/timeline.ts';
import { SILENT_BANK } from '#ui-kit/voice/voice-bank.ts';
import { callOf } from './fixtures.ts';

const { durationMs } = SILENT_BANK;
const sentencesOf = (
  calls: readonly SpokenCall[],
  wording: Partial<AnnouncementWording> = {},
): readonly Sentence[] =>
  announcementSentences(calls, {
    wording: { ...DEFAULT_WORDING, ...wording },
    recallLimit: 3,
    hasClip: clipsAtHand({ clips: [] }),
  });
const sentences = sentencesOf([callOf('A012'), callOf('H036', { counterNumber: 25 })]);

describe('a sentence in time', () => {
  const timeline = announcementTimeline(sentences, durationMs, { timesSpoken: 1 });

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
    const twice = announcementTimeline(sentences, durationMs, { timesSpoken: 2 });
    expect(twice.cues).toHaveLength(2 * timeline.cues.length);
    expect(twice.callEndsMs).toEqual(timeline.callEndsMs);
  });

  it('numbers that share a counter have been said once their counter has', () => {
    const calls = [
      callOf('A012', { counterNumber: 2 }),
      callOf('A015', { counterNumber: 4 }),
      callOf('A013', { counterNumber: 2 }),
    ];
    const shared = announcementTimeline(sentencesOf(calls), durationMs, { timesSpoken: 1 });
    const toCounter = shared.cues.filter(({ clipId }) => clipId === 'vi-to-counter');
    expect(toCounter).toHaveLength(2);
    const [first = 0, second = 0, third = 0] = shared.callEndsMs;
    expect(first).toBe(third);
    expect(first).toBeGreaterThan(toCounter[0]?.atMs ?? Infinity);
    expect(second).toBeGreaterThan(first);
    // While the first number is said it is the one; while the shared counter is said, the last one sent there.
    const indices = shared.cues.map(({ atMs }) => callIndexAt(shared, atMs));
    expect(indices.filter((index, at) => index !== indices[at - 1])).toEqual([null, 0, 2, 1]);
  });

  it('two languages follow each other after one chime, and the first one counts', () => {
    const calls = [callOf('A012'), callOf('H036', { counterNumber: 25 })];
    const both = announcementTimeline(sentencesOf(calls, { languages: ['vi', 'en'] }), durationMs, {
      timesSpoken: 1,
    });
    expect(both.callEndsMs).toEqual(timeline.callEndsMs);
    const english = both.cues.find(({ sentenceIndex }) => sentenceIndex === 1);
    expect(english?.clipId).toBe('en-number');
    const pauseMs = (english?.atMs ?? 0) - (timeline.callEndsMs.at(-1) ?? 0);
    expect(pauseMs).toBeGreaterThan(400);
    expect(sentenceIndexAt(both, 0)).toBe(0);
    expect(sentenceIndexAt(both, (english?.atMs ?? 0) - 1)).toBe(0);
    expect(sentenceIndexAt(both, english?.atMs ?? 0)).toBe(1);
    expect(sentenceIndexAt(both, both.totalMs + 1)).toBe(1);
  });

  it('even the longest call takes less than ten seconds, chime included: three in a row stay within thirty', () => {
    const longest = sentencesOf([callOf('M888', { counterNumber: 88, callCount: 3 })]);
    expect(announcementTimeline(longest, durationMs, { timesSpoken: 1 }).totalMs).toBeLessThan(10_000);
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
