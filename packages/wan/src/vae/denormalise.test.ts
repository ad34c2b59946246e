import { expect, it } from 'vitest';
import { denormalise } from './denormalise.js';
import { wan21Vae } from './wan21-vae.fixture.js';

it('scales and shifts every channel by its own constants, in float32', () => {
  const config = { ...wan21Vae, z_dim: 2, latents_mean: [-0.7571, 10], latents_std: [2.8184, 1.4541] };
  const latents = { type: 'float32' as const, dims: [2, 1, 1, 2], data: Float32Array.of(1, 2, 1, -1) };
  const expected = [2.8184 - 0.7571, 2 * 2.8184 - 0.7571, 11.4541, 10 - 1.4541];
  const { data, dims } = denormalise(latents, config);
  expect(dims).toEqual(latents.dims);
  for (const [at, value] of expected.entries()) expect(data[at]).toBeCloseTo(value, 5);
});
