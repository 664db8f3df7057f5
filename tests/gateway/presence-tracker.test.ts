import { describe, expect, test } from 'vitest';
import type { MessageInput } from '#protocol/messages.ts';
import { instantMs, type TicketId } from '#protocol/vocabulary.ts';
import { createPresenceTracker } from '#server/gateway/presence-tracker.ts';

const TICKET = '2026-11-23/H009' as TicketId;
const spoken = (calledAt: number): MessageInput<'display', 'reportAnnouncements'> => ({
  sound: 'on',
  spoken: [{ ticketId: TICKET, calledAt }],
});

describe('when a call was spoken', () => {
  test('the first display to say so is believed, a repeated report changes nothing', () => {
    const tracker = createPresenceTracker(() => {});
    tracker.displayReported('one', spoken(1_000), instantMs(5_000));
    tracker.displayReported('other', spoken(1_000), instantMs(5_200));
    tracker.displayReported('one', spoken(1_000), instantMs(60_000));
    expect(tracker.presence().spokenAt(TICKET, instantMs(1_000))).toBe(5_000);
    expect(tracker.presence().displays.lastSpokenAt).toBe(5_000);
  });

  test('a ticket called again at another counter has not been spoken until its new call was', () => {
    const tracker = createPresenceTracker(() => {});
    tracker.displayReported('one', spoken(1_000), instantMs(5_000));
    expect(tracker.presence().spokenAt(TICKET, instantMs(900_000))).toBeNull();
    tracker.displayReported('one', spoken(900_000), instantMs(904_000));
    expect(tracker.presence().spokenAt(TICKET, instantMs(900_000))).toBe(904_000);
  });
});
