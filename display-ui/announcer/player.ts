/** The loudspeaker as the browser gives it: plays timelines, and knows whether anything can really be heard. */
import type { VoiceManifest } from '#protocol/announcement.ts';
import { chimeBuffer, scheduleTimeline } from '#ui-kit/voice/schedule.ts';
import type { Timeline } from '#ui-kit/voice/timeline.ts';
import { createVoiceLoader, SILENT_BANK, type SpriteUrls, type VoiceBank } from '#ui-kit/voice/voice-bank.ts';

/** `blocked`: the browser waits for a touch or key, or its sound clock stands still. */
export type SoundState = 'starting' | 'on' | 'blocked';
export type VoiceState = 'loading' | 'ready' | 'missing';
export type PlayerCondition = { readonly sound: SoundState; readonly voice: VoiceState };

export type Playback = {
  /** True when the sound clock has really run past this moment of the timeline. */
  readonly hasPlayedUntil: (timelineMs: number) => boolean;
  readonly stop: () => void;
};

export type Player = {
  readonly condition: () => PlayerCondition;
  readonly subscribe: (listener: () => void) => () => void;
  /** What can be said now; a timeline made of its durations is to be played at once. */
  readonly bank: () => Pick<VoiceBank, 'durationMs' | 'hasClip'>;
  /**
   * Speaks with these sounds from when they are loaded, and with what it had until then; the same manifest again changes
   * nothing. A first language that it cannot speak yet makes it load again; one that cannot be spoken is a missing voice.
   */
  readonly useVoice: (manifest: VoiceManifest) => void;
  /** 0 to 100, of what the screen's own loudspeaker gives. */
  readonly setVolume: (percent: number) => void;
  readonly play: (timeline: Timeline) => Playback;
  /** To be called from a touch or key press, which is what a browser asks for before it gives sound. */
  readonly unlock: () => void;
  readonly close: () => void;
};

const CHECK_INTERVAL_MS = 250;
/** A sound clock that did not move for this long is not running, whatever the browser calls its state. */
const STANDSTILL_MS = 1_000;
/** Scheduled this far ahead, the first sample is never late. */
const LEAD_SECONDS = 0.06;
const VOICE_PATIENCE_MS = 4_000;
const VOICE_RETRY_MS = 10_000;
/** What the sound clock may lag behind the page's clock at the moment of asking. */
const CLOCK_TOLERANCE_SECONDS = 0.15;
/** The smallest step of 16-bit sound: nobody hears it, but a television's input stays awake for the first word. */
const KEEP_AWAKE_LEVEL = 1 / 32_768;
/** About 100 Hz: low enough to survive any resampling on the way to the loudspeaker. */
const KEEP_AWAKE_HALF_WAVE_SAMPLES = 240;

/** Plays an inaudible signal for ever: on digital silence televisions and browsers switch their output off. */
function keepOutputAwake(context: AudioContext): void {
  const buffer = context.createBuffer(1, context.sampleRate, context.sampleRate);
  const samples = buffer.getChannelData(0);
  for (let index = 0; index < samples.length; index += 1) {
    samples[index] =
      Math.floor(index / KEEP_AWAKE_HALF_WAVE_SAMPLES) % 2 === 0 ? KEEP_AWAKE_LEVEL : -KEEP_AWAKE_LEVEL;
  }
  const source = context.createBufferSource();
  source.buffer = buffer;
  source.loop = true;
  source.connect(context.destination);
  source.start();
}

const BUILT_IN_VIETNAMESE: VoiceManifest = { languages: ['vi'], clips: [] };

/**
 * Opens the browser's sound and loads the voice, again and again until all of it is there: the built-in Vietnamese one
 * until `useVoice` names another.
 */
export function openPlayer(spriteUrls: SpriteUrls): Player {
  const context = new AudioContext({ latencyHint: 'playback' });
  const chime = chimeBuffer(context);
  const volume = context.createGain();
  volume.connect(context.destination);
  const listeners = new Set<() => void>();
  const loadVoice = createVoiceLoader(context, spriteUrls);
  let manifest = BUILT_IN_VIETNAMESE;
  let bank: VoiceBank = SILENT_BANK;
  let condition: PlayerCondition = { sound: 'starting', voice: 'loading' };
  const update = (change: Partial<PlayerCondition>): void => {
    const next = { ...condition, ...change };
    if (next.sound === condition.sound && next.voice === condition.voice) return;
    condition = next;
    for (const listener of listeners) listener();
  };

  let clockSeconds = context.currentTime;
  let movedAtMs = performance.now();
  let hasEverRun = false;
  const check = (): void => {
    const isMoving = context.state === 'running' && context.currentTime > clockSeconds;
    clockSeconds = context.currentTime;
    if (isMoving) {
      movedAtMs = performance.now();
      hasEverRun = true;
      update({ sound: 'on' });
    } else if (performance.now() - movedAtMs >= STANDSTILL_MS) {
      update({ sound: 'blocked' });
      // Allowed once, allowed again: after the machine slept or its sound device was changed.
      if (hasEverRun && context.state !== 'running') void context.resume();
    }
  };
  const checkTimer = setInterval(check, CHECK_INTERVAL_MS);

  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let isClosed = false;
  const load = async (): Promise<void> => {
    const wanted = manifest;
    const loaded = await loadVoice(wanted);
    // Another voice was asked for meanwhile; its own load is under way.
    if (wanted !== manifest || isClosed) return;
    bank = loaded.bank;
    update({ voice: bank.speaks(wanted.languages[0] ?? 'vi') ? 'ready' : 'missing' });
    if (!loaded.isComplete) retryTimer = setTimeout(() => void load(), VOICE_RETRY_MS);
  };
  const patienceTimer = setTimeout(() => {
    if (condition.voice === 'loading') update({ voice: 'missing' });
  }, VOICE_PATIENCE_MS);
  void load();
  keepOutputAwake(context);

  return {
    condition: () => condition,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    bank: () => bank,
    useVoice: (wanted) => {
      if (JSON.stringify(wanted) === JSON.stringify(manifest)) return;
      manifest = wanted;
      clearTimeout(retryTimer);
      // Sentences are made in the new language from now on: the old sounds have nothing to say in it.
      if (!bank.speaks(wanted.languages[0] ?? 'vi')) update({ voice: 'loading' });
      void load();
    },
    setVolume: (percent) => {
      volume.gain.value = percent / 100;
    },
    play: (timeline) => {
      const startAtSeconds = context.currentTime + LEAD_SECONDS;
      const stop = scheduleTimeline(context, timeline, chime, bank, startAtSeconds, volume);
      return {
        hasPlayedUntil: (timelineMs) =>
          context.currentTime + CLOCK_TOLERANCE_SECONDS >= startAtSeconds + timelineMs / 1_000,
        stop,
      };
    },
    unlock: () => {
      if (context.state !== 'running') void context.resume();
    },
    close: () => {
      isClosed = true;
      clearInterval(checkTimer);
      clearTimeout(patienceTimer);
      clearTimeout(retryTimer);
      void context.close();
    },
  };
}
