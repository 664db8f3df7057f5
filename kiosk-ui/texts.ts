import type { Refusal } from '#protocol/messages.ts';
import type { PrinterProblem } from '#protocol/vocabulary.ts';
import type { PaperStage } from './papers/paper-order.ts';
import { isClosedCode, type ClosedCode } from './closed.ts';
import type { DeclinedScan } from './scanner/scanned.ts';

type Notice = { readonly title: string; readonly detail: string };

/** Why a press was refused, in the words of the counter; every code that can reach a kiosk has its own. */
type RefusalTexts = Record<
  | 'day_closed'
  | 'unknown_service'
  | 'unknown_priority'
  | 'priority_not_grantable'
  | 'card_needed'
  | 'person_limit_reached'
  | 'storage_failed'
  | 'unavailable'
  | 'other',
  Notice
>;

/** What is closed, said of the whole office or of one service; `later` when it opens on another day than today. */
type ClosedTitles = Record<Exclude<ClosedCode, 'outside_hours'>, string> & {
  readonly outside_hours: { readonly before: string; readonly later: string; readonly unknown: string };
};

export const vi = {
  fullStop: '.',
  greeting: 'Xin kính chào',
  question: 'Ông/bà cần làm thủ tục gì?',
  lookUpFile: 'Tra cứu hồ sơ đã nộp',
  lookUpFileDetail: 'Bằng mã trên giấy hẹn',
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
  easier: {
    key: 'Dễ đọc hơn',
    title: 'Để ông/bà dễ đọc, dễ bấm hơn',
    textSize: 'Cỡ chữ',
    textSizes: { 100: 'Vừa', 150: 'To', 200: 'Rất to' },
    contrast: 'Màu',
    contrasts: { ordinary: 'Thường', darkOnLight: 'Đen trên trắng', lightOnDark: 'Trắng trên đen' },
    keys: 'Vị trí nút',
    raised: 'Thường',
    lowered: 'Hạ thấp',
    spoken: {
      label: 'Đọc to',
      on: 'Đọc to',
      off: 'Không đọc',
      softer: 'Nhỏ hơn',
      louder: 'To hơn',
      volume: (volume: number, volumes: number) => `Âm lượng ${String(volume)}/${String(volumes)}`,
      noVoice: 'Máy này chưa có giọng đọc tiếng Việt.',
      noVoiceDetail: 'Xin chọn ngôn ngữ khác, hoặc hỏi nhân viên.',
      failing: 'Máy không đọc to được lúc này.',
      failingDetail: 'Chạm một nút hai lần để bấm. Cần giúp, xin hỏi nhân viên.',
    },
    asBefore: 'Trở lại như thường',
    done: 'Xong',
  },
  flow: {
    before: 'Xem lại',
    after: 'Xem tiếp',
  },
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
  askOfficer: 'Hỏi nhân viên tại quầy',
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
  visit: {
    add: 'Còn việc khác nữa – chọn thêm, chung một số',
    oneNumber: 'Chọn thêm việc, chung một số',
    forget: 'Bỏ chọn',
    withOthers: (name: string, others: number) => `${name} và ${String(others)} việc khác`,
  },
  hours: {
    key: 'Giờ nào vắng hơn?',
    title: 'Hôm nay giờ nào vắng?',
    asking: 'Đang xem các giờ còn lại trong ngày…',
    better: (from: string, least: number, most: number) =>
      `Từ ${from} thường vắng hơn: chờ khoảng ${String(least)}–${String(most)} phút.`,
    noBetter: 'Hôm nay không có giờ nào vắng hơn rõ rệt. Lấy số bây giờ là hợp lý.',
    unknown: 'Chưa đủ số liệu để nói giờ nào vắng hơn.',
    now: 'Bây giờ',
    notKnown: 'chưa rõ',
    source: 'Theo những người đến vào giờ ấy các hôm trước; giờ hiện tại theo số người đang chờ.',
    takeNow: 'Lấy số bây giờ',
  },
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
    card_needed: {
      title: 'Xin quét thẻ căn cước để lấy số',
      detail: 'Chưa có số nào được cấp. Mời ông/bà chọn lại từ đầu, hoặc gặp nhân viên nếu không mang thẻ.',
    },
    person_limit_reached: {
      title: 'Ông/bà đang giữ đủ số rồi',
      detail: 'Số đã lấy hôm nay vẫn có hiệu lực. Cần thêm số, mời ông/bà gặp nhân viên.',
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
  hallCode: 'Mã lấy số qua điện thoại',
  noNumberGiven: 'Lần bấm vừa rồi chưa có số nào được cấp.',
  priorityKey: 'Lấy số ưu tiên',
  priorityTitle: 'Lấy số ưu tiên',
  priorityOffer: 'Ông/bà thuộc diện nào dưới đây thì được mời trước. Bấm vào là có số ngay.',
  priorityCheck: 'Không cần đưa giấy tờ ở đây. Khi gọi số, cán bộ có thể hỏi lại.',
  ordinaryKey: 'Lấy số thường',
  scan: {
    ofClass: (name: string) => `Ông/bà thuộc diện ưu\u00A0tiên: ${name.toLowerCase()}`,
    offer:
      'Lấy số ưu tiên thì được mời trước. Ông/bà muốn lấy số thường cũng được. Máy không giữ thông tin trên thẻ.',
    notNow: 'Để tôi xem lại',
    chooseFirst:
      'Mời ông/bà chọn thủ tục. Máy sẽ hỏi lại trước khi lấy số. Máy không giữ thông tin trên thẻ.',
    chooseKey: 'Chọn thủ tục',
    cardPlain: {
      title: 'Đã đọc thẻ căn cước',
      detail:
        'Theo tuổi trên thẻ, ông/bà lấy số như bình thường. Thuộc diện ưu tiên khác, mời ông/bà bấm “Lấy số ưu tiên”. Máy không giữ thông tin trên thẻ.',
    },
    cardTitle: 'Xin quét thẻ căn\u00A0cước để lấy số',
    cardHow: 'Đưa mã QR trên thẻ căn cước vào trước máy quét. Quét xong là có số ngay.',
    cardKept:
      'Cơ quan chỉ dùng thẻ để mỗi người lấy vừa đủ số trong ngày. Máy không giữ tên, địa chỉ hay số thẻ; dấu để đếm bị hủy cuối ngày.',
    noCard: 'Tôi không mang thẻ: gặp bàn hướng dẫn',
    receiptRead: 'Đã đọc mã hồ sơ trên giấy hẹn',
    receiptTake: 'Lấy số trả kết quả',
    thisNumber: 'Số trên phiếu',
    standing: {
      called: (counter: number | null) =>
        counter === null ? 'Số này đang được gọi' : `Mời đến quầy ${String(counter)}`,
      serving: (counter: number | null) =>
        counter === null ? 'Số này đang được phục vụ' : `Đang được phục vụ ở quầy ${String(counter)}`,
      missed: 'Số này đã được gọi',
      missedDetail: 'Mời ông/bà báo nhân viên ở bàn hướng dẫn để được gọi lại.',
      parked: 'Số này đang chờ bổ sung giấy tờ',
      parkedDetail: 'Có đủ giấy tờ, mời ông/bà quay lại quầy đã hướng dẫn.',
      finished: 'Số này đã được phục vụ xong',
      ratingSending: 'Đang gửi ý kiến…',
      ratingRecorded: 'Ý kiến đã được ghi nhận.',
      ratingFailed: 'Ý kiến chưa gửi được. Ông/bà có thể đánh giá trên điện thoại, tại đường dẫn trên phiếu.',
      over: 'Số này không còn hiệu lực',
      overDetail: 'Cần làm thủ tục, mời ông/bà lấy số mới.',
    },
    declined: {
      health_card: {
        title: 'Đây là thẻ bảo hiểm y tế',
        detail:
          'Máy này không dùng thẻ bảo hiểm y tế. Ông/bà vẫn lấy số bình thường, không cần quét thẻ nào.',
      },
      one_time_code: {
        title: 'Mã này chỉ dùng được một lần',
        detail:
          'Mã trên ứng dụng như VNeID không dùng được ở máy này. Mời ông/bà quét mã QR in trên thẻ căn cước, hoặc lấy số bình thường.',
      },
      cut_off: {
        title: 'Chưa đọc hết mã, xin quét lại',
        detail:
          'Giữ yên mã trước máy quét cho đến khi nghe tiếng bíp. Quét không được thì bàn hướng dẫn sẽ giúp.',
      },
      unknown: {
        title: 'Máy không nhận ra mã này',
        detail: 'Ở đây quét được mã QR trên thẻ căn cước, mã hồ sơ trên giấy hẹn và mã QR trên phiếu số.',
      },
      old_ticket: {
        title: 'Không thấy số này trong hôm nay',
        detail: 'Phiếu chỉ có hiệu lực trong ngày. Mời ông/bà lấy số mới, hoặc hỏi nhân viên.',
      },
      no_result_desk: {
        title: 'Đã đọc mã hồ sơ',
        detail: 'Máy này không cấp số trả kết quả. Mời ông/bà đến bàn hướng dẫn.',
      },
      no_answer: {
        title: 'Chưa kiểm tra được mã này',
        detail: 'Máy chưa nhận được trả lời. Mời ông/bà quét lại sau ít phút, hoặc gặp bàn hướng dẫn.',
      },
    } satisfies Record<DeclinedScan, Notice>,
  },
  closed: {
    /** Monday first, as they stand inside a sentence. */
    weekdays: ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'],
    date: (day: string, month: string) => `${day}/${month}`,
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
      service_paused: 'Đang tạm ngừng phát số ít lâu',
      not_offered: 'Đang tạm ngừng phát số',
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
      service_paused: 'Thủ tục này đang tạm ngừng phát số',
      not_offered: 'Thủ tục này đang tạm ngừng phát số',
      series_exhausted: 'Lĩnh vực này đã hết số hôm nay',
      paper_roll: 'Thủ tục này dùng số giấy',
    } satisfies ClosedTitles,
    details: {
      outside_hours: null,
      on_break: null,
      day_off: null,
      issuing_stopped: 'Ai đã có số vẫn được phục vụ.',
      quota_reached: 'Việc gấp, mời ông/bà hỏi nhân viên.',
      service_paused: 'Ai đã có số vẫn được phục vụ.',
      not_offered: 'Mời ông/bà hỏi nhân viên khi nào có lại.',
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
  search: {
    key: 'Tìm thủ tục',
    keyDetail: 'Gõ vài chữ, không dấu cũng được',
    title: 'Tìm thủ tục',
    fieldName: 'Ông/bà cần tìm thủ tục gì?',
    placeholder: 'Gõ không dấu cũng được',
    forExample: 'Ví dụ',
    examples: ['khai sinh', 'sao y', 'sổ hồng', 'giấy độc thân', 'mở quán', 'tiền người già'],
    found: (count: number, hasMore: boolean) =>
      hasMore ? `Hơn ${String(count - 1)} thủ tục` : `${String(count)} thủ tục`,
    loading: 'Đang mở danh mục thủ tục…',
    nothing: (typed: string) => `Không tìm thấy “${typed}”`,
    nothingDetail: 'Ông/bà thử gõ ít chữ hơn, hoặc xem theo lĩnh vực.',
    browse: 'Xem theo lĩnh vực',
    browseTitle: 'Chọn lĩnh vực để xem thủ tục',
    otherField: 'Thủ tục khác',
    procedures: (count: number) => `${String(count)} thủ tục`,
    noProcedures: 'Chưa có thủ tục nào trong danh mục.',
    takeHere: 'Lấy số tại đây',
    askHelpDesk: 'Hỏi bàn hướng dẫn',
    alsoCalled: (words: string) => `gọi là “${words}”`,
    withPaper: (paper: string) => `có giấy tờ “${paper}”`,
    code: (code: string) => `Mã ${code}`,
  },
  procedure: {
    noNumberHere: 'Máy này không phát số cho thủ tục này',
    noNumberHereDetail: 'Bàn hướng dẫn cho biết nộp ở đâu.',
    exempt: 'Miễn, giảm',
    originals: (count: number) => `${String(count)} bản chính`,
    copies: (count: number) => `${String(count)} bản sao`,
    carryKey: 'Mang danh mục về',
    carryKeyOnline: 'Mang danh mục về · Nộp trực tuyến',
    carryTitle: 'Mang danh mục về',
    onPaper: 'In ra giấy',
    printKey: 'In danh mục giấy tờ',
    noPrint: 'Lúc này chưa in được. Xin chụp lại trang trước.',
    printStages: {
      none: 'Danh mục ghi giấy tờ, lệ phí và thời gian. Đây không phải phiếu số thứ tự.',
      printing: 'Đang in danh mục, xin chờ…',
      out: 'Mời ông/bà lấy danh mục ở khe dưới.',
      failed: 'Chưa in được danh mục. Xin chụp lại trang trước hoặc dùng điện thoại.',
      uncertain: 'Chưa rõ đã in danh mục hay chưa. Không thấy giấy thì xin chụp lại trang trước.',
      pending: 'Một danh mục khác đang được in. Xin chờ vài giây rồi bấm lại.',
      refused: 'Chưa in được danh mục. Ông/bà thử bấm lại, hoặc dùng điện thoại.',
    } satisfies Record<PaperStage, string>,
    onPhone: 'Đưa vào điện thoại',
    onPhoneDetail: 'Danh mục giấy tờ mở ngay trên điện thoại. Không cần cài, không hỏi tên.',
    noPhone: 'Lúc này chưa đưa vào điện thoại được. Xin chụp lại trang trước.',
    phoneCode: 'Mã QR mở danh mục giấy tờ',
    online: 'Nộp trực tuyến',
    onlineDetail: 'Nộp tại nhà qua Cổng dịch vụ công. Xong mới cần đến nhận kết quả.',
    onlineCode: 'Mã QR mở Cổng dịch vụ công',
    forms: 'Mẫu đơn',
    formOnline: 'có bản điện tử trên Cổng dịch vụ công',
    formAtDesk: 'có sẵn tại bàn hướng dẫn',
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
  staffHelps: 'Nhân viên hỗ trợ: giữ trang 3 phút',
  idleTitle: 'Ông/bà còn ở đó không?',
  idleDetail: 'Máy sẽ về trang đầu sau',
  seconds: (_count: number) => 'giây',
  stillHere: 'Tôi vẫn ở đây',
};

/** `1, 2 or 3`. */
export function joined(numbers: readonly number[], lastWord: string): string {
  const words = numbers.map(String);
  const last = words.pop() ?? '';
  return words.length === 0 ? last : `${words.join(', ')} ${lastWord} ${last}`;
}

/** The kiosk's words in one language. */
export type Texts = typeof vi;

/** The sentence for a refusal; a code without one of its own is told as plainly as the rest. */
export function refusalNotice(texts: Texts, code: Refusal['code']): Notice {
  switch (code) {
    case 'day_closed':
    case 'unknown_service':
    case 'unknown_priority':
    case 'priority_not_grantable':
    case 'card_needed':
    case 'person_limit_reached':
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
    case 'card_needed':
    case 'person_limit_reached':
      return false;
    default:
      return !isClosedCode(code);
  }
}
