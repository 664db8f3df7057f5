/**
 * The Vietnamese sentences of the paper, made from facts.
 */
import type { ChecklistSlip, TicketSlip, WaitRangeMinutes } from '#protocol/views.ts';
import type { InstantMs } from '#protocol/vocabulary.ts';

const WEEKDAYS: Readonly<Record<string, string>> = {
  Mon: 'thứ Hai',
  Tue: 'thứ Ba',
  Wed: 'thứ Tư',
  Thu: 'thứ Năm',
  Fri: 'thứ Sáu',
  Sat: 'thứ Bảy',
  Sun: 'Chủ nhật',
};
/** More counters than this are not read from paper but from the board. */
const MAX_LISTED_COUNTERS = 8;

/** A figure and the words beneath it. */
export type SpokenFact = { readonly headline: string; readonly label: string };

/** "Quầy 1, 2 hoặc 3 sẽ gọi"; without counters, or with very many, where to look instead. */
export const counterSentence = (counterNumbers: readonly number[]): string => {
  const numbers = counterNumbers.map(String);
  const last = numbers.at(-1);
  if (last === undefined || numbers.length > MAX_LISTED_COUNTERS) return 'Xin theo dõi bảng gọi số';
  if (numbers.length === 1) return `Quầy ${last} sẽ gọi`;
  return `Quầy ${numbers.slice(0, -1).join(', ')} hoặc ${last} sẽ gọi`;
};

/** "6 người / trước ông/bà". Nobody before is said in words: a lone 0 reads like a fault. */
export const aheadFact = (ahead: number): SpokenFact => ({
  headline: ahead === 0 ? 'Không có ai' : `${String(ahead)} người`,
  label: 'trước ông/bà',
});

/** "25–40 phút / chờ dự kiến"; null when the wait cannot be known. */
export const waitFact = (range: WaitRangeMinutes): SpokenFact | null => {
  if (range === null) return null;
  const minutes = range.from === range.to ? String(range.from) : `${String(range.from)}–${String(range.to)}`;
  return { headline: `${minutes} phút`, label: 'chờ dự kiến' };
};

/** Time "09:39" and day "thứ Hai 23/11/2026" in the office's own zone. Throws RangeError on a zone that does not exist. */
export const issuedWords = (
  issuedAt: InstantMs,
  timeZone: TicketSlip['timeZone'],
): { readonly time: string; readonly day: string } => {
  const parts = new Map(
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      weekday: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(issuedAt)
      .map(({ type, value }) => [type, value] as const),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  return {
    time: `${part('hour')}:${part('minute')}`,
    day: `${WEEKDAYS[part('weekday')] ?? ''} ${part('day')}/${part('month')}/${part('year')}`,
  };
};

const COME_BACK: Readonly<Record<NonNullable<ChecklistSlip['returnTime']> | 'today', string>> = {
  this_morning: 'Có đủ giấy tờ, mời ông/bà quay lại trong sáng nay.',
  this_afternoon: 'Có đủ giấy tờ, mời ông/bà quay lại trong chiều nay.',
  today: 'Có đủ giấy tờ, mời ông/bà quay lại trong hôm nay.',
  another_day: 'Có đủ giấy tờ, mời ông/bà quay lại vào hôm khác và lấy số mới.',
};

const PLACE_IN_LINE: Readonly<Record<ChecklistSlip['returnPlace'], (number: string) => string>> = {
  front: (number) => `Số ${number} vẫn có hiệu lực hôm nay và được gọi trước các số thường.`,
  original: (number) => `Số ${number} vẫn có hiệu lực hôm nay và giữ đúng chỗ cũ trong hàng.`,
  end: (number) => `Số ${number} vẫn có hiệu lực hôm nay và xếp sau những người đang chờ.`,
};

/**
 * When to come back, whom to tell, and where the number stands then, a sentence each. A number lives for a day: who
 * comes back on another one is told to take a new one instead.
 */
export const returnSentences = (
  slip: Pick<ChecklistSlip, 'number' | 'counterNumber' | 'returnTime' | 'returnPlace'>,
): readonly string[] => {
  const comeBack = COME_BACK[slip.returnTime ?? 'today'];
  if (slip.returnTime === 'another_day') return [comeBack];
  return [
    comeBack,
    `Báo cán bộ ở Quầy ${String(slip.counterNumber)} hoặc bàn hướng dẫn: không lấy số mới.`,
    PLACE_IN_LINE[slip.returnPlace](slip.number),
  ];
};
