/** From codes and times to the sentences the officer reads. */
import { clockTimeWithSeconds, minutesSince } from '#ui-kit/language.ts';
import type { CallReason, CounterAction, CounterTicket, CounterView } from '#protocol/views.ts';
import type { InstantMs, RefusalCode, RejectionCode, TicketNumber } from '#protocol/vocabulary.ts';
import type { Obstacle } from './action-buttons.ts';
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

const RULE_WORDS: Record<CallReason['rule'], (waiting: number, texts: Texts) => string> = {
  first_come: (waiting, texts) => texts.why.firstCome(waiting),
};

/** The rule that chose this ticket, as a sentence; whom it overtook is listed apart. */
export function reasonWords(reason: CallReason, texts: Texts): string {
  return RULE_WORDS[reason.rule](reason.waitingForCounter, texts);
}

/** Why the next ticket would be called, as far as the view itself bears it out; null when it does not. */
export function nextReasonWords(view: CounterView, texts: Texts): string | null {
  const [next] = view.next;
  if (next?.waitingSince !== view.longestWaitSince) return null;
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
