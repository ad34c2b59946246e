import type { Tensor } from '@retake/plugin-api';
import { expect, it } from 'vitest';
import { i2vFrames } from './i2v-frames.js';

const picture = (value: number, dims = [3, 1, 2]): Tensor<'float32'> => ({
  type: 'float32',
  dims,
  data: new Float32Array(6).fill(value),
});
const values = (frames: Iterable<Tensor<'float32'>>) => [...frames].map(({ data }) => data[5]);

it('shows the image, then grey', () => {
  const frames = [...i2vFrames(picture(0.5), undefined, 5)];
  expect(values(frames)).toEqual([0.5, 0, 0, 0, 0]);
  for (const { dims } of frames) expect(dims).toEqual([3, 1, 1, 2]);
  expect(values(i2vFrames(picture(0.5), undefined, 1))).toEqual([0.5]);
});

it('ends with the last image', () => {
  expect(values(i2vFrames(picture(0.5), picture(-1, [3, 1, 1, 2]), 5))).toEqual([0.5, 0, 0, 0, -1]);
});

it('refuses images of two sizes, and two images in one frame', () => {
  expect(() => [...i2vFrames(picture(1), picture(1, [3, 2, 1]), 5)]).toThrow(/differs in size/);
  expect(() => [...i2vFrames(picture(1), picture(1), 1)]).toThrow(/no place for a last image/);
});
