/** A valid example of each message about the trail. */
import type { AuditLine } from '#protocol/audit.ts';
import type { PosterSettings } from '#protocol/poster.ts';
import { newRequestId, resultOf } from '#tests/support/gateway-server.ts';
import type { Samples } from './samples.ts';

export const TRAIL_SAMPLES: Pick<Samples['admin'], 'getTrail' | 'undoChange'> = {
  getTrail: () => Promise.resolve({ before: null }),
  undoChange: async ({ supervisor }) => {
    const settings = resultOf<PosterSettings>(await supervisor.client.say('getPosters', {}));
    resultOf(
      await supervisor.client.say('savePosters', {
        requestId: newRequestId(),
        settings: { ...settings, perMinute: settings.perMinute + 1 },
      }),
    );
    const [newest] = resultOf<readonly AuditLine[]>(
      await supervisor.client.say('getTrail', { before: null }),
    );
    return { requestId: newRequestId(), ordinal: newest?.ordinal ?? 0 };
  },
};
