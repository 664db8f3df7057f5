/** What is known of the devices that are connected right now: never stored, rebuilt from their own reports. */
import type { CounterView, PrinterCondition } from '#protocol/views.ts';
import type { InstantMs, TicketId } from '#protocol/vocabulary.ts';

export type Presence = {
  readonly printer: PrinterCondition;
  readonly displays: CounterView['displays'];
  /** When a display last spoke this very call, or null. */
  readonly spokenAt: (ticketId: TicketId, calledAt: InstantMs) => InstantMs | null;
};

/** Nobody is connected. */
export const NOBODY_PRESENT: Presence = {
  printer: { problem: 'unknown', paperNearEnd: false },
  displays: { connected: 0, muted: 0, lastSpokenAt: null },
  spokenAt: () => null,
};
