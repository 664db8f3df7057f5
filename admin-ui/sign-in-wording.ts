/** What the sign-in page says of the last try. */
import { stopwatch } from '#ui-kit/language.ts';
import type { SignInNotice } from './supervisor-session.ts';
import type { Texts } from './texts.ts';
import { refusalWords } from './wording.ts';

/** What the page says above its button, and whether it is bad news. */
export function noticeWords(
  notice: SignInNotice,
  nowMs: number,
  texts: Texts,
): { readonly isBad: boolean; readonly words: string } {
  const words = texts.signIn;
  switch (notice.kind) {
    case 'signed_out':
      return { isBad: false, words: words.signed_out };
    case 'ended':
      return { isBad: true, words: words.ended };
    case 'unanswered':
      return { isBad: true, words: words.unanswered };
    case 'refused':
      return { isBad: true, words: refusedWords(notice, nowMs, texts) };
    default:
      return notice satisfies never;
  }
}

function refusedWords(
  { code, retryAtMs }: Extract<SignInNotice, { readonly kind: 'refused' }>,
  nowMs: number,
  texts: Texts,
): string {
  const words = texts.signIn;
  if (code === 'wrong_credentials' || code === 'supervisor_only') return words[code];
  if (code !== 'too_many_tries') return refusalWords(code, texts);
  const leftMs = (retryAtMs ?? nowMs) - nowMs;
  if (leftMs <= 0) return words.triesOver;
  return words.too_many_tries(stopwatch(Math.ceil(leftMs / 1_000) * 1_000));
}

/** While this lasts a further try would be refused unread. */
export const mustWait = (notice: SignInNotice | null, nowMs: number): boolean =>
  notice?.kind === 'refused' && notice.retryAtMs !== null && notice.retryAtMs > nowMs;
