/** What the login page says of the keyboard and of the last try. */
import { stopwatch } from '#ui-kit/language.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import type { CounterView } from '#protocol/views.ts';
import type { CounterId } from '#protocol/vocabulary.ts';
import type { LoginWarning } from '#ui-kit/login-warnings.ts';
import type { LoginNotice } from './officer-session.ts';
import type { Texts } from './texts.ts';
import { deskName, refusalWords } from './wording.ts';

/** One sentence for all warnings under the password; null when there is none. */
export function warningWords(warnings: readonly LoginWarning[], texts: Texts): string | null {
  const [first] = warnings;
  if (first === undefined) return null;
  if (warnings.length > 1) return texts.login.both;
  return first === 'caps_lock' ? texts.login.capsLock : texts.login.vietnameseTyping;
}

const counterWords = (office: OfficeSettings, counterId: CounterId | null, texts: Texts): string => {
  const counter = office.counters.find((candidate) => candidate.counterId === counterId);
  return counter === undefined ? texts.login.anotherCounter : deskName(counter, texts);
};

function signInRefusalWords(
  notice: Extract<LoginNotice, { kind: 'refused' }>,
  view: CounterView,
  office: OfficeSettings,
  nowMs: number,
  texts: Texts,
): string {
  const words = texts.login;
  switch (notice.code) {
    case 'wrong_credentials':
    case 'day_closed':
      return words[notice.code];
    case 'too_many_tries': {
      const leftMs = (notice.retryAtMs ?? nowMs) - nowMs;
      return leftMs <= 0
        ? words.triesOver
        : words.too_many_tries(stopwatch(Math.ceil(leftMs / 1_000) * 1_000));
    }
    case 'counter_taken':
      return words.counter_taken(view.officer?.displayName ?? null);
    case 'officer_busy_elsewhere':
      return words.officer_busy_elsewhere(counterWords(office, notice.elsewhere, texts));
    default:
      return refusalWords(notice.code, null, texts);
  }
}

/** What the login page says above its button, and whether it is bad news. */
export function loginNoticeWords(
  notice: LoginNotice,
  view: CounterView,
  office: OfficeSettings,
  nowMs: number,
  texts: Texts,
): { readonly isBad: boolean; readonly words: string } {
  switch (notice.kind) {
    case 'unanswered':
      return { isBad: true, words: texts.login.unanswered };
    case 'refused':
      return { isBad: true, words: signInRefusalWords(notice, view, office, nowMs, texts) };
    case 'ended': {
      const words = [texts.login.ended[notice.end]];
      if (notice.lostFinish !== null) words.push(texts.login.lostFinish(notice.lostFinish));
      return { isBad: notice.end !== 'signed_out', words: words.join(' ') };
    }
    default:
      return notice satisfies never;
  }
}

/** While this lasts a further try would be refused unread. */
export const mustWait = (notice: LoginNotice | null, nowMs: number): boolean =>
  notice?.kind === 'refused' && notice.retryAtMs !== null && notice.retryAtMs > nowMs;
