/** A low rating that a device has taken, and what that very device may add to it. */
import type { RatingReason } from '#protocol/rating.ts';
import type { RequestId } from '#protocol/vocabulary.ts';
import { newRequestId, resultOf } from '#tests/support/gateway-server.ts';
import type { Scene } from './samples.ts';

/** `of`: the ticket as the device names it, and a request that nothing was asked under; `more`: what is said beside a reason. */
export async function ratedLow<Of extends { readonly requestId: RequestId }, More extends object>(
  { server, devices }: Scene,
  role: 'rating' | 'kiosk',
  of: Of,
  more: More,
): Promise<Of & More & { readonly reasons: RatingReason[] }> {
  const client = await server.connect(role, devices[role]);
  resultOf(await client.say('rate', { ...of, score: 'dissatisfied', faces: 4 }));
  client.close();
  return { ...of, ...more, requestId: newRequestId(), reasons: ['slow'] };
}
