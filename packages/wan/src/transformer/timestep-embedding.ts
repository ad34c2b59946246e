import type { Tensor } from '@retake/plugin-api';

const maxPeriod = 10000;

/**
 * Sinusoidal embeddings [n, width] of timesteps on the 0…1000 scale, cosines first, rounded to float32 after every
 * operation as diffusers' `get_timestep_embedding` does.
 */
export function timestepEmbedding(timesteps: readonly number[], width: number): Tensor<'float32'> {
  const half = width / 2;
  const data = new Float32Array(timesteps.length * width);
  const rate = Math.fround(-Math.log(maxPeriod));
  for (const [row, timestep] of timesteps.entries())
    for (let i = 0; i < half; i++) {
      const frequency = Math.fround(Math.exp(Math.fround(Math.fround(rate * i) / half)));
      const angle = Math.fround(Math.fround(timestep) * frequency);
      data[row * width + i] = Math.cos(angle);
      data[row * width + half + i] = Math.sin(angle);
    }
  return { type: 'float32', dims: [timesteps.length, width], data };
}
