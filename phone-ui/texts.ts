/** The words of a citizen's own page. They promise only what the page can do: it tells while it is open, and no longer. */
import type { OvertakingReason } from '#protocol/phone-view.ts';
import type { WaitRangeMinutes } from '#protocol/views.ts';
import { RATING_WORDS } from '#ui-kit/rating-words.ts';

function joined(numbers: readonly number[], lastWord: string): string {
  const words = numbers.map(String);
  const last = words.pop() ?? '';
  return words.length === 0 ? last : `${words.join(', ')} ${lastWord} ${last}`;
}

export const vi = {
  languageName: 'Tiếng Việt',
  language: 'Ngôn ngữ',
  product: 'Một Cửa',
  productUnit: 'Theo dõi số thứ tự',
  yourNumber: 'Số của ông/bà',
  wasYourNumber: 'Số của ông/bà hôm nay',

  peopleBefore: (count: number) => `${String(count)} người trước ông/bà`,
  nobodyBefore: 'Không còn ai trước ông/bà',
  forField: 'cho lĩnh vực này',
  range: (from: number, to: number) => ({ before: 'khoảng', minutes: `${String(from)}–${String(to)} phút` }),
  rangeUnknown: 'chưa ước được phải chờ bao lâu',
  counterWord: 'Quầy',
  moreOf: (count: number) => `+${String(count)}`,
  waitIn: (area: string) => `Chờ ở ${area}`,
  willCall: (numbers: readonly number[]) => `Quầy ${joined(numbers, 'hoặc')} sẽ gọi.`,
  noCounterYet: 'Chưa có quầy nào mở cho lĩnh vực này.',
  lastCalled: (number: string) => `Số gọi gần nhất: ${number}.`,

  soon: 'Sắp đến lượt ông/bà',
  stillBefore: (count: number) => (count === 0 ? 'Không còn ai phía trước' : `Còn ${String(count)} người`),
  comeTo: (area: string) => `Mời đến ${area}`,
  sitNear: (numbers: readonly number[]) => `Ngồi gần Quầy ${joined(numbers, 'và')}.`,
  holdReady: 'Cầm sẵn trên tay',

  invite: 'Mời ông/bà',
  toCounter: 'đến Quầy',
  calledAt: (time: string) => `Gọi lúc ${time}.`,
  calledStale: (time: string, counter: number) => `Lúc ${time} số đã được gọi đến Quầy ${String(counter)}`,
  calledStaleHow: 'Mời ông/bà đến quầy ngay.',
  calledUnknown: 'Số đang được gọi',

  serving: (counter: number | null) =>
    counter === null ? 'Đang phục vụ' : `Đang phục vụ tại Quầy ${String(counter)}`,
  missed: (time: string, counter: number) => `Số đã gọi lúc ${time} tại Quầy ${String(counter)}`,
  missedUnknown: 'Số đã được gọi mà chưa gặp ông/bà',
  missedHow: (counter: number | null) =>
    counter === null
      ? 'Ông/bà báo cán bộ ở bàn hướng dẫn để được xếp lại vào hàng.'
      : `Ông/bà báo cán bộ ở Quầy ${String(counter)} hoặc bàn hướng dẫn để được xếp lại vào hàng.`,
  parked: 'Số đang được giữ lại',
  parkedHow:
    'Xong việc thì ông/bà quay lại báo cán bộ đã tiếp, hoặc bàn hướng dẫn. Trong ngày hôm nay không phải lấy số mới.',
  finished: 'Đã phục vụ xong',
  finishedHow: 'Cảm ơn ông/bà. Có thể đóng trang này.',
  cancelled: 'Số này đã được hủy',
  cancelledHow: 'Còn cần làm thủ tục thì mời ông/bà lấy số mới, hoặc hỏi bàn hướng dẫn.',
  expired: 'Số này đã hết hiệu lực',
  expiredHow: 'Số chỉ có giá trị trong ngày. Mời ông/bà lấy số mới vào buổi làm việc tới.',

  myNumber: 'Số của tôi',
  why: 'Vì sao có số được gọi trước tôi?',
  whyNone: (since: string) => `Từ ${since} đến nay, chưa có số nào được gọi ngoài thứ tự trên phiếu.`,
  whySome: (since: string, count: number) =>
    `Từ ${since} đến nay, có ${String(count)} số được gọi không theo thứ tự trên phiếu.`,
  whyNewest: (count: number) => `Dưới đây là ${String(count)} số mới nhất.`,
  whyInTurn: (count: number) => `Ngoài ra, ${String(count)} số nhỏ hơn đã được gọi đúng thứ tự.`,
  whyReasons: {
    other_queue: 'Hàng chờ khác',
    came_earlier: 'Đến trước ông/bà',
    priority: 'Số ưu tiên',
    came_back: 'Được chuyển đến hoặc quay lại',
    by_hand: 'Cán bộ gọi riêng',
  } satisfies Record<OvertakingReason, string>,
  whyOtherQueue: (queue: string | null) =>
    `${queue === null ? 'Việc khác' : `Lĩnh vực ${queue}`}, không tính vào số người trước ông/bà.`,
  whyCameEarlier: (issuedAt: string | null) =>
    issuedAt === null ? 'Lấy số trước ông/bà.' : `Lấy số lúc ${issuedAt}.`,
  whyPriority: (ordinaryPerPriority: number | null) =>
    ordinaryPerPriority === null
      ? 'Theo quy định ưu tiên của đơn vị.'
      : `Quy định của đơn vị: sau ${String(ordinaryPerPriority)} số thường, mời 1 số ưu tiên.`,
  whyCameBack: 'Số này đã được tiếp ở một quầy trước đó và nay được tiếp tục.',
  whyByHand: 'Cán bộ chọn gọi số này; lý do được ghi lại để kiểm tra.',
  notLost: 'Ông/bà không mất lượt.',
  stillAhead: (ahead: number, range: WaitRangeMinutes) => {
    const people = ahead === 0 ? 'Không còn ai trước ông/bà' : `Còn ${String(ahead)} người trước ông/bà`;
    return range === null
      ? `${people}; chưa ước được phải chờ bao lâu.`
      : `${people}, khoảng ${String(range.from)}–${String(range.to)} phút.`;
  },

  giveUp: 'Nhường lượt, bỏ số này',
  giveUpAsk: (number: string) => `Ông/bà bỏ số ${number}?`,
  giveUpHow: 'Số này sẽ không được gọi nữa và không lấy lại được. Còn cần làm thủ tục thì phải lấy số mới.',
  giveUpKeep: 'Giữ số, tiếp tục chờ',
  giveUpConfirm: 'Bỏ số này',
  giveUpAgain: 'Thử bỏ số lần nữa',
  givenUp: 'Ông/bà đã bỏ số này',
  givenUpHow: 'Cảm ơn ông/bà đã nhường lượt. Còn cần làm thủ tục thì mời ông/bà lấy số mới.',
  tooLate: 'Số vừa được gọi nên không bỏ được nữa. Nếu không đến, xin báo cán bộ ở quầy.',
  progress: {
    sending: 'Đang gửi…',
    unanswered: 'Chưa gửi được. Xin thử lại khi có mạng.',
    refused: 'Máy chủ chưa nhận được lúc này. Xin thử lại sau ít phút.',
  },

  ...RATING_WORDS.vi,
  thanksHow: 'Ý kiến đã được ghi nhận. Có thể đóng trang này.',

  further: 'Còn làm ở lượt này:',
  papers: 'Giấy tờ cần có sẵn',
  lookedUp: 'không phải nộp nếu tra cứu được',
  late: 'Tôi chưa tới kịp thì sao?',
  lateHow:
    'Gọi nhiều lần mà không gặp, số được ghi là vắng mặt. Khi đến, ông/bà báo cán bộ ở quầy đã gọi hoặc bàn hướng dẫn để được xếp lại.',
  bellOff: 'Bật chuông khi đến lượt',
  bellOn: 'Chuông đang bật',
  bellHow: 'Chỉ kêu khi trang này đang mở.',

  updated: (time: string) => `Cập nhật ${time}`,
  onlyToday: 'Chỉ dùng trong ngày',
  stale: (time: string) => `Mất kết nối, số liệu lúc ${time}`,
  staleHow: 'Máy đang tự nối lại. Trong lúc chờ, xin nghe loa và nhìn màn hình.',

  connecting: 'Đang mở số của ông/bà…',
  connectingHow: 'Xin chờ trong giây lát.',
  unreachable: 'Chưa nối được máy chủ',
  unreachableHow: 'Trang đang tự thử lại. Số trên phiếu vẫn có hiệu lực: xin nghe loa và nhìn màn hình.',
  unreachableNearby: 'Điện thoại cần nối Wi-Fi của cơ quan.',
  dead: 'Không tìm thấy số này hôm nay',
  deadHow: 'Số chỉ có giá trị trong ngày. Nếu số vừa lấy, xin quét lại mã trên phiếu hoặc hỏi bàn hướng dẫn.',
  outdated: 'Trang vừa được cập nhật',
  outdatedHow: 'Trang sẽ tự mở lại sau vài giây.',
  refused: 'Chưa mở được trang này',
  refusedHow: 'Số trên phiếu vẫn có hiệu lực. Xin nghe loa, nhìn màn hình hoặc hỏi bàn hướng dẫn.',
};

export const en: typeof vi = {
  languageName: 'English',
  language: 'Language',
  product: 'Một Cửa',
  productUnit: 'Follow your number',
  yourNumber: 'Your number',
  wasYourNumber: 'Your number today',

  peopleBefore: (count) => (count === 1 ? '1 person before you' : `${String(count)} people before you`),
  nobodyBefore: 'Nobody before you',
  forField: 'for this subject',
  range: (from, to) => ({ before: 'about', minutes: `${String(from)}–${String(to)} min` }),
  rangeUnknown: 'how long that takes is not known yet',
  counterWord: 'Counter',
  moreOf: (count) => `+${String(count)}`,
  waitIn: (area) => `Wait in ${area}`,
  willCall: (numbers) => `Counter ${joined(numbers, 'or')} will call.`,
  noCounterYet: 'No counter is open for this subject yet.',
  lastCalled: (number) => `Last number called: ${number}.`,

  soon: 'Your turn is near',
  stillBefore: (count) =>
    count === 0 ? 'Nobody before you' : count === 1 ? '1 person to go' : `${String(count)} people to go`,
  comeTo: (area) => `Please come to ${area}`,
  sitNear: (numbers) =>
    numbers.length === 1
      ? `Sit near Counter ${joined(numbers, 'and')}.`
      : `Sit near Counters ${joined(numbers, 'and')}.`,
  holdReady: 'Have these in your hand',

  invite: 'Please go',
  toCounter: 'to Counter',
  calledAt: (time) => `Called at ${time}.`,
  calledStale: (time, counter) => `At ${time} you were called to Counter ${String(counter)}`,
  calledStaleHow: 'Please go there now.',
  calledUnknown: 'Your number is being called',

  serving: (counter) => (counter === null ? 'Being served' : `Being served at Counter ${String(counter)}`),
  missed: (time, counter) => `Called at ${time} to Counter ${String(counter)}`,
  missedUnknown: 'Your number was called in vain',
  missedHow: (counter) =>
    counter === null
      ? 'Tell the staff at the help desk to be put back into the line.'
      : `Tell the officer at Counter ${String(counter)} or the help desk to be put back into the line.`,
  parked: 'Your number is being kept',
  parkedHow:
    'When you are ready, come back to the officer who saw you, or the help desk. You need no new number today.',
  finished: 'All done',
  finishedHow: 'Thank you. You may close this page.',
  cancelled: 'This number was cancelled',
  cancelledHow: 'If you still need the service, please get a new number or ask at the help desk.',
  expired: 'This number has expired',
  expiredHow: 'A number is good for its day only. Please get a new one in the next opening hours.',

  myNumber: 'My number',
  why: 'Why were numbers called before mine?',
  whyNone: (since) => `Since ${since}, no number was called out of the order on the tickets.`,
  whySome: (since, count) =>
    count === 1
      ? `Since ${since}, one number was called out of the order on the tickets.`
      : `Since ${since}, ${String(count)} numbers were called out of the order on the tickets.`,
  whyNewest: (count) => `These are the newest ${String(count)}.`,
  whyInTurn: (count) =>
    count === 1
      ? 'Besides, one smaller number was called in its turn.'
      : `Besides, ${String(count)} smaller numbers were called in their turn.`,
  whyReasons: {
    other_queue: 'Another queue',
    came_earlier: 'Came before you',
    priority: 'Priority number',
    came_back: 'Sent on, or came back',
    by_hand: 'Called by an officer',
  },
  whyOtherQueue: (queue) => `${queue ?? 'Another matter'}: not counted among the people before you.`,
  whyCameEarlier: (issuedAt) =>
    issuedAt === null ? 'Took its number before you.' : `Took its number at ${issuedAt}.`,
  whyPriority: (ordinaryPerPriority) =>
    ordinaryPerPriority === null
      ? 'By the priority rule of this office.'
      : `Rule of this office: after ${String(ordinaryPerPriority)} ordinary ${ordinaryPerPriority === 1 ? 'number' : 'numbers'}, one with priority.`,
  whyCameBack: 'It had been seen at a counter before and goes on now.',
  whyByHand: 'An officer chose it; the reason is on record.',
  notLost: 'You have not lost your turn.',
  stillAhead: (ahead, range) => {
    const people =
      ahead === 0
        ? 'Nobody before you'
        : ahead === 1
          ? '1 person before you'
          : `${String(ahead)} people before you`;
    return range === null
      ? `${people}; how long that takes is not known yet.`
      : `${people}, about ${String(range.from)}–${String(range.to)} min.`;
  },

  giveUp: 'Give up my place',
  giveUpAsk: (number) => `Give up number ${number}?`,
  giveUpHow:
    'It will not be called any more and cannot be had back. If you still need the service you have to take a new number.',
  giveUpKeep: 'Keep it, go on waiting',
  giveUpConfirm: 'Give it up',
  giveUpAgain: 'Try to give it up again',
  givenUp: 'You gave this number up',
  givenUpHow: 'Thank you for making room. If you still need the service, please take a new number.',
  tooLate:
    'It has just been called, so it cannot be given up any more. If you are not coming, please tell the officer.',
  progress: {
    sending: 'Sending…',
    unanswered: 'Not sent yet. Please try again when you are connected.',
    refused: 'The server could not take it now. Please try again in a few minutes.',
  },

  ...RATING_WORDS.en,
  thanksHow: 'It has been noted. You may close this page.',

  further: 'Also in this visit:',
  papers: 'Papers to have ready',
  lookedUp: 'not needed if it can be looked up',
  late: 'What if I am late?',
  lateHow:
    'A number called several times in vain is marked as missed. When you arrive, tell the officer who called you, or the help desk, to be put back.',
  bellOff: 'Ring when it is my turn',
  bellOn: 'The bell is on',
  bellHow: 'Rings only while this page is open.',

  updated: (time) => `Updated ${time}`,
  onlyToday: 'For today only',
  stale: (time) => `Connection lost, as of ${time}`,
  staleHow: 'Reconnecting by itself. Meanwhile please listen and watch the screen in the hall.',

  connecting: 'Opening your number…',
  connectingHow: 'One moment, please.',
  unreachable: 'The server cannot be reached yet',
  unreachableHow:
    'Trying again by itself. The number on your ticket is valid: please listen and watch the screen.',
  unreachableNearby: 'Your phone has to be on our Wi-Fi.',
  dead: 'No such number today',
  deadHow:
    'A number is good for its day only. If you have just taken it, scan the code on the ticket again or ask at the help desk.',
  outdated: 'This page was just updated',
  outdatedHow: 'It opens again by itself in a few seconds.',
  refused: 'This page cannot be opened yet',
  refusedHow: 'The number on your ticket is valid. Please listen, watch the screen or ask at the help desk.',
};

/** The page's words in one language. */
export type Texts = typeof vi;
