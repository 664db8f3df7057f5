/** The measuring itself: it finds what is there, and every way in which a hall can be spoken to wrongly. */
import { describe, expect, test } from 'vitest';
import { fitOf, overlapOf, residualOf, type Played, type Recording } from './sound-analysis.ts';

const RATE_HZ = 48_000;
const CLIP_FRAMES = 12_000;

/** Noise of its own for every seed, always the same (a linear congruential generator, Numerical Recipes' constants). */
function noise(seed: number, frames = CLIP_FRAMES): Float32Array {
  let state = seed;
  return Float32Array.from({ length: frames }, () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return (state / 2 ** 31 - 1) * 0.3;
  });
}

const FIRST = { frame: 11_000, samples: noise(1) };
const SECOND = { frame: 26_000, samples: noise(2) };

function recordingOf(played: readonly Played[]): Recording {
  const recording = { firstFrame: 10_000, samples: new Float32Array(60_000) };
  for (const { frame, samples } of played) {
    samples.forEach((value, index) => {
      recording.samples[frame - recording.firstFrame + index]! += value;
    });
  }
  return recording;
}

describe('a recording held against what was asked for', () => {
  test('fits where everything came as asked', () => {
    const recording = recordingOf([FIRST, SECOND]);
    for (const clip of [FIRST, SECOND]) {
      expect(fitOf(recording, clip).lagFrames).toBe(0);
      expect(fitOf(recording, clip).correlation).toBeCloseTo(1, 6);
    }
    expect(residualOf(recording, [FIRST, SECOND], RATE_HZ)).toBeLessThan(1e-6);
    expect(overlapOf([SECOND, FIRST])).toBe(0);
  });

  test.each([
    [
      'two clips have changed places',
      [
        { ...FIRST, frame: 26_000 },
        { ...SECOND, frame: 11_000 },
      ],
    ],
    ['a clip is missing', [FIRST]],
    ['a clip comes twice', [FIRST, SECOND, { ...SECOND, frame: 40_000 }]],
    ['two clips sound at once', [FIRST, { ...SECOND, frame: 15_000 }]],
    ['a clip is cut off', [FIRST, { ...SECOND, samples: SECOND.samples.subarray(0, 9_000) }]],
    ['a clip is late by a millisecond', [FIRST, { ...SECOND, frame: SECOND.frame + 48 }]],
  ])('does not fit when %s', (_, played) => {
    const recording = recordingOf(played);
    expect(residualOf(recording, [FIRST, SECOND], RATE_HZ)).toBeGreaterThan(0.1);
  });

  test('tells by how much a clip came late', () => {
    const recording = recordingOf([FIRST, { ...SECOND, frame: SECOND.frame + 48 }]);
    expect(fitOf(recording, SECOND).lagFrames).toBe(48);
    expect(fitOf(recording, SECOND).correlation).toBeLessThan(0.5);
  });

  test('counts every sample under which another clip already sounds', () => {
    expect(overlapOf([FIRST, { ...SECOND, frame: FIRST.frame + CLIP_FRAMES - 10 }])).toBe(10);
    expect(overlapOf([FIRST, { frame: FIRST.frame + 100, samples: noise(3, 50) }])).toBe(50);
  });
});
