import type { FileStatus, SecondFactor } from '#protocol/file-lookup.ts';
import type { CitizenLanguage } from '#protocol/vocabulary.ts';

type Words = { readonly title: string; readonly detail: string };

const vi = {
  above: 'Tra cứu hồ sơ đã nộp',
  codeTitle: 'Nhập mã hồ sơ in trên giấy hẹn',
  codeLabel: 'Mã hồ sơ',
  codeExample: 'Ví dụ: H29-260310-0420',
  codeHint: 'Gõ đủ chữ, số và dấu như trên giấy hẹn.',
  codeWrong:
    'Mã này chưa đúng. Xin xem lại trên giấy hẹn: có chữ, dấu gạch và các số, ví dụ H29‑260310‑0420.',
  next: 'Tiếp tục',
  proofTitle: {
    phone_last_four: 'Nhập 4 số cuối điện thoại',
    birth_year: 'Nhập năm sinh của người nộp hồ sơ',
  } satisfies Record<SecondFactor, string>,
  proofLabel: {
    phone_last_four: '4 số cuối điện thoại',
    birth_year: 'Năm sinh',
  } satisfies Record<SecondFactor, string>,
  proofHint: {
    phone_last_four: 'Số điện thoại ông/bà đã cho khi nộp hồ sơ.',
    birth_year: 'Đủ 4 số, ví dụ 1958.',
  } satisfies Record<SecondFactor, string>,
  proofWhy: 'Để chỉ ông/bà xem được hồ sơ của mình.',
  proofWrong: 'Cần đủ 4 chữ số.',
  forFile: (code: string) => `Hồ sơ ${code}`,
  ask: 'Xem kết quả',
  asking: 'Đang tra cứu, xin chờ…',
  letters: 'Chữ cái',
  figures: 'Chữ số',
  erase: 'Xóa',
  signs: { '-': 'dấu gạch ngang', '.': 'dấu chấm' } as Readonly<Record<string, string>>,
  statuses: {
    received: { title: 'Cơ quan đã nhận hồ sơ', detail: 'Hồ sơ đang chờ được giải quyết.' },
    in_process: { title: 'Hồ sơ đang được giải quyết', detail: 'Ông/bà chưa phải làm gì thêm.' },
    supplement_needed: {
      title: 'Hồ sơ cần bổ sung giấy tờ',
      detail: 'Xin gặp nhân viên để biết cần bổ sung gì. Nhớ mang theo giấy hẹn.',
    },
    delayed: {
      title: 'Hồ sơ chưa xong đúng hẹn',
      detail: 'Cơ quan xin lỗi ông/bà vì phải chờ thêm.',
    },
    ready: { title: 'Đã có kết quả', detail: 'Mời ông/bà lấy số để nhận kết quả. Nhớ cầm theo giấy hẹn.' },
    returned: { title: 'Kết quả đã được trả', detail: 'Nếu ông/bà chưa nhận, xin hỏi nhân viên.' },
    refused: {
      title: 'Hồ sơ không được giải quyết',
      detail: 'Xin gặp nhân viên để biết lý do và cách làm lại.',
    },
  } satisfies Record<FileStatus, Words>,
  due: 'Ngày hẹn trả',
  newDue: 'Ngày hẹn mới',
  noNewDue: 'Chưa có ngày hẹn mới',
  collectAt: 'Nơi trả kết quả',
  asOf: (time: string, date: string) => `Theo số liệu lúc ${time} ngày ${date}`,
  takeForResult: 'Lấy số nhận kết quả',
  another: 'Tra cứu mã khác',
  tryAgain: 'Nhập lại',
  notFound: {
    title: 'Không tìm thấy hồ sơ',
    detail: {
      phone_last_four:
        'Mã hồ sơ hoặc 4 số cuối điện thoại chưa đúng. Xin xem lại giấy hẹn rồi nhập lại, hoặc hỏi nhân viên.',
      birth_year: 'Mã hồ sơ hoặc năm sinh chưa đúng. Xin xem lại giấy hẹn rồi nhập lại, hoặc hỏi nhân viên.',
    } satisfies Record<SecondFactor, string>,
  },
  tooOften: {
    title: 'Đã nhập sai nhiều lần',
    detail: (minutes: number) =>
      `Xin thử lại sau ${String(minutes)} phút, hoặc đưa giấy hẹn cho nhân viên xem giúp ngay.`,
  },
  notNow: {
    title: 'Lúc này không tra được',
    detail: 'Hồ sơ của ông/bà không bị ảnh hưởng. Xin thử lại sau, hoặc hỏi nhân viên.',
  },
  offline: {
    title: 'Lúc này không tra được',
    detail: 'Máy đang mất kết nối. Hồ sơ của ông/bà không bị ảnh hưởng. Xin hỏi nhân viên.',
  },
};
export type LookUpTexts = typeof vi;

const en: LookUpTexts = {
  above: 'Look up a file',
  codeTitle: 'Enter the file code on your receipt',
  codeLabel: 'File code',
  codeExample: 'Example: H29-260310-0420',
  codeHint: 'Letters, figures and dashes as on the receipt.',
  codeWrong:
    'This is not a file code. Please look at the receipt again: a letter, dashes and figures, such as H29‑260310‑0420.',
  next: 'Continue',
  proofTitle: {
    phone_last_four: 'Enter the last 4 digits of your telephone number',
    birth_year: 'Enter the applicant’s year of birth',
  },
  proofLabel: { phone_last_four: 'Last 4 digits', birth_year: 'Year of birth' },
  proofHint: {
    phone_last_four: 'Of the number you gave with the file.',
    birth_year: 'All 4 figures, such as 1958.',
  },
  proofWhy: 'So that only you can see your own file.',
  proofWrong: 'All 4 digits are needed.',
  forFile: (code) => `File ${code}`,
  ask: 'Show where it stands',
  asking: 'Looking it up, please wait…',
  letters: 'Letters',
  figures: 'Figures',
  erase: 'Erase',
  signs: { '-': 'dash', '.': 'dot' },
  statuses: {
    received: { title: 'The office has your file', detail: 'It is waiting to be dealt with.' },
    in_process: { title: 'Your file is being dealt with', detail: 'There is nothing you need to do now.' },
    supplement_needed: {
      title: 'Your file needs further papers',
      detail: 'Please ask our staff what is missing. Keep your receipt at hand.',
    },
    delayed: {
      title: 'Your file is not ready in time',
      detail: 'We are sorry that you have to wait longer.',
    },
    ready: {
      title: 'Your result is ready',
      detail: 'Please get a number to collect it. Keep your receipt at hand.',
    },
    returned: {
      title: 'The result was handed over',
      detail: 'If you have not received it, please ask our staff.',
    },
    refused: {
      title: 'Your file was refused',
      detail: 'Please ask our staff why, and what can be done.',
    },
  },
  due: 'Due on',
  newDue: 'New date',
  noNewDue: 'No new date yet',
  collectAt: 'Collect it at',
  asOf: (time, date) => `As known at ${time} on ${date}`,
  takeForResult: 'Get a number to collect it',
  another: 'Look up another code',
  tryAgain: 'Enter it again',
  notFound: {
    title: 'No such file was found',
    detail: {
      phone_last_four:
        'The file code or the last 4 digits are not right. Please look at the receipt and try again, or ask our staff.',
      birth_year:
        'The file code or the year of birth is not right. Please look at the receipt and try again, or ask our staff.',
    },
  },
  tooOften: {
    title: 'Too many wrong tries',
    detail: (minutes) =>
      `Please try again in ${String(minutes)} ${minutes === 1 ? 'minute' : 'minutes'}, or show your receipt to our staff now.`,
  },
  notNow: {
    title: 'It cannot be looked up now',
    detail: 'Nothing has happened to your file. Please try again later, or ask our staff.',
  },
  offline: {
    title: 'It cannot be looked up now',
    detail: 'The kiosk has lost its connection. Nothing has happened to your file. Please ask our staff.',
  },
};

const zh: LookUpTexts = {
  above: '查詢已送案件',
  codeTitle: '請輸入收件單上的案件編號',
  codeLabel: '案件編號',
  codeExample: '例如：H29-260310-0420',
  codeHint: '請照收件單輸入字母、數字和符號。',
  codeWrong: '編號不正確。請再看收件單：有字母、橫線和數字，例如 H29‑260310‑0420。',
  next: '繼續',
  proofTitle: { phone_last_four: '請輸入電話末 4 碼', birth_year: '請輸入申請人的出生年份' },
  proofLabel: { phone_last_four: '電話末 4 碼', birth_year: '出生年份' },
  proofHint: { phone_last_four: '送件時留下的電話號碼。', birth_year: '完整 4 位數，例如 1958。' },
  proofWhy: '這樣只有您能看到自己的案件。',
  proofWrong: '需要完整 4 位數字。',
  forFile: (code) => `案件 ${code}`,
  ask: '查看進度',
  asking: '正在查詢，請稍候…',
  letters: '字母',
  figures: '數字',
  erase: '刪除',
  signs: { '-': '橫線', '.': '點' },
  statuses: {
    received: { title: '機關已收到案件', detail: '案件等待辦理中。' },
    in_process: { title: '案件辦理中', detail: '您目前不必做什麼。' },
    supplement_needed: { title: '案件需要補件', detail: '請詢問工作人員需要補什麼，並帶著收件單。' },
    delayed: { title: '案件未能如期完成', detail: '很抱歉讓您多等。' },
    ready: { title: '結果已可領取', detail: '請取號領取結果，並帶著收件單。' },
    returned: { title: '結果已交付', detail: '若您尚未領取，請詢問工作人員。' },
    refused: { title: '案件未獲辦理', detail: '請詢問工作人員原因和重新辦理的方式。' },
  },
  due: '預定完成日期',
  newDue: '新的日期',
  noNewDue: '尚無新的日期',
  collectAt: '領取地點',
  asOf: (time, date) => `資料時間：${date} ${time}`,
  takeForResult: '取號領取結果',
  another: '查詢其他編號',
  tryAgain: '重新輸入',
  notFound: {
    title: '找不到案件',
    detail: {
      phone_last_four: '案件編號或電話末 4 碼不正確。請看收件單重新輸入，或詢問工作人員。',
      birth_year: '案件編號或出生年份不正確。請看收件單重新輸入，或詢問工作人員。',
    },
  },
  tooOften: {
    title: '輸入錯誤次數過多',
    detail: (minutes) => `請在 ${String(minutes)} 分鐘後再試，或立即將收件單交給工作人員查看。`,
  },
  notNow: { title: '目前無法查詢', detail: '您的案件不受影響。請稍後再試，或詢問工作人員。' },
  offline: { title: '目前無法查詢', detail: '本機連線中斷。您的案件不受影響。請詢問工作人員。' },
};

const TEXTS: Readonly<Record<CitizenLanguage, LookUpTexts>> = { vi, en, zh };

export const lookUpTexts = (language: CitizenLanguage): LookUpTexts => TEXTS[language];
