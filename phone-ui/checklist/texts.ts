/** The words of a procedure's checklist on a citizen's phone. */
import type { CitizenLanguage } from '#protocol/vocabulary.ts';

const vi = {
  languageName: 'Tiếng Việt',
  language: 'Ngôn ngữ',
  product: 'Một Cửa',
  productUnit: 'Giấy tờ cần mang theo',
  code: (code: string) => `Mã thủ tục ${code}`,

  papers: 'Giấy tờ cần mang theo',
  papersReady: (ready: number, all: number) => `Đã có ${String(ready)} trên ${String(all)}`,
  allReady: 'Đã đủ giấy tờ',
  noPapers: 'Không phải mang theo giấy tờ gì.',
  tickHow: 'Có giấy nào, chạm vào để đánh dấu. Dấu chỉ lưu trên điện thoại này.',
  originals: (count: number) => `${String(count)} bản chính`,
  copies: (count: number) => `${String(count)} bản sao`,
  lookedUp: 'không phải nộp nếu tra cứu được',

  fee: 'Lệ phí',
  exemption: 'Miễn, giảm',
  time: 'Thời hạn giải quyết',
  ask: 'Hỏi nhân viên tại quầy',
  sameDay: 'Hồ sơ nộp sau 15:00: trả kết quả vào ngày làm việc tiếp theo.',
  online: 'Nộp trực tuyến',
  onlineHow: 'Mở trang nộp hồ sơ; cần có mạng.',
  forms: 'Mẫu đơn, tờ khai',
  formOnPaper: 'lấy tại nơi tiếp nhận',
  formOpen: 'mở mẫu; cần có mạng',
  help: (place: string) => `Cần hỏi thêm: ${place}.`,
  noTicket: 'Đây không phải phiếu số thứ tự. Khi đến nơi, ông/bà lấy số ở máy lấy số.',
  asOf: (date: string) => `Theo danh mục ngày ${date}`,

  loading: 'Đang mở danh mục giấy tờ…',
  loadingHow: 'Xin chờ trong giây lát.',
  unknown: 'Không tìm thấy thủ tục này',
  unknownHow:
    'Có thể thủ tục đã được thay bằng thủ tục khác. Xin quét lại mã trên máy lấy số hoặc hỏi nhân viên.',
  away: 'Chưa nối được máy chủ',
  awayHow: 'Trang đang tự thử lại.',
  awayNearby: 'Điện thoại cần nối Wi-Fi của cơ quan.',
  tryAgain: 'Thử lại',
};
export type ChecklistTexts = typeof vi;

const en: ChecklistTexts = {
  languageName: 'English',
  language: 'Language',
  product: 'Một Cửa',
  productUnit: 'What to bring',
  code: (code) => `Procedure ${code}`,

  papers: 'What to bring',
  papersReady: (ready, all) => `${String(ready)} of ${String(all)} ready`,
  allReady: 'All papers ready',
  noPapers: 'Nothing has to be brought.',
  tickHow: 'Touch what you have, to tick it off. Ticks stay on this phone only.',
  originals: (count) => (count === 1 ? '1 original' : `${String(count)} originals`),
  copies: (count) => (count === 1 ? '1 copy' : `${String(count)} copies`),
  lookedUp: 'not needed if the officer can look it up',

  fee: 'Fee',
  exemption: 'Who pays less or nothing',
  time: 'How long it takes',
  ask: 'Ask the staff at the counter',
  sameDay: 'Handed in after 15:00: the result is ready the next working day.',
  online: 'Do it online',
  onlineHow: 'Opens the page where it is handed in; needs the Internet.',
  forms: 'Forms',
  formOnPaper: 'to be had at the office',
  formOpen: 'open the form; needs the Internet',
  help: (place) => `More questions: ${place}.`,
  noTicket: 'This is not a queue number. Take one from the ticket machine when you arrive.',
  asOf: (date) => `As of ${date}`,

  loading: 'Opening the list…',
  loadingHow: 'One moment, please.',
  unknown: 'This procedure was not found',
  unknownHow:
    'It may have been replaced by another one. Scan the code at the machine again, or ask the staff.',
  away: 'The server cannot be reached yet',
  awayHow: 'The page keeps trying.',
  awayNearby: "The phone must be on the office's Wi-Fi.",
  tryAgain: 'Try again',
};

const zh: ChecklistTexts = {
  languageName: '繁體中文',
  language: '語言',
  product: 'Một Cửa',
  productUnit: '應備文件',
  code: (code) => `手續代碼 ${code}`,

  papers: '應備文件',
  papersReady: (ready, all) => `已備妥 ${String(ready)}／${String(all)}`,
  allReady: '文件已備齊',
  noPapers: '不需攜帶任何文件。',
  tickHow: '已有的文件請點選做記號。記號只保存在這支手機上。',
  originals: (count) => `正本 ${String(count)} 份`,
  copies: (count) => `影本 ${String(count)} 份`,
  lookedUp: '系統查得到則免交',

  fee: '費用',
  exemption: '減免',
  time: '辦理時間',
  ask: '請詢問櫃檯人員',
  sameDay: '15:00 後遞交：下一個工作日領取結果。',
  online: '線上辦理',
  onlineHow: '開啟線上遞件網頁；需要網路。',
  forms: '申請表格',
  formOnPaper: '在受理處領取',
  formOpen: '開啟表格；需要網路',
  help: (place) => `如有疑問：${place}。`,
  noTicket: '這不是號碼單。到達後請在取號機取號。',
  asOf: (date) => `依 ${date} 的目錄`,

  loading: '正在開啟文件清單…',
  loadingHow: '請稍候。',
  unknown: '找不到這項手續',
  unknownHow: '可能已由其他手續取代。請重新掃描取號機上的條碼，或詢問工作人員。',
  away: '尚未連上伺服器',
  awayHow: '本頁會自動重試。',
  awayNearby: '手機需連上本機關的 Wi-Fi。',
  tryAgain: '重試',
};

export const TEXTS: Readonly<Record<CitizenLanguage, ChecklistTexts>> = { vi, en, zh };
