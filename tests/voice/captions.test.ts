/** What the loudspeaker says, sentence by sentence: to be read by somebody who speaks the language. */
import { describe, expect, it } from 'vitest';
import type { AnnouncementWording } from '#protocol/announcement.ts';
import { GRAMMARS } from '#voice/grammar/announcement.ts';
import { captionOf, contextOf, spokenCall } from './fixtures.ts';

const one = [spokenCall('A012')];
const shared = [
  spokenCall('A012', { counterNumber: 2 }),
  spokenCall('A015', { counterNumber: 4 }),
  spokenCall('A013', { counterNumber: 2 }),
];
const mixed = [
  spokenCall('A012', { counterNumber: 2 }),
  spokenCall('A013', { counterNumber: 2, isPriority: true }),
  spokenCall('H105', { counterNumber: 21 }),
];
const priority = [spokenCall('A012', { isPriority: true })];
const word = (vi: string, en = '', zh = ''): Partial<AnnouncementWording> => ({
  citizenWord: { vi, en, zh },
});

describe('Vietnamese', () => {
  it.each([
    ['one', one, {}, 'Mời công dân có số A không một hai, đến quầy số ba.'],
    [
      'another',
      [spokenCall('H105', { counterNumber: 21 })],
      {},
      'Mời công dân có số H một không năm, đến quầy số hai mươi mốt.',
    ],
    [
      'recall',
      [spokenCall('A012', { callCount: 2 })],
      {},
      'Nhắc lại, mời công dân có số A không một hai, đến quầy số ba.',
    ],
    [
      'last',
      [spokenCall('A012', { callCount: 3 })],
      {},
      'Lần gọi cuối, mời công dân có số A không một hai, đến quầy số ba.',
    ],
    [
      'after the last',
      [spokenCall('A012', { callCount: 7 })],
      {},
      'Lần gọi cuối, mời công dân có số A không một hai, đến quầy số ba.',
    ],
    [
      'several',
      [spokenCall('A012'), spokenCall('H036', { counterNumber: 15 })],
      {},
      'Mời các số A không một hai, đến quầy số ba; H không ba sáu, đến quầy số mười lăm.',
    ],
    [
      'several to one counter',
      shared,
      {},
      'Mời các số A không một hai, A không một ba, đến quầy số hai; A không một năm, đến quầy số bốn.',
    ],
    ['whole numbers', one, { numberReading: 'whole' }, 'Mời công dân có số A mười hai, đến quầy số ba.'],
    [
      'whole, North',
      [spokenCall('A104', { counterNumber: 24 })],
      { numberReading: 'whole' },
      'Mời công dân có số A một trăm linh bốn, đến quầy số hai mươi tư.',
    ],
    [
      'whole, South',
      [spokenCall('A104', { counterNumber: 24 })],
      { numberReading: 'whole', dialect: 'south' },
      'Mời công dân có số A một trăm lẻ bốn, đến quầy số hai mươi bốn.',
    ],
    ['another address', one, word('Quý khách'), 'Mời quý khách có số A không một hai, đến quầy số ba.'],
    [
      'a word in decomposed Unicode',
      one,
      word('  Ông  bà '.normalize('NFD')),
      'Mời ông bà có số A không một hai, đến quầy số ba.',
    ],
    ['an address nobody recorded', one, word('thượng đế'), 'Mời số A không một hai, đến quầy số ba.'],
    ['no address', one, word(' '), 'Mời số A không một hai, đến quầy số ba.'],
    ['priority unsaid', priority, {}, 'Mời công dân có số A không một hai, đến quầy số ba.'],
    [
      'priority',
      priority,
      { saysPriority: true },
      'Mời công dân có số ưu tiên A không một hai, đến quầy số ba.',
    ],
    [
      'priority, no address',
      priority,
      { saysPriority: true, ...word('') },
      'Mời số ưu tiên A không một hai, đến quầy số ba.',
    ],
    [
      'one priority number among several',
      mixed,
      { saysPriority: true },
      'Mời số A không một hai, số ưu tiên A không một ba, đến quầy số hai; số H một không năm, đến quầy số hai mươi mốt.',
    ],
  ] as const)('%s', (_name, calls, wording, caption) => {
    expect(captionOf('vi', calls, contextOf(wording))).toBe(caption);
  });
});

describe('English', () => {
  it.each([
    ['one', one, {}, 'Number A zero one two, please go to counter three.'],
    [
      'recall',
      [spokenCall('A012', { callCount: 2 })],
      {},
      'Calling again, number A zero one two, please go to counter three.',
    ],
    [
      'last',
      [spokenCall('A012', { callCount: 3 })],
      {},
      'Final call, number A zero one two, please go to counter three.',
    ],
    [
      'several to one counter',
      shared,
      {},
      'Number A zero one two, number A zero one three, please go to counter two; number A zero one five, please go to counter four.',
    ],
    [
      'whole numbers',
      [spokenCall('A102', { counterNumber: 21 })],
      { numberReading: 'whole' },
      'Number A one hundred and two, please go to counter twenty one.',
    ],
    ['address', one, word('', 'Visitor'), 'Visitor with number A zero one two, please go to counter three.'],
    [
      'an address nobody recorded',
      one,
      word('', 'guest'),
      'Number A zero one two, please go to counter three.',
    ],
    [
      'priority',
      priority,
      { saysPriority: true },
      'Priority number A zero one two, please go to counter three.',
    ],
    [
      'one priority number among several',
      mixed,
      { saysPriority: true },
      'Number A zero one two, priority number A zero one three, please go to counter two; number H one zero five, please go to counter twenty one.',
    ],
  ] as const)('%s', (_name, calls, wording, caption) => {
    expect(captionOf('en', calls, contextOf(wording))).toBe(caption);
  });
});

describe('Chinese, once somebody has recorded it', () => {
  const recorded = GRAMMARS.zh.clips().map(({ clipId }) => clipId);
  const guest = word('', '', '來賓');
  it.each([
    ['one', one, guest, '來賓A零一二號，請到三號櫃檯。'],
    ['no address', one, word(''), 'A零一二號，請到三號櫃檯。'],
    ['recall', [spokenCall('A012', { callCount: 2 })], guest, '再次呼叫，來賓A零一二號，請到三號櫃檯。'],
    ['last', [spokenCall('A012', { callCount: 3 })], guest, '最後一次呼叫，來賓A零一二號，請到三號櫃檯。'],
    [
      'several to one counter',
      shared,
      guest,
      '來賓A零一二號、A零一三號，請到二號櫃檯；A零一五號，請到四號櫃檯。',
    ],
    [
      'whole numbers',
      [spokenCall('A112', { counterNumber: 21 })],
      { numberReading: 'whole', ...guest },
      '來賓A一百一十二號，請到二十一號櫃檯。',
    ],
    ['priority', priority, { saysPriority: true, ...guest }, '來賓優先A零一二號，請到三號櫃檯。'],
  ] as const)('%s', (_name, calls, wording, caption) => {
    expect(captionOf('zh', calls, contextOf(wording, recorded))).toBe(caption);
  });
});

describe('a counter with a name of its own', () => {
  const wording: Partial<AnnouncementWording> = {
    counterNames: { 3: { vi: 'quầy Hộ tịch', en: 'the civil status counter', zh: '戶籍櫃檯' } },
  };
  const recorded = (['vi', 'en', 'zh'] as const).flatMap(
    (language) =>
      GRAMMARS[language].counterNameClip(wording.counterNames?.[3]?.[language] ?? '')?.clipId ?? [],
  );

  it('is called by it once the office has recorded it, and by its number until then', () => {
    const context = contextOf(wording, recorded);
    expect(captionOf('vi', one, context)).toBe('Mời công dân có số A không một hai, đến quầy Hộ tịch.');
    expect(captionOf('en', one, context)).toBe(
      'Number A zero one two, please go to the civil status counter.',
    );
    expect(captionOf('zh', one, context)).toBe('A零一二號，請到戶籍櫃檯。');
    expect(captionOf('vi', one, contextOf(wording))).toBe(captionOf('vi', one));
    expect(captionOf('vi', [spokenCall('A012', { counterNumber: 4 })], context)).toContain(
      'đến quầy số bốn.',
    );
  });
});

describe('an address the office recorded', () => {
  it('is said, and never mistaken for one that differs by an accent', () => {
    const wording = word('bà');
    const clipId = GRAMMARS.vi.addressClip('bà')?.clipId ?? '';
    expect(captionOf('vi', one, contextOf(wording, [clipId]))).toMatch(/^Mời bà có số A/);
    expect(captionOf('vi', one, contextOf(word('ba'), [clipId]))).toMatch(/^Mời số A/);
  });
});
