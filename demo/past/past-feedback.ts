/** What citizens of the demonstration's ward have said of it in the past weeks, and what the office has made of it. */
import type { FeedbackDeed, FeedbackSource, FeedbackWords } from '#protocol/feedback.ts';
import type { BusinessDate, FieldId, InstantMs, OfficerId } from '#protocol/vocabulary.ts';
import { atMinute, weekdayOf } from './working-days.ts';

/** Who looks after feedback, from the desk. */
export const FEEDBACK_DESK = 'loc' as OfficerId;

export type PastFeedbackStep =
  | {
      readonly at: InstantMs;
      readonly piece: string;
      readonly said: FeedbackWords;
      readonly source: FeedbackSource;
    }
  | { readonly at: InstantMs; readonly piece: string; readonly deed: FeedbackDeed };

type Piece = Omit<FeedbackWords, 'fieldId' | 'contact' | 'language'> &
  Partial<Pick<FeedbackWords, 'contact' | 'language'>> & {
    readonly field: string | null;
    readonly source: FeedbackSource;
    /** Working days of the past counted from its end: 1 is the last one. */
    readonly daysAgo: number | 'due_tomorrow';
    /** So many working days after it was received, what was done. */
    readonly deeds: readonly (readonly [after: number, deed: FeedbackDeed])[];
  };

const assign = (ownerId: string): FeedbackDeed => ({ deed: 'assign', ownerId: ownerId as OfficerId });
const START: FeedbackDeed = { deed: 'start' };
const answer = (text: string): FeedbackDeed => ({ deed: 'answer', answer: text });

/** Ten working days are the office's term: one of these was answered after it, and one is still open and due at once. */
const PIECES: readonly Piece[] = [
  {
    kind: 'problem',
    topic: 'waiting',
    field: 'certification',
    source: 'kiosk',
    daysAgo: 28,
    content: 'Sáng thứ Hai chờ chứng thực hơn một tiếng, chỉ thấy hai quầy gọi số.',
    deeds: [
      [0, assign('thao')],
      [1, START],
      [
        4,
        answer(
          'Cảm ơn ông/bà. Từ tuần này, sáng thứ Hai quầy 1, 3 và 5 cùng nhận chứng thực; quầy 8 hỗ trợ khi đông người.',
        ),
      ],
    ],
  },
  {
    kind: 'suggestion',
    topic: 'facilities',
    field: null,
    source: 'phone',
    daysAgo: 25,
    content: 'Nên đặt thêm ghế và nước uống ở khu chờ cho người lớn tuổi.',
    contact: '0900 000 123',
    deeds: [
      [1, assign('mai')],
      [6, answer('Trung tâm đã kê thêm 12 ghế và một bình nước ở khu chờ. Cảm ơn góp ý của ông/bà.')],
    ],
  },
  {
    kind: 'problem',
    topic: 'guidance',
    field: 'land-construction',
    source: 'desk',
    daysAgo: 23,
    content: 'Hồ sơ xin phép xây dựng phải bổ sung hai lần, mỗi lần được hướng dẫn một kiểu.',
    deeds: [
      [1, assign('khanh')],
      [3, START],
      [
        14,
        answer(
          'Trung tâm xin lỗi vì trả lời chậm. Bảng giấy tờ của thủ tục đã được thống nhất và niêm yết tại quầy 2, quầy 6 và trên điện thoại.',
        ),
      ],
    ],
  },
  {
    kind: 'problem',
    topic: 'late_result',
    field: 'land-construction',
    source: 'phone',
    daysAgo: 19,
    content: 'Nộp hồ sơ đất đã ba tuần mà chưa có thông báo nộp thuế.',
    deeds: [
      [0, assign('loc')],
      [
        2,
        {
          deed: 'return',
          referral: 'other_office',
          answer:
            'Thông báo nộp thuế do cơ quan thuế lập; đề nghị ông/bà gửi phản ánh đến Thuế cơ sở trên địa bàn.',
        },
      ],
    ],
  },
  {
    kind: 'suggestion',
    topic: 'online',
    field: 'household-business',
    source: 'kiosk',
    daysAgo: 17,
    content: '申請表如果有中文說明，會方便很多。',
    language: 'zh',
    deeds: [
      [1, assign('lan')],
      [
        5,
        answer(
          'Trung tâm đã in kèm bản hướng dẫn bằng chữ Hoa tại quầy 2. 櫃台已備有中文填寫說明，謝謝您的建議。',
        ),
      ],
    ],
  },
  {
    kind: 'problem',
    topic: 'late_result',
    field: 'results',
    source: 'kiosk',
    daysAgo: 14,
    content: null,
    deeds: [
      [1, assign('son')],
      [2, START],
      [
        7,
        answer('Kết quả bị trễ do chờ xác minh, nay đã có. Từ nay Trung tâm nhắn tin khi kết quả trễ hẹn.'),
      ],
    ],
  },
  {
    kind: 'problem',
    topic: 'attitude',
    field: null,
    source: 'phone',
    daysAgo: 12,
    content: 'test test',
    deeds: [[1, { deed: 'close', closing: 'unclear', reason: 'Không rõ nội dung, không có cách liên hệ.' }]],
  },
  {
    kind: 'problem',
    topic: 'extra_papers',
    field: 'civil-status',
    source: 'phone',
    daysAgo: 'due_tomorrow',
    content: 'Làm giấy khai sinh bị yêu cầu nộp bản sao sổ hộ khẩu, trong khi sổ đã bỏ.',
    contact: '0900 000 456',
    deeds: [
      [1, assign('hanh')],
      [2, START],
    ],
  },
  {
    kind: 'suggestion',
    topic: 'waiting',
    field: null,
    source: 'kiosk',
    daysAgo: 2,
    content: 'Nên mở cửa sáng thứ Bảy cho người đi làm giờ hành chính.',
    deeds: [],
  },
];

/** What happened on which day, in order of time; what was said before the first of them is left out. `today` has not begun. */
export function planFeedback(
  days: readonly BusinessDate[],
  today: BusinessDate,
): readonly (readonly PastFeedbackStep[])[] {
  const steps = days.map((): PastFeedbackStep[] => []);
  for (const [place, { daysAgo, deeds, source, field, ...said }] of PIECES.entries()) {
    const index = daysAgo === 'due_tomorrow' ? dueTomorrow(days, today) : days.length - daysAgo;
    if (days[index] === undefined) continue;
    const on = (after: number, minute: number, add: (at: InstantMs) => PastFeedbackStep): void => {
      const date = days[index + after];
      if (date !== undefined) steps[index + after]?.push(add(atMinute(date, minute)));
    };
    const piece = `past-feedback-${String(place + 1)}`;
    const words = { contact: null, language: 'vi', ...said, fieldId: field as FieldId | null } as const;
    on(0, 520 + place * 17, (at) => ({ at, piece, said: words, source }));
    for (const [after, deed] of deeds) on(after, 860 + place * 13, (at) => ({ at, piece, deed }));
  }
  return steps.map((ofDay) => ofDay.toSorted((one, other) => one.at - other.at));
}

/** The day from which ten weekdays, the office's term where it keeps no calendar, lead to the one after today, or as near as can be. */
function dueTomorrow(days: readonly BusinessDate[], today: BusinessDate): number {
  const since = days.map((date) => weekdaysBetween(date, today));
  const index = since.findIndex((weekdays) => weekdays <= 9);
  return index === -1 ? days.length - 1 : index;
}

function weekdaysBetween(from: BusinessDate, to: BusinessDate): number {
  let count = 0;
  for (let at = Date.parse(`${from}T00:00:00Z`); at < Date.parse(`${to}T00:00:00Z`);) {
    at += 86_400_000;
    if (weekdayOf(new Date(at).toISOString().slice(0, 10) as BusinessDate) < 5) count += 1;
  }
  return count;
}
