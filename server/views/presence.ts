/** What is known of the devices that are connected right now: never stored, rebuilt from their own reports. */
import type { CounterView } from '#protocol/views.ts';
import type { DeviceId, InstantMs, PrinterId, PrinterProblem, TicketId } from '#protocol/vocabulary.ts';

/** What a printer's agent last said of it, and since when it is so. */
export type PrinterPresence = {
  readonly problem: PrinterProblem | null;
  readonly paperNearEnd: boolean;
  readonly since: InstantMs | null;
  readonly isAgentConnected: boolean;
};

export type Presence = {
  readonly printer: (printerId: PrinterId) => PrinterPresence;
  readonly displays: CounterView['displays'];
  /** When a display last spoke this very call, or null. */
  readonly spokenAt: (ticketId: TicketId, calledAt: InstantMs) => InstantMs | null;
  readonly isConnected: (deviceId: DeviceId) => boolean;
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
  displays: { connected: 0, muted: 0, lastSpokenAt: null },
  spokenAt: () => null,
  isConnected: () => false,
};
