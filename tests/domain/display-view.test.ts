import { expect, test } from 'vitest';
import { isOfRoom, type Room } from '#protocol/hall.ts';
import type { RoomId } from '#protocol/vocabulary.ts';
import { toDisplayView } from '#server/views/display-view.ts';
import { MAIN_HALL, PLAIN_SURROUNDINGS } from '#tests/support/surroundings.ts';
import { counterId } from '#tests/support/ward.ts';
import { dayOf, dayOpened } from './given.ts';
import { called, finished, issued, opened, started } from './happenings.ts';

const numberOf = (index: number): string => `C${String(index).padStart(3, '0')}`;
/** One call at counter 1, and then forty at counter 2. */
const day = dayOf(
  dayOpened,
  opened(1, 'minh'),
  opened(2, 'lan'),
  issued('C001'),
  called('C001', 1, 'minh'),
  ...Array.from({ length: 40 }, (_, index) => numberOf(index + 2)).flatMap((number) => [
    issued(number),
    called(number, 2, 'lan'),
    started(number, 2, 'lan'),
    finished(number, 2, 'lan'),
  ]),
);
const shownIn = (room: Room): readonly string[] =>
  toDisplayView(day, [], day.lastAt, room, PLAIN_SURROUNDINGS).calls.map(({ number }) => number);

test('a room keeps its own last calls, however much is called elsewhere', () => {
  const quiet: Room = { ...MAIN_HALL, roomId: 'quiet' as RoomId, counterIds: [counterId(1)] };
  expect([isOfRoom(quiet, counterId(1)), isOfRoom(quiet, counterId(2))]).toEqual([true, false]);
  expect(shownIn(quiet)).toEqual(['C001']);
});

test('a view has the newest twelve calls, newest first', () => {
  expect(shownIn(MAIN_HALL)).toEqual(Array.from({ length: 12 }, (_, index) => numberOf(41 - index)));
});
