import { expect, it } from 'vitest';
import { denormalise } from './denormalise.js';
import { normalise } from './normalise.js';
import { wan21Vae } from './wan21-vae.fixture.js';

it('shifts and scales every channel by its own constants, and denormalise undoes it', () => {
  const config = { ...wan21Vae, z_dim: 2, latents_mean: [-0.7571, 10], latents_std: [2.8184, 1.4541] };
  const means = Float32Array.of(1, 2, 11, 9);
  const found = normalise(means, config);
  const expected = [1.7571 / 2.8184, 2.7571 / 2.8184, 1 / 1.4541, -1 / 1.4541];
  for (const [at, value] of expected.entries()) expect(found[at]).toBeCloseTo(value, 5);
  const back = denormalise({ type: 'float32', dims: [2, 1, 1, 2], data: found }, config).data;
  for (const [at, value] of means.entries()) expect(back[at]).toBeCloseTo(value, 5);
});
