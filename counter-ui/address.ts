/** Which counter a page address means. */
import type { CounterId } from '#protocol/vocabulary.ts';

/**
 * The counter of `/counter/3` or `/counter/<counterId>`; null when the address names none.
 * People type the number they see above the desk, so a bare number stands for `counter-<number>`.
 */
export function counterIdOfPath(pathname: string): CounterId | null {
  const segment = /^\/counter\/([A-Za-z0-9][A-Za-z0-9._-]{0,39})\/?$/.exec(pathname)?.[1];
  if (segment === undefined) return null;
  const number = /^0*([1-9]\d?)$/.exec(segment)?.[1];
  return (number === undefined ? segment : `counter-${number}`) as CounterId;
}
