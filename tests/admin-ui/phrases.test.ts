import { describe, expect, test } from 'vitest';
import { neighbour, nextToRecord, phrasesToRecord, sentenceWith } from '../../admin-ui/recorder/phrases.ts';
import { NUMBER_READINGS, SPOKEN_LANGUAGES, type SpokenLanguage } from '#protocol/announcement.ts';
import { withWording } from '../../admin-ui/voice/announcement-draft.ts';
import { HALL_FILES, HALL_SETTINGS } from '#tests/looks/admin-hall-fixtures.ts';
import { GALLERY_OFFICE } from '#tests/looks/office.ts';

const CLIPS = HALL_FILES.files?.clips ?? [];
const RULES = HALL_SETTINGS.announcements;
const phrasesOf = (language: SpokenLanguage, rules = RULES) =>
  phrasesToRecord(language, rules, GALLERY_OFFICE, CLIPS);
const VIETNAMESE = phrasesOf('vi');
const idsOf = (phrases: typeof VIETNAMESE) => phrases.map(({ clip }) => clip.clipId);

describe('the phrases of a recording session', () => {
  test('each stands once, with the office’s own recording, the built-in voice or nothing behind it', () => {
    expect(new Set(idsOf(VIETNAMESE)).size).toBe(VIETNAMESE.length);
    const own = VIETNAMESE.filter(({ state }) => state === 'own');
    expect(idsOf(own).toSorted()).toEqual(CLIPS.map(({ clipId }) => clipId).toSorted());
    expect(own.every(({ durationMs }) => durationMs !== null)).toBe(true);
    expect(VIETNAMESE.every(({ state }) => state !== 'missing')).toBe(true);
    expect(phrasesOf('zh').every(({ state }) => state === 'missing')).toBe(true);
  });

  test('letters that no field has and counters that the office does not have are not asked for', () => {
    const letters = GALLERY_OFFICE.fields.map(({ letter }) => letter.toLowerCase());
    const asked = idsOf(VIETNAMESE).filter((clipId) => clipId.startsWith('vi-letter-'));
    expect(asked.toSorted()).toEqual(letters.map((letter) => `vi-letter-${letter}`).toSorted());
  });

  test('a word of the office’s own is missing until somebody has said it', () => {
    const { announcements } = withWording(HALL_SETTINGS, { citizenWord: { vi: 'cô bác', en: '', zh: '' } });
    const missing = phrasesOf('vi', announcements).filter(({ state }) => state === 'missing');
    expect(missing.map(({ clip }) => clip.text)).toContainEqual(expect.stringContaining('cô bác'));
  });

  test('the next one to record is the first after this that nobody has recorded, from the top again at the end', () => {
    const ids = idsOf(VIETNAMESE);
    const open = idsOf(VIETNAMESE.filter(({ state }) => state !== 'own'));
    expect(nextToRecord(VIETNAMESE, '')).toBe(open[0]);
    expect(nextToRecord(VIETNAMESE, open[0] ?? '')).toBe(open[1]);
    expect(nextToRecord(VIETNAMESE, open.at(-1) ?? '')).toBe(open[0]);
    const whole = VIETNAMESE.map((phrase) => ({ ...phrase, state: 'own' as const }));
    expect(nextToRecord(whole, ids[3] ?? '')).toBeNull();
  });

  test('neighbours end at the ends of the list', () => {
    const ids = idsOf(VIETNAMESE);
    expect(neighbour(VIETNAMESE, ids[0] ?? '', -1)).toBe(ids[0]);
    expect(neighbour(VIETNAMESE, ids[0] ?? '', 1)).toBe(ids[1]);
    expect(neighbour(VIETNAMESE, ids.at(-1) ?? '', 1)).toBe(ids.at(-1));
  });

  test.each(
    SPOKEN_LANGUAGES.flatMap((language) => NUMBER_READINGS.map((reading) => [language, reading] as const)),
  )(
    'every phrase in %s, numbers read as %s, is shown in a sentence in which it is said',
    (language, numberReading) => {
      const { announcements } = withWording(HALL_SETTINGS, { numberReading });
      const without = idsOf(phrasesOf(language, announcements)).filter((clipId) => {
        const sentence = sentenceWith(clipId, language, announcements, GALLERY_OFFICE);
        return !(sentence?.phrases.some((phrase) => phrase.clipId === clipId) ?? false);
      });
      expect(without).toEqual([]);
    },
  );
});
