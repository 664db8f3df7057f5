/**
 * How the office's halls look and sound: rooms, what each wall display shows, when and how it speaks. Settings beside the
 * queue: they decide nobody's turn, and a change holds at once.
 */
import {
  DEFAULT_WORDING,
  type AnnouncementWording,
  type OwnClip,
  type SpokenLanguage,
  type VoiceManifest,
} from '#protocol/announcement.ts';
import type { TimeOfDay } from '#protocol/queue-rules.ts';
import type { CounterId, DeviceId, FieldId, Language, LocalizedText, RoomId } from '#protocol/vocabulary.ts';

/**
 * `hall`: calls, the last numbers, waiting by field. `counter`: the small screen above one counter. `next`: who comes next,
 * by field. `summary`: waiting and expected range by field, for the entrance.
 */
export const DISPLAY_LAYOUTS = ['hall', 'counter', 'next', 'summary'] as const;
export type DisplayLayout = (typeof DISPLAY_LAYOUTS)[number];

/** `always` speaks before `stand_in`, which takes its place while it is away or muted; `never` only shows. */
export const LOUDSPEAKERS = ['always', 'stand_in', 'never'] as const;
export type Loudspeaker = (typeof LOUDSPEAKERS)[number];

/** Where people wait together and hear the same: one queue of announcements, one display that speaks. */
export type Room = {
  readonly roomId: RoomId;
  readonly name: LocalizedText;
  /** Counters whose calls belong here; empty = all of them. */
  readonly counterIds: readonly CounterId[];
};

/** A call older than this is shown but no longer spoken: by then it would only confuse. */
export const YOUNG_FOR_MS = 30_000;

/** What is told of a caption: three calls in two languages fit; twenty of them fit into one message. */
export const MOST_SPOKEN_LETTERS = 400;

/** What one display is set to. */
export type DisplaySetup = {
  readonly roomId: RoomId;
  readonly layout: DisplayLayout;
  readonly language: Language;
  /** Fields whose waiting is shown; empty = all. */
  readonly fieldIds: readonly FieldId[];
  /** Counters whose calls are shown; empty = all of the room. The `counter` layout shows the first. */
  readonly counterIds: readonly CounterId[];
  /** Last calls listed beside the plate, 3 to 7. */
  readonly listedCalls: number;
  readonly showsNotices: boolean;
  /** Diagonal of the screen in inches, 7 to 120. */
  readonly diagonalInches: number;
  /** From the screen to the farthest seat in metres, 1 to 30. */
  readonly farthestSeatMetres: number;
  readonly loudspeaker: Loudspeaker;
};

export type QuietHours = { readonly from: TimeOfDay; readonly to: TimeOfDay } | null;

/** How calls are spoken in every room. */
export type AnnouncementRules = {
  readonly wording: AnnouncementWording;
  /** How often one sentence is said in a row. */
  readonly timesSpoken: 1 | 2;
  /** When more calls than this wait they are said in one sentence, up to three; null = each has its own. */
  readonly mergeAbove: number | null;
  /** A recall goes before first calls that still wait for their turn. */
  readonly recallsFirst: boolean;
  /** 0 to 100, of what the screen's own loudspeaker gives. */
  readonly volumePercent: number;
  /** Shown, not spoken. */
  readonly quietHours: QuietHours;
  /** The server’s speech programs say all that nobody recorded; else only what the built-in voice cannot say. */
  readonly usesSpeechProgram: boolean;
};

export type HallSettings = {
  readonly revision: number;
  readonly rooms: readonly Room[];
  /** Displays that are not named here are set like `firstSetup`. */
  readonly displays: readonly { readonly deviceId: DeviceId; readonly setup: DisplaySetup }[];
  readonly firstSetup: DisplaySetup;
  readonly announcements: AnnouncementRules;
  /** How long one notice stands, in seconds; a video plays to its end. */
  readonly noticeSeconds: number;
  /** Seats that the halls have together; null = nobody has counted them. */
  readonly seats: number | null;
  /** The officer's name on the screen above the counter. */
  readonly showsOfficers: boolean;
};

/** A picture or video of the office's notices, as the display fetches it. */
export type NoticeFile = {
  readonly name: string;
  readonly kind: 'picture' | 'video';
  readonly url: string;
};

/** Everything a display works by; fetched anew when its view names another revision. */
export type HallSetup = {
  readonly revision: number;
  readonly setup: DisplaySetup;
  readonly room: Room;
  readonly announcements: AnnouncementRules;
  readonly noticeSeconds: number;
  readonly notices: readonly NoticeFile[];
  readonly voice: VoiceManifest;
};

/** What the office has of its own. */
export type HallFiles = {
  readonly notices: readonly NoticeFile[];
  /** Recorded or uploaded. */
  readonly clips: readonly OwnClip[];
  /** Said by the office's speech programs; a recording of the same phrase is heard before them. */
  readonly spokenClips: readonly OwnClip[];
  /** Languages that a speech program is set up for. */
  readonly programLanguages: readonly SpokenLanguage[];
};

/** The one room of an office that has not named any. */
export const FIRST_ROOM = 'main' as RoomId;
/** A wall display of 55 inches, read from ten metres. */
export const FIRST_SETUP: DisplaySetup = {
  roomId: FIRST_ROOM,
  layout: 'hall',
  language: 'vi',
  fieldIds: [],
  counterIds: [],
  listedCalls: 5,
  showsNotices: true,
  diagonalInches: 55,
  farthestSeatMetres: 10,
  loudspeaker: 'always',
};

/** In a new office: Vietnamese, once, several calls in one sentence, a recall first. */
export const FIRST_ANNOUNCEMENTS: AnnouncementRules = {
  wording: DEFAULT_WORDING,
  timesSpoken: 1,
  mergeAbove: 1,
  recallsFirst: true,
  volumePercent: 100,
  quietHours: null,
  usesSpeechProgram: false,
};

/** How a display of that device is set. */
export const setupOf = ({ displays, firstSetup }: HallSettings, deviceId: DeviceId): DisplaySetup =>
  displays.find((display) => display.deviceId === deviceId)?.setup ?? firstSetup;

/** Whether calls to that counter belong to the room. */
export const isOfRoom = ({ counterIds }: Room, counterId: CounterId): boolean =>
  counterIds.length === 0 || counterIds.includes(counterId);

/** Whether that time of the office's own day is one of silence; quiet hours may run past midnight. */
export function isQuiet(quietHours: QuietHours, time: TimeOfDay): boolean {
  if (quietHours === null) return false;
  const { from, to } = quietHours;
  return from <= to ? time >= from && time < to : time >= from || time < to;
}

/** A person's recording is heard before what a program says. */
export function recordedBeforeSpoken(
  recorded: readonly OwnClip[],
  spoken: readonly OwnClip[],
): readonly OwnClip[] {
  const isRecorded = new Set(recorded.map(({ clipId }) => clipId));
  return [...recorded, ...spoken.filter(({ clipId }) => !isRecorded.has(clipId))];
}
