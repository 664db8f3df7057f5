/** Giving feedback at the kiosk, step by step: what was chosen, what was typed, what came of it. Pure. */
import type { FeedbackKind, FeedbackReceipt, FeedbackTopic } from '#protocol/feedback.ts';
import type { Refusal } from '#protocol/messages.ts';
import type { FieldId, RequestId } from '#protocol/vocabulary.ts';
import type { Sent } from '#ui-kit/connection.ts';
import type { PaperOrder } from '../papers/paper-order.ts';

/** At a kiosk nobody writes long with others behind them: a phone is for that. */
export const MOST_TYPED = 200;

/** What it is about; what was typed lives here alone and goes with the person. */
type Said = {
  readonly kind: FeedbackKind;
  readonly topic: FeedbackTopic;
  readonly fieldId: FieldId | null;
  readonly typed: string;
};

export type Feedback =
  | { readonly step: 'kind' }
  | { readonly step: 'topic'; readonly kind: FeedbackKind }
  | { readonly step: 'field'; readonly kind: FeedbackKind; readonly topic: FeedbackTopic }
  /** `isMissing`: it was to be sent without any word that says what it is. */
  | ({ readonly step: 'words'; readonly isMissing: boolean } & Said)
  | ({ readonly step: 'sending'; readonly requestId: RequestId } & Said)
  /** Sent again it is the same request: nobody knows whether the first one was heard. */
  | ({ readonly step: 'refused'; readonly requestId: RequestId; readonly why: FeedbackFault } & Said)
  /** `order`: its receipt on paper, at most one; null while it was not asked for. */
  | { readonly step: 'taken'; readonly receipt: FeedbackReceipt; readonly order: PaperOrder | null };
export type FeedbackFault = 'too_fast' | 'full' | 'not_now';

export type FeedbackTouch =
  | { readonly type: 'open' }
  | { readonly type: 'chooseKind'; readonly kind: FeedbackKind }
  | { readonly type: 'chooseTopic'; readonly topic: FeedbackTopic }
  /** Null: the office as a whole. */
  | { readonly type: 'chooseField'; readonly fieldId: FieldId | null }
  /** The whole text as it stands after a key. */
  | { readonly type: 'type'; readonly text: string }
  | { readonly type: 'send'; readonly requestId: RequestId };

/** The step after a touch; null for no feedback at all. A touch that means nothing here leaves everything as it is. */
export function feedbackAfter(feedback: Feedback | null, touch: FeedbackTouch): Feedback | null {
  if (touch.type === 'open') return feedback ?? { step: 'kind' };
  if (feedback === null) return null;
  switch (touch.type) {
    case 'chooseKind':
      return feedback.step === 'kind' ? { step: 'topic', kind: touch.kind } : feedback;
    case 'chooseTopic':
      return feedback.step === 'topic' ? { ...feedback, step: 'field', topic: touch.topic } : feedback;
    case 'chooseField':
      return feedback.step === 'field'
        ? { ...feedback, step: 'words', fieldId: touch.fieldId, typed: '', isMissing: false }
        : feedback;
    case 'type':
      return feedback.step === 'words'
        ? { ...feedback, typed: touch.text.slice(0, MOST_TYPED), isMissing: false }
        : feedback;
    case 'send':
      return sent(feedback, touch.requestId);
    default:
      return touch satisfies never;
  }
}

function sent(feedback: Feedback, requestId: RequestId): Feedback {
  if (feedback.step === 'refused') {
    const { why: _, ...said } = feedback;
    return { ...said, step: 'sending' };
  }
  if (feedback.step !== 'words') return feedback;
  const { isMissing: _, ...said } = feedback;
  if (said.topic === 'other' && said.typed.trim() === '') return { ...feedback, isMissing: true };
  return { ...said, step: 'sending', requestId };
}

/** The step that "Quay lại" leads to; null leaves the feedback. */
export function feedbackBefore(feedback: Feedback): Feedback | null {
  switch (feedback.step) {
    case 'kind':
    case 'taken':
      return null;
    case 'topic':
      return { step: 'kind' };
    case 'field':
      return { step: 'topic', kind: feedback.kind };
    case 'words':
      return { step: 'field', kind: feedback.kind, topic: feedback.topic };
    // It may have been heard: under the same name it is sent again, or left.
    case 'sending':
      return feedback;
    case 'refused':
      return null;
    default:
      return feedback satisfies never;
  }
}

/** Sent once more it may be taken; with every other refusal, only staff can help. */
const MAY_PASS: readonly Refusal['code'][] = ['storage_failed', 'unavailable'];

/** What the server's answer, or its silence, makes of what was sent. */
export function feedbackTold(
  { requestId, kind, topic, fieldId, typed }: Extract<Feedback, { readonly step: 'sending' }>,
  answer: Sent<FeedbackReceipt>,
): Feedback {
  if (answer.ok === true) return { step: 'taken', receipt: answer.result, order: null };
  const code = answer.ok === false ? answer.refusal.code : null;
  const why =
    code === 'too_fast' ? 'too_fast' : code === null || MAY_PASS.includes(code) ? 'not_now' : 'full';
  return { step: 'refused', requestId, why, kind, topic, fieldId, typed };
}
