/** What holds of every grammar, whatever the calls and the wording. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CLIP_ID_MAX_LENGTH,
  CLIP_ID_PATTERN,
  DEFAULT_WORDING,
  DIALECTS,
  NUMBER_READINGS,
  SPOKEN_LANGUAGES,
  type AnnouncementWording,
  type SpokenLanguage,
} from '#protocol/announcement.ts';
import {
  announcementSentences,
  BUILT_IN_LANGUAGES,
  captionText,
  GRAMMARS,
  neededClips,
} from '#voice/grammar/announcement.ts';
import type { Sentence, SpokenCall } from '#voice/grammar/grammar.ts';
import { slugOf } from '#voice/grammar/own-words.ts';
import { contextOf, LETTERS, spokenCall } from './fixtures.ts';

const anyNumber = fc
  .tuple(fc.constantFrom(...LETTERS), fc.integer({ min: 0, max: 999 }))
  .map(([letter, digits]) => letter + String(digits).padStart(3, '0'));
const anyCall: fc.Arbitrary<SpokenCall> = fc
  .record({
    number: anyNumber,
    counterNumber: fc.integer({ min: 0, max: 100 }),
    callCount: fc.integer({ min: 1, max: 9 }),
    isPriority: fc.boolean(),
  })
  .map(({ number, ...change }) => spokenCall(number, change));
const anyCalls = fc.array(anyCall, { minLength: 1, maxLength: 4 });
const anyWording: fc.Arbitrary<AnnouncementWording> = fc
  .record({
    vi: fc.constantFrom('', 'công dân', 'quý khách', 'thượng đế'),
    en: fc.constantFrom('', 'citizen', 'guest'),
    zh: fc.constantFrom('', '來賓', '各位'),
    numberReading: fc.constantFrom(...NUMBER_READINGS),
    dialect: fc.constantFrom(...DIALECTS),
    saysPriority: fc.boolean(),
  })
  .map(({ vi, en, zh, ...rest }) => ({
    ...DEFAULT_WORDING,
    ...rest,
    citizenWord: { vi, en, zh },
    counterNames: { 7: { vi: 'quầy Hộ tịch' } },
  }));
const anySentence = (language: SpokenLanguage): fc.Arbitrary<Sentence> =>
  fc
    .tuple(anyCalls, anyWording)
    .map(([calls, wording]) => GRAMMARS[language].sentence(calls, contextOf(wording, zhClipIds)));
const zhClipIds = GRAMMARS.zh.clips().map(({ clipId }) => clipId);

describe.each(SPOKEN_LANGUAGES)('the grammar of %s', (language) => {
  const clips = new Map(GRAMMARS[language].clips().map((clip) => [clip.clipId, clip]));

  it('asks only for clips of a complete voice, and shows exactly their words', () => {
    fc.assert(
      fc.property(anySentence(language), (sentence) => {
        const space = language === 'zh' ? '' : ' ';
        const spoken = sentence.phrases.map(({ clipId }) => clips.get(clipId)?.text ?? `no ${clipId}`);
        const shown = captionText(sentence).replace(/[,;.，、；。]/g, '');
        expect(shown.toLocaleLowerCase('vi')).toBe(spoken.join(space).toLocaleLowerCase('vi'));
        expect(shown).toBe(shown.normalize('NFC'));
      }),
    );
  });

  it('asks for nothing else, tried exhaustively: every letter, number, counter, recall and dialect', () => {
    const wordings = NUMBER_READINGS.flatMap((numberReading) =>
      DIALECTS.map((dialect) => ({
        ...DEFAULT_WORDING,
        numberReading,
        dialect,
        saysPriority: true,
        counterNames: { 100: { vi: 'quầy Hộ tịch', en: 'the help desk', zh: '服務台' } },
      })),
    );
    const counters = Array.from({ length: 101 }, (_, index) => index);
    const needed = wordings.flatMap((wording) => neededClips(language, wording, LETTERS, counters));
    const isCounterName = (clipId: string): boolean => clipId.startsWith(`${language}-counter-name-`);
    const unknown = needed.map(({ clipId }) => clipId).filter((clipId) => !clips.has(clipId));
    expect(unknown.filter((clipId) => !isCounterName(clipId))).toEqual([]);
    // And the other way round: no clip is recorded for nothing, but for the forms of address not chosen here.
    const neededIds = new Set(needed.map(({ clipId }) => clipId));
    const spare = [...clips.keys()].filter((clipId) => !neededIds.has(clipId));
    const withoutAddress = spare.filter((clipId) => !clipId.startsWith(`${language}-invite`));
    expect(withoutAddress).toEqual([]);
  });

  it('comes to rest at punctuation and only there, and ends in a full stop', () => {
    fc.assert(
      fc.property(anySentence(language), ({ phrases }) => {
        for (const { clipId, punctuation } of phrases) {
          // A Chinese number always runs on to 號, which is what rests.
          expect(clips.get(clipId)?.intonation === 'final').toBe(punctuation !== '');
        }
        expect(phrases.at(-1)?.punctuation).toMatch(/^[.。]$/);
      }),
    );
  });

  it('says each call in full once, with its own counter', () => {
    fc.assert(
      fc.property(anyCalls, (calls) => {
        const { phrases } = GRAMMARS[language].sentence(calls, contextOf({}, zhClipIds));
        expect(phrases.flatMap(({ endsCalls }) => endsCalls).toSorted()).toEqual([...calls.keys()]);
        for (const { endsCalls, callIndex } of phrases) {
          const counters = new Set(endsCalls.map((index) => calls[index]?.counterNumber));
          expect(counters.size).toBeLessThanOrEqual(1);
          if (endsCalls.length > 0) expect(callIndex).toBe(endsCalls.at(-1));
        }
      }),
    );
  });

  it('calls its clips by ids that are safe in any file system, each once, and never has a digit said', () => {
    const all = GRAMMARS[language].clips();
    expect(clips.size).toBe(all.length);
    for (const { clipId, speech, text } of all) {
      expect(clipId).toMatch(CLIP_ID_PATTERN);
      expect(clipId.startsWith(`${language}-`)).toBe(true);
      expect(speech).not.toMatch(/\d/);
      expect(text).not.toBe('');
    }
  });

  it('never fails: no calls, unknown letters, counters that are none, words that are none', () => {
    const { sentence } = GRAMMARS[language];
    expect(sentence([], contextOf()).phrases).toEqual([]);
    const strange = fc.record({
      number: fc.oneof(
        fc.string({ maxLength: 20 }),
        fc.constantFrom('', '???', 'Ω012', 'a012', '🙂7', '__proto__'),
      ),
      counterNumber: fc.oneof(fc.double(), fc.constantFrom(0, 100, 1_000, -1, Number.NaN)),
      callCount: fc.oneof(fc.integer(), fc.constant(Number.NaN)),
      isPriority: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(strange, { maxLength: 5 }), fc.string({ maxLength: 300 }), (calls, word) => {
        const wording = { citizenWord: { vi: word, en: word, zh: word }, saysPriority: true };
        const named = GRAMMARS[language].addressClip(word);
        expect(named?.clipId ?? `${language}-x`).toMatch(CLIP_ID_PATTERN);
        expect(named?.clipId.length ?? 0).toBeLessThanOrEqual(CLIP_ID_MAX_LENGTH);
        const spoken = calls.map(({ number, ...change }) => spokenCall(number, change));
        const { phrases } = sentence(spoken, contextOf(wording, zhClipIds));
        for (const { clipId } of phrases) expect(clips.has(clipId)).toBe(true);
      }),
    );
  });

  it('reads a number of small letters like one of capitals', () => {
    const [small, capital] = ['a012', 'A012'].map((number) =>
      captionText(GRAMMARS[language].sentence([spokenCall(number)], contextOf())),
    );
    expect(small).toBe(capital);
  });
});

describe('an announcement in several languages', () => {
  const captionsOf = (languages: readonly SpokenLanguage[], ownClipIds: readonly string[] = []) =>
    announcementSentences([spokenCall('A012')], contextOf({ languages }, ownClipIds)).map(captionText);
  const vi = 'Mời công dân có số A không một hai, đến quầy số ba.';
  const en = 'Number A zero one two, please go to counter three.';

  it('is one sentence in each, in the office’s order', () => {
    expect(captionsOf(['vi', 'en'])).toEqual([vi, en]);
    expect(captionsOf(['en', 'vi'])).toEqual([en, vi]);
    expect(captionsOf(['vi', 'zh'], zhClipIds)).toEqual([vi, '來賓A零一二號，請到三號櫃檯。']);
  });

  it('leaves out a language that nobody has recorded, but is never empty', () => {
    expect(captionsOf(['zh', 'vi'])).toEqual([vi]);
    expect(captionsOf(['zh'])).toEqual(['A零一二號，請到三號櫃檯。']);
    expect(captionsOf([])).toEqual([vi]);
  });
});

describe('a recording session', () => {
  it('asks an ordinary office for no more than 60 Vietnamese phrases, whichever way it reads numbers', () => {
    for (const numberReading of NUMBER_READINGS) {
      const wording = { ...DEFAULT_WORDING, numberReading, saysPriority: true };
      const clips = neededClips(
        'vi',
        wording,
        Array.from('AHKLMSX'),
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
      );
      expect(clips.length).toBeGreaterThanOrEqual(30);
      expect(clips.length).toBeLessThanOrEqual(60);
    }
  });

  it('asks for the office’s own words too', () => {
    const wording: AnnouncementWording = {
      ...DEFAULT_WORDING,
      citizenWord: { vi: 'thượng đế', en: '', zh: '' },
      counterNames: { 2: { vi: 'quầy Hộ tịch' } },
    };
    const texts = neededClips('vi', wording, ['A'], [1, 2]).map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(['mời thượng đế có số', 'đến', 'quầy Hộ tịch', 'một']));
    expect(texts).not.toContain('mời công dân có số');
  });
});

describe('a clip id made of words', () => {
  it('is the same for one word however it is typed, and another for every other word', () => {
    expect(slugOf(' Quý  Khách'.normalize('NFD'))).toBe(slugOf('quý khách'));
    expect(slugOf('quý khách')).toMatch(/^quy-khach-[0-9a-f]{8}$/);
    expect(slugOf('đại biểu')).toMatch(/^dai-bieu-/);
    const words = ['bà', 'ba', 'bá', 'bả', '來賓', '市民', 'ông bà', 'ông ba'];
    expect(new Set(words.map(slugOf)).size).toBe(words.length);
  });
});

describe('the built-in languages', () => {
  it('are the first of those that can be spoken', () => {
    expect(SPOKEN_LANGUAGES.slice(0, BUILT_IN_LANGUAGES.length)).toEqual(BUILT_IN_LANGUAGES);
  });
});
