import type { Language } from '#protocol/vocabulary.ts';

const vi = {
  locked: 'Quầy đang khóa',
  lockedMore: (name: string) =>
    `${name} khóa lúc tạm rời. Số đang phục vụ và hàng chờ giữ nguyên; không gọi ai.`,
  pin: 'PIN 6 chữ số',
  pinHint: 'Gõ đủ 6 chữ số là mở.',
  byPassword: 'Mở bằng mật khẩu',
  byPin: 'Mở bằng PIN',
  password: 'Mật khẩu',
  unlock: 'Mở khóa',
  unlocking: 'Đang mở…',
  wrongPin: 'PIN chưa đúng. Sai 5 lần thì phải gõ mật khẩu.',
  passwordNeeded: 'Chưa đặt PIN, hoặc đã sai 5 lần: gõ mật khẩu.',
  wrongPassword: 'Mật khẩu chưa đúng.',
  offline: 'Mất máy chủ: chưa mở được.',
  account: 'Tài khoản của tôi',
  back: 'Về quầy',
  pinTitle: 'PIN mở khóa quầy',
  pinLead: 'Chỉ để mở lại quầy do chính mình khóa bằng phím L. PIN không đăng nhập được.',
  newPin: 'PIN mới, 6 chữ số',
  pinWeak: 'Đừng dùng dãy liền, số lặp hay chỉ hai chữ số.',
  setPin: 'Đặt PIN',
  removePin: 'Bỏ PIN',
  pinDone: 'Đã ghi.',
  passwordChanged: 'Đã đổi mật khẩu. Những nơi khác phải đăng nhập lại.',
  unanswered: 'Máy chủ chưa trả lời. Bấm lại.',
};
export type AccountTexts = typeof vi;

const en: AccountTexts = {
  locked: 'This counter is locked',
  lockedMore: (name) =>
    `${name} has left for a moment. The ticket in hand and the line stay; nobody is called.`,
  pin: 'PIN, 6 figures',
  pinHint: 'It unlocks with the sixth figure.',
  byPassword: 'Unlock by password',
  byPin: 'Unlock by PIN',
  password: 'Password',
  unlock: 'Unlock',
  unlocking: 'Unlocking…',
  wrongPin: 'The PIN is wrong. After five the password is needed.',
  passwordNeeded: 'No PIN was chosen, or five were wrong: type the password.',
  wrongPassword: 'The password is wrong.',
  offline: 'The server is away: it cannot be unlocked now.',
  account: 'My account',
  back: 'Back to the counter',
  pinTitle: 'PIN that unlocks the counter',
  pinLead: 'Only for a counter that you locked yourself with the key L. Nobody signs in by it.',
  newPin: 'New PIN, 6 figures',
  pinWeak: 'No row, no repeats, more than two different figures.',
  setPin: 'Set PIN',
  removePin: 'Remove PIN',
  pinDone: 'Noted.',
  passwordChanged: 'The password was changed. Everywhere else you sign in anew.',
  unanswered: 'The server has not answered. Try again.',
};

const TEXTS: Readonly<Record<Language, AccountTexts>> = { vi, en };

/** The words of lock and account in a language. */
export const accountTexts = (language: Language): AccountTexts => TEXTS[language];
