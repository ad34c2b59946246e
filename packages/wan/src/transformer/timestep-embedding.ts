import type { Tensor } from '@retake/plugin-api';

const maxPeriod = 10000;

/**
 * Sinusoidal embedding [1, width] of a timestep on the 0…1000 scale, cosines first, rounded to float32 after every
 * operation as diffusers' `get_timestep_embedding` does.
 */
export function timestepEmbedding(timestep: number, width: number): Tensor<'float32'> {
  const half = width / 2;
  const data = new Float32Array(width);
  const rate = Math.fround(-Math.log(maxPeriod));
  for (let i = 0; i < half; i++) {
    const frequency = Math.fround(Math.exp(Math.fround(Math.fround(rate * i) / half)));
    const angle = Math.fround(Math.fround(timestep) * frequency);
    data[i] = Math.cos(angle);
    data[half + i] = Math.sin(angle);
  }
  return { type: 'float32', dims: [1, width], data };
}
