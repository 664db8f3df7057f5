/**
 * The sentences of a missing-papers list, in every language that slips speak.
 */
import type { ChecklistSlip } from '#protocol/slips.ts';
import type { CitizenLanguage } from '#protocol/vocabulary.ts';

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

export const CHECKLIST_WORDS: Readonly<Record<CitizenLanguage, ChecklistWords>> = {
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
  zh: {
    title: '還需補交的文件',
    whenBack: '再次前來時',
    comeBack: {
      this_morning: '文件齊全後，請在今天上午再來。',
      this_afternoon: '文件齊全後，請在今天下午再來。',
      today: '文件齊全後，請在今天再來。',
      another_day: '文件齊全後，請改天再來，並重新取號。',
    },
    tell: (counterNumber) => `請告知 ${counterNumber} 號櫃檯或諮詢台的工作人員，不必重新取號。`,
    placeInLine: {
      front: (number) => `${number} 號今天仍然有效，會比一般號碼先叫號。`,
      original: (number) => `${number} 號今天仍然有效，並保留原來的順序。`,
      end: (number) => `${number} 號今天仍然有效，排在等候者之後。`,
    },
    notATicket: '這不是號碼單',
    printedAt: '列印時間',
  },
};

/**
 * When to come back, whom to tell, and where the number stands then, a sentence each. A number lives for a day: who
 * comes back on another one is told to take a new one instead.
 */
export const returnSentences = (
  language: CitizenLanguage,
  slip: Pick<ChecklistSlip, 'number' | 'counterNumber' | 'returnTime' | 'returnPlace'>,
): readonly string[] => {
  const words = CHECKLIST_WORDS[language];
  const comeBack = words.comeBack[slip.returnTime ?? 'today'];
  if (slip.returnTime === 'another_day') return [comeBack];
  return [comeBack, words.tell(slip.counterNumber), words.placeInLine[slip.returnPlace](slip.number)];
};
