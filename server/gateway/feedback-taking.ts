/** Feedback that a kiosk takes, and its receipt on paper. */
import type { FeedbackRefusal } from '#protocol/feedback.ts';
import type { Refusal } from '#protocol/messages.ts';
import type { DeviceId } from '#protocol/vocabulary.ts';
import { StorageFailed } from '#server/storage/store.ts';
import type { HandlerDependencies, Handlers } from './handling.ts';
import { answered, refuse, type Submit } from './submission.ts';

const CODES: Readonly<Partial<Record<FeedbackRefusal, Refusal['code']>>> = {
  not_taken: 'feedback_not_taken',
  full: 'feedback_full',
  request_reused: 'request_reused',
};

/** `admitted`: the pace that papers of one kiosk keep. */
export function createFeedbackTaking(
  {
    executor,
    feedback,
    feedbackPace,
    printing,
  }: Pick<HandlerDependencies, 'executor' | 'feedback' | 'feedbackPace' | 'printing'>,
  submit: Submit,
  admitted: (kioskId: DeviceId) => () => Refusal | null,
): Pick<Handlers['kiosk'], 'giveFeedback' | 'printFeedback'> {
  return {
    giveFeedback: ({ requestId, ...said }, { identity: { device } }) => {
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
    },
    printFeedback: ({ requestId, code, language }, { identity: { device } }) => {
      const { deviceId } = device;
      const standing = feedback.standing(code);
      if (standing === null) {
        // A wrong code costs what paper costs, so that nobody guesses faster here than elsewhere.
        const refusal = admitted(deviceId)();
        if (refusal !== null) return Promise.resolve({ ok: false, refusal });
        return Promise.resolve(refuse('invalid_message', 'no such code'));
      }
      const { number, receivedOn, dueOn } = standing;
      const printerId = printing.printerFor(deviceId);
      return submit(
        requestId,
        deviceId,
        { type: 'printFeedback', number, receivedOn, dueOn, language, kioskId: deviceId, printerId },
        admitted(deviceId),
      );
    },
  };
}
