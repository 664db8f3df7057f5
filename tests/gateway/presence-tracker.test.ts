import { describe, expect, test } from 'vitest';
import type { MessageInput } from '#protocol/messages.ts';
import { instantMs, type DeviceId, type PageId, type RoomId, type TicketId } from '#protocol/vocabulary.ts';
import { createPresenceTracker, type PresenceTracker } from '#server/gateway/presence-tracker.ts';

type Report = MessageInput<'display', 'reportAnnouncements'>;
const TICKET = '2026-11-23/H009' as TicketId;
const ROOM = 'main' as RoomId;
const OTHER_ROOM = 'upstairs' as RoomId;
const WORDS = 'Mời số H không không chín, đến quầy số ba.';
const report = (change: Partial<Report> = {}): Report => ({
  pageId: 'page-1' as PageId,
  sound: 'on',
  isSpeaking: false,
  spoken: [],
  shown: [],
  ...change,
});
const spoken = (calledAt: number): Report =>
  report({ spoken: [{ ticketId: TICKET, calledAt, words: WORDS }] });
const display = (name: string, roomId = ROOM) => ({ deviceId: name as DeviceId, roomId });

function tracked() {
  let nowMs = 0;
  const tracker = createPresenceTracker(
    () => {},
    () => nowMs,
  );
  const spokenAt = (calledAt: number, roomId = ROOM): number | null =>
    tracker.presence().spoken({ roomId, ticketId: TICKET, calledAt: instantMs(calledAt) })?.at ?? null;
  const pass = (ms: number): void => {
    nowMs += ms;
    tracker.tick();
  };
  return { tracker, spokenAt, pass };
}

describe('when a call was spoken', () => {
  test('the first display to say so is believed, a repeated report changes nothing', () => {
    const { tracker, spokenAt } = tracked();
    tracker.displayReported('one', display('left'), spoken(1_000), instantMs(5_000));
    tracker.displayReported('other', display('right'), spoken(1_000), instantMs(5_200));
    tracker.displayReported('one', display('left'), spoken(1_000), instantMs(60_000));
    expect(spokenAt(1_000)).toBe(5_000);
    expect(tracker.presence().lastSpokenAt).toBe(5_000);
  });

  test('a ticket called again at another counter has not been spoken until its new call was', () => {
    const { tracker, spokenAt } = tracked();
    tracker.displayReported('one', display('left'), spoken(1_000), instantMs(5_000));
    expect(spokenAt(900_000)).toBeNull();
    tracker.displayReported('one', display('left'), spoken(900_000), instantMs(904_000));
    expect(spokenAt(900_000)).toBe(904_000);
  });

  test('what one room heard, another did not', () => {
    const { tracker, spokenAt } = tracked();
    tracker.displayReported('one', display('left', OTHER_ROOM), spoken(1_000), instantMs(5_000));
    expect(spokenAt(1_000)).toBeNull();
    expect(spokenAt(1_000, OTHER_ROOM)).toBe(5_000);
  });

  test('what was only shown was not spoken', () => {
    const { tracker, spokenAt } = tracked();
    const shown = report({ shown: [{ ticketId: TICKET, calledAt: 1_000 }] });
    tracker.displayReported('one', display('left'), shown, instantMs(5_000));
    expect(spokenAt(1_000)).toBeNull();
    const call = { roomId: ROOM, ticketId: TICKET, calledAt: instantMs(1_000) };
    expect(tracker.presence().shownAt(call)).toBe(5_000);
  });
});

describe('a display', () => {
  const soundOf = ({ tracker }: ReturnType<typeof tracked>): readonly string[] =>
    tracker.presence().displays.map(({ deviceId, sound }) => `${deviceId} ${sound}`);

  test('is there from its first word until its line is cut', () => {
    const office = tracked();
    office.tracker.displayConnected('one', 'left' as DeviceId);
    expect(soundOf(office)).toEqual(['left starting']);
    office.tracker.displayReported('one', display('left'), report(), instantMs(1));
    expect(soundOf(office)).toEqual(['left on']);
    office.tracker.displayGone('one');
    expect(soundOf(office)).toEqual([]);
  });

  test('that hangs is away within three seconds though its line is open, and there again with its next word', () => {
    const office = tracked();
    office.tracker.displayReported('one', display('left'), report(), instantMs(1));
    office.pass(2_400);
    expect(soundOf(office)).toEqual(['left on']);
    office.pass(500);
    expect(soundOf(office)).toEqual([]);
    office.tracker.displayReported('one', display('left'), report({ sound: 'blocked' }), instantMs(1));
    expect(soundOf(office)).toEqual(['left blocked']);
  });
});

describe('who goes away in mid-sentence', () => {
  const vanished = (tracker: PresenceTracker): readonly (string | null)[] =>
    tracker.presence().vanishedSpeakers.map(({ pageId }) => pageId);

  test('may be heard for a sentence more, counted from its last word, whether it hung up or fell silent', () => {
    for (const goesAway of ['hangs up', 'falls silent'] as const) {
      const { tracker, pass } = tracked();
      tracker.displayReported('one', display('left'), report({ isSpeaking: true }), instantMs(0));
      if (goesAway === 'hangs up') tracker.displayGone('one');
      pass(3_000);
      expect(tracker.presence().displays).toEqual([]);
      expect(vanished(tracker)).toEqual(['page-1']);
      pass(9_999);
      expect(vanished(tracker)).toEqual(['page-1']);
      pass(1);
      expect(vanished(tracker)).toEqual([]);
    }
  });

  test('is forgotten when it is back, as the same page or as the one that took its place', () => {
    for (const pageId of ['page-1', 'page-2'] as PageId[]) {
      const { tracker } = tracked();
      tracker.displayReported('one', display('left'), report({ isSpeaking: true }), instantMs(0));
      tracker.displayGone('one');
      tracker.displayReported('two', display('right'), report({ pageId: 'page-3' as PageId }), instantMs(0));
      expect(vanished(tracker)).toEqual(['page-1']);
      tracker.displayReported('three', display('left'), report({ pageId }), instantMs(0));
      expect(vanished(tracker)).toEqual([]);
    }
  });

  test('leaves nothing behind when it was not speaking', () => {
    const { tracker } = tracked();
    tracker.displayReported('one', display('left'), report(), instantMs(0));
    tracker.displayGone('one');
    expect(vanished(tracker)).toEqual([]);
  });
});
