/** The words of the small window, as short as its 320 px ask for. */
import type { PauseReason, UndoableDeed } from '#protocol/officer-words.ts';
import type { Language } from '#protocol/vocabulary.ts';
import type { PrinterAlarmCause, SoundAlarmCause } from '../alarms.ts';
import type { PipIntent } from './pip-buttons.ts';
import type { PipHindrance } from './pip-window.ts';

const vi = {
  title: (counterNumber: number) => `Quầy ${counterNumber}`,
  open: 'Cửa sổ nhỏ',
  unavailable: {
    needs_https: 'Cửa sổ nhỏ cần địa chỉ https: mở /tin-cay trên máy này để xem cách.',
    needs_chromium: 'Cửa sổ nhỏ cần Chrome hoặc Edge bản mới.',
    refused: 'Trình duyệt không cho mở cửa sổ nhỏ. Cho phép trong cài đặt của trang, rồi bấm lại.',
  } satisfies Record<PipHindrance, string>,

  state: {
    next: 'Số tiếp, đã chờ',
    idle: 'Quầy trống',
    called: (count: number) => `Đã gọi lần ${count}`,
    serving: 'Đang phục vụ',
    paused: 'Tạm ngưng',
    stale: 'lúc mất kết nối',
  },
  waited: (minutes: number) => (minutes === 0 ? '< 1 phút' : `${minutes} phút`),
  nobody: 'Không có ai chờ',
  nobodyMore: 'Có số mới sẽ hiện ngay ở đây.',
  pausedMore: 'Chưa gọi ai cho đến khi làm việc lại.',
  pauseReasons: {
    break: 'Nghỉ giải lao',
    meeting: 'Họp đột xuất',
    urgent_work: 'Việc khẩn',
    helping: 'Đi hỗ trợ',
    other: 'Lý do khác',
  } satisfies Record<PauseReason, string>,
  pauseTitle: 'Tạm ngưng vì',
  cancel: 'Bỏ',

  actionsLabel: 'Thao tác',
  actions: {
    callNext: 'Gọi tiếp',
    startService: 'Bắt đầu',
    finish: 'Hoàn thành',
    park: 'Bổ sung',
    markMissed: 'Vắng mặt',
    pause: 'Tạm ngưng',
  } satisfies Record<PipIntent, string>,
  resume: 'Làm việc lại',
  sentLater: 'gửi khi có mạng',
  keptForLater: 'đã ghi',
  sending: 'đang gửi…',

  inPage: (what: string) => `${what}: làm tiếp ở cửa sổ chính.`,
  showPage: 'Cửa sổ chính',

  foot: {
    next: 'Tiếp',
    then: 'Sau đó',
    waiting: (count: number) => `${count} chờ`,
    nobody: 'Không ai chờ',
    longest: (minutes: number) => `${minutes} phút`,
    spoken: (time: string) => `Đã đọc loa lúc ${time}`,
    aboutToSpeak: 'chờ đọc',
    connected: 'Đã kết nối',
    waitingLabel: 'Đang chờ',
    longestLabel: 'lâu nhất',
  },
  stale: (time: string) => `Mất mạng, số liệu ${time}`,
  tryNow: 'Thử ngay',
  noted: 'Đã biết',
  help: (counterNumber: number) => `Quầy ${counterNumber} nhờ hỗ trợ`,
  see: 'Xem',
  undo: 'Hoàn tác',
  secondsLeft: (seconds: number) => `còn ${seconds} giây`,
  deeds: {
    startService: (number: string) => `Bắt đầu ${number}`,
    finish: (number: string) => `Xong ${number}`,
    markMissed: (number: string) => `${number} vắng mặt`,
    park: (number: string) => `${number} chờ bổ sung`,
    transfer: (number: string) => `Đã chuyển ${number}`,
    cancel: (number: string) => `Đã hủy ${number}`,
  } satisfies Record<UndoableDeed, (number: string) => string>,

  /** What follows the printer's name: few words. */
  printer: {
    paper_near_end: 'sắp hết giấy',
    paper_out: 'hết giấy',
    cover_open: 'mở nắp',
    cutter_error: 'kẹt dao',
    overheated: 'quá nóng',
    offline: 'không trả lời',
    not_a_printer: 'sai địa chỉ',
    unknown: 'không rõ',
  } satisfies Record<PrinterAlarmCause, string>,
  unprinted: {
    not_printed: (numbers: string) => `Chưa in: ${numbers}`,
    perhaps_not_printed: (numbers: string) => `Chưa rõ in: ${numbers}`,
    others: (count: number) => ` +${count}`,
  },
  reprint: 'In lại',
  taken: {
    ended: (number: string) => `Giám sát đã kết thúc ${number}`,
    moved: (number: string) => `Giám sát đã chuyển ${number}`,
  },
  /** Six words at most. */
  sound: {
    no_display: 'Không có màn hình sảnh nào',
    muted: 'Màn hình sảnh đang tắt tiếng',
    not_spoken: 'Loa chưa đọc số này',
  } satisfies Record<SoundAlarmCause, string>,
};

export type PipTexts = typeof vi;

const en: PipTexts = {
  title: (counterNumber) => `Counter ${counterNumber}`,
  open: 'Small window',
  unavailable: {
    needs_https: 'The small window needs an https address: open /trust on this machine to see how.',
    needs_chromium: 'The small window needs a recent Chrome or Edge.',
    refused: 'The browser did not allow the small window. Allow it in the page’s settings, then press again.',
  },

  state: {
    next: 'Next, waited',
    idle: 'Counter free',
    called: (count) => (count === 1 ? 'Called once' : `Called ${count} times`),
    serving: 'Serving',
    paused: 'Paused',
    stale: 'when cut off',
  },
  waited: (minutes) => (minutes === 0 ? '< 1 min' : `${minutes} min`),
  nobody: 'Nobody is waiting',
  nobodyMore: 'A new number shows here at once.',
  pausedMore: 'Nobody is called until you work again.',
  pauseReasons: {
    break: 'Break',
    meeting: 'Meeting',
    urgent_work: 'Urgent work',
    helping: 'Helping out',
    other: 'Other reason',
  },
  pauseTitle: 'Pause for',
  cancel: 'Cancel',

  actionsLabel: 'Actions',
  actions: {
    callNext: 'Call next',
    startService: 'Start',
    finish: 'Finish',
    park: 'Papers',
    markMissed: 'Missed',
    pause: 'Pause',
  },
  resume: 'Work again',
  sentLater: 'sent when back',
  keptForLater: 'noted',
  sending: 'sending…',

  inPage: (what) => `${what}: go on in the main window.`,
  showPage: 'Main window',

  foot: {
    next: 'Next',
    then: 'Then',
    waiting: (count) => `${count} waiting`,
    nobody: 'Nobody waiting',
    longest: (minutes) => `${minutes} min`,
    spoken: (time) => `Announced at ${time}`,
    aboutToSpeak: 'speaking',
    connected: 'Connected',
    waitingLabel: 'Waiting',
    longestLabel: 'longest',
  },
  stale: (time) => `Cut off, data of ${time}`,
  tryNow: 'Try now',
  noted: 'Noted',
  help: (counterNumber) => `Counter ${counterNumber} asks for help`,
  see: 'See',
  undo: 'Undo',
  secondsLeft: (seconds) => `${seconds} seconds left`,
  deeds: {
    startService: (number) => `${number} started`,
    finish: (number) => `${number} done`,
    markMissed: (number) => `${number} missed`,
    park: (number) => `${number} set aside`,
    transfer: (number) => `${number} sent on`,
    cancel: (number) => `${number} cancelled`,
  },

  printer: {
    paper_near_end: 'low on paper',
    paper_out: 'out of paper',
    cover_open: 'cover open',
    cutter_error: 'jammed',
    overheated: 'too hot',
    offline: 'no answer',
    not_a_printer: 'wrong address',
    unknown: 'not known',
  },
  unprinted: {
    not_printed: (numbers) => `Not printed: ${numbers}`,
    perhaps_not_printed: (numbers) => `Unsure: ${numbers}`,
    others: (count) => ` +${count}`,
  },
  reprint: 'Reprint',
  taken: {
    ended: (number) => `A supervisor ended ${number}`,
    moved: (number) => `A supervisor moved ${number}`,
  },
  sound: {
    no_display: 'No hall display is on',
    muted: 'The hall display is muted',
    not_spoken: 'Number not spoken yet',
  },
};

const CATALOGUE: Record<Language, PipTexts> = { vi, en };

/** The words in one language. */
export const pipTextsIn = (language: Language): PipTexts => CATALOGUE[language];
