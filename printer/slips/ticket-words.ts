/**
 * The sentences of a ticket, made from facts, in every language that slips speak.
 */
import type { WaitRangeMinutes } from '#protocol/views.ts';
import type { CitizenLanguage } from '#protocol/vocabulary.ts';

/** More counters than this are not read from paper but from the board. */
const MAX_LISTED_COUNTERS = 8;

/** A figure and the words beneath it. */
export type SpokenFact = { readonly headline: string; readonly label: string };

type TicketWords = {
  readonly reprint: string;
  readonly number: string;
  readonly priorityNumber: string;
  readonly alsoFor: (services: readonly string[]) => string;
  readonly waitIn: (area: string) => string;
  readonly counter: (number: string) => string;
  readonly counters: (others: readonly string[], last: string) => string;
  readonly watchBoard: string;
  readonly nobody: string;
  readonly people: (count: number) => string;
  readonly beforeYou: string;
  /** Beneath another language's figure, which needs no repeating. */
  readonly peopleBeforeYou: (count: number) => string;
  readonly minutes: (minutes: string) => string;
  readonly expectedWait: string;
  readonly expectedMinutes: string;
  readonly haveReady: string;
  readonly onlyIfNotLookedUp: string;
  readonly morePapers: (count: number) => string;
  readonly follow: string;
  /** How, in short lines; the first alone says enough. */
  readonly scan: readonly string[];
  readonly takenAt: string;
  readonly validToday: string;
};

export const TICKET_WORDS: Readonly<Record<CitizenLanguage, TicketWords>> = {
  vi: {
    reprint: 'IN LẠI',
    number: 'SỐ THỨ TỰ',
    priorityNumber: 'SỐ ƯU TIÊN',
    alsoFor: (services) => `và: ${services.join('; ')}`,
    waitIn: (area) => `Chờ ở ${area}`,
    counter: (number) => `Quầy ${number} sẽ gọi`,
    counters: (others, last) => `Quầy ${others.join(', ')} hoặc ${last} sẽ gọi`,
    watchBoard: 'Xin theo dõi bảng gọi số',
    nobody: 'Không có ai',
    people: (count) => `${count} người`,
    beforeYou: 'trước ông/bà',
    peopleBeforeYou: (count) => (count === 0 ? 'Không có ai trước ông/bà' : 'người trước ông/bà'),
    minutes: (minutes) => `${minutes} phút`,
    expectedWait: 'chờ dự kiến',
    expectedMinutes: 'phút chờ dự kiến',
    haveReady: 'Chuẩn bị sẵn',
    onlyIfNotLookedUp: '(không phải nộp nếu tra cứu được)',
    morePapers: (count) => `Và ${count} giấy tờ khác: xin hỏi cán bộ`,
    follow: 'Xem còn mấy người',
    scan: ['Quét bằng điện thoại.', 'Không cần cài,', 'không hỏi tên.'],
    takenAt: 'Lấy số lúc',
    validToday: 'Chỉ có giá trị trong ngày',
  },
  en: {
    reprint: 'REPRINT',
    number: 'YOUR NUMBER',
    priorityNumber: 'PRIORITY NUMBER',
    alsoFor: (services) => `and: ${services.join('; ')}`,
    waitIn: (area) => `Wait in ${area}`,
    counter: (number) => `Counter ${number} will call`,
    counters: (others, last) => `Counters ${others.join(', ')} or ${last} will call`,
    watchBoard: 'Please watch the call board',
    nobody: 'Nobody',
    people: (count) => (count === 1 ? '1 person' : `${count} people`),
    beforeYou: 'before you',
    peopleBeforeYou: (count) => {
      if (count === 0) return 'Nobody before you';
      return count === 1 ? 'person before you' : 'people before you';
    },
    minutes: (minutes) => `${minutes} min`,
    expectedWait: 'expected wait',
    expectedMinutes: 'minutes expected',
    haveReady: 'Have ready',
    onlyIfNotLookedUp: '(not needed if it can be looked up)',
    morePapers: (count) => `And ${count} more papers: please ask our staff`,
    follow: 'Follow your turn',
    scan: ['Scan with your phone.', 'Nothing to install,', 'no name asked.'],
    takenAt: 'Taken at',
    validToday: 'Valid today only',
  },
  zh: {
    reprint: '重印',
    number: '您的號碼',
    priorityNumber: '優先號碼',
    waitIn: (area) => `請在「${area}」等候`,
    counter: (number) => `${number} 號櫃檯會叫號`,
    counters: (others, last) => `${others.join('、')} 或 ${last} 號櫃檯會叫號`,
    watchBoard: '請留意叫號螢幕',
    alsoFor: (services) => `以及：${services.join('；')}`,
    nobody: '沒有人',
    people: (count) => `${count} 人`,
    beforeYou: '在您前面',
    peopleBeforeYou: (count) => (count === 0 ? '您前面沒有人' : '在您前面的人數'),
    minutes: (minutes) => `${minutes} 分鐘`,
    expectedWait: '預計等候',
    expectedMinutes: '預計等候分鐘數',
    haveReady: '請備好以下文件',
    onlyIfNotLookedUp: '（系統查得到則免交）',
    morePapers: (count) => `另有 ${count} 項文件，請詢問工作人員`,
    follow: '查看還有幾人',
    scan: ['請用手機掃描。', '不必安裝，', '不問姓名。'],
    takenAt: '取號時間',
    validToday: '僅限當天有效',
  },
};

/** "Quầy 1, 2 hoặc 3 sẽ gọi"; without counters, or with very many, where to look instead. */
export const counterSentence = (language: CitizenLanguage, counterNumbers: readonly number[]): string => {
  const words = TICKET_WORDS[language];
  const numbers = counterNumbers.map(String);
  const last = numbers.at(-1);
  if (last === undefined || numbers.length > MAX_LISTED_COUNTERS) return words.watchBoard;
  return numbers.length === 1 ? words.counter(last) : words.counters(numbers.slice(0, -1), last);
};

/** "6 người / trước ông/bà". Nobody before is said in words: a lone 0 reads like a fault. */
export const aheadFact = (language: CitizenLanguage, ahead: number): SpokenFact => {
  const words = TICKET_WORDS[language];
  return { headline: ahead === 0 ? words.nobody : words.people(ahead), label: words.beforeYou };
};

/** "25–40 phút / chờ dự kiến"; null when the wait cannot be known. */
export const waitFact = (language: CitizenLanguage, range: WaitRangeMinutes): SpokenFact | null => {
  if (range === null) return null;
  const words = TICKET_WORDS[language];
  const minutes = range.from === range.to ? String(range.from) : `${range.from}–${range.to}`;
  return { headline: words.minutes(minutes), label: words.expectedWait };
};
