import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { announcementSentence, captionText } from '#ui-kit/announcement/sentence.ts';
import { allVoiceClips, letterClip } from '#ui-kit/announcement/voice-clips.ts';
import { wholeNumber } from '#ui-kit/announcement/whole-number.ts';
import { numberClip } from '#ui-kit/announcement/voice-clips.ts';
import manifest from '../../display-ui/voice/manifest.json';
import { callOf } from './fixtures.ts';

const captionOf = (number: string, counterNumber: number, callCount = 1, citizenWord = 'công dân'): string =>
  captionText(announcementSentence([callOf(number, { counterNumber, callCount })], citizenWord));

const counterWords = (counterNumber: number): string =>
  wholeNumber(counterNumber)
    .map((word) => numberClip(word, 'middle').text)
    .join(' ');

const LETTERS = Array.from('ABCDĐEFGHIJKLMNOPQRSTUVWXYZ');
const anyNumber = fc
  .tuple(fc.constantFrom(...LETTERS), fc.integer({ min: 0, max: 999 }))
  .map(([letter, digits]) => letter + String(digits).padStart(3, '0'));
const anyCall = fc
  .record({
    number: anyNumber,
    counterNumber: fc.integer({ min: 1, max: 99 }),
    callCount: fc.integer({ min: 1, max: 9 }),
  })
  .map(({ number, ...change }) => callOf(number, change));
const anySentence = fc
  .tuple(fc.array(anyCall, { minLength: 1, maxLength: 3 }), fc.constantFrom('công dân', 'quý khách'))
  .map(([calls, citizenWord]) => announcementSentence(calls, citizenWord));

describe('what the loudspeaker says', () => {
  it('reads ticket digits singly and the counter as a number', () => {
    expect(captionOf('A012', 3)).toBe('Mời công dân có số A không một hai, đến quầy số ba.');
    expect(captionOf('H105', 21)).toBe('Mời công dân có số H một không năm, đến quầy số hai mươi mốt.');
  });

  it('says "Nhắc lại" the second time and "Lần gọi cuối" from the third', () => {
    expect(captionOf('A012', 3, 2)).toBe('Nhắc lại, mời công dân có số A không một hai, đến quầy số ba.');
    expect(captionOf('A012', 3, 3)).toBe('Lần gọi cuối, mời công dân có số A không một hai, đến quầy số ba.');
    expect(captionOf('A012', 3, 7)).toBe(captionOf('A012', 3, 3));
  });

  it('speaks of a last call only when the office calls no more often', () => {
    const opening = (callCount: number, recallLimit: number): string =>
      announcementSentence([callOf('A012', { callCount })], 'công dân', recallLimit).phrases[0]?.text ?? '';
    expect([2, 3, 4, 5].map((callCount) => opening(callCount, 5))).toEqual([
      'Nhắc lại',
      'Nhắc lại',
      'Nhắc lại',
      'Lần gọi cuối',
    ]);
    expect(opening(2, 2)).toBe('Lần gọi cuối');
    // Taken over by a colleague after its last recall: no further one will come.
    expect(opening(4, 3)).toBe('Lần gọi cuối');
  });

  it('leaves out a form of address the pack cannot say, and knows its own however it is written', () => {
    expect(captionOf('A012', 3, 1, 'quý khách')).toBe('Mời số A không một hai, đến quầy số ba.');
    expect(captionOf('A012', 3, 1, ' Công dân '.normalize('NFD'))).toBe(captionOf('A012', 3));
  });

  it('joins several first calls in one sentence', () => {
    const calls = [callOf('A012', { counterNumber: 3 }), callOf('H036', { counterNumber: 15 })];
    expect(captionText(announcementSentence(calls, 'công dân'))).toBe(
      'Mời các số A không một hai, đến quầy số ba; H không ba sáu, đến quầy số mười lăm.',
    );
  });

  it.each([
    [1, 'một'],
    [4, 'bốn'],
    [5, 'năm'],
    [10, 'mười'],
    [11, 'mười một'],
    [14, 'mười bốn'],
    [15, 'mười lăm'],
    [20, 'hai mươi'],
    [21, 'hai mươi mốt'],
    [24, 'hai mươi tư'],
    [25, 'hai mươi lăm'],
    [31, 'ba mươi mốt'],
    [44, 'bốn mươi tư'],
    [55, 'năm mươi lăm'],
    [61, 'sáu mươi mốt'],
    [90, 'chín mươi'],
    [99, 'chín mươi chín'],
  ])('reads counter %i as "%s"', (counterNumber, words) => {
    expect(counterWords(counterNumber)).toBe(words);
  });

  it('gives every counter from 1 to 99 words of its own', () => {
    const all = Array.from({ length: 99 }, (_, index) => counterWords(index + 1));
    expect(new Set(all).size).toBe(99);
  });

  it('names every letter, and shows the letter itself', () => {
    const spoken = { A: 'a', H: 'hát', K: 'ca', L: 'e-lờ', M: 'em-mờ', S: 'ét-sì', X: 'ích-xì' };
    for (const [letter, speech] of Object.entries(spoken)) {
      expect(letterClip(letter)).toMatchObject({ text: letter, speech });
    }
    for (const letter of LETTERS) expect(captionOf(`${letter}012`, 3)).toContain(` ${letter} không một hai,`);
  });

  it('never fails: a counter beyond 99 is read digit by digit', () => {
    expect(captionOf('A012', 105)).toContain('đến quầy số một không năm.');
  });
});

describe('caption and sound', () => {
  const clips = new Map(allVoiceClips().map((clip) => [clip.clipId, clip]));

  it('are the same words', () => {
    fc.assert(
      fc.property(anySentence, (sentence) => {
        const spoken = sentence.phrases.map((phrase) => clips.get(phrase.clipId)?.text).join(' ');
        const shown = captionText(sentence).replace(/[,;.]/g, '');
        expect(shown.toLocaleLowerCase('vi')).toBe(spoken.toLocaleLowerCase('vi'));
        expect(shown).toBe(shown.normalize('NFC'));
      }),
    );
  });

  it('end where a word comes to rest, and only there', () => {
    fc.assert(
      fc.property(anySentence, (sentence) => {
        for (const phrase of sentence.phrases) {
          const isFinal = clips.get(phrase.clipId)?.intonation === 'final';
          expect(isFinal).toBe(phrase.punctuation !== '');
        }
        expect(sentence.phrases.at(-1)?.punctuation).toBe('.');
      }),
    );
  });

  it('never fed a digit to the speech program', () => {
    for (const clip of clips.values()) expect(clip.speech).not.toMatch(/\d/);
  });
});

describe('the voice pack', () => {
  const packed = new Map(manifest.clips.map((clip) => [clip.clipId, clip]));

  it('holds exactly the clips the grammar knows, with their words', () => {
    const known = allVoiceClips().map(({ clipId, text }) => `${clipId}: ${text}`);
    expect(manifest.clips.map(({ clipId, text }) => `${clipId}: ${text}`)).toEqual(known);
  });

  it('holds every clip of every sentence', () => {
    fc.assert(
      fc.property(anySentence, (sentence) => {
        for (const { clipId } of sentence.phrases) expect(packed.has(clipId)).toBe(true);
      }),
    );
  });

  it('is level within one unit of loudness and never clips', () => {
    const loudness = manifest.clips.map((clip) => clip.loudnessLufs);
    expect(Math.max(...loudness) - Math.min(...loudness)).toBeLessThanOrEqual(1);
    for (const clip of manifest.clips) expect(clip.peakDbfs).toBeLessThan(-1);
  });

  it('keeps its clips apart', () => {
    let freeFromMs = 0;
    for (const clip of manifest.clips) {
      expect(clip.offsetMs).toBeGreaterThanOrEqual(freeFromMs + 60);
      expect(clip.durationMs).toBeGreaterThan(100);
      freeFromMs = clip.offsetMs + clip.durationMs;
    }
  });
});
