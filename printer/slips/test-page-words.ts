/**
 * The words of a test page, in every language that slips speak.
 */
import type { Language } from '#protocol/vocabulary.ts';

type TestPageWords = {
  readonly title: string;
  readonly width: (dots: number, millimetres: string, dpi: number) => string;
  readonly darkness: string;
  readonly letters: string;
  /** How to read the page, a sentence each. */
  readonly reading: readonly string[];
  readonly cutHere: string;
  readonly printedAt: string;
};

export const TEST_PAGE_WORDS: Readonly<Record<Language, TestPageWords>> = {
  vi: {
    title: 'Trang in thử',
    width: (dots, millimetres, dpi) => `Rộng ${dots} chấm = ${millimetres} mm, ${dpi} dpi`,
    darkness: 'Độ đậm (% chấm đen)',
    letters: 'Chữ nhỏ và chữ lớn',
    reading: [
      'Vạch ở mép trái và mép phải phải thấy đủ. Thiếu một vạch: chọn khổ in hẹp hơn.',
      'Đặt thước thật lên: 10 mm in phải bằng 10 mm thật. Không bằng: sửa dpi.',
      'Dấu mờ, đứt nét: tăng độ đậm. Ô 75 % đen kín: giảm độ đậm.',
      'Dao phải cắt ngay dưới vạch cuối, không chạm chữ. Chạm chữ: tăng khoảng trắng trước khi cắt.',
    ],
    cutHere: 'cắt ở đây',
    printedAt: 'In lúc',
  },
  en: {
    title: 'Test page',
    width: (dots, millimetres, dpi) => `Width ${dots} dots = ${millimetres} mm, ${dpi} dpi`,
    darkness: 'Darkness (% black dots)',
    letters: 'Small and large letters',
    reading: [
      'Both edge bars, left and right, must be whole. If one is missing: choose a narrower width.',
      'Lay a ruler beside it: 10 mm printed must be 10 mm. If not: correct the dpi.',
      'Accents faint or broken: raise the density. The 75 % field solid black: lower it.',
      'The knife must cut just below the last line. If it cuts the words: raise the white before the cut.',
    ],
    cutHere: 'cut here',
    printedAt: 'Printed at',
  },
};
