/** The officer's words in Vietnamese: the original every other language must match. */
import type {
  CancelReason,
  ColleagueEnding,
  HandReason,
  Outcome,
  ParkReason,
  PauseReason,
  ReturnTime,
  UndoableDeed,
} from '#protocol/officer-words.ts';
import type { CallReason, CallRule } from '#protocol/views.ts';
import type { HandshakeRefusal, RefusalCode, RejectionCode } from '#protocol/vocabulary.ts';
import type { PrinterAlarmCause, SoundAlarmCause } from './alarms.ts';
import type { CounterCommandName } from './counter-command.ts';
import type { KeyIntent } from './keyboard.ts';

/** What is wrong with a printer since when, where that is known, and what to do about it. */
type PrinterTrouble = {
  readonly what: (printer: string, since: string | null) => string;
  readonly cure: string;
};
const fromTime = (since: string | null): string => (since === null ? '' : ` từ ${since}`);
/** What is wrong, and what to do about it. */
type Trouble = { readonly what: string; readonly cure: string };

/** What the sentence about a call may speak of. */
export type ReasonFacts = Pick<CallReason, 'waitingForCounter' | 'overtookCount' | 'ceiling'> & {
  /** The class in lower case, e.g. "người cao tuổi". */
  readonly priority: string;
  readonly waited: string;
  readonly maxWait: string;
  readonly maxOvertakes: string;
  /** What the officer gave as the reason. */
  readonly hand: string | null;
  /** The field whose line it stands in; null where it is not known. */
  readonly line: string | null;
};
/** Before the number, the number, after it. */
type Undoable = (number: string, time: string) => readonly [string, string, string];
/** A sentence; with the number it is about where that matters ('' when there is none). */
type RefusalText = string | ((number: string) => string);

const CALL_RULE_WORDS: Record<CallRule, (facts: ReasonFacts) => string> = {
  first_come: ({ waitingForCounter }) =>
    waitingForCounter <= 1
      ? 'Lúc gọi chỉ có một người chờ quầy này.'
      : `Đến sớm nhất trong ${String(waitingForCounter)} người chờ quầy này.`,
  priority: ({ priority, overtookCount, waited }) =>
    `Ưu tiên: ${priority}${overtookCount === 0 ? '' : `, vượt ${String(overtookCount)} số`}; chờ ${waited}.`,
  ceiling: ({ ceiling, maxWait, maxOvertakes, waited }) =>
    ceiling === 'overtakes'
      ? `Mức trần: số thường bị vượt đủ ${maxOvertakes} lần nên đi trước số ưu tiên; chờ ${waited}.`
      : `Mức trần: số thường đã chờ tới ${maxWait} nên đi trước số ưu tiên; chờ ${waited}.`,
  returned: ({ line }) =>
    line === null
      ? 'Trở lại nên xếp đầu hàng, sau số ưu tiên.'
      : `Trở lại nên xếp đầu hàng ${line}, sau số ưu tiên.`,
  returned_to_counter: () =>
    'Làm xong ở quầy khác, quay lại đây làm tiếp nên đi ngay sau người đang phục vụ.',
  by_hand: ({ hand, waited }) =>
    hand === null ? `Cán bộ chọn số này; chờ ${waited}.` : `Cán bộ chọn số này: ${hand}; chờ ${waited}.`,
  roll: () => 'Số của cuộn phiếu giấy, gọi theo thứ tự trên phiếu.',
};

const DONE_WORDS: Record<CounterCommandName, (number: string, time: string) => string> = {
  callNext: (number, time) => `Đã gọi ${number} lúc ${time}`,
  callTicket: (number, time) => `Đã gọi ${number} lúc ${time}`,
  callRollNumber: (number, time) => `Đã gọi ${number} lúc ${time}`,
  recall: (number, time) => `Đã gọi lại ${number} lúc ${time}`,
  startService: (number, time) => `Bắt đầu phục vụ ${number} lúc ${time}`,
  finish: (number, time) => `Đã hoàn thành ${number} lúc ${time}`,
  markMissed: (number, time) => `Đã ghi ${number} vắng mặt lúc ${time}`,
  reinstate: (number, time) => `Đã xếp lại ${number} vào hàng chờ lúc ${time}`,
  park: (number, time) => `${number} đi bổ sung từ ${time}`,
  resume: (number, time) => `${number} đã trở lại hàng chờ lúc ${time}`,
  transfer: (number, time) => `Đã chuyển ${number} lúc ${time}`,
  addService: (number) => `Đã thêm thủ tục cho ${number}`,
  addNote: (number) => `Đã ghi chú cho ${number}`,
  tickPaper: (number) => `Đã ghi giấy tờ của ${number}`,
  grantPriority: (number) => `Đã ghi diện ưu tiên cho ${number}`,
  cancel: (number, time) => `Đã hủy ${number} lúc ${time}`,
  serveWithoutTicket: (number, time) => `Phục vụ không lấy số (${number}) từ ${time}`,
  issueAtCounter: (number, time) => `Đã cấp ${number} lúc ${time}`,
  pauseCounter: (_number, time) => `Tạm ngưng từ ${time}`,
  resumeCounter: (_number, time) => `Làm việc lại lúc ${time}`,
  undo: (number, time) => `Đã hoàn tác, ${number} trở về như trước lúc ${time}`,
  askForHelp: (_number, time) => `Đã nhờ đồng nghiệp hỗ trợ lúc ${time}`,
  endHelp: (_number, time) => `Đã ghi có người hỗ trợ lúc ${time}`,
  takeOver: (number, time) => `Đã nhận ${number} về quầy này lúc ${time}`,
  endForColleague: (number, time) => `Đã kết thúc thay ${number} lúc ${time}`,
  closeColleague: (_number, time) => `Đã đóng quầy đồng nghiệp lúc ${time}`,
  signOut: (_number, time) => `Đã rời quầy lúc ${time}`,
  reprintTicket: (number, time) => `Đã gửi in lại phiếu ${number} lúc ${time}`,
  reprintJob: (number, time) => `Đã gửi in lại phiếu ${number} lúc ${time}`,
  printSummary: (_number, time) => `Đã gửi in tổng kết ngày lúc ${time}`,
};

const UNDOABLE_WORDS: Record<UndoableDeed, Undoable> = {
  startService: (number, time) => ['Bắt đầu ', number, ` lúc ${time}`],
  finish: (number, time) => ['Đã hoàn thành ', number, ` lúc ${time}`],
  markMissed: (number, time) => ['Đã ghi ', number, ` vắng mặt lúc ${time}`],
  park: (number, time) => ['', number, ` đi bổ sung từ ${time}`],
  transfer: (number, time) => ['Đã chuyển ', number, ` lúc ${time}`],
  cancel: (number, time) => ['Đã hủy ', number, ` lúc ${time}`],
};

const REFUSAL_WORDS: Record<RejectionCode | RefusalCode, RefusalText> = {
  stale_screen: 'Màn hình vừa chậm hơn máy chủ nên chưa làm gì. Xem lại rồi bấm lần nữa.',
  counter_busy: 'Quầy đang giữ một số. Xong số đó trước.',
  counter_closed: 'Chưa ai vào quầy này.',
  counter_taken: 'Cán bộ khác đang giữ một số ở quầy này.',
  officer_busy_elsewhere: 'Tài khoản này đang giữ một số ở quầy khác.',
  not_at_counter: 'Tài khoản này không còn ở quầy này.',
  nobody_waiting: 'Không còn ai chờ quầy này.',
  ticket_not_at_counter: (number) =>
    `${number === '' ? 'Số này' : number} không còn ở quầy này, máy chủ không đổi gì.`,
  wrong_status: (number) =>
    `${number === '' ? 'Số này' : number} không ở bước cho phép việc này, máy chủ không đổi gì.`,
  unknown_service: 'Thủ tục này không có trong danh mục hôm nay.',
  unknown_counter: 'Không có quầy này.',
  series_exhausted: 'Dãy số hôm nay đã dùng hết (999 số).',
  day_closed: 'Ngày làm việc đã đóng.',
  counter_paused: 'Quầy đang tạm ngưng. Bấm 0 để làm việc lại trước.',
  counter_not_paused: 'Quầy không tạm ngưng.',
  recall_too_soon: 'Vừa gọi xong: để người dân kịp đi đến.',
  recall_limit_reached: 'Đã gọi đủ số lần. Nếu không đến thì bấm 7, Vắng mặt.',
  reason_needed: 'Số này vượt người đến trước: chọn lý do.',
  unknown_ticket: (number) => `Hôm nay không có số ${number === '' ? 'này' : number} đang chờ.`,
  nothing_to_undo: 'Không có gì để hoàn tác.',
  undo_expired: 'Đã quá giờ hoàn tác, hoặc đã có việc khác sau đó.',
  same_place: 'Số này đã ở đó rồi: chọn thủ tục hoặc quầy khác.',
  supervisor_only: 'Chỉ cán bộ phụ trách làm được việc này.',
  unknown_priority: 'Không có diện ưu tiên này.',
  priority_not_grantable: 'Diện ưu tiên này không cấp tại quầy.',
  too_many: 'Số này đã có quá nhiều ghi chú, giấy tờ hoặc thủ tục.',
  unknown_paper: 'Giấy tờ này không thuộc thủ tục của số.',
  paper_roll: 'Lĩnh vực này dùng phiếu cuộn giấy: bấm P để nhập số.',
  not_a_paper_roll: 'Lĩnh vực này không dùng phiếu cuộn giấy.',
  number_used: 'Số này của cuộn phiếu đã dùng rồi.',
  already_lent: 'Số này sẽ quay lại quầy đã nhờ trước đó; không hẹn quay lại thêm quầy này được.',
  no_help_asked: 'Quầy đó không còn nhờ hỗ trợ.',
  outside_hours: 'Ngoài giờ làm việc.',
  on_break: 'Đang giờ nghỉ giữa buổi.',
  day_off: 'Hôm nay không làm việc.',
  issuing_stopped: 'Buổi này đã ngừng cấp số.',
  not_offered: 'Thủ tục này đang tạm ngừng phát số.',
  quota_reached: 'Thủ tục này đã hết số hôm nay.',
  service_paused: 'Ban giám sát đang tạm ngừng phát số cho thủ tục này.',
  card_needed: 'Máy lấy số cần quét thẻ căn cước trước khi cấp số.',
  person_limit_reached: 'Người có thẻ này đã giữ đủ số được cấp cho một người.',
  unknown_print_job: 'Không có lệnh in này.',
  print_job_settled: 'Lệnh in này đã kết thúc.',
  print_pending: (number) =>
    `Phiếu ${number === '' ? 'này' : number} đang chờ in hoặc đang in: chờ phiếu ra, không in thêm.`,
  no_printer: 'Chưa có máy in nào được cài cho quầy này. Báo người quản trị.',
  not_served_yet: 'Số này chưa phục vụ xong nên chưa đánh giá được.',
  already_rated: 'Số này đã được đánh giá rồi.',
  not_rated_here: 'Số này không được đánh giá tại đây.',
  invalid_message: 'Máy chủ không hiểu nội dung vừa gửi. Xem lại chữ đã gõ.',
  request_reused: 'Lần bấm này trùng với một lần trước. Bấm lại.',
  not_signed_in: 'Phiên làm việc đã hết.',
  wrong_credentials: 'Tên đăng nhập hoặc mật khẩu không đúng.',
  administrator_only: 'Chỉ người quản trị làm được việc này.',
  password_change_needed: 'Mật khẩu này là tạm: đặt mật khẩu mới trước.',
  password_expired: 'Mật khẩu tạm đã quá hạn. Nhờ người quản trị cấp lại.',
  weak_password: 'Mật khẩu mới dễ đoán hoặc trùng mật khẩu cũ. Chọn mật khẩu khác.',
  weak_pin: 'PIN này dễ đoán. Chọn sáu chữ số khác.',
  counter_locked: 'Quầy đang khóa. Mở khóa trước.',
  password_needed: 'PIN không mở được nữa: gõ mật khẩu.',
  username_taken: 'Tên đăng nhập này đã có người dùng.',
  unknown_officer: 'Không có tài khoản này.',
  own_account: 'Không làm việc này với chính mình.',
  last_administrator: 'Đây là người quản trị cuối cùng.',
  too_many_tries: 'Thử quá nhiều lần. Chờ một lát.',
  too_fast: 'Bấm quá nhanh. Chờ một giây.',
  phone_has_number: 'Điện thoại này đang giữ một số.',
  phones_full: 'Đã đủ số lấy bằng điện thoại đang chờ.',
  phones_day_over: 'Hôm nay đã phát đủ số qua điện thoại.',
  feedback_not_taken: 'Ở đây không nhận phản ánh, kiến nghị.',
  feedback_full: 'Phản ánh, kiến nghị đang mở quá nhiều.',
  wrong_hall_code: 'Mã không đúng với mã trên màn hình.',
  storage_failed: 'Máy chủ không ghi được (ổ đĩa đầy hoặc hỏng). Chưa có gì thay đổi; báo người quản trị.',
  settings_changed: 'Người khác vừa đổi cài đặt. Xem lại rồi làm lần nữa.',
  settings_wrong: 'Cài đặt này tự mâu thuẫn, máy chủ không nhận.',
  unavailable: 'Máy chủ đang khởi động hoặc đang tắt. Bấm lại sau vài giây.',
};

/** Everything the officer reads, in Vietnamese. */
export const VIETNAMESE = {
  counter: (number: number) => `Quầy ${String(number)}`,
  receptionDesk: 'Bàn hướng dẫn',
  minutes: (minutes: number) => `${String(minutes)} phút`,
  minutesShort: (minutes: number) => `${String(minutes)} ph`,
  underOneMinute: 'chưa đến 1 phút',
  listEnd: ' và ',
  connecting: 'Đang kết nối với máy chủ…',
  connectingCure: 'Nếu quá một phút: xem máy chủ đã bật chưa và dây mạng của máy này.',

  connected: 'Đã kết nối',
  disconnected: 'Mất kết nối',
  announcement: {
    unknown: 'Loa: không rõ',
    no_display: 'Không có màn hình sảnh',
    muted: 'Màn hình tắt tiếng',
    quiet_hours: 'Giờ yên lặng',
    spoken: (time: string) => `Đã đọc loa ${time}`,
    about_to_speak: 'Chờ loa đọc',
    not_spoken: 'Loa chưa đọc',
    readySince: (time: string) => `Lần đọc cuối ${time}`,
    ready: 'Loa sẵn sàng',
  },
  printer: {
    good: 'Máy in tốt',
    unknown: 'Máy in: không rõ',
    causes: {
      paper_near_end: 'Sắp hết giấy',
      paper_out: 'Hết giấy',
      cover_open: 'Nắp máy in mở',
      cutter_error: 'Kẹt dao cắt',
      overheated: 'Máy in quá nóng',
      offline: 'Mất máy in',
      not_a_printer: 'Sai máy in',
      unknown: 'Không rõ máy in',
    } satisfies Record<PrinterAlarmCause, string>,
  },
  printerNamed: (name: string) => `Máy in ${name}`,
  printerTroubles: {
    paper_near_end: {
      what: (printer, since) => `${printer} sắp hết giấy${fromTime(since)}.`,
      cure: 'Chuẩn bị một cuộn giấy; thay khi vắng người.',
    },
    paper_out: {
      what: (printer, since) => `${printer} hết giấy${fromTime(since)}.`,
      cure: 'Thay cuộn, mặt nhiệt hướng lên, rồi đóng nắp.',
    },
    cover_open: {
      what: (printer, since) => `${printer} đang mở nắp${fromTime(since)}.`,
      cure: 'Đóng nắp cho đến khi nghe tiếng khớp.',
    },
    cutter_error: {
      what: (printer, since) => `${printer} kẹt dao cắt${fromTime(since)}.`,
      cure: 'Tắt máy in, mở nắp, gỡ mẩu giấy vướng ở dao, đóng nắp rồi bật lại.',
    },
    overheated: {
      what: (printer, since) => `${printer} quá nóng${fromTime(since)}.`,
      cure: 'Để nguội khoảng năm phút; máy tự in tiếp.',
    },
    offline: {
      what: (printer, since) => `${printer} không trả lời${fromTime(since)}.`,
      cure: 'Xem máy in đã bật và dây đã cắm.',
    },
    not_a_printer: {
      what: (printer, since) => `${printer}: thiết bị trả lời không phải máy in phiếu${fromTime(since)}.`,
      cure: 'Báo người quản trị xem lại địa chỉ máy in.',
    },
    unknown: {
      what: (printer, since) => `${printer} không rõ tình trạng${fromTime(since)}.`,
      cure: 'Chương trình in chưa kết nối: xem máy chạy nó đã bật chưa.',
    },
  } satisfies Record<PrinterAlarmCause, PrinterTrouble>,
  unprinted: {
    not_printed: (numbers: string) => `Phiếu chưa in được: ${numbers}.`,
    perhaps_not_printed: (numbers: string) => `Phiếu chưa rõ đã ra giấy: ${numbers}.`,
    others: (count: number) => ` và ${String(count)} phiếu khác`,
    cure: 'Số vẫn có hiệu lực.',
    button: 'In lại',
  },
  /** Told to the counter that held the ticket. */
  takenAway: {
    ended: {
      what: (number: string, time: string) => `Người phụ trách đã kết thúc số ${number} lúc ${time}.`,
      cure: 'Quầy đang trống: gọi số tiếp theo.',
    },
    moved: {
      what: (number: string, time: string) => `Người phụ trách đã chuyển số ${number} đi lúc ${time}.`,
      cure: 'Chỉ người dân chỗ chờ mới, rồi gọi số tiếp theo.',
    },
  },
  soundTroubles: {
    no_display: {
      what: 'Không có màn hình sảnh: không ai nghe được số gọi.',
      cure: 'Bật màn hình sảnh, hoặc mời người dân bằng lời.',
    },
    muted: {
      what: 'Màn hình sảnh đang tắt tiếng.',
      cure: 'Bấm vào màn hình sảnh một lần để bật tiếng; đến lúc đó hãy mời bằng lời.',
    },
    not_spoken: {
      what: 'Loa chưa đọc số này.',
      cure: 'Xem màn hình sảnh còn chạy không, hoặc mời người dân bằng lời.',
    },
  } satisfies Record<SoundAlarmCause, Trouble>,
  noted: 'Đã biết',

  stale: {
    what: (time: string) => `Mất kết nối, số liệu lúc ${time}.`,
    retrying: (attempts: number) =>
      attempts > 0 ? `Đang thử lại, lần ${String(attempts)}.` : 'Đang thử lại.',
    servingBefore: 'Người đang phục vụ cứ phục vụ tiếp; bấm ',
    servingAfter: ' sẽ được gửi khi có mạng.',
    noCalls: 'Gọi số mới: tạm dừng, để không hai quầy gọi cùng một người.',
    cure: 'Kiểm tra dây mạng của máy này.',
    tryNow: 'Thử ngay',
    at: (time: string) => `lúc ${time}`,
  },

  state: {
    idle: 'Quầy đang trống',
    called: (count: number) => `Đã gọi lần ${String(count)}, chờ người dân đến quầy`,
    calledShort: (count: number) => `Đã gọi lần ${String(count)}`,
    serving: 'Đang phục vụ',
    paused: (reason: string) => `Tạm ngưng: ${reason}`,
    pausedStale: (reason: string) => `Tạm ngưng lúc mất kết nối: ${reason}`,
    idleStale: 'Quầy trống lúc mất kết nối',
    calledStale: (count: number) => `Đã gọi lần ${String(count)} lúc mất kết nối`,
    servingStale: 'Đang phục vụ lúc mất kết nối',
  },
  calledAt: (time: string) => `gọi lúc ${time}`,
  since: (time: string) => `từ ${time}`,
  waited: (minutes: string) => `đã chờ ${minutes}`,
  waitedSince: (time: string) => `đã chờ, từ ${time}`,
  sinceCall: 'từ lúc gọi',
  recallLater: (seconds: number) => `gọi lại được sau ${String(seconds)} giây nếu chưa đến`,
  recallNow: 'chưa đến thì gọi lại được',
  calledInVain: (count: number) => `đã gọi ${String(count)} lần, không đến thì ghi vắng mặt`,
  seconds: (count: number) => `sau ${String(count)} giây`,
  pausedTitle: 'Quầy đang tạm ngưng',
  pausedSince: (time: string) => `từ ${time}`,
  pausedFor: 'đã ngưng',
  pausedMore: (waiting: number, others: string) =>
    waiting === 0
      ? 'Không có ai chờ quầy này.'
      : others === ''
        ? `${String(waiting)} người đang chờ. Không quầy nào khác đang mở nhận các thủ tục này.`
        : `${String(waiting)} người đang chờ. Trong lúc này ${others} vẫn gọi được họ.`,
  pausedForThisCounter: (numbers: string) => `${numbers} chỉ chờ quầy này.`,
  pausedNextUp: (number: string, minutes: string) =>
    `Làm việc lại thì số kế tiếp là ${number}, đã chờ ${minutes}.`,
  pressToResume: 'để làm việc lại',
  countersWord: (numbers: string) => `Quầy ${numbers}`,
  usually: (from: number, to: number) =>
    from === to
      ? `thủ tục này thường ${String(to)} phút`
      : `thủ tục này thường ${String(from)}–${String(to)} phút`,
  todayShort: (finished: number) => `${String(finished)} lượt hôm nay`,
  todayHere: (finished: number, medianMinutes: number | null) =>
    medianMinutes === null
      ? `Hôm nay tại quầy: ${String(finished)} lượt`
      : `Hôm nay tại quầy: ${String(finished)} lượt, một nửa dưới ${String(medianMinutes)} phút`,
  pressBefore: 'Bấm',
  pressAfter: 'để gọi',
  nextNumber: 'Số tiếp theo',
  nobody: 'Không có ai chờ quầy này',
  atReception: 'Bàn hướng dẫn không gọi số',
  atReceptionMore: 'Bấm C để cấp số cho người dân, U để cho số ưu tiên, H để gọi đồng nghiệp giúp.',
  nobodyMore: (fields: string) => `Quầy nhận ${fields}. Có người lấy số thì số hiện ngay ở đây.`,

  journey: {
    waiting: (minutes: number) => `Chờ ${String(minutes)} phút`,
    called: (minutes: number) => `Gọi ${String(minutes)} phút`,
    serving: (minutes: number) => `Phục vụ ${String(minutes)} phút`,
    parked: (minutes: number) => `Đi bổ sung giấy tờ ${String(minutes)} phút`,
    missed: (minutes: number) => `Vắng mặt ${String(minutes)} phút`,
    back: (time: string) => `${time} trở lại`,
    at: (time: string, counterNumber: number | null, officerName: string | null) =>
      [`${time} Quầy ${String(counterNumber ?? '')}`, ...(officerName === null ? [] : [officerName])].join(
        ', ',
      ),
    parkedFrom: (time: string) => `${time} đi bổ sung`,
    missedFrom: (time: string) => `${time} vắng mặt`,
    taken: (time: string) => `${time} lấy số`,
    waitingFrom: (time: string) => `${time} chờ tiếp`,
    caption: 'Quá trình của số này',
  },

  facts: {
    waited: 'Đã chờ',
    waitedFromTo: (from: string, to: string) => `lấy số ${from}, gọi ${to}`,
    why: 'Vì sao số này',
    spoken: 'Loa đã đọc',
    waitedParts: (first: string, later: string, wasParked: boolean) =>
      wasParked
        ? `${first} lúc đầu + ${later} sau khi trở lại; không tính lúc đi bổ sung`
        : `${first} lúc đầu + ${later} về sau`,
    papers: 'Giấy tờ còn thiếu',
    papersReceived: 'Giấy tờ bổ sung',
    received: 'đã có',
    missing: 'còn thiếu',
    notes: 'Ghi chú',
    noteFrom: (counterNumber: number) => `Quầy ${String(counterNumber)}:`,
    addNote: 'Ghi thêm',
    added: 'Làm thêm',
    later: 'Sau đó',
    returnsTo: 'Sau quầy này',
    returnsToCounter: (counterNumber: number) =>
      `Hoàn thành ở đây thì số này quay lại Quầy ${String(counterNumber)} để làm tiếp.`,
    walkIn: 'Phục vụ ngay, không lấy số trước; số này chỉ để ghi sổ.',
  },
  why: {
    idle: (sentence: string) => `Vì sao: ${sentence}`,
    rules: CALL_RULE_WORDS,
    returnedWithPapers: (line: string) =>
      `Trở lại với giấy tờ bổ sung nên xếp đầu hàng ${line}, sau số ưu tiên.`,
    overtook: (count: number) => `Đã vượt ${String(count)} số: `,
    /** Of the next one: whom it would overtake follows. */
    priorityNext: (priority: string) => `đến lượt ưu tiên, ${priority}.`,
    overtookNamed: 'Đã vượt ',
    andOthers: (count: number) => ` và ${String(count)} số khác`,
    willOvertake: (numbers: string) => ` Sẽ vượt ${numbers}.`,
    numberWaited: (number: string, minutes: string) => `${number} (${minutes})`,
  },
  spokenFact: {
    hall: (time: string) => `Màn hình sảnh, ${time}`,
    about_to_speak: 'Chưa đọc, loa sắp đọc.',
    not_spoken: 'Chưa đọc. Mời người dân bằng lời, hoặc gọi lại.',
    muted: 'Chưa đọc: màn hình sảnh đang tắt tiếng. Bấm vào màn hình đó một lần để bật tiếng.',
    quiet_hours: 'Không đọc: đang giờ yên lặng.',
    isShown: 'Số đã hiện trên màn hình.',
    no_display: 'Chưa đọc: không màn hình sảnh nào đang kết nối.',
    unknown: 'Không rõ: đang mất kết nối.',
  },

  queue: {
    next: 'Số tiếp theo',
    afterThat: 'Tiếp sau đó',
    nextShort: 'Tiếp theo',
    waiting: (count: number) => (count === 0 ? 'không có ai chờ' : `${String(count)} người chờ quầy này`),
    nobodyNext: 'Chưa có số nào chờ.',
    nobodyAfter: 'Sau số này chưa có ai chờ.',
    fields: 'Lĩnh vực quầy này nhận',
    services: 'Thủ tục quầy này nhận',
    otherServices: (count: number) => `${String(count)} thủ tục khác`,
    waitingHead: 'Đang chờ',
    longestHead: 'Lâu nhất',
    none: 'không có',
    tooLong: (minutes: number) => `Quá ngưỡng ${String(minutes)} phút`,
    forThisCounter: 'Chờ riêng quầy này',
    absent: 'Có thể quay lại',
    absentMore: (count: number) => `và ${String(count)} số khác`,
    parkedWord: 'Chờ bổ sung',
    missedWord: 'Vắng mặt',
    missedRow: (count: number, time: string) => `gọi ${String(count)} lần, lần cuối ${time}`,
    atCounter: (counterNumber: number, officerName: string) =>
      `Quầy ${String(counterNumber)}, ${officerName}`,
    due: (when: string) => `hẹn ${when}`,
    bringBack: 'Trở lại',
    putBack: 'Xếp lại',
    helpAsked: (counterNumber: number, officerName: string, time: string) =>
      officerName === ''
        ? `Quầy ${String(counterNumber)} nhờ hỗ trợ từ ${time}.`
        : `Quầy ${String(counterNumber)} (${officerName}) nhờ hỗ trợ từ ${time}.`,
    helpHere: (time: string) => `Quầy này đã nhờ hỗ trợ lúc ${time}.`,
    helpCame: 'Đã có người',
    helpOver: 'Thôi nhờ',
  },
  parkReasons: {
    papers_missing: 'Thiếu giấy tờ',
    filling_in_form: 'Viết tờ khai',
    paying: 'Đi nộp phí',
    waiting_for_colleague: 'Chờ cán bộ',
    other: 'Việc khác',
  } satisfies Record<ParkReason, string>,
  returnTimes: {
    this_morning: 'trong sáng nay',
    this_afternoon: 'chiều nay',
    another_day: 'ngày khác',
  } satisfies Record<ReturnTime, string>,
  pauseReasons: {
    break: 'Nghỉ giải lao',
    meeting: 'Họp đột xuất',
    urgent_work: 'Xử lý việc khẩn',
    helping: 'Hỗ trợ đồng nghiệp',
    other: 'Khác',
  } satisfies Record<PauseReason, string>,
  handReasons: {
    frail: 'Người yếu, mệt',
    short_question: 'Chỉ hỏi nhanh',
    appointment: 'Có hẹn trước',
    called_before: 'Đã được gọi trước đó',
    other: 'Lý do khác',
  } satisfies Record<HandReason, string>,
  cancelReasons: {
    left: 'Đã ra về',
    duplicate: 'Lấy trùng số',
    wrong_service: 'Lấy nhầm thủ tục',
    other: 'Lý do khác',
  } satisfies Record<CancelReason, string>,
  outcomes: {
    completed: 'Đã xong',
    papers_missing: 'Thiếu giấy tờ',
    not_here: 'Không làm được ở đây',
    result_not_ready: 'Chưa có kết quả',
  } satisfies Record<Outcome, string>,
  endings: {
    finished: 'Ghi hoàn thành',
    back_in_line: 'Trả lại hàng chờ',
    missed: 'Ghi vắng mặt',
  } satisfies Record<ColleagueEnding, string>,

  /** What stands on the key's button. */
  deeds: {
    callNext: 'Gọi tiếp',
    recall: 'Gọi lại',
    startService: 'Bắt đầu',
    finish: 'Hoàn thành',
    transfer: 'Chuyển',
    park: 'Chờ bổ sung',
    markMissed: 'Vắng mặt',
    pause: 'Tạm ngưng',
    undo: 'Hoàn tác',
    finishDetails: 'Ghi kết quả',
    addService: 'Thêm thủ tục',
    addNote: 'Ghi chú',
    callTicket: 'Gọi một số',
    rollNumber: 'Số phiếu cuộn',
    serveWithoutTicket: 'Không lấy số',
    issue: 'Cấp số',
    grantPriority: 'Ưu tiên',
    cancel: 'Hủy số',
    reprint: 'In lại phiếu',
    resume: 'Trở lại',
    reinstate: 'Xếp lại',
    help: 'Nhờ hỗ trợ',
    summary: 'In tổng kết ngày',
    colleagues: 'Quầy khác',
    attend: 'Đã biết, thử ngay',
    pip: 'Cửa sổ nhỏ',
    keys: 'Mọi phím',
    account: 'Tài khoản của tôi',
    lock: 'Khóa',
    signOut: 'Rời quầy',
    pauseCounter: 'Tạm ngưng',
    resumeCounter: 'Làm việc lại',
    callRollNumber: 'Số phiếu cuộn',
    issueAtCounter: 'Cấp số',
    askForHelp: 'Nhờ hỗ trợ',
    endHelp: 'Đã có người hỗ trợ',
    takeOver: 'Nhận thay',
    endForColleague: 'Kết thúc thay',
    closeColleague: 'Đóng quầy khác',
    tickPaper: 'Giấy tờ',
    reprintTicket: 'In lại phiếu',
    reprintJob: 'In lại phiếu',
    printSummary: 'In tổng kết ngày',
  } satisfies Record<KeyIntent | CounterCommandName, string>,
  /** What each key does, in a line of the list of keys. */
  keyMeanings: {
    callNext: 'gọi số kế tiếp theo quy tắc',
    recall: 'đọc lại số đang gọi',
    startService: 'người dân đã đến quầy',
    finish: 'xong mọi thủ tục của số này',
    transfer: 'sang thủ tục hoặc quầy khác, giữ giờ đến',
    park: 'người dân đi lấy giấy tờ, giữ nguyên số',
    markMissed: 'đã gọi mà không đến',
    pause: 'nghỉ, chọn lý do; bấm lần nữa để làm lại',
    undo: 'lấy lại việc vừa làm, trong vài giây',
    finishDetails: 'hoàn thành, ghi từng thủ tục, số lượng, kết quả',
    addService: 'làm thêm thủ tục cho số này',
    addNote: 'để lại lời cho quầy sau',
    callTicket: 'gõ số cần gọi; vượt người khác thì ghi lý do',
    rollNumber: 'gọi theo số trên cuộn phiếu giấy',
    serveWithoutTicket: 'phục vụ ngay người chưa lấy số',
    issue: 'cấp số cho người dân tại bàn, in hoặc đọc',
    grantPriority: 'ghi diện ưu tiên cho số đang chờ',
    cancel: 'bỏ một số đang chờ',
    reprint: 'phiếu chưa ra hoặc bị mất; giấy có chữ IN LẠI',
    resume: 'người đi bổ sung đã quay lại',
    reinstate: 'người vắng mặt đã quay lại',
    help: 'báo nhẹ cho đồng nghiệp; bấm lần nữa để thôi',
    summary: 'số liệu hôm nay của mình, ra giấy',
    colleagues: 'xem các quầy; phụ trách nhận thay, kết thúc, đóng',
    attend: 'ghi nhận cảnh báo, hoặc thử kết nối lại',
    pip: 'thu màn hình này thành cửa sổ nhỏ luôn ở trên',
    keys: 'danh sách này (phím ? cũng được)',
    account: 'PIN mở khóa và mật khẩu của mình',
    lock: 'che màn hình khi rời chỗ; mở lại bằng PIN hoặc mật khẩu',
    signOut: 'đăng xuất khỏi quầy này',
  } satisfies Record<KeyIntent, string>,
  keyGroups: {
    ticket: 'Số đang giữ',
    queue: 'Hàng chờ',
    counter: 'Quầy',
  },
  resumeWork: 'Làm việc lại',
  more: 'Thêm',
  actionsLabel: 'Thao tác',
  obstacle: {
    offline: 'chờ kết nối',
    busy: 'sau khi hoàn thành',
    busyCalled: 'sau khi xong số này',
    nobody: 'không có ai chờ',
    noTicket: 'chưa gọi số nào',
    alreadyServing: 'đang phục vụ',
    notStarted: 'sau khi bắt đầu',
    paused: 'đang tạm ngưng',
    notPaused: 'quầy không tạm ngưng',
    tooSoon: 'chờ người dân đi đến',
    limit: (count: number) => `đã gọi ${String(count)} lần`,
    nothingToUndo: 'không có gì để hoàn tác',
    undoOver: 'đã quá giờ hoàn tác',
    nobodyAway: 'không có số nào',
    supervisorOnly: 'chỉ phụ trách làm được',
    paperRoll: 'quầy dùng phiếu cuộn',
    noPrinter: 'không có máy in',
    dayClosed: 'đã hết ngày làm việc',
    counterClosed: 'chưa vào quầy',
    stale: 'số liệu đã đổi',
    other: 'chưa làm được',
  },
  sending: 'đang gửi…',
  sentLater: 'gửi khi có mạng',
  keptForLater: 'đã ghi, chờ mạng',

  notes: {
    done: DONE_WORDS,
    undoable: UNDOABLE_WORDS,
    undoSeconds: (seconds: number) => `còn ${String(seconds)} giây`,
    notAllowed: (action: string, why: string) => `${action}: ${why}.`,
    stillSending: (action: string) => `${action}: đang chờ máy chủ trả lời. Phím vừa rồi chưa được gửi.`,
    unanswered: (action: string) =>
      `${action}: máy chủ chưa trả lời, có thể đã làm. Có mạng lại màn hình này sẽ cho biết; đừng bấm nữa.`,
    finishKept: (number: string, time: string) =>
      `Hoàn thành ${number} đã ghi lúc ${time}. Gửi khi có mạng; chưa chắc máy chủ nhận.`,
  },
  refusals: REFUSAL_WORDS,

  dialogs: {
    esc: 'thôi',
    number: 'Số',
    searchHint: 'gõ không dấu cũng được',
    searchLabel: 'Tìm thủ tục',
    searchNone: 'Không có thủ tục nào khớp. Thử từ khác, hoặc mã thủ tục.',
    sending: 'Đang gửi…',
    more: (count: number) => `và ${String(count)} dòng nữa: gõ thêm để thu hẹp`,
    shown: (count: number) => `${String(count)} kết quả`,
    personalHint: '(không ghi thông tin cá nhân)',
    people: (count: number) => `${String(count)} người`,
    noCounterOpen: 'không quầy nào mở',
    serviceHead: 'Thủ tục',
    waitingHead: 'Đang chờ',
    openHead: 'Quầy mở',

    park: {
      title: 'Chờ bổ sung',
      lead: 'Chọn giấy tờ còn thiếu. Người dân giữ nguyên số, phiếu in thêm danh sách này.',
      byService: (code: string | null) => (code === null ? 'Theo thủ tục' : `Theo thủ tục (${code})`),
      noPapers: 'Thủ tục này không có danh mục giấy tờ. Ghi giấy tờ còn thiếu ở dưới.',
      noneShown: (count: number) => `${String(count)} giấy tờ nữa: cuộn xuống`,
      onlyIfNotLookedUp: 'không phải nộp nếu tra cứu được',
      other: 'Khác',
      otherHint: 'giấy tờ khác, viết tay',
      handwritten: 'viết tay',
      reason: 'Lý do',
      returnHead: 'Hẹn trở lại',
      returnTimes: { this_morning: 'Sáng nay', this_afternoon: 'Chiều nay', another_day: 'Ngày khác' },
      places: {
        front: (number: string, line: string) =>
          `Khi trở lại, ${number} xếp đầu hàng ${line}, sau số ưu tiên. Lượt chờ đầu vẫn được giữ trong số liệu.`,
        original: (number: string, line: string) =>
          `Khi trở lại, ${number} về đúng chỗ cũ trong hàng ${line}. Lượt chờ đầu vẫn được giữ trong số liệu.`,
        end: (number: string, line: string) =>
          `Khi trở lại, ${number} xếp cuối hàng ${line}. Lượt chờ đầu vẫn được giữ trong số liệu.`,
      },
      submit: (count: number) =>
        count === 0 ? 'Để chờ bổ sung' : `Chờ bổ sung ${String(count)} giấy tờ, in phiếu`,
      submitNoPaper: 'Không in',
    },
    transfer: {
      title: 'Chuyển',
      lead: (time: string) => `Người dân giữ nguyên số và giờ đến ${time}; không phải lấy số lại.`,
      target: 'Chuyển đến thủ tục',
      counters: 'Đến đúng quầy',
      toCounter: (counterNumber: number) => `Quầy ${String(counterNumber)}`,
      anyCounter: 'Quầy nào cũng được',
      counterOpen: 'đang mở',
      counterPaused: 'tạm ngưng',
      returns: (counterNumber: number) => `Xong thì quay lại Quầy ${String(counterNumber)}`,
      returnsMore: (number: string) => `${number} sẽ đứng ngay sau người đang phục vụ`,
      note: 'Ghi chú cho quầy sau',
      submit: (name: string) => `Chuyển sang ${name}`,
      submitNone: 'Chọn nơi chuyển đến',
      waitKept: (time: string) => `Thời gian chờ vẫn tính từ ${time}`,
    },
    pause: {
      title: 'Tạm ngưng quầy',
      lead: 'Không gọi số mới cho đến khi làm việc lại. Bấm số để chọn.',
      stillCalled: 'Ai gọi được những người đang chờ: ',
    },
    note: {
      title: 'Ghi chú cho',
      label: 'Quầy sau sẽ đọc được',
      submit: 'Ghi',
    },
    finish: {
      title: 'Ghi kết quả',
      lead: 'Mỗi thủ tục một dòng: số lượng và kết quả. Bấm Enter là hoàn thành.',
      count: 'Số lượng',
      outcome: 'Kết quả',
      move: 'chọn dòng',
      counting: 'số lượng',
      submit: (number: string) => `Hoàn thành ${number}`,
    },
    addService: {
      title: 'Thêm thủ tục cho',
      lead: 'Làm luôn tại quầy này, cùng một số; không phải xếp hàng lại.',
      submit: (name: string) => `Thêm ${name}`,
      submitNone: 'Chọn thủ tục',
    },
    walkIn: {
      title: 'Phục vụ người không lấy số',
      lead: 'Bắt đầu ngay. Một số của dãy được dùng để ghi sổ.',
      submit: (name: string) => `Phục vụ ${name}`,
    },
    issue: {
      title: 'Cấp số cho người dân',
      lead: 'Chọn thủ tục rồi in phiếu, hoặc chỉ đọc số.',
      priority: 'Diện ưu tiên',
      noPriority: 'Không',
      rollNumber: 'Số trên phiếu cuộn (để trống: số kế tiếp)',
      submit: 'Cấp số, in phiếu',
      submitNone: 'Chọn thủ tục',
      submitSpoken: 'Không in, đọc số',
      readOut: 'Đọc cho người dân:',
      ahead: (count: number) => (count === 0 ? 'Không ai đứng trước.' : `${String(count)} người đứng trước.`),
      range: (from: number, to: number) => `Chờ khoảng ${String(from)} đến ${String(to)} phút.`,
      counters: (numbers: string) => `Gọi vào Quầy ${numbers}.`,
      printed: 'Phiếu đang in ở máy in.',
      spoken: 'Không in phiếu.',
      again: 'Cấp số khác',
      close: 'Xong',
    },
    call: {
      title: 'Gọi một số',
      lead: 'Gõ số trên phiếu của người dân, ví dụ H016 hoặc 16.',
      submit: (number: string) => `Gọi ${number}`,
      reasonLead: (number: string) => `${number} vượt người đến trước. Vì sao gọi trước?`,
      noteLabel: 'Ghi thêm (không bắt buộc)',
    },
    roll: {
      title: 'Số phiếu cuộn',
      lead: 'Gõ số người dân cầm; để trống thì gọi số kế tiếp của cuộn.',
      field: 'Lĩnh vực',
      next: 'Gọi số kế tiếp',
      none: 'Không lĩnh vực nào của quầy này dùng phiếu cuộn giấy.',
    },
    priority: {
      title: 'Diện ưu tiên',
      lead: 'Gõ số đang chờ. Giờ đến của người dân không thay đổi.',
      choose: (number: string) => `${number} thuộc diện nào?`,
      none: 'Không ưu tiên',
    },
    cancel: {
      title: 'Hủy số',
      lead: 'Gõ số cần hủy. Hoàn tác được trong vài giây.',
      choose: (number: string) => `Vì sao hủy ${number}?`,
    },
    typed: {
      label: 'Số',
      needsLetter: (letters: string) => `Gõ cả chữ cái: ${letters}.`,
      notANumber: 'Gõ chữ cái và tối đa ba chữ số.',
      next: 'Tiếp',
      waits: (service: string, minutes: string) => `${service}, đã chờ ${minutes}`,
      parked: 'đang đi bổ sung: bấm B để trở lại hàng chờ',
      missed: 'đã ghi vắng mặt: bấm R để xếp lại',
      held: 'đang ở quầy này',
      elsewhere: (counterNumber: number) => `đang ở Quầy ${String(counterNumber)}`,
    },
    reprint: {
      title: 'In lại phiếu',
      lead: 'Giấy ra có chữ IN LẠI, vẫn một số. Chọn bằng số ở đầu dòng, rồi Enter.',
      leadTyped: 'Giấy ra có chữ IN LẠI, vẫn một số.',
      list: 'Phiếu',
      kinds: { ticket: 'phiếu số', checklist: 'danh sách giấy tờ' },
      states: { failed: 'chưa in được', uncertain: 'chưa rõ đã ra giấy' },
      held: 'số đang giữ ở quầy',
      older: (count: number) => `và ${String(count)} phiếu cũ hơn: gõ số ở dưới`,
      typed: 'Số khác: người dân mất phiếu (gõ chữ cái rồi số)',
      submit: (number: string) => `In lại ${number}`,
      submitNone: 'Gõ số cần in lại',
      sent: (number: string) => `Đã gửi in lại ${number}.`,
      waits: (printer: string, cause: string) => `${printer}: ${cause}. Phiếu sẽ chờ đến khi máy in được.`,
    },
    resume: { title: 'Ai đã trở lại?', lead: 'Bấm số ở đầu dòng.' },
    reinstate: { title: 'Xếp lại số nào?', lead: 'Bấm số ở đầu dòng.' },
    colleagues: {
      title: 'Các quầy khác',
      lead: 'Xem ai đang làm gì.',
      leadSupervisor: 'Chọn quầy bằng ↑ ↓ rồi bấm chữ của việc cần làm.',
      states: { working: 'đang làm việc', paused: 'tạm ngưng', closed: 'chưa có người' },
      holds: {
        called: (time: string) => `đang gọi, ${time}`,
        serving: (time: string) => `đang phục vụ, ${time}`,
      },
      free: 'không giữ số nào',
      help: (time: string) => `nhờ hỗ trợ từ ${time}`,
      takeOver: 'Nhận về quầy này',
      close: 'Đóng quầy',
      helpCame: 'Đã có người',
    },
    keys: { title: 'Mọi phím', lead: 'Bấm phím để làm ngay.' },
  },

  login: {
    thisDevice: 'Máy này đã ghép là',
    waiting: (count: number) => `${String(count)} người đang chờ quầy này`,
    nobodyWaiting: 'Chưa có ai chờ quầy này',
    longest: (minutes: string) => `lâu nhất ${minutes}`,
    sitting: (name: string) => `${name} đang vào quầy này ở một cửa sổ khác.`,
    title: 'Vào quầy',
    username: 'Cán bộ',
    usernameHint: 'tên đăng nhập',
    usernameLast: 'lần trước trên máy này',
    password: 'Mật khẩu',
    showPassword: 'Hiện mật khẩu',
    hidePassword: 'Ẩn mật khẩu',
    capsLock: 'Bàn phím đang bật CHỮ HOA: mật khẩu có thể sai.',
    vietnameseTyping: 'Bộ gõ tiếng Việt (Telex hoặc VNI) đang bật: mật khẩu có thể sai.',
    both: 'Bàn phím đang bật CHỮ HOA và bộ gõ tiếng Việt: mật khẩu có thể sai.',
    submit: (counter: string) => `Vào ${counter}`,
    submitting: 'Đang kiểm tra…',
    offline: 'chờ kết nối',
    foot: 'Rời quầy bằng',
    footAfter: ': mọi cửa sổ của quầy này trở về trang vào quầy. Quên mật khẩu: gặp người quản trị.',
    staleAt: (time: string) => `Mất kết nối, số liệu lúc ${time}`,
    empty: 'Nhập tên đăng nhập và mật khẩu.',
    wrong_credentials: 'Tên đăng nhập hoặc mật khẩu không đúng.',
    too_many_tries: (time: string) => `Sai quá nhiều lần. Thử lại sau ${time}.`,
    triesOver: 'Có thể thử lại rồi.',
    counter_taken: (who: string | null) =>
      `${who ?? 'Cán bộ khác'} đang giữ một số ở quầy này. Người đó hoàn thành số ấy trước.`,
    officer_busy_elsewhere: (counter: string) =>
      `Tài khoản này đang giữ một số ở ${counter}. Hoàn thành ở đó trước, rồi vào lại.`,
    anotherCounter: 'quầy khác',
    day_closed: 'Ngày làm việc đã đóng, chưa vào quầy được.',
    unanswered: 'Máy chủ chưa trả lời. Thử lại.',
    ended: {
      signed_out: 'Đã rời quầy.',
      not_signed_in: 'Phiên làm việc đã hết. Vào lại để tiếp tục.',
      not_at_counter:
        'Tài khoản này đã vào quầy khác hoặc người khác đã vào quầy này, hoặc người quản trị đã cho ra. Vào lại để tiếp tục.',
      moved:
        'Tài khoản này đã rời quầy ở nơi khác, hoặc người khác đã vào quầy này, hoặc người quản trị đã cho ra.',
    },
    lostFinish: (number: string) => `Hoàn thành ${number} chưa được ghi nhận: vào lại rồi bấm lần nữa.`,
  },

  enrol: {
    title: 'Máy này chưa được ghép với quầy',
    unknownCounter: 'Địa chỉ này không chỉ quầy nào',
    unknownCounterCure: 'Mở trang theo số quầy, ví dụ /counter/3.',
    cure: 'Mở trang này trên máy chủ của bản chạy thử, hoặc nhờ người quản trị ghép máy. Ghép xong, trang tự mở.',
    refusals: {
      unknown_device: 'Máy chủ không nhận ra máy này.',
      revoked_device: 'Quyền của máy này đã bị thu hồi.',
      wrong_role: 'Máy này được ghép cho việc khác, không phải quầy.',
      foreign_origin: 'Trang được mở từ một địa chỉ máy chủ không cho phép.',
      protocol_mismatch: 'Trang này cũ hơn máy chủ. Tải lại trang (F5).',
      unknown_link: 'Máy chủ không nhận ra máy này.',
      unknown_poster: 'Máy chủ không nhận ra máy này.',
      posters_off: 'Máy chủ không nhận ra máy này.',
    } satisfies Record<HandshakeRefusal, string>,
  },
};

/** What a catalogue holds; a text with a number in it is a function. */
export type Texts = typeof VIETNAMESE;
