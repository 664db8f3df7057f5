/** The words of choosing a password, the same at counter and desk. */
import { PASSWORD_LETTERS, type PasswordFault, type passwordStrength } from '#protocol/passwords.ts';
import type { Language } from '#protocol/vocabulary.ts';

type Strength = ReturnType<typeof passwordStrength>;

const vi = {
  title: 'Đặt mật khẩu mới',
  temporary: 'Mật khẩu vừa gõ là mật khẩu tạm. Đặt mật khẩu của riêng mình để vào làm việc.',
  old: 'Mật khẩu đang dùng',
  fresh: 'Mật khẩu mới',
  hint: `Ít nhất ${String(PASSWORD_LETTERS.least)} ký tự, kiểu gì cũng được. Bốn từ không liên quan nhau là dễ nhớ và khó đoán.`,
  show: 'Hiện mật khẩu',
  hide: 'Ẩn mật khẩu',
  submit: 'Đặt mật khẩu',
  submitting: 'Đang đặt…',
  cancel: 'Thôi',
  emptyOld: 'Gõ mật khẩu đang dùng.',
  same: 'Mật khẩu mới phải khác mật khẩu đang dùng.',
  faults: {
    too_short: `Còn ngắn: cần ít nhất ${String(PASSWORD_LETTERS.least)} ký tự.`,
    too_long: `Quá dài: nhiều nhất ${String(PASSWORD_LETTERS.most)} ký tự.`,
    common: 'Dễ đoán: đây là những từ và dãy số hay bị thử đầu tiên.',
    guessable: 'Dễ đoán: đừng ghép từ tên mình, tên đăng nhập hay tên cơ quan.',
    repeated: 'Dễ đoán: vài ký tự lặp đi lặp lại.',
  } satisfies Record<PasswordFault, string>,
  strengths: {
    enough: 'Dùng được. Dài thêm vài từ thì chắc hơn.',
    good: 'Tốt.',
    strong: 'Rất chắc.',
  } satisfies Record<Strength, string>,
};
export type PasswordTexts = typeof vi;

const en: PasswordTexts = {
  title: 'Choose a password',
  temporary: 'The password you typed is a temporary one. Choose your own to go on.',
  old: 'Present password',
  fresh: 'New password',
  hint: `At least ${String(PASSWORD_LETTERS.least)} characters of any kind. Four words that have nothing to do with each other are easy to keep and hard to guess.`,
  show: 'Show password',
  hide: 'Hide password',
  submit: 'Set password',
  submitting: 'Setting…',
  cancel: 'Never mind',
  emptyOld: 'Type the present password.',
  same: 'The new password must be another one.',
  faults: {
    too_short: `Too short: at least ${String(PASSWORD_LETTERS.least)} characters.`,
    too_long: `Too long: at most ${String(PASSWORD_LETTERS.most)} characters.`,
    common: 'Easy to guess: words and rows of figures that are tried first.',
    guessable: 'Easy to guess: do not make it of your name, your user name or the office’s name.',
    repeated: 'Easy to guess: a few characters over and over.',
  },
  strengths: {
    enough: 'Will do. A few more words make it safer.',
    good: 'Good.',
    strong: 'Very strong.',
  },
};

const TEXTS: Readonly<Record<Language, PasswordTexts>> = { vi, en };

/** The form's words in a language. */
export const passwordTexts = (language: Language): PasswordTexts => TEXTS[language];
