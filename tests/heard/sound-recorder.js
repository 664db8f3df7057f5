/* The recorder's half on the audio thread, where no busy page can make it miss a sample. Served as it is. */
/* global registerProcessor, AudioWorkletProcessor, currentFrame */
const BLOCK_FRAMES = 4_096;

registerProcessor(
  'sound-recorder',
  class extends AudioWorkletProcessor {
    samples = new Float32Array(BLOCK_FRAMES);
    filled = 0;

    process([[channel]], [[output]]) {
      if (this.filled === 0) this.frame = currentFrame;
      // Without a channel nothing is playing: silence, as long as the output's.
      this.samples.set(channel ?? new Float32Array(output.length), this.filled);
      this.filled += output.length;
      if (this.filled === BLOCK_FRAMES) {
        this.port.postMessage({ frame: this.frame, samples: this.samples });
        this.samples = new Float32Array(BLOCK_FRAMES);
        this.filled = 0;
      }
      return true;
    }
  },
);
