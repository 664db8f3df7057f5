/** Changes to rooms and displays, before they are saved, and what keeps them from being saved. */
import type { DisplayLayout, DisplaySetup, HallSettings, Room } from '#protocol/hall.ts';
import type { OfficeSettings } from '#protocol/office.ts';
import type { CounterId, DeviceId, RoomId } from '#protocol/vocabulary.ts';
import { withRoomsKnown } from './hall-changes.ts';

/** `first`: how a display is set that nobody has set up. */
export type SetupTarget = DeviceId | 'first';

export const LISTED_CALLS = { least: 3, most: 7 } as const;
export const DIAGONAL_INCHES = { least: 7, most: 120 } as const;
export const SEAT_METRES = { least: 1, most: 30 } as const;
export const NOTICE_SECONDS = { least: 5, most: 120 } as const;
export const SEATS = { least: 1, most: 5_000 } as const;
export const MOST_ROOMS = 20;
const MOST_NAME_LETTERS = 60;

/** Whether a display has settings of its own. */
export const hasOwnSetup = ({ displays }: HallSettings, deviceId: DeviceId): boolean =>
  displays.some((display) => display.deviceId === deviceId);

/** Sets a display; one that was set like `firstSetup` has settings of its own from then on. */
export function withSetup(settings: HallSettings, target: SetupTarget, setup: DisplaySetup): HallSettings {
  if (target === 'first') return { ...settings, firstSetup: setup };
  const others = settings.displays.filter(({ deviceId }) => deviceId !== target);
  return { ...settings, displays: [...others, { deviceId: target, setup }] };
}

/** The display is set like every new one again. */
export const withoutOwnSetup = (settings: HallSettings, deviceId: DeviceId): HallSettings => ({
  ...settings,
  displays: settings.displays.filter((display) => display.deviceId !== deviceId),
});

/** Another layout; the screen above a counter begins with the first counter that calls. */
export function withLayout(
  setup: DisplaySetup,
  layout: DisplayLayout,
  counters: OfficeSettings['counters'],
): DisplaySetup {
  if (layout !== 'counter') return { ...setup, layout };
  const counterId = setup.counterIds[0] ?? counters.find(({ kind }) => kind === 'service')?.counterId;
  return { ...setup, layout, counterIds: counterId === undefined ? [] : [counterId] };
}

/** The list with one more or one less of it, in the order of `all`; everything chosen is kept as such, not as "all". */
export const toggled = <Id>(chosen: readonly Id[], id: Id, all: readonly Id[]): readonly Id[] =>
  all.filter((each) => (each === id ? !chosen.includes(id) : chosen.includes(each)));

export function withRoom(settings: HallSettings, room: Room): HallSettings {
  const isKnown = settings.rooms.some(({ roomId }) => roomId === room.roomId);
  return {
    ...settings,
    rooms: isKnown
      ? settings.rooms.map((each) => (each.roomId === room.roomId ? room : each))
      : [...settings.rooms, room],
  };
}

/** Takes a room away, never the last one; its displays stand in the first room then. */
export function withoutRoom(settings: HallSettings, roomId: RoomId): HallSettings {
  if (settings.rooms.length < 2) return settings;
  return withRoomsKnown({ ...settings, rooms: settings.rooms.filter((room) => room.roomId !== roomId) });
}

/** A room that has no name yet. */
export const newRoom = (roomId: RoomId): Room => ({ roomId, name: { vi: '', en: '' }, counterIds: [] });

/** Counters whose calls no room has; empty while a room has them all. */
export function countersWithoutRoom(
  { rooms }: HallSettings,
  counters: OfficeSettings['counters'],
): readonly CounterId[] {
  if (rooms.some(({ counterIds }) => counterIds.length === 0)) return [];
  const taken = new Set(rooms.flatMap(({ counterIds }) => counterIds));
  return counters
    .filter(({ kind, counterId }) => kind === 'service' && !taken.has(counterId))
    .map(({ counterId }) => counterId);
}

export type HallObstacle =
  'room_name' | 'counter_missing' | 'sizes_wrong' | 'notice_seconds' | 'seats' | 'quiet_hours';

const isWithin = (value: number, { least, most }: { readonly least: number; readonly most: number }) =>
  value >= least && value <= most;
const isNamed = (name: string): boolean => name.trim() !== '' && name.length <= MOST_NAME_LETTERS;

/** Whether the sizes of a display are such that its server takes them. */
export const areSizesRight = ({ diagonalInches, farthestSeatMetres, listedCalls }: DisplaySetup): boolean =>
  isWithin(diagonalInches, DIAGONAL_INCHES) &&
  isWithin(farthestSeatMetres, SEAT_METRES) &&
  Number.isInteger(listedCalls) &&
  isWithin(listedCalls, LISTED_CALLS);

/** The first thing to be put right, or null when it can be sent. */
export function hallObstacle(settings: HallSettings | null): HallObstacle | null {
  if (settings === null) return null;
  const setups = [settings.firstSetup, ...settings.displays.map(({ setup }) => setup)];
  if (!settings.rooms.every(({ name }) => isNamed(name.vi) && isNamed(name.en))) return 'room_name';
  if (setups.some(({ layout, counterIds }) => layout === 'counter' && counterIds.length === 0)) {
    return 'counter_missing';
  }
  if (!setups.every(areSizesRight)) return 'sizes_wrong';
  if (!isWithin(settings.noticeSeconds, NOTICE_SECONDS)) return 'notice_seconds';
  if (settings.seats !== null && !isWithin(settings.seats, SEATS)) return 'seats';
  const { quietHours } = settings.announcements;
  return quietHours !== null && quietHours.from === quietHours.to ? 'quiet_hours' : null;
}
