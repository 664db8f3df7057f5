/** The words of the receipt of feedback, in every language that slips speak. */
import type { CitizenLanguage } from '#protocol/vocabulary.ts';
import type { QrWords } from './ticket-qr.ts';

type FeedbackWords = QrWords & {
  readonly title: string;
  readonly received: (day: string) => string;
  readonly due: (day: string) => string;
  /** Above the code: for one without a phone. */
  readonly atDesk: string;
  /** Where there is no code: the piece is not here any more. */
  readonly noCode: string;
  readonly keep: string;
};

export const FEEDBACK_WORDS: Readonly<Record<CitizenLanguage, FeedbackWords>> = {
  vi: {
    title: 'Giấy hẹn trả lời',
    received: (day) => `Đã nhận: ${day}.`,
    due: (day) => `Trả lời chậm nhất: ${day}.`,
    follow: 'Xem trả lời',
    scan: ['Quét bằng điện thoại.', 'Không cần cài,', 'không hỏi tên.'],
    atDesk: 'Không có điện thoại: đưa mã này cho bàn hướng dẫn.',
    noCode: 'Hỏi bàn hướng dẫn về số này.',
    keep: 'Ai có mã này xem được điều đã gửi và câu trả lời. Xin giữ kín.',
  },
  en: {
    title: 'Receipt of your feedback',
    received: (day) => `The office received it on ${day}.`,
    due: (day) => `You will be answered by ${day}.`,
    follow: 'See the answer',
    scan: ['Scan with your phone.', 'Nothing to install,', 'no name asked.'],
    atDesk: 'Without a phone: show this code at the help desk.',
    noCode: 'Ask the help desk about this number.',
    keep: 'Whoever has this code can read what was sent and the answer. Please keep it to yourself.',
  },
  zh: {
    title: '意見回執',
    received: (day) => `機關已於${day}收到。`,
    due: (day) => `最遲${day}答覆。`,
    follow: '查看答覆',
    scan: ['請用手機掃描。', '不必安裝，', '不問姓名。'],
    atDesk: '沒有手機：請向服務台出示此代碼。',
    noCode: '請向服務台詢問此編號。',
    keep: '持有此代碼者可以查看所送內容及答覆，請妥善保管。',
  },
};
