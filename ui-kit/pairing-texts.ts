/** The words of a screen that waits for its code. */
import type { Language } from '#protocol/vocabulary.ts';

const vi = {
  label: 'Mã ghép',
  hint: 'Tám ký tự, xem ở bàn phụ trách, trang Thiết bị. Chữ hoa hay thường đều được.',
  keys: 'Phím trên màn hình',
  erase: 'Xóa',
  submit: 'Ghép máy này',
  submitting: 'Đang ghép…',
  troubles: {
    wrong: 'Mã không đúng, đã dùng hoặc quá 10 phút. Xem lại, hoặc tạo mã khác ở bàn phụ trách.',
    too_many: 'Thử quá nhiều lần. Đợi một phút rồi thử lại.',
    unanswered: 'Máy chủ chưa trả lời. Xem dây mạng rồi thử lại.',
    for_program: 'Mã này dành cho chương trình in: chạy lệnh ghi ở bàn phụ trách. Cần mã khác cho máy này.',
  },
};
export type PairingTexts = typeof vi;

const en: PairingTexts = {
  label: 'Pairing code',
  hint: 'Eight signs, from the desk’s page Devices. Capitals do not matter.',
  keys: 'Keys on the screen',
  erase: 'Erase',
  submit: 'Pair this machine',
  submitting: 'Pairing…',
  troubles: {
    wrong: 'The code is wrong, used, or older than 10 minutes. Look again, or make another one at the desk.',
    too_many: 'Too many tries. Wait a minute.',
    unanswered: 'The server has not answered. See to the network cable and try again.',
    for_program:
      'This code is for a print program: run the command shown at the desk. This machine needs another one.',
  },
};

const TEXTS: Readonly<Record<Language, PairingTexts>> = { vi, en };

/** The form's words in a language. */
export const pairingTexts = (language: Language): PairingTexts => TEXTS[language];
