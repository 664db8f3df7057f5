import { YOUNG_FOR_MS, isOfRoom, type Room } from '#protocol/hall.ts';
import type { StartFacts, StartList, TestPage } from '#protocol/start-list.ts';
import type { RoomCall } from '#protocol/views.ts';
import type { InstantMs } from '#protocol/vocabulary.ts';
import type { QueueDay } from '#server/domain/queue-day.ts';
import { announcementOf } from './hall-room.ts';
import type { Surroundings } from './surroundings.ts';

/** What a new office has and what it still needs; facts only while somebody may look at them. */
export function toStartList(day: QueueDay, at: InstantMs, around: Surroundings): StartList {
  const { settings } = around.start;
  return { settings, facts: settings.isPutAway ? null : factsOf(day, at, around) };
}

function factsOf(day: QueueDay, at: InstantMs, around: Surroundings): StartFacts {
  const { start, trialCall, printing } = around;
  return {
    testPages: printing.printers.flatMap(({ printerId }) => newestTestPage(day, printerId) ?? []),
    trial:
      trialCall === null
        ? null
        : {
            at: trialCall.calledAt,
            announcement: announcementOf(trialCall, day.settings.timeZone, at, around),
          },
    officers: start.officers(),
    hasIssued: day.tally.issued > 0 || start.hasIssued(),
    // The history tells of a call only once it is over.
    hasCalled: day.calls.length > 0 || start.hasCalled(),
  };
}

function newestTestPage(day: QueueDay, wanted: TestPage['printerId']): TestPage | null {
  const job = day.printJobs.findLast(({ paper, printerId }) => paper.kind === 'test' && printerId === wanted);
  if (job === undefined) return null;
  const { printerId, orderedAt, state, problem } = job;
  return { printerId, orderedAt, state, problem };
}

/** The trial call while displays of the room may still say it. */
export function trialOf(room: Room, at: InstantMs, { trialCall, presence }: Surroundings): RoomCall | null {
  if (trialCall === null || at - trialCall.calledAt > YOUNG_FOR_MS || !isOfRoom(room, trialCall.counterId))
    return null;
  const isSpoken = presence.spoken({ roomId: room.roomId, ...trialCall }) !== null;
  return { ...trialCall, isSpoken, isPriority: false };
}
