/** A loudspeaker that writes down what it played, and when it really sounded. */
import type { RoomCall } from '#protocol/views.ts';
import { SILENT_BANK } from '#ui-kit/voice/voice-bank.ts';
import type { Timeline } from '#ui-kit/voice/timeline.ts';
import type { Player, PlayerCondition } from '../../display-ui/announcer/player.ts';

export type Utterance = {
  readonly display: string;
  readonly startedAtMs: number;
  readonly timeline: Timeline;
  /** Known a moment after it began. */
  calls: readonly RoomCall[];
  /** When it sounded, from and to; the last one is open while it sounds. */
  readonly sounded: { fromMs: number; toMs: number | null }[];
};

const soundMs = ({ cues }: Timeline): number =>
  Math.max(...cues.map(({ atMs, durationMs }) => atMs + durationMs));

/** When this much of the utterance had sounded; null when it never did. */
export function soundedAtMs({ sounded }: Utterance, timelineMs: number): number | null {
  let leftMs = timelineMs;
  for (const { fromMs, toMs } of sounded) {
    const lastedMs = (toMs ?? Number.POSITIVE_INFINITY) - fromMs;
    if (leftMs <= lastedMs) return fromMs + leftMs;
    leftMs -= lastedMs;
  }
  return null;
}

/** When it fell silent for good. */
export const silentAtMs = (utterance: Utterance): number =>
  soundedAtMs(utterance, soundMs(utterance.timeline)) ??
  utterance.sounded.at(-1)?.toMs ??
  utterance.startedAtMs;

export type Loudspeaker = {
  readonly player: Player;
  readonly set: (condition: PlayerCondition) => void;
};

/** One for each page; `begun` hears of every utterance. */
export function createLoudspeaker(
  display: string,
  nowMs: () => number,
  first: PlayerCondition,
  begun: (utterance: Utterance) => void,
): Loudspeaker {
  let condition = first;
  const listeners = new Set<() => void>();
  /** What was begun and neither ended nor was stopped. */
  const playing = new Set<Utterance>();
  const pause = (utterance: Utterance): void => {
    const last = utterance.sounded.at(-1);
    if (last !== undefined) last.toMs ??= nowMs();
  };
  return {
    set: (next) => {
      for (const utterance of playing) {
        if (next.sound !== 'on') pause(utterance);
        else if (condition.sound !== 'on') utterance.sounded.push({ fromMs: nowMs(), toMs: null });
      }
      condition = next;
      for (const listener of listeners) listener();
    },
    player: {
      condition: () => condition,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      bank: () => SILENT_BANK,
      useVoice: () => undefined,
      setVolume: () => undefined,
      play: (timeline) => {
        const startedAtMs = nowMs();
        const sounded = [{ fromMs: startedAtMs, toMs: null }];
        const utterance: Utterance = { display, startedAtMs, timeline, calls: [], sounded };
        playing.add(utterance);
        begun(utterance);
        return {
          hasPlayedUntil: (timelineMs) => (soundedAtMs(utterance, timelineMs) ?? Infinity) <= nowMs(),
          stop: () => {
            pause(utterance);
            playing.delete(utterance);
          },
        };
      },
      unlock: () => undefined,
      close: () => {
        for (const utterance of playing) pause(utterance);
        playing.clear();
      },
    },
  };
}
