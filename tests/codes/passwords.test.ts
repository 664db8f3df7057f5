/** What the office takes for a password or a PIN. */
import { describe, expect, test } from 'vitest';
import { isGoodPin, PASSWORD_LETTERS, passwordFaults, passwordStrength } from '#protocol/passwords.ts';

const OWN = ['hanh', 'Nguyễn Thị Hạnh', 'Phường Minh Phụng', 'Trung tâm Phục vụ hành chính công'];

describe('a password', () => {
  test.each([
    'con mèo đen ngồi',
    'con meo den ngoi',
    'Xe dap mau xanh',
    'bánh mì thịt nướng',
    'K7M4-X9QP-2WTE',
    'tiếng mưa trên mái tôn',
    '密碼是很長的一句話沒有人知道',
    '🦆🐈🚲🍜🌧️🏠🛶🎋🥁🪁🧵🪴',
    'a'.repeat(5) + 'k3-vịt lội qua đồng'.repeat(5),
  ])('is taken, whatever signs it is made of: %s', (password) => {
    expect(passwordFaults(password, OWN)).toEqual([]);
  });

  test.each([
    ['too_short', 'quay1-thu'],
    ['too_short', 'mười một kt'],
    ['too_long', 'ab1-'.repeat(40)],
    ['repeated', 'aaaaaaaaaaaa'],
    ['repeated', 'abcabcabcabc'],
    ['repeated', '121212121212'],
    ['common', '123456789012'],
    ['common', 'qwertyuiop123'],
    ['common', 'password1234'],
    ['common', 'P@ssw0rd2024!'],
    ['common', 'Mật khẩu 123456'],
    ['common', 'matkhau@2026'],
    ['common', 'anhyeuem2020'],
    ['common', 'Việt Nam vô địch'],
    ['common', 'nguyenvanan1990'],
    ['common', 'Congchuc@2025'],
    ['common', 'motcua2026motcua'],
    ['guessable', 'PhườngMinhPhụng'],
    ['guessable', 'Minh Phụng 2026'],
    ['guessable', 'trungtamphucvu1'],
  ] as const)('is refused as %s: %s', (fault, password) => {
    const [found] = passwordFaults(password, OWN);
    // What is made of the office’s words may be made of everybody’s, too.
    expect(fault === 'guessable' ? ['guessable', 'common'] : [fault]).toContain(found);
  });

  test('counts letters as people do, however they were composed', () => {
    const composed = 'ế'.normalize('NFC');
    const password = `${composed}uvxyzkqt2w`;
    expect(Array.from(password.normalize('NFD')).length).toBeGreaterThan(PASSWORD_LETTERS.least);
    expect(passwordFaults(password.normalize('NFD'), [])).toEqual(['too_short']);
  });

  test('is known for what it is in three thousand usual shapes of the words that are tried first', () => {
    const words = [
      'password',
      'matkhau',
      'vietnam',
      'admin',
      'anhyeuem',
      'hanoi',
      'qwerty',
      'iloveyou',
      'saigon',
      'danang',
    ];
    const ends = Array.from(
      { length: 320 },
      (_, index) => `${String(1_950 + (index % 80))}${'!@#.'.charAt(index % 4)}`,
    );
    const shapes = words.flatMap((word) => ends.map((end) => `${word}${word}${end}`));
    expect(shapes.length).toBeGreaterThanOrEqual(3_000);
    expect(shapes.filter((shape) => passwordFaults(shape, []).length === 0)).toEqual([]);
  });

  test('takes no noticeable time to be judged, however long', () => {
    const startedAtMs = performance.now();
    for (let turn = 0; turn < 20; turn += 1) passwordFaults('mưa nắng gió '.repeat(9), OWN);
    expect((performance.now() - startedAtMs) / 20).toBeLessThan(50);
  });

  test('is told the stronger the longer it is', () => {
    expect(['x'.repeat(12), 'x'.repeat(15), 'x'.repeat(20)].map(passwordStrength)).toEqual([
      'enough',
      'good',
      'strong',
    ]);
  });
});

test.each([
  ['480917', true],
  ['700313', true],
  ['123456', false],
  ['654321', false],
  ['000000', false],
  ['121212', false],
  ['123123', false],
  ['112211', false],
  ['12345', false],
  ['12345a', false],
])('a PIN is taken unless it is tried first: %s', (pin, isTaken) => {
  expect(isGoodPin(pin)).toBe(isTaken);
});
