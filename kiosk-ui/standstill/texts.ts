import type { CitizenLanguage } from '#protocol/vocabulary.ts';
import type { StandstillReason } from './standstill-reason.ts';

type Words = { readonly title: string; readonly detail: string };

/** What citizens read while nothing can be pressed. */
export const STANDSTILL_TEXTS: Readonly<Record<CitizenLanguage, Readonly<Record<StandstillReason, Words>>>> =
  {
    vi: {
      connecting: { title: 'Đang kết nối…', detail: 'Xin chờ trong giây lát.' },
      unreachable: {
        title: 'Đang kết nối…',
        detail: 'Chưa nối được máy chủ. Máy đang tự thử lại. Mời ông/bà lấy số ở bàn hướng dẫn.',
      },
      notEnrolled: { title: 'Máy này chưa được ghi danh', detail: 'Mời ông/bà lấy số ở bàn hướng dẫn.' },
      foreignOrigin: {
        title: 'Địa chỉ này chưa được chấp nhận',
        detail: 'Mời ông/bà lấy số ở bàn hướng dẫn.',
      },
      protocolMismatch: { title: 'Máy đang được cập nhật', detail: 'Trang sẽ tự mở lại sau vài giây.' },
    },
    en: {
      connecting: { title: 'Connecting…', detail: 'One moment, please.' },
      unreachable: {
        title: 'Connecting…',
        detail:
          'The server cannot be reached yet. Trying again by itself. Please get a number at the help desk.',
      },
      notEnrolled: {
        title: 'This kiosk is not enrolled yet',
        detail: 'Please get a number at the help desk.',
      },
      foreignOrigin: {
        title: 'This address is not accepted',
        detail: 'Please get a number at the help desk.',
      },
      protocolMismatch: {
        title: 'This kiosk is being updated',
        detail: 'The page opens again by itself in a few seconds.',
      },
    },
    zh: {
      connecting: { title: '正在連線…', detail: '請稍候。' },
      unreachable: { title: '正在連線…', detail: '目前無法連接伺服器，正在自動重試。請到諮詢台取號。' },
      notEnrolled: { title: '這台機器尚未註冊', detail: '請到諮詢台取號。' },
      foreignOrigin: { title: '這個網址未獲接受', detail: '請到諮詢台取號。' },
      protocolMismatch: { title: '機器正在更新', detail: '頁面會在幾秒後自動重新開啟。' },
    },
  };

/** What staff read besides, where only they can help. */
export const STAFF_TEXTS: Readonly<
  Partial<Record<CitizenLanguage, Readonly<Partial<Record<StandstillReason, string>>>>>
> = {
  vi: {
    notEnrolled:
      'Dành cho nhân viên: gõ mã ghép ở dưới, hoặc mở trang khởi đầu ngay trên máy chủ và chọn “Kiosk”.',
    foreignOrigin: 'Dành cho nhân viên: mở kiosk bằng đúng địa chỉ mà máy chủ in ra khi khởi động.',
  },
  en: {
    notEnrolled:
      'For staff: type the pairing code below, or open the start page on the server itself and choose “Kiosk”.',
    foreignOrigin: 'For staff: open the kiosk at the very address the server prints when it starts.',
  },
};
