/** What the whole city calls by another name than the law does, whatever procedure it stands in. */
import { wordsOf } from './fold.ts';

/** Where the name of a procedure has the words on the left, those on the right are looked for too. */
const OTHER_NAMES: readonly (readonly [official: string, everyday: readonly string[]])[] = [
  ['chứng thực bản sao', ['sao y', 'công chứng']],
  ['chứng thực', ['công chứng']],
  ['quyền sử dụng đất', ['sổ đỏ', 'sổ hồng']],
  ['căn cước', ['CCCD', 'CMND', 'chứng minh nhân dân']],
  ['thường trú', ['hộ khẩu', 'nhập khẩu']],
  ['tình trạng hôn nhân', ['giấy độc thân']],
  ['kết hôn', ['cưới', 'hôn thú']],
  ['khai tử', ['giấy chứng tử']],
  ['bảo hiểm y tế', ['BHYT']],
  ['BHYT', ['bảo hiểm y tế']],
  ['giấy phép xây dựng', ['xây nhà', 'GPXD']],
  ['hộ kinh doanh', ['mở tiệm', 'mở quán', 'HKD']],
  ['khuyết tật', ['tàn tật']],
  ['mai táng', ['ma chay']],
  ['nghĩa vụ quân sự', ['đi lính', 'NVQS']],
  ['người cao tuổi', ['người già']],
  ['di sản', ['thừa kế']],
];
const FOLDED = OTHER_NAMES.map(([official, everyday]) => ({
  words: ` ${wordsOf(official).join(' ')} `,
  everyday,
}));

/** The everyday words for a name that is given as its folded words. */
export function everydayWordsFor(nameWords: readonly string[]): readonly string[] {
  const name = ` ${nameWords.join(' ')} `;
  return FOLDED.flatMap(({ words, everyday }) => (name.includes(words) ? everyday : []));
}

/** What people shorten, and its words in full. */
const SHORT_FORMS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    cccd: 'căn cước',
    cmnd: 'căn cước',
    bhyt: 'bảo hiểm y tế',
    kd: 'kinh doanh',
    hkd: 'hộ kinh doanh',
    gpxd: 'giấy phép xây dựng',
    gpkd: 'giấy phép kinh doanh',
    gcn: 'giấy chứng nhận',
    qsdđ: 'quyền sử dụng đất',
    nvqs: 'nghĩa vụ quân sự',
    tthn: 'tình trạng hôn nhân',
    đkkh: 'đăng ký kết hôn',
    đkks: 'đăng ký khai sinh',
    hk: 'hộ khẩu',
  }).map(([short, full]) => [wordsOf(short).join(''), wordsOf(full)]),
);

/** The words of a short form; null for every other word. */
export const inFull = (word: string): readonly string[] | null => SHORT_FORMS.get(word) ?? null;

/** Words that say little about what is looked for, since one can say them of every procedure. */
const FILLERS = new Set(
  wordsOf(
    'làm xin tôi muốn cần cho ở đâu như thế nào phải sao gì để là và của thủ tục đăng ký cấp giấy tờ hồ sơ được có bị đi với ' +
      'the a of for my to and i want need how get form paper',
  ),
);
export const isFiller = (word: string): boolean => FILLERS.has(word);
