/** The words of the audit and of the what-if report, in both languages. Plain text for a terminal or a sheet of paper. */
import type { HandReason } from '#protocol/officer-words.ts';
import type { CallPolicy } from '#protocol/queue-rules.ts';
import type { FindingKind } from '#server/storage/verify.ts';
import type { Discrepancy } from './day-audit.ts';

const vi = {
  minutes: (ms: number | null): string => (ms === null ? 'không có số liệu' : `${minutesOf(ms, ',')} phút`),
  percent: (share: number | null): string =>
    share === null ? 'không có số liệu' : `${(share * 100).toFixed(1).replace('.', ',')} %`,
  audit: {
    title: (date: string): string => `Kiểm tra thứ tự gọi ngày ${date}`,
    noDay: (date: string, known: readonly string[]): string =>
      `Không có ngày ${date} trong dữ liệu. Các ngày có: ${known.join(', ') || 'chưa có ngày nào'}.`,
    policy: (policy: string): string => `Chính sách: ${policy}`,
    calls: (calls: number): string => `Lượt gọi: ${String(calls)}`,
    proven: (proven: number): string => `  đúng chính sách, lý do ghi đúng: ${String(proven)}`,
    roll: (fromRoll: number): string => `  theo cuộn số giấy: ${String(fromRoll)}`,
    byHand: (count: number): string => `  cán bộ chọn: ${String(count)}`,
    mostPasses: (most: number, limit: string): string =>
      `Số thường bị ưu tiên vượt nhiều nhất: ${String(most)} lần (mức trần ${limit})`,
    handLine: (
      time: string,
      number: string,
      counter: number,
      reason: string,
      overtook: readonly string[],
      more: number,
    ): string =>
      `  ${time}  ${number}  Quầy ${String(counter)}  ${reason}${overtook.length === 0 ? '' : `; vượt ${overtook.join(', ')}${more > 0 ? ` và ${String(more)} số khác` : ''}`}`,
    noReason: 'không vượt ai',
    exceptions: 'Ngoại lệ do người quyết định:',
    discrepancies: 'KHÔNG khớp với chính sách:',
    verdictGood: 'Kết luận: mọi lượt gọi đều theo chính sách đang hiệu lực hoặc có lý do của cán bộ.',
    verdictBad: (count: number): string => `Kết luận: ${String(count)} chỗ không khớp, cần xem lại.`,
    kinds: {
      other_ticket: 'gọi số khác',
      other_reason: 'lý do ghi khác',
      nobody_to_call: 'không ai chờ',
      impossible: 'nhật ký tự mâu thuẫn',
    } satisfies Record<Discrepancy['kind'], string>,
  },
  verify: {
    title: 'Kiểm tra dữ liệu đã lưu',
    trail: (entries: number): string => `Nhật ký thay đổi: ${String(entries)} dòng`,
    log: (events: number, days: number): string =>
      `Sổ sự kiện: ${String(events)} sự kiện; ${String(days)} ngày đã niêm`,
    head: (code: string | null): string =>
      code === null ? 'Mã hiện tại: chưa có' : `Mã hiện tại: ${code}  (ghi lại, giữ ngoài máy này)`,
    kinds: {
      file_damaged: 'tệp dữ liệu hỏng',
      trail_broken: 'nhật ký thay đổi bị sửa hoặc xóa, tại dòng',
      trail_cut: 'nhật ký thay đổi bị cắt; dòng cuối phải là',
      code_unknown: 'nhật ký này chưa từng có mã',
      settings_changed: 'cài đặt bị sửa ngoài chương trình',
      log_gap: 'thiếu sự kiện, trước số',
      log_cut: 'sổ sự kiện bị cắt, còn đến số',
      day_changed: 'sổ sự kiện khác lúc niêm, ngày',
      seal_missing: 'ngày chưa niêm',
      feedback_changed: 'phản ánh, kiến nghị khác lúc ghi, số',
      history_differs: 'số liệu thống kê khác sổ sự kiện, ngày và bảng',
      history_of_no_day: 'số liệu thống kê của ngày không có trong sổ sự kiện',
    } satisfies Record<FindingKind, string>,
    good: 'Kết luận: không thấy chỗ nào bị sửa, xóa hay cắt.',
    bad: (count: number): string =>
      `Kết luận: ${String(count)} chỗ không còn như lúc ghi. Giữ nguyên thư mục dữ liệu, đối chiếu bản sao lưu.`,
  },
  hand: {
    frail: 'sức khỏe yếu',
    short_question: 'hỏi nhanh',
    appointment: 'có hẹn',
    called_before: 'đã gọi trước đó',
    other: 'lý do khác',
  } satisfies Record<HandReason, string>,
  policies: {
    first_come: 'ai đến trước gọi trước',
    strict: 'ưu tiên tuyệt đối',
    interleave: 'xen kẽ',
    weighted_ageing: 'chờ có trọng số',
  } satisfies Record<CallPolicy['kind'], string>,
  whatIf: {
    title: (date: string): string => `Nếu ngày ${date} khác đi`,
    note: 'Cùng những người lấy số và thời gian phục vụ đã ghi; cột giữa chạy lại như cũ để so cho công bằng. Người không lấy số, việc mượn số và lần đi bổ sung thứ hai không chạy lại.',
    columns: ['Đã ghi', 'Chạy lại', 'Nếu đổi'],
    rows: {
      finished: 'Lượt hoàn thành',
      missed: 'Vắng mặt',
      expired: 'Hết ngày còn lại',
      mean: 'Chờ trung bình',
      median: 'Một nửa chờ dưới',
      p90: '9 trên 10 chờ dưới',
      longest: 'Chờ lâu nhất',
      ordinaryMean: 'Số thường, trung bình',
      priorityMean: 'Số ưu tiên, trung bình',
      mostPasses: 'Một số thường bị vượt nhiều nhất',
      ceilings: 'Lần chạm mức trần',
      utilisation: 'Thời gian quầy có người',
    },
    changed: (change: string): string => `Thay đổi: ${change}`,
    more: (counter: number): string => `thêm một quầy như Quầy ${String(counter)}`,
    less: (counter: number): string => `không mở Quầy ${String(counter)}`,
    policy: (policy: string): string => `chính sách ${policy}`,
  },
};

const en: typeof vi = {
  minutes: (ms) => (ms === null ? 'no data' : `${minutesOf(ms, '.')} min`),
  percent: (share) => (share === null ? 'no data' : `${(share * 100).toFixed(1)} %`),
  audit: {
    title: (date) => `Audit of the calls of ${date}`,
    noDay: (date, known) =>
      `There is no day ${date} in the data. Days there are: ${known.join(', ') || 'none yet'}.`,
    policy: (policy) => `Policy: ${policy}`,
    calls: (calls) => `Calls: ${String(calls)}`,
    proven: (proven) => `  as the policy demanded, for the stored reason: ${String(proven)}`,
    roll: (fromRoll) => `  from a paper roll: ${String(fromRoll)}`,
    byHand: (count) => `  chosen by an officer: ${String(count)}`,
    mostPasses: (most, limit) =>
      `Most often priority passed one ordinary number: ${String(most)} times (ceiling ${limit})`,
    handLine: (time, number, counter, reason, overtook, more) =>
      `  ${time}  ${number}  Counter ${String(counter)}  ${reason}${overtook.length === 0 ? '' : `; passed ${overtook.join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`}`,
    noReason: 'passed nobody',
    exceptions: 'Exceptions decided by a person:',
    discrepancies: 'NOT explained by the policy:',
    verdictGood: 'Verdict: every call followed the policy in force or has an officer’s reason.',
    verdictBad: (count) => `Verdict: ${String(count)} discrepancies to look into.`,
    kinds: {
      other_ticket: 'another number was called',
      other_reason: 'another reason was stored',
      nobody_to_call: 'nobody waited',
      impossible: 'the log contradicts itself',
    },
  },
  verify: {
    title: 'Check of what is kept',
    trail: (entries) => `Trail of changes: ${String(entries)} entries`,
    log: (events, days) => `Log: ${String(events)} events; ${String(days)} days sealed`,
    head: (code) =>
      code === null ? 'Code now: none yet' : `Code now: ${code}  (write it down, away from this machine)`,
    kinds: {
      file_damaged: 'the file is damaged',
      trail_broken: 'the trail was edited, or an entry taken out, at',
      trail_cut: 'the trail was cut; its last entry must be',
      code_unknown: 'this trail never had the code',
      settings_changed: 'settings were edited past the program',
      log_gap: 'events are missing before',
      log_cut: 'the log was cut; it ends at',
      day_changed: 'the log is not what was sealed, day',
      seal_missing: 'a day without its seal',
      feedback_changed: 'feedback is not what was recorded,',
      history_differs: 'figures differ from the log, day and table',
      history_of_no_day: 'figures of a day that is not in the log',
    },
    good: 'Verdict: nothing was edited, deleted or cut.',
    bad: (count) =>
      `Verdict: ${String(count)} places are not as they were written. Leave the data folder as it is and compare a backup.`,
  },
  hand: {
    frail: 'frail',
    short_question: 'short question',
    appointment: 'appointment',
    called_before: 'called before',
    other: 'other reason',
  },
  policies: {
    first_come: 'first come, first served',
    strict: 'strict priority',
    interleave: 'interleaved',
    weighted_ageing: 'weighted ageing',
  },
  whatIf: {
    title: (date) => `If ${date} had been different`,
    note: 'The same numbers taken and service times as recorded; the middle column lives the day again unchanged, for a fair comparison. Those served without a number, lent numbers and second errands for papers are not lived again.',
    columns: ['Recorded', 'Again', 'Changed'],
    rows: {
      finished: 'Finished',
      missed: 'Missed',
      expired: 'Left over at the end of the day',
      mean: 'Mean wait',
      median: 'Half waited less than',
      p90: '9 in 10 waited less than',
      longest: 'Longest wait',
      ordinaryMean: 'Ordinary, mean wait',
      priorityMean: 'Priority, mean wait',
      mostPasses: 'Most passes of one ordinary number',
      ceilings: 'Ceilings reached',
      utilisation: 'Counter time with somebody',
    },
    changed: (change) => `Changed: ${change}`,
    more: (counter) => `one more counter like counter ${String(counter)}`,
    less: (counter) => `counter ${String(counter)} stays closed`,
    policy: (policy) => `policy ${policy}`,
  },
};

function minutesOf(ms: number, comma: string): string {
  return (ms / 60_000).toFixed(1).replace('.', comma);
}

export type ReplayWords = typeof vi;
export const replayWords = { vi, en } as const;
