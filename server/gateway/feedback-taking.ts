/** Feedback that a kiosk takes. */
import type { FeedbackRefusal } from '#protocol/feedback.ts';
import type { Refusal } from '#protocol/messages.ts';
import { StorageFailed } from '#server/storage/store.ts';
import type { HandlerDependencies, Handlers } from './handling.ts';
import { answered, refuse } from './submission.ts';

const CODES: Readonly<Partial<Record<FeedbackRefusal, Refusal['code']>>> = {
  not_taken: 'feedback_not_taken',
  full: 'feedback_full',
  request_reused: 'request_reused',
};

export function createFeedbackTaking({
  executor,
  feedback,
  feedbackPace,
}: Pick<HandlerDependencies, 'executor' | 'feedback' | 'feedbackPace'>): Handlers['kiosk']['giveFeedback'] {
  return ({ requestId, ...said }, { identity: { device } }) => {
    let retryAfterMs = 0;
    const admit = (): boolean => {
      retryAfterMs = feedbackPace.take(device.deviceId);
      return retryAfterMs === 0;
    };
    try {
      const from = { source: 'kiosk', by: null, admit } as const;
      const taken = feedback.take(requestId, { ...said, contact: null }, from);
      if (typeof taken !== 'string') return answered(executor, taken);
      if (taken === 'too_fast') {
        const refusal = { code: 'too_fast', message: 'feedback comes slower', retryAfterMs } as const;
        return Promise.resolve({ ok: false, refusal });
      }
      return Promise.resolve(refuse(CODES[taken] ?? 'invalid_message', `feedback: ${taken}`));
    } catch (error) {
      if (error instanceof StorageFailed)
        return Promise.resolve(refuse('storage_failed', 'it could not be saved'));
      throw error;
    }
  };
}
