import { isOfRoom, type Room } from '#protocol/hall.ts';
import type { CounterStanding, DisplayView, FieldLoad } from '#protocol/views.ts';
import type { InstantMs, Revision } from '#protocol/vocabulary.ts';
import type { QueueDay } from '#server/domain/queue-day.ts';
import { firstOf } from '#server/domain/standing.ts';
import { colleague } from './colleague.ts';
import { speakerOf } from './hall-room.ts';
import { trialOf } from './start-view.ts';
import type { Surroundings } from './surroundings.ts';

const CALLS_SHOWN = 12;
const NEXT_SHOWN = 6;

/** What one room may see: its newest calls, its counters, the loads, and who comes next by number alone. */
export function toDisplayView(
  day: QueueDay,
  loads: readonly FieldLoad[],
  at: InstantMs,
  room: Room,
  around: Surroundings,
): DisplayView {
  const { presence, hall, hallRevision } = around;
  const { saysPriority } = hall.announcements.wording;
  const { counters, fields, timeZone } = day.settings;
  return {
    revision: day.sequence as Revision,
    at,
    date: day.date,
    setupRevision: hallRevision,
    speaker: speakerOf(room, around, timeZone, at),
    hallCode: around.hallCode,
    bulletin: bulletinOf(around.bulletin, room),
    calls: day.calls
      .filter(({ counterId }) => isOfRoom(room, counterId))
      .slice(0, CALLS_SHOWN)
      .map((call) => ({
        ...call,
        isSpoken: presence.spoken({ roomId: room.roomId, ...call }) !== null,
        isPriority: saysPriority && (day.held.get(call.ticketId)?.priorityId ?? null) !== null,
      })),
    trial: trialOf(room, at, around),
    fields: loads,
    counters: counters.flatMap(({ kind, counterId }) =>
      kind === 'service' && isOfRoom(room, counterId)
        ? (standing(day, counterId, hall.showsOfficers) ?? [])
        : [],
    ),
    // As the lines stand now: who comes later with priority may still pass, which is told when it happens.
    next: fields.map(({ fieldId }) => ({
      fieldId,
      numbers: firstOf(day, fieldId, NEXT_SHOWN).map(({ number }) => number),
    })),
  };
}

function bulletinOf(bulletin: Surroundings['bulletin'], { roomId }: Room): DisplayView['bulletin'] {
  if (bulletin === null || (bulletin.roomId !== null && bulletin.roomId !== roomId)) return null;
  const { text, until } = bulletin;
  return { text, until };
}

function standing(
  day: QueueDay,
  counterId: CounterStanding['counterId'],
  showsOfficers: boolean,
): CounterStanding | null {
  const counter = colleague(day, counterId);
  if (counter === null) return null;
  const { ticket, state, officerName } = counter;
  const held = ticket === null ? undefined : day.held.get(ticket.ticketId);
  return {
    counterId,
    state: state === 'working' ? 'open' : state,
    ticket: held === undefined ? null : { number: held.number, fieldId: held.fieldId, status: held.status },
    officerName: showsOfficers ? officerName : null,
  };
}
