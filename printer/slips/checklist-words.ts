/**
 * The sentences of a missing-papers list, in every language that slips speak.
 */
import type { ChecklistSlip } from '#protocol/slips.ts';
import type { Language } from '#protocol/vocabulary.ts';

type ReturnWords = NonNullable<ChecklistSlip['returnTime']> | 'today';

type ChecklistWords = {
  readonly title: string;
  readonly whenBack: string;
  readonly comeBack: Readonly<Record<ReturnWords, string>>;
  readonly tell: (counterNumber: number) => string;
  readonly placeInLine: Readonly<Record<ChecklistSlip['returnPlace'], (number: string) => string>>;
  readonly notATicket: string;
  readonly printedAt: string;
};

export const CHECKLIST_WORDS: Readonly<Record<Language, ChecklistWords>> = {
  vi: {
    title: 'Giấy tờ cần bổ sung',
    whenBack: 'Khi quay lại',
    comeBack: {
      this_morning: 'Có đủ giấy tờ, mời ông/bà quay lại trong sáng nay.',
      this_afternoon: 'Có đủ giấy tờ, mời ông/bà quay lại trong chiều nay.',
      today: 'Có đủ giấy tờ, mời ông/bà quay lại trong hôm nay.',
      another_day: 'Có đủ giấy tờ, mời ông/bà quay lại vào hôm khác và lấy số mới.',
    },
    tell: (counterNumber) => `Báo cán bộ ở Quầy ${counterNumber} hoặc bàn hướng dẫn: không lấy số mới.`,
    placeInLine: {
      front: (number) => `Số ${number} vẫn có hiệu lực hôm nay và được gọi trước các số thường.`,
      original: (number) => `Số ${number} vẫn có hiệu lực hôm nay và giữ đúng chỗ cũ trong hàng.`,
      end: (number) => `Số ${number} vẫn có hiệu lực hôm nay và xếp sau những người đang chờ.`,
    },
    notATicket: 'Đây không phải phiếu số thứ tự',
    printedAt: 'In lúc',
  },
  en: {
    title: 'Papers still needed',
    whenBack: 'When you come back',
    comeBack: {
      this_morning: 'With all papers, please come back this morning.',
      this_afternoon: 'With all papers, please come back this afternoon.',
      today: 'With all papers, please come back today.',
      another_day: 'With all papers, please come back on another day and take a new number.',
    },
    tell: (counterNumber) =>
      `Tell the officer at Counter ${counterNumber} or the help desk: take no new number.`,
    placeInLine: {
      front: (number) => `Number ${number} stays valid today and is called before ordinary numbers.`,
      original: (number) => `Number ${number} stays valid today and keeps its old place in the line.`,
      end: (number) => `Number ${number} stays valid today and comes after those who are waiting.`,
    },
    notATicket: 'This is not a queue ticket',
    printedAt: 'Printed at',
  },
};

/**
 * When to come back, whom to tell, and where the number stands then, a sentence each. A number lives for a day: who
 * comes back on another one is told to take a new one instead.
 */
export const returnSentences = (
  language: Language,
  slip: Pick<ChecklistSlip, 'number' | 'counterNumber' | 'returnTime' | 'returnPlace'>,
): readonly string[] => {
  const words = CHECKLIST_WORDS[language];
  const comeBack = words.comeBack[slip.returnTime ?? 'today'];
  if (slip.returnTime === 'another_day') return [comeBack];
  return [comeBack, words.tell(slip.counterNumber), words.placeInLine[slip.returnPlace](slip.number)];
};
