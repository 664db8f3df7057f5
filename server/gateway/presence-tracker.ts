/** Keeps what connected devices last said of themselves. In memory only: a restart asks them again. */
import {
  instantMs,
  type DeviceId,
  type DeviceRole,
  type InstantMs,
  type PageId,
  type PrinterId,
  type RoomId,
} from '#protocol/vocabulary.ts';
import type { MessageInput } from '#protocol/messages.ts';
import {
  NO_AGENT,
  type DisplayPresence,
  type Presence,
  type PrinterPresence,
  type SpokenCall,
} from '#server/views/presence.ts';
import { createToldCalls } from './told-calls.ts';

/** A display reports every second: one that has missed two is hanging or cut off, and staff know within three. */
const DISPLAY_PATIENCE_MS = 2_500;
/**
 * Who went away in mid-sentence, cut off or closed, may be heard for as long as this after its last word to us: no display may
 * begin meanwhile. Three calls to three counters in one sentence last some fourteen seconds; more would leave the calls that
 * wait behind it too little of their thirty. What is said twice, or in two languages, can still meet the next display's beginning.
 */
const VANISHED_SPEAKS_MS = 13_000;
/** Within this time after the server's start every display whose line is whole is back: the longest pause between two dials, and a report. */
const SETTLING_MS = 3_000;
/** A thousand screens that come back at once, or one that never stops reporting, are told of as one change. */
const CHANGES_GATHERED_MS = 50;

type DisplayReport = MessageInput<'display', 'reportAnnouncements'>;
type KnownDisplay = { readonly said: DisplayPresence; readonly heardAtMs: number; isPresent: boolean };
type PrinterReport = MessageInput<'printer', 'reportPrinterStatus'>;

export type PresenceTracker = {
  readonly presence: () => Presence;
  readonly displayConnected: (socketId: string, deviceId: DeviceId) => void;
  readonly displayReported: (
    socketId: string,
    { deviceId, roomId }: { readonly deviceId: DeviceId; readonly roomId: RoomId },
    report: DisplayReport,
    at: InstantMs,
  ) => void;
  readonly displayGone: (socketId: string) => void;
  /** Looks whether a display has fallen silent; to be called every second. */
  readonly tick: () => void;
  readonly printerReported: (
    socketId: string,
    printerId: PrinterId,
    report: PrinterReport,
    at: InstantMs,
  ) => void;
  readonly printerGone: (socketId: string, printerId: PrinterId, at: InstantMs) => void;
  /** An agent's is told at once, others' with the next view: a hall of screens that come back disturbs nobody else. */
  readonly deviceConnected: (deviceId: DeviceId, role: DeviceRole) => void;
  readonly deviceGone: (deviceId: DeviceId, role: DeviceRole, at: InstantMs) => void;
};

/** `onChange` is called soon after what a screen shows of it may have changed: once for all changes of that time. */
export function createPresenceTracker(onChange: () => void, monotonicMs: () => number): PresenceTracker {
  const displays = new Map<string, KnownDisplay>();
  let present: readonly DisplayPresence[] = [];
  const vanished = new Map<PageId, { readonly said: DisplayPresence; readonly untilMs: number }>();
  const startedAtMs = monotonicMs();
  const printers = new Map<PrinterId, PrinterPresence & { readonly socketId: string | null }>();
  /** How many sockets each connected device has. */
  const devices = new Map<DeviceId, number>();
  /** When each that is gone left. */
  const lastSeen = new Map<DeviceId, InstantMs>();
  const spoken = createToldCalls<SpokenCall>();
  const shown = createToldCalls<InstantMs>();
  let lastSpokenAt: InstantMs | null = null;
  let telling: NodeJS.Timeout | null = null;

  const noteChange = (): void => {
    telling ??= setTimeout(() => {
      telling = null;
      onChange();
    }, CHANGES_GATHERED_MS).unref();
  };
  const displaysChanged = (): void => {
    present = Array.from(displays.values()).flatMap(({ said, isPresent }) => (isPresent ? said : []));
    noteChange();
  };
  const heard = (socketId: string, said: DisplayPresence): void => {
    const before = displays.get(socketId);
    // The same page speaks for itself again; another page of the device has taken its place, and its sound went with it.
    for (const [pageId, { said: then }] of vanished)
      if (said.pageId !== null && then.deviceId === said.deviceId) vanished.delete(pageId);
    displays.set(socketId, { said, heardAtMs: monotonicMs(), isPresent: true });
    const isSame =
      before?.isPresent === true &&
      before.said.sound === said.sound &&
      before.said.isSpeaking === said.isSpeaking;
    if (!isSame) displaysChanged();
  };

  const vanishedNow = (): readonly DisplayPresence[] => {
    for (const [pageId, { untilMs }] of vanished) if (untilMs <= monotonicMs()) vanished.delete(pageId);
    return Array.from(vanished.values(), ({ said }) => said);
  };
  const noteVanished = ({ said, heardAtMs, isPresent }: KnownDisplay): void => {
    const { pageId, isSpeaking } = said;
    if (isPresent && isSpeaking && pageId !== null)
      vanished.set(pageId, { said, untilMs: heardAtMs + VANISHED_SPEAKS_MS });
  };

  return {
    presence: () => ({
      printer: (printerId) => printers.get(printerId) ?? NO_AGENT,
      displays: present,
      vanishedSpeakers: vanishedNow(),
      isSettled: monotonicMs() - startedAtMs >= SETTLING_MS,
      lastSpokenAt,
      spoken: spoken.of,
      shownAt: shown.of,
      isConnected: (deviceId) => devices.has(deviceId),
      lastSeenAt: (deviceId) => lastSeen.get(deviceId) ?? null,
    }),
    displayConnected: (socketId, deviceId) => {
      heard(socketId, { deviceId, pageId: null, sound: 'starting', isSpeaking: false });
    },
    displayReported: (socketId, { deviceId, roomId }, { pageId, sound, isSpeaking, ...told }, at) => {
      // Dated by the server: a display's clock may be wrong.
      for (const { ticketId, calledAt, words } of told.spoken) {
        if (!spoken.note({ roomId, ticketId, calledAt: instantMs(calledAt) }, { at, words })) continue;
        lastSpokenAt = at;
        noteChange();
      }
      for (const { ticketId, calledAt } of told.shown) {
        if (shown.note({ roomId, ticketId, calledAt: instantMs(calledAt) }, at)) noteChange();
      }
      heard(socketId, { deviceId, pageId, sound, isSpeaking });
    },
    displayGone: (socketId) => {
      const display = displays.get(socketId);
      if (display === undefined) return;
      displays.delete(socketId);
      noteVanished(display);
      displaysChanged();
    },
    tick: () => {
      const nowMs = monotonicMs();
      let hasChanged = false;
      for (const display of displays.values()) {
        if (!display.isPresent || nowMs - display.heardAtMs <= DISPLAY_PATIENCE_MS) continue;
        noteVanished(display);
        display.isPresent = false;
        hasChanged = true;
      }
      if (hasChanged) displaysChanged();
    },
    printerReported: (socketId, printerId, { problem, paperNearEnd }, at) => {
      const before = printers.get(printerId);
      const isSame =
        before?.isAgentConnected === true &&
        before.problem === problem &&
        before.paperNearEnd === paperNearEnd;
      const since = isSame ? before.since : at;
      printers.set(printerId, { problem, paperNearEnd, since, isAgentConnected: true, socketId });
      if (!isSame) noteChange();
    },
    printerGone: (socketId, printerId, at) => {
      // A newer agent of the same printer may have spoken already.
      if (printers.get(printerId)?.socketId !== socketId) return;
      printers.set(printerId, { ...NO_AGENT, since: at, socketId: null });
      noteChange();
    },
    deviceConnected: (deviceId, role) => {
      devices.set(deviceId, (devices.get(deviceId) ?? 0) + 1);
      if (role === 'printer') noteChange();
    },
    deviceGone: (deviceId, role, at) => {
      const left = (devices.get(deviceId) ?? 1) - 1;
      if (left > 0) devices.set(deviceId, left);
      else {
        devices.delete(deviceId);
        lastSeen.set(deviceId, at);
      }
      if (role === 'printer') noteChange();
    },
  };
}
