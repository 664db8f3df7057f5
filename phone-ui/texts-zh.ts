/** The page's words in traditional Chinese, for the phone's own Chinese letters: no font is sent to a phone. */
import { RATING_WORDS } from '#ui-kit/rating-words.ts';
import type { Texts } from './texts.ts';

const counters = (numbers: readonly number[]): string =>
  `${numbers
    .map(String)
    .join('、')
    .replace(/、(\d+)$/u, ' 或 $1')} 號櫃檯`;

export const zh: Texts = {
  languageName: '中文',
  language: '語言',
  product: 'Một Cửa',
  productUnit: '查看您的號碼',
  yourNumber: '您的號碼',
  wasYourNumber: '您今天的號碼',

  peopleBefore: (count) => `您前面還有 ${String(count)} 人`,
  nobodyBefore: '您前面沒有人了',
  forField: '同一業務類別',
  range: (from, to) => ({ before: '約', minutes: `${String(from)}–${String(to)} 分鐘` }),
  rangeUnknown: '尚無法預估等候時間',
  counterWord: '櫃檯',
  moreOf: (count) => `+${String(count)}`,
  waitIn: (area) => `請在「${area}」等候`,
  willCall: (numbers) => `${counters(numbers)}會叫號。`,
  noCounterYet: '這類業務尚無櫃檯開放。',
  lastCalled: (number) => `最近叫號：${number}。`,

  soon: '快輪到您了',
  stillBefore: (count) => (count === 0 ? '您前面沒有人了' : `還有 ${String(count)} 人`),
  comeTo: (area) => `請到「${area}」`,
  sitNear: (numbers) => `請坐在 ${counters(numbers)}附近。`,
  holdReady: '請備好以下文件',

  invite: '叫號',
  toCounter: '請到櫃檯',
  calledAt: (time) => `${time} 叫號。`,
  calledStale: (time, counter) => `${time} 已叫號，請到 ${String(counter)} 號櫃檯`,
  calledStaleHow: '請立即前往櫃檯。',
  calledUnknown: '正在呼叫您的號碼',

  serving: (counter) => (counter === null ? '正在辦理' : `正在 ${String(counter)} 號櫃檯辦理`),
  missed: (time, counter) => `${time} 曾在 ${String(counter)} 號櫃檯叫號`,
  missedUnknown: '已叫號，但您未到櫃檯',
  missedHow: (counter) =>
    counter === null
      ? '請告知諮詢台的工作人員，以便重新排隊。'
      : `請告知 ${String(counter)} 號櫃檯或諮詢台的工作人員，以便重新排隊。`,
  parked: '您的號碼已保留',
  parkedHow: '準備好後，請回來告知先前的櫃檯人員或諮詢台。今天不必重新取號。',
  finished: '已辦理完畢',
  finishedHow: '謝謝您。可以關閉本頁。',
  cancelled: '這個號碼已取消',
  cancelledHow: '如果仍需辦理，請重新取號，或詢問諮詢台。',
  expired: '這個號碼已失效',
  expiredHow: '號碼只在當天有效。請在下次辦公時間重新取號。',

  myNumber: '我的號碼',
  why: '為什麼有號碼在我之前叫號？',
  whyNone: (since) => `從 ${since} 到現在，沒有不按號碼單順序的叫號。`,
  whySome: (since, count) => `從 ${since} 到現在，有 ${String(count)} 個號碼沒有按號碼單的順序叫號。`,
  whyNewest: (count) => `以下是最近的 ${String(count)} 個號碼。`,
  whyInTurn: (count) => `另外，有 ${String(count)} 個較小的號碼按順序叫過。`,
  whyReasons: {
    other_queue: '其他隊伍',
    came_earlier: '比您先到',
    priority: '優先號碼',
    came_back: '轉來或回來',
    by_hand: '工作人員另行叫號',
  },
  whyOtherQueue: (queue) => `${queue ?? '其他業務'}，不計入您前面的人數。`,
  whyCameEarlier: (issuedAt) => (issuedAt === null ? '比您先取號。' : `${issuedAt} 取號。`),
  whyPriority: (ordinaryPerPriority) =>
    ordinaryPerPriority === null
      ? '依本機關的優先規定。'
      : `本機關規定：每 ${String(ordinaryPerPriority)} 個一般號碼後，叫 1 個優先號碼。`,
  whyCameBack: '這個號碼先前已在其他櫃檯辦理，現在繼續辦理。',
  whyByHand: '工作人員選擇叫這個號碼；原因已記錄備查。',
  notLost: '您的順序沒有失去。',
  stillAhead: (ahead, range) => {
    const people = ahead === 0 ? '您前面沒有人了' : `您前面還有 ${String(ahead)} 人`;
    return range === null
      ? `${people}；尚無法預估等候時間。`
      : `${people}，約 ${String(range.from)}–${String(range.to)} 分鐘。`;
  },

  giveUp: '放棄這個號碼',
  giveUpAsk: (number) => `要放棄 ${number} 號嗎？`,
  giveUpHow: '這個號碼不會再叫號，也不能恢復。若仍需辦理，必須重新取號。',
  giveUpKeep: '保留號碼，繼續等候',
  giveUpConfirm: '放棄這個號碼',
  giveUpAgain: '再試一次放棄號碼',
  givenUp: '您已放棄這個號碼',
  givenUpHow: '謝謝您讓出順序。若仍需辦理，請重新取號。',
  tooLate: '剛剛已叫到這個號碼，不能再放棄。若您不過去，請告知櫃檯。',
  progress: {
    sending: '正在傳送…',
    unanswered: '尚未送出。請在連線後再試。',
    refused: '伺服器目前無法接收。請過幾分鐘再試。',
  },

  ...RATING_WORDS.zh,
  thanksHow: '意見已記錄。可以關閉本頁。',

  further: '本次還要辦理：',
  papers: '請準備的文件',
  lookedUp: '系統查得到則免交',
  late: '如果我來不及怎麼辦？',
  lateHow: '多次叫號未到，會記為過號。到場後請告知叫號的櫃檯或諮詢台，以便重新排隊。',
  bellOff: '輪到我時響鈴',
  bellOn: '響鈴已開啟',
  bellHow: '只在本頁開啟時才會響。',

  updated: (time) => `更新於 ${time}`,
  onlyToday: '僅限當天使用',
  stale: (time) => `連線中斷，資料時間 ${time}`,
  staleHow: '正在自動重新連線。請留意廣播和大廳螢幕。',

  connecting: '正在開啟您的號碼…',
  connectingHow: '請稍候。',
  unreachable: '目前無法連接伺服器',
  unreachableHow: '正在自動重試。號碼單上的號碼仍然有效，請留意廣播和大廳螢幕。',
  unreachableNearby: '手機需要連接本機關的 Wi-Fi。',
  dead: '今天找不到這個號碼',
  deadHow: '號碼只在當天有效。若您剛取號，請再掃描號碼單上的 QR 碼，或詢問諮詢台。',
  outdated: '頁面剛剛更新',
  outdatedHow: '幾秒後會自動重新開啟。',
  refused: '目前無法開啟本頁',
  refusedHow: '號碼單上的號碼仍然有效。請留意廣播、大廳螢幕，或詢問諮詢台。',
};
