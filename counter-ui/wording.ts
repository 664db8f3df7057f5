/** From codes and times to the sentences the officer reads. */
import { clockTimeWithSeconds, minutesSince, stopwatch } from '#ui-kit/language.ts';
import type { CallReason, CounterAction, CounterTicket, CounterView } from '#protocol/views.ts';
import type { CounterId, InstantMs, RefusalCode, RejectionCode, TicketNumber } from '#protocol/vocabulary.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import type { Obstacle } from './action-buttons.ts';
import type { LoginWarning } from './login-warnings.ts';
import type { LoginNotice } from './officer-session.ts';
import type { Note, PendingCommand } from './command-desk.ts';
import type { Texts } from './texts.ts';

/** The second line of a button that cannot be pressed. */
export function obstacleWords(
  action: CounterAction,
  obstacle: Obstacle,
  current: CounterTicket | null,
  texts: Texts,
): string {
  const words = texts.obstacle;
  switch (obstacle) {
    case 'offline':
      return words.offline;
    case 'counter_busy':
      return words.busy;
    case 'nobody_waiting':
      return words.nobody;
    case 'ticket_not_at_counter':
      return words.noTicket;
    case 'wrong_status':
      if (action === 'finish') return words.notStarted;
      return current?.status === 'serving' ? words.alreadyServing : words.noTicket;
    case 'day_closed':
      return words.dayClosed;
    case 'counter_closed':
    case 'not_at_counter':
      return words.counterClosed;
    case 'stale_screen':
      return words.stale;
    default:
      return words.other;
  }
}

/** Why nothing was done, in a sentence; `number` is the ticket the command named. */
export function refusalWords(
  code: RejectionCode | RefusalCode,
  number: TicketNumber | null,
  texts: Texts,
): string {
  const words = texts.refusals;
  switch (code) {
    case 'ticket_not_at_counter':
      return words.ticket_not_at_counter(number ?? '');
    case 'stale_screen':
    case 'counter_busy':
    case 'counter_closed':
    case 'nobody_waiting':
    case 'wrong_status':
    case 'day_closed':
    case 'storage_failed':
    case 'unavailable':
      return words[code];
    default:
      return words.other(code);
  }
}

export type NoteTone = 'done' | 'told' | 'refused';

/** The line beside the buttons: what became of the last press. */
export function noteWords(
  note: Note,
  current: CounterTicket | null,
  timeZone: string,
  texts: Texts,
): { readonly tone: NoteTone; readonly words: string } {
  const action = texts.actions[note.action];
  switch (note.kind) {
    case 'done':
      return {
        tone: 'done',
        words: texts.notes.done[note.action](note.number ?? '', clockTimeWithSeconds(note.atMs, timeZone)),
      };
    case 'not_allowed':
      return {
        tone: 'told',
        words: texts.notes.notAllowed(action, obstacleWords(note.action, note.obstacle, current, texts)),
      };
    case 'still_sending':
      return { tone: 'told', words: texts.notes.stillSending(action) };
    case 'unanswered':
      return { tone: 'refused', words: texts.notes.unanswered(action) };
    case 'refused':
      return { tone: 'refused', words: `${action}: ${refusalWords(note.code, note.number, texts)}` };
    default:
      return note satisfies never;
  }
}

/** What is said of a finish that waits for the connection; null for anything else. */
export function keptFinishWords(
  pending: PendingCommand | null,
  isOnline: boolean,
  timeZone: string,
  texts: Texts,
): string | null {
  if (isOnline || pending?.action !== 'finish') return null;
  const time = clockTimeWithSeconds(pending.pressedAtMs, timeZone);
  return texts.notes.finishKept(pending.target.number ?? '', time);
}

/** The rule that chose this ticket, as a sentence; whom it overtook is listed apart. */
export function reasonWords(reason: CallReason, texts: Texts): string {
  switch (reason.rule) {
    case 'first_come':
      return texts.why.firstCome(reason.waitingForCounter);
    default:
      return reason.rule satisfies never;
  }
}

/** Why the next ticket would be called, as far as the view itself bears it out; null when it does not. */
export function nextReasonWords(view: CounterView, texts: Texts): string | null {
  const [next] = view.next;
  if (next === undefined || next.waitingSince !== view.longestWaitSince) return null;
  return texts.why.idle(texts.why.firstComeNext(view.waitingForCounter));
}

/** `26 phút`, or "under a minute". */
export function waitWords(sinceMs: InstantMs | number, nowMs: number, texts: Texts): string {
  const minutes = minutesSince(sinceMs, nowMs);
  return minutes === 0 ? texts.underOneMinute : texts.minutes(minutes);
}

/** "Hộ tịch, Chứng thực và Đất đai" */
export function listWords(items: readonly string[], texts: Texts): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')}${texts.listEnd}${last}`;
}

/** One sentence for all warnings under the password; null when there is none. */
export function warningWords(warnings: readonly LoginWarning[], texts: Texts): string | null {
  const [first] = warnings;
  if (first === undefined) return null;
  if (warnings.length > 1) return texts.login.both;
  return first === 'caps_lock' ? texts.login.capsLock : texts.login.vietnameseTyping;
}

const counterWords = (office: OfficeSettings, counterId: CounterId | null, texts: Texts): string => {
  const counter = office.counters.find((candidate) => candidate.counterId === counterId);
  return counter === undefined ? texts.login.anotherCounter : texts.counter(counter.number);
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
      return leftMs <= 0 ? words.triesOver : words.too_many_tries(stopwatch(Math.ceil(leftMs / 1_000) * 1_000));
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
