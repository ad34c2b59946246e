import { expect, it } from 'vitest';
import { patchPixels, unpatchPixels } from './patch-pixels.js';

const picture = {
  planes: 2,
  height: 4,
  width: 6,
  data: Float32Array.from({ length: 48 }, (_, at) => at),
};

it('puts the pixel of row r and column c of a patch into channel 4·colour + 2c + r', () => {
  const { planes, height, width, data } = patchPixels(picture, 2);
  expect([planes, height, width]).toEqual([8, 2, 3]);
  for (const [colour, column, row, y, x] of [
    [0, 0, 0, 0, 0],
    [0, 1, 0, 1, 2],
    [1, 0, 1, 0, 1],
    [1, 1, 1, 1, 0],
  ] as const) {
    const plane = 4 * colour + 2 * column + row;
    const expected = picture.data[(colour * 4 + 2 * y + row) * 6 + 2 * x + column];
    expect(data[(plane * 2 + y) * 3 + x]).toBe(expected);
  }
});

it('is undone', () => {
  expect(unpatchPixels(patchPixels(picture, 2), 2)).toEqual(picture);
});

it('leaves pictures without patches alone', () => {
  expect(patchPixels(picture, 1)).toBe(picture);
  expect(unpatchPixels(picture, 1)).toBe(picture);
});
