/**
 * What was changed in the halls' settings, part by part, and how one's own unsaved changes are carried onto what somebody
 * else has saved meanwhile. Parts nobody else touched keep both; a part both changed keeps one's own, and is named.
 */
import type { AnnouncementWording } from '#protocol/announcement.ts';
import type { AnnouncementRules, DisplaySetup, HallSettings, Room } from '#protocol/hall.ts';
import type { DeviceId, RoomId } from '#protocol/vocabulary.ts';
import { isSame } from '../same.ts';

type WordingPart = keyof AnnouncementWording;
type RulesPart = Exclude<keyof AnnouncementRules, 'wording'>;
/** What a person changes and understands as one of how calls are worded and spoken. */
export type AnnouncementPart = WordingPart | RulesPart;
const HALL_PARTS = ['firstSetup', 'noticeSeconds', 'seats', 'showsOfficers'] as const;
type HallPart = (typeof HALL_PARTS)[number];
type Change = 'added' | 'changed' | 'removed';

/** A part of the settings that is changed and kept as one. */
export type ChangedHallPart =
  | { readonly kind: 'room'; readonly roomId: RoomId; readonly name: string; readonly change: Change }
  | { readonly kind: 'display'; readonly deviceId: DeviceId }
  | { readonly kind: HallPart | AnnouncementPart };

export const roomOf = ({ rooms }: HallSettings, roomId: RoomId): Room | undefined =>
  rooms.find((room) => room.roomId === roomId);
const setupFor = ({ displays }: HallSettings, deviceId: DeviceId): DisplaySetup | undefined =>
  displays.find((display) => display.deviceId === deviceId)?.setup;

function roomChanges(before: HallSettings, after: HallSettings): readonly ChangedHallPart[] {
  const here = after.rooms.flatMap(({ roomId, ...room }): readonly ChangedHallPart[] => {
    const old = roomOf(before, roomId);
    if (old === undefined) return [{ kind: 'room', roomId, name: room.name.vi, change: 'added' }];
    return isSame(old, { roomId, ...room })
      ? []
      : [{ kind: 'room', roomId, name: room.name.vi, change: 'changed' }];
  });
  const gone = before.rooms
    .filter(({ roomId }) => roomOf(after, roomId) === undefined)
    .map(({ roomId, name }): ChangedHallPart => ({ kind: 'room', roomId, name: name.vi, change: 'removed' }));
  return [...here, ...gone];
}

function displayChanges(before: HallSettings, after: HallSettings): readonly DeviceId[] {
  const deviceIds = new Set([...before.displays, ...after.displays].map(({ deviceId }) => deviceId));
  return [...deviceIds].filter(
    (deviceId) => !isSame(setupFor(before, deviceId) ?? null, setupFor(after, deviceId) ?? null),
  );
}

const rulesParts = (rules: AnnouncementRules): readonly RulesPart[] =>
  Object.keys(rules).filter((kind): kind is RulesPart => kind !== 'wording');
const wordingParts = ({ wording }: AnnouncementRules): readonly WordingPart[] =>
  Object.keys(wording) as WordingPart[];

/** Every part that differs; the revision is no part. */
export function changesBetween(before: HallSettings, after: HallSettings): readonly ChangedHallPart[] {
  return [
    ...roomChanges(before, after),
    ...displayChanges(before, after).map((deviceId): ChangedHallPart => ({ kind: 'display', deviceId })),
    ...HALL_PARTS.filter((kind) => !isSame(before[kind], after[kind])).map((kind) => ({ kind })),
    ...rulesParts(after.announcements)
      .filter((kind) => !isSame(before.announcements[kind], after.announcements[kind]))
      .map((kind) => ({ kind })),
    ...wordingParts(after.announcements)
      .filter((kind) => !isSame(before.announcements.wording[kind], after.announcements.wording[kind]))
      .map((kind) => ({ kind })),
  ];
}

/** The same part, whatever was done to it. */
export function isSamePart(one: ChangedHallPart, other: ChangedHallPart): boolean {
  if (one.kind === 'room') return other.kind === 'room' && one.roomId === other.roomId;
  if (one.kind === 'display') return other.kind === 'display' && one.deviceId === other.deviceId;
  return one.kind === other.kind;
}

function roomsRebased(base: HallSettings, mine: HallSettings, theirs: HallSettings): readonly Room[] {
  const changed = roomChanges(base, mine).flatMap((part) => (part.kind === 'room' ? [part] : []));
  const removed = new Set(changed.filter(({ change }) => change === 'removed').map(({ roomId }) => roomId));
  const touched = new Set(changed.map(({ roomId }) => roomId));
  const kept = theirs.rooms
    .filter(({ roomId }) => !removed.has(roomId))
    .map((room) => (touched.has(room.roomId) ? (roomOf(mine, room.roomId) ?? room) : room));
  const added = mine.rooms.filter(
    ({ roomId }) => touched.has(roomId) && roomOf(theirs, roomId) === undefined,
  );
  const rooms = [...kept, ...added];
  // Two people may each have taken the other's last room away.
  return rooms.length > 0 ? rooms : theirs.rooms;
}

/** One's own changes since `base` carried onto `theirs`, under their revision. */
export function rebase(base: HallSettings, mine: HallSettings, theirs: HallSettings): HallSettings {
  const own = new Set(changesBetween(base, mine).map(({ kind }) => kind));
  const rooms = roomsRebased(base, mine, theirs);
  const ownDisplays = new Set(displayChanges(base, mine));
  const displays = [
    ...theirs.displays.filter(({ deviceId }) => !ownDisplays.has(deviceId)),
    ...mine.displays.filter(({ deviceId }) => ownDisplays.has(deviceId)),
  ];
  const ofOwner = (kind: AnnouncementPart): AnnouncementRules =>
    (own.has(kind) ? mine : theirs).announcements;
  const wording = Object.fromEntries(
    wordingParts(mine.announcements).map((kind) => [kind, ofOwner(kind).wording[kind]]),
  ) as AnnouncementWording;
  const rules = Object.fromEntries(
    rulesParts(mine.announcements).map((kind) => [kind, ofOwner(kind)[kind]]),
  ) as Omit<AnnouncementRules, 'wording'>;
  return withRoomsKnown({
    revision: theirs.revision,
    rooms,
    displays,
    firstSetup: own.has('firstSetup') ? mine.firstSetup : theirs.firstSetup,
    announcements: { ...rules, wording },
    noticeSeconds: own.has('noticeSeconds') ? mine.noticeSeconds : theirs.noticeSeconds,
    seats: own.has('seats') ? mine.seats : theirs.seats,
    showsOfficers: own.has('showsOfficers') ? mine.showsOfficers : theirs.showsOfficers,
  });
}

/** Displays whose room is no longer there stand in the first one. */
export function withRoomsKnown(settings: HallSettings): HallSettings {
  const [first] = settings.rooms;
  const housed = (setup: DisplaySetup): DisplaySetup =>
    first === undefined || roomOf(settings, setup.roomId) !== undefined
      ? setup
      : { ...setup, roomId: first.roomId };
  return {
    ...settings,
    firstSetup: housed(settings.firstSetup),
    displays: settings.displays.map(({ deviceId, setup }) => ({ deviceId, setup: housed(setup) })),
  };
}
