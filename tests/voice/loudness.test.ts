import { describe, expect, it } from 'vitest';
import { ClipError } from '#voice/sound/clip-fault.ts';
import { judgeRecording } from '#voice/sound/judge-recording.ts';
import { HIGHEST_PEAK_DBFS, levelClip, WANTED_LOUDNESS_LUFS } from '#voice/sound/level-clip.ts';
import { kWeighting, loudnessLufs, peakDbfs } from '#voice/sound/loudness.ts';
import { prepareClip } from '#voice/sound/prepare-clip.ts';
import { shapeClip } from '#voice/sound/shape-clip.ts';
import { noise, RATE_HZ, sine, soundOf, takeOf } from './sound-figures.ts';

describe('loudness', () => {
  it('has the filters of ITU-R BS.1770-4, tables 1 and 2, at 48 kHz', () => {
    const [shelf, highPass] = kWeighting(48_000);
    const recommended = [
      [shelf.b, [1.53512485958697, -2.69169618940638, 1.19839281085285]],
      [shelf.a, [-1.69065929318241, 0.73248077421585]],
      [highPass.b, [1, -2, 1]],
      [highPass.a, [-1.99004745483398, 0.99007225036621]],
    ] as const;
    for (const [ours, theirs] of recommended) {
      for (const [index, value] of theirs.entries()) expect(ours[index]).toBeCloseTo(value, 7);
    }
  });

  it.each([22_050, 44_100, 48_000, 96_000])(
    'a full-scale sine of 997 Hz in one channel is −3.01 LUFS, as the recommendation says, at %i Hz',
    (sampleRateHz) => {
      const tone = soundOf(5_000, sine(997, 1), sampleRateHz);
      expect(loudnessLufs(tone, sampleRateHz)).toBeCloseTo(-3.01, 1);
    },
  );

  it('falls by 20 LU when the level falls to a tenth, and has no bottom', () => {
    expect(loudnessLufs(soundOf(2_000, sine(997, 0.1)), RATE_HZ)).toBeCloseTo(-23.01, 1);
    expect(loudnessLufs(new Float32Array(480), RATE_HZ)).toBe(Number.NEGATIVE_INFINITY);
    expect(loudnessLufs(new Float32Array(0), RATE_HZ)).toBe(Number.NEGATIVE_INFINITY);
    expect(peakDbfs(new Float32Array(0))).toBe(Number.NEGATIVE_INFINITY);
  });
});

describe('shaping', () => {
  it('keeps the word and cuts the room before and behind it', () => {
    const clip = shapeClip(takeOf({ level: 0.5, room: 0.001 }), RATE_HZ);
    const durationMs = (clip.length * 1_000) / RATE_HZ;
    expect(Number.isInteger(durationMs)).toBe(true);
    expect(durationMs).toBeGreaterThan(380);
    expect(durationMs).toBeLessThan(450);
    expect(clip[0]).toBeCloseTo(0, 6);
    expect(clip.at(-1)).toBeCloseTo(0, 6);
  });

  it('cuts as close in a noisy room', () => {
    const clip = shapeClip(takeOf({ level: 0.5, room: 0.02 }), RATE_HZ);
    expect((clip.length * 1_000) / RATE_HZ).toBeLessThan(450);
  });

  it.each([
    ['silence', 'silent', new Float32Array(RATE_HZ)],
    ['nothing', 'silent', new Float32Array(0)],
    ['a click', 'too_short', soundOf(1_000, (seconds) => (seconds === 0.5 ? 1 : 0))],
  ])('refuses %s as %s', (_name, fault, samples) => {
    expect(() => shapeClip(samples, RATE_HZ)).toThrow(ClipError);
    expect(() => shapeClip(samples, RATE_HZ)).toThrow(expect.objectContaining({ fault }));
  });
});

describe('levelling', () => {
  it.each([
    [0.9, 48_000],
    [0.05, 48_000],
    [0.5, 44_100],
    [0.5, 22_050],
  ])('brings a word of level %d at %i Hz to the one loudness, without clipping', (level, sampleRateHz) => {
    const clip = prepareClip(takeOf({ level, room: level / 1_000 }, sampleRateHz), sampleRateHz);
    expect(Math.abs(loudnessLufs(clip, sampleRateHz) - WANTED_LOUDNESS_LUFS)).toBeLessThanOrEqual(0.4);
    expect(peakDbfs(clip)).toBeLessThanOrEqual(HIGHEST_PEAK_DBFS + 0.1);
  });

  it('rounds a single peak off and leaves the rest as it was', () => {
    const spiky = soundOf(500, sine(300, 0.12));
    spiky[12_000] = 1;
    const levelled = levelClip(spiky, RATE_HZ);
    expect(peakDbfs(levelled)).toBeLessThanOrEqual(HIGHEST_PEAK_DBFS + 0.1);
    const gains = [6_000, 18_000].map((at) => (levelled[at + 31] ?? 0) / (spiky[at + 31] ?? 1));
    expect(gains[0]).toBeCloseTo(gains[1] ?? 0, 3);
  });

  it('refuses what no level makes as loud as a word', () => {
    const crack = soundOf(500, (seconds) => (Math.abs(seconds - 0.25) < 0.00002 ? 1 : 0));
    expect(() => levelClip(crack, RATE_HZ)).toThrow(expect.objectContaining({ fault: 'not_levellable' }));
    expect(() => levelClip(new Float32Array(4_800), RATE_HZ)).toThrow(
      expect.objectContaining({ fault: 'silent' }),
    );
  });
});

describe('judging what a person recorded', () => {
  const hiss = noise(0.05);
  it.each([
    ['a good take', takeOf({ level: 0.3, room: 0.001 }), null],
    ['a soft but good one', takeOf({ level: 0.05, room: 0.0002 }), null],
    ['one spoken from across the room', takeOf({ level: 0.004, room: 0.0001 }), 'too_quiet'],
    [
      'an overdriven one',
      takeOf({ level: 3, room: 0.001 }).map((v) => Math.max(-1, Math.min(1, v))),
      'clipped',
    ],
    ['a fan', soundOf(1_200, () => hiss()), 'only_noise'],
    ['a hum', soundOf(1_200, sine(50, 0.2)), 'only_noise'],
    ['a microphone that is switched off', new Float32Array(RATE_HZ), 'only_noise'],
    ['nothing at all', new Float32Array(0), 'only_noise'],
  ])('%s', (_name, samples, fault) => {
    expect(judgeRecording(samples, RATE_HZ).fault).toBe(fault);
  });

  it('tells by how much it is too quiet', () => {
    const loud = judgeRecording(takeOf({ level: 0.3, room: 0.0001 }), RATE_HZ);
    const quiet = judgeRecording(takeOf({ level: 0.03, room: 0.00001 }), RATE_HZ);
    expect(quiet.gainLu - loud.gainLu).toBeCloseTo(20, 0);
    expect(loud.gainLu).toBeCloseTo(WANTED_LOUDNESS_LUFS - loud.loudnessLufs, 6);
  });
});
