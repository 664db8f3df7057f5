/** The words of the page that a poster's code opens. */
import type { Refusal } from '#protocol/messages.ts';
import type { PhonesClosure } from '#protocol/poster.ts';
import type { Closure } from '#protocol/views.ts';
import type { CitizenLanguage } from '#protocol/vocabulary.ts';

/** What is not to be had, and what to do instead. */
type What = { readonly title: string; readonly how: string };
type Refused = (minutes: number | null) => What;
/** Refusals of a press with words of their own, beside what is closed; all others are told alike. */
export type WordedRefusal = Extract<
  Refusal['code'],
  'too_fast' | 'too_many_tries' | 'wrong_hall_code' | 'unknown_service' | PhonesClosure
>;

/** From one figure to the other on one line. */
const joined = (from: number, to: number): string => `${String(from)}\u2060–\u2060${String(to)}`;

const vi = {
  languageName: 'Tiếng Việt',
  language: 'Ngôn ngữ',
  product: 'Một Cửa',
  productUnit: 'Lấy số bằng điện thoại',

  connecting: 'Đang nối với máy chủ…',
  connectingHow: 'Xin chờ trong giây lát.',
  away: 'Chưa nối được máy chủ',
  awayHow: 'Trang đang tự thử lại. Chờ lâu, mời ông/bà lấy số ở máy lấy số.',
  awayNearby: 'Điện thoại cần nối Wi-Fi của cơ quan.',
  unknown: 'Mã này không còn dùng',
  unknownHow: 'Mời ông/bà quét mã trên áp phích đang treo ở sảnh, hoặc lấy số ở máy lấy số.',
  off: 'Ở đây hiện không lấy số bằng điện thoại',
  offHow: 'Mời ông/bà lấy số ở máy lấy số hoặc bàn hướng dẫn.',
  outdated: 'Trang đã có bản mới',
  outdatedHow: 'Trang sẽ tự mở lại sau vài giây.',
  refused: 'Máy chủ không nhận trang này',
  refusedHow: 'Mời ông/bà quét lại mã, hoặc lấy số ở máy lấy số.',
  stale: (time: string) => `Mất kết nối, số liệu lúc ${time}`,
  staleHow: 'Trang đang tự nối lại. Chưa lấy được số lúc này.',

  choose: 'Ông/bà cần làm thủ tục gì?',
  waiting: (count: number) => (count === 0 ? 'Không phải chờ' : `${String(count)} người chờ`),
  range: (from: number, to: number) => `khoảng ${joined(from, to)}\u00A0phút`,
  /** In a list: no break within it. */
  rangeShort: (from: number, to: number) => `${joined(from, to)}\u00A0phút`,
  rangeUnknown: 'chưa ước được phải chờ bao lâu',
  noCounter: 'chưa có quầy nào mở',
  fields: 'Lĩnh vực khác',
  before: (count: number) =>
    count === 0 ? 'Không có ai trước ông/bà' : `${String(count)} người trước ông/bà`,
  forField: 'cho lĩnh vực này',
  papers: 'Giấy tờ cần có',
  papersLoading: 'Đang mở danh mục giấy tờ…',
  noPapers: 'Không phải mang theo giấy tờ gì.',
  lookedUp: 'không phải nộp nếu tra cứu được',
  missing: (place: string) => `Còn thiếu giấy tờ, mời ông/bà hỏi bàn hướng dẫn trước khi lấy số: ${place}.`,
  priority: 'Số ưu tiên thì lấy ở máy lấy số.',
  hallCode: 'Mã 4 chữ số trên màn hình sảnh',
  hallCodeHow: 'Mã đổi vài phút một lần, hiện ở phía trên màn hình gọi số và máy lấy số.',
  take: 'Tôi đã đủ giấy tờ, lấy số',
  takePlain: 'Lấy số',
  once: 'Mỗi điện thoại giữ một số. Số sẽ hiện trên điện thoại này, không in giấy.',

  sending: 'Đang lấy số…',
  sendingTurn: 'Nhiều người đang lấy số. Sắp đến lượt, xin chờ, không cần bấm lại.',
  sendingSilence: 'Chưa nghe máy chủ trả lời. Trang tự gửi lại; ông/bà chỉ nhận một số.',

  own: (number: string) => `Điện thoại này đang giữ số ${number}`,
  ownLabel: 'Số của ông/bà',
  ownHow: 'Xong việc với số này, hoặc nhường số, thì lấy được số khác.',
  ownOpen: 'Xem số của tôi',

  opens: (when: string) => `Lấy số được từ ${when}.`,
  closed: {
    outside_hours: 'Ngoài giờ lấy số',
    on_break: 'Đang nghỉ giữa buổi',
    day_off: 'Hôm nay cơ quan nghỉ',
    issuing_stopped: 'Đã hết giờ lấy số',
    quota_reached: 'Hôm nay đã hết số',
    service_paused: 'Đang tạm ngừng phát số',
    not_offered: 'Đang tạm ngừng phát số',
    series_exhausted: 'Hôm nay đã hết số',
    paper_roll: 'Lấy số giấy tại bàn hướng dẫn',
  } satisfies Record<Closure['code'], string>,
  closedHow: (place: string) => `Cần hỏi, mời ông/bà đến bàn hướng dẫn: ${place}.`,
  refusals: {
    card_needed: () => ({
      title: 'Ở đây lấy số phải quét thẻ căn cước',
      how: 'Điện thoại không thay được việc đó. Mời ông/bà lấy số ở máy lấy số.',
    }),
    phones_full: () => ({
      title: 'Đang có nhiều số lấy bằng điện thoại',
      how: 'Mời ông/bà lấy số ở máy lấy số, hoặc chờ ít phút: trang sẽ tự mở lại.',
    }),
    phones_day_over: () => ({
      title: 'Hôm nay đã phát đủ số qua điện thoại',
      how: 'Mời ông/bà lấy số ở máy lấy số.',
    }),
    too_fast: (minutes) => ({
      title: 'Chưa lấy được số ngay',
      how: `Chưa có số nào được cấp. Mời ông/bà thử lại sau ${String(minutes ?? 1)} phút, hoặc lấy số ở máy lấy số.`,
    }),
    too_many_tries: (minutes) => ({
      title: 'Đã thử quá nhiều lần',
      how: `Chưa có số nào được cấp. Mời ông/bà thử lại sau ${String(minutes ?? 1)} phút, hoặc lấy số ở máy lấy số.`,
    }),
    wrong_hall_code: () => ({
      title: 'Mã chưa đúng',
      how: 'Chưa có số nào được cấp. Mời ông/bà nhìn lại mã trên màn hình sảnh.',
    }),
    unknown_service: () => ({
      title: 'Thủ tục này vừa được thay đổi',
      how: 'Chưa có số nào được cấp. Mời ông/bà chọn lại.',
    }),
  } satisfies Record<WordedRefusal, Refused>,
  otherRefusal: { title: 'Chưa lấy được số', how: 'Mời ông/bà thử lại, hoặc lấy số ở máy lấy số.' },
};
export type PosterTexts = Omit<typeof vi, 'refusals'> & {
  readonly refusals: Readonly<Record<WordedRefusal, Refused>>;
};

const en: PosterTexts = {
  languageName: 'English',
  language: 'Language',
  product: 'Một Cửa',
  productUnit: 'A number by phone',

  connecting: 'Connecting…',
  connectingHow: 'One moment, please.',
  away: 'The server cannot be reached yet',
  awayHow: 'The page keeps trying. If it takes long, please take a number at the machine.',
  awayNearby: "The phone must be on the office's Wi-Fi.",
  unknown: 'This code is no longer in use',
  unknownHow: 'Please scan the poster that hangs in the hall, or take a number at the machine.',
  off: 'Numbers are not given out by phone here now',
  offHow: 'Please take one at the machine or the help desk.',
  outdated: 'There is a newer page',
  outdatedHow: 'It opens by itself in a few seconds.',
  refused: 'The server does not accept this page',
  refusedHow: 'Please scan the code again, or take a number at the machine.',
  stale: (time) => `Connection lost, as of ${time}`,
  staleHow: 'The page is reconnecting. No number can be taken just now.',

  choose: 'What do you need?',
  waiting: (count) => (count === 0 ? 'No waiting' : `${String(count)} waiting`),
  range: (from, to) => `about ${joined(from, to)}\u00A0min`,
  rangeShort: (from, to) => `${joined(from, to)}\u00A0min`,
  rangeUnknown: 'how long that takes is not known yet',
  noCounter: 'no counter is open yet',
  fields: 'Other fields',
  before: (count) =>
    count === 0
      ? 'Nobody is before you'
      : count === 1
        ? '1 person before you'
        : `${String(count)} people before you`,
  forField: 'for this field',
  papers: 'What you need',
  papersLoading: 'Opening the list of papers…',
  noPapers: 'Nothing has to be brought.',
  lookedUp: 'not needed if the officer can look it up',
  missing: (place) => `Is a paper missing? Please ask at the help desk before you take a number: ${place}.`,
  priority: 'Priority numbers are taken at the machine.',
  hallCode: 'The 4 digits on the screens in the hall',
  hallCodeHow: 'They change every few minutes; they stand at the top of the displays and the ticket machine.',
  take: 'I have everything, take a number',
  takePlain: 'Take a number',
  once: 'One number a phone. It appears on this phone; nothing is printed.',

  sending: 'Taking a number…',
  sendingTurn: 'Many people are taking numbers. Your turn is near; no need to press again.',
  sendingSilence: 'The server has not answered yet. The page tries again; you will get one number only.',

  own: (number) => `This phone has number ${number}`,
  ownLabel: 'Your number',
  ownHow: 'When it is done with, or given up, another one can be taken.',
  ownOpen: 'See my number',

  opens: (when) => `Numbers are given out from ${when}.`,
  closed: {
    outside_hours: 'Outside opening hours',
    on_break: 'Break',
    day_off: 'The office is closed today',
    issuing_stopped: 'No more numbers in this session',
    quota_reached: 'No more numbers today',
    service_paused: 'No numbers for a while',
    not_offered: 'No numbers for now',
    series_exhausted: 'No more numbers today',
    paper_roll: 'Paper numbers at the help desk',
  },
  closedHow: (place) => `Questions? Help desk: ${place}.`,
  refusals: {
    card_needed: () => ({
      title: 'Here a citizen card must be scanned for a number',
      how: 'A phone cannot stand in for that. Please take a number at the machine.',
    }),
    phones_full: () => ({
      title: 'Many numbers taken by phone are waiting',
      how: 'Please take one at the machine, or wait a few minutes: this page opens again by itself.',
    }),
    phones_day_over: () => ({
      title: 'No more numbers by phone today',
      how: 'Please take one at the machine.',
    }),
    too_fast: (minutes) => ({
      title: 'No number just yet',
      how: `None was given. Please try again in ${String(minutes ?? 1)} min, or take one at the machine.`,
    }),
    too_many_tries: (minutes) => ({
      title: 'Too many tries',
      how: `No number was given. Please try again in ${String(minutes ?? 1)} min, or take one at the machine.`,
    }),
    wrong_hall_code: () => ({
      title: 'That is not the code',
      how: 'No number was given. Please look at the screens in the hall again.',
    }),
    unknown_service: () => ({
      title: 'This service has just changed',
      how: 'No number was given. Please choose again.',
    }),
  },
  otherRefusal: { title: 'No number was given', how: 'Please try again, or take one at the machine.' },
};

const zh: PosterTexts = {
  languageName: '繁體中文',
  language: '語言',
  product: 'Một Cửa',
  productUnit: '手機取號',

  connecting: '連線中…',
  connectingHow: '請稍候。',
  away: '尚未連上伺服器',
  awayHow: '本頁會自動重試。若等候過久，請到取號機取號。',
  awayNearby: '手機需連上本機關的 Wi-Fi。',
  unknown: '此條碼已停用',
  unknownHow: '請掃描大廳現在張貼的海報，或到取號機取號。',
  off: '目前不提供手機取號',
  offHow: '請到取號機或服務台取號。',
  outdated: '網頁已有新版本',
  outdatedHow: '數秒後會自動重新開啟。',
  refused: '伺服器不接受此網頁',
  refusedHow: '請重新掃描條碼，或到取號機取號。',
  stale: (time) => `連線中斷，資料時間 ${time}`,
  staleHow: '本頁正在重新連線，目前無法取號。',

  choose: '您要辦理什麼？',
  waiting: (count) => (count === 0 ? '不必等候' : `${String(count)} 人等候`),
  range: (from, to) => `約 ${joined(from, to)}\u00A0分鐘`,
  rangeShort: (from, to) => `${joined(from, to)}\u00A0分鐘`,
  rangeUnknown: '尚無法預估等候時間',
  noCounter: '尚無櫃檯開放',
  fields: '其他類別',
  before: (count) => (count === 0 ? '您前面沒有人' : `您前面有 ${String(count)} 人`),
  forField: '在此類別',
  papers: '應備文件',
  papersLoading: '正在開啟文件清單…',
  noPapers: '不需攜帶任何文件。',
  lookedUp: '若可查得則免交',
  missing: (place) => `文件不齊？取號前請先詢問服務台：${place}。`,
  priority: '優先號碼請在取號機領取。',
  hallCode: '大廳螢幕上的 4 位數代碼',
  hallCodeHow: '代碼每隔幾分鐘更換，顯示於叫號螢幕與取號機上方。',
  take: '文件已備齊，取號',
  takePlain: '取號',
  once: '每支手機限持一個號碼。號碼顯示在此手機上，不列印。',

  sending: '正在取號…',
  sendingTurn: '取號的人較多，即將輪到您，請稍候，不必再按。',
  sendingSilence: '伺服器尚未回應。本頁會自動重送；您只會得到一個號碼。',

  own: (number) => `此手機持有號碼 ${number}`,
  ownLabel: '您的號碼',
  ownHow: '此號碼辦完或放棄後，才能再取號。',
  ownOpen: '查看我的號碼',

  opens: (when) => `${when} 起可取號。`,
  closed: {
    outside_hours: '非取號時間',
    on_break: '休息中',
    day_off: '今日休息',
    issuing_stopped: '已停止取號',
    quota_reached: '今日號碼已發完',
    service_paused: '暫時停止發號',
    not_offered: '暫停發號',
    series_exhausted: '今日號碼已發完',
    paper_roll: '請到服務台領紙本號碼',
  },
  closedHow: (place) => `如有疑問，請洽服務台：${place}。`,
  refusals: {
    card_needed: () => ({
      title: '此處取號須掃描公民身分證',
      how: '手機無法代替。請到取號機取號。',
    }),
    phones_full: () => ({
      title: '以手機取的號碼目前較多',
      how: '請到取號機取號，或稍等幾分鐘：本頁會自動恢復。',
    }),
    phones_day_over: () => ({ title: '今日手機號碼已發完', how: '請到取號機取號。' }),
    too_fast: (minutes) => ({
      title: '暫時無法取號',
      how: `尚未給號。請於 ${String(minutes ?? 1)} 分鐘後再試，或到取號機取號。`,
    }),
    too_many_tries: (minutes) => ({
      title: '嘗試次數過多',
      how: `尚未給號。請於 ${String(minutes ?? 1)} 分鐘後再試，或到取號機取號。`,
    }),
    wrong_hall_code: () => ({ title: '代碼不正確', how: '尚未給號。請再看一次大廳螢幕上的代碼。' }),
    unknown_service: () => ({ title: '此程序剛有變更', how: '尚未給號。請重新選擇。' }),
  },
  otherRefusal: { title: '未能取號', how: '請再試一次，或到取號機取號。' },
};

export const TEXTS: Readonly<Record<CitizenLanguage, PosterTexts>> = { vi, en, zh };
