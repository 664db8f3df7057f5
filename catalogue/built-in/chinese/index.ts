/**
 * The built-in catalogue in traditional Chinese: each text by its Vietnamese, so that one who reads both can check them
 * side by side. A test finds what is missing here and what nobody asks for any more.
 */
import { CERTIFICATION_CHINESE } from './certification.ts';
import { CIVIL_STATUS_CHINESE } from './civil-status.ts';
import {
  HOUSEHOLD_BUSINESS_CHINESE,
  LAND_CONSTRUCTION_CHINESE,
  RESIDENCE_IDENTITY_CHINESE,
  RESULTS_CHINESE,
  SOCIAL_SUPPORT_CHINESE,
} from './other-fields.ts';
import { WEAK_VALUES_CHINESE } from './weak-values.ts';

/** What several fields say. */
const COMMON_CHINESE = {
  'Khu A, bên trái': 'A 區左側',
  'Khu B, ở giữa': 'B 區中間',
  'Khu C, bên phải': 'C 區右側',
  'Miễn phí': '免費',
  'Trong ngày': '當天',
  'nộp sau 15:00: ngày làm việc tiếp theo': '15:00 後遞交：下一個工作日',
  'Tối đa 2 ngày làm việc': '最多 2 個工作日',
  'Tối đa 3 ngày làm việc': '最多 3 個工作日',
  '3 ngày làm việc': '3 個工作日',
  '7 ngày làm việc': '7 個工作日',
  '10 ngày làm việc': '10 個工作日',
  '15 ngày': '15 天',
  '17 + 3 ngày làm việc': '17 + 3 個工作日',
  'Thẻ căn cước': '身分證',
  'Xuất trình thẻ hoặc mở VNeID.': '請出示身分證或開啟 VNeID。',
  'Có sẵn mẫu ở bàn viết.': '書寫桌上備有空白表格。',
  'Nên hỏi nhân viên trước khi chuẩn bị.': '準備前請先詢問櫃檯人員。',
} as const;

const CHINESE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...COMMON_CHINESE,
    ...CERTIFICATION_CHINESE,
    ...CIVIL_STATUS_CHINESE,
    ...HOUSEHOLD_BUSINESS_CHINESE,
    ...SOCIAL_SUPPORT_CHINESE,
    ...LAND_CONSTRUCTION_CHINESE,
    ...RESIDENCE_IDENTITY_CHINESE,
    ...RESULTS_CHINESE,
    ...WEAK_VALUES_CHINESE,
  }),
);

/** Every Vietnamese text that has a Chinese one. */
export const TEXTS_IN_CHINESE: readonly string[] = [...CHINESE.keys()];

/** The Chinese of a built-in text, asked for in plain Vietnamese; undefined where there is none. */
export const chineseOf = (vi: string): string | undefined => CHINESE.get(vi);
