/** What is said around the office's own question and faces, in the same words wherever citizens are asked. */
import type { CitizenLanguage } from '#protocol/vocabulary.ts';

const vi = {
  rateNote: 'Không ghi tên. Ý kiến chỉ dùng để phục vụ tốt hơn.',
  reasonsAsk: 'Điều gì làm ông/bà chưa hài lòng?',
  reasonsHow: 'Chọn một hay nhiều ý, hoặc để trống.',
  wordsAsk: 'Ông/bà muốn nói thêm điều gì?',
  wordsWarning: 'Xin đừng ghi tên, số giấy tờ hay số điện thoại của ai. Chỉ người phụ trách đọc.',
  wordsLeft: (letters: number) => `Còn ${String(letters)} ký tự`,
  sendReasons: 'Gửi ý kiến',
  closeReasons: 'Không nêu lý do',
  sendsItself: (seconds: number) => `Tự gửi sau ${String(seconds)} giây`,
  thanks: 'Cảm ơn ông/bà đã góp ý',
};

const en: typeof vi = {
  rateNote: 'No names. It is used to serve you better, for nothing else.',
  reasonsAsk: 'What was not satisfactory?',
  reasonsHow: 'Choose one or several, or none.',
  wordsAsk: 'Would you like to say more?',
  wordsWarning: 'Please write nobody’s name, document or telephone number. Only a supervisor reads it.',
  wordsLeft: (letters) => `${String(letters)} letters left`,
  sendReasons: 'Send',
  closeReasons: 'Give no reason',
  sendsItself: (seconds) => `Sent by itself in ${String(seconds)} s`,
  thanks: 'Thank you for your opinion',
};

const zh: typeof vi = {
  rateNote: '不記姓名。意見只用來改善服務。',
  reasonsAsk: '哪些地方讓您不滿意？',
  reasonsHow: '可以選一項或多項，也可以不選。',
  wordsAsk: '您還想說明什麼嗎？',
  wordsWarning: '請勿填寫任何人的姓名、證件或電話號碼。只有主管會閱讀。',
  wordsLeft: (letters) => `還可輸入 ${String(letters)} 字`,
  sendReasons: '送出意見',
  closeReasons: '不說明原因',
  sendsItself: (seconds) => `${String(seconds)} 秒後自動送出`,
  thanks: '謝謝您的意見',
};

export const RATING_WORDS: Readonly<Record<CitizenLanguage, typeof vi>> = { vi, en, zh };
