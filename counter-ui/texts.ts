/** Every word of the counter's screens. A missing English text does not compile. */
import type { CounterAction } from '#protocol/views.ts';
import type { HandshakeRefusal, Language } from '#protocol/vocabulary.ts';
import type { PrinterAlarmCause, SoundAlarmCause } from './alarms.ts';

/** What is wrong, and what to do about it. */
type Trouble = { readonly what: string; readonly cure: string };

const vi = {
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
      what: 'Không màn hình sảnh nào đang kết nối: không ai nghe được số gọi.',
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
    retrying: (attempts: number) => (attempts > 0 ? `Đang thử lại, lần ${String(attempts)}.` : 'Đang thử lại.'),
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
    from === to ? `thủ tục này thường ${String(to)} phút` : `thủ tục này thường ${String(from)}–${String(to)} phút`,
  todayShort: (finished: number) => `${String(finished)} lượt hôm nay`,
  todayHere: (finished: number, medianMinutes: number | null) =>
    medianMinutes === null
      ? `Hôm nay tại quầy: ${String(finished)} lượt`
      : `Hôm nay tại quầy: ${String(finished)} lượt, một nửa dưới ${String(medianMinutes)} phút`,
  pressBefore: 'Bấm',
  pressAfter: 'để gọi',
  nextNumber: 'Số tiếp theo',
  nobody: 'Không có ai chờ quầy này',
  nobodyMore: (fields: string) =>
    `Quầy nhận ${fields}. Có người lấy số thì số hiện ngay ở đây.`,

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
      waiting <= 1 ? 'Lúc gọi chỉ có một người chờ quầy này.' : `Đến sớm nhất trong ${String(waiting)} người chờ quầy này.`,
    firstComeNext: (waiting: number) =>
      waiting <= 1 ? 'người duy nhất chờ quầy này.' : `đến sớm nhất trong ${String(waiting)} người chờ quầy này.`,
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

export type Texts = typeof vi;

const en: Texts = {
  counter: (number) => `Counter ${String(number)}`,
  minutes: (minutes) => `${String(minutes)} min`,
  minutesShort: (minutes) => `${String(minutes)} min`,
  underOneMinute: 'under 1 min',
  listEnd: ' and ',
  connecting: 'Connecting to the server…',
  connectingCure: 'After more than a minute: see that the server is on and this computer’s network cable is in.',

  connected: 'Connected',
  disconnected: 'Connection lost',
  announcement: {
    unknown: 'Speaker: unknown',
    no_display: 'No hall display',
    muted: 'Display is muted',
    spoken: (time) => `Announced ${time}`,
    about_to_speak: 'About to announce',
    not_spoken: 'Not announced',
    readySince: (time) => `Last announced ${time}`,
    ready: 'Speaker ready',
  },
  printer: {
    good: 'Printer ready',
    unknown: 'Printer: unknown',
    causes: {
      paper_near_end: 'Paper running low',
      paper_out: 'Out of paper',
      cover_open: 'Printer cover open',
      cutter_error: 'Cutter jammed',
      overheated: 'Printer too hot',
      offline: 'Printer lost',
      not_a_printer: 'Wrong printer',
      unknown: 'Printer unknown',
    },
  },
  printerTroubles: {
    paper_near_end: {
      what: 'The kiosk’s ticket printer is running low on paper.',
      cure: 'Have an 80 mm roll ready; change it when nobody is queueing.',
    },
    paper_out: {
      what: 'The kiosk’s ticket printer is out of paper.',
      cure: 'Put in an 80 mm roll, thermal side up, and close the cover. Numbers still show on the kiosk.',
    },
    cover_open: {
      what: 'The cover of the kiosk’s ticket printer is open.',
      cure: 'Close it until it clicks.',
    },
    cutter_error: {
      what: 'The ticket printer’s cutter is jammed.',
      cure: 'Switch it off, open the cover, remove the scrap at the cutter, close and switch on.',
    },
    overheated: {
      what: 'The ticket printer is too hot.',
      cure: 'Let it cool for about five minutes; it goes on by itself.',
    },
    offline: {
      what: 'The ticket printer does not answer.',
      cure: 'See that it is on and its network cable is in. Numbers still show on the kiosk.',
    },
    not_a_printer: {
      what: 'What answers at the printer’s address is not a ticket printer.',
      cure: 'Ask the administrator to check the printer’s address.',
    },
    unknown: {
      what: 'The state of the ticket printer is unknown.',
      cure: 'The print program is not connected: see that its computer is on.',
    },
  },
  soundTroubles: {
    no_display: {
      what: 'No hall display is connected: nobody hears the calls.',
      cure: 'Switch the hall display on, or call people by voice.',
    },
    muted: {
      what: 'The hall display is muted.',
      cure: 'Click the hall display once to turn sound on; until then call people by voice.',
    },
    not_spoken: {
      what: 'This number has not been announced.',
      cure: 'See that the hall display is running, or call the person by voice.',
    },
  },
  noted: 'Noted',

  stale: {
    what: (time) => `Connection lost, data as of ${time}.`,
    retrying: (attempts) => (attempts > 0 ? `Trying again, attempt ${String(attempts)}.` : 'Trying again.'),
    servingBefore: 'Go on serving the person at your counter; ',
    servingAfter: ' is sent once the network is back.',
    noCalls: 'Calling is on hold, so that no two counters call one person.',
    cure: 'Check this computer’s network cable.',
    tryNow: 'Try now',
    at: (time) => `as of ${time}`,
  },

  state: {
    idle: 'Counter is free',
    called: (count) => `Called ${count === 1 ? 'once' : `${String(count)} times`}, waiting for the person`,
    calledShort: (count) => `Called ${count === 1 ? 'once' : `${String(count)} times`}`,
    serving: 'Serving',
    idleStale: 'Free when the connection was lost',
    calledStale: (count) => `Called ${count === 1 ? 'once' : `${String(count)} times`} when the connection was lost`,
    servingStale: 'Serving when the connection was lost',
  },
  calledAt: (time) => `called at ${time}`,
  since: (time) => `since ${time}`,
  waited: (minutes) => `waited ${minutes}`,
  waitedSince: (time) => `waiting since ${time}`,
  sinceCall: 'since the call',
  usually: (from, to) =>
    from === to ? `usually takes ${String(to)} min` : `usually takes ${String(from)}–${String(to)} min`,
  todayShort: (finished) => `${String(finished)} served today`,
  todayHere: (finished, medianMinutes) =>
    medianMinutes === null
      ? `Here today: ${String(finished)} served`
      : `Here today: ${String(finished)} served, half of them under ${String(medianMinutes)} min`,
  pressBefore: 'Press',
  pressAfter: 'to call',
  nextNumber: 'Next number',
  nobody: 'Nobody is waiting for this counter',
  nobodyMore: (fields) => `This counter serves ${fields}. A number taken for it appears here at once.`,

  journey: {
    waiting: (minutes) => `Waited ${String(minutes)} min`,
    called: (minutes) => `Called ${String(minutes)} min`,
    serving: (minutes) => `Served ${String(minutes)} min`,
    taken: (time) => `${time} took number`,
    waitingFrom: (time) => `${time} waiting again`,
    calledFrom: (time, counterNumber) =>
      counterNumber === null ? `${time} called` : `${time} called, Counter ${String(counterNumber)}`,
    servingFrom: (time) => `${time} started`,
    caption: 'What this number has been through',
  },

  facts: {
    waited: 'Waited',
    waitedFromTo: (from, to) => `took number ${from}, called ${to}`,
    why: 'Why this number',
    spoken: 'Announced',
    missed: 'Missed',
  },
  why: {
    idle: (sentence) => `Why: ${sentence}`,
    firstCome: (waiting) =>
      waiting <= 1 ? 'The only one waiting for this counter when called.' : `Came first of the ${String(waiting)} waiting for this counter.`,
    firstComeNext: (waiting) =>
      waiting <= 1 ? 'the only one waiting for this counter.' : `came first of the ${String(waiting)} waiting for this counter.`,
    overtook: (count) => `Passed over ${String(count)}: `,
  },
  spokenFact: {
    hall: (time) => `Hall display, ${time}`,
    about_to_speak: 'Not yet; the speaker is about to.',
    not_spoken: 'Not announced. Call the person by voice, or recall.',
    muted: 'Not announced: the hall display is muted. Click that display once to turn sound on.',
    no_display: 'Not announced: no hall display is connected.',
    unknown: 'Unknown: the connection is lost.',
  },

  queue: {
    next: 'Next numbers',
    afterThat: 'After that',
    nextShort: 'Next',
    waiting: (count) => (count === 0 ? 'nobody waiting' : `${String(count)} waiting for this counter`),
    waitingShort: (count) => (count === 0 ? 'nobody waiting' : `${String(count)} waiting, longest `),
    nobodyNext: 'No number is waiting.',
    nobodyAfter: 'Nobody waits after this number.',
    fields: 'Fields of this counter',
    waitingHead: 'Waiting',
    longestHead: 'Longest',
    none: 'none',
    missed: 'Missed',
    missedRow: (count, time) => `called ${count === 1 ? 'once' : `${String(count)} times`}, marked at ${time}`,
    missedToday: (count) => `${String(count)} today`,
  },

  actions: {
    callNext: 'Call next',
    recall: 'Recall',
    startService: 'Start',
    finish: 'Finish',
    markMissed: 'Missed',
    signOut: 'Leave counter',
  },
  actionsLabel: 'Actions',
  obstacle: {
    offline: 'waiting for network',
    busy: 'after this number',
    nobody: 'nobody waiting',
    noTicket: 'no number called',
    alreadyServing: 'being served',
    notStarted: 'after starting',
    dayClosed: 'working day is over',
    counterClosed: 'not signed in',
    stale: 'data has changed',
    other: 'not possible now',
  },
  sending: 'sending…',
  sentLater: 'sent when back online',
  keptForLater: 'noted, awaiting network',

  notes: {
    done: {
      callNext: (number, time) => `Called ${number} at ${time}`,
      recall: (number, time) => `Recalled ${number} at ${time}`,
      startService: (number, time) => `Started serving ${number} at ${time}`,
      finish: (number, time) => `Finished ${number} at ${time}`,
      markMissed: (number, time) => `Marked ${number} missed at ${time}`,
      signOut: (_number, time) => `Left the counter at ${time}`,
    },
    notAllowed: (action, why) => `${action}: ${why}.`,
    stillSending: (action) => `${action}: waiting for the server’s answer. The last key was not sent.`,
    unanswered: (action) =>
      `${action}: no answer from the server; it may have been done. This screen will show it once back online.`,
    finishKept: (number, time) =>
      `Finish ${number} noted at ${time}. It is sent once online; the server has yet to accept it.`,
  },
  refusals: {
    stale_screen: 'This screen was a moment behind the server, so nothing was done. Look again, then press again.',
    counter_busy: 'The counter holds a number. Finish that one first.',
    counter_closed: 'Nobody is signed in at this counter.',
    nobody_waiting: 'Nobody is waiting for this counter any more.',
    ticket_not_at_counter: (number) => `${number} is no longer at this counter; the server changed nothing.`,
    wrong_status: 'This step does not follow from the last one; the server changed nothing.',
    day_closed: 'The working day is closed.',
    storage_failed: 'The server cannot save (disk full or broken). Nothing was changed; tell the administrator.',
    unavailable: 'The server is starting or stopping. Press again in a few seconds.',
    other: (code) => `The server refused (${code}). Nothing was changed.`,
  },

  login: {
    thisDevice: 'This computer is paired as',
    waiting: (count) => `${String(count)} waiting for this counter`,
    nobodyWaiting: 'Nobody is waiting for this counter yet',
    longest: (minutes) => `longest ${minutes}`,
    sitting: (name) => `${name} is signed in here in another window.`,
    title: 'Sign in',
    username: 'Officer',
    usernameHint: 'user name',
    usernameLast: 'last on this computer',
    password: 'Password',
    showPassword: 'Show password',
    hidePassword: 'Hide password',
    capsLock: 'CAPS LOCK is on: the password may be wrong.',
    vietnameseTyping: 'Vietnamese typing (Telex or VNI) is on: the password may be wrong.',
    both: 'CAPS LOCK and Vietnamese typing are on: the password may be wrong.',
    submit: (counter) => `Sign in at ${counter}`,
    submitting: 'Checking…',
    offline: 'waiting for network',
    foot: 'Leave the counter with',
    footAfter: ': every window of it returns to this page. Forgot the password: ask the administrator.',
    staleAt: (time) => `Connection lost, data as of ${time}`,
    empty: 'Enter user name and password.',
    wrong_credentials: 'User name or password is wrong.',
    too_many_tries: (time) => `Too many wrong tries. Try again in ${time}.`,
    triesOver: 'You can try again now.',
    counter_taken: (who) => `${who ?? 'Another officer'} holds a number at this counter and must finish it first.`,
    officer_busy_elsewhere: (counter) =>
      `This account holds a number at ${counter}. Finish it there first, then sign in here.`,
    anotherCounter: 'another counter',
    day_closed: 'The working day is closed; signing in is not possible yet.',
    unanswered: 'The server has not answered. Try again.',
    ended: {
      signed_out: 'You have left the counter.',
      not_signed_in: 'The session has ended. Sign in to continue.',
      not_at_counter: 'This account moved to another counter, or someone else took this one. Sign in to continue.',
      moved: 'This account left the counter elsewhere, or someone else took this one.',
    },
    lostFinish: (number) => `Finishing ${number} was not recorded: sign in and press it again.`,
  },

  enrol: {
    title: 'This computer is not paired with a counter',
    unknownCounter: 'This address names no counter',
    unknownCounterCure: 'Open the page by the counter’s number, e.g. /counter/3.',
    cure: 'Open this page on the demonstration’s own machine, or ask the administrator to pair this computer. The page then opens by itself.',
    refusals: {
      unknown_device: 'The server does not know this computer.',
      revoked_device: 'This computer’s permission was withdrawn.',
      wrong_role: 'This computer is paired for something else, not a counter.',
      foreign_origin: 'The page was opened from an address the server does not allow.',
      protocol_mismatch: 'This page is older than the server. Reload it (F5).',
    },
  },
};

/** The catalogue of a language. */
export const textsIn = (language: Language): Texts => ({ vi, en })[language];
