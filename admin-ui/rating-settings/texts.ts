/** The words of the page on how citizens are asked. */
import type { RatingPart } from '#protocol/rating-settings.ts';
import type { CitizenLanguage, Language } from '#protocol/vocabulary.ts';
import type { RatingObstacle } from './rating-changes.ts';

const vi = {
  title: 'Câu hỏi đánh giá',
  lead: 'Màn hình ở quầy, điện thoại và kiosk hỏi như đặt ở đây, ngay sau khi lưu.',
  loading: 'Đang đọc…',
  loadFailed: 'Chưa đọc được từ máy chủ.',
  faces: 'Số mức',
  facesCount: (count: number) => `${String(count)} mức`,
  facesHint: 'Mỗi phiếu giữ thang đã hỏi: đổi số mức không làm thay đổi báo cáo cũ.',
  satisfied: 'Tính là hài lòng',
  satisfiedFrom: (face: string) => `Từ “${face}” trở lên`,
  words: 'Lời của từng mức',
  face: 'Mức',
  question: 'Câu hỏi',
  languages: { vi: 'Tiếng Việt', en: 'Tiếng Anh', zh: 'Tiếng Trung' } satisfies Record<
    CitizenLanguage,
    string
  >,
  reasons: 'Lý do khi chưa hài lòng',
  reasonsHint:
    'Hỏi người chọn mức không hài lòng. Sửa chữ thì được; ý khác thì thêm lý do mới, để báo cáo cũ vẫn đúng.',
  offered: 'Hỏi',
  offer: (reason: string) => `Hỏi lý do “${reason}”`,
  needed: 'Báo cáo có chỉ số này: luôn hỏi',
  order: 'Thứ tự',
  up: (reason: string) => `Đưa “${reason}” lên trên`,
  add: 'Thêm lý do',
  remove: (reason: string) => `Bỏ “${reason}”`,
  asksWords: 'Cho viết thêm trên điện thoại và ở quầy',
  asksWordsWhy:
    'Người chọn mức không hài lòng được viết thêm, nhiều nhất 500 ký tự. Chỉ người phụ trách đọc, ở trang Đánh giá; xóa cùng lúc với chữ cán bộ gõ.',
  cell: (row: string, language: string) => `${row}, ${language}`,
  obstacles: {
    empty: 'Điền đủ tiếng Việt và tiếng Anh rồi lưu.',
    too_many: 'Nhiều nhất 8 lý do được hỏi cùng lúc.',
  } satisfies Record<RatingObstacle, string>,
  parts: {
    faces: 'số mức',
    satisfied: 'mức tính là hài lòng',
    question: 'câu hỏi',
    words: 'lời của từng mức',
    reasons: 'lý do',
    asksWords: 'viết thêm',
  } satisfies Record<RatingPart, string>,
  saved: (time: string) => `Đã lưu lúc ${time}. Lượt hỏi tiếp theo dùng ngay.`,
  preview: 'Người dân thấy',
  previewLow: 'Sau khi chọn mức không hài lòng',
  previewWords: 'Trên điện thoại và màn hình ở quầy còn có chỗ viết thêm.',
  counted: 'tính là hài lòng',
};
export type RatingSettingsTexts = typeof vi;

const en: RatingSettingsTexts = {
  title: 'Rating questions',
  lead: 'Screens at counters, phones and kiosks ask as it is set here, as soon as it is saved.',
  loading: 'Reading…',
  loadFailed: 'The server has not been heard.',
  faces: 'Levels',
  facesCount: (count) => `${String(count)} levels`,
  facesHint:
    'Each rating keeps the scale it was given on: another number of levels changes no earlier report.',
  satisfied: 'Counts as satisfied',
  satisfiedFrom: (face) => `“${face}” and better`,
  words: 'Words of each level',
  face: 'Level',
  question: 'Question',
  languages: { vi: 'Vietnamese', en: 'English', zh: 'Chinese' },
  reasons: 'Reasons of the dissatisfied',
  reasonsHint:
    'Asked of those who press a level of not being satisfied. Mend words here; for another meaning add a reason, so that earlier reports stay true.',
  offered: 'Asked',
  offer: (reason) => `Ask for “${reason}”`,
  needed: 'An indicator of reports: always asked',
  order: 'Order',
  up: (reason) => `Move “${reason}” up`,
  add: 'Add a reason',
  remove: (reason) => `Remove “${reason}”`,
  asksWords: 'Own words, on the phone and at the counter',
  asksWordsWhy:
    'Whoever is not satisfied may write more, 500 letters at most. Only supervisors read it, on the page Ratings; it is erased together with officers’ own words.',
  cell: (row, language) => `${row}, ${language}`,
  obstacles: {
    empty: 'Fill in Vietnamese and English, then save.',
    too_many: 'At most 8 reasons are asked at a time.',
  },
  parts: {
    faces: 'number of levels',
    satisfied: 'what counts as satisfied',
    question: 'question',
    words: 'words of the levels',
    reasons: 'reasons',
    asksWords: 'own words',
  },
  saved: (time) => `Saved at ${time}. The next question is asked so.`,
  preview: 'What citizens see',
  previewLow: 'After a level of not being satisfied',
  previewWords: 'On phones and on screens at counters there is room to write besides.',
  counted: 'counts as satisfied',
};

const TEXTS: Readonly<Record<Language, RatingSettingsTexts>> = { vi, en };
export const ratingSettingsTexts = (language: Language): RatingSettingsTexts => TEXTS[language];
