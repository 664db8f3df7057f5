/** What a kiosk may say of feedback, granted. */
import type { FeedbackReceipt } from '#protocol/feedback.ts';
import type { FieldId } from '#protocol/vocabulary.ts';
import { newRequestId, resultOf } from '#tests/support/gateway-server.ts';
import type { Samples } from './samples.ts';

export const FEEDBACK_SAMPLES: Pick<Samples['kiosk'], 'giveFeedback' | 'printFeedback'> = {
  giveFeedback: () =>
    Promise.resolve({
      requestId: newRequestId(),
      kind: 'problem',
      topic: 'waiting',
      fieldId: 'civil-status' as FieldId,
      content: 'Chờ từ 7 giờ đến 10 giờ.',
      language: 'vi',
    }),
  printFeedback: async ({ kiosk }) => {
    const said = { kind: 'suggestion', topic: 'facilities', fieldId: null, content: null } as const;
    const given = await kiosk.say('giveFeedback', { requestId: newRequestId(), ...said, language: 'vi' });
    return { requestId: newRequestId(), code: resultOf<FeedbackReceipt>(given).code, language: 'en' };
  },
};
