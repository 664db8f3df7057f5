/** Listening at the desk: one sentence at a time, as the hall hears it. */
import type { OwnClip, SpokenLanguage } from '#protocol/announcement.ts';
import type { AnnouncementRules } from '#protocol/hall.ts';
import { announcementTimeline } from '#ui-kit/voice/timeline.ts';
import { chimeBuffer, scheduleTimeline } from '#ui-kit/voice/schedule.ts';
import {
  createVoiceLoader,
  type SpriteUrls,
  type VoiceBank,
  type VoiceLoader,
} from '#ui-kit/voice/voice-bank.ts';
import type { Sentence } from '#voice/grammar/grammar.ts';

/** `failed`: the browser gives no sound, or a voice could not be fetched. */
export type ListeningState = { readonly kind: 'idle' | 'loading' | 'playing' | 'failed' };
export const NOT_LISTENING: ListeningState = { kind: 'idle' };

export type ListeningOrder = {
  readonly sentences: readonly Sentence[];
  readonly rules: Pick<AnnouncementRules, 'timesSpoken' | 'volumePercent'>;
  readonly clips: readonly OwnClip[];
};

export type ListeningActions = {
  /** Says this, in place of what is being said. To be called from a press, which is what a browser asks for. */
  readonly listen: (order: ListeningOrder) => void;
  readonly stopListening: () => void;
};

export type Listening = ListeningActions & {
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: () => ListeningState;
};

const LEAD_SECONDS = 0.06;

/** A loudspeaker that opens the browser's sound with the first press. */
export function createListening(spriteUrls: SpriteUrls): Listening {
  let state = NOT_LISTENING;
  let opened: { readonly context: AudioContext; readonly load: VoiceLoader } | null = null;
  /** Stops what is being said. */
  let silence: () => void = () => undefined;
  let over: ReturnType<typeof setTimeout> | undefined;
  /** Raised by every press, so that a voice that arrives late is not played over the next one. */
  let press = 0;
  const listeners = new Set<() => void>();
  const set = (next: ListeningState): void => {
    state = next;
    for (const listener of listeners) listener();
  };
  const open = () => {
    if (opened === null) {
      const context = new AudioContext();
      opened = { context, load: createVoiceLoader(context, spriteUrls) };
    }
    return opened;
  };
  const stop = (): void => {
    press += 1;
    clearTimeout(over);
    silence();
    silence = () => undefined;
  };

  const play = (context: AudioContext, bank: VoiceBank, { sentences, rules }: ListeningOrder): void => {
    const timeline = announcementTimeline(sentences, bank.durationMs, rules);
    const loudness = context.createGain();
    loudness.gain.value = rules.volumePercent / 100;
    loudness.connect(context.destination);
    const startsAtSeconds = context.currentTime + LEAD_SECONDS;
    silence = scheduleTimeline(context, timeline, chimeBuffer(context), bank, startsAtSeconds, loudness);
    over = setTimeout(
      () => {
        loudness.disconnect();
        set({ kind: 'idle' });
      },
      LEAD_SECONDS * 1_000 + timeline.totalMs,
    );
    set({ kind: 'playing' });
  };

  const listen = async (order: ListeningOrder): Promise<void> => {
    stop();
    const asked = press;
    set({ kind: 'loading' });
    try {
      const { context, load } = open();
      const languages: readonly SpokenLanguage[] = order.sentences.map(({ language }) => language);
      const [, { bank }] = await Promise.all([context.resume(), load({ languages, clips: order.clips })]);
      if (asked !== press) return;
      const isWhole = order.sentences.every(({ phrases }) =>
        phrases.every(({ clipId }) => bank.clip(clipId) !== null),
      );
      if (isWhole) play(context, bank, order);
      else set({ kind: 'failed' });
    } catch {
      if (asked === press) set({ kind: 'failed' });
    }
  };

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    listen: (order) => void listen(order),
    stopListening: () => {
      stop();
      set({ kind: 'idle' });
    },
  };
}
