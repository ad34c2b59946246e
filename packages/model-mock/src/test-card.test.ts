import { expect, it } from 'vitest';
import { testCard } from './test-card.js';

const size = { width: 96, height: 64 };
const frame = (index: number) => testCard({ ...size, index, count: 4 });
const isLetter = (pixels: Uint8Array, x: number, y: number) => pixels[(y * size.width + x) * 3] === 255;

it('shows the word in the middle of every frame', () => {
  for (const index of [0, 3]) {
    const pixels = frame(index);
    const rows = Array.from({ length: size.height }, (_, y) =>
      Array.from({ length: size.width }, (_, x) => (isLetter(pixels, x, y) ? '#' : '.')).join(''),
    );
    const lettered = rows.filter((row) => row.includes('#'));
    expect(lettered.length).toBe(21);
    expect(lettered[0]?.replaceAll(/#+/g, '#').replaceAll(/\.+/g, '.')).toBe('.#.#.#.#.#.#.');
    const [first = 0, last = 0] = [
      rows.findIndex((row) => row.includes('#')),
      rows.findLastIndex((row) => row.includes('#')),
    ];
    expect(Math.abs(first - (size.height - 1 - last))).toBeLessThanOrEqual(1);
  }
});

it('is another picture in every frame, and the same one every time', () => {
  expect(frame(1)).toEqual(frame(1));
  expect(frame(1)).not.toEqual(frame(2));
  expect(frame(0)).toHaveLength(size.width * size.height * 3);
});
