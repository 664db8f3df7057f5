import type { Language } from '#protocol/vocabulary.ts';
import type { NumberPart, PosterPart } from './poster-changes.ts';

const vi = {
  title: 'Lấy số bằng điện thoại',
  lead: 'Người dân quét mã trên áp phích treo ở sảnh và lấy số ngay trên điện thoại, không phải chạm máy.',
  loading: 'Đang đọc…',
  loadFailed: 'Chưa đọc được từ máy chủ; đang thử lại.',
  isOn: 'Cho lấy số bằng điện thoại',
  on: 'Ai có áp phích này và vào được mạng của cơ quan thì lấy được số, trong giờ phát số.',
  off: 'Điện thoại quét áp phích sẽ được mời ra máy lấy số.',
  fair: 'Số lấy bằng điện thoại xếp cùng hàng với số ở máy, không ai được lên trước. Mỗi điện thoại giữ một số. Số ưu tiên vẫn lấy ở máy.',
  asksForHallCode: 'Hỏi mã đang hiện ở sảnh',
  codeOn:
    'Màn hình gọi số và máy lấy số hiện một mã 4 chữ số, đổi 10 phút một lần. Ai chụp áp phích mang về thì không biết mã.',
  codeOff: 'Không hỏi: ảnh chụp áp phích cũng dùng được, miễn là điện thoại còn vào được mạng của cơ quan.',
  bounds: 'Giới hạn cho mọi điện thoại cộng lại',
  numbers: {
    perMinute: 'Số phát trong một phút',
    mostWaiting: 'Số đang chờ cùng lúc',
    mostADay: 'Số phát trong một ngày',
  } satisfies Record<NumberPart, string>,
  numberHints: {
    perMinute: 'Ai bấm lúc đông sẽ được xếp chờ vài giây.',
    mostWaiting: 'Đủ thì điện thoại được mời ra máy lấy số.',
    mostADay: 'Máy lấy số không bị giới hạn này.',
  } satisfies Record<NumberPart, string>,
  numberWrong: (least: number, most: number) => `Từ ${String(least)} đến ${String(most)}.`,
  wifi: 'Wi-Fi ghi trên áp phích',
  wifiHint: 'Tên, và mật khẩu nếu có. Để trống thì áp phích chỉ ghi “Wi-Fi của cơ quan”.',
  wifiPlaceholder: 'MotCua-Khach, mật khẩu 12345678',
  key: 'Mã của áp phích',
  keyHint: 'Ảnh áp phích bị chia sẻ ra ngoài thì đổi mã rồi in lại: áp phích cũ hết dùng ngay.',
  keyNew: 'Đổi mã…',
  keyAsk: 'Đổi mã của áp phích?',
  keyAskMore: 'Sau khi lưu, mọi áp phích đang treo hết dùng ngay và phải in lại.',
  keyNever: 'Giữ mã cũ',
  keyChanged: 'Mã mới, chưa lưu.',
  sheet: 'Áp phích',
  print: 'In áp phích A4',
  saveFirst: 'Lưu thay đổi trước khi in.',
  offWarning: 'Đang tắt: áp phích in ra chưa dùng được.',
  noAddress: 'Điện thoại chưa có đường vào máy chủ nên chưa in được áp phích.',
  ownMachine:
    'Địa chỉ trên áp phích chỉ mở được trên chính máy chủ. Cho máy chủ nghe trên mạng nội bộ (HOST=0.0.0.0) rồi in.',
  saved: (time: string) => `Đã lưu lúc ${time}, dùng ngay.`,
  fix: 'Sửa con số báo lỗi rồi lưu.',
  parts: {
    isOn: 'cho lấy số bằng điện thoại',
    posterKey: 'mã của áp phích',
    asksForHallCode: 'hỏi mã ở sảnh',
    perMinute: 'số trong một phút',
    mostWaiting: 'số đang chờ',
    mostADay: 'số trong một ngày',
    wifi: 'Wi-Fi',
  } satisfies Record<PosterPart, string>,
};
export type PostersTexts = typeof vi;

const en: PostersTexts = {
  title: 'Numbers by phone',
  lead: 'Citizens scan the code on a poster in the hall and take a number on their phone, without touching a machine.',
  loading: 'Reading…',
  loadFailed: 'The server has not answered yet; trying again.',
  isOn: 'Numbers can be taken by phone',
  on: 'Whoever has the poster and can reach the office’s network can take one while numbers are given out.',
  off: 'A phone that scans the poster is sent to the ticket machine.',
  fair: 'A number taken by phone stands in the same line as one of the machine; nobody is put first. One number a phone. Priority numbers are taken at the machine.',
  asksForHallCode: 'Ask for the code shown in the hall',
  codeOn:
    'Displays and ticket machines show four digits that change every 10 minutes. Who took a photo of the poster home does not know them.',
  codeOff:
    'Not asked: a photo of the poster works as well, as long as the phone can reach the office’s network.',
  bounds: 'Bounds for all phones together',
  numbers: {
    perMinute: 'Numbers in a minute',
    mostWaiting: 'Numbers that wait at a time',
    mostADay: 'Numbers in a day',
  },
  numberHints: {
    perMinute: 'Who presses in a rush waits a few seconds.',
    mostWaiting: 'Beyond it phones are sent to the machine.',
    mostADay: 'The ticket machine is not bound by it.',
  },
  numberWrong: (least, most) => `From ${String(least)} to ${String(most)}.`,
  wifi: 'Wi-Fi named on the poster',
  wifiHint: 'Its name, and its password if it has one. Left empty, the poster says “the office’s Wi-Fi”.',
  wifiPlaceholder: 'MotCua-Khach, password 12345678',
  key: 'The poster’s code',
  keyHint:
    'If a photo of the poster is passed around, change the code and print anew: old posters stop at once.',
  keyNew: 'Change the code…',
  keyAsk: 'Change the poster’s code?',
  keyAskMore: 'Once saved, every poster that hangs now stops working and has to be printed anew.',
  keyNever: 'Keep it',
  keyChanged: 'A new code, not saved yet.',
  sheet: 'The poster',
  print: 'Print the A4 poster',
  saveFirst: 'Save before you print.',
  offWarning: 'Switched off: the printed poster does not work yet.',
  noAddress: 'Phones have no way to the server yet, so there is no poster to print.',
  ownMachine:
    'The address on the poster opens on the server itself only. Let the server listen on the office’s network (HOST=0.0.0.0), then print.',
  saved: (time) => `Saved at ${time}, in use now.`,
  fix: 'Put the number right that is out of bounds, then save.',
  parts: {
    isOn: 'numbers by phone',
    posterKey: 'the poster’s code',
    asksForHallCode: 'the code of the hall',
    perMinute: 'numbers in a minute',
    mostWaiting: 'numbers that wait',
    mostADay: 'numbers in a day',
    wifi: 'Wi-Fi',
  },
};

const TEXTS: Readonly<Record<Language, PostersTexts>> = { vi, en };
export const postersTexts = (language: Language): PostersTexts => TEXTS[language];

/** What the poster itself says, in both languages whoever prints it. */
export const POSTER_WORDS = {
  vi: {
    title: 'Lấy số bằng điện thoại',
    steps: (wifi: string, asksForHallCode: boolean) => [
      wifi === '' ? 'Nối điện thoại vào Wi-Fi của cơ quan' : `Nối Wi-Fi: ${wifi}`,
      'Mở máy ảnh, quét mã này',
      asksForHallCode
        ? 'Chọn thủ tục, nhập mã trên màn hình sảnh, bấm “Lấy số”'
        : 'Chọn thủ tục, bấm “Lấy số”',
    ],
    foot: (place: string) =>
      `Lấy được trong giờ phát số, mỗi điện thoại một số. Không có điện thoại, hoặc thuộc diện ưu tiên: mời ông/bà lấy số ở máy lấy số hoặc bàn hướng dẫn: ${place}.`,
  },
  en: {
    title: 'Take your number by phone',
    steps: (wifi: string, asksForHallCode: boolean) => [
      wifi === '' ? 'Join the office’s Wi-Fi' : 'Join the Wi-Fi named above',
      'Open the camera and scan this code',
      asksForHallCode
        ? 'Choose a service, enter the code on the hall’s screens, press “Take a number”'
        : 'Choose a service, press “Take a number”',
    ],
    foot: (place: string) =>
      `While numbers are given out, one a phone. No phone, or entitled to priority: please use the ticket machine or the help desk: ${place}.`,
  },
} satisfies Record<Language, unknown>;
