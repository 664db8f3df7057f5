/** Speaks the calls one after the other, remembers what was really heard, and tells the screen what is being said. */
import type { AnnouncementRules } from '#protocol/hall.ts';
import type { RoomCall } from '#protocol/views.ts';
import { announcementSentences, captionText } from '#voice/grammar/announcement.ts';
import type { Sentence } from '#voice/grammar/grammar.ts';
import { dueCalls, nextAnnouncement, remember, type AnnouncementMemory } from './announcement-queue.ts';
import type { Playback, Player, PlayerCondition } from './player.ts';
import { announcementTimeline, type Timeline } from '#ui-kit/voice/timeline.ts';

/** An announcement in its turn. */
export type Announcement = {
  readonly calls: readonly RoomCall[];
  /** One in each language the office speaks, said one after the other; never none. */
  readonly sentences: readonly [Sentence, ...Sentence[]];
  readonly timeline: Timeline;
  /** False while sound is not to be had, or another display speaks: then the caption alone takes its turn. */
  readonly isAudible: boolean;
  /** On the clock of `Timing.monotonicMs`. */
  readonly startedAtMs: number;
};

export type AnnouncerState = {
  /** What is being said now. */
  readonly current: Announcement | null;
  /** What was said last, for the caption that stays while its numbers stay. */
  readonly previous: Announcement | null;
  /** Calls still waiting for their turn, oldest first. */
  readonly due: readonly RoomCall[];
  readonly condition: PlayerCondition;
};

export type Timing = {
  /** The server's time, by which calls are dated. */
  readonly serverNowMs: () => number;
  /** A clock that never jumps, for what lasts. */
  readonly monotonicMs: () => number;
  /** Calls back once after `delayMs`, or later when the browser slows a hidden page; answers how to cancel. */
  readonly after: (delayMs: number, callback: () => void) => () => void;
};

export type AnnouncerParts = {
  readonly player: Player;
  readonly timing: Timing;
  readonly memory: AnnouncementMemory;
  readonly saveMemory: (memory: AnnouncementMemory) => void;
  /** A call was heard to its end, in a sentence of those words. */
  readonly onSpoken: (call: RoomCall, words: string) => void;
};

/** What an announcement needs to know of the office and of this display's part in it. */
export type SpeakingOrder = {
  readonly rules: AnnouncementRules;
  readonly recallLimit: number;
  /** This display speaks for its room; false: another one does, or nobody should. */
  readonly isSpeaker: boolean;
};

export type Announcer = {
  readonly state: () => AnnouncerState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Tells what stands on the wall now. May be called as often as one likes: only what is new is said. */
  readonly observe: (calls: readonly RoomCall[], order: SpeakingOrder) => void;
  readonly close: () => void;
};

/** An order is given four times a second; once a second in a page that the browser slows. */
const ORDER_STANDS_MS = 2_000;

/** True when a call said now would be heard in words. */
export const isAudible = ({ sound, voice }: PlayerCondition): boolean => sound === 'on' && voice === 'ready';

/** True while it is not known yet whether there will be sound: worth waiting for before a call is only captioned. */
export const isStarting = ({ sound, voice }: PlayerCondition): boolean =>
  sound === 'starting' || (sound === 'on' && voice === 'loading');

/** Starts an announcer with nothing to say yet. */
export function createAnnouncer(parts: AnnouncerParts): Announcer {
  const { player, timing } = parts;
  let calls: readonly RoomCall[] = [];
  let order: SpeakingOrder | null = null;
  let orderedAtMs = 0;
  let memory = parts.memory;
  let current:
    (Announcement & { readonly playback: Playback | null; readonly settled: ReadonlySet<number> }) | null =
    null;
  let previous: Announcement | null = null;
  let state: AnnouncerState = { current, previous, due: [], condition: player.condition() };
  let cancelTimer: () => void = () => undefined;
  const listeners = new Set<() => void>();

  /** A page that stood still and goes on must hear anew whose turn it is before it opens its mouth. */
  const maySpeak = (): boolean =>
    order?.isSpeaker === true && timing.monotonicMs() - orderedAtMs <= ORDER_STANDS_MS;
  const isHeard = (): boolean => maySpeak() && isAudible(player.condition());
  const due = (): readonly RoomCall[] => dueCalls(calls, memory, timing.serverNowMs(), isHeard());

  /** Settles the calls that have been said by now; true when the whole announcement is over. */
  const settle = (announcement: NonNullable<typeof current>): boolean => {
    const elapsedMs = timing.monotonicMs() - announcement.startedAtMs;
    const { callEndsMs, totalMs } = announcement.timeline;
    const settled = new Set(announcement.settled);
    // Calls to one counter are said together, so that a later call may end before an earlier one.
    for (const [index, call] of announcement.calls.entries()) {
      const endsAtMs = callEndsMs[index] ?? totalMs;
      if (settled.has(index) || elapsedMs < endsAtMs) continue;
      const wasHeard = announcement.isAudible && (announcement.playback?.hasPlayedUntil(endsAtMs) ?? false);
      const words = wasHeard ? announcement.sentences.map(captionText).join(' ') : null;
      memory = remember(memory, call, words);
      parts.saveMemory(memory);
      if (words !== null) parts.onSpoken(call, words);
      settled.add(index);
    }
    current = { ...announcement, settled };
    return elapsedMs >= totalMs;
  };

  const end = (): void => {
    // Whatever a sound clock that stood still has not played yet must not run into the next announcement.
    current?.playback?.stop();
    previous = current;
    current = null;
  };

  const begin = (announced: readonly RoomCall[], { rules, recallLimit }: SpeakingOrder): void => {
    const condition = player.condition();
    const { durationMs, hasClip } = player.bank();
    const { wording } = rules;
    const sentences = announcementSentences(announced, { wording, recallLimit, hasClip });
    const timeline = announcementTimeline(sentences, durationMs, rules);
    current = {
      calls: announced,
      sentences,
      timeline,
      isAudible: isHeard(),
      startedAtMs: timing.monotonicMs(),
      // Without a voice the chime alone calls people's eyes to the wall.
      playback: maySpeak() && condition.sound === 'on' ? player.play(timeline) : null,
      settled: new Set(),
    };
  };

  /** The next moment at which something ends, in ms from now; null when nothing is being said. */
  const nextMomentMs = (): number | null => {
    if (current === null) return null;
    const { settled, timeline, startedAtMs } = current;
    const ends = timeline.callEndsMs.filter((_, index) => !settled.has(index));
    return Math.max(0, Math.min(timeline.totalMs, ...ends) - (timing.monotonicMs() - startedAtMs));
  };

  const advance = (): void => {
    cancelTimer();
    const condition = player.condition();
    if (current !== null) {
      const isOver = settle(current);
      // Sound that stood still would play its rest when it runs again, and by then another display may be speaking.
      if (!isOver && current.playback !== null && condition.sound !== 'on') {
        current.playback.stop();
        current = { ...current, playback: null, isAudible: false };
      }
      // Sound came back in the middle of a silent caption: say it from the beginning.
      if (isOver || (!current.isAudible && isHeard())) end();
    }
    if (current === null && order !== null && !isStarting(condition)) {
      const announced = nextAnnouncement(due(), order.rules);
      if (announced.length > 0) begin(announced, order);
    }
    const delayMs = nextMomentMs();
    cancelTimer = delayMs === null ? () => undefined : timing.after(delayMs, advance);
    state = { current, previous, due: due(), condition };
    for (const listener of listeners) listener();
  };
  const unsubscribe = player.subscribe(advance);

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    observe: (nextCalls, nextOrder) => {
      calls = nextCalls;
      order = nextOrder;
      orderedAtMs = timing.monotonicMs();
      advance();
    },
    close: () => {
      cancelTimer();
      unsubscribe();
      current?.playback?.stop();
    },
  };
}
