import { expect, it } from 'vitest';
import { i2vMask } from './i2v-mask.js';

const frameOf = (data: Float32Array, frame: number) => [...data.subarray(frame * 6, frame * 6 + 6)];
const ones = [1, 1, 1, 1, 1, 1];

it('marks the first latent frame in all four channels', () => {
  const { dims, data } = i2vMask(3, 2, 3, false);
  expect(dims).toEqual([4, 3, 2, 3]);
  for (let channel = 0; channel < 4; channel++) expect(frameOf(data, channel * 3)).toEqual(ones);
  expect(data.reduce((sum, value) => sum + value)).toBe(4 * 6);
});

it('marks the last pixel frame, in the last channel only', () => {
  const { data } = i2vMask(3, 2, 3, true);
  expect(frameOf(data, 3 * 3 + 2)).toEqual(ones);
  expect(data.reduce((sum, value) => sum + value)).toBe(5 * 6);
});
