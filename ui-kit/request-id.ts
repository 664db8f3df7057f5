import type { RequestId } from '#protocol/vocabulary.ts';

/** A fresh 128-bit requestId. Uses `getRandomValues`, which works on plain HTTP where `randomUUID` does not. */
export function newRequestId(): RequestId {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('') as RequestId;
}
