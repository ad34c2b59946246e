import { expect, test } from 'vitest';
import type { TensorReader } from './tensor-reader.js';
import { zeroTail } from './zero-tail.js';

const size = 50_000_000;
const window = 4096;

/** A file whose bytes are zero from `from` on. */
function fileZeroFrom(from: number) {
  let looks = 0;
  const reader = {
    isZero: async (at: number) => {
      looks++;
      return at >= from;
    },
  } as unknown as TensorReader;
  return { reader, looks: () => looks };
}

test.each([0.02, 0.37, 0.5, 0.99, 0.9999])('finds where zeros begin at %d of the file', async (share) => {
  const from = Math.floor(size * share);
  const { reader, looks } = fileZeroFrom(from);
  const found = await zeroTail(reader, 1000, size);
  expect(found).toBeGreaterThanOrEqual(Math.min(from, size - window));
  expect(found).toBeLessThanOrEqual(Math.max(from + window, size - window));
  expect(looks()).toBeLessThan(40);
});

test('a file of zeros begins where its data does, and a sound one has no tail', async () => {
  expect(await zeroTail(fileZeroFrom(0).reader, 1000, size)).toBe(1000);
  expect(await zeroTail(fileZeroFrom(size).reader, 1000, size)).toBeUndefined();
});
