import { expect, it } from 'vitest';
import { latentGrid } from './latent-grid.js';
import { timestepParts } from './token-timesteps.js';

const grid = latentGrid([48, 3, 4, 6], [1, 2, 2]);

it('gives the first latent frame its own timestep', () => {
  expect(timestepParts({ first: 0, rest: 871 }, grid)).toEqual({ timesteps: [0, 871], lengths: [6, 12] });
});

it('needs one part for one timestep, equal timesteps, or a single frame', () => {
  expect(timestepParts(871, grid)).toEqual({ timesteps: [871], lengths: [18] });
  expect(timestepParts({ first: 5, rest: 5 }, grid)).toEqual({ timesteps: [5], lengths: [18] });
  const still = latentGrid([48, 1, 4, 6], [1, 2, 2]);
  expect(timestepParts({ first: 0, rest: 871 }, still)).toEqual({ timesteps: [0], lengths: [6] });
});
