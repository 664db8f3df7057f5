/** Keeps what connected devices last said of themselves. In memory only: a restart asks them again. */
import type { DeviceId, DeviceRole, InstantMs, PrinterId, TicketId } from '#protocol/vocabulary.ts';
import type { MessageInput } from '#protocol/messages.ts';
import { NO_AGENT, type Presence, type PrinterPresence } from '#server/views/presence.ts';

/** Enough for every call a display could still be asked about. */
const REMEMBERED_SPOKEN = 200;
/** A thousand screens that come back at once, or one that never stops reporting, are told of as one change. */
const CHANGES_GATHERED_MS = 50;

type DisplayReport = MessageInput<'display', 'reportAnnouncements'>;
type PrinterReport = MessageInput<'printer', 'reportPrinterStatus'>;

export type PresenceTracker = {
  readonly presence: () => Presence;
  readonly displayConnected: (socketId: string) => void;
  readonly displayReported: (socketId: string, report: DisplayReport, at: InstantMs) => void;
  readonly displayGone: (socketId: string) => void;
  readonly printerReported: (
    socketId: string,
    printerId: PrinterId,
    report: PrinterReport,
    at: InstantMs,
  ) => void;
  readonly printerGone: (socketId: string, printerId: PrinterId, at: InstantMs) => void;
  /** An agent's is told at once, others' with the next view: a hall of screens that come back disturbs nobody else. */
  readonly deviceConnected: (deviceId: DeviceId, role: DeviceRole) => void;
  readonly deviceGone: (deviceId: DeviceId, role: DeviceRole) => void;
};

/** `onChange` is called soon after what a screen shows of it may have changed: once for all changes of that time. */
export function createPresenceTracker(onChange: () => void): PresenceTracker {
  const displays = new Map<string, DisplayReport['sound']>();
  const printers = new Map<PrinterId, PrinterPresence & { readonly socketId: string | null }>();
  /** How many sockets each connected device has. */
  const devices = new Map<DeviceId, number>();
  const spoken = new Map<string, InstantMs>();
  let lastSpokenAt: InstantMs | null = null;
  let telling: NodeJS.Timeout | null = null;

  const noteChange = (): void => {
    telling ??= setTimeout(() => {
      telling = null;
      onChange();
    }, CHANGES_GATHERED_MS).unref();
  };
  const keyOf = (ticketId: TicketId, calledAt: number): string => `${ticketId} ${String(calledAt)}`;

  return {
    presence: () => ({
      printer: (printerId) => printers.get(printerId) ?? NO_AGENT,
      displays: {
        connected: displays.size,
        muted: Array.from(displays.values()).filter((sound) => sound !== 'on').length,
        lastSpokenAt,
      },
      spokenAt: (ticketId, calledAt) => spoken.get(keyOf(ticketId, calledAt)) ?? null,
      isConnected: (deviceId) => devices.has(deviceId),
    }),
    displayConnected: (socketId) => {
      displays.set(socketId, 'starting');
      noteChange();
    },
    displayReported: (socketId, report, at) => {
      displays.set(socketId, report.sound);
      for (const { ticketId, calledAt } of report.spoken) {
        const key = keyOf(ticketId, calledAt);
        if (spoken.has(key)) continue;
        // Dated by the server: a display's clock may be wrong.
        spoken.set(key, at);
        lastSpokenAt = at;
      }
      for (const oldest of spoken.keys()) {
        if (spoken.size <= REMEMBERED_SPOKEN) break;
        spoken.delete(oldest);
      }
      noteChange();
    },
    displayGone: (socketId) => {
      if (displays.delete(socketId)) noteChange();
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
    deviceGone: (deviceId, role) => {
      const left = (devices.get(deviceId) ?? 1) - 1;
      if (left > 0) devices.set(deviceId, left);
      else devices.delete(deviceId);
      if (role === 'printer') noteChange();
    },
  };
}
