import { expect, it } from 'vitest';
import { enlargePicture } from './enlarge-picture.js';

it('makes squares of pixels', () => {
  const rgb = Uint8Array.of(1, 2, 3, 4, 5, 6);
  const { width, height, rgb: large } = enlargePicture({ width: 2, height: 1, rgb }, 3);
  expect([width, height]).toEqual([4, 2]);
  const row = [1, 2, 3, 1, 2, 3, 4, 5, 6, 4, 5, 6];
  expect([...large]).toEqual([...row, ...row]);
});

it.each([
  [8, 8, 128, 128],
  [4, 2, 128, 64],
  [104, 60, 208, 120],
  [128, 3, 128, 3],
  [160, 90, 160, 90],
])('of %i×%i becomes %i×%i', (width, height, wide, high) => {
  const large = enlargePicture({ width, height, rgb: new Uint8Array(width * height * 3) }, 128);
  expect([large.width, large.height, large.rgb.length]).toEqual([wide, high, wide * high * 3]);
});
