/** Mean power of each window of `windowLength` samples; the last one may be shorter. */
export function windowPowers(samples: Float32Array, windowLength: number): Float64Array {
  const powers = new Float64Array(Math.ceil(samples.length / windowLength));
  for (let index = 0; index < powers.length; index += 1) {
    const part = samples.subarray(index * windowLength, (index + 1) * windowLength);
    powers[index] = part.reduce((sum, value) => sum + value * value, 0) / part.length;
  }
  return powers;
}
