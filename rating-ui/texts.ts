/** Every word of the rating screen, by the language of the citizen who stands before it. */
import type { CitizenLanguage } from '#protocol/vocabulary.ts';
import { RATING_WORDS } from '#ui-kit/rating-words.ts';

const vi = {
  ...RATING_WORDS.vi,
  counter: (number: number) => `Quầy ${String(number)}`,
  officer: (name: string) => `Cán bộ: ${name}`,
  anonymous: 'Không ghi tên ông/bà',
  skip: 'Bỏ qua',
  write: 'Viết thêm vài chữ',
  dropWords: 'Không viết nữa',
  closesItself: (seconds: number) => `Tự đóng sau ${String(seconds)} giây, chữ chưa gửi sẽ xóa`,
  sending: 'Đang gửi…',
  recorded: 'Ý kiến đã được ghi nhận.',
  kept: 'Đang mất kết nối. Ý kiến được giữ lại và sẽ tự gửi khi có kết nối.',
  refused: 'Ý kiến chưa được ghi nhận',
  refusedHow: 'Lượt phục vụ này chưa kết thúc, hoặc đã được đánh giá rồi.',
  idle: 'Làm xong thủ tục, mời ông/bà cho biết mức hài lòng tại đây.',
  idleHow: 'Một lần chạm là đủ.',
  offline: (time: string) => `Mất kết nối với máy chủ từ ${time}. Màn hình tự nối lại.`,
  offlineAsking: 'Mất kết nối. Ý kiến của ông/bà được giữ lại và sẽ tự gửi.',
  connecting: 'Đang kết nối',
  connectingHow: 'Đang chờ máy chủ của cơ quan.',
  notEnrolled: 'Thiết bị này chưa được ghép',
  notEnrolledHow:
    'Người quản trị tạo mã ghép cho quầy này ở bàn phụ trách, trang Thiết bị. Gõ mã vào đây, trang tự mở.',
  noCounter: 'Địa chỉ không có số quầy',
  noCounterHow: 'Địa chỉ đúng kết thúc bằng mã quầy, ví dụ /rating/3.',
};
export type Texts = typeof vi;

const en: Texts = {
  ...RATING_WORDS.en,
  counter: (number) => `Counter ${String(number)}`,
  officer: (name) => `Officer: ${name}`,
  anonymous: 'Your name is not recorded',
  skip: 'Skip',
  write: 'Add a few words',
  dropWords: 'Write nothing',
  closesItself: (seconds) => `Closes in ${String(seconds)} s; what is not sent is erased`,
  sending: 'Sending…',
  recorded: 'Your opinion has been noted.',
  kept: 'The connection is lost. Your opinion is kept and sent by itself once it is back.',
  refused: 'Your opinion has not been noted',
  refusedHow: 'This service is not over yet, or it has been rated already.',
  idle: 'When your business is done, please tell us here how it was.',
  idleHow: 'One touch is enough.',
  offline: (time) => `No connection to the server since ${time}. This screen reconnects by itself.`,
  offlineAsking: 'No connection. Your opinion is kept and sent by itself.',
  connecting: 'Connecting',
  connectingHow: 'Waiting for the office’s server.',
  notEnrolled: 'This device is not paired yet',
  notEnrolledHow:
    'An administrator makes a code for this counter at the desk, on the page Devices. Type it here; the page opens by itself.',
  noCounter: 'The address names no counter',
  noCounterHow: 'It ends with the id of the counter, such as /rating/3.',
};

const zh: Texts = {
  ...RATING_WORDS.zh,
  counter: (number) => `${String(number)} 號櫃檯`,
  officer: (name) => `承辦人：${name}`,
  anonymous: '不記錄您的姓名',
  skip: '略過',
  write: '補充幾句話',
  dropWords: '不寫了',
  closesItself: (seconds) => `${String(seconds)} 秒後自動關閉，未送出的文字會清除`,
  sending: '傳送中…',
  recorded: '意見已記錄。',
  kept: '連線中斷。意見已保留，恢復連線後自動送出。',
  refused: '意見未能記錄',
  refusedHow: '這次服務尚未結束，或已經評價過。',
  idle: '辦完手續後，請在這裡告訴我們您是否滿意。',
  idleHow: '按一下即可。',
  offline: (time) => `自 ${time} 起與伺服器失去連線，畫面會自動恢復。`,
  offlineAsking: '連線中斷。您的意見會保留並自動送出。',
  connecting: '連線中',
  connectingHow: '正在等待伺服器。',
  notEnrolled: '此裝置尚未配對',
  notEnrolledHow: '由管理人員在管理台的「裝置」頁為此櫃檯產生配對碼。在此輸入後，頁面會自動開啟。',
  noCounter: '網址沒有櫃檯代碼',
  noCounterHow: '網址以櫃檯代碼結尾，例如 /rating/3。',
};

export const TEXTS: Readonly<Record<CitizenLanguage, Texts>> = { vi, en, zh };
