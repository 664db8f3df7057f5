/** The shape of what an administrator decides of the secure connection, as it comes from outside. */
import { z } from 'zod';
import { NETWORK_NAME } from './https.ts';

export const httpsOrder = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('turn'), isOn: z.boolean() }),
  z.strictObject({ do: z.literal('name'), name: z.string().regex(NETWORK_NAME) }),
  z.strictObject({ do: z.literal('new_authority') }),
]);
