/** The page of feedback in every state that differs in how it is drawn. */
import type { FeedbackStanding } from '#protocol/feedback.ts';
import type { BusinessDate } from '#protocol/vocabulary.ts';
import { NO_DRAFT, type Draft, type FeedbackMoment, type Sending } from '../../phone-ui/feedback/scene.ts';
import { GALLERY_OFFICE } from './office.ts';

const CODE = 'PA-2026-0007-K7QF-2N8X-90AB-TTWZ';
const choices = (isTaken = true) => ({
  officeName: GALLERY_OFFICE.name,
  isTaken,
  workingDays: 10,
  fields: GALLERY_OFFICE.fields.map(({ fieldId, name }) => ({ fieldId, name })),
});
const writing = (draft: Partial<Draft> = {}, sending: Sending = { kind: 'no' }): FeedbackMoment => ({
  kind: 'writing',
  choices: choices(),
  draft: { ...NO_DRAFT, ...draft },
  sending,
  typedCode: '',
});
const WRITTEN: Partial<Draft> = {
  topic: 'waiting',
  fieldId: GALLERY_OFFICE.fields[0]?.fieldId ?? null,
  content:
    'Sáng thứ Hai tôi lấy số lúc 7 giờ 30 để chứng thực bản sao, đến 10 giờ vẫn chưa tới lượt.\nCó bốn quầy mà chỉ một quầy làm việc.',
  contact: '0912 345 678',
};
const standing = (
  change: Partial<FeedbackStanding> = {},
  isStale = false,
  withdrawing: 'no' | 'asked' = 'no',
): FeedbackMoment => ({
  kind: 'standing',
  code: CODE,
  isStale,
  withdrawing,
  standing: {
    number: 'PA-2026-0007' as FeedbackStanding['number'],
    kind: 'problem',
    topic: 'waiting',
    field: GALLERY_OFFICE.fields[0]?.name ?? null,
    status: 'in_progress',
    receivedOn: '2026-11-09' as BusinessDate,
    dueOn: '2026-11-23' as BusinessDate,
    isExtended: false,
    isOverdue: false,
    settledOn: null,
    referral: null,
    content: WRITTEN.content ?? null,
    answer: null,
    extensionReason: null,
    areWordsErased: false,
    ...change,
  },
});
const SETTLED = { settledOn: '2026-11-18' as BusinessDate };

const MOMENTS = {
  loading: { kind: 'loading' },
  away: { kind: 'away' },
  empty: writing(),
  written: writing(WRITTEN),
  other: writing({ topic: 'other' }, { kind: 'wrong', what: 'content' }),
  'wrong-contact': writing({ ...WRITTEN, contact: 'ở nhà' }, { kind: 'wrong', what: 'contact' }),
  sending: writing(WRITTEN, { kind: 'sending', isLong: true }),
  'too-fast': writing(WRITTEN, { kind: 'refused', why: 'too_fast', minutes: 2 }),
  full: writing(WRITTEN, { kind: 'refused', why: 'full', minutes: 1 }),
  off: { kind: 'writing', choices: choices(false), draft: NO_DRAFT, sending: { kind: 'no' }, typedCode: '' },
  unknown: { kind: 'unknown', typedCode: 'PA-2026-0007-XXXX' },
  received: standing({ status: 'received' }),
  'in-progress': standing({ isExtended: true, extensionReason: 'Chờ Phòng Nội vụ trả lời về biên chế.' }),
  overdue: standing({ isOverdue: true }),
  stale: standing({}, true),
  'withdraw-asked': standing({}, false, 'asked'),
  answered: standing({
    ...SETTLED,
    status: 'answered',
    answer:
      'Từ ngày 16/11, quầy 4 mở thêm vào các sáng thứ Hai.\nCảm ơn ông/bà đã cho biết, và xin lỗi vì đã để ông/bà chờ.',
  }),
  returned: standing({
    ...SETTLED,
    status: 'returned',
    referral: 'formal_complaint',
    answer: 'Bộ phận tiếp công dân: phòng 12, sáng thứ Năm.',
  }),
  closed: standing({ ...SETTLED, status: 'closed', answer: 'Trùng với PA-2026-0006.' }),
  erased: standing({ ...SETTLED, status: 'answered', content: null, areWordsErased: true }),
} satisfies Record<string, FeedbackMoment>;

export type FeedbackState = keyof typeof MOMENTS;
export const FEEDBACK_STATES = Object.keys(MOMENTS) as readonly FeedbackState[];
export const feedbackMoment = (state: string): FeedbackMoment =>
  MOMENTS[FEEDBACK_STATES.find((known) => known === state) ?? 'empty'];
