import { describe, expect, it } from 'vitest';
import { chineseNumberClip, chineseWholeNumber } from '#voice/grammar/chinese.ts';
import { englishNumberClip, englishWholeNumber } from '#voice/grammar/english-numbers.ts';
import { vietnameseNumberClip, vietnameseWholeNumber } from '#voice/grammar/vietnamese-numbers.ts';

const upTo999 = Array.from({ length: 1_000 }, (_, value) => value);
const north = (value: number): string =>
  vietnameseWholeNumber(value, 'north')
    .map((word) => vietnameseNumberClip(word, 'middle').text)
    .join(' ');
const south = (value: number): string =>
  vietnameseWholeNumber(value, 'south')
    .map((word) => vietnameseNumberClip(word, 'middle').text)
    .join(' ');
const english = (value: number): string =>
  englishWholeNumber(value)
    .map((word) => englishNumberClip(word, 'middle').text)
    .join(' ');
const chinese = (value: number): string =>
  chineseWholeNumber(value)
    .map((word) => chineseNumberClip(word).text)
    .join('');

/** Another way to the same words: spell every digit with its unit, then let spelling rules rewrite what was written. */
const VIETNAMESE_DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
function vietnameseByRewriting(value: number, zeroTens: string, fourAfterTens: string): string {
  const [hundreds = 0, tens = 0, ones = 0] = Array.from(String(value).padStart(3, '0'), Number);
  const [h = '', t = '', o = ''] = [hundreds, tens, ones].map((digit) => VIETNAMESE_DIGITS[digit]);
  return `${h} trăm ${t} mươi ${o}`
    .replace(/^không trăm (?:không mươi )?/, '')
    .replace(/ không mươi không$/, '')
    .replace('không mươi', zeroTens)
    .replace('một mươi', 'mười')
    .replace(/(mười|mươi) không$/, '$1')
    .replace(/(mười|mươi) năm$/, '$1 lăm')
    .replace(/mươi một$/, 'mươi mốt')
    .replace(/mươi bốn$/, `mươi ${fourAfterTens}`);
}

const CHINESE_DIGITS = Array.from('零一二三四五六七八九');
function chineseByRewriting(value: number): string {
  const [hundreds = 0, tens = 0, ones = 0] = Array.from(String(value).padStart(3, '0'), Number);
  const [h = '', t = '', o = ''] = [hundreds, tens, ones].map((digit) => CHINESE_DIGITS[digit]);
  if (value === 0) return '零';
  return `${h}百${t}十${o}`
    .replace('零十', '零')
    .replace(/零+$/, '')
    .replace(/^零百零?/, '')
    .replace(/^一十/, '十');
}

describe('Vietnamese numbers', () => {
  it.each([
    [0, 'không'],
    [4, 'bốn'],
    [10, 'mười'],
    [11, 'mười một'],
    [14, 'mười bốn'],
    [15, 'mười lăm'],
    [20, 'hai mươi'],
    [21, 'hai mươi mốt'],
    [24, 'hai mươi tư'],
    [25, 'hai mươi lăm'],
    [44, 'bốn mươi tư'],
    [55, 'năm mươi lăm'],
    [91, 'chín mươi mốt'],
    [100, 'một trăm'],
    [101, 'một trăm linh một'],
    [102, 'một trăm linh hai'],
    [104, 'một trăm linh bốn'],
    [105, 'một trăm linh năm'],
    [110, 'một trăm mười'],
    [111, 'một trăm mười một'],
    [115, 'một trăm mười lăm'],
    [121, 'một trăm hai mươi mốt'],
    [555, 'năm trăm năm mươi lăm'],
    [999, 'chín trăm chín mươi chín'],
  ])('%i is "%s"', (value, words) => {
    expect(north(value)).toBe(words);
  });

  it('are the same by another way of making them, in both dialects', () => {
    for (const value of upTo999) {
      expect(north(value), String(value)).toBe(vietnameseByRewriting(value, 'linh', 'tư'));
      expect(south(value), String(value)).toBe(vietnameseByRewriting(value, 'lẻ', 'bốn'));
    }
  });

  it('differ between North and South in linh and lẻ, tư and bốn, and in nothing else', () => {
    for (const value of upTo999) {
      expect(south(value)).toBe(north(value).replace('linh', 'lẻ').replace('mươi tư', 'mươi bốn'));
    }
  });
});

describe('English numbers', () => {
  it.each([
    [0, 'zero'],
    [12, 'twelve'],
    [20, 'twenty'],
    [21, 'twenty one'],
    [100, 'one hundred'],
    [102, 'one hundred and two'],
    [113, 'one hundred and thirteen'],
    [940, 'nine hundred and forty'],
    [999, 'nine hundred and ninety nine'],
  ])('%i is "%s"', (value, words) => {
    expect(english(value)).toBe(words);
  });

  it('can be reckoned back to what they say', () => {
    const values = new Map([...Array(20).keys(), 20, 30, 40, 50, 60, 70, 80, 90].map((v) => [english(v), v]));
    for (const value of upTo999) {
      const reckoned = english(value)
        .split(' ')
        .reduce((sum, word) => (word === 'hundred' ? sum * 100 : sum + (values.get(word) ?? 0)), 0);
      expect(reckoned).toBe(value);
    }
  });
});

describe('Chinese numbers', () => {
  it.each([
    [0, '零'],
    [2, '二'],
    [10, '十'],
    [12, '十二'],
    [20, '二十'],
    [21, '二十一'],
    [100, '一百'],
    [102, '一百零二'],
    [110, '一百一十'],
    [112, '一百一十二'],
    [999, '九百九十九'],
  ])('%i is "%s"', (value, words) => {
    expect(chinese(value)).toBe(words);
  });

  it('are the same by another way of making them', () => {
    for (const value of upTo999) expect(chinese(value), String(value)).toBe(chineseByRewriting(value));
  });
});

describe('numbers in every language', () => {
  it.each([
    ['Vietnamese', north],
    ['Southern Vietnamese', south],
    ['English', english],
    ['Chinese', chinese],
  ] as const)('%s: no two of 0 to 999 sound alike', (_name, wordsOf) => {
    expect(new Set(upTo999.map(wordsOf)).size).toBe(1_000);
  });

  it('beyond 999, below zero and between whole numbers are read digit by digit', () => {
    expect(north(1_000)).toBe('một không không không');
    expect(english(-5)).toBe('five');
    expect(chinese(1.5)).toBe('一五');
    expect(north(Number.NaN)).toBe('');
  });
});
