/** What citizens touch is complete in traditional Chinese, and is Chinese: nothing simplified, no sentence left over. */
import { describe, expect, test } from 'vitest';
import { DEMO_OFFICE } from '#demo/office.ts';
import { DEMO_FIELDS, DEMO_SERVICES } from '#catalogue/built-in/index.ts';
import { BUILT_IN_PROCEDURES } from '#catalogue/built-in/procedures.ts';
import { chineseOf, TEXTS_IN_CHINESE } from '#catalogue/built-in/chinese/index.ts';
import { CHECKLIST_WORDS } from '#printer/slips/checklist-words.ts';
import { LIST_WORDS } from '#printer/slips/list-words.ts';
import { TICKET_WORDS } from '#printer/slips/ticket-words.ts';
import { textIn } from '#protocol/vocabulary.ts';
import { textsIn } from '#tests/demo/texts.ts';
import { chineseLettersOf } from '../../kiosk-ui/chinese-letters.ts';
import { OTHER_TEXTS } from '../../kiosk-ui/later/later-parts.ts';
import { lookUpTexts } from '../../kiosk-ui/lookup/texts.ts';
import { STANDSTILL_TEXTS } from '../../kiosk-ui/standstill/texts.ts';
import { TEXTS as PHONE_LIST_TEXTS } from '../../phone-ui/checklist/texts.ts';
import { TEXTS as PHONE_TEXTS } from '../../phone-ui/languages.ts';

const CATALOGUE = { fields: DEMO_FIELDS, services: DEMO_SERVICES, procedures: BUILT_IN_PROCEDURES };
/** Forms that only the simplified script has, of characters that such texts are made of. */
const SIMPLIFIED =
  /[们这个为国时发会学对说样动关业东车马长门开见钱银错过还进远运选边达连适头华单书农协历压变号听员启团园图围圆场块坏处备复够妇实审宽宾导寿将层属岁师带帮广应废张弹强归径态总惊愿户护报担择损换据摆数断无旧显术机权杂条来极构柜标栏树检楼残毕汇济测满点热爱状独环现疗监盖盘矿码础确离积称稳穷笔签简类紧红约级纪纳纸线练组细织终经结给络绝统继续维缓编网罗职联脑药获营补装规视览觉触订认让训议记讲许论设访证评识词译试话该详语误请读课谁调谢负财责货质贫购贵费资赔转轮软轻载输辞递遗邮释钟锁键镇问间队阳阶际陆险随难页项顺须顾预领频题额风飞饭馆验骑鱼齐龙]/u;
const HAN = /\p{Script=Han}/u;
/** Names that are written so in every language. */
const NAMES = /Một Cửa|Kiosk|Wi-Fi|Zalo|VNeID|QR|DNA|CT01|Khu [A-Z]|\b[A-Z]\d{3}\b|1a|1đ|\b[A-Z] 區/gu;
const LETTERS = /[\p{Script=Latin}]{2,}/u;

type Words = { readonly path: string; readonly text: string };

/** Every wording of a catalogue of texts: its strings, and what is quoted in its functions. */
const wordsOf = (tree: unknown, path = ''): readonly Words[] => {
  if (typeof tree === 'string') return [{ path, text: tree }];
  if (typeof tree === 'function')
    return [...String(tree).matchAll(/(["'`])(.*?)\1/gsu)].map(([, , quoted = '']) => ({
      path,
      text: quoted.replace(/\$\{.*?\}/gsu, ''),
    }));
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.entries(tree).flatMap(([key, value]) => wordsOf(value, `${path}/${key}`));
};

const SCREENS_AND_PAPER = {
  kiosk: OTHER_TEXTS.zh,
  standstill: STANDSTILL_TEXTS.zh,
  lookUp: lookUpTexts('zh'),
  phone: PHONE_TEXTS.zh,
  phoneList: PHONE_LIST_TEXTS.zh,
  ticket: TICKET_WORDS.zh,
  checklist: CHECKLIST_WORDS.zh,
  list: LIST_WORDS.zh,
};
/** Other words for a thing that has its word: the receipt is 收件單, the fee 費用, the health card 健保卡, a number's slip 號碼單. */
const OTHER_WORDS = /領件單|收據|規費|手續費|醫療?保險卡|醫保卡|號碼牌|取號單|程序|身心障礙|服務人員/u;
const OFFICE_TEXTS = textsIn({ ...CATALOGUE, office: DEMO_OFFICE });
const ALL: readonly Words[] = [
  ...wordsOf(SCREENS_AND_PAPER),
  ...OFFICE_TEXTS.map(({ path, text }) => ({ path, text: text.zh ?? '' })),
];

describe('Chinese', () => {
  test('of the built-in catalogue and the demonstration office lacks nothing', () => {
    expect(OFFICE_TEXTS.length).toBeGreaterThan(400);
    const missing = OFFICE_TEXTS.filter(({ text }) => text.zh === undefined).map(({ text }) => text.vi);
    expect([...new Set(missing)]).toEqual([]);
  });

  test('of the catalogue holds nothing that nobody asks for', () => {
    const asked = new Set(textsIn(CATALOGUE).map(({ text }) => text.vi.replaceAll('\u00a0', ' ')));
    expect(TEXTS_IN_CHINESE.filter((vi) => !asked.has(vi))).toEqual([]);
    expect(chineseOf('Đăng ký khai sinh')).toBe('出生登記');
  });

  test('of screens and paper is Chinese in every text', () => {
    const strings = wordsOf(SCREENS_AND_PAPER).filter(({ text }) => text.length > 3);
    expect(strings.length).toBeGreaterThan(250);
    expect(strings.filter(({ text, path }) => !HAN.test(text) && !path.endsWith('/product'))).toEqual([]);
  });

  test('is written in traditional characters', () => {
    expect('请在柜台等候').toMatch(SIMPLIFIED);
    expect('請在櫃檯等候優先號碼，領取認證副本').not.toMatch(SIMPLIFIED);
    expect(ALL.filter(({ text }) => SIMPLIFIED.test(text))).toEqual([]);
  });

  test('calls each thing by one word, on every screen and on paper', () => {
    expect('請攜帶領件單').toMatch(OTHER_WORDS);
    expect(ALL.filter(({ text }) => OTHER_WORDS.test(text))).toEqual([]);
  });

  test('has no words of another language left in it', () => {
    expect(ALL.filter(({ text }) => LETTERS.test(text.replace(NAMES, '')))).toEqual([]);
  });

  test('is composed (NFC), with full-width signs between its characters', () => {
    for (const { text, path } of ALL) {
      expect(text, path).toBe(text.normalize('NFC'));
      expect(text, path).not.toMatch(/\p{Script=Han}[,;:?!()]|[,;:?!()]\p{Script=Han}/u);
    }
  });
});

test('a kiosk fetches the letters that it shows in Chinese, and no others', () => {
  const letters = chineseLettersOf(
    { ...DEMO_OFFICE, name: { vi: 'Phường 龍', en: 'Ward', zh: '鳳坊' } },
    { OTHER_TEXTS, lookUpTexts },
  );
  expect(letters).toContain('鳳');
  expect(letters).toContain('證');
  expect(letters).not.toMatch(/龍|\p{Script=Latin}/u);
  expect(new Set(letters).size).toBe(Array.from(letters).length);
});

test('what an office has not entered, or left empty, is said in Vietnamese', () => {
  expect(textIn({ vi: 'Bàn hướng dẫn', en: 'Help desk' }, 'zh')).toBe('Bàn hướng dẫn');
  expect(textIn({ vi: 'Bàn hướng dẫn', en: ' ', zh: '' }, 'en')).toBe('Bàn hướng dẫn');
  expect(textIn({ vi: 'Bàn hướng dẫn', en: ' ', zh: '' }, 'zh')).toBe('Bàn hướng dẫn');
  expect(textIn({ vi: 'Bàn hướng dẫn', en: 'Help desk', zh: '諮詢台' }, 'zh')).toBe('諮詢台');
});
