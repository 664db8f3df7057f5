/** The microphone as the browser gives it: samples at 48 kHz in one channel, as untouched as can be had. */
import captureUrl from './capture-worklet.js?url';

/**
 * `insecure`: browsers give no microphone to a page that came over plain HTTP from another machine; `denied`: somebody or
 * some policy said no; `none`: none is plugged in; `failed`: it is there and does not run.
 */
export type MicrophoneFault = 'insecure' | 'denied' | 'none' | 'failed';

export const SAMPLE_RATE_HZ = 48_000;

export type Microphone = { readonly close: () => void };
export type OpenMicrophone = (
  onBlock: (samples: Float32Array) => void,
) => Promise<Microphone | MicrophoneFault>;

const faultOf = (error: unknown): MicrophoneFault => {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'none' : 'failed';
};

/** Whether this page may ask for a microphone at all. */
export const mayRecord = (): boolean => window.isSecureContext && 'mediaDevices' in navigator;

/** Opens the microphone and hands on what it hears until it is closed. Never rejects. */
export const openMicrophone: OpenMicrophone = async (onBlock) => {
  if (!mayRecord()) return 'insecure';
  let stream: MediaStream | null = null;
  let context: AudioContext | null = null;
  try {
    // What a call needs (echo, noise and level corrected all the time) makes each word of a voice different.
    stream = await navigator.mediaDevices.getUserMedia({
      audio: { channelCount: 1, echoCancellation: false, noiseSuppression: false, autoGainControl: false },
    });
    context = new AudioContext({ sampleRate: SAMPLE_RATE_HZ });
    await context.audioWorklet.addModule(captureUrl);
    const capture = new AudioWorkletNode(context, 'capture', { numberOfOutputs: 0, channelCount: 1 });
    capture.port.addEventListener('message', ({ data }: MessageEvent<Float32Array>) => {
      onBlock(data);
    });
    capture.port.start();
    context.createMediaStreamSource(stream).connect(capture);
    await context.resume();
    const [opened, heard] = [context, stream];
    return {
      close: () => {
        for (const track of heard.getTracks()) track.stop();
        void opened.close();
      },
    };
  } catch (error) {
    for (const track of stream?.getTracks() ?? []) track.stop();
    void context?.close();
    return faultOf(error);
  }
};
