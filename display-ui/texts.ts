import type { Language, LocalizedText } from '#protocol/vocabulary.ts';

const vi = {
  inviteNumber: 'Mời số',
  toCounter: 'Đến quầy',
  counter: 'Quầy',
  called: 'Đã gọi',
  nothingCalled: 'Chưa gọi số nào. Số được gọi sẽ hiện ở đây.',
  lastCalled: 'Số gọi gần nhất',
  waiting: 'Đang chờ',
  waitingMinutes: 'Phút chờ',
  notice: 'Thông báo',
  takeNumber: 'Mời ông/bà lấy số',
  takeNumberHow: (helpDesk: string) =>
    `Chưa có phiếu? Lấy số tại máy, hoặc gặp nhân viên ở bàn hướng dẫn: ${helpDesk}.`,
  staff: 'Nhân viên',
  soundBlocked: 'Loa đang bị trình duyệt chặn. Chạm màn hình hoặc bấm một phím bất kỳ để bật.',
  voiceMissing: 'Không tải được giọng đọc: chỉ có chuông. Màn hình đang tự thử lại.',
  connectionLost: (time: string) => `Mất kết nối – số liệu lúc ${time}`,
  listenToStaff: 'Xin nghe nhân viên gọi trực tiếp',
  reconnecting: (attempts: number) =>
    attempts > 0 ? `Đang tự nối lại… lần ${String(attempts)}` : 'Đang tự nối lại…',
  connecting: 'Đang kết nối máy chủ…',
  connectingHow:
    'Số được gọi sẽ hiện ở đây ngay khi có kết nối. Trong lúc chờ, xin nghe nhân viên gọi trực tiếp.',
  notEnrolled: 'Màn hình này chưa được ghép với văn phòng',
  notEnrolledHow:
    'Mở trang khởi động trên máy chủ của văn phòng và chọn “Màn hình gọi số”. Màn hình sẽ tự hiện khi được ghép.',
  wrongVersion: 'Màn hình này thuộc phiên bản cũ',
  wrongVersionHow: 'Trang sẽ tự tải lại. Nếu vẫn thấy dòng này, khởi động lại máy của màn hình.',
  foreignOrigin: 'Màn hình được mở từ một địa chỉ lạ',
  foreignOriginHow: 'Mở lại màn hình bằng đúng địa chỉ mà máy chủ của văn phòng đã in ra khi khởi động.',
};

export type Texts = typeof vi;

const en: Texts = {
  inviteNumber: 'Number',
  toCounter: 'To counter',
  counter: 'Counter',
  called: 'Called',
  nothingCalled: 'No number called yet. Called numbers will appear here.',
  lastCalled: 'Latest number called',
  waiting: 'Waiting',
  waitingMinutes: 'Minutes',
  notice: 'Notice',
  takeNumber: 'Please take a number',
  takeNumberHow: (helpDesk) =>
    `No ticket yet? Take one at the machine, or ask at the help desk: ${helpDesk}.`,
  staff: 'Staff',
  soundBlocked: 'The browser is blocking the loudspeaker. Touch the screen or press any key to turn it on.',
  voiceMissing: 'The voice could not be loaded: chime only. The screen keeps trying by itself.',
  connectionLost: (time) => `Connection lost – as of ${time}`,
  listenToStaff: 'Please listen for staff',
  reconnecting: (attempts) => (attempts > 0 ? `Reconnecting… attempt ${String(attempts)}` : 'Reconnecting…'),
  connecting: 'Connecting to the server…',
  connectingHow: 'Called numbers will appear here once connected. Meanwhile please listen for staff.',
  notEnrolled: 'This display is not paired with the office yet',
  notEnrolledHow:
    'Open the launcher on the office’s own server and choose “Wall display”. This screen will appear once paired.',
  wrongVersion: 'This display runs an old version',
  wrongVersionHow: 'The page will reload by itself. If this stays, restart the display’s computer.',
  foreignOrigin: 'This display was opened from an unknown address',
  foreignOriginHow: 'Open it again with the address that the office’s server printed when it started.',
};

export const TEXTS: Readonly<Record<Language, Texts>> = { vi, en };

/** `ở lối vào, bên phải`: a text of the settings in the middle of a sentence. */
export const inSentence = (text: LocalizedText, language: Language): string => {
  const words = text[language];
  return words.charAt(0).toLocaleLowerCase(language) + words.slice(1);
};
