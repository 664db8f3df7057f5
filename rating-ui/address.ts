/** Which counter a page address means. */
import type { CounterId } from '#protocol/vocabulary.ts';

/** The counter of `/rating/<counterId>`, e.g. `/rating/3`; null when the address names none. */
export function counterIdOfPath(pathname: string): CounterId | null {
  const segment = /^\/rating\/([A-Za-z0-9][A-Za-z0-9._-]{0,39})\/?$/.exec(pathname)?.[1];
  return segment === undefined ? null : (segment as CounterId);
}
