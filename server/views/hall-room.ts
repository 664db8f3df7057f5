/** One room of the office: which display speaks for it, and whether a call was heard there. */
import { isOfRoom, isQuiet, setupOf, YOUNG_FOR_MS, type HallSettings, type Room } from '#protocol/hall.ts';
import type { Announcement, CounterView } from '#protocol/views.ts';
import type { CounterId, InstantMs, PageId, TicketId } from '#protocol/vocabulary.ts';
import { wallTimeAt } from '#server/domain/office-hours.ts';
import type { DisplayPresence, Presence } from './presence.ts';
import type { Surroundings } from './surroundings.ts';

/** A sentence that began in time may take this long to end. */
const SENTENCE_MS = 20_000;

type Hall = Pick<Surroundings, 'presence' | 'hall'>;

/**
 * The page that speaks for the room; null while none can be heard, or none should. Who is speaking goes on until the
 * sentence is over, also when its line was cut on the way: a loudspeaker needs no line. Then a display set to speak always
 * goes before one that stands in; of equals the first by name, so that every look at the same hall gives the same answer.
 */
export function speakerOf(room: Room, around: Hall, timeZone: string, at: InstantMs): PageId | null {
  if (isQuietAt(around, timeZone, at)) return null;
  const able = ableSpeaker(room, around);
  // A server that has just started names nobody but who speaks: another may be in mid-sentence and not back yet.
  return able !== null && (able.isSpeaking || around.presence.isSettled) ? able.pageId : null;
}

const isQuietAt = ({ hall }: Hall, timeZone: string, at: InstantMs): boolean =>
  isQuiet(hall.announcements.quietHours, wallTimeAt(timeZone, at).time);

type AbleDisplay = { readonly pageId: PageId; readonly isSpeaking: boolean; readonly name: string };

function ableSpeaker(room: Room, { presence, hall }: Hall): AbleDisplay | null {
  const candidates = [...presence.displays, ...presence.vanishedSpeakers];
  const able = candidates.flatMap(({ deviceId, pageId, sound, isSpeaking }) => {
    const { roomId, loudspeaker } = setupOf(hall, deviceId);
    if (roomId !== room.roomId || loudspeaker === 'never' || sound !== 'on' || pageId === null) return [];
    const rank = (isSpeaking ? 0 : 2) + (loudspeaker === 'always' ? 0 : 1);
    return { pageId, isSpeaking, name: `${String(rank)} ${deviceId} ${pageId}` };
  });
  const [first] = able.sort((a, b) => (a.name < b.name ? -1 : 1));
  return first ?? null;
}

type CallToTell = {
  readonly ticketId: TicketId;
  readonly counterId: CounterId;
  readonly calledAt: InstantMs;
};

/** Whether the call was heard in a room that it belongs to, will be, or why not. */
export function announcementOf(
  call: CallToTell,
  timeZone: string,
  at: InstantMs,
  around: Hall,
): Announcement {
  const { presence, hall } = around;
  const rooms = hall.rooms.filter((room) => isOfRoom(room, call.counterId));
  const spoken = rooms.flatMap(({ roomId }) => presence.spoken({ roomId, ...call }) ?? []);
  const [first] = spoken.sort((a, b) => a.at - b.at);
  if (first !== undefined) return { state: 'announced', ...first };
  const why = hindranceOf(call, rooms, { timeZone, at }, around);
  if (why === null) return { state: 'waiting' };
  const isShown = rooms.some(({ roomId }) => presence.shownAt({ roomId, ...call }) !== null);
  return { state: 'not_announced', why, isShown };
}

type Hindrance = Extract<Announcement, { readonly state: 'not_announced' }>['why'];

/** Why the call will not be heard; null while it is on its way to be. */
function hindranceOf(
  { calledAt }: CallToTell,
  rooms: readonly Room[],
  { timeZone, at }: { readonly timeZone: string; readonly at: InstantMs },
  around: Hall,
): Hindrance | null {
  if (isQuietAt(around, timeZone, at)) return 'quiet_hours';
  if (at - calledAt > YOUNG_FOR_MS + SENTENCE_MS) return 'too_late';
  if (rooms.some((room) => ableSpeaker(room, around) !== null)) return null;
  return speakingDisplays(rooms, around).length > 0 ? 'muted' : 'away';
}

/** The displays that staff of that counter rely on to be heard; of the whole office when no counter is named. */
export function displaysOf(around: Hall, counterId: CounterId | null): CounterView['displays'] {
  const { presence, hall } = around;
  const rooms = hall.rooms.filter((room) => counterId === null || isOfRoom(room, counterId));
  const displays = speakingDisplays(rooms, around);
  return {
    connected: displays.length,
    muted: displays.filter(({ sound }) => sound !== 'on').length,
    lastSpokenAt: presence.lastSpokenAt,
  };
}

function speakingDisplays(
  rooms: readonly Room[],
  { presence, hall }: { readonly presence: Presence; readonly hall: HallSettings },
): readonly DisplayPresence[] {
  return presence.displays.filter(({ deviceId }) => {
    const { roomId, loudspeaker } = setupOf(hall, deviceId);
    return loudspeaker !== 'never' && rooms.some((room) => room.roomId === roomId);
  });
}
