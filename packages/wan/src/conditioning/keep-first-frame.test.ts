import type { Tensor } from '@retake/plugin-api';
import { expect, it } from 'vitest';
import { keepFirstFrame } from './keep-first-frame.js';

const latents: Tensor<'float32'> = {
  type: 'float32',
  dims: [2, 2, 1, 2],
  data: Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8),
};

it('replaces frame 0 of every channel and leaves the given latents alone', () => {
  const image: Tensor<'float32'> = {
    type: 'float32',
    dims: [2, 1, 1, 2],
    data: Float32Array.of(-1, -2, -3, -4),
  };
  const before = latents.data.slice();
  expect([...keepFirstFrame(latents, image).data]).toEqual([-1, -2, 3, 4, -3, -4, 7, 8]);
  expect(latents.data).toEqual(before);
});

it('refuses an image of another size', () => {
  const image: Tensor<'float32'> = { type: 'float32', dims: [2, 1, 2, 1], data: new Float32Array(4) };
  expect(() => keepFirstFrame(latents, image)).toThrow(/\[2,1,2,1\] do not fit/);
});
