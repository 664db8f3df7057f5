/** The shapes of hall settings as they come from outside. What contradicts itself is refused with a sentence. */
import { z } from 'zod';
import { DIALECTS, NUMBER_READINGS, SPOKEN_LANGUAGES } from '#protocol/announcement.ts';
import { DISPLAY_LAYOUTS, LOUDSPEAKERS } from '#protocol/hall.ts';
import { branded, count, line, localized } from '#protocol/shapes.ts';
import { LANGUAGES, type CounterId, type DeviceId, type FieldId, type RoomId } from '#protocol/vocabulary.ts';

const MOST_ROOMS = 20;
const MOST_DISPLAYS = 200;
const MOST_COUNTERS = 99;
const whole = (least: number, most: number) => z.number().int().min(least).max(most);
const isEachOnce = (values: readonly (string | number)[]): boolean => new Set(values).size === values.length;
const eachOnce = <T extends string>(maxLength: number, most: number) =>
  z.array(branded<T>(maxLength)).max(most).refine(isEachOnce, 'each once');
/** Left out of the sentence when empty. */
const word = z.union([z.literal(''), line(40)]);
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const room = z.strictObject({
  roomId: branded<RoomId>(40),
  name: localized(60),
  counterIds: eachOnce<CounterId>(40, MOST_COUNTERS),
});

export const displaySetup = z
  .strictObject({
    roomId: branded<RoomId>(40),
    layout: z.enum(DISPLAY_LAYOUTS),
    language: z.enum(LANGUAGES),
    fieldIds: eachOnce<FieldId>(40, 40),
    counterIds: eachOnce<CounterId>(40, MOST_COUNTERS),
    listedCalls: whole(3, 7),
    showsNotices: z.boolean(),
    diagonalInches: z.number().min(7).max(120),
    farthestSeatMetres: z.number().min(1).max(30),
    loudspeaker: z.enum(LOUDSPEAKERS),
  })
  .refine(
    ({ layout, counterIds }) => layout !== 'counter' || counterIds.length > 0,
    'the screen above a counter needs its counter',
  );

const wording = z.strictObject({
  languages: z
    .array(z.enum(SPOKEN_LANGUAGES))
    .min(1)
    .max(SPOKEN_LANGUAGES.length)
    .refine(isEachOnce, 'each language once'),
  citizenWord: z.strictObject({ vi: word, en: word, zh: word }),
  numberReading: z.enum(NUMBER_READINGS),
  dialect: z.enum(DIALECTS),
  counterNames: z.record(
    z.string().regex(/^[1-9]\d?$/),
    z.strictObject({
      vi: line(60).exactOptional(),
      en: line(60).exactOptional(),
      zh: line(60).exactOptional(),
    }),
  ),
  saysPriority: z.boolean(),
});

const announcementRules = z.strictObject({
  wording,
  timesSpoken: z.union([z.literal(1), z.literal(2)]),
  mergeAbove: whole(0, 8).nullable(),
  recallsFirst: z.boolean(),
  volumePercent: whole(0, 100),
  quietHours: z
    .strictObject({ from: timeOfDay, to: timeOfDay })
    .refine(({ from, to }) => from !== to, 'quiet hours that begin when they end')
    .nullable(),
  usesSpeechProgram: z.boolean(),
});

export const hallSettings = z
  .strictObject({
    revision: count,
    rooms: z
      .array(room)
      .min(1)
      .max(MOST_ROOMS)
      .refine((rooms) => isEachOnce(rooms.map(({ roomId }) => roomId)), 'each room once'),
    displays: z
      .array(z.strictObject({ deviceId: branded<DeviceId>(60), setup: displaySetup }))
      .max(MOST_DISPLAYS)
      .refine((displays) => isEachOnce(displays.map(({ deviceId }) => deviceId)), 'each display once'),
    firstSetup: displaySetup,
    announcements: announcementRules,
    noticeSeconds: whole(5, 120),
    // A file of an earlier release knows nothing of seats.
    seats: whole(1, 5_000).nullable().default(null),
    showsOfficers: z.boolean(),
  })
  .refine(
    ({ rooms, displays, firstSetup }) =>
      [firstSetup, ...displays.map(({ setup }) => setup)].every(({ roomId }) =>
        rooms.some((known) => known.roomId === roomId),
      ),
    'a display stands in a room that is not there',
  );
