import type { Tensor } from '@retake/plugin-api';
import { expect, it } from 'vitest';
import { joinChannels } from './join-channels.js';

const tensor = (dims: number[], ...data: number[]): Tensor<'float32'> => ({
  type: 'float32',
  dims,
  data: Float32Array.from(data),
});

it('stacks channels in the given order', () => {
  const joined = joinChannels(tensor([1, 1, 1, 2], 1, 2), tensor([2, 1, 1, 2], 3, 4, 5, 6));
  expect(joined).toEqual(tensor([3, 1, 1, 2], 1, 2, 3, 4, 5, 6));
});

it('refuses parts of other sizes', () => {
  const other = tensor([1, 2, 1, 1], 1, 2);
  expect(() => joinChannels(tensor([1, 1, 1, 2], 1, 2), other)).toThrow(/\[1,2,1,1\] cannot be joined/);
});
