/** From codes and times to the sentences the officer reads. */
import { clockTimeWithSeconds, minutesSince } from '#ui-kit/language.ts';
import type { Counter } from '#protocol/office.ts';
import type { CounterTicket, CounterView } from '#protocol/views.ts';
import type { InstantMs, RefusalCode, RejectionCode, TicketNumber } from '#protocol/vocabulary.ts';
import type { Note, PendingCommand } from './command-desk.ts';
import { isIntent, type KeyIntent } from './keyboard.ts';
import type { Obstacle } from './obstacles.ts';
import type { Texts } from './texts.ts';

/** What the place is called on its own screens: a reception desk by what it is, a counter by its number. */
export const deskName = ({ kind, number }: Pick<Counter, 'kind' | 'number'>, texts: Texts): string =>
  kind === 'reception' ? texts.receptionDesk : texts.counter(number);

/** The second line of a button that cannot be pressed. */
export function obstacleWords(
  intent: KeyIntent | null,
  obstacle: Obstacle,
  current: CounterTicket | null,
  texts: Texts,
): string {
  const words = texts.obstacle;
  switch (obstacle) {
    case 'offline':
      return words.offline;
    case 'nobody_away':
      return words.nobodyAway;
    case 'counter_busy':
      return current?.status === 'called' ? words.busyCalled : words.busy;
    case 'nobody_waiting':
      return words.nobody;
    case 'ticket_not_at_counter':
      return words.noTicket;
    case 'wrong_status':
      if (intent === 'finish' || intent === 'finishDetails' || intent === 'transfer') return words.notStarted;
      return current?.status === 'serving' ? words.alreadyServing : words.noTicket;
    case 'recall_too_soon':
      return words.tooSoon;
    case 'recall_limit_reached':
      return words.limit(current?.callCount ?? 0);
    case 'counter_paused':
      return words.paused;
    case 'counter_not_paused':
      return words.notPaused;
    case 'nothing_to_undo':
      return words.nothingToUndo;
    case 'undo_expired':
      return words.undoOver;
    case 'supervisor_only':
      return words.supervisorOnly;
    case 'paper_roll':
      return words.paperRoll;
    case 'no_printer':
      return words.noPrinter;
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
  const words = texts.refusals[code];
  return typeof words === 'string' ? words : words(number ?? '');
}

export type NoteTone = 'done' | 'told' | 'refused';
export type NoteWords = { readonly tone: NoteTone; readonly words: string };

/** The line above the buttons: what became of the last press. */
export function noteWords(
  note: Note,
  current: CounterTicket | null,
  timeZone: string,
  texts: Texts,
): NoteWords {
  switch (note.kind) {
    case 'done':
      return {
        tone: 'done',
        words: texts.notes.done[note.name](note.number ?? '', clockTimeWithSeconds(note.atMs, timeZone)),
      };
    case 'not_allowed': {
      const intent = isIntent(note.deed) ? note.deed : null;
      const why = obstacleWords(intent, note.obstacle, current, texts);
      return { tone: 'told', words: texts.notes.notAllowed(texts.deeds[note.deed], why) };
    }
    case 'still_sending':
      return { tone: 'told', words: texts.notes.stillSending(texts.deeds[note.name]) };
    case 'unanswered':
      return { tone: 'refused', words: texts.notes.unanswered(texts.deeds[note.name]) };
    case 'refused':
      return {
        tone: 'refused',
        words: `${texts.deeds[note.name]}: ${refusalWords(note.code, note.number, texts)}`,
      };
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
  if (isOnline || pending?.command.name !== 'finish') return null;
  const time = clockTimeWithSeconds(pending.pressedAtMs, timeZone);
  return texts.notes.finishKept(pending.number ?? '', time);
}

/** `26 phút`, or "under a minute". */
export function waitWords(sinceMs: InstantMs | number, nowMs: number, texts: Texts): string {
  return lengthWords(minutesSince(sinceMs, nowMs), texts);
}

/** Whole minutes in words; "under a minute" for none. */
export const lengthWords = (minutes: number, texts: Texts): string =>
  minutes === 0 ? texts.underOneMinute : texts.minutes(minutes);

/** "Hộ tịch, Chứng thực và Đất đai" */
export function listWords(items: readonly string[], texts: Texts): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')}${texts.listEnd}${last}`;
}

/** Whole seconds in which the last deed can still be taken back; 0 when it cannot. */
export function undoSeconds(view: CounterView, nowMs: number): number {
  if (view.undo === null || view.allowed.undo !== null) return 0;
  return Math.max(0, Math.ceil((view.undo.until - nowMs) / 1_000));
}
