/** The words of the page on what citizens said on a day. */
import type { RatingAnomaly, RatingSource } from '#protocol/rating.ts';
import type { Language } from '#protocol/vocabulary.ts';
import { reportTexts } from '#reporting/texts.ts';

const vi = {
  scores: reportTexts('vi').scores,
  title: 'Đánh giá hôm nay',
  titleThen: 'Đánh giá trong ngày',
  day: 'Ngày',
  backToToday: 'Về hôm nay',
  loading: 'Đang đọc…',
  loadFailed: 'Chưa đọc được từ máy chủ.',
  noDay: 'Không có số liệu của ngày này.',
  noDayCure: 'Hôm đó cơ quan không mở, hoặc sổ của ngày đó không đọc được (lệnh npm run verify cho biết).',
  noneThen: 'Hôm đó không có lượt nào xong.',
  nobodyThen: 'Hôm đó không ai đánh giá.',
  none: 'Hôm nay chưa có lượt nào xong.',
  noneCure: 'Xong lượt đầu tiên, màn hình ở quầy và điện thoại của người dân bắt đầu hỏi.',
  participation: 'Tham gia',
  participationOf: (rated: number, finished: number) =>
    `${String(rated)} trên ${String(finished)} lượt đã xong`,
  satisfied: 'Được tính là hài lòng',
  satisfiedOf: (count: number, rated: number) => `${String(count)} trên ${String(rated)} đánh giá`,
  low: 'Không hài lòng',
  lowOf: (rated: number) => `trong ${String(rated)} đánh giá`,
  nobody: 'Chưa ai đánh giá.',
  nobodyCure: 'Xem màn hình đánh giá ở quầy có đang chạy và quay về phía người dân.',
  distribution: 'Mức hài lòng',
  why: 'Điều chưa hài lòng',
  noReasons: 'Chưa ai nêu lý do.',
  where: 'Đánh giá ở đâu',
  sources: { counter: 'Màn hình ở quầy', phone: 'Điện thoại', kiosk: 'Kiosk' } satisfies Record<
    RatingSource,
    string
  >,
  formerReason: 'Lý do không còn dùng',
  targetOf: (percent: number) => `chỉ tiêu ${String(percent)}%`,
  remarks: 'Người dân viết thêm',
  remarksLead: 'Chỉ phụ trách đọc ở đây. Không đọc to, không đưa lên màn hình nào, xóa khi hết hạn giữ.',
  remarksCut: (shown: number, total: number) =>
    `Ngày này có ${String(total)} lời, dưới đây là ${String(shown)} lời mới nhất.`,
  noRemarks: 'Không có lời nào, hoặc đã xóa khi hết hạn giữ.',
  byCounter: 'Theo quầy',
  counterColumn: 'Quầy',
  finishedColumn: 'Đã xong',
  ratedColumn: 'Đánh giá',
  shareColumn: 'Tham gia',
  lowColumn: 'Không hài lòng',
  counter: (number: number) => `Quầy ${String(number)}`,
  odd: 'Cần xem lại',
  oddLead: 'Dấu hiệu có thể không do người dân tự bấm. Chỉ là câu hỏi, chưa phải kết luận.',
  nothingOdd: 'Không có dấu hiệu bất thường.',
  anomalies: {
    instant: (anomaly) =>
      `${anomaly.number ?? ''}: bấm ${seconds(anomaly, ',')} giây sau khi xong, chưa đủ để đọc câu hỏi.`,
    late: (anomaly) =>
      anomaly.sinceFinishMs === null
        ? `${anomaly.number ?? ''}: bấm ở quầy cho lượt do người phụ trách kết thúc thay.`
        : `${anomaly.number ?? ''}: bấm ở quầy ${String(Math.round(anomaly.sinceFinishMs / 1_000))} giây sau khi xong, khi câu hỏi đã tắt.`,
    quick_run: ({ count }) => `${String(count)} đánh giá liền nhau, cái nào cũng bấm trong vài giây.`,
    same_score: ({ count, score }) =>
      `${String(count)} đánh giá liền nhau giống hệt: ${score === null ? '' : reportTexts('vi').scores[score]}.`,
    burst: ({ count, deviceId }) =>
      `${String(count)} lượt của quầy này được đánh giá liền nhau ${deviceId === null ? 'bằng điện thoại' : 'tại một kiosk'}, lượt sau chưa đầy một phút sau lượt trước.`,
  } satisfies AnomalyWords as AnomalyWords,
  time: (from: string, to: string) => (from === to ? `lúc ${from}` : `từ ${from} đến ${to}`),
};

type AnomalyWords = Readonly<Record<RatingAnomaly['kind'], (anomaly: RatingAnomaly) => string>>;
export type RatingTexts = typeof vi;

function seconds({ sinceFinishMs }: RatingAnomaly, comma: string): string {
  return ((sinceFinishMs ?? 0) / 1_000).toFixed(1).replace('.', comma);
}

const en: RatingTexts = {
  scores: reportTexts('en').scores,
  title: 'Ratings today',
  titleThen: 'Ratings of the day',
  day: 'Day',
  backToToday: 'Back to today',
  loading: 'Reading…',
  loadFailed: 'The server has not been heard.',
  noDay: 'There are no figures of this day.',
  noDayCure: 'The office was closed, or the log of that day cannot be read (npm run verify tells).',
  noneThen: 'Nothing was finished on that day.',
  nobodyThen: 'Nobody rated on that day.',
  none: 'Nothing has been finished today yet.',
  noneCure: 'Once the first service is over, the screens at the counters and citizens’ phones begin to ask.',
  participation: 'Participation',
  participationOf: (rated, finished) => `${String(rated)} of ${String(finished)} finished`,
  satisfied: 'Counts as satisfied',
  satisfiedOf: (count, rated) => `${String(count)} of ${String(rated)} ratings`,
  low: 'Not satisfied',
  lowOf: (rated) => `of ${String(rated)} ratings`,
  nobody: 'Nobody has rated yet.',
  nobodyCure: 'See whether the rating screens at the counters are running and face the citizens.',
  distribution: 'Satisfaction',
  why: 'What was not satisfactory',
  noReasons: 'Nobody has given a reason.',
  where: 'Where it was said',
  sources: { counter: 'Screen at the counter', phone: 'Phone', kiosk: 'Kiosk' },
  formerReason: 'A reason no longer asked',
  targetOf: (percent) => `target ${String(percent)}%`,
  remarks: 'What citizens wrote',
  remarksLead: 'Read here by supervisors only: never spoken, on no screen, erased when its time is over.',
  remarksCut: (shown, total) =>
    `There are ${String(total)} of this day; these are the newest ${String(shown)}.`,
  noRemarks: 'Nothing, or it was erased when its time was over.',
  byCounter: 'By counter',
  counterColumn: 'Counter',
  finishedColumn: 'Finished',
  ratedColumn: 'Rated',
  shareColumn: 'Participation',
  lowColumn: 'Not satisfied',
  counter: (number) => `Counter ${String(number)}`,
  odd: 'To look into',
  oddLead: 'Signs that it was perhaps not the citizen who pressed. Each is a question, not a verdict.',
  nothingOdd: 'Nothing unusual.',
  anomalies: {
    instant: (anomaly) =>
      `${anomaly.number ?? ''}: pressed ${seconds(anomaly, '.')} s after the end, too soon to have read the question.`,
    late: (anomaly) =>
      anomaly.sinceFinishMs === null
        ? `${anomaly.number ?? ''}: pressed at the counter for what a supervisor had ended.`
        : `${anomaly.number ?? ''}: pressed at the counter ${String(Math.round(anomaly.sinceFinishMs / 1_000))} s after the end, when the question had gone.`,
    quick_run: ({ count }) => `${String(count)} ratings in a row, each within a few seconds.`,
    same_score: ({ count, score }) =>
      `${String(count)} ratings in a row, all alike: ${score === null ? '' : reportTexts('en').scores[score]}.`,
    burst: ({ count, deviceId }) =>
      `${String(count)} of this counter’s tickets rated in a row ${deviceId === null ? 'by phone' : 'at one kiosk'}, each within a minute of the one before.`,
  },
  time: (from, to) => (from === to ? `at ${from}` : `from ${from} to ${to}`),
};

export const ratingTexts = (language: Language): RatingTexts => ({ vi, en })[language];
