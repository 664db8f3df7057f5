/** The officer's words in Vietnamese: the original every other language must match. */
import type { CounterAction } from '#protocol/views.ts';
import type { HandshakeRefusal } from '#protocol/vocabulary.ts';
import type { PrinterAlarmCause, SoundAlarmCause } from './alarms.ts';

/** What is wrong, and what to do about it. */
type Trouble = { readonly what: string; readonly cure: string };

/** Everything the officer reads, in Vietnamese. */
export const VIETNAMESE = {
  counter: (number: number) => `Quầy ${String(number)}`,
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
  printerTroubles: {
    paper_near_end: {
      what: 'Máy in phiếu ở kiosk sắp hết giấy.',
      cure: 'Chuẩn bị một cuộn 80 mm; thay khi vắng người.',
    },
    paper_out: {
      what: 'Máy in phiếu ở kiosk hết giấy.',
      cure: 'Thay cuộn 80 mm, mặt nhiệt hướng lên, rồi đóng nắp. Số vẫn hiện trên kiosk.',
    },
    cover_open: {
      what: 'Nắp máy in phiếu ở kiosk đang mở.',
      cure: 'Đóng nắp cho đến khi nghe tiếng khớp.',
    },
    cutter_error: {
      what: 'Dao cắt của máy in phiếu bị kẹt.',
      cure: 'Tắt máy in, mở nắp, gỡ mẩu giấy vướng ở dao, đóng nắp rồi bật lại.',
    },
    overheated: {
      what: 'Máy in phiếu quá nóng.',
      cure: 'Để nguội khoảng năm phút; máy tự in tiếp.',
    },
    offline: {
      what: 'Không liên lạc được với máy in phiếu.',
      cure: 'Xem máy in đã bật và dây mạng đã cắm. Số vẫn hiện trên kiosk.',
    },
    not_a_printer: {
      what: 'Địa chỉ máy in trả lời không phải là máy in phiếu.',
      cure: 'Báo người quản trị xem lại địa chỉ máy in.',
    },
    unknown: {
      what: 'Không rõ tình trạng máy in phiếu.',
      cure: 'Chương trình in chưa kết nối: xem máy chạy nó đã bật chưa.',
    },
  } satisfies Record<PrinterAlarmCause, Trouble>,
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
    idleStale: 'Quầy trống lúc mất kết nối',
    calledStale: (count: number) => `Đã gọi lần ${String(count)} lúc mất kết nối`,
    servingStale: 'Đang phục vụ lúc mất kết nối',
  },
  calledAt: (time: string) => `gọi lúc ${time}`,
  since: (time: string) => `từ ${time}`,
  waited: (minutes: string) => `đã chờ ${minutes}`,
  waitedSince: (time: string) => `đã chờ, từ ${time}`,
  sinceCall: 'từ lúc gọi',
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
  nobodyMore: (fields: string) => `Quầy nhận ${fields}. Có người lấy số thì số hiện ngay ở đây.`,

  journey: {
    waiting: (minutes: number) => `Chờ ${String(minutes)} phút`,
    called: (minutes: number) => `Gọi ${String(minutes)} phút`,
    serving: (minutes: number) => `Phục vụ ${String(minutes)} phút`,
    taken: (time: string) => `${time} lấy số`,
    waitingFrom: (time: string) => `${time} chờ tiếp`,
    calledFrom: (time: string, counterNumber: number | null) =>
      counterNumber === null ? `${time} gọi` : `${time} gọi, Quầy ${String(counterNumber)}`,
    servingFrom: (time: string) => `${time} bắt đầu`,
    caption: 'Quá trình của số này',
  },

  facts: {
    waited: 'Đã chờ',
    waitedFromTo: (from: string, to: string) => `lấy số ${from}, gọi ${to}`,
    why: 'Vì sao số này',
    spoken: 'Loa đã đọc',
    missed: 'Vắng mặt',
  },
  why: {
    idle: (sentence: string) => `Vì sao: ${sentence}`,
    firstCome: (waiting: number) =>
      waiting <= 1
        ? 'Lúc gọi chỉ có một người chờ quầy này.'
        : `Đến sớm nhất trong ${String(waiting)} người chờ quầy này.`,
    firstComeNext: (waiting: number) =>
      waiting <= 1
        ? 'người duy nhất chờ quầy này.'
        : `đến sớm nhất trong ${String(waiting)} người chờ quầy này.`,
    overtook: (count: number) => `Đã vượt ${String(count)} số: `,
  },
  spokenFact: {
    hall: (time: string) => `Màn hình sảnh, ${time}`,
    about_to_speak: 'Chưa đọc, loa sắp đọc.',
    not_spoken: 'Chưa đọc. Mời người dân bằng lời, hoặc gọi lại.',
    muted: 'Chưa đọc: màn hình sảnh đang tắt tiếng. Bấm vào màn hình đó một lần để bật tiếng.',
    no_display: 'Chưa đọc: không màn hình sảnh nào đang kết nối.',
    unknown: 'Không rõ: đang mất kết nối.',
  },

  queue: {
    next: 'Số tiếp theo',
    afterThat: 'Tiếp sau đó',
    nextShort: 'Tiếp theo',
    waiting: (count: number) => (count === 0 ? 'không có ai chờ' : `${String(count)} người chờ quầy này`),
    waitingShort: (count: number) => (count === 0 ? 'không có ai chờ' : `${String(count)} chờ, lâu nhất `),
    nobodyNext: 'Chưa có số nào chờ.',
    nobodyAfter: 'Sau số này chưa có ai chờ.',
    fields: 'Lĩnh vực quầy này nhận',
    waitingHead: 'Đang chờ',
    longestHead: 'Lâu nhất',
    none: 'không có',
    missed: 'Vắng mặt',
    missedRow: (count: number, time: string) => `gọi ${String(count)} lần, ghi lúc ${time}`,
    missedToday: (count: number) => `${String(count)} số hôm nay`,
  },

  actions: {
    callNext: 'Gọi tiếp',
    recall: 'Gọi lại',
    startService: 'Bắt đầu',
    finish: 'Hoàn thành',
    markMissed: 'Vắng mặt',
    signOut: 'Rời quầy',
  } satisfies Record<CounterAction, string>,
  actionsLabel: 'Thao tác',
  obstacle: {
    offline: 'chờ kết nối',
    busy: 'sau khi xong số này',
    nobody: 'không có ai chờ',
    noTicket: 'chưa gọi số nào',
    alreadyServing: 'đang phục vụ',
    notStarted: 'sau khi bắt đầu',
    dayClosed: 'đã hết ngày làm việc',
    counterClosed: 'chưa vào quầy',
    stale: 'số liệu đã đổi',
    other: 'chưa làm được',
  },
  sending: 'đang gửi…',
  sentLater: 'gửi khi có mạng',
  keptForLater: 'đã ghi, chờ mạng',

  notes: {
    done: {
      callNext: (number: string, time: string) => `Đã gọi ${number} lúc ${time}`,
      recall: (number: string, time: string) => `Đã gọi lại ${number} lúc ${time}`,
      startService: (number: string, time: string) => `Bắt đầu phục vụ ${number} lúc ${time}`,
      finish: (number: string, time: string) => `Đã hoàn thành ${number} lúc ${time}`,
      markMissed: (number: string, time: string) => `Đã ghi ${number} vắng mặt lúc ${time}`,
      signOut: (_number: string, time: string) => `Đã rời quầy lúc ${time}`,
    } satisfies Record<CounterAction, (number: string, time: string) => string>,
    notAllowed: (action: string, why: string) => `${action}: ${why}.`,
    stillSending: (action: string) => `${action}: đang chờ máy chủ trả lời. Phím vừa rồi chưa được gửi.`,
    unanswered: (action: string) =>
      `${action}: máy chủ chưa trả lời, có thể đã làm. Có mạng lại màn hình này sẽ cho biết; đừng bấm nữa.`,
    finishKept: (number: string, time: string) =>
      `Hoàn thành ${number} đã ghi lúc ${time}. Gửi khi có mạng; chưa chắc máy chủ nhận.`,
  },
  refusals: {
    stale_screen: 'Màn hình vừa chậm hơn máy chủ nên chưa làm gì. Xem lại rồi bấm lần nữa.',
    counter_busy: 'Quầy đang giữ một số. Xong số đó trước.',
    counter_closed: 'Chưa ai vào quầy này.',
    nobody_waiting: 'Không còn ai chờ quầy này.',
    ticket_not_at_counter: (number: string) => `${number} không còn ở quầy này, máy chủ không đổi gì.`,
    wrong_status: 'Bước này không theo được bước trước, máy chủ không đổi gì.',
    day_closed: 'Ngày làm việc đã đóng.',
    storage_failed: 'Máy chủ không ghi được (ổ đĩa đầy hoặc hỏng). Chưa có gì thay đổi; báo người quản trị.',
    unavailable: 'Máy chủ đang khởi động hoặc đang tắt. Bấm lại sau vài giây.',
    other: (code: string) => `Máy chủ không nhận (${code}). Chưa có gì thay đổi.`,
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
      not_at_counter: 'Tài khoản này đã vào quầy khác hoặc người khác đã vào quầy này. Vào lại để tiếp tục.',
      moved: 'Tài khoản này đã rời quầy ở nơi khác, hoặc người khác đã vào quầy này.',
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
    } satisfies Record<HandshakeRefusal, string>,
  },
};

/** What a catalogue holds; a text with a number in it is a function. */
export type Texts = typeof VIETNAMESE;
