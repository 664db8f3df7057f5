/** The words of a citizen's own page. They promise only what the page can do: it tells while it is open, and no longer. */
import type { Language } from '#protocol/vocabulary.ts';

function joined(numbers: readonly number[], lastWord: string): string {
  const words = numbers.map(String);
  const last = words.pop() ?? '';
  return words.length === 0 ? last : `${words.join(', ')} ${lastWord} ${last}`;
}

const vi = {
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

const en: typeof vi = {
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

/** The catalogue of each language; the compiler notices a missing text. */
export const TEXTS: Record<Language, Texts> = { vi, en };
