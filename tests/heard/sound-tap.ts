/**
 * Runs inside the real display page before anything else: everything that goes to the loudspeaker also goes to a recorder,
 * and every clip that is asked for is noted. The page knows nothing of it and plays as it always does.
 */
import { fitOf, overlapOf, residualOf, type Fit, type Played, type Recording } from './sound-analysis.ts';

/** The recorder's half on the audio thread, as the test hands it in. */
declare const SOUND_RECORDER: string;

type Block = { readonly frame: number; readonly samples: Float32Array };
type Asked = {
  readonly buffer: AudioBuffer;
  readonly frame: number;
  readonly offsetFrame: number;
  readonly frames: number;
  stoppedAtFrame: number;
};

const blocks: Block[] = [];
const asked: Asked[] = [];
const captions: string[] = [];

/** What a whole recording shows; positions in seconds of the sound clock. */
export type HeardSound = {
  /** The recording has no hole in it from the first clip on. */
  readonly isWhole: boolean;
  /** The clips asked for, in the order in which they begin. */
  readonly clips: readonly (Fit & {
    readonly atSeconds: number;
    readonly durationSeconds: number;
    /** Where in its file the clip lies, and how long that file is. */
    readonly offsetSeconds: number;
    readonly fileSeconds: number;
  })[];
  readonly overlapSeconds: number;
  /** Level of the loudest thing in the recording that nobody asked for. */
  readonly residual: number;
  /** Level of the recording's loudest sample. */
  readonly peak: number;
  /** Every caption that stood on the wall while its words were spoken, in order. */
  readonly captions: readonly string[];
};

const buses = new WeakMap<BaseAudioContext, AudioNode>();
/** The browser's own methods, which are put aside before they are replaced. */
const nodes = AudioNode.prototype as unknown as {
  connect: (this: AudioNode, ...given: unknown[]) => unknown;
};
const sources = AudioBufferSourceNode.prototype as unknown as {
  start: (this: AudioBufferSourceNode, ...given: number[]) => void;
  stop: (this: AudioBufferSourceNode, ...given: number[]) => void;
};
const { connect } = nodes;
const { start, stop } = sources;

/** The way to the recorder of a context: one channel, complete from the first sound on. */
function busOf(context: BaseAudioContext): AudioNode {
  const known = buses.get(context);
  if (known !== undefined) return known;
  const bus = new GainNode(context, { channelCount: 1, channelCountMode: 'explicit' });
  buses.set(context, bus);
  const recorderUrl = URL.createObjectURL(new Blob([SOUND_RECORDER], { type: 'text/javascript' }));
  void context.audioWorklet.addModule(recorderUrl).then(() => {
    const recorder = new AudioWorkletNode(context, 'sound-recorder', {
      channelCount: 1,
      channelCountMode: 'explicit',
    });
    recorder.port.onmessage = ({ data }: MessageEvent<Block>) => blocks.push(data);
    connect.call(bus, recorder);
    // Its own output is silence: it is connected only because the browser runs nothing that leads nowhere.
    connect.call(recorder, context.destination);
  });
  return bus;
}

nodes.connect = function (...given) {
  const [target] = given;
  const isLoudspeaker = target instanceof AudioDestinationNode && target.context instanceof AudioContext;
  if (isLoudspeaker) connect.call(this, busOf(target.context));
  return connect.apply(this, given);
};

const notes = new WeakMap<AudioScheduledSourceNode, Asked>();
sources.start = function (...given) {
  const [when = 0, offset = 0, duration] = given;
  const { buffer, context, loop } = this;
  if (buffer !== null && !loop && context instanceof AudioContext) {
    const inFrames = (seconds: number): number => Math.round(seconds * context.sampleRate);
    const frames = inFrames(duration ?? buffer.duration - offset);
    const note = { buffer, frame: inFrames(when), offsetFrame: inFrames(offset), frames };
    const noted = { ...note, stoppedAtFrame: Number.POSITIVE_INFINITY };
    asked.push(noted);
    notes.set(this, noted);
  }
  start.apply(this, given);
};
sources.stop = function (...given) {
  const [when = 0] = given;
  const noted = notes.get(this);
  const { currentTime, sampleRate } = this.context;
  if (noted !== undefined) noted.stoppedAtFrame = Math.round(Math.max(when, currentTime) * sampleRate);
  stop.apply(this, given);
};

addEventListener('DOMContentLoaded', () => {
  new MutationObserver(() => {
    const text = document.querySelector('.hall-caption[data-speaker="speaking"]')?.textContent;
    if (text != null && text !== captions.at(-1)) captions.push(text);
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
});

/** The clips as they were really asked for; one that was stopped before its end counts up to there. */
const playedOf = (all: readonly Asked[]): readonly (Played & { readonly from: Asked })[] =>
  all
    .map((from) => {
      const { buffer, frame, offsetFrame } = from;
      const frames = Math.min(from.frames, Math.max(0, from.stoppedAtFrame - frame));
      const samples = buffer.getChannelData(0).subarray(offsetFrame, offsetFrame + frames);
      return { frame, samples, from };
    })
    .filter(({ samples }) => samples.length > 0)
    .toSorted((one, other) => one.frame - other.frame);

/** Everything recorded since the beginning, held against everything asked for. */
function heard(): HeardSound {
  const played = playedOf(asked);
  const [first, last] = [blocks[0], blocks.at(-1)];
  const [firstClip] = played;
  if (first === undefined || last === undefined || firstClip === undefined)
    throw new Error('Nothing was heard.');
  const recording: Recording = {
    firstFrame: first.frame,
    samples: new Float32Array(last.frame + last.samples.length - first.frame),
  };
  let [end, isWhole] = [first.frame, first.frame <= firstClip.frame];
  for (const { frame, samples } of blocks) {
    // While the page is still starting, the recorder may be late; from the first clip on nothing may be missing.
    if (frame !== end && frame > firstClip.frame) isWhole = false;
    recording.samples.set(samples, frame - first.frame);
    end = frame + samples.length;
  }
  const { sampleRate } = firstClip.from.buffer;
  return {
    isWhole,
    clips: played.map((clip) => ({
      ...fitOf(recording, clip),
      atSeconds: clip.frame / sampleRate,
      durationSeconds: clip.samples.length / sampleRate,
      offsetSeconds: clip.from.offsetFrame / sampleRate,
      fileSeconds: clip.from.buffer.duration,
    })),
    overlapSeconds: overlapOf(played) / sampleRate,
    residual: residualOf(recording, played, sampleRate),
    peak: recording.samples.reduce((highest, value) => Math.max(highest, Math.abs(value)), 0),
    captions,
  };
}

const soundTap = { heard, isRecording: () => blocks.length > 0 };
export type SoundTap = typeof soundTap;
Object.assign(globalThis, { soundTap });
