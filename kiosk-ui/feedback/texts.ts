/** The words of the kiosk's pages of feedback; what it is called is the same everywhere (`ui-kit/feedback-words.ts`). */
import type { CitizenLanguage } from '#protocol/vocabulary.ts';
import type { PaperStage } from '../papers/paper-order.ts';
import type { FeedbackFault } from './feedback.ts';

const vi = {
  kind: 'Ông/bà muốn gửi gì?',
  topic: 'Về chuyện gì?',
  field: 'Ở lĩnh vực nào?',
  words: 'Kể thêm vài chữ nếu muốn',
  wordsNeeded: 'Mời kể vài chữ, việc gì',
  typedName: 'Điều ông/bà muốn kể',
  missing: 'Việc khác thì phải kể vài chữ, cơ quan mới biết việc gì.',
  send: 'Gửi đi',
  sending: 'Đang gửi…',
  ownPhone: 'Muốn viết dài? Viết trên điện thoại',
  ownPhoneHow: 'Quét mã bằng điện thoại của ông/bà. Không phải ghi họ tên.',
  ownPhoneNearby: 'Điện thoại dùng Wi-Fi của cơ quan, rồi quét mã. Không phải ghi họ tên.',
  codeName: 'Mã để viết trên điện thoại',
  taken: 'Cơ quan đã nhận',
  number: 'Số',
  due: (day: string) => `Trả lời chậm nhất ngày ${day}.`,
  follow: 'Quét mã để xem trả lời',
  keep: 'Hoặc giữ mã này, rồi hỏi bàn hướng dẫn:',
  print: 'In mã ra giấy',
  printStages: {
    printing: 'Đang in, xin chờ…',
    out: 'Mời ông/bà lấy giấy ở khe dưới.',
    failed: 'Chưa in được. Xin chụp lại hoặc chép mã này.',
    uncertain: 'Chưa rõ đã in hay chưa. Không thấy giấy thì xin chụp lại mã này.',
    pending: 'Một tờ khác đang được in. Xin chờ vài giây rồi bấm lại.',
    refused: 'Chưa in được. Ông/bà thử bấm lại, hoặc chép mã này.',
  } satisfies Record<Exclude<PaperStage, 'none'>, string>,
  followName: (number: string) => `Mã để xem trả lời cho số ${number}`,
  faults: {
    too_fast: {
      title: 'Máy này vừa nhận nhiều phản ánh',
      how: 'Mời đợi một phút rồi bấm gửi lại, hoặc viết trên điện thoại.',
    },
    full: {
      title: 'Ở máy này chưa nhận thêm được',
      how: 'Mời gặp cán bộ ở bàn hướng dẫn, cán bộ sẽ ghi lại.',
    },
    not_now: {
      title: 'Chưa gửi được',
      how: 'Máy chưa nối được với máy chủ. Bấm gửi lại: chỉ ghi một lần.',
    },
  } satisfies Record<FeedbackFault, { readonly title: string; readonly how: string }>,
  again: 'Gửi lại',
};
export type KioskFeedbackTexts = typeof vi;

const en: KioskFeedbackTexts = {
  kind: 'What would you like to send?',
  topic: 'What is it about?',
  field: 'In which field?',
  words: 'Add a few words if you like',
  wordsNeeded: 'Please say in a few words what it is',
  typedName: 'What you want to say',
  missing: 'For something else a few words are needed, so that the office knows what it is.',
  send: 'Send',
  sending: 'Sending…',
  ownPhone: 'More to say? Write on your phone',
  ownPhoneHow: 'Scan the code with your phone. You need not give your name.',
  ownPhoneNearby: 'Use the office’s Wi-Fi, then scan the code. You need not give your name.',
  codeName: 'Code to write on a phone',
  taken: 'The office has it',
  number: 'Number',
  due: (day) => `You will be answered by ${day}.`,
  follow: 'Scan to see the answer',
  keep: 'Or keep this code and ask the help desk:',
  print: 'Print the code',
  printStages: {
    printing: 'Printing, please wait…',
    out: 'Please take the paper from the slot below.',
    failed: 'It could not be printed. Please take a photo of the code, or copy it.',
    uncertain: 'It is not known whether it was printed. If there is no paper, take a photo of the code.',
    pending: 'Another sheet is being printed. Please wait some seconds and press again.',
    refused: 'It could not be printed. Please press again, or copy the code.',
  },
  followName: (number) => `Code to see the answer to ${number}`,
  faults: {
    too_fast: {
      title: 'Several came in here just now',
      how: 'Please wait a minute and send again, or write on your phone.',
    },
    full: {
      title: 'No more can be taken here',
      how: 'Please see the staff at the help desk: they will write it down.',
    },
    not_now: {
      title: 'It was not sent',
      how: 'The server cannot be reached. Send again: it counts once.',
    },
  },
  again: 'Send again',
};

const zh: KioskFeedbackTexts = {
  kind: '您想送出什麼？',
  topic: '關於什麼？',
  field: '哪個領域？',
  words: '可以再寫幾個字',
  wordsNeeded: '請用幾個字說明是什麼事',
  typedName: '您想說的話',
  missing: '「其他」需要幾個字，機關才知道是什麼事。',
  send: '送出',
  sending: '送出中…',
  ownPhone: '想寫多一些？請用手機',
  ownPhoneHow: '用您的手機掃描。不必留下姓名。',
  ownPhoneNearby: '手機連上機關的 Wi-Fi 後掃描。不必留下姓名。',
  codeName: '用手機書寫的條碼',
  taken: '機關已收到',
  number: '編號',
  due: (day) => `最遲 ${day} 答覆。`,
  follow: '掃描以查看答覆',
  keep: '或保留此代碼，向服務台詢問：',
  print: '列印代碼',
  printStages: {
    printing: '正在列印，請稍候…',
    out: '請從下方出口取紙。',
    failed: '沒有印出。請拍下或抄下此代碼。',
    uncertain: '無法確認是否印出。若沒有看到紙，請拍下此代碼。',
    pending: '正在列印另一張。請等幾秒再按一次。',
    refused: '沒有印出。請再按一次，或抄下此代碼。',
  },
  followName: (number) => `查看 ${number} 答覆的條碼`,
  faults: {
    too_fast: { title: '此機剛收到多則意見', how: '請稍候一分鐘再送出，或用手機書寫。' },
    full: { title: '此處暫時無法再收', how: '請洽服務台人員代為記錄。' },
    not_now: { title: '尚未送出', how: '無法連上伺服器。再次送出只會記錄一次。' },
  },
  again: '再次送出',
};

const TEXTS: Readonly<Record<CitizenLanguage, KioskFeedbackTexts>> = { vi, en, zh };
export const feedbackTexts = (language: CitizenLanguage): KioskFeedbackTexts => TEXTS[language];
