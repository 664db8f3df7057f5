import type { Refusal } from '#protocol/messages.ts';
import type { Language, PrinterProblem } from '#protocol/vocabulary.ts';
import { isClosedCode, type ClosedCode } from './closed.ts';

type Notice = { readonly title: string; readonly detail: string };

/** Why a press was refused, in the words of the counter; every code that can reach a kiosk has its own. */
type RefusalTexts = Record<
  | 'day_closed'
  | 'unknown_service'
  | 'unknown_priority'
  | 'priority_not_grantable'
  | 'storage_failed'
  | 'unavailable'
  | 'other',
  Notice
>;

/** What is closed, said of the whole office or of one service; `later` when it opens on another day than today. */
type ClosedTitles = Record<Exclude<ClosedCode, 'outside_hours'>, string> & {
  readonly outside_hours: { readonly before: string; readonly later: string; readonly unknown: string };
};

const vi = {
  languageName: 'Tiếng Việt',
  greeting: 'Xin kính chào',
  question: 'Ông/bà cần làm thủ tục gì?',
  reachHint: 'Các nút đã được đưa xuống thấp.',
  mostUsed: 'Nhiều người làm nhất',
  orChooseField: 'Hoặc chọn lĩnh vực',
  chooseField: 'Chọn lĩnh vực',
  otherServices: 'Thủ tục khác',
  takeDirectlyHint: 'Đã đủ giấy tờ thì bấm “Lấy số”',
  unsure: 'Chưa rõ chọn gì?',
  unsureDetail: 'Nhân viên sẽ hướng dẫn ông/bà',
  unsureAction: 'Bấm để xem',
  askStaff: 'Hỏi nhân viên',
  back: 'Quay lại',
  home: 'Về đầu',
  largeText: 'Chữ to',
  normalText: 'Chữ vừa',
  lower: 'Hạ thấp nút',
  raise: 'Đưa nút lên',
  more: 'Xem thêm',
  pageOf: (page: number, pages: number) => `Trang ${String(page)}/${String(pages)}`,
  waitingCount: (count: number) => ({ count: String(count), word: 'chờ' }),
  rangeMinutes: (from: number, to: number) => ({ range: `${String(from)}–${String(to)}`, word: 'phút' }),
  noWait: 'Không phải chờ',
  notOpen: 'Chưa mở quầy',
  notOpenShort: 'Chưa mở',
  peopleWaiting: (_count: number) => 'người đang chờ',
  about: 'khoảng',
  papersKey: 'Giấy tờ',
  takeNumber: 'Lấy số',
  feeLabel: 'Lệ phí',
  timeLabel: 'Có kết quả',
  askOfficer: 'Hỏi cán bộ tại quầy',
  nextWorkingDay: 'Ngày làm việc tiếp theo',
  nextWorkingDayReason: 'vì nộp sau 15:00',
  papersToBring: 'Giấy tờ cần mang theo',
  noPapers: 'Không cần mang giấy tờ.',
  lookedUp: 'Không phải nộp nếu tra cứu được',
  morePapers: (count: number) => `Xem ${String(count)} giấy tờ còn lại`,
  firstPapers: 'Xem lại từ đầu',
  peopleBefore: (_count: number) => 'người trước ông/bà',
  havePapers: 'Tôi đã có đủ giấy tờ – Lấy số',
  papersMissing: 'Tôi còn thiếu giấy tờ',
  takeAtHelpDesk: 'Lấy số ở bàn hướng dẫn',
  missingTitle: 'Ông/bà còn thiếu giấy tờ',
  missingKeep: 'Xin chụp lại danh mục này để chuẩn bị',
  missingComeBack: 'Về chuẩn bị, rồi quay lại',
  missingComeBackDetail: 'Có đủ giấy tờ thì lấy số sau. Chưa lấy số thì không lo lỡ lượt.',
  missingComeBackKey: 'Tôi sẽ quay lại sau',
  missingStill: 'Hoặc lấy số ngay hôm nay',
  missingStillDetail: 'Cán bộ xem giấy tờ ông/bà đang có và cho biết cần bổ sung gì.',
  missingStillKey: 'Vẫn lấy số',
  issuing: 'Đang lấy số, xin chờ…',
  issuingDetail: 'Ông/bà chỉ cần bấm một lần.',
  issuingOffline: 'Máy đang nối lại. Lần bấm của ông/bà vẫn được giữ.',
  unknownTitle: 'Chưa rõ số đã được cấp hay chưa',
  unknownDetail: 'Máy chưa nhận được trả lời. Nhân viên sẽ xem giúp số đã được cấp hay chưa.',
  unknownStillTrying: 'Máy vẫn đang hỏi lại. Có số là số hiện ngay tại đây.',
  unknownLeave: 'Tôi đi gặp nhân viên',
  tryAgain: 'Thử lại',
  yourNumber: 'Số của ông/bà',
  takenAt: (time: string) => `Lấy lúc ${time}`,
  people: (count: number) => `${String(count)} người`,
  beforeYou: 'trước ông/bà cho lĩnh vực này',
  nobody: 'Không có ai',
  minutesRange: (from: number, to: number) => `${String(from)}–${String(to)} phút`,
  expectedWait: 'khoảng chờ dự kiến',
  placeOnly: 'Chưa ước được phải chờ bao lâu.',
  soon: 'Sắp đến lượt',
  soonDetail: 'xin ngồi gần và nhìn màn hình',
  sitAt: (area: string) => `Mời ngồi chờ ở ${area}`,
  counterWillCall: (counters: string, number: string) =>
    `${counters} sẽ gọi số ${number} bằng loa và màn hình.`,
  hallWillCall: (number: string) => `Số ${number} sẽ được gọi bằng loa và màn hình.`,
  counters: (numbers: readonly number[]) => `Quầy ${joined(numbers, 'hoặc')}`,
  holdReady: 'Giấy tờ cầm sẵn khi được gọi',
  done: 'Xong',
  closesIn: (seconds: number) => `tự đóng sau ${String(seconds)} giây`,
  rememberedNumber: 'Tôi đã chụp, đã nhớ số',
  printing: 'Đang in phiếu, xin chờ…',
  slotBelow: 'Phiếu ra ở khe dưới',
  takePaper: 'Mời ông/bà lấy phiếu',
  sentDetail: 'Không thấy phiếu? Số trên màn hình vẫn có hiệu lực.',
  uncertain: {
    title: 'Số vẫn có hiệu lực – chưa rõ đã in phiếu',
    detail: 'Không thấy phiếu thì xin chụp lại màn hình này.',
  },
  noNews: {
    title: 'Số vẫn có hiệu lực – chưa có tin của máy in',
    detail: 'Không thấy phiếu thì xin chụp lại màn hình này.',
  },
  slow: {
    title: 'Phiếu ra chậm – số vẫn có hiệu lực',
    detail: 'Xin chờ thêm, hoặc chụp lại màn hình này.',
  },
  screenOnly: {
    title: 'Số của ông/bà ở ngay trên màn hình',
    detail: 'Không in ra giấy. Xin chụp lại màn hình này.',
    detailWithCode: 'Không in ra giấy. Xin quét mã hoặc chụp lại màn hình.',
  },
  troubleDetail: 'Xin chụp lại màn hình này hoặc gặp nhân viên.',
  trouble: {
    offline: 'Máy in mất kết nối – số vẫn có hiệu lực',
    cover_open: 'Nắp máy in đang mở – số vẫn có hiệu lực',
    paper_out: 'Máy in hết giấy – số vẫn có hiệu lực',
    cutter_error: 'Máy in kẹt dao cắt – số vẫn có hiệu lực',
    overheated: 'Máy in quá nóng – số vẫn có hiệu lực',
    not_a_printer: 'Chưa in được phiếu – số vẫn có hiệu lực',
    unknown: 'Chưa in được phiếu – số vẫn có hiệu lực',
  } satisfies Record<PrinterProblem, string>,
  noPaperAhead: {
    offline: 'Máy in mất kết nối',
    cover_open: 'Nắp máy in đang mở',
    paper_out: 'Máy in hết giấy',
    cutter_error: 'Máy in kẹt dao cắt',
    overheated: 'Máy in quá nóng',
    not_a_printer: 'Máy in chưa dùng được',
    unknown: 'Máy in chưa sẵn sàng',
  } satisfies Record<PrinterProblem, string>,
  numberAhead: {
    phone: 'số vẫn hiện trên màn hình, ông/bà quét mã để giữ số trên điện thoại',
    screen: 'số chỉ hiện trên màn hình',
    perhapsScreen: 'số có thể chỉ hiện trên màn hình',
  },
  phone: {
    follow: 'Theo dõi trên điện thoại',
    followDetail: 'Trang cho biết còn mấy người và khi nào sắp đến lượt. Không cần cài, không hỏi tên.',
    instead: 'Quét mã thay cho phiếu giấy',
    insteadDetail: (number: string) => `Điện thoại giữ số ${number} và cho biết khi nào sắp đến lượt.`,
    scan: 'Quét mã bằng máy ảnh hoặc Zalo.',
    scanNearby: 'Nối Wi-Fi của cơ quan, rồi quét mã bằng máy ảnh hoặc Zalo.',
    codeName: (number: string) => `Mã QR mở trang của số ${number}`,
  },
  refusals: {
    day_closed: {
      title: 'Hôm nay đã hết giờ lấy số',
      detail: 'Mời ông/bà quay lại vào buổi làm việc tới, hoặc hỏi nhân viên.',
    },
    unknown_service: {
      title: 'Thủ tục này vừa được thay đổi',
      detail: 'Mời ông/bà chọn lại từ đầu, hoặc hỏi nhân viên.',
    },
    unknown_priority: {
      title: 'Diện ưu tiên vừa được thay đổi',
      detail: 'Chưa có số nào được cấp. Mời ông/bà chọn lại, hoặc hỏi nhân viên.',
    },
    priority_not_grantable: {
      title: 'Diện ưu tiên này do nhân viên cấp',
      detail: 'Chưa có số nào được cấp. Mời ông/bà gặp nhân viên để được lấy số ưu tiên.',
    },
    storage_failed: {
      title: 'Máy chưa lưu được số',
      detail: 'Chưa có số nào được cấp. Mời ông/bà thử lại hoặc gặp nhân viên.',
    },
    unavailable: {
      title: 'Máy chủ đang khởi động lại',
      detail: 'Chưa có số nào được cấp. Mời ông/bà thử lại sau ít phút.',
    },
    other: {
      title: 'Chưa lấy được số',
      detail: 'Chưa có số nào được cấp. Mời ông/bà thử lại hoặc gặp nhân viên.',
    },
  } satisfies RefusalTexts,
  noNumberGiven: 'Lần bấm vừa rồi chưa có số nào được cấp.',
  priorityKey: 'Lấy số ưu tiên',
  priorityTitle: 'Lấy số ưu tiên',
  priorityOffer: 'Ông/bà thuộc diện nào dưới đây thì được mời trước. Bấm vào là có số ngay.',
  priorityCheck: 'Không cần đưa giấy tờ ở đây. Khi gọi số, cán bộ có thể hỏi lại.',
  ordinaryKey: 'Lấy số thường',
  closed: {
    /** Monday first, as they stand inside a sentence. */
    weekdays: ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'],
    today: (time: string) => `${time} hôm nay`,
    tomorrow: (time: string, weekday: string, day: string) => `${time} ngày mai, ${weekday} ${day}`,
    later: (time: string, weekday: string, day: string) => `${time} ${weekday}, ${day}`,
    opensFrom: 'Lấy số được từ',
    askWhen: 'Ông/bà hỏi nhân viên để biết khi nào lấy được số.',
    papersStill: 'Ngay bây giờ vẫn xem được giấy tờ cần mang theo.',
    holiday: (name: string) => `Nghỉ ${name}.`,
    office: {
      outside_hours: {
        before: 'Chưa đến giờ làm việc',
        later: 'Hôm nay đã hết giờ làm việc',
        unknown: 'Ngoài giờ làm việc',
      },
      on_break: 'Đang trong giờ nghỉ',
      day_off: 'Hôm nay là ngày nghỉ',
      issuing_stopped: 'Đã ngừng phát số cho buổi này',
      quota_reached: 'Hôm nay đã phát hết số',
      series_exhausted: 'Hôm nay đã phát hết số',
      paper_roll: 'Mời ông/bà lấy số giấy',
    } satisfies ClosedTitles,
    service: {
      outside_hours: {
        before: 'Chưa đến giờ nhận thủ tục này',
        later: 'Hôm nay đã hết giờ nhận thủ tục này',
        unknown: 'Ngoài giờ nhận thủ tục này',
      },
      on_break: 'Đang trong giờ nghỉ',
      day_off: 'Hôm nay không nhận thủ tục này',
      issuing_stopped: 'Đã ngừng phát số cho buổi này',
      quota_reached: 'Thủ tục này đã hết số hôm nay',
      series_exhausted: 'Lĩnh vực này đã hết số hôm nay',
      paper_roll: 'Thủ tục này dùng số giấy',
    } satisfies ClosedTitles,
    details: {
      outside_hours: null,
      on_break: null,
      day_off: null,
      issuing_stopped: 'Ai đã có số vẫn được phục vụ.',
      quota_reached: 'Việc gấp, mời ông/bà hỏi nhân viên.',
      series_exhausted: 'Việc gấp, mời ông/bà hỏi nhân viên.',
      paper_roll: 'Nhân viên ở bàn hướng dẫn chỉ chỗ lấy số giấy.',
    } satisfies Record<ClosedCode, string | null>,
    short: {
      breakUntil: (time: string) => `Nghỉ đến ${time}`,
      today: (time: string) => `Lấy số từ ${time}`,
      tomorrow: 'Mở lại ngày mai',
      onDay: (day: string) => `Mở lại ${day}`,
      stopped: 'Đã ngừng phát số',
      noneLeft: 'Hết số hôm nay',
      paperRoll: 'Dùng số giấy',
      unknown: 'Chưa phát số',
    },
  },
  offlineTitle: 'Tạm thời chưa lấy số được ở đây',
  offlineSince: (time: string) => `Mất kết nối từ ${time}. Máy đang tự nối lại…`,
  offlineGoBefore: 'Mời ông/bà lấy số tại',
  offlineGoPlace: 'bàn hướng dẫn',
  offlineStill: 'Trong lúc chờ, vẫn xem được giấy tờ cần mang theo',
  meetHelpDesk: 'Gặp bàn hướng dẫn',
  helpTitle: 'Mời ông/bà đến bàn hướng dẫn',
  helpDeskName: 'Bàn hướng dẫn',
  helpDetail: 'Nhân viên giúp ông/bà chọn thủ tục, xem giấy tờ và lấy số.',
  close: 'Tôi hiểu rồi',
  idleTitle: 'Ông/bà còn ở đó không?',
  idleDetail: 'Máy sẽ về trang đầu sau',
  seconds: (_count: number) => 'giây',
  stillHere: 'Tôi vẫn ở đây',
  connectingTitle: 'Đang kết nối…',
  connectingDetail: 'Xin chờ trong giây lát.',
  connectingLong: 'Chưa nối được máy chủ. Máy đang tự thử lại. Mời ông/bà lấy số ở bàn hướng dẫn.',
  mismatchTitle: 'Máy đang được cập nhật',
  mismatchDetail: 'Trang sẽ tự mở lại sau vài giây.',
  notEnrolledTitle: 'Máy này chưa được ghi danh',
  takeAtDesk: 'Mời ông/bà lấy số ở bàn hướng dẫn.',
  notEnrolledStaff:
    'Dành cho nhân viên: mở trang khởi đầu ngay trên máy chủ và chọn “Kiosk”. Trang này tự thử lại.',
  foreignOriginTitle: 'Địa chỉ này chưa được chấp nhận',
  foreignOriginStaff: 'Dành cho nhân viên: mở kiosk bằng đúng địa chỉ mà máy chủ in ra khi khởi động.',
};

const en: typeof vi = {
  languageName: 'English',
  greeting: 'Welcome',
  question: 'What do you need today?',
  reachHint: 'The keys have been moved down.',
  mostUsed: 'Most used',
  orChooseField: 'Or choose a subject',
  chooseField: 'Choose a subject',
  otherServices: 'Other procedures',
  takeDirectlyHint: 'Have all papers? Press “Get number”',
  unsure: 'Not sure?',
  unsureDetail: 'Our staff will guide you',
  unsureAction: 'Press to see',
  askStaff: 'Ask our staff',
  back: 'Back',
  home: 'Start over',
  largeText: 'Larger text',
  normalText: 'Normal text',
  lower: 'Lower keys',
  raise: 'Raise keys',
  more: 'Show more',
  pageOf: (page, pages) => `Page ${String(page)}/${String(pages)}`,
  waitingCount: (count) => ({ count: String(count), word: 'waiting' }),
  rangeMinutes: (from, to) => ({ range: `${String(from)}–${String(to)}`, word: 'min' }),
  noWait: 'No waiting',
  notOpen: 'No counter open',
  notOpenShort: 'Not open',
  peopleWaiting: (count) => (count === 1 ? 'person waiting' : 'people waiting'),
  about: 'about',
  papersKey: 'Papers',
  takeNumber: 'Get number',
  feeLabel: 'Fee',
  timeLabel: 'Result',
  askOfficer: 'Ask the officer at the counter',
  nextWorkingDay: 'Next working day',
  nextWorkingDayReason: 'because it is after 15:00',
  papersToBring: 'Papers to bring',
  noPapers: 'No papers are needed.',
  lookedUp: 'Not needed if the officer can look it up',
  morePapers: (count) => `See the other ${String(count)} papers`,
  firstPapers: 'Back to the first papers',
  peopleBefore: (count) => (count === 1 ? 'person before you' : 'people before you'),
  havePapers: 'I have all papers – Get number',
  papersMissing: 'I am missing papers',
  takeAtHelpDesk: 'Get a number at the help desk',
  missingTitle: 'Some papers are missing',
  missingKeep: 'Take a photo of this list to prepare',
  missingComeBack: 'Prepare them and come back',
  missingComeBackDetail: 'Get a number when you have them all. Without a number no turn can be missed.',
  missingComeBackKey: 'I will come back later',
  missingStill: 'Or get a number today',
  missingStillDetail: 'The officer looks at what you have and tells you what to add.',
  missingStillKey: 'Get a number anyway',
  issuing: 'Getting your number, please wait…',
  issuingDetail: 'One press is enough.',
  issuingOffline: 'Reconnecting. Your press is kept.',
  unknownTitle: 'No answer yet – the number is uncertain',
  unknownDetail: 'No answer has come. Our staff will find out whether a number was given.',
  unknownStillTrying: 'The kiosk keeps asking. If there is a number, it appears here at once.',
  unknownLeave: 'I will see the staff',
  tryAgain: 'Try again',
  yourNumber: 'Your number',
  takenAt: (time) => `Taken at ${time}`,
  people: (count) => (count === 1 ? '1 person' : `${String(count)} people`),
  beforeYou: 'before you for this subject',
  nobody: 'Nobody',
  minutesRange: (from, to) => `${String(from)}–${String(to)} min`,
  expectedWait: 'expected wait, about',
  placeOnly: 'How long that takes is not known yet.',
  soon: 'Your turn is near',
  soonDetail: 'sit close and watch the screen',
  sitAt: (area) => `Please wait in ${area}`,
  counterWillCall: (counters, number) => `${counters} will call ${number} by voice and on the screen.`,
  hallWillCall: (number) => `${number} will be called by voice and on the screen.`,
  counters: (numbers) => `Counter ${joined(numbers, 'or')}`,
  holdReady: 'Papers to have ready when called',
  done: 'Done',
  closesIn: (seconds) => `closes in ${String(seconds)} s`,
  rememberedNumber: 'I have a photo or know my number',
  printing: 'Printing your ticket…',
  slotBelow: 'It comes out below',
  takePaper: 'Please take your ticket',
  sentDetail: 'No ticket? The number on the screen is valid.',
  uncertain: {
    title: 'Your number is valid – ticket uncertain',
    detail: 'If you see no ticket, take a photo of this screen.',
  },
  noNews: {
    title: 'Your number is valid – no printer news',
    detail: 'If you see no ticket, take a photo of this screen.',
  },
  slow: {
    title: 'The ticket is slow – your number is valid',
    detail: 'Please wait, or take a photo of this screen.',
  },
  screenOnly: {
    title: 'Your number is here on the screen',
    detail: 'No paper is printed. Please take a photo of this screen.',
    detailWithCode: 'No paper is printed. Please scan the code or take a photo.',
  },
  troubleDetail: 'Please take a photo of this screen or see our staff.',
  trouble: {
    offline: 'Printer not connected – your number is valid',
    cover_open: 'Printer cover is open – your number is valid',
    paper_out: 'Printer out of paper – your number is valid',
    cutter_error: 'Printer cutter is stuck – your number is valid',
    overheated: 'Printer is too hot – your number is valid',
    not_a_printer: 'Could not print – your number is valid',
    unknown: 'Could not print – your number is valid',
  },
  noPaperAhead: {
    offline: 'Printer not connected',
    cover_open: 'Printer cover open',
    paper_out: 'Printer out of paper',
    cutter_error: 'Printer cutter stuck',
    overheated: 'Printer too hot',
    not_a_printer: 'Printer not usable',
    unknown: 'Printer not ready',
  },
  numberAhead: {
    phone: 'the number still shows on screen, scan its code to keep it on your phone',
    screen: 'the number shows on screen only',
    perhapsScreen: 'the number may show on screen only',
  },
  phone: {
    follow: 'Follow on your phone',
    followDetail: 'The page shows how many are before you and when your turn is near. No app, no name asked.',
    instead: 'Scan instead of a paper ticket',
    insteadDetail: (number) => `Your phone keeps ${number} and shows when your turn is near.`,
    scan: 'Scan the code with the camera or Zalo.',
    scanNearby: 'Join our Wi-Fi, then scan the code with the camera or Zalo.',
    codeName: (number) => `QR code that opens the page of number ${number}`,
  },
  refusals: {
    day_closed: {
      title: 'No more numbers today',
      detail: 'Please come back in the next opening hours, or ask our staff.',
    },
    unknown_service: {
      title: 'This procedure has just been changed',
      detail: 'Please choose again from the start, or ask our staff.',
    },
    unknown_priority: {
      title: 'The priority groups have just been changed',
      detail: 'No number was given. Please choose again, or ask our staff.',
    },
    priority_not_grantable: {
      title: 'Our staff give this priority',
      detail: 'No number was given. Please see our staff for a priority number.',
    },
    storage_failed: {
      title: 'The number could not be saved',
      detail: 'No number was given. Please try again or see our staff.',
    },
    unavailable: {
      title: 'The server is restarting',
      detail: 'No number was given. Please try again in a few minutes.',
    },
    other: {
      title: 'No number could be given',
      detail: 'No number was given. Please try again or see our staff.',
    },
  },
  noNumberGiven: 'No number was given for this press.',
  priorityKey: 'Get a priority number',
  priorityTitle: 'Priority number',
  priorityOffer: 'Those in one of these groups are invited first. One press gives the number.',
  priorityCheck: 'No papers are needed here. The officer may ask when your number is called.',
  ordinaryKey: 'Get an ordinary number',
  closed: {
    weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    today: (time) => `${time} today`,
    tomorrow: (time, weekday, day) => `${time} tomorrow, ${weekday} ${day}`,
    later: (time, weekday, day) => `${time} on ${weekday}, ${day}`,
    opensFrom: 'You can get a number from',
    askWhen: 'Please ask our staff when numbers are given out again.',
    papersStill: 'You can still see the papers to bring.',
    holiday: (name) => `Closed for ${name}.`,
    office: {
      outside_hours: {
        before: 'We are not open yet',
        later: 'We are closed for today',
        unknown: 'Outside opening hours',
      },
      on_break: 'We are on a break',
      day_off: 'We are closed today',
      issuing_stopped: 'No more numbers in this session',
      quota_reached: 'All of today’s numbers are taken',
      series_exhausted: 'All of today’s numbers are taken',
      paper_roll: 'Please take a paper number',
    },
    service: {
      outside_hours: {
        before: 'This procedure is not open yet',
        later: 'This procedure is closed for today',
        unknown: 'This procedure is outside its hours',
      },
      on_break: 'We are on a break',
      day_off: 'This procedure is not handled today',
      issuing_stopped: 'No more numbers in this session',
      quota_reached: 'Today’s numbers for this procedure are taken',
      series_exhausted: 'Today’s numbers for this subject are taken',
      paper_roll: 'This procedure uses paper numbers',
    },
    details: {
      outside_hours: null,
      on_break: null,
      day_off: null,
      issuing_stopped: 'Those who have a number are still served.',
      quota_reached: 'If it is urgent, please ask our staff.',
      series_exhausted: 'If it is urgent, please ask our staff.',
      paper_roll: 'Our staff at the help desk show where to take one.',
    },
    short: {
      breakUntil: (time) => `Break until ${time}`,
      today: (time) => `Numbers from ${time}`,
      tomorrow: 'Opens tomorrow',
      onDay: (day) => `Opens ${day}`,
      stopped: 'No more numbers',
      noneLeft: 'All numbers taken',
      paperRoll: 'Paper numbers',
      unknown: 'No numbers now',
    },
  },
  offlineTitle: 'No numbers can be taken here just now',
  offlineSince: (time) => `Connection lost at ${time}. Reconnecting by itself…`,
  offlineGoBefore: 'Please get a number at the',
  offlineGoPlace: 'help desk',
  offlineStill: 'Meanwhile you can still see the papers to bring',
  meetHelpDesk: 'See the help desk',
  helpTitle: 'Please come to the help desk',
  helpDeskName: 'Help desk',
  helpDetail: 'Our staff help you choose, check your papers and get a number.',
  close: 'I understand',
  idleTitle: 'Are you still there?',
  idleDetail: 'Returning to the first page in',
  seconds: (count) => (count === 1 ? 'second' : 'seconds'),
  stillHere: 'I am still here',
  connectingTitle: 'Connecting…',
  connectingDetail: 'One moment, please.',
  connectingLong:
    'The server cannot be reached yet. Trying again by itself. Please get a number at the help desk.',
  mismatchTitle: 'This kiosk is being updated',
  mismatchDetail: 'The page opens again by itself in a few seconds.',
  notEnrolledTitle: 'This kiosk is not enrolled yet',
  takeAtDesk: 'Please get a number at the help desk.',
  notEnrolledStaff:
    'For staff: open the start page on the server itself and choose “Kiosk”. This page tries again by itself.',
  foreignOriginTitle: 'This address is not accepted',
  foreignOriginStaff: 'For staff: open the kiosk at the very address the server prints when it starts.',
};

function joined(numbers: readonly number[], lastWord: string): string {
  const words = numbers.map(String);
  const last = words.pop() ?? '';
  return words.length === 0 ? last : `${words.join(', ')} ${lastWord} ${last}`;
}

/** The kiosk's words in one language. */
export type Texts = typeof vi;

/** The catalogue of each language; the compiler notices a missing text. */
export const TEXTS: Record<Language, Texts> = { vi, en };

/** The sentence for a refusal; a code without one of its own is told as plainly as the rest. */
export function refusalNotice(texts: Texts, code: Refusal['code']): Notice {
  switch (code) {
    case 'day_closed':
    case 'unknown_service':
    case 'unknown_priority':
    case 'priority_not_grantable':
    case 'storage_failed':
    case 'unavailable':
      return texts.refusals[code];
    default:
      return texts.refusals.other;
  }
}

/** What is said before a number is taken while the printer is in trouble: first that, then how the number is kept all the same. */
export function aheadWords(texts: Texts, problem: PrinterProblem, hasPhone: boolean): string {
  const { phone, screen, perhapsScreen } = texts.numberAhead;
  const kept = hasPhone ? phone : problem === 'unknown' ? perhapsScreen : screen;
  return `${texts.noPaperAhead[problem]}: ${kept}`;
}

/** True where another try under a new requestId can help. */
export function mayTryAgain(code: Refusal['code']): boolean {
  switch (code) {
    case 'day_closed':
    case 'unknown_service':
    case 'unknown_priority':
    case 'priority_not_grantable':
      return false;
    default:
      return !isClosedCode(code);
  }
}
