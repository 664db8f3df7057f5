/** What is known of the devices that are connected right now: never stored, rebuilt from their own reports. */
import type {
  DeviceId,
  InstantMs,
  PageId,
  PrinterId,
  PrinterProblem,
  RoomId,
  TicketId,
} from '#protocol/vocabulary.ts';

/** What a printer's agent last said of it, and since when it is so. */
export type PrinterPresence = {
  readonly problem: PrinterProblem | null;
  readonly paperNearEnd: boolean;
  readonly since: InstantMs | null;
  readonly isAgentConnected: boolean;
};

/** What a display that was heard of within the last seconds said of itself. */
export type DisplayPresence = {
  readonly deviceId: DeviceId;
  /** Null until the page has said its first word. */
  readonly pageId: PageId | null;
  readonly sound: 'on' | 'blocked' | 'starting';
  readonly isSpeaking: boolean;
};

/** What was said of a call, and where. */
export type ToldCall = {
  readonly roomId: RoomId;
  readonly ticketId: TicketId;
  readonly calledAt: InstantMs;
};

export type SpokenCall = { readonly at: InstantMs; readonly words: string };

export type Presence = {
  readonly printer: (printerId: PrinterId) => PrinterPresence;
  /** One that hangs or lost its line is not among them, though its connection may look open. */
  readonly displays: readonly DisplayPresence[];
  /** Those that went away in mid-sentence so shortly before that it may still be heard. */
  readonly vanishedSpeakers: readonly DisplayPresence[];
  /** False just after the server's start: a display that is speaking may not have come back yet. */
  readonly isSettled: boolean;
  readonly lastSpokenAt: InstantMs | null;
  /** When a display of the room spoke this very call and in which words, or null. */
  readonly spoken: (call: ToldCall) => SpokenCall | null;
  /** When a display of the room first showed it at full size, or null. */
  readonly shownAt: (call: ToldCall) => InstantMs | null;
  readonly isConnected: (deviceId: DeviceId) => boolean;
  /** When it left, since the server began; null while it is there or was never seen. */
  readonly lastSeenAt: (deviceId: DeviceId) => InstantMs | null;
};

/** Nothing was ever heard of it. */
export const NO_AGENT: PrinterPresence = {
  problem: 'unknown',
  paperNearEnd: false,
  since: null,
  isAgentConnected: false,
};

/** Nobody is connected. */
export const NOBODY_PRESENT: Presence = {
  printer: () => NO_AGENT,
  displays: [],
  vanishedSpeakers: [],
  isSettled: true,
  lastSpokenAt: null,
  spoken: () => null,
  shownAt: () => null,
  isConnected: () => false,
  lastSeenAt: () => null,
};
