import { expect, it } from 'vitest';
import { fitSize } from './fit-size.js';

const area480 = 480 * 832;

// Computed by the two lines of the diffusers documentation, with numpy.
it.each([
  [832, 480, area480, 16, 832, 480],
  [1920, 1080, area480, 16, 832, 464],
  [1080, 1920, area480, 16, 464, 832],
  [4000, 3000, area480, 16, 720, 544],
  [1000, 1000, 704 * 1280, 32, 928, 928],
  [1920, 1080, 704 * 1280, 32, 1248, 704],
  [640, 427, 64 * 96, 32, 96, 64],
])('%i×%i at %i pixels in multiples of %i is %i×%i', (width, height, area, multiple, wide, high) => {
  expect(fitSize(width, height, area, multiple)).toEqual({ width: wide, height: high });
});

it('leaves at least one multiple', () => {
  expect(fitSize(10_000, 10, area480, 16)).toEqual({ width: 19_984, height: 16 });
});
