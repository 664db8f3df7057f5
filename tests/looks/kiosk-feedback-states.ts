/** The gallery's pages of feedback. */
import type { FeedbackCode, FeedbackNumber } from '#protocol/feedback.ts';
import type { BusinessDate, RequestId } from '#protocol/vocabulary.ts';
import type { Feedback } from '../../kiosk-ui/feedback/feedback.ts';
import type { PaperOrder } from '../../kiosk-ui/papers/paper-order.ts';
import type { Screen } from '../../kiosk-ui/screens.ts';
import { LIST_JOB } from './kiosk-search-moments.ts';

const page = (feedback: Feedback): { readonly screen: Screen } => ({
  screen: { name: 'feedback', feedback },
});
const SAID = { kind: 'problem', topic: 'waiting', fieldId: null, typed: 'cho tu 7 gio den 10 gio' } as const;
const requestId = 'request-of-the-gallery' as RequestId;

const CODE = 'PA-2026-0007-K7QF-2N8X-90AB-TTWZ' as FeedbackCode;
const taken = (outcome: PaperOrder['outcome']): ReturnType<typeof page> =>
  page({
    step: 'taken',
    receipt: {
      number: 'PA-2026-0007' as FeedbackNumber,
      code: CODE,
      receivedOn: '2026-11-23' as BusinessDate,
      dueOn: '2026-12-07' as BusinessDate,
    },
    order:
      outcome === null
        ? null
        : { requestId, of: { what: 'feedback', code: CODE }, language: 'vi', pressedAtMs: 0, outcome },
  });

export const FEEDBACK_MOMENTS = {
  feedback: page({ step: 'kind' }),
  'feedback-topic': page({ step: 'topic', kind: 'problem' }),
  'feedback-field': page({ step: 'field', kind: 'problem', topic: 'waiting' }),
  'feedback-words': page({ ...SAID, step: 'words', isMissing: false }),
  'feedback-missing': page({ ...SAID, step: 'words', topic: 'other', typed: '', isMissing: true }),
  'feedback-sending': page({ ...SAID, step: 'sending', requestId }),
  'feedback-too-fast': page({ ...SAID, step: 'refused', requestId, why: 'too_fast' }),
  'feedback-full': page({ ...SAID, step: 'refused', requestId, why: 'full' }),
  'feedback-offline': { ...page({ ...SAID, step: 'refused', requestId, why: 'not_now' }), isOffline: true },
  'feedback-taken': taken(null),
  'feedback-printed': { ...taken({ kind: 'ordered', jobId: LIST_JOB }), listState: 'printed' },
  'feedback-paper-pending': taken({ kind: 'refused', code: 'print_pending' }),
  'feedback-paper-out': {
    ...taken({ kind: 'ordered', jobId: LIST_JOB }),
    listState: 'queued',
    problem: 'paper_out',
  },
  'feedback-unprinted': { ...taken({ kind: 'unknown' }), isOffline: true },
} as const;
