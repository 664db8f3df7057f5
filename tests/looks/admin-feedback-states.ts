/** The desk's page of feedback in each of its states. */
import {
  FIRST_FEEDBACK_SETTINGS,
  type FeedbackCode,
  type FeedbackItem,
  type FeedbackLine,
  type FeedbackList,
  type FeedbackNumber,
  type FeedbackStep,
} from '#protocol/feedback.ts';
import { instantMs, type BusinessDate, type OfficerId } from '#protocol/vocabulary.ts';
import { NO_FEEDBACK, type FeedbackDeskState } from '../../admin-ui/feedback/feedback-desk.ts';
import { NOW_MS } from './admin-fixtures.ts';
import type { AdminGalleryState } from './admin-screen.ts';
import { ADMIN_STATES } from './admin-states.ts';
import { GALLERY_OFFICE } from './office.ts';

const { live } = ADMIN_STATES;
if (live.page !== 'screen') throw new Error('The live page is a screen.');
const { props } = live;
const LOC = 'loc' as OfficerId;
const on = (date: string): BusinessDate => date as BusinessDate;

const line = (more: Omit<Partial<FeedbackLine>, 'number'> & { readonly number: string }): FeedbackLine => ({
  ...{ revision: 1, kind: 'problem', topic: 'waiting', source: 'phone', status: 'received' },
  ...{ fieldId: null, field: null, receivedOn: on('2026-11-16'), dueOn: on('2026-11-30') },
  ...{ settledOn: null, isExtended: false, due: 'later', ownerId: null, ownerName: null, excerpt: null },
  ...more,
  number: more.number as FeedbackNumber,
});
const [CIVIL, , LAND] = GALLERY_OFFICE.fields;
const OVERDUE = line({
  number: 'PA-2026-0031',
  status: 'in_progress',
  revision: 3,
  due: 'overdue',
  receivedOn: on('2026-11-06'),
  dueOn: on('2026-11-20'),
  ownerId: LOC,
  ownerName: 'Trần Văn Lộc',
  field: CIVIL?.name ?? null,
  fieldId: CIVIL?.fieldId ?? null,
  excerpt:
    'Sáng thứ Hai tôi lấy số lúc 7 giờ 30 để chứng thực bản sao, đến 10 giờ vẫn chưa tới lượt. Có bốn quầy mà chỉ một quầy làm việc, hai quầy còn lại ghi tạm ngưng suốt buổi.',
});
const LINES: readonly FeedbackLine[] = [
  OVERDUE,
  line({
    ...{ number: 'PA-2026-0034', topic: 'extra_papers', source: 'kiosk', due: 'soon', isExtended: true },
    ...{
      dueOn: on('2026-11-24'),
      status: 'assigned',
      ownerName: 'Nguyễn Thị Minh',
      field: LAND?.name ?? null,
    },
  }),
  line({ number: 'PA-2026-0036', topic: 'facilities', source: 'kiosk' }),
  line({
    ...{
      number: 'KN-2026-0009',
      kind: 'suggestion',
      topic: 'other',
      source: 'desk',
      dueOn: on('2026-12-04'),
    },
    excerpt: 'Đề nghị có ghế thấp cho trẻ em và một chỗ để xe nôi ở khu chờ.',
  }),
];
const list = (lines = LINES, total = lines.length): FeedbackList => ({
  counts: { open: 4, due_soon: 1, overdue: 1, mine: 1, settled: 61 },
  lines,
  total,
  today: on('2026-11-23'),
  people: [
    { officerId: LOC, displayName: 'Trần Văn Lộc' },
    { officerId: 'minh' as OfficerId, displayName: 'Nguyễn Thị Minh' },
  ],
  fields: GALLERY_OFFICE.fields.map(({ fieldId, name }) => ({ fieldId, name })),
});
const step = (more: Partial<FeedbackStep> & Pick<FeedbackStep, 'type'>): FeedbackStep => ({
  ...{ at: instantMs(NOW_MS - 17 * 86_400_000), byName: null, ownerName: null, dueOn: null },
  ...{ referral: null, closing: null, words: null, areWordsErased: false },
  ...more,
});
const ITEM: FeedbackItem = {
  line: OVERDUE,
  content: OVERDUE.excerpt,
  contact: '0912 345 678',
  hasContact: true,
  areWordsErased: false,
  language: 'vi',
  steps: [
    step({ type: 'received', dueOn: on('2026-11-20') }),
    step({ type: 'assigned', byName: 'Nguyễn Thị Minh', ownerName: 'Trần Văn Lộc' }),
    step({ type: 'started', byName: 'Trần Văn Lộc' }),
  ],
  allowed: ['assign', 'answer', 'return', 'close'],
};
const SETTLED: FeedbackItem = {
  ...ITEM,
  line: {
    ...OVERDUE,
    ...{ number: 'PA-2026-0012' as FeedbackNumber, status: 'answered', due: 'settled', revision: 5 },
    settledOn: on('2026-11-23'),
  },
  ...{ content: null, contact: null, areWordsErased: true, allowed: ['answer'] },
  steps: [
    ...ITEM.steps,
    step({
      ...{ type: 'extended', byName: 'Trần Văn Lộc', dueOn: on('2026-11-27') },
      words: 'Chờ Phòng Nội vụ trả lời về biên chế.',
    }),
    step({ type: 'answered', byName: 'Trần Văn Lộc', areWordsErased: true }),
  ],
};

type Open = FeedbackNumber | 'add' | 'settings' | null;
const feedback = (more: Partial<FeedbackDeskState>, open: Open = null): AdminGalleryState => ({
  page: 'screen',
  props: {
    ...props,
    view: { ...props.view, overdueFeedback: 1 },
    route: { page: 'feedback', open },
    feedback: { ...NO_FEEDBACK, list: list(), settings: FIRST_FEEDBACK_SETTINGS, ...more },
  },
});
const { number } = OVERDUE;

export const ADMIN_FEEDBACK_STATES = {
  feedback: feedback({}),
  'feedback-none': feedback({
    list: { ...list([]), counts: { open: 0, due_soon: 0, overdue: 0, mine: 0, settled: 0 } },
  }),
  'feedback-unread': feedback({ list: null, hasLoadFailed: true }),
  'feedback-many': feedback({
    filter: 'settled',
    from: 50,
    list: list(
      Array.from({ length: 11 }, (_, index) => ({
        ...SETTLED.line,
        number: `PA-2026-00${String(30 - index)}` as FeedbackNumber,
        ...(index % 3 === 0 ? {} : { settledOn: on('2026-11-12') }),
      })),
      61,
    ),
  }),
  'feedback-open': feedback({ item: ITEM }, number),
  'feedback-code-shown': feedback(
    { item: ITEM, code: 'PA-2026-0031-K7QF-2N8X-90AB-TTWZ' as FeedbackCode },
    number,
  ),
  'feedback-changed': feedback({ item: ITEM, doing: { failed: 'changed' } }, number),
  'feedback-settled': feedback({ item: SETTLED }, SETTLED.line.number),
  'feedback-unknown': feedback({ itemTrouble: 'unknown' }, 'PA-2020-0001' as FeedbackNumber),
  'feedback-add': feedback({}, 'add'),
  'feedback-taken': feedback(
    {
      receipt: {
        number: 'PA-2026-0037' as FeedbackNumber,
        code: 'PA-2026-0037-8Z0M-77KD-PQ1S-V4XE' as FeedbackCode,
        receivedOn: on('2026-11-23'),
        dueOn: on('2026-12-07'),
      },
    },
    'add',
  ),
  'feedback-settings': feedback({}, 'settings'),
} satisfies Readonly<Record<string, AdminGalleryState>>;
