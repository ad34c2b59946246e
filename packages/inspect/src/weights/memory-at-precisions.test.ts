import { expect, test } from 'vitest';
import { memoryAtPrecisions, sumOfMemory } from './memory-at-precisions.js';

test('matrices are quantised, the rest stays 16 bit', () => {
  const memory = memoryAtPrecisions([{ shape: [64, 64] }, { shape: [64] }]);
  expect(memory).toEqual({
    fp32: (4096 + 64) * 4,
    bf16: (4096 + 64) * 2,
    fp16: (4096 + 64) * 2,
    int8: 4096 + 64 * 5 + 64 * 2,
    int4: 2048 + 128 * 4.5 + 64 * 2,
  });
});

test('memory adds up, and nothing is nothing', () => {
  const one = memoryAtPrecisions([{ shape: [2, 3, 4] }]);
  expect(sumOfMemory([one, one])?.fp32).toBe(192);
  expect(sumOfMemory([])).toBeNull();
});
