/** The sound files that ship: their manifests against the grammars. How they sound is measured in a browser. */
import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { GRAMMARS } from '#voice/grammar/announcement.ts';
import en from '#ui-kit/voice/pack/en.json';
import vi from '#ui-kit/voice/pack/vi.json';

describe.each([vi, en])('the built-in voice of $language', (manifest) => {
  const grammar = manifest.language === 'vi' ? GRAMMARS.vi : GRAMMARS.en;

  it('holds exactly the clips the grammar knows, with their words', () => {
    const known = grammar.clips().map(({ clipId, text }) => `${clipId}: ${text}`);
    expect(manifest.clips.map(({ clipId, text }) => `${clipId}: ${text}`)).toEqual(known);
  });

  it('keeps its clips 100 ms apart', () => {
    let freeFromMs = 0;
    for (const clip of manifest.clips) {
      expect(clip.offsetMs).toBeGreaterThanOrEqual(freeFromMs + 100);
      expect(clip.durationMs).toBeGreaterThan(100);
      freeFromMs = clip.offsetMs + clip.durationMs;
    }
  });

  it('says what it was made with and under which terms', () => {
    expect(manifest.madeWith).toMatch(/eSpeak NG/);
    expect(manifest.licence).toMatch(/GPL-3\.0-or-later/);
  });

  it('is small enough for a display to fetch in a moment', () => {
    const file = new URL(`../../ui-kit/voice/pack/${manifest.file}`, import.meta.url);
    expect(statSync(file).size).toBeLessThan(400_000);
  });
});
