import { expect, it } from 'vitest';
import { frameChunks } from './frame-chunks.js';

async function* frames(count: number) {
  for (let frame = 0; frame < count; frame++)
    yield { planes: 2, height: 1, width: 1, data: Float32Array.of(frame, 10 + frame) };
}

async function chunks(count: number, whole = false) {
  const found = [];
  for await (const { dims, data } of frameChunks(frames(count), 4, whole)) found.push([dims, [...data]]);
  return found;
}

it('takes the first frame alone, then four at once, channels slowest', async () => {
  expect(await chunks(5)).toEqual([
    [
      [1, 2, 1, 1, 1],
      [0, 10],
    ],
    [
      [1, 2, 4, 1, 1],
      [1, 2, 3, 4, 11, 12, 13, 14],
    ],
  ]);
});

it('takes all at once when asked', async () => {
  expect((await chunks(9, true)).map(([dims]) => dims)).toEqual([[1, 2, 9, 1, 1]]);
});

it.each([0, 4, 8])('refuses %i frames', async (count) => {
  await expect(chunks(count)).rejects.toMatchObject({ code: 'request_invalid', facts: { frames: count } });
});
