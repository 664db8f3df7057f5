/** The days that every run of the tests lives through, in blocks, so that several processes can share them. */
import { expect, test } from 'vitest';
import { COLLEAGUE_ENDINGS, UNDOABLE_DEEDS } from '#protocol/officer-words.ts';
import { simulateWardDay, type DaySummary } from './ward-day.ts';

const SEEDS_A_TEST = 50;
/** A busy machine may be slow; a day takes about a quarter of a second on an idle one. */
const LONGEST_MS = 400_000;

/** What must have happened somewhere in fifty days, or they were no proof of it. */
const RARE = [
  ...['first_come', 'priority', 'ceiling', 'returned', 'returned_to_counter', 'by_hand', 'roll'].map(
    (rule) => `TicketCalled ${rule}`,
  ),
  ...UNDOABLE_DEEDS.map((deed) => `DeedUndone ${deed}`),
  ...COLLEAGUE_ENDINGS.map((ending) => `TicketEndedForColleague ${ending}`),
  ...['kiosk', 'phone', 'counter', 'roll'].map((source) => `TicketIssued ${source}`),
  'TicketExpired',
  'TicketExpired left open',
  'CounterClosed by a supervisor',
  ...['ticket', 'checklist', 'summary'].map((kind) => `PaperOrdered ${kind}`),
  'ServedWithoutTicket',
  'TicketReinstated',
  'TicketResumed',
  'TicketTakenOver',
  'TicketEndedAtDesk',
  'TicketMovedAtDesk',
  'ServicesClosed',
  'ServicesOpened',
  'PriorityGranted',
  'PaperTicked',
  'ServiceAdded',
  'NoteAdded',
  'CounterPaused',
  'CounterResumed',
  'HelpAsked',
  'HelpEnded',
];

/** One test for each fifty seeds from `first`. A broken promise names its seed and how to run it again. */
export function daysOfSeeds(first: number, count: number): void {
  for (let from = first; from < first + count; from += SEEDS_A_TEST) {
    const to = Math.min(from + SEEDS_A_TEST, first + count) - 1;
    test(
      `seeds ${String(from)} to ${String(to)}: every promise is kept after every step`,
      async () => {
        const days: DaySummary[] = [];
        for (let seed = from; seed <= to; seed += 1) days.push(await simulateWardDay(seed));
        // A quiet day proves nothing.
        const mean = (of: (day: DaySummary) => number): number =>
          days.reduce((sum, day) => sum + of(day), 0) / days.length;
        expect(mean(({ called }) => called)).toBeGreaterThan(20);
        expect(mean(({ restarts }) => restarts)).toBeGreaterThan(2);
        expect(mean(({ papers }) => papers)).toBeGreaterThan(20);
        expect(mean(({ days: opened }) => opened)).toBeGreaterThan(1.1);
        expect(RARE.filter((what) => mean(({ happened }) => happened.get(what) ?? 0) === 0)).toEqual([]);
      },
      LONGEST_MS,
    );
  }
}
