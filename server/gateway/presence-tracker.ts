/** Keeps what connected devices last said of themselves. In memory only: a restart asks them again. */
import type { PrinterCondition } from '#protocol/views.ts';
import type { InstantMs, TicketId } from '#protocol/vocabulary.ts';
import type { MessageInput } from '#protocol/messages.ts';
import { NOBODY_PRESENT, type Presence } from '#server/views/presence.ts';

/** Enough for every call a display could still be asked about. */
const REMEMBERED_SPOKEN = 200;
/** A thousand screens that come back at once, or one that never stops reporting, are told of as one change. */
const CHANGES_GATHERED_MS = 50;

type DisplayReport = MessageInput<'display', 'reportAnnouncements'>;

export type PresenceTracker = {
  readonly presence: () => Presence;
  readonly displayConnected: (socketId: string) => void;
  readonly displayReported: (socketId: string, report: DisplayReport, at: InstantMs) => void;
  readonly displayGone: (socketId: string) => void;
  readonly printerReported: (socketId: string, condition: PrinterCondition) => void;
  readonly printerGone: (socketId: string) => void;
};

/** `onChange` is called soon after what a screen shows of it may have changed: once for all changes of that time. */
export function createPresenceTracker(onChange: () => void): PresenceTracker {
  const displays = new Map<string, DisplayReport['sound']>();
  const printers = new Map<string, PrinterCondition>();
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
      // One printer in trouble is trouble; no agent at all is not knowing.
      printer:
        Array.from(printers.values()).find(({ problem }) => problem !== null) ??
        Array.from(printers.values()).find(({ paperNearEnd }) => paperNearEnd) ??
        printers.values().next().value ??
        NOBODY_PRESENT.printer,
      displays: {
        connected: displays.size,
        muted: Array.from(displays.values()).filter((sound) => sound !== 'on').length,
        lastSpokenAt,
      },
      spokenAt: (ticketId, calledAt) => spoken.get(keyOf(ticketId, calledAt)) ?? null,
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
    printerReported: (socketId, condition) => {
      printers.set(socketId, condition);
      noteChange();
    },
    printerGone: (socketId) => {
      if (printers.delete(socketId)) noteChange();
    },
  };
}
