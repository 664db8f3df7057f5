/** A notice as a file: what the server takes, known before anything is sent. */

import { MOST_NOTICE_BYTES, type NoticeRefusal } from '#protocol/hall-files.ts';

const MOST_NAME_LETTERS = 80;
const PICTURE = /\.(jpe?g|png|webp)$/i;
const VIDEO = /\.(mp4|webm)$/i;
/** What the dialog for choosing files offers. */
export const NOTICE_KINDS = '.jpg,.jpeg,.png,.webp,.mp4,.webm';

/**
 * A name that the server takes, made of the file's own: what is neither letter nor digit nor one of `._()-` and space
 * becomes a hyphen, and it is cut before its ending. It may still be refused: a name of hyphens alone is none.
 */
export function noticeName(fileName: string): string {
  const plain = fileName.normalize('NFC').replace(/[^\p{L}\p{N}\p{M} ._()-]/gu, '-');
  const name = plain.replace(/^[^\p{L}\p{N}]+/u, '').trim();
  const ending = /\.[a-z0-9]{2,5}$/i.exec(name)?.[0] ?? '';
  const stem = name.slice(0, name.length - ending.length);
  return stem.slice(0, MOST_NAME_LETTERS - ending.length).trim() + ending;
}

/** What would be refused, without asking the server; null when it may be sent. */
export function noticeFault(name: string, bytes: number): NoticeRefusal | null {
  if (!PICTURE.test(name) && !VIDEO.test(name)) return 'unknown_format';
  return bytes > MOST_NOTICE_BYTES[VIDEO.test(name) ? 'video' : 'picture'] ? 'too_large' : null;
}
