/** Hands on the microphone's samples, a block of about 20 ms at a time. Served as a file: pages may run no other scripts. */
/* global AudioWorkletProcessor, registerProcessor -- what a worklet runs in */
const BLOCK_SAMPLES = 1_024;

class Capture extends AudioWorkletProcessor {
  block = new Float32Array(BLOCK_SAMPLES);
  filled = 0;

  process([input]) {
    const channel = input[0];
    // No channel: the microphone has not begun, or is gone.
    if (channel === undefined) return true;
    for (const sample of channel) {
      this.block[this.filled] = sample;
      this.filled += 1;
      if (this.filled < BLOCK_SAMPLES) continue;
      this.port.postMessage(this.block, [this.block.buffer]);
      this.block = new Float32Array(BLOCK_SAMPLES);
      this.filled = 0;
    }
    return true;
  }
}

registerProcessor('capture', Capture);
