/** Which phrases a speech program is asked for: what the built-in voice lacks, or everything, never what was recorded. */
import { describe, expect, it } from 'vitest';
import { DEMO_OFFICE } from '#demo/office.ts';
import type { AnnouncementWording, SpokenLanguage } from '#protocol/announcement.ts';
import { FIRST_ANNOUNCEMENTS, type AnnouncementRules } from '#protocol/hall.ts';
import { createSpeechPlan, type SpeechPhrase } from '#server/app/speech-phrases.ts';
import { GRAMMARS, neededClips } from '#voice/grammar/announcement.ts';

const rulesOf = (
  wording: Partial<AnnouncementWording>,
  rules: Partial<AnnouncementRules> = {},
): AnnouncementRules => ({
  ...FIRST_ANNOUNCEMENTS,
  ...rules,
  wording: { ...FIRST_ANNOUNCEMENTS.wording, ...wording },
});
const plan = (
  rules: AnnouncementRules,
  speaks: readonly SpokenLanguage[] = ['vi', 'en', 'zh'],
  recorded: readonly string[] = [],
): readonly SpeechPhrase[] =>
  createSpeechPlan(DEMO_OFFICE, (language) => speaks.includes(language))(rules, (clipId) =>
    recorded.includes(clipId),
  );
const textsOf = (phrases: readonly SpeechPhrase[]): readonly string[] => phrases.map(({ text }) => text);

describe('what the built-in voice cannot say', () => {
  it('is nothing in a new office', () => {
    expect(plan(rulesOf({ languages: ['vi', 'en'] }))).toEqual([]);
  });

  it('is the form of address and the counters’ names of each spoken language, told with their intonation', () => {
    const rules = rulesOf({
      languages: ['vi', 'en'],
      citizenWord: { vi: 'Bà  con cô bác', en: 'neighbour', zh: '街坊' },
      counterNames: { 3: { vi: 'quầy Hộ tịch', en: 'Civil status', zh: '戶籍' }, 4: { vi: 'Quầy số 1.' } },
    });
    expect(textsOf(plan(rules))).toEqual([
      'mời bà con cô bác có số,',
      'quầy Hộ tịch.',
      'Quầy số 1.',
      'neighbour with,',
      'Civil status.',
    ]);
  });

  it('is a whole language that has no voice, if a program speaks it', () => {
    const rules = rulesOf({ languages: ['vi', 'zh'] });
    const needed = plan(rules).map(({ clipId }) => clipId);
    expect(needed.length).toBeGreaterThan(15);
    expect(needed.every((clipId) => clipId.startsWith('zh-'))).toBe(true);
    expect(plan(rules, ['vi'])).toEqual([]);
  });
});

it('of an office that has chosen the program’s voice is everything its sentences need', () => {
  const rules = rulesOf({ languages: ['vi', 'en'] }, { usesSpeechProgram: true });
  const letters = [...new Set(DEMO_OFFICE.fields.map(({ letter }) => letter))];
  const numbers = DEMO_OFFICE.counters.filter(({ kind }) => kind === 'service').map(({ number }) => number);
  const expected = (['vi', 'en'] as const).flatMap((language) =>
    neededClips(language, rules.wording, letters, numbers).map(({ clipId }) => clipId),
  );
  expect(plan(rules).map(({ clipId }) => clipId)).toEqual(expected);
  expect(plan(rules, ['en']).every(({ language }) => language === 'en')).toBe(true);
  expect(plan(rules).every(({ text }) => /^\S.*[.,]$/.test(text))).toBe(true);
});

it('is never what the office has recorded', () => {
  const rules = rulesOf({ citizenWord: { vi: 'bạn', en: '', zh: '' } });
  const clipId = GRAMMARS.vi.addressClip('bạn')?.clipId ?? expect.fail('no clip');
  expect(plan(rules).map((phrase) => phrase.clipId)).toEqual([clipId]);
  expect(plan(rules, ['vi'], [clipId])).toEqual([]);
});
