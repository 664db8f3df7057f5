/** Plays and reads sounds at the recorder: opened with the first press, as browsers ask. */
import { SAMPLE_RATE_HZ } from './microphone.ts';

export type Playback = {
  readonly play: (samples: Float32Array<ArrayBuffer>) => void;
  readonly playUrl: (url: string) => void;
  /** Mono samples at 48 kHz; null for what is no sound. */
  readonly decode: (file: Blob) => Promise<Float32Array | null>;
};

/** All channels in one, equally loud. */
function mono(sound: AudioBuffer): Float32Array {
  const channels = Array.from({ length: sound.numberOfChannels }, (_, index) => sound.getChannelData(index));
  const [first] = channels;
  if (first === undefined || channels.length === 1) return first ?? new Float32Array();
  return first.map((_, at) => channels.reduce((sum, each) => sum + (each[at] ?? 0), 0) / channels.length);
}

/** A loudspeaker of its own, apart from the sentences: what is played stops what was played before. */
export function createPlayback(): Playback {
  let opened: AudioContext | null = null;
  let playing: AudioBufferSourceNode | null = null;
  const context = (): AudioContext => (opened ??= new AudioContext({ sampleRate: SAMPLE_RATE_HZ }));
  const playBuffer = (buffer: AudioBuffer): void => {
    playing?.stop();
    const source = context().createBufferSource();
    source.buffer = buffer;
    source.connect(context().destination);
    source.start();
    playing = source;
    void context().resume();
  };
  const read = async (bytes: ArrayBuffer): Promise<AudioBuffer | null> => {
    try {
      return await context().decodeAudioData(bytes);
    } catch {
      return null;
    }
  };
  return {
    play: (samples) => {
      const buffer = context().createBuffer(1, samples.length, SAMPLE_RATE_HZ);
      buffer.copyToChannel(samples, 0);
      playBuffer(buffer);
    },
    playUrl: (url) => {
      void fetch(url)
        .then(async (response) => (response.ok ? read(await response.arrayBuffer()) : null))
        .catch(() => null)
        .then((buffer) => {
          if (buffer !== null) playBuffer(buffer);
        });
    },
    decode: async (file) => {
      const sound = await read(await file.arrayBuffer());
      return sound === null ? null : mono(sound);
    },
  };
}
