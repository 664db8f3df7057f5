/** A hall under a made-up clock: the real announcer with a loudspeaker that writes down what it played. */
import type { AnnouncementRules } from '#protocol/hall.ts';
import type { RoomCall } from '#protocol/views.ts';
import { instantMs } from '#protocol/vocabulary.ts';
import { createAnnouncer, type Announcer } from '../../display-ui/announcer/announcer.ts';
import type { AnnouncementMemory } from '../../display-ui/announcer/announcement-queue.ts';
import type { Player, PlayerCondition } from '../../display-ui/announcer/player.ts';
import { SILENT_BANK } from '#ui-kit/voice/voice-bank.ts';
import { FIRST_HALL } from '../support/hall-stand-in.ts';
import { callOf } from './fixtures.ts';

export type Utterance = {
  readonly calls: readonly RoomCall[];
  readonly numbers: readonly string[];
  readonly startedAtMs: number;
  /** When it ended, or was cut off. */
  readonly endedAtMs: number;
  readonly isAudible: boolean;
};

export type HallWorld = {
  readonly nowMs: () => number;
  readonly announcer: () => Announcer;
  readonly utterances: readonly Utterance[];
  readonly spoken: readonly { readonly call: RoomCall; readonly atMs: number }[];
  readonly calls: () => readonly RoomCall[];
  /** A ticket is called, or recalled when it was called before; one that had left is called anew, at the next counter. */
  readonly call: (number: string) => RoomCall;
  /** A colleague takes over who was called and is still on the way. */
  readonly takeOver: (number: string) => RoomCall;
  /** The person is there, or was given up: the call stays in the view with this status. */
  readonly end: (number: string, status: Exclude<RoomCall['status'], 'called'>) => void;
  /** A deed is taken back: the call is again what it was, made when it was made. */
  readonly undo: (number: string, status: RoomCall['status']) => void;
  readonly setCondition: (condition: PlayerCondition) => void;
  /** While not connected, the display hears of nothing new. */
  /** Whether this display speaks for its room. */
  readonly setSpeaker: (isSpeaker: boolean) => void;
  readonly rules: () => AnnouncementRules;
  readonly setRules: (change: Partial<AnnouncementRules>) => void;
  /** Another display of the room has said it. */
  readonly saidElsewhere: (number: string) => void;
  readonly setConnected: (isConnected: boolean) => void;
  /** The page reloads: memory survives; or the tab is closed and a new one opened: it does not. */
  readonly restart: (keepsMemory: boolean) => void;
  readonly advance: (durationMs: number) => void;
};

const CALLS_IN_VIEW = 12;
const BEAT_MS = 1_000;
/** In the order of the calls: what is said when is then a matter of the calls alone. */
const RULES: AnnouncementRules = { ...FIRST_HALL.announcements, recallsFirst: false };
export const SOUND_ON: PlayerCondition = { sound: 'on', voice: 'ready' };

export function createHallWorld(firstCondition: PlayerCondition = SOUND_ON): HallWorld {
  let nowMs = 1_000_000;
  let condition = firstCondition;
  let calls: readonly RoomCall[] = [];
  let seenCalls: readonly RoomCall[] = [];
  let isConnected = true;
  let isSpeaker = true;
  let rules = RULES;
  let memory: AnnouncementMemory = [];
  let timer: { readonly atMs: number; readonly callback: () => void } | null = null;
  const playerListeners = new Set<() => void>();
  const utterances: Utterance[] = [];
  const spoken: { call: RoomCall; atMs: number }[] = [];

  const player: Player = {
    condition: () => condition,
    subscribe: (listener) => {
      playerListeners.add(listener);
      return () => playerListeners.delete(listener);
    },
    bank: () => SILENT_BANK,
    useVoice: () => undefined,
    setVolume: () => undefined,
    play: () => {
      const startedAtMs = nowMs;
      let stoppedClockAtMs: number | null = null;
      const watch = (): void => {
        if (condition.sound !== 'on') stoppedClockAtMs ??= nowMs;
      };
      playerListeners.add(watch);
      return {
        hasPlayedUntil: (timelineMs) => (stoppedClockAtMs ?? nowMs) >= startedAtMs + timelineMs,
        stop: () => playerListeners.delete(watch),
      };
    },
    unlock: () => undefined,
    close: () => undefined,
  };

  let openUtterance: Utterance | null = null;
  const open = (): Announcer => {
    const announcer = createAnnouncer({
      player,
      timing: {
        serverNowMs: () => nowMs,
        monotonicMs: () => nowMs,
        after: (delayMs, callback) => {
          const own = { atMs: nowMs + delayMs, callback };
          timer = own;
          return () => {
            if (timer === own) timer = null;
          };
        },
      },
      memory,
      saveMemory: (next) => {
        memory = next;
      },
      onSpoken: (call) => spoken.push({ call, atMs: nowMs }),
    });
    announcer.subscribe(() => {
      const { current } = announcer.state();
      if (openUtterance !== null && current?.startedAtMs !== openUtterance.startedAtMs) {
        utterances.push({ ...openUtterance, endedAtMs: nowMs });
        openUtterance = null;
      }
      if (current !== null && openUtterance === null) {
        const { startedAtMs, isAudible } = current;
        const numbers = current.calls.map((call) => `${call.number}#${String(call.callCount)}`);
        openUtterance = {
          calls: current.calls,
          numbers,
          startedAtMs,
          isAudible,
          endedAtMs: Number.POSITIVE_INFINITY,
        };
      }
    });
    return announcer;
  };
  let announcer = open();
  const observe = (): void => {
    if (isConnected) seenCalls = calls;
    announcer.observe(seenCalls, { rules, recallLimit: 3, isSpeaker });
  };

  const nextCounter = (counterNumber: number): number => 1 + (counterNumber % 9);
  const announce = (number: string, change: Pick<RoomCall, 'callCount' | 'counterNumber'>): RoomCall => {
    const made = callOf(number, { calledAt: instantMs(nowMs), ...change });
    calls = [made, ...calls.filter((call) => call.number !== number)].slice(0, CALLS_IN_VIEW);
    observe();
    return made;
  };

  return {
    nowMs: () => nowMs,
    announcer: () => announcer,
    utterances,
    spoken,
    calls: () => calls,
    call: (number) => {
      const earlier = calls.find((call) => call.number === number);
      const hadLeft = earlier?.status === 'left';
      const counterNumber = earlier?.counterNumber ?? 1 + (number.charCodeAt(3) % 9);
      return announce(number, {
        callCount: earlier === undefined || hadLeft ? 1 : earlier.callCount + 1,
        counterNumber: hadLeft ? nextCounter(counterNumber) : counterNumber,
      });
    },
    takeOver: (number) => {
      const earlier = calls.find((call) => call.number === number);
      if (earlier?.status !== 'called') throw new Error(`Nobody is on the way with ${number}.`);
      return announce(number, {
        callCount: earlier.callCount + 1,
        counterNumber: nextCounter(earlier.counterNumber),
      });
    },
    undo: (number, status) => {
      calls = calls.map((call) => (call.number === number ? { ...call, status } : call));
      observe();
    },
    end: (number, status) => {
      calls = calls.map((call) => (call.number === number ? { ...call, status } : call));
      observe();
    },
    setSpeaker: (next) => {
      isSpeaker = next;
      observe();
    },
    rules: () => rules,
    setRules: (change) => {
      rules = { ...rules, ...change };
      observe();
    },
    saidElsewhere: (number) => {
      calls = calls.map((call) => (call.number === number ? { ...call, isSpoken: true } : call));
      observe();
    },
    setCondition: (next) => {
      condition = next;
      for (const listener of playerListeners) listener();
    },
    setConnected: (next) => {
      isConnected = next;
      observe();
    },
    restart: (keepsMemory) => {
      announcer.close();
      if (openUtterance !== null) utterances.push({ ...openUtterance, endedAtMs: nowMs });
      openUtterance = null;
      if (!keepsMemory) memory = [];
      announcer = open();
      observe();
    },
    advance: (durationMs) => {
      const untilMs = nowMs + durationMs;
      for (let beatMs = nowMs + BEAT_MS; nowMs < untilMs;) {
        const nextMs = Math.min(untilMs, beatMs, timer?.atMs ?? Number.POSITIVE_INFINITY);
        nowMs = Math.max(nowMs, nextMs);
        if (timer !== null && timer.atMs <= nowMs) {
          const { callback } = timer;
          timer = null;
          callback();
        }
        if (nowMs >= beatMs) {
          beatMs += BEAT_MS;
          observe();
        }
      }
    },
  };
}
